"""The little that is taken out of a cell: characters no report could be written with. All else is left as it is."""

import re
from collections.abc import Iterator, Mapping

from inspel_text.errors import Problem, problem
from inspel_text.reading.table import Row

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""NUL and the C0 controls, but for tab, line feed and carriage return."""
SURROGATES = re.compile("[\ud800-\udfff]")
UNCLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def clean(row: Row, file: str) -> tuple[Row, list[Problem]]:
    """The row without control characters and with U+FFFD for half characters, and a problem for each kind found."""
    if not any(map(UNCLEAN.search, row.cells.values())):
        return row, []
    return Row(row.number, {name: cleaned(value) for name, value in row.cells.items()}), list(_found(row, file))


def cleaned(value: str) -> str:
    """One cell, cleaned."""
    return SURROGATES.sub(REPLACEMENT, CONTROLS.sub("", value))


def _found(row: Row, file: str) -> Iterator[Problem]:
    if controls := _count(CONTROLS, row.cells):
        yield problem("read.control_characters", file=file, row=row.number, count=controls)
    if surrogates := _count(SURROGATES, row.cells):
        yield problem("read.half_characters", file=file, row=row.number, count=surrogates)


def _count(wanted: re.Pattern[str], cells: Mapping[str, str]) -> int:
    return sum(len(wanted.findall(value)) for value in cells.values())
