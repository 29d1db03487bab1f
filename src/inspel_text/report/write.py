"""From files to a finished folder. Everything is written beside the folder first and moved in place at the end."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from inspel_text.analysis import Settings, analyse
from inspel_text.codebook import Codebook
from inspel_text.errors import OutputError, Problem
from inspel_text.pipeline import Outcome
from inspel_text.reading import UNREADABLE, iterate
from inspel_text.report.build import Head, build
from inspel_text.report.codebook_toml import write_codebook
from inspel_text.report.html import write_html
from inspel_text.report.manifest import write_manifest
from inspel_text.report.qdpx import write_project
from inspel_text.report.read_back import is_report
from inspel_text.report.themes import write_themes
from inspel_text.report.xlsx import write_workbook
from inspel_text.steps.personal_data import without_traces
from inspel_text.weighting import Population, check_population


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for."""

    files: tuple[str, ...]
    codebook: str
    title: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    population: Population | None = None
    population_file: str = ""
    settings: Settings = field(default_factory=Settings)


def free_folder(folder: Path, *, anew: bool = False) -> Path:
    """The folder, if it may be written: absent, empty or, ``anew``, a report of ours. Raises OutputError."""
    there = next((above for above in (folder, *folder.parents) if above.exists()), folder)
    if there.exists() and not there.is_dir():
        raise OutputError("output.not_a_folder", folder=str(there))
    if folder.is_dir() and any(folder.iterdir()) and not (anew and is_report(folder)):
        raise OutputError("output.in_use", folder=str(folder))
    return folder


def analyse_files(
    request: Request, folder: Path, tell: Callable[[str, int, int], None] = lambda *_: None, *, anew: bool = False
) -> dict[str, Any]:
    """Read, analyse and write; the report as plain data. Raises TextError; then ``folder`` is as it was.

    ``anew``: a report of ours that stands there is replaced when the new one is whole.
    """
    book, reading = Codebook.load(request.codebook), iterate(request.files, mapping=request.mapping)
    with analyse(reading, book, request.settings, tell) as outcome, _in_place(free_folder(folder, anew=anew)) as made:
        if request.population:
            check_population(request.population, outcome.shared["table"], request.population_file)
        head = Head(
            title=request.title,
            sources=tuple(asdict(source) for source in reading.sources),
            problems=tuple(_plain(one) for one in reading.problems),
            population=request.population,
            unreadable=sum(one.code in UNREADABLE for one in reading.problems),
        )
        return _write(made, outcome, book, head, request)


def _write(folder: Path, outcome: Outcome, book: Codebook, head: Head, request: Request) -> dict[str, Any]:
    bag = outcome.bag()
    report, behind = build(outcome, book, head)
    _write_lines(folder / "contributions.jsonl", bag["lines"])
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_html(folder / "report.html", report, behind, bag["lines"])
    write_workbook(folder / "report.xlsx", report, bag["lines"])
    write_themes(folder / "themes.csv", report)
    write_codebook(folder / "codebook.toml", book)
    write_project(folder / "project.qdpx", report, book, bag["lines"])
    write_manifest(folder, outcome, book, request.settings, head)
    return report


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)


def _plain(one: Problem) -> dict[str, str]:
    """A note as data; it may repeat a row of the file, so what points to a person is taken out."""
    return {"code": one.code, "sv": without_traces(one.message("sv")), "en": without_traces(one.message("en"))}


@contextmanager
def _in_place(folder: Path) -> Iterator[Path]:
    """A folder to write in, moved to its place when all is written, and gone without trace when anything fails."""
    with _folders_above(folder):
        partial = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            yield partial
            partial.chmod(0o755)
            if folder.is_dir():
                folder.rename(partial.with_name(f"{partial.name}-old"))
            partial.rename(folder)
        finally:
            for left in (partial, partial.with_name(f"{partial.name}-old")):
                shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _folders_above(folder: Path) -> Iterator[None]:
    """Make the folders above; those that were not there go again when anything fails."""
    missing = [above for above in folder.parents if not above.exists()]  # the deepest first
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for above in missing:
            with suppress(OSError):  # never made, or another's by now
                above.rmdir()
        raise
