"""What cues add up to: a score a code, with the words that decided."""

import pytest

from inspel_text.matching import Matcher
from inspel_text.scoring import Scorer

PARK = 'strong = ["science park"]\ncues = ["park", "lek"]\nweak = ["grön*"]\nagainst = ["betong"]'


@pytest.fixture
def scored(book_of):
    """Evidence for a text by cue lists, one a code: a, b …"""

    def score(text, *lists):
        blocks = (
            f'[[code]]\ncode = "{name}"\ntitle = "{name}"\n{topics}'
            for name, topics in zip("abc", (f"[[code.topic]]\n{one}\n" for one in lists), strict=False)
        )
        matcher = Matcher([("goal", book_of("".join(blocks)))])
        return Scorer(matcher, "goal")(matcher.find(text, 0, len(text), "sv"))

    return score


def scores(evidence):
    return [(one.code, one.score) for one in evidence]


def said(text, evidence):
    return [text[start:end] for start, end in evidence.places]


@pytest.mark.parametrize(
    ("text", "score"), [("park", 1.5), ("grönt", 0.5), ("science park", 3.0), ("park lek grönt", 3.5)]
)
def test_the_weights_of_different_cues_are_added_up(scored, text, score):
    assert scores(scored(text, PARK)) == [("a", score)]


def test_a_cue_counts_once_however_often_it_is_said(scored):
    assert scores(scored("park park park", PARK)) == [("a", 1.5)]


def test_a_word_inside_a_phrase_is_not_counted_apart(scored):
    assert scores(scored("vår science park", PARK)) == [("a", 3.0)]


def test_a_word_inside_a_phrase_of_another_code_says_nothing_of_its_own(scored):
    assert scores(scored("vår science park", 'strong = ["science park"]', 'cues = ["park"]')) == [("a", 3.0)]


def test_the_same_word_outside_the_phrase_counts(scored):
    evidence = scored("science park och park", 'strong = ["science park"]', 'cues = ["park"]')

    assert scores(evidence) == [("a", 3.0), ("b", 1.5)]


def test_of_cues_for_one_code_on_the_same_word_the_heaviest_counts(scored):
    assert scores(scored("parken", 'strong = ["park*"]\ncues = ["parken"]')) == [("a", 3.0)]


def test_a_cue_against_is_taken_off(scored):
    assert scores(scored("science park av betong", PARK)) == [("a", 1.0)]


def test_a_code_whose_score_is_zero_or_less_is_left_out(scored):
    assert scored("park av betong", PARK) == []


def test_a_cue_that_two_codes_share_counts_less_for_each(scored):
    assert scores(scored("park", 'cues = ["park"]', 'cues = ["park"]')) == [("a", 1.0607), ("b", 1.0607)]


def test_a_cue_against_another_code_is_not_shared_with_it(scored):
    assert scores(scored("park", 'cues = ["park"]', 'against = ["park"]')) == [("a", 1.5)]


def test_the_strongest_code_comes_first_and_equals_in_order_of_code(scored):
    evidence = scored("buss tåg park", 'cues = ["park"]', 'cues = ["tåg"]', 'strong = ["buss"]')

    assert scores(evidence) == [("c", 3.0), ("a", 1.5), ("b", 1.5)]


def test_the_words_that_decided_are_told_heaviest_first(scored):
    text = "grönt och lek i science park utan betong"

    (evidence,) = scored(text, PARK)

    assert said(text, evidence) == ["science park", "lek", "grönt"]


def test_topics_are_told_strongest_first(scored):
    (evidence,) = scored("buss tåg", 'cues = ["buss"]\n[[code.topic]]\nstrong = ["tåg"]')

    assert evidence.topics == (1, 0)


def test_nothing_found_is_no_evidence(scored):
    assert scored("katter", PARK) == []


def test_cues_of_another_facet_are_not_counted(small):
    hits = small.matcher.find("buss", 0, 4, "sv")

    assert scores(Scorer(small.matcher, "kind")(hits)) == []
