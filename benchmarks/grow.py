"""Make large inputs: contributions recombined from the clauses of the demo collection.

Each made contribution takes as many clauses as a demo contribution has, from random contributions, and keeps half of
the words of each: two that took the same clause then share half of their words at most, too little to count as
near-duplicates. Texts that came out word for word alike (short ones do) are made longer until they do not. Then
near-duplicates are put in on purpose, as many as the demo collection has: a third of them copies, the others with one
or two words exchanged, in groups of the same size at every scale. Deterministic for a number and a seed.
"""

import csv
import random
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.labelled import ROOT, Labelled, demo
from inspel_text.steps.fingerprint import normalise
from inspel_text.steps.split import clauses

FOLDER = ROOT / "var/bench/input"
COLUMNS = ("id", "inspel", "avsändare", "kommun", "grupp", "kanal")
_COPIES = 1 / 3  # of the near-duplicates; the others are templates
_IN_A_GROUP = 2  # near-duplicates of the same text, about as in the demo collection
_OPEN_GROUPS = 50
_TEMPLATE_FROM = 12  # words: with two of them exchanged it is still the same text
_TRIES = 50


def grown(number: int, seed: int = 2040) -> Iterator[dict[str, str]]:
    """``number`` rows with the columns of the demo collection."""
    source, chance = demo(), random.Random(seed)
    share = repeated_share(source)
    made, groups = _Texts(source, chance), deque[str](maxlen=_OPEN_GROUPS)
    shapes = [(len(_clauses(one.contribution.text)), _background(one.contribution.fields)) for one in source]
    for row in range(number):
        length, background = chance.choice(shapes)
        if groups and chance.random() < share:
            text = made.again(chance.choice(groups))
        else:
            text = made.new(length)
            if len(text.split()) >= _TEMPLATE_FROM and chance.random() < 2 * share / _IN_A_GROUP:
                groups.append(text)
        sender = f"S{chance.randrange(number)}"
        yield {"id": f"G-{row}", "inspel": text, "avsändare": sender, **background}


def repeated_share(source: list[Labelled]) -> float:
    """The share of the collection that is labelled as a near-duplicate of an earlier contribution."""
    return sum(bool(one.labels["duplicate_of"]) for one in source) / len(source)


class _Texts:
    """New texts from the clauses of a collection, and the same text once more."""

    def __init__(self, source: list[Labelled], chance: random.Random) -> None:
        self._chance = chance
        self._clauses = [text for one in source for text in _clauses(one.contribution.text) if normalise(text)]
        words = {word for text in self._clauses for word in text.split() if word.isalpha() and len(word) > 3}
        self._vocabulary, self._seen = sorted(words), set[int]()

    def new(self, number: int) -> str:
        """A text of about that many clauses whose words no earlier text had."""
        parts = [self._varied() for _ in range(max(1, number))]
        for _ in range(_TRIES):
            if (key := hash(tuple(normalise(" ".join(parts)).split()))) not in self._seen:
                self._seen.add(key)
                break
            parts.append(self._chance.choice(self._vocabulary))
        return " ".join(parts)

    def again(self, text: str) -> str:
        """The text as it is, or with one or two words exchanged."""
        if self._chance.random() < _COPIES:
            return text
        words = text.split()
        for place in self._chance.sample(range(len(words)), self._chance.randint(1, 2)):
            words[place] = self._chance.choice(self._vocabulary)
        return " ".join(words)

    def _varied(self) -> str:
        words = self._chance.choice(self._clauses).split()
        for place in self._chance.sample(range(len(words)), (len(words) + 1) // 2):
            words[place] = self._chance.choice(self._vocabulary)
        return " ".join(words)


def _background(fields: Mapping[str, str]) -> dict[str, str]:
    names = {"kommun": "municipality", "grupp": "group", "kanal": "channel"}
    return {ours: fields.get(theirs, "") for ours, theirs in names.items()}


def _clauses(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in clauses(text)]


def write(file: Path, number: int) -> Path:
    """A CSV with that many rows; kept if it is there already."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_suffix(".part")
        with partial.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS)
            writer.writeheader()
            writer.writerows(grown(number))
        partial.rename(file)
    return file
