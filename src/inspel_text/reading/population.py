"""A population to weight to: how many residents have each value of a background column."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from inspel_text.errors import ReadError

_HEADS = (("attribute", "value", "number"), ("variabel", "värde", "antal"))
_NAMES = {
    "kommun": "municipality",
    "grupp": "group",
    "kanal": "channel",
    "ålder": "age",
    "kön": "gender",
    "språk": "language",
}


def read_population(file: Path) -> dict[str, dict[str, float]]:
    """{attribute: {value: residents}} from a CSV with a row a value. Raises ReadError naming the row to mend."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise ReadError("population.missing", file=file.name) from None
    except UnicodeDecodeError:
        raise ReadError("population.columns", file=file.name) from None
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    head = next((head for head in _HEADS if set(head) <= set(rows.fieldnames or ())), None)
    if head is None:
        raise ReadError("population.columns", file=file.name)
    return _gather(rows, head, file.name)


def _gather(rows: Iterable[Mapping[str, str]], head: tuple[str, str, str], name: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for number, row in enumerate(rows, 2):
        attribute, value, residents = ((row[column] or "").strip() for column in head)
        attribute = _NAMES.get(attribute.casefold(), attribute.casefold())
        found.setdefault(attribute, {})[value] = _count(residents, name, number)
    return found


def _count(text: str, name: str, row: int) -> float:
    try:
        count = float(text.replace("\u202f", "").replace("\xa0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        count = 0.0
    if not 0 < count < float("inf"):
        raise ReadError("population.number", file=name, row=row, value=text)
    return count
