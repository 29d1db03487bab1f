"""One line, or several joined, into the cells of a CSV row: strictly, or mended where that can be told."""

import csv
import re
from dataclasses import dataclass

LONGEST_RECORD = 10_000_000
"""Characters after which a quote is taken to be unclosed."""
INSIDE = re.compile(r'(?:[^"]++|"")*+')
"""As far as a quoted cell goes: all but a lone quote mark."""

csv.field_size_limit(LONGEST_RECORD + 1)


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `cells` is None where `raw` could not be taken apart; `repaired` says its quotes were mended."""

    raw: str
    cells: list[str] | None
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Splitter:
    """Takes rows of `width` cells apart; without a width any proper row will do. Delimiter "": one column."""

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

    def still_open(self, line: str) -> bool | None:
        """Where a quote was open before this line: is one open after it? None where the line breaks the rules."""
        end = INSIDE.match(line).end()  # type: ignore[union-attr]  # it matches the empty string too
        tail = line[end + 1 :].rstrip("\r\n")
        if end == len(line) or not tail:
            return end == len(line)
        if not tail.startswith(self.delimiter or ","):
            return None
        cells, is_open = self.parse(tail[1:])
        return None if cells is None and not is_open else is_open

    def fits(self, cells: list[str] | None) -> bool:
        return cells is not None and self.width in (None, len(cells))

    def is_row(self, line: str) -> bool:
        """A row in its own right: as wide as it should be, and no quote mark but where a cell begins."""
        if self.is_plain(line):
            return bool(line.strip()) and self.fits(self._split(line))
        before = line.partition('"')[0]
        return (not before or before.endswith(self.delimiter)) and self.fits(self.parse(line)[0])

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
