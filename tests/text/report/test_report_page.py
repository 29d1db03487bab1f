"""report.html read as a document: links lead somewhere, numbers agree, quotes are verbatim, and nobody is exposed."""

import csv
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html

from inspel_text.report.write import Request, analyse_files

TITLE = "Vad folk sa <2024> & sedan"

BOOK = """
[codebook]
name = "vardag"
title = "Vardag"
title_en = "Everyday life"
version = "2"
parallel = ["{parallel}"]

[[code]]
code = "1"
title = "Livet"
title_en = "Life"

[[code]]
code = "1.1"
title = "Resor"
title_en = "Travel"
parent = "1"
description = "Att ta sig fram & hem."
description_en = "Getting there & home."
[[code.topic]]
name = "Buss"
name_en = "Bus"
code = "1.1.1"
strong = ["buss*"]
[[code.topic]]
name = "Tåg"
name_en = "Train"
strong = ["tåg*"]

[[code]]
code = "1.1.1"
title = "Fler turer"
title_en = "More departures"
parent = "1.1"

[[code]]
code = "1.2"
title = "Bostäder"
title_en = "Homes"
parent = "1"
[[code.topic]]
name = "Hyresrätter"
name_en = "Rented flats"
strong = ["hyresrätt*"]

[[code]]
code = "2"
title = "Hälsan"
title_en = "Health"

[[code]]
code = "2.1"
title = "Vård"
title_en = "Care"
parent = "2"
[[code.topic]]
name = "Vårdcentral"
name_en = "Health centre"
strong = ["vårdcentral*", "läkar*"]

[[code]]
code = "2.2"
title = "Rymden"
title_en = "Space"
parent = "2"
[[code.topic]]
name = "Raketer"
name_en = "Rockets"
strong = ["raket*"]
"""

PARALLEL = """
[codebook]
name = "riket"
title = "Riket"
title_en = "The realm"

[[code]]
code = "a"
title = "Att bo och resa"
title_en = "Living and travelling"

[crosswalk.vardag]
a = ["1.1", "1.2"]
"""

HEADINGS = ("id", "inspel", "kommun", "grupp", "kanal", "ålder", "kön", "avsändare")
BUSES = [
    "Fler bussar mellan byarna på kvällarna, för ingen kommer hem.",
    "Det är bra att bussen går varje timme till sjukhuset.",
    "Bussen är alltid sen och det är ett stort problem.",
    "Jag önskar att bussen stannade vid skolan också.",
    "Tåget & bussen borde <b>vänta</b> på varandra.",
    "Bussarna är för dyra för oss som pendlar varje dag.",
    "Vi vill ha nattbuss på helgerna i hela länet.",
    "Bygg en busshållplats med tak vid badet.",
    "Bussen till flygplatsen går för sällan på morgonen.",
    "Elektriska bussar är tysta, köp sådana.",
    "Vintertid kommer ingen buss alls upp till fjällbyn.",
    "Fler bussar till byn",
    "Fler bussar till byn",
    "Fler bussar till byn",
]
HOMES = [
    "Bygg fler hyresrätter nära skolan i centrum.",
    "Hyresrätterna är dyra och det är ett problem för unga.",
    "Det är bra att det byggs hyresrätter i byn.",
    "Det saknas hyresrätter för äldre som vill bo kvar.",
    "Hyresrätter med trädgård vore bra.",
    "Kommunen borde bygga små hyresrätter till studenter.",
    "Ingen bygger hyresrätter här eftersom bankerna säger nej.",
    "Låga hyror i hyresrätterna får folk att stanna.",
    "Vårdcentralen måste ha öppet på kvällen. Bygg hyresrätter bredvid den.",
]
CARE = [
    "Vårdcentralen svarar aldrig i telefon på morgonen.",
    "Läkaren på vårdcentralen är bra och lyssnar.",
    "En läkare borde komma till byn varje vecka.",
]
TENSIONS = ["Nej till gruvan.", "Ja till gruvan!", "Gruvan hotar rennäringen."]
LEFT_OVER = [
    "Katterna jagar möss i ladan",
    "Möss och katter hör ihop",
    "Vildkatterna fångar möss åt bonden",
    "Utan katter blir möss en plåga",
    "Svarta katter äter sällan möss",
    "Hungriga katter letar möss i snön",
    "Soppan kokar i grytan på spisen",
    "Grytan rymmer soppa åt hundra",
    "Varm soppa ur en svart gryta",
    "Ingen soppa utan en stor gryta",
    "Kålsoppa kokas i mormors gryta",
    "Min gryta luktar gammal soppa",
]
ODD = [
    "",
    "vet ej",
    "Vilken tid börjar paraden på marknaden på lördag?",
    "Ni är alla idioter och borde skjutas.",
    "We need more buses to the airport in the morning.",
    "Lisää busseja kylään ja parempi terveyskeskus.",
]
PLANTED = {
    "name": "Karin Johansson",
    "phone": "070-174 06 25",
    "e-mail": "karin.johansson@example.org",
    "personal number": "811228-9874",
    "address": "Kyrkvägen 12",
    "sender": "anders.berg@example.org",
}
TRACED = [
    f"🚌🚌 Ring {PLANTED['name']} på {PLANTED['phone']} om bussen. Bygg fler hyresrätter i Kiruna 🏠.",
    f"Skriv till {PLANTED['e-mail']} om bussarna, det är ett stort problem att de är sena.",
    f"Jag är {PLANTED['personal number']} och bor på {PLANTED['address']}. Bussen går aldrig hit.",
    f"Det sa {PLANTED['name']} till oss: katterna jagar möss i ladan.",
]


CARELESS = [
    "id,inspel,kommun,grupp,kanal,namn,e-post,telefon",
    "a1,Fler bussar till byn.,Boden,Unga,webb,Anders Berg,anders.berg@example.org,070-174 06 30",
    'a2,"Ring "Karin Johansson" på 070-174 06 25 om bussen",Boden,Unga,webb,,,',
    "lisa.ek@example.org,Bygg hyresrätter nu.,Boden,Unga,möte,,,",
    'a4,"Ring Eva Svensson på 070-174 06 28 om bussen,Boden,Unga',
]


class Report(NamedTuple):
    """A folder that was written, and the text of each contribution that went into it."""

    folder: Path
    texts: dict[str, str]


class Link(NamedTuple):
    """A number that can be opened: what it says, and the list it leads to."""

    n: int
    key: str


def material() -> list[tuple[str, ...]]:
    """The rows of the file, in the order of HEADINGS."""
    online = [(text, "Boden", "Unga", "webb", "15–24", "Kvinna") for text in BUSES]
    meeting = [(text, "Kiruna", "Äldre", "möte", "65+", "Man") for text in (*HOMES, *CARE)]
    others = [(text, "Luleå", "Unga", "webb", "25–39", "") for text in (*TENSIONS, *LEFT_OVER, *ODD, *TRACED)]
    rows = [(f"r{at}", *one, f"S{at}") for at, one in enumerate([*online, *meeting, *others], 1)]
    again = [(f"s{at}", BUSES[0], "Boden", "Unga", "webb", "", "", PLANTED["sender"]) for at in (1, 2)]
    return [*rows, *again]


def write_codebook(folder: Path, *, english: bool = True) -> Path:
    """The codebook and the one beside it, with English names or without."""
    for name, text in (("riket", PARALLEL), ("vardag", BOOK.replace("{parallel}", str(folder / "riket.toml")))):
        kept = [line for line in text.split("\n") if english or "_en = " not in line]
        (folder / f"{name}.toml").write_text("\n".join(kept), encoding="utf-8")
    return folder / "vardag.toml"


def written_report(folder: Path) -> Report:
    """Analyse the material once, with a codebook, a parallel one and a population."""
    book = write_codebook(folder)
    with (folder / "svar.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([HEADINGS, *material()])
    population = {"municipality": {"Boden": 28_000, "Kiruna": 22_000, "Luleå": 79_000}}
    files = (str(folder / "svar.csv"),)
    analyse_files(Request(files=files, codebook=str(book), title=TITLE, population=population), folder / "ut")
    return Report(folder / "ut", {row[0]: row[1] for row in material()})


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return written_report(tmp_path_factory.mktemp("report"))


@pytest.fixture(scope="module")
def page(report: Report) -> Any:
    return html.document_fromstring((report.folder / "report.html").read_text(encoding="utf-8"))


def said(element: Any) -> str:
    """An element's Swedish text with single spaces."""
    parts = element.xpath(".//text()[not(ancestor::*[contains(concat(' ', @class, ' '), ' en ')])]")
    return " ".join("".join(parts).split())


def figure(element: Any) -> int:
    return int("".join(element.text_content().split()))


def opened(page: Any, where: str = "") -> list[Link]:
    """Every number at the top of the page, and in the sections chosen or all, that leads to a list."""
    lists = set(page.xpath("//section[@class='behind']/@id"))
    found = [(link, link.get("href", "")[1:]) for link in page.xpath(f"//section{where}//a | //ul[@class='facts']//a")]
    return [Link(figure(link), key) for link, key in found if key in lists]


def listed(page: Any, links: Sequence[Link]) -> list[Link]:
    """The same links with as many contributions as their lists hold."""
    return [one._replace(n=len(page.xpath(f"//*[@id='{one.key}']/ol/li"))) for one in links]


# The parts of the report that the other tests need


def test_the_material_fills_every_part_of_the_report(page: Any) -> None:
    parts = ("ledger", "priority", "goals", "differences", "conflicts", "emerging", "method", "all")

    assert [part for part in parts if len(page.xpath(f"//section[@id='{part}']")) != 1] == []
    assert [
        part for part in ("differences", "conflicts", "emerging") if not page.xpath(f"//section[@id='{part}']//a")
    ] == []


# Links and numbers


def test_every_link_within_the_page_has_a_target(page: Any) -> None:
    ids = set(page.xpath("//@id"))

    assert [link for link in page.xpath("//a/@href") if link.removeprefix("#") not in ids] == []


def test_every_id_stands_once(page: Any) -> None:
    ids = page.xpath("//@id")

    assert sorted(ids) == sorted(set(ids))


def test_every_name_that_an_element_is_labelled_by_stands_on_the_page(page: Any) -> None:
    ids = set(page.xpath("//@id"))

    assert [name for name in page.xpath("//@aria-labelledby") if name not in ids] == []


def test_every_number_that_can_be_opened_lists_as_many_contributions(page: Any) -> None:
    found = opened(page, "[@id != 'differences']")

    assert found == listed(page, found)


def test_the_number_of_a_difference_lists_as_many_contributions(page: Any) -> None:
    found = opened(page, "[@id = 'differences']")

    assert found == listed(page, found)


def test_an_insult_is_not_published(page: Any) -> None:
    assert "idioter" not in page.text_content()


def test_a_list_names_each_contribution_once(page: Any) -> None:
    lists = {part.get("id"): part.xpath("./ol/li/a/@href") for part in page.xpath("//section[@class='behind']")}

    assert {key for key, rows in lists.items() if len(rows) != len(set(rows))} == set()


def test_the_heading_of_a_list_says_its_number(page: Any) -> None:
    lists = page.xpath("//section[@class='behind']")

    assert [said(one.find("h3")).rpartition(": ")[2] for one in lists] == [
        str(len(one.xpath("./ol/li"))) for one in lists
    ]


def test_a_list_leads_to_the_contribution_it_names(page: Any) -> None:
    links = page.xpath("//section[@class='behind']/ol/li/a")
    headings = {one.get("id"): one.find("h3").text.strip() for one in page.xpath("//article[@class='contribution']")}

    assert [link.text for link in links] == [headings[link.get("href")[1:]] for link in links]


def test_every_list_is_opened_from_somewhere(page: Any) -> None:
    assert set(page.xpath("//section[@class='behind']/@id")) == {one.key for one in opened(page)}


def test_no_difference_opens_fewer_than_five_of_a_group_an_age_or_a_gender(page: Any) -> None:
    rows = page.xpath("//section[@id='differences']//tbody/tr[td[2]/a]")
    counts = [(said(row.find("th")), figure(row.xpath("./td[2]/a")[0])) for row in rows]

    assert [one for one in counts if one[0].startswith(("Grupp", "Ålder", "Kön")) and one[1] < 5] == []


def test_the_states_of_the_ledger_sum_to_the_number_received(page: Any, report: Report) -> None:
    *states, total = [figure(cell) for cell in page.xpath("//section[@id='ledger']//table/tbody/tr/td[1]")]

    assert (sum(states), total) == (len(report.texts), len(report.texts))


def test_every_contribution_stands_on_the_page_in_the_order_it_came(page: Any, report: Report) -> None:
    shown = [one.find("h3").text.strip() for one in page.xpath("//article[@class='contribution']")]

    assert shown == list(report.texts)


# Quotes


def test_every_quote_is_verbatim_in_the_text_of_its_contribution(page: Any, report: Report) -> None:
    quotes = [(one.text_content()[1:-1], one.getnext().find("a").text) for one in page.iter("blockquote")]

    assert quotes
    assert [(quote, name) for quote, name in quotes if quote not in report.texts[name]] == []


def test_a_quote_stands_in_quotation_marks_and_is_not_empty(page: Any) -> None:
    quotes = [one.text_content() for one in page.iter("blockquote")]

    assert [one for one in quotes if (one[0], one[-1]) != ("”", "”") or not one[1:-1].strip()] == []


def test_a_quote_leads_to_the_contribution_it_is_from(page: Any) -> None:
    links = [one.getnext().find("a") for one in page.iter("blockquote")]

    assert [one.text for one in links] == [
        page.xpath(f"//*[@id='{one.get('href')[1:]}']/h3")[0].text.strip() for one in links
    ]


# The document


def test_the_page_is_in_swedish_and_has_the_title_once_as_its_heading(page: Any) -> None:
    assert (page.get("lang"), page.findtext(".//title"), [one.text for one in page.iter("h1")]) == (
        "sv",
        TITLE,
        [TITLE],
    )


def test_headings_never_skip_a_level(page: Any) -> None:
    headings = list(page.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    levels = [int(one.tag[1]) for one in headings]

    assert [
        said(one) for one, above, own in zip(headings[1:], levels, levels[1:], strict=False) if own > above + 1
    ] == []


def test_no_heading_is_empty(page: Any) -> None:
    assert [html.tostring(one) for one in page.iter("h1", "h2", "h3", "h4", "h5", "h6") if not said(one)] == []


def test_there_is_no_script_and_nothing_that_runs(page: Any) -> None:
    assert page.xpath("//script | //iframe | //object | //embed | //@*[starts-with(name(), 'on')]") == []


def test_nothing_on_the_page_comes_from_elsewhere(page: Any) -> None:
    """Every link stays on the page; there is no src, and what the style loads lies in the style."""
    style = "".join(page.xpath("//style/text()"))
    loaded = [part.split(":", 1)[0] for part in style.split("url(")[1:]]

    assert [one for one in page.xpath("//@href") if not one.startswith("#")] == []
    assert page.xpath("//@src | //@srcset | //@action | //link | //*[@style]") == []
    assert (set(loaded), "@import" in style) == ({"data"}, False)


def test_every_table_has_a_caption_or_a_label(page: Any) -> None:
    unnamed = [one for one in page.iter("table") if one.find("caption") is None and not _is_labelled(one)]

    assert [one.xpath("ancestor::section[1]/@id") for one in unnamed] == []


def test_every_heading_of_a_table_says_what_it_is_the_heading_of(page: Any) -> None:
    assert [html.tostring(one) for one in page.iter("th") if one.get("scope") not in ("col", "row")] == []


def test_every_row_of_a_table_has_a_heading_and_as_many_cells_as_the_table_has_columns(page: Any) -> None:
    tables = list(page.iter("table"))
    columns = [_width(one.xpath("./thead/tr/th")) for one in tables]

    assert [{_width(row) for row in one.xpath("./tbody/tr")} for one in tables] == [{n} for n in columns]
    assert [html.tostring(row) for row in page.xpath("//tbody/tr[count(th[@scope='row']) != 1]")] == []


def test_every_chart_is_told_in_words_or_in_the_figures_beside_it(page: Any) -> None:
    """A chart either has a name, or is hidden from a screen reader because what stands beside it says the same."""
    hidden = [one for one in page.iter("svg") if one.get("aria-hidden") == "true"]
    named = [one for one in page.iter("svg") if one.get("role") == "img" and _is_labelled(one)]

    assert len(hidden) + len(named) == len(list(page.iter("svg")))
    assert [html.tostring(one) for one in hidden if not _said_beside(one)] == []


def test_every_chart_of_the_goals_stands_in_a_table_with_the_number_and_its_range(page: Any) -> None:
    bars = page.xpath("//svg[@class='bar']")
    beside = ["".join(one.xpath("ancestor::td/following-sibling::td[1]")[0].text_content().split()) for one in bars]

    assert len(bars) == len(page.xpath("//section[@id='priority']//table[.//svg]/tbody/tr"))
    assert [one for one in beside if not one.replace("(", "").replace(")", "").replace("–", "").isdigit()] == []


def _is_labelled(element: Any) -> bool:
    return bool(element.get("aria-label") or element.get("aria-labelledby"))


def _width(cells: Sequence[Any]) -> int:
    return sum(int(cell.get("colspan", 1)) for cell in cells)


def _said_beside(svg: Any) -> bool:
    """Whether the element the chart stands in has text, or the next cell of its row does."""
    beside = [svg.getparent(), *svg.xpath("ancestor::td/following-sibling::td[1]")]
    return any(one.text_content().strip() for one in beside)


# Two languages


def test_every_swedish_text_is_followed_by_its_english_one(page: Any) -> None:
    pairs = [(one.tag, one.getnext()) for one in page.find_class("sv")]

    assert pairs
    assert [tag for tag, after in pairs if after is None or (after.tag, after.get("class")) != (tag, "en")] == []
    assert len(pairs) == len(page.find_class("en"))


def test_every_text_in_two_languages_says_which_language_it_is_in(page: Any) -> None:
    assert {(one.get("class"), one.get("lang")) for name in ("sv", "en") for one in page.find_class(name)} == {
        ("sv", "sv"),
        ("en", "en"),
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_text_in_either_language_is_empty(page: Any, language: str) -> None:
    empty = [one for one in page.find_class(language) if not one.text_content().strip()]

    assert [html.tostring(one.getparent()) for one in empty] == []


@pytest.fixture(scope="module")
def in_swedish(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The page of a material whose codebook has no English names."""
    folder = tmp_path_factory.mktemp("swedish")
    (folder / "svar.csv").write_text("inspel\nFler bussar till byn.\nBygg hyresrätter.\n", encoding="utf-8")
    book = write_codebook(folder, english=False)
    analyse_files(Request(files=(str(folder / "svar.csv"),), codebook=str(book), title=TITLE), folder / "ut")
    return html.document_fromstring((folder / "ut" / "report.html").read_text(encoding="utf-8"))


def test_a_list_is_called_by_its_swedish_name_where_there_is_no_english_one(in_swedish: Any) -> None:
    names = [[part.text_content().strip() for part in one] for one in in_swedish.xpath("//section[@class='behind']/h3")]

    assert [sv for sv, en in names if (sv.startswith("1.1 ") and en != sv) or not en] == []


def test_the_sentence_on_weighting_names_the_columns_in_swedish(page: Any) -> None:
    sentence = page.get_element_by_id("weighted-title").getnext()

    assert "efter kommun så" in said(sentence)


def test_the_codebook_is_called_by_its_english_title_in_english(page: Any) -> None:
    (english,) = page.xpath("//section[@id='method']/h2/following-sibling::p[1]/span[@lang='en']")

    assert "with the codebook Everyday life (vardag, version 2)" in english.text_content()


def test_no_place_is_left_to_be_filled_in(page: Any) -> None:
    ours = [one.text_content() for name in ("sv", "en") for one in page.find_class(name)]

    assert [one for one in ours if "{" in one or "}" in one] == []


def test_a_contribution_in_another_language_says_which(page: Any, report: Report) -> None:
    names = {text: name for name, text in report.texts.items()}
    languages = {
        one.find("h3").text.strip(): one.find("p").get("lang") for one in page.xpath("//article[@class='contribution']")
    }

    assert [languages[names[text]] for text in (ODD[-2], ODD[-1], HOMES[0])] == ["en", "fi", None]


def test_what_people_wrote_is_shown_as_text_and_never_as_markup(page: Any, report: Report) -> None:
    (own,) = [one for one in page.xpath("//article[@class='contribution']/p[1]") if "vänta" in one.text_content()]

    assert (own.text, list(own)) == (BUSES[4], [])


# Personal data


@pytest.mark.parametrize("kind", PLANTED)
def test_personal_data_is_in_no_file_of_the_folder(report: Report, kind: str) -> None:
    assert [name for name, text in _all_texts(report.folder) if PLANTED[kind].casefold() in text.casefold()] == []


@pytest.mark.parametrize("part", ["Karin", "Johansson", "1740625", "174 06 25", "8112289874", "811228", "anders.berg"])
def test_no_part_of_it_is_left_either(report: Report, part: str) -> None:
    names = [name for name, text in _all_texts(report.folder) if part.casefold() in text.casefold()]

    assert names == []


def test_what_was_taken_out_is_named_in_its_place(page: Any, report: Report) -> None:
    names = {text: name for name, text in report.texts.items()}
    shown = {one.find("h3").text.strip(): one.find("p").text for one in page.xpath("//article[@class='contribution']")}

    assert [shown[names[text]] for text in TRACED[:3]] == [
        "🚌🚌 Ring [namn] på [telefon] om bussen. Bygg fler hyresrätter i Kiruna 🏠.",
        "Skriv till [e-post] om bussarna, det är ett stort problem att de är sena.",
        "Jag är [personnummer] och bor på [adress]. Bussen går aldrig hit.",
    ]


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a file with contact details in other places than the answers, and with broken rows."""
    folder = tmp_path_factory.mktemp("careless")
    book = write_codebook(folder)
    (folder / "svar.csv").write_text("\n".join(CARELESS) + "\n", encoding="utf-8")
    files = (str(folder / "svar.csv"),)
    analyse_files(Request(files=files, codebook=str(book), title=TITLE), folder / "ut")
    return folder / "ut"


@pytest.mark.parametrize("private", ["Anders Berg", "anders.berg@example.org", "070-174 06 30"])
def test_what_a_column_of_names_or_addresses_holds_is_in_no_file(careless: Path, private: str) -> None:
    assert [name for name, text in _all_texts(careless) if private in text] == []


@pytest.mark.parametrize("private", ["Karin Johansson", "070-174 06 25", "Eva Svensson", "070-174 06 28"])
def test_a_note_about_a_row_does_not_expose_anybody(careless: Path, private: str) -> None:
    assert [name for name, text in _all_texts(careless) if private in text] == []


def test_an_id_that_is_an_e_mail_address_is_in_no_file(careless: Path) -> None:
    assert [name for name, text in _all_texts(careless) if "lisa.ek@example.org" in text] == []


def _all_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of the folder, and every file within one that is a zip, as text."""
    for file in sorted(folder.iterdir()):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                for name in packed.namelist():
                    yield f"{file.name}/{name}", packed.read(name).decode(errors="replace")
        else:
            yield file.name, file.read_text(encoding="utf-8", errors="replace")
