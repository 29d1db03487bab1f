"""Who said the same thing in the same words: copies, and templates with small changes (campaigns).

Copies from different people stay coded and are counted raw, with the collapsed count beside; only the same sender's
second sending is set aside.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspel_text.steps.fingerprint import BAND_ROWS, BANDS, GRAM

NONE, COPY, TEMPLATE = 0, 1, 2
_TEMPLATE_FROM, _CONTAINED_FROM = 0.5, 0.8
_PROMISING_FROM = 0.3  # estimated likeness worth an exact look
_SHORT = 40  # letters: below this only the very same words are the same text
_AT_A_TIME = 200_000


class Duplicates:
    """For each row the first row of its group (itself if it stands alone), how it is alike, and if it is a re-sending.

    "duplicate_of" goes from a row that is not the first of its group to the first one's id.
    """

    requires = ("ids", "background", "normal", "fingerprint")
    provides = ("first_of", "alike", "resent", "duplicate_of")
    over = "corpus"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        normal = list(bag["normal"])
        first = _first_with_same_words(normal)
        prints = np.array(list(bag["fingerprint"]), np.uint32).reshape(len(normal), BANDS * BAND_ROWS)
        groups = _Groups(first)
        longer = np.array([len(text) >= _SHORT and row == first[row] for row, text in enumerate(normal)], bool)
        for one, other in _promising(prints, np.flatnonzero(longer)):
            if groups.find(one) != groups.find(other) and alike(normal[one], normal[other]):
                groups.join(one, other)
        found = np.array([groups.find(row) for row in range(len(normal))], np.int64)
        ids = bag["ids"]
        return {
            "first_of": found,
            "alike": _how(first, found),
            "resent": _resent(bag["background"]["sender"], normal, found),
            "duplicate_of": {int(row): ids[found[row]] for row in np.flatnonzero(found != np.arange(len(found)))},
        }


def _how(first: Sequence[int], found: NDArray[np.int64]) -> NDArray[np.int8]:
    rows = np.arange(len(found))
    same_words = np.asarray(first, np.int64) != rows
    return np.where(found == rows, NONE, np.where(same_words, COPY, TEMPLATE)).astype(np.int8)


def _first_with_same_words(normal: Sequence[str]) -> list[int]:
    seen: dict[str, int] = {}
    return [seen.setdefault(text, row) if text else row for row, text in enumerate(normal)]


def _promising(prints: NDArray[np.uint32], rows: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Pairs of rows whose fingerprints share a band and are alike enough for an exact look, in a fixed order."""
    if len(rows) < 2:
        return []
    every = np.concatenate([_sharing_band(prints, rows, band) for band in range(BANDS)])
    return [(one, other) for one, other in np.unique(every, axis=0).tolist()]


def _sharing_band(prints: NDArray[np.uint32], rows: NDArray[np.int64], band: int) -> NDArray[np.int64]:
    """Each row with the first and with the previous row that has the same band: linear, however large a campaign is."""
    part = np.ascontiguousarray(prints[rows, band * BAND_ROWS : (band + 1) * BAND_ROWS])
    _, keys = np.unique(part, axis=0, return_inverse=True)
    order = np.argsort(keys.ravel(), kind="stable")
    sorted_keys, sorted_rows = keys.ravel()[order], rows[order]
    same = np.flatnonzero(sorted_keys[1:] == sorted_keys[:-1]) + 1
    run_starts = np.maximum.accumulate(
        np.where(np.r_[True, sorted_keys[1:] != sorted_keys[:-1]], np.arange(len(rows)), 0)
    )
    with_previous = np.stack([sorted_rows[same - 1], sorted_rows[same]], axis=1)
    with_first = np.stack([sorted_rows[run_starts[same]], sorted_rows[same]], axis=1)
    found = np.concatenate([with_first, with_previous])
    parts = [found[at : at + _AT_A_TIME] for at in range(0, len(found), _AT_A_TIME)]
    likeness = [(prints[part[:, 0]] == prints[part[:, 1]]).mean(axis=1) for part in parts]
    return found[np.concatenate([*likeness, np.zeros(0)]) >= _PROMISING_FROM]


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same with small edits, or one is the other with a new beginning or end."""
    mine, theirs = _grams(one), _grams(other)
    shared, fewest = len(mine & theirs), min(len(mine), len(theirs))
    return shared >= _TEMPLATE_FROM * len(mine | theirs) or (shared >= _CONTAINED_FROM * fewest and fewest >= _SHORT)


def _grams(text: str) -> set[str]:
    return {text[place : place + GRAM] for place in range(max(1, len(text) - GRAM + 1))}


def _resent(senders: Sequence[str], normal: Sequence[str], first_of: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the same sender has sent the same before; an unknown sender is nobody's same."""
    seen: set[tuple[int, str]] = set()
    made = np.zeros(len(first_of), bool)
    for place, (sender, text) in enumerate(zip(senders, normal, strict=True)):
        if sender and text:
            key = (int(first_of[place]), sender)
            made[place] = key in seen
            seen.add(key)
    return made


class _Groups:
    """Rows that belong together; the smallest row number names the group."""

    def __init__(self, first: Sequence[int]) -> None:
        self._above = list(first)

    def find(self, row: int) -> int:
        while self._above[row] != row:
            self._above[row] = self._above[self._above[row]]
            row = self._above[row]
        return row

    def join(self, one: int, other: int) -> None:
        small, large = sorted((self.find(one), self.find(other)))
        self._above[large] = small
