"""Make large inputs: contributions recombined from the segments of the demo collection.

Each made contribution takes as many segments as a demo contribution has, from random contributions, with a few words
exchanged so that its share of near-duplicates stays that of the demo collection: a copy is made as often as there are
copies. Deterministic for a size.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.labelled import demo
from inspel_text.steps.split import clauses

_SHARE_REPEATED = 0.05


def grown(number: int, seed: int = 2040) -> Iterator[dict[str, str]]:
    """``number`` rows with the columns of the demo collection."""
    chance, source = random.Random(seed), demo()
    parts = [text for one in source for text in _clauses(one.contribution.text)]
    vocabulary = sorted({word for text in parts for word in text.split() if word.isalpha() and len(word) > 3})
    before: list[str] = []
    for row in range(number):
        like = source[chance.randrange(len(source))].contribution
        if before and chance.random() < _SHARE_REPEATED:
            text = before[chance.randrange(len(before))]
        else:
            wanted = max(1, len(_clauses(like.text)))
            text = " ".join(_varied(chance.choice(parts), vocabulary, chance) for _ in range(wanted))
        if len(before) < 10_000:
            before.append(text)
        yield {
            "id": f"G-{row}",
            "inspel": text,
            "avsändare": f"S{chance.randrange(number)}",
            **_background(like.fields),
        }


def _background(fields):
    return {
        "kommun": fields.get("municipality", ""),
        "grupp": fields.get("group", ""),
        "kanal": fields.get("channel", ""),
    }


def _varied(text: str, vocabulary: list[str], chance: random.Random) -> str:
    """Half of the words exchanged for others of the collection, so that recombined texts are not one campaign."""
    return " ".join(chance.choice(vocabulary) if chance.random() < 0.5 else word for word in text.split())


def _clauses(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in clauses(text)]


def write(file: Path, number: int) -> Path:
    """A CSV with that many rows; kept if it is there already."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, ["id", "inspel", "avsändare", "kommun", "grupp", "kanal"])
            writer.writeheader()
            writer.writerows(grown(number))
    return file
