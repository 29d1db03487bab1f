"""The workbook: what stands on its sheets, and that no cell can do harm."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from inspel_text.report.harmless import harmless
from inspel_text.report.xlsx import write_workbook

Line = Callable[..., str]
Report = dict[str, Any]


@pytest.fixture
def rows_of(tmp_path: Path, report: Report) -> Callable[..., list[tuple[Any, ...]]]:
    """Write a workbook of these lines and read one sheet of it back."""

    def read(sheet: str, *lines: str, **settings: Any) -> list[tuple[Any, ...]]:
        file = tmp_path / "inspel.xlsx"
        write_workbook(file, report, iter(lines), **settings)
        return list(load_workbook(file)[sheet].iter_rows(values_only=True))

    return read


Rows = Callable[..., list[tuple[Any, ...]]]


def test_the_sheets_stand_in_the_order_the_first_one_tells(rows_of: Rows, tmp_path: Path) -> None:
    told = [row[0].removeprefix("Blad: ") for row in rows_of("Läs mig") if str(row[0]).startswith("Blad: ")]

    assert told == load_workbook(tmp_path / "inspel.xlsx").sheetnames
    assert told == [
        "Läs mig", "Redovisning", "Mål", "Teman", "Möjligheter och utmaningar", "Skillnader", "Motsättningar",
        "Förslag till teman", "Inspel",
    ]  # fmt: skip


def test_the_first_sheet_gives_title_and_sums(rows_of: Rows) -> None:
    first: dict[str, Any] = dict(row[:2] for row in rows_of("Läs mig"))

    assert (first["Rapport"], first["Inspel som kom in"], first["Summa av lägena"]) == ("Vad folk sa", 2, 2)


def test_the_accounting_ends_with_its_sum(rows_of: Rows) -> None:
    rows = rows_of("Redovisning")

    assert rows[1] == ("Sorterat", "Handlar om minst ett mål, med tillräcklig säkerhet.", 2)
    assert rows[-1] == ("Summa", None, 2)


def test_a_goal_has_seven_numbers_on_each_of_four_axes(rows_of: Rows) -> None:
    heading, travel, _ = rows_of("Mål")

    assert heading[6:9] == ("Människor, alla", "Människor, en röst", "Människor, lägst")
    assert travel == ("1", "1.1", "Resor", "Travel", 2, 2, *((2, 2, 0, 3, 1, 1, 2) * 4))


def test_a_theme_stands_under_its_goal(rows_of: Rows) -> None:
    assert rows_of("Teman")[1:] == [("1.1", "Resor", "1.1.1", "Buss", "Bus", 2)]


def test_a_quote_has_its_id_and_place_and_is_no_formula(rows_of: Rows) -> None:
    assert rows_of("Möjligheter och utmaningar")[1:] == [
        ("1.1", "Resor", "Möjligheter", "'=Bussen går.", "1", 0, 12, "Boden", None)
    ]


def test_a_difference_is_numbers(rows_of: Rows) -> None:
    assert rows_of("Skillnader")[1] == ("Språk", "fi", "1.1", "Resor", 9, 10, 1, 10, 0.8, 0.4, 0.9, 0.01, 0.02)


def test_a_voice_that_takes_no_side_says_so(rows_of: Rows) -> None:
    assert rows_of("Motsättningar")[1][3:6] == ("Ställs mot varandra", "A men inte B.", "1")


def test_a_suggested_theme_shows_its_stability(rows_of: Rows) -> None:
    assert rows_of("Förslag till teman")[1][:5] == ("katt, hund", 3, 0.8, "metoderna är eniga", "Katten. (1)")


def test_a_contribution_is_a_row_with_the_files_own_columns_last(rows_of: Rows, line: Line) -> None:
    heading, first, second = rows_of("Inspel", line(1), line(2, codes=(), extra={"Spår": "A"}))

    assert first[:9] == ("1", "Sorterat", "sv", "önskemål", "Hör hit", None, "1.1", "1.1", 0.9)
    assert (heading[13], first[13], second[1]) == ("Text", "Fler bussar.", "Väntar på människa")
    assert (heading[-1], first[-1], second[-1]) == ("Spår", None, "A")


def test_a_suggestion_to_leave_out_gives_its_reason(rows_of: Rows, line: Line) -> None:
    row = rows_of("Inspel", line(state="outside", scope="not_influenceable", scope_reason="Staten avgör."))[1]

    assert (row[1], row[4], row[5]) == ("Utanför strategin", "Kan inte påverkas från länet", "Staten avgör.")


def test_too_many_contributions_are_counted_and_pointed_to(rows_of: Rows, line: Line) -> None:
    rows = rows_of("Inspel", line(1), line(2), most_rows=1)

    assert rows[1] == ("contributions.jsonl", "ett inspel på varje rad", 2)
    assert ("Slag", "önskemål", 2) in rows
    assert ("Grupp", "Unga", "färre än 5") in rows


def test_a_text_longer_than_a_cell_is_cut_with_a_pointer(rows_of: Rows, line: Line) -> None:
    text = rows_of("Inspel", line(7, text="🚌" * 20_000))[1][13]

    assert len(text.encode("utf-16-le")) // 2 in (32_766, 32_767)
    assert text.endswith("🚌… hela texten: contributions.jsonl, id 7")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_cell_begins_a_formula(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


def test_a_character_no_workbook_can_hold_is_shown_as_a_picture(rows_of: Rows, line: Line) -> None:
    assert rows_of("Inspel", line(text="a\x00b\x1fc\ufffe"))[1][13] == "a␀b␟c�"


def test_headings_are_bold_frozen_and_can_be_filtered(rows_of: Rows, line: Line, tmp_path: Path) -> None:
    rows_of("Inspel", line(1), line(2))
    sheet = load_workbook(tmp_path / "inspel.xlsx")["Inspel"]

    assert (sheet["A1"].font.bold, sheet["A2"].font.bold) == (True, False)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Z3")
    assert (sheet["N2"].alignment.wrap_text, sheet.column_dimensions["N"].width) == (True, 90)


def test_the_same_report_gives_the_same_bytes(report: Report, line: Line, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.xlsx", "b.xlsx")]
    for file in files:
        write_workbook(file, report, [line(1), line(2)])

    assert all(one.read_bytes() == other.read_bytes() for one, other in pairwise(files))


def test_the_workbook_holds_no_clock(rows_of: Rows, tmp_path: Path) -> None:
    rows_of("Läs mig")
    made = load_workbook(tmp_path / "inspel.xlsx").properties

    assert [str(made.created), str(made.modified), made.creator] == [
        "2000-01-01 00:00:00",
        "2000-01-01 00:00:00",
        "Inspel",
    ]
