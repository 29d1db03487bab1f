"""Suggested themes and summaries: every sentence is a verbatim piece of a contribution, and none exposes anybody."""

import pytest

from inspel_text.lang.weighty import says_something
from inspel_text.steps.background import Background
from inspel_text.steps.code import CodeSegments
from inspel_text.steps.cues import FindCues
from inspel_text.steps.duplicates import Duplicates
from inspel_text.steps.emerge import Emerge
from inspel_text.steps.fingerprint import Fingerprint
from inspel_text.steps.kind import Kind
from inspel_text.steps.language import Language
from inspel_text.steps.personal_data import PersonalData
from inspel_text.steps.quality import Quality
from inspel_text.steps.scope import Scope
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split
from inspel_text.steps.summarise import Summarise, choose

READING = (
    Background(),
    Language(),
    PersonalData(),
    Split(),
    FindCues(),
    Quality(),
    Segment(),
    Kind(),
    Scope(),
    Fingerprint(),
    Duplicates(),
    CodeSegments(),
)
CATS = [
    "Katterna jagar möss i ladan",
    "Möss och katter hör ihop",
    "Vildkatterna fångar möss åt bonden",
    "Utan katter blir möss en plåga",
    "Svarta katter äter sällan möss",
    "Hungriga katter letar möss i snön",
]
SOUP = [
    "Soppan kokar i grytan på spisen",
    "Grytan rymmer soppa åt hundra",
    "Varm soppa ur en svart gryta",
    "Ingen soppa utan en stor gryta",
    "Kålsoppa kokas i mormors gryta",
    "Min gryta luktar gammal soppa",
]
KNITS = [
    "Stickade vantar av ull värmer",
    "Ullvantar ska vara stickade för hand",
    "Ull kliar men vantar behövs",
    "Röda stickade vantar är finast",
    "Vantar stickas bäst av tovad ull",
    "Lammens ull blir stickade vantar",
]
COLD = "Ring Eva Lindqvist på 070-123 45 67 om katterna i ladan"


@pytest.fixture(scope="session")
def read(bag_after):
    """The bag of some texts, all of them coded or left to a person."""

    def run(texts, *steps, state="review"):
        return bag_after(texts, *READING, lambda bag: {"state": [state] * len(bag["rows"])}, *steps)

    return run


@pytest.fixture(scope="session")
def emerged(read):
    """Three kinds of things that the codebook does not know, and one text with personal data."""
    return read([*CATS, *SOUP, *KNITS, COLD], Emerge())


def pieces(bag, quotes):
    return [bag["rows"][quote.row].text[quote.start : quote.end] for quote in quotes]


def test_things_that_are_alike_emerge_together(emerged):
    found = [sorted(pieces(emerged, theme.points)) for theme in emerged["emerging"]]

    assert sorted(found) == sorted(map(sorted, (CATS, SOUP, KNITS)))


@pytest.mark.parametrize("word", ["2024", "samma", "luleå", "luleås", "fyra"])
def test_numbers_places_and_words_of_any_text_name_no_theme(word):
    assert not says_something(word)


def test_a_theme_is_labelled_with_the_words_that_set_it_apart(emerged):
    labels = {theme.points[0].row: set(theme.label) for theme in emerged["emerging"]}

    assert labels == {0: {"möss", "katter"}, 6: {"soppa", "gryta"}, 12: {"vantar", "stickade"}}


def test_stability_is_a_share_and_tells_what_is_stable(emerged):
    found = [(0 <= theme.stability <= 1, theme.stable == (theme.stability >= 0.75)) for theme in emerged["emerging"]]

    assert found == [(True, True)] * 3


def test_the_quotes_of_a_theme_are_points_of_it(emerged):
    assert [set(theme.central) - set(theme.points) for theme in emerged["emerging"]] == [set()] * 3


def test_no_point_of_a_theme_has_personal_data(emerged):
    said = [text for theme in emerged["emerging"] for text in pieces(emerged, theme.points)]

    assert [text for text in said if "Eva" in text] == []


def test_the_same_texts_give_the_same_themes(emerged):
    assert Emerge()(emerged) == {"emerging": emerged["emerging"]}


def test_few_points_give_no_theme(read):
    assert read(CATS, Emerge())["emerging"] == []


def test_what_the_codebook_covers_does_not_emerge(read):
    texts = [f"Bussen till {place} är sen" for place in "abcdefghijklmnop"]

    assert read(texts, Emerge())["emerging"] == []


@pytest.mark.parametrize("state", ["duplicate", "empty", "withheld"])
def test_what_does_not_stand_in_the_material_does_not_emerge(read, state):
    assert read([*CATS, *SOUP, *KNITS], Emerge(), state=state)["emerging"] == []


def test_a_campaign_does_not_make_a_theme(read):
    assert read([CATS[0]] * 30, Emerge())["emerging"] == []


BUSES = [
    "Det är ett problem att bussen till Arjeplog aldrig kommer",
    "Ingen buss går på kvällarna, det är dåligt",
    "Vi saknar bussar mellan byarna i inlandet",
    "Biljetten är för dyr så bussarna går tomma",
]
EXPOSED = "Bussarna är en plåga och ett problem, säger min granne Eva Lindqvist"
PRAISE = "Vi har bra bussar som fungerar och är en styrka."


@pytest.fixture(scope="session")
def summed_up(read):
    """Four problems with buses, one with personal data in it, and one thing that is good about them."""
    return read([*BUSES, PRAISE, EXPOSED], Summarise(), state="coded")


def test_a_summary_is_made_for_each_code_and_side(summed_up):
    assert [(one.code, one.side) for one in summed_up["summaries"]] == [("1.1", "possibility"), ("1.1", "challenge")]


def test_every_sentence_of_a_summary_is_verbatim(summed_up):
    possibility, challenge = summed_up["summaries"]

    assert (pieces(summed_up, possibility.quotes), sorted(pieces(summed_up, challenge.quotes))) == (
        [PRAISE],
        sorted(BUSES),
    )


def test_a_point_with_personal_data_is_never_quoted(read):
    assert read([EXPOSED], Summarise(), state="coded")["summaries"] == []


def test_a_summary_tells_how_many_points_it_was_chosen_among(summed_up):
    assert [one.chosen_among for one in summed_up["summaries"]] == [1, 4]


def test_no_more_is_quoted_than_asked_for(summed_up):
    summaries = Summarise(quotes=2)(summed_up)["summaries"]

    assert [len(one.quotes) for one in summaries] == [1, 2]


def test_a_campaign_speaks_once(read):
    bag = read([PRAISE] * 5, Summarise(), state="coded")

    assert [one.chosen_among for one in bag["summaries"]] == [1]


@pytest.mark.parametrize("state", ["review", "outside", "duplicate", "withheld"])
def test_only_what_is_coded_is_quoted(read, state):
    assert read([PRAISE], Summarise(), state=state)["summaries"] == []


@pytest.mark.parametrize("text", ["Bra buss!", "Bussen är bra " + "och fin " * 60])
def test_what_is_too_short_or_too_long_is_not_quoted(read, text):
    assert read([text], Summarise(), state="coded")["summaries"] == []


def test_places_not_yet_heard_go_first_among_equals():
    texts = ["Katter jagar möss", "Hundar jagar harar", "Räven jagar sorkar"]

    assert choose(texts, ["Boden", "Boden", "Kalix"], 2) == [0, 2]


def test_a_quote_unlike_those_chosen_goes_before_one_that_repeats_them():
    texts = ["katter jagar möss", "katter jagar möss", "katter sover"]

    assert choose(texts, ["", "", ""], 2) == [0, 2]


@pytest.mark.parametrize(("texts", "number", "chosen"), [([], 3, []), (["katter"], 3, [0]), (["", ""], 3, [0, 1])])
def test_no_more_is_chosen_than_there_is(texts, number, chosen):
    assert choose(texts, [""] * len(texts), number) == chosen
