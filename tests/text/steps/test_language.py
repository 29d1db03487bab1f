"""Which language a text is written in: markers first, then the statistical model; too little to tell is "und"."""

import pytest

from inspel_text.steps.language import Language


@pytest.fixture(scope="session")
def language_of(bag_after):
    """The language of one text."""

    def read(text, **settings):
        return bag_after([text], Language(**settings))["language"][0]

    return read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "Vi behöver fler bussar mellan byarna och sjukhuset."),
        ("fi", "Tarvitsemme lisää busseja kylien ja sairaalan välille."),
        ("se", "Mii dárbbašat eambbo bussiid gilážiid ja buohccivieso gaskkas."),
        ("fit", "Met häätyis saa enämpi pyssiä kylitten ja sairhaalan välile."),
        ("en", "We need more buses between the villages and the hospital."),
        ("nb", "Vi trenger flere busser mellom bygdene og sykehuset, ikke færre."),
    ],
)
def test_a_sentence_in_each_language_of_the_county_is_recognised(language_of, language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "   ", "…", "12 345", "🎉🎉", "?!"])
def test_a_text_without_words_is_in_no_language(language_of, text):
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tåg", "sv"),
        ("Bättre vägar", "sv"),
        ("Enemmän junia", "fi"),
        ("Se över bussarna", "sv"),
    ],
)
def test_a_short_text_is_recognised_by_its_letters_or_small_words(language_of, text, language):
    assert language_of(text) == language


def test_one_word_that_could_be_any_language_stays_open(language_of):
    assert language_of("Internet") == "und"


@pytest.mark.parametrize("text", ["Eambbo", "Šattuid"])
def test_a_short_text_with_sami_letters_or_words_is_sami(language_of, text):
    assert language_of(text) == "se"


def test_finnish_is_not_taken_for_meankieli_where_its_own_forms_stand(language_of):
    assert language_of("Minä haluan että kylässä olisi enemmän palveluja kansa") == "fi"


def test_swedish_letters_speak_against_norwegian(language_of):
    assert language_of("Er väg är vår väg") == "sv"


def test_of_two_languages_the_one_with_more_of_the_text_wins(language_of):
    text = "Vi vill att det ska finnas fler tåg och att de går i tid, thank you"

    assert language_of(text) == "sv"


def test_only_the_languages_asked_for_are_given(language_of):
    assert language_of("Vi trenger ikke flere busser", languages=("sv", "en")) == "sv"


@pytest.mark.parametrize(
    "text",
    [
        "Wir brauchen mehr Züge und bessere Radwege.",
        "Wir brauchen mehr Züge in der Stadt.",
    ],
)
def test_a_further_language_can_be_asked_for(language_of, text):
    assert language_of(text, languages=("sv", "en", "de")) == "de"


def test_every_text_gets_its_own_language_in_order(bag_after):
    texts = ["Vi vill ha tåg", "", "We want trains"]

    assert bag_after(texts, Language())["language"] == ["sv", "und", "en"]
