"""The report as an Excel workbook, the same bytes for the same report."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from inspel_text.report.fixed_zip import write_zip
from inspel_text.report.harmless import harmless, visible
from inspel_text.report.sheets import Cell, Row
from inspel_text.report.workbook import Column, sheets

MOST_ROWS = 100_000  # contributions; a sheet with more is slow to open
_MOST_LETTERS = 32_767  # of a cell, counted as Excel does: in UTF-16
_WRAPPED_FROM = 40
_PIECE = 1 << 20
_BOLD, _WRAP = Font(bold=True), Alignment(wrap_text=True, vertical="top")
_CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")


def write_workbook(file: Path, report: Mapping[str, Any], lines: Iterable[str], *, most_rows: int = MOST_ROWS) -> None:
    """Write it. ``lines`` are the JSON lines of all contributions; more than ``most_rows`` of them are only counted."""
    book = Workbook(write_only=True)
    book.properties.creator, book.properties.title = "Inspel", visible(report["title"])
    with TemporaryDirectory(prefix="inspel-") as folder:
        for name, columns, rows in sheets(report, lines, most_rows, Path(folder)):
            _add(book, name, columns, rows)
        made = Path(folder) / "made.xlsx"
        book.save(made)
        write_zip(file, _entries(made))


def _add(book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Row]) -> None:
    sheet = book.create_sheet(name)
    letters = [get_column_letter(number) for number in range(1, len(columns) + 1)]
    for letter, (_, width) in zip(letters, columns, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_styled(sheet, harmless(heading), font=_BOLD) for heading, _ in columns])
    wrapped = [width >= _WRAPPED_FROM for _, width in columns]
    number = 1
    for number, row in enumerate(rows, 2):  # noqa: B007 - the last row's number is wanted
        sheet.append([_cell(sheet, value, wrap) for value, wrap in zip(_whole(row), wrapped, strict=False)])
    sheet.auto_filter.ref = f"A1:{letters[-1]}{number}"


def _whole(row: Row) -> Row:
    """The row with its texts made harmless, and cut where Excel would refuse them."""
    return [_fitting(harmless(value), row[0]) if isinstance(value, str) else value for value in row]


def _fitting(text: str, name: Cell) -> str:
    if len(text) * 2 <= _MOST_LETTERS or len(text.encode("utf-16-le")) <= 2 * _MOST_LETTERS:
        return text
    pointer = f"… hela texten: contributions.jsonl, id {name}"
    room = _MOST_LETTERS - len(pointer.encode("utf-16-le")) // 2
    return text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + pointer


def _cell(sheet: Any, value: Cell, wrap: bool) -> Any:
    if not wrap or not isinstance(value, str):
        return value
    return _styled(sheet, value, alignment=_WRAP)


def _styled(sheet: Any, value: str, **style: Any) -> Any:
    cell = WriteOnlyCell(sheet, value)
    for name, look in style.items():
        setattr(cell, name, look)
    return cell


def _entries(made: Path) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The parts of the workbook, with the clock taken out of its properties."""
    with ZipFile(made) as source:
        for name in source.namelist():
            if name == "docProps/core.xml":
                yield name, [_CLOCK.sub(rb"\g<1>2000-01-01T00:00:00Z", source.read(name))]
            else:
                with source.open(name) as part:
                    yield name, iter(partial(part.read, _PIECE), b"")
