"""Goals are ranked with a probability and the words that decided; what is not clear waits for a person."""

import pytest

from inspel_text.steps.account import Account
from inspel_text.steps.code import UNTAUGHT, CodeSegments
from inspel_text.steps.cues import FindCues
from inspel_text.steps.language import Language
from inspel_text.steps.learn import Learn
from inspel_text.steps.quality import Quality
from inspel_text.steps.scope import Scope
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split
from inspel_text.taught import taught

READING = (Language(), Split(), FindCues(), Quality(), Segment())


@pytest.fixture(scope="session")
def coded(bag_after):
    """The columns of one text, each with its one value."""

    def code(text, *, step=CodeSegments(), **book):  # noqa: B008 - a step never changes
        bag = bag_after([text], *READING, step, **book)
        return {name: bag[name][0] for name in ("codes", "decided", "pathways", "segment_codes")}

    return code


def ranking(codes):
    return [one.code for one in codes]


def test_the_code_that_is_pointed_to_most_comes_first(coded):
    assert ranking(coded("Elpriserna och elnätet, och en buss")["codes"]) == ["2.1", "1.1", "1.2"]


@pytest.mark.parametrize("text", ["Buss", "Katter och hundar", "vet ej", "", "🎉"])
def test_at_least_the_three_best_are_given_also_when_nothing_was_found(coded, text):
    assert len(coded(text)["codes"]) == 3


def test_probabilities_fall_and_are_shares(coded):
    shares = [one.probability for one in coded("Bussen och elpriset")["codes"]]

    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1.0, abs=0.001)


def test_equals_stand_in_the_order_of_the_codebook(coded):
    assert ranking(coded("Katter och hundar")["codes"]) == ["1.1", "1.2", "2.1"]


def test_a_clear_point_is_decided(coded):
    assert coded("Bussen är sen")["decided"] == ("1.1",)


def test_without_a_cue_nothing_is_decided(coded):
    assert coded("Katter och hundar")["decided"] == ()


def test_two_goals_as_strong_are_left_to_a_person(coded):
    assert coded("bussar och bostäder")["decided"] == ()


def test_what_is_left_to_a_person_gets_the_state_review(bag_after):
    bag = bag_after(["Mera samarbete i länet", "Bussen är sen"], *READING, Scope(), CodeSegments())

    states = Account()({**bag, "resent": [False, False]})["state"]

    assert states == ["review", "coded"]


def test_several_points_are_decided_each(coded):
    found = coded("Bussen är sen. Det saknas bostäder. Elpriset stiger.")

    assert sorted(found["decided"]) == ["1.1", "1.2", "2.1"]


def test_each_segment_has_the_codes_it_is_sure_of(coded):
    found = coded("Bussen är sen. Det saknas bostäder.")

    assert [ranking(codes) for codes in found["segment_codes"]] == [["1.1"], ["1.2"]]


def test_a_segment_without_a_sure_code_has_none(coded):
    assert coded("Katter och hundar")["segment_codes"] == [()]


def test_the_words_that_decided_are_verbatim_places_in_the_text(coded):
    text = "🎉 BUSSEN och rälsen"

    first = coded(text)["codes"][0]

    assert [text[start:end] for start, end in first.places] == ["BUSSEN", "rälsen"]


def test_a_code_that_nothing_points_to_has_no_words(coded):
    assert [one.places for one in coded("Bussen är sen")["codes"][1:]] == [(), ()]


def test_the_pathway_is_that_of_the_strongest_topic(coded):
    assert [coded(text)["pathways"] for text in ("Bussen är sen", "tåg, tåget och rälsen")] == [("1.1.1",), ()]


@pytest.mark.parametrize("text", ["vet ej", "Klicka här och tjäna pengar hemifrån!"])
def test_what_cannot_be_read_is_never_decided(coded, text):
    assert coded(text)["decided"] == ()


@pytest.mark.parametrize(("limit", "decided"), [(0.0, ("1.1", "1.2", "2.1")), (1.01, ())])
def test_how_sure_it_must_be_is_a_setting(coded, limit, decided):
    assert (
        coded("Bussen är sen", step=CodeSegments(untaught=UNTAUGHT._replace(decide_from=limit)))["decided"] == decided
    )


def test_norrbotten_knows_the_four_areas(bag_after, norrbotten):
    texts = ["Rusta upp idrottshallen och ge föreningslivet stöd", "Vi måste få behålla vår lanthandel i byn"]

    bag = bag_after(texts, *READING, CodeSegments(), book=norrbotten)

    assert bag["decided"] == [("1.1",), ("1.3",)]


def test_all_sixteen_goals_are_ranked_where_all_are_likely(coded, norrbotten):
    codes = coded("Katter och hundar", book=norrbotten)["codes"]

    assert len(codes) == 16


def test_the_codebooks_own_words_teach_what_no_cue_says(bag_after, book_of):
    word = '[[code]]\ncode = "{}"\ntitle = "{}"\nexamples = ["{}"]\n'
    book = book_of(word.format("a", "Djur", "Katten jamar") + word.format("b", "Mat", "Gröten kokar"))
    given = bag_after(["katterna jamade", "gröt kokades"], *READING) | {"codebook": book}

    codes = CodeSegments()({**given, **Learn()(given)})["codes"]

    assert [ranking(one)[0] for one in codes] == ["a", "b"]


def test_with_one_code_there_is_nothing_to_learn(bag_after, book_of):
    given = bag_after(["katt"], *READING) | {"codebook": book_of('[[code]]\ncode = "a"\ntitle = "Djur"')}

    assert Learn()(given) == {"learned": None}


def test_where_no_cue_decided_the_words_that_told_are_shown(bag_after, norrbotten):
    given = bag_after(["Frun sitter hemma med fyra års högskola"], *READING, book=norrbotten)
    known = taught(norrbotten.codebook)

    first = CodeSegments()({**given, "learned": known, "taught": known})["codes"][0][0]

    assert (first.code[0], len(first.places) > 0) == ("2", True)
