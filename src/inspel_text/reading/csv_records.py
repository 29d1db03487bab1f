"""CSV records out of physical lines, where one broken quote costs one row and never the rest of the file.

A row with a line break in a cell spans several lines, so a quote that is never closed looks, at first, like a
very long cell. Lines are therefore gathered only until the quote closes or a line breaks the rules; if what they
make is not a proper row, the first line is given up as broken and the others are read afresh.
"""

from collections import deque
from collections.abc import Iterable, Iterator

from inspel_text.reading.csv_splitter import LONGEST_RECORD, Record, Splitter

PATIENCE = 5 * LONGEST_RECORD
"""Characters gathered in vain from one file, after which a row is a line: no file can be made to take for ever."""
COST_OF_A_LINE = 50
"""Characters that each line gathered in vain counts for, beside its own."""


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Take lines (with their endings) apart into rows as wide as the first that holds anything.

    A delimiter of "" means one column: the line is the cell.
    """
    return _Records(lines, delimiter).read()


class _Records:
    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._source = iter(lines)
        self._put_back: deque[str] = deque()
        self._splitter = Splitter(delimiter, None)
        self._patience = PATIENCE

    def read(self) -> Iterator[Record]:
        for line in self._lines():
            record = self._splitter.plain(line) if self._splitter.is_plain(line) else self._quoted(line)
            yield record
            if self._splitter.width is None and any(record.cells or ()):
                self._splitter = Splitter(self._splitter.delimiter, len(record.cells or ()))

    def _lines(self) -> Iterator[str]:
        """Lines put back first, then new ones."""
        while (line := self._put_back.popleft() if self._put_back else next(self._source, None)) is not None:
            yield line

    def _quoted(self, first: str) -> Record:
        cells, is_open = self._splitter.parse(first)
        if not is_open or self._patience <= 0:
            return self._splitter.judge(first, cells)
        gathered = self._until_closed(first)
        whole = "".join(gathered)
        cells, _ = self._splitter.parse(whole)
        if self._is_one_row(cells, gathered):
            return self._splitter.judge(whole, cells)
        self._patience -= len(whole) + COST_OF_A_LINE * len(gathered)
        self._put_back.extendleft(reversed(gathered[1:]))
        return self._splitter.judge(first, None)

    def _until_closed(self, first: str) -> list[str]:
        """The lines up to the one that closes the open quote, breaks the rules, or is one too many."""
        gathered, length = [first], len(first)
        for line in self._lines():
            gathered.append(line)
            length += len(line)
            if length > LONGEST_RECORD or ('"' in line and not self._splitter.still_open(line)):
                break
        return gathered

    def _is_one_row(self, cells: list[str] | None, gathered: list[str]) -> bool:
        """As wide as it should be; or of another width, but with no row of its own among its lines."""
        if self._splitter.fits(cells):
            return True
        return cells is not None and not any(map(self._splitter.is_row, gathered[1:]))
