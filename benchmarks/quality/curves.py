"""How fast a codebook learns from decisions: the right code first. Run: python -m benchmarks.quality.curves

Decisions are handed over as the examples of each code. Three books: employees of a hospital group (eight codes with
twelve stems each, 1,040 invented texts; benchmarks/quality/employees.*), the same with nothing but titles and
descriptions, and Norrbotten 2040 as if it had never been taught, with decisions from the train part, measured on dev.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from benchmarks.quality import labelled
from inspel_text.analysis import analyse
from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution
from inspel_text.taught import TAUGHT
from inspel_text.training import examples

FOLDER = Path(__file__).parent
STEPS = (0, 5, 20, 75)
"""Decisions a code."""


class Told(NamedTuple):
    """A text and its code."""

    text: str
    code: str


def right_first(book: Codebook, asked: Sequence[Told]) -> float:
    """The share of texts whose first code is the right one."""
    rows = [Contribution(str(number), one.text) for number, one in enumerate(asked)]
    with analyse(rows, book) as outcome:
        first = [codes[0].code for codes in outcome.bag()["codes"]]
    return sum(code == one.code for code, one in zip(first, asked, strict=True)) / len(asked)


def with_decisions(book: Codebook, decided: Sequence[Told], number: int) -> Codebook:
    """The book with the first ``number`` decisions of each code as its examples."""

    def told(code: str) -> tuple[str, ...]:
        return tuple(one.text for one in decided if one.code == code)[:number]

    return replace(book, name="untaught", codes=tuple(replace(one, examples=told(one.code)) for one in book.codes))


def _bare(book: Codebook) -> Codebook:
    return replace(book, codes=tuple(replace(one, topics=()) for one in book.codes))


def _collections() -> Iterator[tuple[str, Codebook, list[Told], list[Told]]]:
    with (FOLDER / "employees.csv").open(encoding="utf-8", newline="") as source:
        rows = [Told(row["text"], row["code"]) for row in csv.DictReader(source)]
    book = Codebook.load(FOLDER / "employees.toml")
    taught, asked = (
        [one for n, one in enumerate(rows) if n % 13 >= 4],
        [one for n, one in enumerate(rows) if n % 13 < 4],
    )
    yield "employees, twelve stems a code", book, taught, asked
    yield "employees, titles and descriptions", _bare(book), taught, asked
    goals = [Told(one.text, one.goal) for one in examples() if one.goal and one.quality == "ok"]
    dev = [Told(one.contribution.text, one.labels["goal"]) for one in labelled.corpus("dev") if one.labels["goal"]]
    yield "Norrbotten 2040, cues", Codebook.load(TAUGHT), goals, dev


def main() -> None:
    """Print the table."""
    print("| codebook | " + " | ".join(f"{number} decisions a code" for number in STEPS) + " |")
    print("|---" * (len(STEPS) + 1) + "|")
    for name, book, taught, asked in _collections():
        found = [right_first(with_decisions(book, taught, number), asked) for number in STEPS]
        print(f"| {name} ({len(asked)} asked) | " + " | ".join(f"{share:.3f}" for share in found) + " |", flush=True)


if __name__ == "__main__":
    main()
