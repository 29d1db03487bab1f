"""The labelled collections, as contributions and labels side by side."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inspel_text.corpus import Contribution

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "src/inspel_text/corpora/norrbotten"
DEMO = ROOT / "src/inspel_text/corpora/demo/inspel.csv"
DEMO_LABELS = Path(__file__).parent / "demo-labels.csv"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A contribution and its labels (strings as in the file; "" where there is none)."""

    contribution: Contribution
    labels: Mapping[str, str]


def corpus(part: str = "dev") -> list[Labelled]:
    """A part of the open corpus: models are fitted on "train", settings chosen on "dev"; "test" is looked at seldom."""
    parts = {row["id"]: row["split"] for row in _rows(CORPUS / "split.csv")}
    rows = [row for file in sorted(CORPUS.glob("part-*.csv")) for row in _rows(file) if parts[row["id"]] == part]
    return [_labelled(row, row, ("sender", "municipality", "group", "channel")) for row in rows]


def demo() -> list[Labelled]:
    """The demo collection: never trained or tuned on, looked at to report."""
    labels = {row["id"]: row for row in _rows(DEMO_LABELS)}
    names = {"sender": "avsändare", "municipality": "kommun", "group": "grupp", "channel": "kanal"}
    rows = [
        {**row, "text": row["inspel"], **{ours: row[theirs] for ours, theirs in names.items()}} for row in _rows(DEMO)
    ]
    return [_labelled(row, labels[row["id"]], tuple(names)) for row in rows]


def _labelled(row: Mapping[str, str], labels: Mapping[str, str], fields: tuple[str, ...]) -> Labelled:
    known = {name: row[name] for name in fields if row[name]}
    return Labelled(Contribution(row["id"], row["text"], "", 0, known), labels)


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
