"""What is important to many: counts on four axes that are not added up, raw and with campaigns collapsed."""

import numpy as np
import pytest

from inspel_text.steps.kind import KINDS
from inspel_text.steps.priority import AXES, Prioritise
from inspel_text.table import ATTRIBUTES, Table, attribute, people

A, B, C = range(3)


def table(*rows):
    """A table from (text, sender, municipality, group, channel, codes), every row coded; the same text is one unit."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * 6
    known = dict(zip(("municipality", "group", "channel"), columns[2:5], strict=True))
    pairs = [(row, code, row % len(KINDS)) for row, codes in enumerate(columns[5]) for code in codes]
    found = np.array(pairs, np.int32).reshape(-1, 3)
    return Table(
        codes=("a", "b", "c"),
        state=np.array(["coded"] * len(rows), "U9"),
        unit=np.array([columns[0].index(text) for text in columns[0]], np.int64),
        sender=people(columns[1]),
        attributes={name: attribute(known.get(name, [""] * len(rows))) for name in ATTRIBUTES},
        pair_row=found[:, 0],
        pair_code=found[:, 1],
        pair_kind=found[:, 2],
    )


def priorities(*rows, **settings):
    return Prioritise(**settings)({"table": table(*rows)})["priorities"]


def counts(priority):
    return {axis: (priority.axes[axis].raw, priority.axes[axis].effective) for axis in AXES}


MIXED = [
    (0, "eva", "Boden", "unga", "webb", [A]),
    (1, "eva", "Kalix", "unga", "webb", [A, B]),
    (2, "bo", "Kalix", "äldre", "torg", [A]),
    (3, "", "", "", "", [A]),
    (4, "", "Piteå", "", "webb", [C]),
]


def test_each_axis_counts_its_own_different_values():
    assert counts(priorities(*MIXED)[A]) == {
        "people": (3, 3),
        "municipalities": (2, 2),
        "groups": (2, 2),
        "channels": (2, 2),
    }


def test_there_are_four_axes():
    assert [tuple(one.axes) for one in priorities(*MIXED)] == [("people", "municipalities", "groups", "channels")] * 3


def test_an_unknown_sender_is_a_person_of_their_own_but_an_unknown_place_is_none():
    same = [(number, "", "", "", "", [A]) for number in range(3)]

    assert counts(priorities(*same)[A]) == {
        "people": (3, 3),
        "municipalities": (0, 0),
        "groups": (0, 0),
        "channels": (0, 0),
    }


CAMPAIGN = [(0, f"person {number}", f"kommun {number}", f"grupp {number}", "webb", [A]) for number in range(10)]


def test_a_campaign_counts_fully_in_raw_and_once_in_effective():
    assert counts(priorities(*CAMPAIGN)[A]) == {
        "people": (10, 1),
        "municipalities": (10, 1),
        "groups": (10, 1),
        "channels": (1, 1),
    }


def test_a_campaign_is_many_contributions_and_one_text():
    found = priorities(*CAMPAIGN)[A]

    assert (found.contributions, found.texts) == (10, 1)


def test_a_code_that_only_a_later_copy_was_given_is_counted_too():
    rows = [(0, "eva", "Boden", "unga", "webb", [A]), (0, "bo", "Kalix", "äldre", "torg", [A, B])]

    assert counts(priorities(*rows)[B])["people"] == (1, 1)


def test_kinds_count_the_contributions_of_the_code():
    assert priorities(*MIXED)[A].kinds == {"possibility": 1, "challenge": 1, "proposal": 1, "wish": 1, "other": 0}


def test_ranks_go_by_the_effective_count_and_equals_share_the_better_one():
    ranked = [one.axes["people"].rank for one in priorities(*CAMPAIGN, *MIXED[2:], (9, "x", "Boden", "", "", [C]))]

    assert ranked == [1, 3, 2]


def test_a_campaign_does_not_outrank_what_more_people_say_in_their_own_words():
    own = [(20 + number, f"egen {number}", "Boden", "unga", "webb", [B]) for number in range(3)]

    assert [one.axes["people"].rank for one in priorities(*CAMPAIGN, *own)] == [2, 1, 3]


@pytest.mark.parametrize("axis", AXES)
def test_intervals_hold_the_point_and_rank_intervals_the_rank(axis):
    measures = [one.axes[axis] for one in priorities(*CAMPAIGN, *MIXED)]

    inside = [(one.low <= one.effective <= one.high, one.rank_low <= one.rank <= one.rank_high) for one in measures]

    assert inside == [(True, True)] * 3


def test_a_rank_lies_between_one_and_the_number_of_codes():
    measures = [one.axes["people"] for one in priorities(*MIXED)]

    assert [1 <= one.rank_low <= one.rank_high <= 3 for one in measures] == [True] * 3


def test_the_interval_of_people_is_near_that_of_the_binomial():
    rows = [(number, "", "", "", "", [A if number < 40 else B]) for number in range(100)]

    measure = priorities(*rows, draws=4000)[A].axes["people"]

    assert (measure.low, measure.high) == pytest.approx((40 - 1.96 * 24**0.5, 40 + 1.96 * 24**0.5), abs=1.5)


def test_what_all_say_has_no_uncertainty_about_how_many():
    rows = [(number, "", "Boden", "", "", [A]) for number in range(20)]

    measure = priorities(*rows)[A].axes["people"]

    assert (measure.low, measure.effective, measure.high) == (20, 20, 20)


def test_the_same_seed_gives_the_same_intervals():
    assert priorities(*MIXED, seed=7) == priorities(*MIXED, seed=7)


def test_another_seed_changes_intervals_only():
    one, other = priorities(*MIXED, seed=7), priorities(*MIXED, seed=8)

    assert [counts(priority) for priority in one] == [counts(priority) for priority in other]


def test_when_nothing_is_coded_all_counts_are_zero():
    found = priorities()

    assert [(one.contributions, one.texts, counts(one)) for one in found] == [(0, 0, dict.fromkeys(AXES, (0, 0)))] * 3
