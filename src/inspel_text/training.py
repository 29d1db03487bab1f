"""The open corpus as examples to learn from: its train part alone, never dev or test."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "corpora" / "norrbotten"


class Example(NamedTuple):
    """A text with the goal and the kind that a coder gave it; goal "" where it has none."""

    text: str
    goal: str
    kind: str


@cache
def examples() -> tuple[Example, ...]:
    """What can be read in the train part, in the order of the corpus."""
    part = {row["id"]: row["split"] for row in _rows(FOLDER / "split.csv")}
    rows = (row for file in sorted(FOLDER.glob("part-*.csv")) for row in _rows(file))
    return tuple(_example(row) for row in rows if part[row["id"]] == "train" and row["quality"] == "ok")


def _example(row: Mapping[str, str]) -> Example:
    return Example(row["text"], row["goal"], row["kind"])


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)
