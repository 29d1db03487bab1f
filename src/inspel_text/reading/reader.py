"""Files in, contributions out: every format by the same way, one row at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain, islice
from os import PathLike
from pathlib import Path

from inspel_text.corpus import Contribution, Corpus, Source
from inspel_text.errors import Problem, ReadError, problem
from inspel_text.reading.contributions import blank_answers, contributions
from inspel_text.reading.file_kind import FoundFile, find
from inspel_text.reading.ids import Ids
from inspel_text.reading.plan import Plan, make_plan
from inspel_text.reading.rows import Rows
from inspel_text.reading.table import Row, Table

OPENERS = {
    "csv": "delimited:read_delimited",
    "tsv": "delimited:read_delimited",
    "xlsx": "excel:read_excel",
    "json": "json_array:read_json",
    "jsonl": "json_lines:read_json_lines",
    "parquet": "parquet:read_parquet",
    "txt": "plain_text:read_plain_text",
}
SAMPLED_ITEMS = 1000
"""How much of a file is looked at to tell its columns apart."""

Paths = str | PathLike[str] | Iterable[str | PathLike[str]]


class Reading:
    """Files being read. Iterate for the contributions; `problems` and `sources` fill up on the way.

    A source is there once its file has been read to the end. Iterating again reads the files again.
    """

    def __init__(self, paths: Paths, mapping: Mapping[str, str] | None = None) -> None:
        self.problems: list[Problem] = []
        self.sources: list[Source] = []
        self._paths = _named(paths)
        self._mapping = dict(mapping or {})

    def __iter__(self) -> Iterator[Contribution]:
        self.problems.clear()
        self.sources.clear()
        ids = Ids()
        for path, name in self._paths:
            yield from self._file(find(path, name), ids)

    def _file(self, file: FoundFile, ids: Ids) -> Iterator[Contribution]:
        table = _open(file)
        rows = Rows(table, file.name, self.problems)
        start = list(islice(rows, SAMPLED_ITEMS))
        plan = self._plan(file, table, start, rows.seen)
        unanswered = 0
        for row in map(plan.form.reshape, chain(start, rows)):
            unanswered += blank_answers(row, plan)
            yield from self._told(contributions(row, plan, file.name, ids))
        if unanswered:
            self.problems.append(problem("read.blank_answers", file=file.name, count=unanswered))
        self.sources.append(_source(file, table, plan, rows.seen))

    def _plan(self, file: FoundFile, table: Table, start: list[Row], seen: int) -> Plan:
        if not start:
            raise ReadError(_why_nothing(table, seen), file=file.name)
        columns = table.columns or tuple(dict.fromkeys(name for row in start for name in row.cells))
        values = {column: [row.cells.get(column, "") for row in start] for column in columns}
        plan = make_plan(file.name, columns, values, self._mapping)
        self.problems.extend(plan.problems)
        return plan

    def _told(self, found: Iterable[Contribution | Problem]) -> Iterator[Contribution]:
        for item in found:
            if isinstance(item, Problem):
                self.problems.append(item)
            else:
                yield item


def iterate(paths: Paths, *, mapping: Mapping[str, str] | None = None) -> Reading:
    """Contributions one at a time, for files too large to hold; see `read`, which is built on it.

    Nothing is opened until the first is asked for, so that is where a ReadError comes.
    """
    return Reading(paths, mapping)


def read(paths: Paths, *, mapping: Mapping[str, str] | None = None) -> Corpus:
    """All contributions in one or several files: CSV, TSV, XLSX, JSON, JSON Lines, Parquet or plain text.

    `mapping` goes from what a column is to what the file calls it: {"text": "Svar på fråga 3"}; "text.2" for a
    second text column. Rows that cannot be read are listed in `problems` and the others are kept.
    Raises ReadError, with the file and a remedy, where a whole file cannot be read.
    """
    reading = iterate(paths, mapping=mapping)
    contributions = tuple(reading)
    return Corpus(contributions, tuple(reading.problems), tuple(reading.sources))


def _named(paths: Paths) -> list[tuple[Path, str]]:
    """Each path with the name it goes by: the file's own, or the whole path where two files share a name."""
    listed = [Path(path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    names = Counter(path.name for path in listed)
    return [(path, path.name if path.name and names[path.name] == 1 else str(path)) for path in listed]


def _open(file: FoundFile) -> Table:
    """The table of a file, by the module for its format, which is imported when first needed."""
    module, _, function = OPENERS[file.kind].partition(":")
    opener: Callable[[FoundFile], Table] = getattr(import_module(f"inspel_text.reading.{module}"), function)
    return opener(file)


def _why_nothing(table: Table, seen: int) -> str:
    if seen:
        return "read.nothing_readable"
    return "read.only_headings" if table.columns else "read.empty_file"


def _source(file: FoundFile, table: Table, plan: Plan, rows: int) -> Source:
    return Source(
        name=file.name,
        format=table.format,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sha256=file.sha256,
        rows=rows,
        mapping=plan.mapping(),
        form=plan.form.name,
    )
