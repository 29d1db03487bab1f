"""The open corpus as examples to learn from: its train part and the learning texts, never dev or test."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "corpora" / "norrbotten"


class Example(NamedTuple):
    """A text with the labels that its author or coder gave it; goal, kind or scope "" where it has none."""

    text: str
    language: str
    goal: str
    kind: str
    scope: str
    quality: str


@cache
def examples() -> tuple[Example, ...]:
    """The train part and the learning texts, in the order of the files."""
    part = {row["id"]: row["split"] for row in _rows(FOLDER / "split.csv")}
    drawn = (row for file in sorted(FOLDER.glob("part-*.csv")) for row in _rows(file) if part[row["id"]] == "train")
    learning = (row for file in sorted(FOLDER.glob("learning/*.csv")) for row in _rows(file))
    return tuple(map(_example, (*drawn, *learning)))


def _example(row: Mapping[str, str]) -> Example:
    return Example(*(row[name] for name in Example._fields))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)
