"""The ledger over odd rows, a million in one go. Run: python -m benchmarks.fuzz_ledger [--rows N] [--seed N]

Rows are made of what goes wrong elsewhere: nothing, blanks, emoji, control characters, quotes, formulas, many languages
in one, keys hit at random, long texts, ids and senders given twice, near-duplicates. Each goes through a CSV file, the
reader and the whole analysis, and every line out is held against the row that went in. Prints what was wrong; the exit
code is 1 if anything was. A row without a sign in any cell is no contribution: the reader leaves it out and tells how
many there were.
"""

import argparse
import csv
import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measure import progress, scratch
from benchmarks.quality.labelled import corpus, demo

ROWS = 1_000_000
COLUMNS = ("id", "inspel", "avsändare", "kommun", "grupp", "kanal")
_ODD = (
    "", " ", "\n", "\u2028", "\u0085", "\ufeff", "\u200b", "A\0B\x07", "…", "-", "?!", "=1+1", "@x",
    '"', "''", ";", "\t", ",",
    "👍", "👩\u200d👩\u200d👧", "🇸🇪", "a\u030a", "ſİß", "\u202edrow", "NULL", "nan", "0", "1e9", "vet ej", "se ovan",
    "<b>x</b>", "{{x}}", "%s", "\\n", "C:\\x", "Привет", "مرحبا", "需要", "asdfgh", "HBTQ", "5G",
    "070-174 06 25", "eva@x.se", "Storgatan 4B", "Karin Johansson", "811228-9874", "ABC 123", "Du ska dö",
    "Höj räntan!", "2024-11-25", "köp billigt https://x.ru",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the rows, analyse them, check every line; 0 when nothing was wrong."""
    given = _parser().parse_args(arguments)
    began = time.perf_counter()
    with scratch() as folder:
        progress(f"fuzz: making {given.rows:,} rows")
        file = _write(folder / "odd.csv", given.rows, given.seed)
        progress("fuzz: analysing")
        wrong = _wrong(file)
    wrong["seconds"] = round(time.perf_counter() - began)
    print(json.dumps({"rows": given.rows, **wrong}, ensure_ascii=False))
    return int(any(wrong[name] for name in ("unaccounted", "not_verbatim", "misplaced", "exposed")))


def odd_rows(number: int, seed: int) -> Iterator[dict[str, str]]:
    """``number`` rows, the same for a seed."""
    chance = random.Random(seed)
    said = [one.contribution.text for one in (*demo(), *corpus())]
    before: list[str] = [""]
    for row in range(number):
        text = chance.choice(before) if chance.random() < 0.05 else _text(chance, said)
        before[chance.randrange(len(before))] = text
        if len(before) < 500:
            before.append(text)
        yield {
            "id": "" if chance.random() < 0.1 else f"R{row - chance.randrange(3) * (chance.random() < 0.05)}",
            "inspel": text,
            "avsändare": chance.choice(["", "", "eva", f"S{chance.randrange(number)}"]),
            "kommun": chance.choice(["", "Luleå", "Kiruna", "=Boden", "luleå "]),
            "grupp": chance.choice(["", "Unga", "Vuxna"]),
            "kanal": chance.choice(["webb", "möte", ""]),
        }


def _text(chance: random.Random, said: Sequence[str]) -> str:
    """A few pieces: odd ones, whole contributions, and scraps of them in any order."""
    pieces = []
    for _ in range(min(40, int(chance.expovariate(0.5)) + chance.randrange(2))):
        piece = chance.choice(_ODD) if chance.random() < 0.5 else chance.choice(said)
        cut = chance.randrange(len(piece) + 1)
        pieces.append(piece[:cut] if chance.random() < 0.4 else piece)
    return chance.choice([" ", "\n", "", ". "]).join(pieces) * (50 if chance.random() < 0.0002 else 1)


def _write(file: Path, number: int, seed: int) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(odd_rows(number, seed))
    return file


def _wrong(file: Path) -> dict[str, Any]:
    """How many rows are unaccounted for, quotes not verbatim, places outside their text, traces shown."""
    from inspel_text.analysis import Settings, analyse
    from inspel_text.codebook import Codebook
    from inspel_text.reading import iterate
    from inspel_text.report.build import Head, build

    book, reading = Codebook.load("norrbotten-2040"), iterate([str(file)])
    with analyse(reading, book, Settings(workers=os.cpu_count() or 1)) as outcome:
        bag, ledger, report = outcome.bag(), outcome.shared["ledger"], build(outcome, book, Head(title="Fuzz"))[0]
        wrong: Counter[str] = Counter()
        quoted = {(one["id"], one["text"]) for one in _quotes(report)}
        found, ids, states = set(), Counter[str](), Counter[str]()
        with file.open(encoding="utf-8", newline="") as source:
            rows = csv.DictReader(source)
            given = (one["inspel"] for one in rows if any(cell.strip() for cell in one.values()))
            for text, row, line in zip(given, bag["rows"], bag["lines"], strict=True):
                one = json.loads(line)
                states[one["state"]] += 1
                ids[one["id"]] += 1
                wrong.update(_wrong_in(one, row.text, text))
                found |= {(one["id"], quote) for quote in _of(quoted, one["id"]) if quote in row.text}
    wrong["unaccounted"] += abs(ledger.received - sum(ledger.states.values())) + sum(
        abs(states[state] - number) for state, number in ledger.states.items()
    )
    wrong["unaccounted"] += sum(number - 1 for number in ids.values())
    wrong["not_verbatim"] += len(quoted - found)
    names = ("unaccounted", "not_verbatim", "misplaced", "exposed", "altered")
    return {**{name: wrong[name] for name in names}, "quotes": len(quoted), "states": dict(states)}


def _wrong_in(line: Mapping[str, Any], text: str, given: str) -> Iterator[str]:
    """What is wrong with a line, by name. ``altered``: the reader took out control characters (and tells so)."""
    from inspel_text.steps.personal_data import redact, traces

    if text != given:
        yield "altered"
    places = [*line["segments"], *line["personal_data"], *line["scope_because"]]
    if not all(0 <= one["start"] < one["end"] <= len(text) for one in places):
        yield "misplaced"
    if line["redacted_text"] != redact(text, tuple(traces(text))):
        yield "exposed"
    words = [word for code in line["codes"] for word in code["because"]]
    if not all(word in text for word in words):
        yield "not_verbatim"


def _quotes(part: Any) -> Iterator[Mapping[str, Any]]:
    """Every quote in the report, wherever it stands."""
    if isinstance(part, Mapping):
        if {"id", "text", "start", "end"} <= part.keys():
            yield part
        for value in part.values():
            yield from _quotes(value)
    elif isinstance(part, list):
        for value in part:
            yield from _quotes(value)


def _of(quoted: set[tuple[str, str]], its_id: str) -> Iterator[str]:
    return (text for one, text in quoted if one == its_id)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz_ledger", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--seed", type=int, default=2040)
    return parser


if __name__ == "__main__":
    sys.exit(main())
