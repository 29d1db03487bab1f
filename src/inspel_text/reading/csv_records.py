"""CSV records out of physical lines, where one broken quote costs one row and never the rest of the file.

A row with a line break in a cell spans several lines, so a quote that is never closed looks, at first, like a
very long cell. Lines are therefore gathered only until the quotes balance; if what they make is not a proper row,
the first line is given up as broken and the others are read afresh.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST_RECORD = 10_000_000
"""Characters after which a quote is taken to be unclosed."""

csv.field_size_limit(LONGEST_RECORD + 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `cells` is None where `raw` could not be taken apart; `repaired` says its quotes were mended."""

    raw: str
    cells: list[str] | None
    repaired: bool = False


def records(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Take lines (with their endings) apart into rows as wide as the first that holds anything.

    A delimiter of "" means one column: the line is the cell.
    """
    waiting: deque[str] = deque()
    source = iter(lines)
    splitter = _Splitter(delimiter, None)
    for line in _drain(waiting, source):
        record = splitter.plain(line) if splitter.is_plain(line) else _quoted(line, waiting, source, splitter)
        yield record
        if splitter.width is None and any(record.cells or ()):
            splitter = _Splitter(delimiter, len(record.cells or ()))


def _drain(waiting: deque[str], source: Iterator[str]) -> Iterator[str]:
    """Lines put back first, then new ones."""
    while True:
        line = waiting.popleft() if waiting else next(source, None)
        if line is None:
            return
        yield line


def _quoted(first: str, waiting: deque[str], source: Iterator[str], splitter: "_Splitter") -> Record:
    cells, is_open = splitter.parse(first)
    if not is_open:
        return splitter.judge(first, cells)
    gathered = _until_closed(first, waiting, source, splitter)
    whole = "".join(gathered)
    cells, _ = splitter.parse(whole)
    if splitter.fits(cells) or (cells is not None and not any(map(splitter.is_row, gathered[1:]))):
        return splitter.judge(whole, cells)
    waiting.extendleft(reversed(gathered[1:]))
    return splitter.judge(first, None)


def _until_closed(first: str, waiting: deque[str], source: Iterator[str], splitter: "_Splitter") -> list[str]:
    """The lines up to the one that closes the open quote: only an odd number of quote marks can."""
    gathered, length = [first], len(first)
    for line in _drain(waiting, source):
        gathered.append(line)
        length += len(line)
        if length > LONGEST_RECORD:
            break
        if line.count('"') % 2 and not splitter.parse("".join(gathered))[1]:
            break
    return gathered


@dataclass(frozen=True, slots=True)
class _Splitter:
    delimiter: str
    width: int | None

    def is_plain(self, line: str) -> bool:
        """No quotes to mind: none at all, or in a file of one column, none around the cell."""
        return '"' not in line or not (self.delimiter or line.startswith('"'))

    def plain(self, line: str) -> Record:
        """A line whose quote marks, if any, are only text."""
        line = line.rstrip("\r\n")
        return self.judge(line, self._split(line))

    def parse(self, raw: str) -> tuple[list[str] | None, bool]:
        """The cells, or None where the quotes are broken; and whether a quote is still open at the end."""
        try:
            return next(csv.reader([raw], delimiter=self.delimiter or ",", strict=True), []), False
        except csv.Error as error:
            return None, "unexpected end of data" in str(error)

    def fits(self, cells: list[str] | None) -> bool:
        return cells is not None and self.width in (None, len(cells))

    def is_row(self, line: str) -> bool:
        return bool(line.strip()) and self.fits(self._split(line) if self.is_plain(line) else self.parse(line)[0])

    def judge(self, raw: str, cells: list[str] | None) -> Record:
        """The row as it is, trimmed of empty cells beyond the heading, mended, or given up."""
        raw = raw.rstrip("\r\n")
        if cells is not None and self.width and not any(cells[self.width :]):
            cells = cells[: self.width]
        if self.fits(cells) or (cells is not None and not any(cells)):
            return Record(raw, cells)
        if cells is None or not self.delimiter:
            return self._mend(raw)
        return Record(raw, None)

    def _mend(self, raw: str) -> Record:
        cells = [_unquoted(cell) for cell in self._split(raw)]
        return Record(raw, cells, repaired=True) if self.fits(cells) else Record(raw, None)

    def _split(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self.delimiter) if self.delimiter else [line.rstrip("\r\n")]


def _unquoted(cell: str) -> str:
    """A cell without the quote marks around it, or the one that lacks its pair."""
    stripped = cell.strip()
    if stripped.startswith('"') and stripped.count('"') % 2:
        return stripped[1:].replace('""', '"')
    if stripped.endswith('"') and stripped.count('"') % 2:
        return stripped[:-1].replace('""', '"')
    if len(stripped) > 1 and stripped[0] == stripped[-1] == '"':
        return stripped[1:-1].replace('""', '"')
    return cell
