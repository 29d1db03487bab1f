"""What points to a private person is found and taken out; office-holders, companies and places are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspel_text.steps.personal_data import LABELS, PersonalData, of_nobody, redact, traces


def found(text):
    return [(trace.kind, text[trace.start : trace.end]) for trace in traces(text)]


@pytest.mark.parametrize(
    ("kind", "text", "trace"),
    [
        ("email", "Skriv till eva.lindqvist@exempel.se om det", "eva.lindqvist@exempel.se"),
        ("email", "Skriv till EVA@EXEMPEL.SE", "EVA@EXEMPEL.SE"),
        ("phone", "Ring 070-123 45 67 i kväll", "070-123 45 67"),
        ("phone", "Ring 0701234567", "0701234567"),
        ("phone", "Ring +46 70 123 45 67", "+46 70 123 45 67"),
        ("phone", "Ring 0920-123 45", "0920-123 45"),
        ("phone", "Ring 0920 - 123 45", "0920 - 123 45"),
        ("personal_number", "Jag är 811228-9874 och bor här", "811228-9874"),
        ("personal_number", "Jag är 198112289874", "198112289874"),
        ("personal_number", "Mitt samordningsnummer är 701063-2391", "701063-2391"),
        ("address", "Det är mörkt vid Kyrkvägen 12 på kvällen", "Kyrkvägen 12"),
        ("address", "Jag bor på Storgatan 4 B", "Storgatan 4 B"),
        ("address", "Jag bor på Storgatan 4B", "Storgatan 4B"),
        ("vehicle", "Bilen ABC 123 kör för fort", "ABC 123"),
        ("vehicle", "Bilen KLM12A kör för fort", "KLM12A"),
        ("name", "Det sa Karin Johansson till oss", "Karin Johansson"),
        ("name", "DET SA KARIN JOHANSSON", "KARIN JOHANSSON"),
        ("name", "Min granne Eva hjälper till", "Eva"),
    ],
)
def test_each_kind_of_trace_is_found_with_its_exact_place(kind, text, trace):
    assert found(text) == [(kind, trace)]


@pytest.mark.parametrize(
    "text",
    [
        "Karin Johanssons hus är fint",
        "Fråga Johan Lindqvist och se",
        "Min dotter Annas skola är bra",
        "Vi har Åsa Öberg här",
    ],
)
def test_an_inflected_or_swedish_name_is_found(text):
    assert [kind for kind, _ in found(text)] == ["name"]


@pytest.mark.parametrize("text", ["min son Elias går i femman", "Min dotter Alma är rädd", "vårt barn Sixten"])
def test_a_childs_name_is_found(text):
    assert [kind for kind, _ in found(text)] == ["name"]


def test_a_name_in_small_letters_after_a_private_title_is_found():
    assert found("min granne karin johansson klagar") == [("name", "karin johansson")]


def test_two_persons_joined_by_och_are_one_trace():
    assert found("Det sa Karin och Johan Lindqvist i går") == [("name", "Karin och Johan Lindqvist")]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunalrådet Karin Johansson lovade det",
        "Landshövding Johan Lindqvist var här",
        "Statsminister Eva Svensson måste lyssna",
        "Karin Johansson, kommunalråd, lovade det",
    ],
)
def test_an_office_holder_in_office_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Astrid Lindgren skrev om det",
        "Gustav Vasas tid",
        "Lars Levi Laestadius predikade",
    ],
)
def test_a_person_of_history_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Johanssons Åkeri AB kör bra", "Eriksson Bygg AB byggde det", "Karin Johansson AB finns kvar"]
)
def test_a_company_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["ICA på Storgatan 4 ska vara kvar", "Biblioteket, Kyrkogatan 10", "Ericssons kontor på Kyrkvägen 12"]
)
def test_the_address_of_a_shop_or_an_office_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Mejla info@exempel.se", "Mejla kommunen@exempel.se", "Skriv till registrator@exempel.se"]
)
def test_a_function_mailbox_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ring kommunens växel 0920-45 30 00",
        "Ring växeln: 0970-750 00",
        "Ring 1177",
        "Ring 112",
    ],
)
def test_a_switchboard_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Luleå och Boden",
        "Tåget till Kiruna",
        "Vägen till Gällivare är dålig",
        "Björn och varg i skogen",
        "Malmberget får inte dö",
        "I Sankt Anna och Sala",
        "Elsa Brändströms skola i Kalix",
    ],
)
def test_a_place_name_or_a_thing_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["Org.nr 556036-0793", "Bolaget har 212000-1926"])
def test_an_organisation_number_is_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["811228-9875", "819928-9874", "1234567890", "20400101"])
def test_a_number_with_a_wrong_date_or_check_digit_is_no_personal_number(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Satsa 250 000 000 kr", "Mellan 2025 och 2040", "Åk E10 till Kiruna", "Det kostar 12 000 kr"]
)
def test_sums_years_and_roads_are_not_personal_data(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["Ta bort SOU 202", "USB 123", "Riksvägen 97", "Bo kvar i byn"])
def test_what_only_looks_like_a_trace_is_left_alone(text):
    assert found(text) == []


def test_several_traces_come_in_order_of_place():
    text = "Eva Lindqvist, Kyrkvägen 12, 070-123 45 67, eva@exempel.se, ABC 123"

    assert [kind for kind, _ in found(text)] == ["name", "address", "phone", "email", "vehicle"]


def test_places_count_code_points_also_after_emoji():
    assert found("👩‍👩‍👧🎉 Ring 070-123 45 67") == [("phone", "070-123 45 67")]


def test_redaction_puts_the_kind_in_place_of_each_trace(bag_after):
    text = "Eva Lindqvist, Kyrkvägen 12, 811228-9874, 070-123 45 67, eva@exempel.se, ABC 123"

    bag = bag_after([text], PersonalData())

    assert bag["redacted"] == ["[namn], [adress], [personnummer], [telefon], [e-post], [regnummer]"]


def test_a_name_that_runs_on_into_an_address_is_found_as_well():
    assert found("Ring Anna Svensson Storgatan 4") == [("name", "Anna Svensson"), ("address", "Storgatan 4")]


@pytest.mark.parametrize("text", ["Bussen går till byn 2 ggr om dagen", "Skolvägen 3 timmar i snön", "Elen var borta"])
def test_a_number_of_something_and_a_common_word_are_no_traces(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("column", "value", "shown"),
    [("channel", "möte med Lena Lindqvist", "möte med [namn]"), ("municipality", "Lena Lindqvist", "Lena Lindqvist")],
)
def test_a_background_column_shows_no_person_save_where_a_place_may_be_called_so(column, value, shown):
    assert of_nobody(column, value) == shown


def test_redaction_keeps_everything_else_to_the_letter(bag_after):
    text = "  Hej!\n\t“Ring” 070-123 45 67…  🎉\r\nTack \u2028 "

    assert bag_after([text], PersonalData())["redacted"] == ["  Hej!\n\t“Ring” [telefon]…  🎉\r\nTack \u2028 "]


def test_a_text_without_traces_is_left_as_it_is(bag_after):
    bag = bag_after(["Bättre tåg", ""], PersonalData())

    assert (bag["redacted"], bag["personal_data"]) == (["Bättre tåg", ""], [(), ()])


WORDS = st.sampled_from(
    ["Karin Johansson", "070-123 45 67", "eva@exempel.se", "ABC 123", "Storgatan 4", "🎉", "tåg", "811228-9874", "."]
)


@given(st.lists(WORDS | st.text(max_size=8), max_size=8).map(" ".join))
def test_what_is_left_of_any_text_is_what_stands_between_the_traces(text):
    spans = tuple(traces(text))

    rebuilt, place = "", 0
    for trace in spans:
        assert place <= trace.start < trace.end <= len(text)
        rebuilt, place = rebuilt + text[place : trace.start] + LABELS[trace.kind], trace.end

    assert redact(text, spans) == rebuilt + text[place:]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vi vill ha buss.\nGörel Vinterdal", "Görel Vinterdal"),
        ("Tack för mötet. Hälsningar Ragnhild Fors-Lidén", "Ragnhild Fors-Lidén"),
        ("Ordna ett jaktlag som tar emot. Mvh Marijke van Oostveen", "Marijke van Oostveen"),
        ("Så att man begriper. K. Aidanpää", "K. Aidanpää"),
        ("Jag mötte Görel Vinterdal på bussen", "Görel Vinterdal"),
        ("Min kollega Priyanka sov i labbet", "Priyanka"),
        ("Då gäller skrivboken hos Ulla i affären", "Ulla"),
        ("Vi frågade Tuva om det", "Tuva"),
    ],
)
def test_a_name_that_no_list_has_is_found_by_where_it_stands(text, name):
    assert found(text) == [("name", name)]


@pytest.mark.parametrize(
    "text",
    [
        "Barnmorskan finns tolv mil bort",
        "Rädda Norra Malmberg",
        "Regionrådet Kerstin Öberg sade det",
        "Åk till Stora Sundvall",
        "Tuva och mossa, mer blev det inte",
        "Ordna aktiviteter åt ungdomar. /Dansgruppen",
    ],
)
def test_what_only_looks_like_a_name_is_left(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["Laga riksväg 97", "Vi fick köplats 3", "Mötet är på plan 3", "I called 1177 twice"])
def test_a_road_a_place_in_a_queue_or_a_floor_is_no_address(text):
    assert found(text) == []
