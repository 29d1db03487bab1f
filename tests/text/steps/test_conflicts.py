"""Who stands against what: two interests set against each other, or one with voices for and against."""

import pytest

from inspel_text.steps.conflicts import Conflicts, FindTensions, Voice
from inspel_text.steps.cues import FindCues
from inspel_text.steps.language import Language
from inspel_text.steps.quality import Quality
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split


@pytest.fixture(scope="session")
def tensions(bag_after):
    """What each text sets against what, and the words it does it in."""

    def find(text):
        bag = bag_after([text], Language(), Split(), FindCues(), Quality(), Segment(), FindTensions())
        return [(one, other, side, text[start:end]) for one, other, side, start, end in bag["tensions"][0]]

    return find


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Gruvan förstör renbetet", ("mining", "reindeer")),
        ("Gruvan hotar rennäringen", ("mining", "reindeer")),
        ("Skotrarna stör renarna", ("reindeer", "snowmobile")),
    ],
)
def test_two_interests_set_against_each_other_are_a_tension(tensions, text, pair):
    assert tensions(text) == [(*pair, "", text)]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Nej till gruvan", "against"),
        ("Stoppa gruvan", "against"),
        ("Ja till gruvan!", "for"),
    ],
)
def test_one_interest_may_be_spoken_for_or_against(tensions, text, side):
    assert tensions(text) == [("mining", "", side, text)]


def test_the_quote_is_the_point_it_stands_in(tensions):
    assert tensions("🎉 Det saknas bostäder. Bussen är sen, nej till gruvan.") == [
        ("mining", "", "against", "Bussen är sen, nej till gruvan.")
    ]


def test_a_stand_far_from_the_interest_is_no_tension(tensions):
    assert tensions("Gruvan ligger där den ligger, men vi säger nej till mer reklam i brevlådan") == []


@pytest.mark.parametrize("text", ["Inga fler gruvor där renarna går", "Huset kostade som en bil, sluta klaga på byn"])
def test_a_word_against_one_thing_sets_nothing_against_what_stands_beside_it(tensions, text):
    assert [one for one in tensions(text) if one[1]] == []


@pytest.mark.parametrize("text", ["Gruvan och renarna", "Katter och hundar", "Nej!", ""])
def test_naming_an_interest_or_taking_a_stand_alone_is_no_tension(tensions, text):
    assert tensions(text) == []


def test_what_cannot_be_read_has_no_tension(tensions):
    assert tensions("Klicka här och tjäna pengar på gruvan") == []


def gathered(*tensions, states=None, first_of=None, **settings):
    rows = range(len(tensions))
    bag = {"tensions": tensions, "state": states or ["coded"] * len(rows), "first_of": first_of or list(rows)}
    return Conflicts(**settings)(bag)["conflicts"]


AGAINST = (("mining", "reindeer", "", 0, 9),)
FOR_IT, NOT = (("mining", "", "for", 0, 5),), (("mining", "", "against", 0, 7),)


def test_the_voices_of_a_conflict_are_gathered_with_their_rows():
    (found,) = gathered(AGAINST, (), AGAINST)

    assert (found.one, found.other, found.voices) == ("mining", "reindeer", (Voice(0, 0, 9, ""), Voice(2, 0, 9, "")))


def test_two_sentences_of_one_contribution_are_one_voice():
    assert gathered(AGAINST * 2, smallest=2) == []


@pytest.mark.parametrize(("smallest", "number"), [(1, 1), (2, 0)])
def test_how_many_voices_a_conflict_needs_is_a_setting(smallest, number):
    assert len(gathered(AGAINST, smallest=smallest)) == number


def test_a_campaign_speaks_once():
    (found,) = gathered(AGAINST, AGAINST, AGAINST, first_of=[0, 0, 2])

    assert found.rows == (0, 2)


def test_voices_for_and_against_the_same_are_a_conflict():
    (found,) = gathered(FOR_IT, NOT)

    assert (found.one, found.other, [voice.side for voice in found.voices]) == ("mining", "mining", ["for", "against"])


@pytest.mark.parametrize("tension", [FOR_IT, NOT])
def test_voices_on_one_side_only_are_no_conflict(tension):
    assert gathered(tension, tension, tension) == []


@pytest.mark.parametrize(
    ("state", "number"), [("coded", 1), ("review", 1), ("outside", 0), ("duplicate", 0), ("withheld", 0)]
)
def test_only_what_stands_in_the_material_has_a_voice(state, number):
    assert len(gathered(AGAINST, AGAINST, states=[state] * 2)) == number


def test_each_contribution_behind_a_conflict_is_told_once():
    (found,) = gathered(FOR_IT + NOT, NOT)

    assert found.rows == (0, 1)


def test_the_conflict_with_most_contributions_comes_first():
    found = gathered(AGAINST, AGAINST, FOR_IT, NOT, NOT)

    assert [conflict.other for conflict in found] == ["mining", "reindeer"]
