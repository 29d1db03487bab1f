"""CSV and TSV: cells between delimiters, the first row their names."""

import csv
from collections.abc import Iterator
from itertools import chain, islice

from inspel_text.errors import Problem, problem
from inspel_text.reading.csv_records import records
from inspel_text.reading.csv_splitter import Record
from inspel_text.reading.encoding import Encoding, detect, open_text
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.table import Row, Table, Unreadable, heading

DELIMITERS = (";", ",", "\t", "|")
SNIFFED_LINES = 100


def read_delimited(file: FoundFile) -> Table:
    """Open a CSV or TSV file: encoding and delimiter are settled here, once, the rows follow as they are asked for."""
    encoding = detect(file.path)
    with open_text(file.path, encoding) as stream:
        head = list(islice(stream, SNIFFED_LINES))
    delimiter = _told(head) or ("\t" if file.kind == "tsv" else _sniffed(head))
    return Table(
        format=file.kind,
        items=chain(encoding.problems(file.name), _items(file, encoding, delimiter)),
        columns=_columns(head, delimiter),
        encoding=encoding.name,
        delimiter=delimiter,
    )


def _told(head: list[str]) -> str:
    """The delimiter of Excel's own first line, "sep=;"."""
    first = head[0].strip() if head else ""
    return first[4:] if first.lower().startswith("sep=") and len(first) == 5 else ""


def _sniffed(head: list[str]) -> str:
    """The delimiter that divides the heading, and most rows into as many cells; "" if there is one column."""
    scores = {delimiter: _score(head, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0.0, 0) else ""


def _score(head: list[str], delimiter: str) -> tuple[float, int]:
    rows = [cells for cells in csv.reader(head, delimiter=delimiter) if any(cells)]
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0.0, 0
    return sum(len(cells) == width for cells in rows) / len(rows), width


def _columns(head: list[str], delimiter: str) -> tuple[str, ...]:
    first = next((record for record in records(head, delimiter) if not _is_heading_past(record)), None)
    return heading(first.cells or []) if first else ()


def _is_heading_past(record: Record) -> bool:
    """Is this a line before the heading: blank, or Excel's word about the delimiter?"""
    return not any(cell.strip() for cell in record.cells or ()) or record.raw.lower().startswith("sep=")


def _items(file: FoundFile, encoding: Encoding, delimiter: str) -> Iterator[Row | Unreadable | Problem]:
    columns: tuple[str, ...] = ()
    with open_text(file.path, encoding) as stream:
        for number, record in enumerate(records(stream, delimiter), start=1):
            if columns:
                yield from _item(file, number, record, columns)
            elif not _is_heading_past(record):
                columns = heading(record.cells or [])


def _item(
    file: FoundFile, number: int, record: Record, columns: tuple[str, ...]
) -> Iterator[Row | Unreadable | Problem]:
    if record.cells is None:
        yield Unreadable(problem("read.broken_row", file=file.name, row=number, line=record.raw))
        return
    if record.repaired:
        yield problem("read.mended_row", file=file.name, row=number, line=record.raw)
    yield Row(number, dict(zip(columns, record.cells, strict=False)))
