"""inspel analyse: from files of contributions to a folder with the report and everything behind it."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inspel_text.cli import Parser, say

DEFAULT_CODEBOOK = "norrbotten-2040"
_NOTES_SHOWN = 12


def add_arguments(parser: Parser, lang: str) -> None:
    """What ``inspel analyse`` takes."""
    from inspel_text.codebook import shipped_names

    parser.add_argument("input", nargs="+", metavar="INPUT", help=say("analyse_input", lang))
    codebook = say("analyse_codebook", lang, names=", ".join(shipped_names()), default=DEFAULT_CODEBOOK)
    parser.add_argument("--codebook", default=DEFAULT_CODEBOOK, metavar="NAME|FILE", help=codebook)
    parser.add_argument("--out", type=Path, metavar="DIR", help=say("analyse_out", lang))
    parser.add_argument(
        "--map", action="append", default=[], type=_pair, metavar="KIND=COLUMN", help=say("analyse_map", lang)
    )
    parser.add_argument("--population", type=Path, metavar="FILE", help=say("analyse_population", lang))
    parser.add_argument("--seed", type=int, default=2040, metavar="N", help=say("analyse_seed", lang))
    parser.add_argument("--title", metavar="T", help=say("analyse_title", lang))
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, metavar="N", help=say("analyse_workers", lang)
    )


def run(given: argparse.Namespace, lang: str) -> int:
    """Analyse, write, and say what came of it."""
    from inspel_text.analysis import Settings
    from inspel_text.reading.population import read_population
    from inspel_text.report.write import Request, analyse_files, free_folder

    folder = free_folder(given.out or Path(f"{Path(given.input[0]).stem}-rapport"))
    request = Request(
        files=tuple(given.input),
        codebook=given.codebook,
        mapping=dict(given.map),
        title=given.title or f"Inspel: {Path(given.input[0]).stem}",
        population=read_population(given.population) if given.population else None,
        population_file=given.population.name if given.population else "",
        settings=Settings(seed=given.seed, workers=max(1, given.workers)),
    )
    with Progress(lang) as progress:
        report = analyse_files(request, folder, progress.tell)
    for line in _told(report, folder, lang):
        print(line)
    return 0


def _told(report: dict[str, Any], folder: Path, lang: str) -> Iterator[str]:
    for source in report["sources"]:
        mapping = ", ".join(f"{kind} = {column}" for kind, column in source["mapping"].items())
        yield say("read_as", lang, file=source["name"], rows=source["rows"], mapping=mapping)
    for one in report["problems"][:_NOTES_SHOWN]:
        yield say("note", lang, text=one[lang])
    if len(report["problems"]) > _NOTES_SHOWN:
        yield say("more_notes", lang, n=len(report["problems"]) - _NOTES_SHOWN)
    ledger = report["ledger"]
    states = ", ".join(say(f"state_{state}", lang, n=number["n"]) for state, number in ledger["states"].items())
    yield say("accounted", lang, received=ledger["received"], states=states)
    yield say("written", lang, file=folder / "report.html")


def _pair(text: str) -> tuple[str, str]:
    kind, equals, column = text.partition("=")
    if not equals or not kind.strip() or not column.strip():
        raise argparse.ArgumentTypeError(f"--map {text!r}: KIND=COLUMN")
    return kind.strip(), column.strip()


class Progress:
    """A line on standard error for work that takes more than two seconds."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._bar: Any = None

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def tell(self, _step: str, done: int, of: int) -> None:
        """Called by the run after each shard and before each step over the whole corpus."""
        from tqdm import tqdm

        if self._bar is None:
            self._bar = tqdm(delay=2, file=sys.stderr, bar_format="{desc} · {elapsed}", leave=False)
        part = f" {done}/{of}" if of > 1 else ""
        self._bar.set_description_str(say("working", self._lang) + part, refresh=False)
        self._bar.update(1)


__all__ = ["DEFAULT_CODEBOOK", "Progress", "add_arguments", "run"]
