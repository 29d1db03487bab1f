"""Workbooks: sheets, formulas, and files that only look like workbooks."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from inspel_text.errors import ReadError, problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    for number, rows in enumerate(sheets, start=1):
        sheet = book.active if number == 1 else book.create_sheet()
        assert sheet is not None
        sheet.title = f"Blad{number}"
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as refused:
        read(path)
    return refused.value.code


def test_a_workbook_is_read_row_by_row(write: Write) -> None:
    path = write("a.xlsx", workbook([["id", "Inspel", "Datum"], [1, "Fler bussar", dt.date(2025, 5, 1)]]))

    contribution = read(path).contributions[0]

    assert (contribution.id, contribution.text, contribution.row) == ("1", "Fler bussar", 2)
    assert contribution.fields == {"date": "2025-05-01 00:00:00"}


def test_a_number_or_nothing_as_the_text_is_read_as_written(write: Write) -> None:
    path = write("a.xlsx", workbook([["id", "inspel"], ["a", 42], ["b", None], ["c", 1.5], ["d", True]]))

    assert [contribution.text for contribution in read(path)] == ["42", "", "1.5", "True"]


def test_blank_rows_inside_are_told_and_the_heading_may_stand_lower(write: Write) -> None:
    corpus = read(write("a.xlsx", workbook([[], ["id", "inspel"], ["a", "Ett"], [], ["b", "Två"], [None, None]])))

    assert [contribution.row for contribution in corpus] == [3, 5]
    assert corpus.problems == (problem("read.blank_rows", file="a.xlsx", count=1),)


def test_a_formula_without_a_saved_value_is_read_as_its_text_and_told(write: Write) -> None:
    corpus = read(write("a.xlsx", workbook([["id", "inspel"], ["a", '="Bra"&A2'], ["b", "Två"]])))

    assert [contribution.text for contribution in corpus] == ['="Bra"&A2', "Två"]
    assert corpus.problems == (
        problem("read.formula_without_value", file="a.xlsx", row=2, column="inspel", formula='="Bra"&A2'),
    )


def test_other_sheets_are_not_read_and_not_forgotten(write: Write) -> None:
    corpus = read(write("a.xlsx", workbook([["inspel"], ["Ett"]], [["inspel"], ["Två"]], [])))

    assert [contribution.text for contribution in corpus] == ["Ett"]
    assert corpus.problems == (problem("read.other_sheets", file="a.xlsx", sheet="Blad1", others="Blad2"),)


def test_a_hidden_sheet_comes_after_those_that_show(write: Write) -> None:
    book = load_workbook(io.BytesIO(workbook([["inspel"], ["Dold"]], [["inspel"], ["Synlig"]])))
    book["Blad1"].sheet_state = "hidden"
    book.active = 1
    stream = io.BytesIO()
    book.save(stream)

    assert [contribution.text for contribution in read(write("a.xlsx", stream.getvalue()))] == ["Synlig"]


def test_a_workbook_without_styles_is_read_without_a_warning(write: Write) -> None:
    whole, stream = io.BytesIO(workbook([["inspel"], ["Bra"]])), io.BytesIO()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            cut = re.sub(rb"<cellStyles.*</cellStyles>", b"", content) if name == "xl/styles.xml" else content
            new.writestr(name, cut)

    assert [contribution.text for contribution in read(write("a.xlsx", stream.getvalue()))] == ["Bra"]


def test_a_workbook_that_would_unpack_to_fill_the_memory_is_refused(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("inspel_text.reading.excel.LARGEST_UNPACKED", 1000)

    assert refusal(write("a.xlsx", workbook([["inspel"], ["Bra"]]))) == "read.too_large"


def test_a_zip_that_poses_as_a_workbook_is_refused(write: Write) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("inspel.csv", "inspel\nBra\n")

    assert refusal(write("a.xlsx", stream.getvalue())) == "read.not_a_workbook"


def test_a_damaged_workbook_is_refused(write: Write) -> None:
    whole = workbook([["inspel"], ["Bra"]])

    assert refusal(write("a.xlsx", whole[: len(whole) // 2])) == "read.damaged"


def test_a_workbook_whose_sheet_is_broken_is_refused(write: Write) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["inspel"], ["Bra"]]))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[:-60] if name.startswith("xl/worksheets/") else content)

    assert refusal(write("a.xlsx", stream.getvalue())) == "read.damaged"


def test_text_in_a_file_called_xlsx_is_refused(write: Write) -> None:
    assert refusal(write("a.xlsx", "inspel\nBra\n")) == "read.damaged"


def test_a_workbook_with_a_password_is_told_apart_from_one_of_the_old_kind(write: Write) -> None:
    old_container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    locked = old_container + "EncryptedPackage".encode("utf-16-le")

    assert refusal(write("a.xlsx", locked)) == "read.locked_workbook"
    assert refusal(write("b.xls", old_container)) == "read.old_workbook"


def test_a_workbook_with_headings_only_is_refused(write: Write) -> None:
    assert refusal(write("a.xlsx", workbook([["id", "inspel"]]))) == "read.only_headings"


def test_an_empty_workbook_is_refused(write: Write) -> None:
    assert refusal(write("a.xlsx", workbook([]))) == "read.empty_file"
