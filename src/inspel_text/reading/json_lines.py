"""JSON Lines: an object a line."""

from collections.abc import Iterator
from itertools import chain

from inspel_text.errors import problem
from inspel_text.reading.encoding import Encoding, detect, open_text
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.json_values import as_row, parse
from inspel_text.reading.table import Row, Table, Unreadable


def read_json_lines(file: FoundFile) -> Table:
    """Open a JSON Lines file. A line that is not JSON is listed, the others are read."""
    encoding = detect(file.path)
    items = chain(encoding.problems(file.name), _rows(file, encoding))
    return Table("jsonl", items, encoding=encoding.name)


def _rows(file: FoundFile, encoding: Encoding) -> Iterator[Row | Unreadable]:
    with open_text(file.path, encoding) as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield _row(file, number, line)


def _row(file: FoundFile, number: int, line: str) -> Row | Unreadable:
    try:
        return as_row(number, parse(line))
    except ValueError as error:
        raw = line.rstrip("\r\n")
        return Unreadable(problem("read.broken_json_line", file=file.name, row=number, line=raw, reason=str(error)))
