"""Weights that make who answered look like who lives here, and what they cost."""

import numpy as np
import pytest

from inspel_text.errors import ReadError
from inspel_text.table import ATTRIBUTES, Table, attribute
from inspel_text.weighting import check_population, rake


def table(**columns):
    """A table of coded rows with these background columns."""
    number = len(next(iter(columns.values())))
    none = np.zeros(0, np.int32)
    return Table(
        codes=(),
        state=np.array(["coded"] * number, "U9"),
        unit=np.arange(number),
        sender=np.arange(number),
        attributes={name: attribute(columns.get(name, [""] * number)) for name in ATTRIBUTES},
        pair_row=none,
        pair_code=none,
        pair_kind=none,
    )


def weights(made, population, counted=None):
    return rake(made, population, np.ones(len(made.state), bool) if counted is None else np.array(counted))


def shares(made, name, weighted):
    """Each value's share of the weight."""
    index, names = made.attributes[name].index, made.attributes[name].names
    return {value: weighted.by_row[index == place].sum() / weighted.by_row.sum() for place, value in enumerate(names)}


WOMEN_AND_MEN = table(gender=["k"] * 30 + ["m"] * 10)
HALF = {"gender": {"k": 500.0, "m": 500.0}}


def test_one_attribute_meets_its_margin():
    assert shares(WOMEN_AND_MEN, "gender", weights(WOMEN_AND_MEN, HALF)) == pytest.approx({"k": 0.5, "m": 0.5})


def test_two_attributes_that_hang_together_meet_both_margins():
    made = table(gender=["k", "k", "k", "m", "m"] * 8, age=["ung", "ung", "gammal", "gammal", "ung"] * 8)
    people = {"gender": {"k": 480.0, "m": 520.0}, "age": {"ung": 300.0, "gammal": 700.0}}

    found = weights(made, people)

    assert shares(made, "gender", found) == pytest.approx({"k": 0.48, "m": 0.52}, abs=1e-4)
    assert shares(made, "age", found) == pytest.approx({"ung": 0.3, "gammal": 0.7}, abs=1e-4)


def test_the_mean_weight_is_one():
    assert weights(WOMEN_AND_MEN, HALF).by_row.mean() == pytest.approx(1.0)


def test_the_design_effect_is_kishs_by_hand():
    # 30 weights of 2/3 and 10 of 2: 40 * (30 * 4/9 + 10 * 4) / 40**2 = 4/3
    assert weights(WOMEN_AND_MEN, HALF).design_effect == pytest.approx(4 / 3, abs=1e-4)


def test_a_sample_that_looks_like_the_population_costs_nothing():
    found = weights(WOMEN_AND_MEN, {"gender": {"k": 750.0, "m": 250.0}})

    assert (found.by_row.tolist(), found.design_effect) == (pytest.approx([1.0] * 40), 1.0)


def test_rows_whose_background_is_unknown_weigh_nothing_and_are_not_counted():
    found = weights(table(gender=["k", "m", "m", ""]), HALF)

    assert (found.by_row.tolist(), found.weighted_rows) == (pytest.approx([1.5, 0.75, 0.75, 0.0]), 3)


def test_a_value_that_the_population_does_not_name_weighs_nothing():
    found = weights(table(gender=["k", "m", "annat"]), HALF)

    assert found.by_row.tolist() == pytest.approx([1.0, 1.0, 0.0])


def test_a_value_that_nobody_answered_for_is_passed_over():
    found = weights(WOMEN_AND_MEN, {"gender": {"k": 500.0, "m": 500.0, "annat": 100.0}})

    assert shares(WOMEN_AND_MEN, "gender", found) == pytest.approx({"k": 0.5, "m": 0.5})


def test_capitals_make_no_difference():
    found = weights(WOMEN_AND_MEN, {"gender": {"K": 500.0, "M": 500.0}})

    assert found.weighted_rows == 40


def test_rows_that_are_not_counted_weigh_nothing():
    found = weights(table(gender=["k", "m", "m"]), HALF, counted=[True, True, False])

    assert found.by_row.tolist() == pytest.approx([1.0, 1.0, 0.0])


def test_weights_above_eight_times_the_mean_are_cut_and_said():
    found = weights(table(gender=["k"] * 99 + ["m"]), HALF)

    assert (found.trimmed, found.by_row.max()) == (1, pytest.approx(8.0))


def test_the_weights_tell_what_they_were_fitted_to():
    assert weights(WOMEN_AND_MEN, HALF).attributes == ("gender",)


@pytest.mark.parametrize("gender", [[], ["", ""]])
def test_where_nobodys_background_is_known_there_are_no_weights(gender):
    found = weights(table(gender=gender), HALF)

    assert (found.by_row.tolist(), found.weighted_rows, found.design_effect) == ([0.0] * len(gender), 0, 1.0)


def test_where_nobody_has_told_all_that_is_weighted_by_there_are_no_weights():
    made = table(gender=["k", ""], age=["", "ung"])

    assert weights(made, {"gender": {"k": 1.0}, "age": {"ung": 1.0}}).weighted_rows == 0


def refusal(population):
    with pytest.raises(ReadError) as refused:
        check_population(population, WOMEN_AND_MEN, "folk.csv")
    return refused.value.code, dict(refused.value.params)


def test_a_column_that_the_contributions_do_not_have_is_refused_with_those_they_have():
    assert refusal({"age": {"ung": 10.0}}) == (
        "population.unknown_column",
        {"file": "folk.csv", "column": "age", "known": "gender"},
    )


def test_a_column_none_of_whose_values_occurs_is_refused():
    assert refusal({"gender": {"kvinna": 1.0, "man": 1.0}}) == (
        "population.no_value",
        {"file": "folk.csv", "column": "gender"},
    )


@pytest.mark.parametrize("population", [HALF, {"gender": {"K": 1.0, "annat": 2.0}}, {}])
def test_a_population_that_fits_passes(population):
    assert check_population(population, WOMEN_AND_MEN, "folk.csv") is None
