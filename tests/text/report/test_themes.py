"""themes.csv: one row an area, goal, theme and suggested theme."""

import csv
from pathlib import Path
from typing import Any

import pytest

from inspel_text.report.themes import COLUMNS, write_themes

Report = dict[str, Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "themes.csv"


def rows(file: Path, report: Report) -> list[list[str]]:
    write_themes(file, report)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_areas_goals_and_themes_stand_in_the_codebooks_order_and_suggestions_last(file: Path, report: Report) -> None:
    assert rows(file, report) == [
        list(COLUMNS),
        ["area", "1", "Livet", "Life", "2", "", "1", ""],
        ["goal", "1.1", "Resor", "Travel", "2", "2", "2", ""],
        ["theme", "1.1.1", "Buss", "Bus", "2", "", "", ""],
        ["goal", "1.2", "Bostäder", "Homes", "1", "1", "1", ""],
        ["suggested", "", "katt, hund", "katt, hund", "3", "", "", "0.8"],
    ]


def test_an_areas_contributions_are_left_out_where_the_lists_are_samples(file: Path, report: Report) -> None:
    report["behind"]["b1"]["n"] = 40_000

    assert rows(file, report)[1][4] == ""


def test_a_flat_codebook_has_no_area(file: Path, report: Report) -> None:
    report["areas"][0]["code"] = ""

    assert rows(file, report)[1][0] == "goal"


def test_a_theme_without_a_pathway_has_its_goals_code(file: Path, report: Report) -> None:
    report["areas"][0]["goals"][0]["topics"][0]["pathway"] = ""

    assert rows(file, report)[3][:2] == ["theme", "1.1"]


def test_a_name_that_would_be_a_formula_is_made_harmless(file: Path, report: Report) -> None:
    report["emerging"][0]["label"] = ["=summa"]

    assert rows(file, report)[-1][2] == "'=summa"


def test_excel_is_told_that_the_file_is_utf_8(file: Path, report: Report) -> None:
    write_themes(file, report)

    assert file.read_bytes()[:3] == b"\xef\xbb\xbf"
