"""Steps in a checked order, the same result whoever does the work."""

from collections.abc import Callable
from typing import Any

import pytest

from inspel_text.analysis import KEPT, Settings, standard_pipeline
from inspel_text.corpus import Corpus
from inspel_text.errors import StepError
from inspel_text.facet_model import facet_models
from inspel_text.facets import swedish
from inspel_text.pipeline import Pipeline
from inspel_text.shelf import Column, Shelf

TEXTS = ("Fler bussar till byarna", "Bygg bostäder", "vet ej", "Elpriset är högt", "Fler bussar till byarna", "Hej!")


class Lengths:
    requires, provides, over = ("rows",), ("lengths",), "shard"

    def __init__(self, *, extra: int = 0) -> None:
        self.extra, self._hidden = extra, "not a setting"

    def __call__(self, bag):
        return {"lengths": [len(row) + self.extra for row in bag["rows"]]}


class Total:
    requires, provides, over = ("lengths",), ("total",), "corpus"

    def __call__(self, bag):
        return {"total": sum(bag["lengths"])}


class Places:
    requires, provides, over = ("rows", "offset"), ("places",), "shard"

    def __call__(self, bag):
        return {"places": [bag["offset"] + number for number in range(len(bag["rows"]))]}


class BreaksItsWord(Total):
    def __call__(self, bag):
        return {"sum": 0}


class SaysTooMuch(Total):
    def __call__(self, bag):
        return {"total": 0, "more": 1}


@pytest.fixture
def shelf(tmp_path):
    return Shelf.fill(tmp_path, ["ett", "tre", "fyra"], shard_size=2)


def test_a_step_before_the_one_it_needs_is_refused_naming_both():
    with pytest.raises(StepError) as refused:
        Pipeline(Total(), Lengths())

    assert (refused.value.code, refused.value.params) == (
        "step.missing_input",
        {"step": "Total", "missing": "lengths"},
    )


def test_the_refusal_says_in_swedish_what_to_do():
    with pytest.raises(StepError) as refused:
        Pipeline(Total())

    assert str(refused.value) == (
        "Steget Total behöver lengths, som inget tidigare steg tar fram. "
        "Lägg till steget som gör det, eller ändra ordningen."
    )


def test_a_step_that_another_needs_cannot_be_taken_out():
    with pytest.raises(StepError) as refused:
        Pipeline(Lengths(), Total()).without("Lengths")

    assert refused.value.params == {"step": "Total", "missing": "lengths"}


def test_a_step_that_nobody_needs_can_be_taken_out(shelf):
    outcome = Pipeline(Lengths(), Total()).without("Total").run(shelf, {}, keep=("lengths",))

    assert sorted(outcome.shared) == ["size"]


def test_a_step_can_be_replaced_by_another_in_its_place(shelf):
    outcome = Pipeline(Lengths(), Total()).replace("Lengths", Lengths(extra=10)).run(shelf, {})

    assert outcome.shared["total"] == 10 + 30


def test_the_settings_are_those_of_the_constructors():
    assert Pipeline(Lengths(extra=3), Total()).settings() == {"Lengths": {"extra": 3}, "Total": {}}


@pytest.mark.parametrize(("step", "made"), [(BreaksItsWord(), "sum"), (SaysTooMuch(), "more, total")])
def test_a_step_that_breaks_its_promise_stops_the_run(shelf, step, made):
    with pytest.raises(StepError) as stopped:
        Pipeline(Lengths(), step).run(shelf, {})

    assert (stopped.value.code, stopped.value.params["made"]) == ("step.broken_promise", made)


def test_a_corpus_step_sees_all_shards(shelf):
    outcome = Pipeline(Lengths(), Total()).run(shelf, {})

    assert outcome.shared == {"size": 3, "total": 10}


def test_a_shard_step_knows_where_its_shard_begins(shelf):
    outcome = Pipeline(Places()).run(shelf, {}, keep=("places",))

    assert list(outcome.bag()["places"]) == [0, 1, 2]


def test_columns_that_nobody_needs_are_not_kept(shelf):
    Pipeline(Lengths(), Total(), Places()).run(shelf, {}, keep=("lengths",))

    assert [shelf.has(name) for name in ("lengths", "places")] == [True, False]


def test_it_tells_how_far_it_has_come(shelf):
    told = []

    Pipeline(Lengths(), Total()).run(shelf, {}, tell=lambda *progress: told.append(progress))

    assert told == [("Lengths", 1, 2), ("Lengths", 2, 2), ("Total", 0, 1)]


@pytest.fixture
def lines(small, tmp_path) -> Callable[..., list[str]]:
    """The contract's lines for the texts, several shards, with a number of workers."""
    standard = standard_pipeline(small.codebook, Settings())
    shared: dict[str, Any] = {
        **small._asdict(),
        "scope_reasons": swedish("scope"),
        "models": facet_models(),
        "taught": None,
    }

    def run(name: str, workers: int) -> list[str]:
        (tmp_path / name).mkdir()
        shelf = Shelf.fill(tmp_path / name, Corpus.of(TEXTS * 2), shard_size=3)
        return list(Column(standard.run(shelf, shared, workers=workers, keep=KEPT).shelf, "lines"))

    return run


def test_two_workers_write_the_same_bytes_as_one(lines):
    assert lines("two", 2) == lines("one", 1)


def test_two_runs_write_the_same_bytes(lines):
    assert lines("first", 1) == lines("second", 1)


def test_the_lines_come_in_the_order_of_the_rows(lines):
    numbers = [line.partition(", ")[0] for line in lines("run", 1)]

    assert numbers == [f'{{"id": "{number}"' for number in range(1, 13)]
