"""How a thing is said, and whether it belongs in a regional strategy: a verdict with its reason and its words."""

import pytest

from inspel_text.facet_model import CODES, facet_models
from inspel_text.facet_model import read as read_model
from inspel_text.steps.cues import FindCues
from inspel_text.steps.kind import Kind
from inspel_text.steps.language import Language
from inspel_text.steps.quality import Quality
from inspel_text.steps.scope import INSIDE, Scope
from inspel_text.steps.segment import Segment
from inspel_text.steps.split import Split

STEPS = (Language(), Split(), FindCues(), Quality(), Segment(), Kind(), Scope())


@pytest.fixture(scope="session")
def read(bag_after):
    """The columns of kind and scope for one text."""

    def one(text):
        bag = bag_after([text], *STEPS)
        return {name: bag[name][0] for name in (*Kind.provides, *Scope.provides)}

    return one


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("possibility", "Naturen är fantastisk och en styrka att bygga vidare på."),
        ("possibility", "Vi har bra bussar som fungerar."),
        ("challenge", "Det är ett problem att bussen aldrig kommer"),
        ("challenge", "Det finns inga bostäder och ingen bryr sig."),
        ("proposal", "Inför gratis buss för unga."),
        ("proposal", "Låt skolan köpa mat av bönderna."),
        ("proposal", "Bygg fler bostäder i Boden!"),
        ("wish", "Vi vill ha bättre tåg"),
        ("wish", "Jag önskar att det fanns fler bussar"),
        ("other", "När går bussen?"),
        ("other", "Tack för en bra kväll!"),
    ],
)
def test_each_kind_is_known_by_how_it_is_said(read, kind, text):
    assert read(text)["kind"] == kind


def test_each_point_has_its_own_kind(read):
    text = "Bussarna fungerar jättebra och är en styrka för länet. Det är ett problem att det saknas bostäder."

    assert read(text)["segment_kinds"] == ("possibility", "challenge")


def test_a_point_without_cues_of_its_own_is_of_the_whole_texts_kind(read):
    found = read("Bussen åker norrut. Det är ett problem att det saknas bostäder.")

    assert found["segment_kinds"] == (found["kind"], "challenge")


def test_the_only_point_is_of_the_whole_texts_kind(read):
    found = read("Inför gratis buss för unga.")

    assert found["segment_kinds"] == (found["kind"],)


@pytest.mark.parametrize("text", ["vet ej", "Klicka här och tjäna pengar hemifrån!", "Du ska dö", ""])
def test_what_cannot_be_read_is_of_another_kind(read, text):
    assert read(text)["kind"] == "other"


@pytest.mark.parametrize("facet", CODES)
def test_what_dominates_in_the_cues_decides(facet):
    scores = [{code: 1e6} for code in CODES[facet] if code not in {"in", "ok"}]

    assert facet_models()[facet].best(scores, [["ord"] * 10] * len(scores)) == [next(iter(one)) for one in scores]


@pytest.mark.parametrize("facet", CODES)
def test_of_no_texts_nothing_is_said(facet):
    assert facet_models()[facet].best([], []) == []


@pytest.mark.parametrize("facet", CODES)
def test_a_model_that_is_saved_and_read_says_the_same(tmp_path, facet):
    model, texts = facet_models()[facet], [["bygg", "fler", "hus"], ["det", "saknas", "en", "mack"], ["tack"]]
    model.save(tmp_path / "model.npz")

    assert read_model(tmp_path / "model.npz").best([{}] * 3, texts) == model.best([{}] * 3, texts)


def test_how_sure_it_must_be_that_something_lies_outside_is_a_setting(bag_after):
    bag = bag_after(["Sänk bensinskatten!"], *STEPS[:-1], Scope(outside_from=1.01))

    assert bag["scope"] == [INSIDE]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Sänk bensinskatten!", "not_influenceable", ["bensinskatten"]),
        ("Bussen var inställd i går på grund av snöstormen.", "short_term", ["Bussen var inställd i"]),
        ("Potthålet på vår gata måste lagas.", "local_only", ["Potthålet på"]),
        ("Vem vann melodifestivalen?", "off_topic", ["melodifestivalen"]),
    ],
)
def test_what_falls_outside_has_a_verdict_and_the_words_that_gave_rise_to_it(read, text, code, words):
    verdict = read(text)["scope"]

    assert (verdict.code, [text[start:end] for start, end in verdict.places]) == (code, words)


def test_a_verdict_gives_its_reason_in_words(read):
    assert read("Sänk bensinskatten!")["scope"].reason == (
        "Det här avgörs av staten, EU, marknaden eller naturen och kan inte styras från länet."
    )


def test_the_words_are_verbatim_also_after_emoji(read):
    text = "🎉 Sänk bensinskatten! 🎉"

    assert [text[start:end] for start, end in read(text)["scope"].places] == ["bensinskatten"]


@pytest.mark.parametrize("text", ["Bygg fler bostäder", "Vi vill ha tåg till alla kommuner", "Samarbete"])
def test_what_nothing_speaks_against_is_in_without_a_reason(read, text):
    assert read(text)["scope"] == INSIDE


def test_each_point_has_its_own_verdict(read):
    found = read("Det saknas bostäder. Elpriset är fel, sänk bensinskatten.")

    assert [verdict.code for verdict in found["segment_scopes"]] == ["in", "not_influenceable"]


def test_a_contribution_is_in_if_one_of_its_points_is(read):
    assert read("Det saknas bostäder. Elpriset är fel, sänk bensinskatten.")["scope"] == INSIDE


@pytest.mark.parametrize("text", ["Bygg fler bostäder i Boden. Höj räntan!", "Höj räntan! Bygg fler bostäder i Boden."])
def test_a_point_that_is_in_keeps_the_contribution_in_whatever_is_said_beside_it(read, text):
    assert read(text)["scope"] == INSIDE


def test_a_contribution_is_outside_if_all_its_points_are(read):
    found = read("Bussen var inställd i går. Elpriset är fel, sänk bensinskatten.")

    assert found["scope"] == found["segment_scopes"][0]


@pytest.mark.parametrize("text", ["vet ej", "Klicka här och tjäna pengar hemifrån!", "Du ska dö"])
def test_what_cannot_be_read_is_off_topic_as_a_whole(read, text):
    verdict = read(text)["scope"]

    assert (verdict.code, verdict.places) == ("off_topic", ((0, len(text)),))


def test_an_empty_text_has_no_words_to_point_at(read):
    verdict = read("")["scope"]

    assert (verdict.code, verdict.places) == ("off_topic", ())
