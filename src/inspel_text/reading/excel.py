"""Excel workbooks: the first sheet that holds anything, its first filled row the names of its columns."""

import warnings
import zipfile
from collections.abc import Iterator
from itertools import repeat, zip_longest
from typing import Any

from inspel_text.errors import Problem, ReadError, problem
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.table import Row, Table, heading

LARGEST_UNPACKED = 2 << 30
"""Bytes a workbook may unpack to; a zip made to fill the memory stops here."""
BLOCK = 1 << 20
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_excel(file: FoundFile) -> Table:
    """Open a workbook. Raises ReadError for one that is locked, damaged, of the old kind, or no workbook at all."""
    _refuse_all_but_workbooks(file)
    try:
        sheet, others = _sheets(_book(file, values=True))
        formulas = _formula_rows(file, sheet)
        columns = next((heading(cells) for cells in _cells(sheet) if any(cells)), ())
    except Exception as error:  # openpyxl raises whatever the damage makes it stumble on
        raise _damaged(file, error) from error
    return Table("xlsx", _guarded(file, sheet, formulas, others), columns=columns)


def _refuse_all_but_workbooks(file: FoundFile) -> None:
    content = file.path.read_bytes() if not zipfile.is_zipfile(file.path) else b""
    if ENCRYPTED in content:
        raise ReadError("read.locked_workbook", file=file.name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("read.old_workbook", file=file.name)
    if content:
        raise ReadError("read.damaged", file=file.name, format="Excel", reason="not a zip file")
    with zipfile.ZipFile(file.path) as package:
        if "[Content_Types].xml" not in package.namelist() or not _sheet_parts(package):
            raise ReadError("read.not_a_workbook", file=file.name)
        if sum(part.file_size for part in package.infolist()) > LARGEST_UNPACKED:
            raise ReadError("read.too_large", file=file.name, limit="2 GB")


def _sheet_parts(package: zipfile.ZipFile) -> list[str]:
    return [name for name in package.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]


def _book(file: FoundFile, *, values: bool) -> Any:
    """The workbook with the values its formulas last had, or with the formulas."""
    from openpyxl import load_workbook  # slow to import, and most files are not workbooks

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and menus, which nobody reads here
        return load_workbook(file.path, read_only=True, data_only=values)


def _sheets(book: Any) -> tuple[Any, list[str]]:
    """The first sheet with anything in it, hidden ones last, and the names of the others that have."""
    sheets = sorted(book.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
    for sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
    filled = [sheet for sheet in sheets if any(map(any, _cells(sheet)))]
    return (filled or sheets)[0], [sheet.title for sheet in filled[1:]]


def _cells(sheet: Any) -> Iterator[list[str]]:
    return ([_as_text(value) for value in row] for row in sheet.iter_rows(values_only=True))


def _as_text(value: object) -> str:
    if value is None:
        return ""
    return str(value).replace("_x000D_", "\r") if isinstance(value, str) else str(value)


def _formula_rows(file: FoundFile, sheet: Any) -> Iterator[list[str]]:
    """The same rows with formulas in place of their values, if the workbook has any formula."""
    with zipfile.ZipFile(file.path) as package:
        if not any(_holds_formula(package, part) for part in _sheet_parts(package)):
            return repeat([])
    return _cells_and_close(_book(file, values=False), sheet.title)


def _cells_and_close(book: Any, title: str) -> Iterator[list[str]]:
    try:
        book[title].reset_dimensions()
        yield from _cells(book[title])
    finally:
        book.close()


def _holds_formula(package: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    with package.open(part) as stream:
        while block := stream.read(BLOCK):
            if b"<f>" in (seen := tail + block) or b"<f " in seen:
                return True
            tail = block[-2:]
    return False


def _guarded(file: FoundFile, sheet: Any, formulas: Iterator[list[str]], others: list[str]) -> Iterator[Row | Problem]:
    if others:
        yield problem("read.other_sheets", file=file.name, sheet=sheet.title, others=", ".join(others))
    try:
        yield from _rows(file, sheet, formulas)
    except Exception as error:  # damage deep in a sheet shows itself only here, as anything
        raise _damaged(file, error) from error
    finally:
        sheet.parent.close()


def _rows(file: FoundFile, sheet: Any, formulas: Iterator[list[str]]) -> Iterator[Row | Problem]:
    columns: tuple[str, ...] = ()
    for number, (cells, written) in enumerate(zip(_cells(sheet), formulas, strict=False), start=1):
        if not columns:
            columns = heading(cells) if any(cells) else ()
            continue
        named = dict(zip_longest(_wide_enough(columns, len(cells)), cells, fillvalue=""))
        for name, formula in zip(columns, written, strict=False):
            if formula.startswith("=") and not named.get(name):
                named[name] = formula
                yield problem("read.formula_without_value", file=file.name, row=number, column=name, formula=formula)
        yield Row(number, named)


def _wide_enough(columns: tuple[str, ...], width: int) -> list[str]:
    """The names, and a letterless "(5)" for each cell beyond them: a sheet keeps what has no heading."""
    return [*columns, *(f"({place})" for place in range(len(columns) + 1, width + 1))]


def _damaged(file: FoundFile, error: Exception) -> ReadError:
    return ReadError("read.damaged", file=file.name, format="Excel", reason=str(error) or type(error).__name__)
