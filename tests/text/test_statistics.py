"""Intervals and error control against published figures, hand examples and simulation."""

import numpy as np
import pytest

from inspel_text.statistics import (
    difference_interval,
    false_discovery,
    percentile_interval,
    ranks,
    two_shares,
    wilson,
)


@pytest.mark.parametrize(
    ("of", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_that_of_newcombe_1998_table_1(of, total, low, high):
    assert wilson(of, total) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("of", "total"), [(0, 5), (5, 5), (1, 1), (3, 7)])
def test_wilsons_interval_holds_the_share_and_stays_within_bounds(of, total):
    low, high = wilson(of, total)

    assert 0 <= low <= of / total <= high <= 1


def test_of_nothing_anything_is_possible():
    assert wilson(0, 0) == (0.0, 1.0)


def test_wilsons_interval_of_the_others_is_its_mirror():
    low, high = wilson(3, 10)

    assert wilson(7, 10) == pytest.approx((1 - high, 1 - low))


def test_wilsons_interval_covers_about_nineteen_times_in_twenty():
    drawn = np.random.default_rng(2040).binomial(60, 0.3, 4000)

    covered = [low <= 0.3 <= high for low, high in (wilson(int(one), 60) for one in drawn)]

    assert np.mean(covered) == pytest.approx(0.95, abs=0.015)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((10, 10, 0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_of_a_difference_is_that_of_newcombe_1998_method_10(counts, low, high):
    assert difference_interval(*counts) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_of_a_difference_covers_about_nineteen_times_in_twenty():
    random = np.random.default_rng(2040)
    drawn = zip(random.binomial(40, 0.5, 3000).tolist(), random.binomial(60, 0.3, 3000).tolist(), strict=True)

    covered = [low <= 0.2 <= high for low, high in (difference_interval(a, 40, b, 60) for a, b in drawn)]

    assert np.mean(covered) == pytest.approx(0.95, abs=0.015)


def test_fishers_lady_tasting_tea_has_her_p_value():
    assert two_shares(3, 4, 1, 4) == pytest.approx(34 / 70)


def test_large_groups_are_compared_by_the_pooled_z_test():
    assert two_shares(600, 2000, 540, 2000) == pytest.approx(0.0356, abs=5e-4)


@pytest.mark.parametrize("counts", [(5, 10, 5, 10), (0, 10, 0, 20), (0, 2000, 0, 2000), (2000, 2000, 2000, 2000)])
def test_equal_shares_have_a_p_value_of_one(counts):
    assert two_shares(*counts) == pytest.approx(1.0)


@pytest.mark.parametrize("counts", [(3, 10, 7, 15), (300, 1500, 500, 1500)])
def test_it_makes_no_difference_which_group_is_named_first(counts):
    a, of_a, b, of_b = counts

    assert two_shares(a, of_a, b, of_b) == pytest.approx(two_shares(b, of_b, a, of_a))


def test_q_values_are_those_of_a_hand_example():
    assert false_discovery([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.02, 0.04, 0.04, 0.02])


def test_a_larger_p_value_never_has_a_smaller_q_value():
    p = np.random.default_rng(1).uniform(size=200)

    q = np.array(false_discovery(p.tolist()))[np.argsort(p)]

    assert q.tolist() == sorted(q.tolist())


@pytest.mark.parametrize(("p", "q"), [([], []), ([0.2], [0.2]), ([1.0, 1.0], [1.0, 1.0]), ([0.9, 0.02], [0.9, 0.04])])
def test_q_values_of_few_comparisons(p, q):
    assert false_discovery(p) == pytest.approx(q)


def test_the_share_of_false_finds_stays_below_what_was_asked_for():
    random = np.random.default_rng(2040)
    shares = []
    for _ in range(300):
        p = np.concatenate([random.uniform(size=80), random.beta(0.05, 1, size=20)])
        found = np.array(false_discovery(p.tolist())) < 0.1
        shares.append(found[:80].sum() / max(1, found.sum()))

    assert np.mean(shares) < 0.1


def test_the_middle_of_the_draws_is_taken_along_the_first_axis():
    draws = np.stack([np.arange(1001.0), np.zeros(1001)], axis=1)

    low, high = percentile_interval(draws)

    assert (low.tolist(), high.tolist()) == ([25.0, 0.0], [975.0, 0.0])


@pytest.mark.parametrize(
    ("values", "expected"),
    [([3, 1, 2], [1, 3, 2]), ([2, 2, 1], [1, 1, 3]), ([0, 0], [1, 1]), ([[1, 2], [2, 1]], [[2, 1], [1, 2]])],
)
def test_the_largest_has_rank_one_and_equals_share_the_better_rank(values, expected):
    assert ranks(np.array(values, float)).tolist() == expected
