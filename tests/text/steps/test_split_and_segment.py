"""A contribution that makes three points has three segments, each with its exact place."""

import pytest

from inspel_text.lang.words import word_texts
from inspel_text.steps.cues import FindCues
from inspel_text.steps.language import Language
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split


@pytest.fixture(scope="session")
def parts(bag_after):
    """The clauses of a text, cut out of it."""

    def cut(text):
        return [text[start:end] for (start, end), _ in bag_after([text], Split())["clauses"][0]]

    return cut


@pytest.fixture(scope="session")
def points(bag_after):
    """The segments of a text, cut out of it."""

    def cut(text, **book):
        bag = bag_after([text], Language(), Split(), FindCues(), Segment(), **book)
        return [text[start:end] for start, end in bag["segments"][0]]

    return cut


def test_a_list_of_wishes_is_as_many_points(points):
    text = "Bättre tåg, fler bostäder och billigare el"

    assert points(text) == ["Bättre tåg", "fler bostäder", "billigare el"]


def test_the_points_of_a_list_have_exact_places(bag_after):
    text = "Bättre tåg, fler bostäder och billigare el"

    bag = bag_after([text], Language(), Split(), FindCues(), Segment())

    assert bag["segments"] == [((0, 10), (12, 25), (30, 42))]


@pytest.mark.parametrize("text", ["tåg och bussar som passar varandra", "Tåg och bussar som passar varandra"])
def test_two_things_that_belong_together_are_one_point(points, text):
    assert points(text) == [text]


def test_places_count_code_points_also_after_emoji(bag_after):
    text = "🚆🚆 Bättre tåg, fler bostäder 🏠 och billigare el"

    bag = bag_after([text], Split())

    assert [text[start:end] for (start, end), _ in bag["clauses"][0]] == [text]


def test_points_after_emoji_have_exact_places(bag_after):
    text = "Tågen är sena! 👩‍👩‍👧 Bostäder saknas."

    bag = bag_after([text], Language(), Split(), FindCues(), Segment())

    assert bag["segments"] == [((0, 14), (15, 37))]


def test_sentences_about_different_goals_are_points_of_their_own(points):
    text = "Bussen är sen. Det saknas bostäder. Elpriset stiger."

    assert points(text) == ["Bussen är sen.", "Det saknas bostäder.", "Elpriset stiger."]


def test_neighbouring_sentences_about_the_same_goal_are_one_point(points):
    text = "Bussen är sen. Tåget är försenat."

    assert points(text) == [text]


def test_a_sentence_about_nothing_belongs_to_the_one_before(points):
    text = "Bussen är sen. Det är tråkigt. Det saknas bostäder."

    assert points(text) == ["Bussen är sen. Det är tråkigt.", "Det saknas bostäder."]


def test_an_opening_about_nothing_belongs_to_what_comes_after(points):
    text = "Hej alla! Bussen är sen."

    assert points(text) == [text]


@pytest.mark.parametrize("sign", ["-", "•", "*", "–", "1.", "2)"])
def test_items_of_a_list_are_points_of_their_own_also_about_the_same_goal(points, sign):
    text = f"{sign} Bussen är sen\n{sign} Bussen är dyr"

    assert [point.removeprefix(sign).strip() for point in points(text)] == ["Bussen är sen", "Bussen är dyr"]


def test_a_text_without_words_has_no_points(points):
    assert [points(text) for text in ("", " ", "…", "🎉")] == [[], [], [], []]


@pytest.mark.parametrize("short", ["t.ex.", "bl.a.", "kl.", "nr.", "m.m.", "ca.", "T.ex."])
def test_an_abbreviation_does_not_end_a_sentence(parts, short):
    text = f"Vi vill ha {short} tåg och buss"

    assert parts(text) == [text]


def test_a_point_inside_a_number_does_not_end_a_sentence(parts):
    assert parts("Det kostar 2.500 kr per år") == ["Det kostar 2.500 kr per år"]


@pytest.mark.parametrize("between", [". ", "! ", "? ", "… ", "?! ", "\n", "\n\n", "; ", " – "])
def test_sentences_end_at_signs_and_line_breaks(parts, between):
    text = f"Tåget är sent{between}Elen är dyr"

    assert [part.rstrip(".!?…; –") for part in parts(text)] == ["Tåget är sent", "Elen är dyr"]


def test_blanks_and_bullets_around_a_part_are_left_out(parts):
    assert parts("  - Bättre tåg  \n\t• Fler bostäder ") == ["Bättre tåg", "Fler bostäder"]


@pytest.mark.parametrize("word", ["och", "samt", "plus", "and", "&"])
def test_a_list_is_cut_at_the_words_that_join_it(parts, word):
    assert parts(f"Bättre tåg {word} fler bostäder") == ["Bättre tåg", "fler bostäder"]


def test_a_list_in_finnish_is_cut_too(parts):
    assert parts("Enemmän junia ja parempia asuntoja") == ["Enemmän junia", "parempia asuntoja"]


def test_what_does_not_begin_like_a_point_is_not_cut_off(parts):
    assert parts("Bättre tåg, med wifi och rena toaletter") == ["Bättre tåg, med wifi och rena toaletter"]


def test_a_part_of_one_word_is_not_cut_off(parts):
    assert parts("Bättre och billigare bussar") == ["Bättre och billigare bussar"]


def test_together_the_parts_hold_every_word(parts):
    text = "Hej! Bättre tåg, fler bostäder; 3) el – och så glesbygd … osv. Tack 🎉\n- slut"

    assert word_texts(" ".join(parts(text))) == word_texts(text)


def test_cues_are_looked_for_in_the_whole_sentence_but_found_in_their_part(bag_after):
    text = "Bättre tåg och fler bostäder"

    bag = bag_after([text], Language(), Split(), FindCues())
    entries = bag["matcher"].entries

    assert [[entries[hit.cue].code for hit in hits if entries[hit.cue].facet == "goal"] for hits in bag["hits"][0]] == [
        ["1.1"],
        ["1.2"],
    ]
