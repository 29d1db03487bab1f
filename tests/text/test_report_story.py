"""What a region finds in a report: one small process, told from the requirement rows."""

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from inspel_text.analysis import Settings
from inspel_text.report.write import Request, analyse_files

ROWS = [
    # id, text, municipality, group, channel, sender
    ("1", "Bussen går inte hem efter träningen, så man måste ha skjuts.", "Pajala", "Unga", "lektion", "a"),
    ("2", "Tidtabellen passar inte tåget och bussbiljetten är för dyr.", "Luleå", "Civilsamhälle", "webb", "b"),
    ("3", "Inför en gemensam biljett på alla bussar i länet.", "Boden", "Unga", "webb", "c"),
    ("4", "Kollektivtrafiken fungerar jättebra i stan, bussarna går i tid.", "Luleå", "Unga", "webb", "d"),
    ("5", "Det saknas bostäder, ungdomar får ingen lägenhet.", "Kiruna", "Kommun", "dialogmöte", "e"),
    ("6", "Bygg fler hyresrätter för äldre.", "Kiruna", "Civilsamhälle", "webb", "f"),
    ("7", "Vi har ett fantastiskt föreningsliv och en fin ishall.", "Piteå", "Civilsamhälle", "webb", "g"),
    ("8", "Vuxenutbildning på distans via lärcentrum behöver bli bättre.", "Arjeplog", "Kommun", "workshop", "h"),
    ("9", "Företagen behöver snabbare tillstånd och riskkapital.", "Gällivare", "Näringsliv", "workshop", "i"),
    ("10", "Inga fler gruvor där renarna går, det hotar renskötseln.", "Jokkmokk", "Minoriteter", "webb", "j"),
    ("11", "Riksdagen måste sänka bensinskatten.", "Pajala", "", "webb", "k"),
    ("12", "Lampan på vår gata är trasig sedan förra veckan, laga den.", "Boden", "", "webb", "l"),
    ("13", "Vet ej", "", "", "webb", "m"),
    ("14", "Bygg fler hyresrätter för äldre.", "Kiruna", "Civilsamhälle", "webb", "f"),
    ("15", "Bygg fler hyresrätter för äldre.", "Luleå", "Civilsamhälle", "webb", "n"),
]
LETTER = "Jag skriver om vårdcentralen. Det är för långt till läkare och ingen fast läkare stannar.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("process")
    with (place / "svar.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "inspel", "kommun", "grupp", "kanal", "avsändare"])
        writer.writerows(ROWS)
    (place / "brev.txt").write_text(LETTER, encoding="utf-8")
    files = (str(place / "svar.csv"), str(place / "brev.txt"))
    analyse_files(Request(files=files, codebook="norrbotten-2040", title="Prov", settings=Settings()), place / "ut")
    return place / "ut"


@pytest.fixture(scope="module")
def report(folder: Path) -> dict:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lines(folder: Path) -> dict[str, dict]:
    text = (folder / "contributions.jsonl").read_text(encoding="utf-8")
    return {line["id"]: line for line in map(json.loads, text.splitlines())}


def goal(report: dict, code: str) -> dict:
    return next(one for area in report["areas"] for one in area["goals"] if one["code"] == code)


def ids(report: dict, number: dict) -> list[str]:
    return report["behind"][number["behind"]]["ids"]


def test_each_goal_says_how_many_people_municipalities_and_groups_stand_behind_it(report):
    travel = next(one for one in report["priorities"] if one["code"] == "4.3")

    assert {axis: travel["axes"][axis]["raw"] for axis in ("people", "municipalities", "groups", "channels")} == {
        "people": 4,
        "municipalities": 3,
        "groups": 2,
        "channels": 2,
    }


def test_a_campaign_counts_all_its_people_raw_and_once_collapsed(report):
    homes = next(one for one in report["priorities"] if one["code"] == "1.2")

    assert (homes["axes"]["people"]["raw"], homes["axes"]["people"]["effective"], homes["texts"]) == (3, 2, 2)


def test_a_letter_and_a_spreadsheet_stand_in_the_same_sum(report, lines):
    assert report["ledger"]["received"] == len(ROWS) + 1
    assert [source["name"] for source in report["sources"]] == ["svar.csv", "brev.txt"]
    assert {line["source"] for line in lines.values()} == {"svar.csv", "brev.txt"}


def test_possibilities_and_challenges_stand_apart_under_their_goal(report):
    travel = goal(report, "4.3")

    assert ids(report, travel["kinds"]["possibility"]) == ["4"]
    assert ids(report, travel["kinds"]["challenge"]) == ["1", "2"]
    assert ids(report, travel["kinds"]["proposal"]) == ["3"]


def test_the_groups_that_took_part_are_written_out_as_text(report, folder):
    said = {one["value"]: one["n"] for one in report["who"]["group"]}
    page = (folder / "report.html").read_text(encoding="utf-8")

    assert said == {"Civilsamhälle": 5, "Kommun": None, "Minoriteter": None, "Näringsliv": None, "Unga": None}
    assert all(f"{group}: " in page for group in said)


def test_groups_are_written_out_in_the_workbook_too(folder):
    sheet = load_workbook(folder / "report.xlsx")["Inspel"]
    said = {str(cell.value) for row in sheet.iter_rows() for cell in row}

    assert {"Civilsamhälle", "Kommun", "Minoriteter", "Näringsliv", "Unga"} <= said


@pytest.mark.parametrize(("area", "expected"), [("d", ["1", "2", "3", "4"]), ("b", ["8"])])
def test_transport_and_skills_are_gathered_in_their_national_areas(report, area, expected):
    areas = {one["code"]: one for one in report["parallel"][0]["codes"]}

    assert ids(report, areas[area]) == expected


@pytest.mark.parametrize(("area", "some"), [("a", {"5", "6", "7"}), ("c", {"9"})])
def test_welfare_and_enterprise_are_gathered_in_their_national_areas(report, area, some):
    areas = {one["code"]: one for one in report["parallel"][0]["codes"]}

    assert some <= set(ids(report, areas[area]))


def test_a_goal_that_nobody_spoke_of_says_so(report, folder):
    silent = goal(report, "3.4")
    page = (folder / "report.html").read_text(encoding="utf-8")
    card = page.split('id="goal-3.4"')[1].split("</article>")[0]

    assert silent["contributions"]["n"] == 0
    assert "Inget inspel har sorterats hit." in card


def test_every_sentence_of_a_summary_is_a_piece_of_a_contribution(report):
    texts = {row[0]: row[1] for row in ROWS}
    quotes = [
        quote
        for area in report["areas"]
        for one in area["goals"]
        for side in one["quotes"].values()
        for quote in side
        if quote["id"] in texts
    ]

    assert quotes
    assert all(texts[quote["id"]][quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@pytest.mark.parametrize(
    ("row", "code", "words"), [("11", "not_influenceable", "bensinskatten"), ("12", "short_term", "trasig")]
)
def test_what_lies_outside_is_set_apart_with_its_reason_and_words(lines, row, code, words):
    line = lines[row]

    assert (line["state"], line["scope"]) == ("outside", code)
    assert line["scope_reason"].endswith(".")
    assert words in " ".join(one["text"] for one in line["scope_because"])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sätt upp ett farthinder på vår gata vid lekparken.", "local_only"),
        ("Receptionen på vårdcentralen svarar inte i telefon på lunchen.", "single_actor"),
    ],
)
def test_what_concerns_one_place_or_one_actor_is_set_apart(tmp_path, text, code):
    (tmp_path / "ett.txt").write_text(text, encoding="utf-8")

    analyse_files(Request(files=(str(tmp_path / "ett.txt"),), codebook="norrbotten-2040", title=""), tmp_path / "ut")

    line = json.loads((tmp_path / "ut" / "contributions.jsonl").read_text(encoding="utf-8"))
    assert (line["scope"], line["state"]) == (code, "outside")


def test_every_contribution_stands_in_one_state_and_the_sum_is_printed(report, folder):
    states = {state: number["n"] for state, number in report["ledger"]["states"].items()}
    page = (folder / "report.html").read_text(encoding="utf-8")

    assert sum(states.values()) == report["ledger"]["received"] == 16
    assert (states["empty"], states["duplicate"], states["outside"]) == (1, 1, 2)
    assert "<strong>16</strong>" in page


def test_the_municipalities_where_nobody_said_it_are_named(report):
    assert goal(report, "4.3")["silent"] == ["Arjeplog", "Gällivare", "Jokkmokk", "Kiruna", "Piteå"]


def test_the_ranking_says_how_it_was_made_and_how_sure_it_is(report, folder):
    first = report["priorities"][0]["axes"]["people"]
    page = (folder / "report.html").read_text(encoding="utf-8")

    assert first["rank"] == 1
    assert first["rank_low"] <= first["rank"] <= first["rank_high"]
    assert "Fyra mått som inte läggs ihop" in page


def test_interests_set_against_each_other_are_named_with_the_voice(report):
    found = {(one["one"], one["other"]): one for one in report["conflicts"]}

    assert [voice["id"] for voice in found["mining", "reindeer"]["sides"][""]] == ["10"]


def test_the_run_tells_its_version_settings_and_checksums(folder):
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["settings"]["Learn"] == {"at_most": 6000, "at_least": 1000}
    assert sorted(manifest["outputs"]) == sorted(file.name for file in folder.iterdir() if file.name != "manifest.json")
