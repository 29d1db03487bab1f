"""A short fingerprint of each text, so that near-duplicates are found among a million without comparing all pairs."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

GRAM = 5  # letters in a row
BANDS, BAND_ROWS = 20, 3
_HASHES = BANDS * BAND_ROWS
_NOT_WORD = re.compile(r"[^\w]+|_")
_PRIME = np.uint64(1_000_003)


class Fingerprint:
    """MinHash of the letter 5-grams of each text, after case, signs and blanks are evened out.

    "normal" is the evened text; "fingerprint" an array (rows, 60) of uint32.
    """

    requires, provides, over = ("rows",), ("normal", "fingerprint"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        normal = [normalise(row.text) for row in bag["rows"]]
        return {"normal": normal, "fingerprint": fingerprints(normal)}


def normalise(text: str) -> str:
    """Lower case, words only, one blank between."""
    return _NOT_WORD.sub(" ", text.lower()).strip()


def fingerprints(texts: Sequence[str]) -> NDArray[np.uint32]:
    """MinHash values; texts shorter than a gram are filled up with blanks."""
    padded = [text.ljust(GRAM) for text in texts]
    if not padded:
        return np.zeros((0, _HASHES), np.uint32)
    letters = np.frombuffer("".join(padded).encode("utf-32-le"), np.uint32).astype(np.uint64)
    ends = np.cumsum([len(text) for text in padded])
    grams = np.zeros(len(letters) - GRAM + 1, np.uint64)
    for step in range(GRAM):
        grams = grams * _PRIME + letters[step : step + len(grams)]
    starts = np.concatenate(([0], ends[:-1]))
    inside = np.ones(len(grams), bool)
    for end in ends[:-1]:
        inside[end - GRAM + 1 : end] = False
    counts = np.add.reduceat(inside, starts[starts < len(grams)])
    return _minima(grams[inside], np.concatenate(([0], np.cumsum(counts)[:-1])))


def _minima(grams: NDArray[np.uint64], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    factors = np.random.default_rng(20400101).integers(1, 2**63, size=(_HASHES, 2), dtype=np.uint64) | np.uint64(1)
    made = np.empty((len(starts), _HASHES), np.uint32)
    for number, (factor, shift) in enumerate(factors):
        mixed = ((grams * factor + shift) >> np.uint64(32)).astype(np.uint32)
        made[:, number] = np.minimum.reduceat(mixed, starts)
    return made
