"""JSON: a list of objects, or one under a key such as {"data": […]}. Read whole, unlike the other formats."""

import json
from collections.abc import Iterator
from itertools import chain

from inspel_text.errors import ReadError
from inspel_text.reading.encoding import detect, open_text
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.json_lines import read_json_lines
from inspel_text.reading.json_values import as_row, parse
from inspel_text.reading.table import Row, Table


def read_json(file: FoundFile) -> Table:
    """Open a JSON file; one that holds an object a line is read as JSON Lines.

    Raises ReadError with line and column where the JSON breaks off, and where no list can be told.
    """
    encoding = detect(file.path)
    with open_text(file.path, encoding) as stream:
        text = stream.read()
    if not text.strip():
        raise ReadError("read.empty_file", file=file.name)
    if _is_an_object_a_line(text):
        return read_json_lines(file)
    rows = _rows(_the_list(file, _parsed(file, text)))
    return Table("json", chain(encoding.problems(file.name), rows), encoding=encoding.name)


def _is_an_object_a_line(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    try:
        return bool(rest.strip()) and isinstance(parse(first), dict)
    except ValueError:
        return False


def _parsed(file: FoundFile, text: str) -> object:
    try:
        return parse(text)
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno, "reason": error.msg}
        raise ReadError("read.broken_json", file=file.name, **where) from error
    except ValueError as error:
        raise ReadError("read.deep_json", file=file.name) from error


def _the_list(file: FoundFile, value: object) -> list[object]:
    """The list itself, or the only one found by following keys inward; a lone object is a list of one."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise ReadError("read.not_a_list", file=file.name)
    inner = {key: held for key, held in value.items() if _holds_objects(held)}
    if len(inner) > 1:
        raise ReadError("read.many_lists", file=file.name, keys=", ".join(inner))
    return _the_list(file, next(iter(inner.values()))) if inner else [value]


def _holds_objects(value: object) -> bool:
    """A non-empty list of objects, or an object that holds one somewhere within."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and any(map(_holds_objects, value.values()))


def _rows(values: list[object]) -> Iterator[Row]:
    return (as_row(number, value) for number, value in enumerate(values, start=1))
