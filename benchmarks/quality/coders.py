"""How far the two coders of the open corpus agree. Run: python -m benchmarks.quality.coders

The second coder labelled 620 texts drawn from all parts, without sight of the first coder's labels.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.labelled import ROOT
from inspel_text.agreement import krippendorff_alpha

FOLDER = ROOT / "src/inspel_text/corpora/norrbotten"
Pair = tuple[Mapping[str, str], Mapping[str, str]]
MEASURES = {
    "goal, of 16 or none": lambda row: row["goal"],
    "area, of 4 or none": lambda row: row["goal"][:1],
    "kind, of five": lambda row: row["kind"],
    "challenge or not": lambda row: row["kind"] == "challenge",
    "scope, of six": lambda row: row["scope"],
    "in scope or not": lambda row: row["scope"] == "in",
    "quality, of four": lambda row: row["quality"],
    "language, of seven": lambda row: row["language"],
    "number of points": lambda row: row["points"],
}


def main() -> None:
    """Print the table, and what is confused most."""
    pairs = list(double_coded())
    print(f"| | Krippendorff's α (nominal) | share equal |\n|---|---|---|  <!-- {len(pairs)} texts -->")
    for name, label in MEASURES.items():
        found = [(label(one), label(other)) for one, other in pairs]
        equal = sum(one == other for one, other in found) / len(found)
        print(f"| {name} | {krippendorff_alpha(found):.3f} | {equal:.3f} |")


def double_coded() -> Iterator[Pair]:
    """(first coder's row, second coder's row) of each text that both have labelled."""
    first = {row["id"]: row for part in sorted(FOLDER.glob("part-*.csv")) for row in _rows(part)}
    yield from ((first[row["id"]], row) for row in _rows(FOLDER / "second-coder.csv"))


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


if __name__ == "__main__":
    main()
