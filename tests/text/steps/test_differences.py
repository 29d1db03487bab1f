"""A group that says something more often than the others is found; noise is not."""

import numpy as np
import pytest

from inspel_text.steps.differences import Differences
from inspel_text.table import ATTRIBUTES, Table, attribute


def table(codes, units=None, states=None, **columns):
    """A table with one code a row ("" for none), and its background columns."""
    names = tuple(sorted(set(codes) - {""}))
    pairs = [(row, names.index(code), 0) for row, code in enumerate(codes) if code]
    found = np.array(pairs, np.int32).reshape(-1, 3)
    return Table(
        codes=names,
        state=np.array(states or ["coded"] * len(codes), "U9"),
        unit=np.array(range(len(codes)) if units is None else units, np.int64),
        sender=-1 - np.arange(len(codes)),
        attributes={name: attribute(columns.get(name, [""] * len(codes))) for name in ATTRIBUTES},
        pair_row=found[:, 0],
        pair_code=found[:, 1],
        pair_kind=found[:, 2],
    )


def compared(made, **settings):
    return Differences(**settings)({"table": made})["differences"]


def found(made):
    return [(one.attribute, one.value, one.code) for one in compared(made) if one.q < 0.05]


PLANTED = table(["a"] * 30 + ["b"] * 10 + ["a"] * 10 + ["b"] * 30, group=["unga"] * 40 + ["äldre"] * 40)


def test_a_planted_difference_is_found_from_both_sides():
    assert found(PLANTED) == [
        ("group", "unga", "a"),
        ("group", "unga", "b"),
        ("group", "äldre", "a"),
        ("group", "äldre", "b"),
    ]


def test_a_difference_tells_its_counts_and_size_with_its_interval():
    one = compared(PLANTED)[0]

    assert (one.inside, one.of_inside, one.outside, one.of_outside, one.difference) == (30, 40, 10, 40, 0.5)
    assert -1 <= one.low < 0.5 < one.high <= 1


def test_pure_noise_gives_no_difference():
    random = np.random.default_rng(1)
    columns = {name: random.choice(["x", "y", "z"], 600).tolist() for name in ("municipality", "group", "channel")}

    assert found(table(random.choice(["a", "b", "c", "d"], 600).tolist(), **columns)) == []


def test_in_many_corpora_of_noise_hardly_any_has_a_find():
    random = np.random.default_rng(2040)
    made = (
        table(random.choice(["a", "b", "c"], 120).tolist(), group=random.choice(["x", "y", "z"], 120).tolist())
        for _ in range(100)
    )

    assert sum(bool(found(one)) for one in made) <= 5


def test_all_comparisons_made_are_kept_whether_found_or_not():
    assert len(compared(table(["a", "b"] * 20, group=["x"] * 20 + ["y"] * 20))) == 4


@pytest.mark.parametrize(("size", "number"), [(9, 0), (10, 2)])
def test_a_group_that_is_too_small_is_left_out(size, number):
    made = compared(table(["a"] * (size + 30), group=["få"] * size + ["många"] * 30))

    assert len(made) == number


def test_a_group_is_left_out_when_the_others_are_too_few():
    assert compared(table(["a"] * 25, group=["x"] * 20 + ["y"] * 5)) == []


def test_how_small_a_group_may_be_is_a_setting():
    assert len(compared(table(["a"] * 8, group=["x"] * 4 + ["y"] * 4), smallest=4)) == 2


def test_those_whose_group_is_unknown_are_on_neither_side():
    one = compared(table(["a"] * 50, group=["x"] * 15 + ["y"] * 15 + [""] * 20))[0]

    assert (one.of_inside, one.of_outside) == (15, 15)


def test_a_campaign_is_one_text():
    made = table(["a"] * 50, units=[0] * 20 + list(range(20, 50)), group=["x"] * 35 + ["y"] * 15)

    one = next(one for one in compared(made) if one.value == "x")

    assert (one.inside, one.of_inside) == (16, 16)


def test_what_is_not_coded_is_not_counted():
    states = ["review"] * 10 + ["coded"] * 30

    one = compared(table([""] * 10 + ["a"] * 30, states=states, group=["x"] * 25 + ["y"] * 15))[0]

    assert (one.of_inside, one.of_outside) == (15, 15)


def test_the_surest_comes_first():
    q = [one.q for one in compared(PLANTED)]

    assert q == sorted(q)


def test_without_background_there_is_nothing_to_compare():
    assert compared(table(["a"] * 40)) == []


def test_without_rows_there_is_nothing_to_compare():
    assert compared(table([])) == []
