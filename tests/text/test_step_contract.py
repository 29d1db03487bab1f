"""One battery for every step of the standard pipeline: repeatable, untouched by its work, as good as its word."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

import numpy as np
import pytest

from inspel_text.analysis import Settings, standard_pipeline
from inspel_text.codebook import Codebook
from inspel_text.pipeline import name_of
from inspel_text.wordcounts import WordCounts

STEPS = {name_of(step): step for step in standard_pipeline(Codebook("bok", "Bok", ()), Settings()).steps}
PLACES = ("Boden", "Kalix", "Piteå", "Kiruna", "Pajala", "Haparanda", "Arjeplog", "Jokkmokk", "Älvsbyn", "Abisko")
UNCOVERED = (
    "Katterna jagar möss i ladan", "Möss och katter hör ihop", "Vildkatterna fångar möss åt bonden",
    "Utan katter blir möss en plåga", "Svarta katter äter sällan möss", "Hungriga katter letar möss i snön",
    "Soppan kokar i grytan på spisen", "Grytan rymmer soppa åt hundra", "Varm soppa ur en svart gryta",
    "Ingen soppa utan en stor gryta", "Kålsoppa kokas i mormors gryta", "Min gryta luktar gammal soppa",
)  # fmt: skip
TEXTS = (
    ("Bättre tåg, fler bostäder och billigare el", {"sender": "a", "municipality": "Boden", "group": "unga"}),
    ("Bättre tåg, fler bostäder och billigare el", {"sender": "a", "municipality": "Boden"}),
    ("Elpriserna är orimliga. Ring Eva Lindqvist 070-123 45 67.", {"sender": "b", "channel": "torgmöte"}),
    "Bussen går bra, men gruvan förstör renbetet.",
    "Gruvan hotar rennäringen",
    "Vi säger nej till vindkraft och ja till bostäder.",
    "Ingen buss går på kvällarna till byarna i inlandet, det är ett stort problem för pendlare.",
    "Ett problem för pendlare är att det på kvällarna inte går någon buss till byarna i inlandet",
    "Sänk bensinskatten!",
    "vet ej",
    "🎉🎉",
    *((f"Bussen till {place} är sen", {"group": "unga"}) for place in PLACES),
    *((f"Bostäder i {place} saknas", {"group": "äldre"}) for place in PLACES),
    *UNCOVERED,
)
NO_DUPLICATES = {
    "first_of": np.zeros(0, np.int64),
    "alike": np.zeros(0, np.int8),
    "resent": np.zeros(0, bool),
    "duplicate_of": {},
}
"""What Duplicates ought to give for nothing, so that the steps after it can be tried."""


def plain(value):
    """Any value as lists and dicts that can be compared; the matcher only remembers, and is left out."""
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.tolist()
    if isinstance(value, WordCounts):
        return plain(vars(value))
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items() if key != "matcher"}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


@pytest.fixture(scope="session")
def bags(bag_after):
    """For each step the bag it is handed, when the steps before it have read the texts."""
    bag, before = bag_after(TEXTS), {}
    for name, step in STEPS.items():
        before[name] = dict(bag)
        bag |= step(bag)
    return before


@pytest.fixture(scope="session")
def empty_bags(bag_after):
    """The same when nobody wrote anything."""
    bag, before = bag_after([]), {}
    for name, step in STEPS.items():
        before[name] = dict(bag)
        bag |= NO_DUPLICATES if name == "Duplicates" else step(bag)
    return before


def test_the_texts_give_every_corpus_step_something_to_find(bags):
    found = {name: STEPS[name](bags[name]) for name, step in STEPS.items() if step.over == "corpus"}

    empty = [what for made in found.values() for what, value in made.items() if isinstance(value, list) and not value]

    assert empty == []


every_step = pytest.mark.parametrize("name", STEPS)


@every_step
def test_a_step_returns_exactly_what_it_provides(bags, name):
    made = STEPS[name](bags[name])

    assert sorted(made) == sorted(STEPS[name].provides)


@every_step
def test_a_step_run_twice_gives_equal_results(bags, name):
    first, second = STEPS[name](bags[name]), STEPS[name](bags[name])

    assert plain(first) == plain(second)


@every_step
def test_a_step_leaves_its_settings_as_they_were(bags, name):
    before = plain(vars(STEPS[name]))

    STEPS[name](bags[name])

    assert plain(vars(STEPS[name])) == before


@every_step
def test_a_step_leaves_what_it_was_handed_as_it_was(bags, name):
    bag = {column: bags[name][column] for column in STEPS[name].requires}
    before = plain(bag)

    STEPS[name](bag)

    assert plain(bag) == before


@pytest.mark.parametrize("name", STEPS)
def test_a_step_takes_nothing_for_an_answer(empty_bags, name):
    made = STEPS[name](empty_bags[name])

    assert sorted(made) == sorted(STEPS[name].provides)


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if step.over == "shard"])
def test_a_shard_step_gives_one_value_a_row(bags, name):
    made = STEPS[name](bags[name])

    assert {len(column) for column in made.values()} == {len(TEXTS)}


@every_step
def test_a_step_reads_only_what_it_requires(bags, name):
    made = STEPS[name]({column: bags[name][column] for column in STEPS[name].requires})

    assert plain(made) == plain(STEPS[name](bags[name]))
