"""The readable rows of a table, cleaned; everything else in it goes among the problems."""

from collections.abc import Iterator

from inspel_text.errors import Problem, problem
from inspel_text.reading.cleaning import clean
from inspel_text.reading.table import Row, Table, Unreadable

SHEETS = {"csv", "tsv", "xlsx"}
"""Formats in which a row with nothing in it is a gap, not an empty text."""


class Rows:
    """Iterate once for the rows. `seen` counts those that held anything, readable or not."""

    def __init__(self, table: Table, file: str, problems: list[Problem]) -> None:
        self.seen = 0
        self._file = file
        self._problems = problems
        self._skips_blank = table.format in SHEETS
        self._rows = self._readable(table)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def _readable(self, table: Table) -> Iterator[Row]:
        gaps = blank = 0
        for item in table.items:
            if isinstance(item, Problem):
                self._problems.append(item)
            elif isinstance(item, Row) and self._skips_blank and not any(map(str.strip, item.cells.values())):
                blank += 1
            else:
                gaps, blank = gaps + blank, 0
                yield from self._cleaned(item)
        if gaps:
            self._problems.append(problem("read.blank_rows", file=self._file, count=gaps))

    def _cleaned(self, item: Row | Unreadable) -> Iterator[Row]:
        self.seen += 1
        if isinstance(item, Unreadable):
            self._problems.append(item.problem)
            return
        row, found = clean(item, self._file)
        self._problems.extend(found)
        yield row
