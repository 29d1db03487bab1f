"""What the library has learned beforehand of a codebook that comes with it, from the open corpus."""

from functools import cache
from pathlib import Path

import numpy as np

from inspel_text.codebook import SHIPPED, Codebook
from inspel_text.training import examples
from inspel_text.wordcounts import Example, WordCounts, count

TAUGHT = "norrbotten-2040"
FILE = SHIPPED / TAUGHT / "counts.npz"
"""Written by ``python -m benchmarks.quality.fit``."""


def taught(codebook: Codebook) -> WordCounts | None:
    """The counts for a codebook with the same codes as the one the corpus is labelled by; None for any other."""
    codes = tuple(code.code for code in codebook.coded)
    found = _read(FILE) if codebook.name == TAUGHT else None
    return found if found and found.codes == codes else None


@cache
def _read(file: Path) -> WordCounts:
    with np.load(file) as found:
        counts = np.zeros(tuple(found["shape"]), np.float32)
        counts.flat[found["places"]] = found["values"].astype(np.float32)
        return WordCounts(
            tuple(found["codes"].tolist()), counts, found["rarity"].astype(np.float32), float(found["size"])
        )


def teach(codebook: Codebook) -> WordCounts:
    """Count the goals of the open corpus."""
    told = [Example(one.text, one.goal) for one in examples() if one.goal and one.quality == "ok"]
    return count(told, [code.code for code in codebook.coded])


def save(counts: WordCounts, file: Path = FILE) -> None:
    """Write the counts that are not zero, with half precision."""
    places = np.flatnonzero(counts.counts)
    np.savez_compressed(
        file,
        codes=np.array(counts.codes),
        shape=np.array(counts.counts.shape),
        places=places.astype(np.uint32),
        values=counts.counts.flat[places].astype(np.float16),
        size=np.array(counts.size),
        rarity=counts.rarity.astype(np.float16),
    )
