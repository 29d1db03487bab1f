"""Is there anything to read: ok, empty, spam or abusive."""

import pytest

from inspel_text.steps.cues import FindCues
from inspel_text.steps.language import Language
from inspel_text.steps.quality import Quality
from inspel_text.steps.split import Split

MUCH = "Det här är en lång text som handlar om ingenting särskilt men ändå säger något om livet. "


@pytest.fixture(scope="session")
def quality_of(bag_after):
    """The quality of one text."""

    def judge(text):
        return bag_after([text], Language(), Split(), FindCues(), Quality())["quality"][0]

    return judge


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "-", "?!", "–", "1", "2024", "\u200b", "\u2028"])
def test_a_text_without_words_is_empty(quality_of, text):
    assert quality_of(text) == "empty"


@pytest.mark.parametrize("text", ["👍", "🎉🎉🎉", "❤️", "👩‍👩‍👧 🏠"])
def test_a_text_of_emoji_only_is_empty(quality_of, text):
    assert quality_of(text) == "empty"


@pytest.mark.parametrize("text", ["asdf", "ASDF", "asdfgh", "qwerty", "xkjhgf", "aaaaaa", "bbbbbb", "lkj lkj"])
def test_keys_hit_at_random_are_empty(quality_of, text):
    assert quality_of(text) == "empty"


@pytest.mark.parametrize(
    "text",
    [
        "vet ej",
        "Vet ej.",
        "VET EJ!!",
        "Jag vet inte",
        "Nej",
        "en tiedä",
        "I don't know",
        "se ovan",
    ],
)
def test_nothing_but_a_do_not_know_is_empty(quality_of, text):
    assert quality_of(text) == "empty"


@pytest.mark.parametrize("text", ["Vet ej. Kanske bussar.", "vet inte vad jag tycker om bussen", "Nej till gruvan"])
def test_a_do_not_know_with_something_more_is_ok(quality_of, text):
    assert quality_of(text) == "ok"


@pytest.mark.parametrize("text", ["Bättre tåg", "Buss", "El", "Tåg!", "5G-nät"])
def test_one_word_is_enough_to_be_ok(quality_of, text):
    assert quality_of(text) == "ok"


@pytest.mark.parametrize("text", ["Потрібні автобуси", "نحتاج إلى حافلات أكثر", "需要更多公交车", "ተጨማሪ አውቶቡሶች"])
def test_what_is_written_in_another_script_is_for_a_person_to_read(quality_of, text):
    assert quality_of(text) == "ok"


@pytest.mark.parametrize("text", ["HBTQ", "LSS", "MTB", "E10", "5G"])
def test_an_abbreviation_or_a_roads_number_is_ok(quality_of, text):
    assert quality_of(text) == "ok"


@pytest.mark.parametrize(
    "text",
    [
        "Klicka här och tjäna pengar hemifrån!",
        "Köp billiga klockor på https://exempel.ru",
        "Buy now, cheap price, free shipping",
    ],
)
def test_an_advert_is_spam(quality_of, text):
    assert quality_of(text) == "spam"


@pytest.mark.parametrize(
    "text", ["Läs mer på https://exempel.se om bussar", "Gratis buss för unga", "Priset på el är högt"]
)
def test_a_link_or_a_price_alone_is_not_spam(quality_of, text):
    assert quality_of(text) == "ok"


@pytest.mark.parametrize("text", ["Ni är dumma i huvudet allihop.", "Du ska dö", "Politikerna borde hängas"])
def test_an_insult_or_a_threat_without_a_point_is_abusive(quality_of, text):
    assert quality_of(text) == "abusive"


@pytest.mark.parametrize(
    "text",
    [
        "Jävla idioter, fixa bussarna!",
        "Ni är dumma i huvudet allihop som inte fixar bussen till byn.",
        "Elpriserna är för jävliga",
    ],
)
def test_rude_words_around_a_point_are_ok(quality_of, text):
    assert quality_of(text) == "ok"


def test_a_long_text_that_says_something_is_ok(quality_of):
    assert quality_of(MUCH * 20) == "ok"


def test_a_long_row_of_the_same_figures_is_empty(quality_of):
    assert quality_of("123 " * 30) == "empty"


@pytest.mark.parametrize("text", [" " * 61, "👍" * 61, ". " * 31, "xkjhgf " * 10])
def test_a_long_text_without_a_word_is_empty(quality_of, text):
    assert quality_of(text) == "empty"
