"""Which sheets the workbook has, from workbook.toml, and the first of them: what the others are."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from inspel_text.report.sheet_of_lines import contribution, counts, own_columns
from inspel_text.report.sheets import FROM_REPORT, Row
from inspel_text.report.wording import word
from inspel_text.steps.priority import AXES

_OWN_WIDTH = 20
_FILE = Path(__file__).parent / "workbook.toml"
Column = tuple[str, int]
"""A heading and its width in letters."""


def sheets(
    report: Mapping[str, Any], lines: Iterable[str], most_rows: int, folder: Path
) -> Iterator[tuple[str, list[Column], Iterable[Row]]]:
    """Name, columns and rows of each sheet. ``folder`` is for what must be laid aside while the rows are read."""
    last = "contributions" if report["ledger"]["received"] <= most_rows else "counted"
    shown = ["readme", *FROM_REPORT, last]
    yield _plan()["readme"]["name"], _columns("readme"), _readme(report, shown)
    for name, rows in FROM_REPORT.items():
        yield _plan()[name]["name"], _columns(name), rows(report)
    if last == "counted":
        yield _plan()[last]["name"], _columns(last), counts(report, lines)
    else:
        kept = _Kept(folder / "lines", lines)
        own = own_columns(kept)
        columns = [*_columns(last), *((name, _OWN_WIDTH) for name in own)]
        yield _plan()[last]["name"], columns, map(partial(contribution, own=own), kept)


class _Kept:
    """Lines that can be read again: the files' own columns must be known before the first row is written."""

    def __init__(self, file: Path, lines: Iterable[str]) -> None:
        self._file = file
        with file.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(line.rstrip("\n") + "\n" for line in lines)

    def __iter__(self) -> Iterator[str]:
        with self._file.open(encoding="utf-8", newline="\n") as stream:
            yield from stream


@cache
def _plan() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _columns(name: str) -> list[Column]:
    plan = _plan()[name]
    each = [(heading.format(axis=word(axis)), width) for axis in AXES for heading, width in plan.get("each_axis", [])]
    return [(heading, width) for heading, width in plan["columns"]] + each


def _readme(report: Mapping[str, Any], shown: Sequence[str]) -> Iterator[Row]:
    book, ledger = report["codebook"], report["ledger"]
    yield ["Rapport", report["title"]]
    yield ["Så läses den", word("suggestion")]
    yield ["", word("not_representative")]
    yield ["Program", f"Inspel {report['inspel']}"]
    yield ["Kodbok", f"{book['title']} ({book['name']} {book['version']})"]
    yield ["Inspel som kom in", ledger["received"]]
    yield ["Summa av lägena", sum(number["n"] for number in ledger["states"].values())]
    yield ["Rader som inte gick att läsa", ledger["unreadable"]]
    yield ["Jämförelser som gjordes", report["differences"]["tested"]]
    yield from ([f"Blad: {_plan()[name]['name']}", _plan()[name]["text"]] for name in shown)
