"""JSON values as cells: what is nested gets the path to it as its column, numbers stay as they were written."""

import json
from collections.abc import Iterator, Mapping

from inspel_text.reading.table import Row


def parse(text: str) -> object:
    """A JSON text, its numbers kept letter for letter.

    Raises json.JSONDecodeError where it is broken, ValueError where it is nested beyond reason.
    """
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def as_row(number: int, value: object) -> Row:
    """An object as a row of cells; anything else is itself the text."""
    if isinstance(value, dict):
        return Row(number, dict(_flat(value)))
    return Row(number, {"text": as_cell(value)})


def as_cell(value: object) -> str:
    """One value as text: null is empty, a list of plain values is joined by commas, other lists stay JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _flat(value: Mapping[str, object], path: str = "") -> Iterator[tuple[str, str]]:
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            yield from _flat(inner, f"{path}{key}/")
        else:
            yield f"{path}{key}", as_cell(inner)
