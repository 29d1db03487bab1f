"""What every format is read into: rows of named cells, one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from inspel_text.errors import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a person would look it up, and its cells by column name."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that was there but could not be read, told by a problem."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Table:
    """A file under way: `items` yields its rows in order, unreadable ones, and what else must be told.

    `columns` is empty where the format has no heading; the columns are then whatever the rows name.
    """

    format: str
    items: Iterator["Row | Unreadable | Problem"]
    columns: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def heading(cells: list[str]) -> tuple[str, ...]:
    """Column names out of a heading row: stripped, and told apart where two are called the same."""
    seen: dict[str, int] = {}
    names = []
    for cell in cells:
        name = cell.strip()
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})".strip())
    return tuple(names)
