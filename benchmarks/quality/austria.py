"""How often a codebook alone finds the area of a comment: five conversations of the Austrian Klimarat on pol.is, 2022.

The label of a comment is the conversation it was made in, which is noisy: many comments would fit in another. The
split is frozen: comments in order of the SHA-256 of text and area, the last third is the test part. Cues were written
and weighed with the words and labels of the first two thirds in view, so their figure flatters. No label is ever given
to the pipeline; the texts of both parts, without labels, are its input, so it also learns words from the test part.

Run: python -m benchmarks.quality.austria [--test] [--data FOLDER]. The data is not part of the project.
"""

import argparse
import csv
import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from inspel_text.analysis import analyse
from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution

CODEBOOK = "klimarat-at"
DATA = Path(__file__).parents[2].parent / "shared/data"
_FOLDER = "austria-climate"
_DRAWS, _SEED = 2000, 2040


class Comment(NamedTuple):
    """A comment, and the title of the conversation it was made in."""

    text: str
    area: str


class Coded(NamedTuple):
    """What the run said of a comment: its first code's title, and those of the decided codes."""

    area: str
    first: str
    decided: tuple[str, ...]
    language: str


def comments(data: Path) -> list[Comment]:
    """All comments of the five conversations, files by name and rows as they stand; empty where there is no data."""
    found = []
    for file in sorted((data / _FOLDER).glob("*.comments.csv")):
        head = list(_rows(file.with_name(file.name.replace(".comments.", ".summary."))))
        area = next(row[1].strip() for row in head if row and row[0] == "topic")
        with file.open(encoding="utf-8", newline="") as source:
            found += [Comment(row["comment-body"], area) for row in csv.DictReader(source)]
    return found


def is_test(found: Sequence[Comment]) -> list[bool]:
    """For each comment whether it belongs to the test part: the last third by SHA-256 of text and area."""
    digests = [sha256((one.text + one.area).encode("utf-8")).hexdigest() for one in found]
    order = sorted(range(len(found)), key=lambda place: (digests[place], place))
    late = set(order[len(found) - len(found) // 3 :])
    return [place in late for place in range(len(found))]


def coded(found: Sequence[Comment], codebook: Codebook) -> list[Coded]:
    """The standard pipeline over all comments, without their areas."""
    titles = {code.code: code.title for code in codebook.codes}
    rows = [Contribution(str(place), one.text, "", place) for place, one in enumerate(found, start=1)]
    with analyse(rows, codebook) as outcome:
        bag = outcome.bag()
        columns = zip(found, bag["codes"], bag["decided"], bag["language"], strict=True)
        return [
            Coded(one.area, titles[ranked[0].code], tuple(titles[code] for code in decided), language)
            for one, ranked, decided, language in columns
        ]


def interval(right: Sequence[bool]) -> tuple[float, float]:
    """95 % bootstrap interval of a share."""
    hits = np.asarray(right, float)
    chance = np.random.default_rng(_SEED)
    shares = [hits[chance.integers(0, len(hits), len(hits))].mean() for _ in range(_DRAWS)]
    low, high = np.percentile(shares, (2.5, 97.5))
    return float(low), float(high)


def report(part: Sequence[Coded]) -> str:
    """Accuracy overall with its interval and per area, what is decided and how rightly, and the languages found."""
    right = [one.first == one.area for one in part]
    low, high = interval(right)
    lines = [f"right area first: {np.mean(right):.3f} ({low:.3f}–{high:.3f}), {len(part)} comments"]
    for area in sorted({one.area for one in part}):
        hits = [one.first == area for one in part if one.area == area]
        said = sum(one.first == area for one in part)
        lines.append(f"  {area}: {np.mean(hits):.3f} of {len(hits)}; said of {said}")
    decided = [one for one in part if one.decided]
    exact = [code == one.area for one in decided for code in one.decided]
    lines.append(f"decided: {len(decided) / len(part):.3f}, precision {np.mean(exact) if exact else 0.0:.3f}")
    other = sum(one.language != "de" for one in part)
    lines.append(f"taken for another language than German: {other}")
    return "\n".join(lines)


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.reader(source))


def main() -> None:
    """Measure on the tune part, or with --test on the part that was never looked at."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--test", action="store_true", help="the last third; at most twice in the life of a codebook")
    asked.add_argument("--data", type=Path, default=Path(os.environ.get("INSPEL_DATA") or DATA))
    chosen = asked.parse_args()
    found = comments(chosen.data)
    if not found:
        print(f"skipped: no comments in {chosen.data / _FOLDER} (give the folder with --data or INSPEL_DATA)")
        return
    late = is_test(found)
    made = coded(found, Codebook.load(CODEBOOK))
    print(f"{CODEBOOK}, {'test' if chosen.test else 'tune'} part of {len(found)} comments")
    print(report([one for one, is_late in zip(made, late, strict=True) if is_late == chosen.test]))


if __name__ == "__main__":
    main()
