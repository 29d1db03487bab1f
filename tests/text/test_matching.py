"""Cues are found as docs/reference/codebook-format.md says, a test a row of its table."""

import pickle

import pytest

from inspel_text.matching import Matcher


@pytest.fixture
def found(book_of):
    """The words of a text that cues of the codebook fit, in order."""

    def find(text, *cues, language="sv", lists=""):
        listed = "cues = [{}]\n{}".format(", ".join(f'"{cue}"' for cue in cues), lists)
        book = book_of(f'[[code]]\ncode = "a"\ntitle = "A"\n[[code.topic]]\n{listed}')
        return [text[hit.start : hit.end] for hit in Matcher([("goal", book)]).find(text, 0, len(text), language)]

    return find


def test_a_word_is_found_in_every_inflection_but_not_inside_compounds(found):
    text = "butik butiken butikernas butiker matbutik butiksägare"

    assert found(text, "butik") == ["butik", "butiken", "butikernas", "butiker"]


def test_a_word_with_a_star_after_it_finds_words_that_begin_so(found):
    text = "butik butiken butiksägare butikslokal matbutik"

    assert found(text, "butik*") == ["butik", "butiken", "butiksägare", "butikslokal"]


def test_a_word_with_a_star_before_it_finds_words_that_end_so_inflected(found):
    text = "butik butiker matbutiken matbutik butiksägare"

    assert found(text, "*butik") == ["butik", "butiker", "matbutiken", "matbutik"]


def test_a_word_between_stars_finds_words_that_contain_it(found):
    text = "bybutiksstöd butik matbutiken butiksägare but"

    assert found(text, "*butik*") == ["bybutiksstöd", "butik", "matbutiken", "butiksägare"]


def test_a_phrase_finds_words_next_to_each_other_each_inflected(found):
    assert found("Posten och paketen är borta", "post och paket") == ["Posten och paketen"]


@pytest.mark.parametrize("text", ["Posten samt paketen", "Paketen och posten", "Posten och alla paket"])
def test_a_phrase_is_not_found_in_another_order_or_with_words_between(found, text):
    assert found(text, "post och paket") == []


def test_a_phrase_from_life_is_found_inside_a_sentence(found):
    assert found("Det finns ingen att ringa på natten", "ingen att ringa") == ["ingen att ringa"]


def test_a_condition_asks_for_a_second_word_anywhere_in_the_text(found):
    assert found("Till jobbet tar jag tåget", "tåg & jobb*") == ["tåget"]


def test_a_condition_that_is_not_met_finds_nothing(found):
    assert found("Jag tar tåget till stan", "tåg & jobb*") == []


def test_a_condition_may_be_a_phrase(found):
    texts = ("Tåget hem i natt", "Tåget i natt hem")

    assert [found(text, "tåg & hem i natt") for text in texts] == [["Tåget"], []]


def test_a_forbidding_condition_finds_the_first_without_the_second(found):
    texts = ("Tåget är sent", "Tåget med malmen är sent")

    assert [found(text, "tåg & !malm*") for text in texts] == [["Tåget"], []]


def test_several_conditions_must_all_hold(found):
    texts = ("Tåget till jobbet", "Tåget till jobbet i gruvan", "Tåget")

    assert [found(text, "tåg & jobb* & !gruv*") for text in texts] == [["Tåget"], [], []]


def test_a_hat_finds_only_the_first_word(found):
    texts = ("Bygg fler hus", "Vi vill att ni ska bygg fler hus")

    assert [found(text, "^bygg") for text in texts] == [["Bygg"], []]


def test_a_hat_before_a_phrase_asks_for_it_at_the_beginning(found):
    texts = ("Bygg fler hus", "Nu bygg fler hus")

    assert [found(text, "^bygg fler") for text in texts] == [["Bygg fler"], []]


def test_signs_are_cues_of_their_own(found):
    assert found("Varför? Nu! Se http://exempel.se", "?", "!", "http") == ["?", "!", "http"]


def test_a_word_shorter_than_four_letters_takes_its_plain_endings_only(found):
    assert found("el elen els elektrisk elit eller", "el") == ["el", "elen", "els"]


def test_capitals_make_no_difference(found):
    assert found("TÅGET Tåget tåget", "Tåg") == ["TÅGET", "Tåget", "tåget"]


def test_letters_with_rings_and_dots_are_letters_of_their_own(found):
    assert found("Taget togs", "tåg") == []


@pytest.mark.parametrize("cue", ["tåg", "skåne", "skåne-tåg"])
def test_a_hyphened_word_is_found_by_its_parts_and_as_a_whole(found, cue):
    assert found("Skåne-tåget går", cue) == ["Skåne-tåget"]


def test_a_doubled_consonant_before_an_ending_is_undone(found):
    assert found("rummet rummen programmen", "rum", "program") == ["rummet", "rummen", "programmen"]


def test_a_vowel_that_flees_is_put_back(found):
    assert found("cyklar cykel", "cykel") == ["cyklar", "cykel"]


def test_places_are_counted_in_code_points_from_the_beginning_of_the_text(book_of):
    matcher = Matcher([("goal", book_of('[[code]]\ncode="a"\ntitle="A"\n[[code.topic]]\ncues=["tåg"]'))])

    hits = matcher.find("🎉 Tåg! Tåget", 7, 13, "sv")

    assert [(hit.start, hit.end) for hit in hits] == [(7, 12)]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["tåget"]),
        ("nb", ["tåget"]),
        ("fi", ["junalla"]),
        ("en", ["trains"]),
        ("se", ["tåget", "togain"]),
        ("fit", ["tåget", "junalla"]),
        ("und", ["tåget", "junalla", "trains", "togain"]),
    ],
)
def test_cues_are_those_of_the_languages_a_reader_of_the_text_knows(found, language, words):
    lists = 'fi = ["juna*"]\nen = ["train"]\nse = ["toga*"]\n'

    assert found("tåget junalla trains togain", "tåg", language=language, lists=lists) == words


def test_each_language_has_its_own_endings(found):
    assert found("villages villagen", language="en", lists='en = ["village"]') == ["villages"]


def test_a_cue_is_found_as_often_as_it_is_said(found):
    assert found("Buss buss buss", "buss") == ["Buss", "buss", "buss"]


def test_hits_come_in_the_order_of_their_places(found):
    assert found("räls buss tåg", "tåg", "buss", "räls") == ["räls", "buss", "tåg"]


def test_a_text_without_words_has_no_hits(found):
    assert found(" … 🎉", "tåg") == []


def test_entries_tell_their_facet_code_and_topic(book_of):
    head = '[[code]]\ncode = "a"\ntitle = "A"\n'
    book = book_of(head + '[[code.topic]]\ncues = ["tåg"]\n[[code.topic]]\nstrong = ["el"]')

    entries = Matcher([("goal", book), ("kind", book)]).entries

    assert [(entry.facet, entry.code, entry.topic, entry.cue.text) for entry in entries] == [
        ("goal", "a", 0, "tåg"),
        ("goal", "a", 1, "el"),
        ("kind", "a", 0, "tåg"),
        ("kind", "a", 1, "el"),
    ]


def test_a_matcher_finds_the_same_after_a_journey_to_another_process(small):
    text = "Bussen och tåget till bostäderna, till ett elpris"

    travelled = pickle.loads(pickle.dumps(small.matcher))

    assert travelled.find(text, 0, len(text), "sv") == small.matcher.find(text, 0, len(text), "sv")
