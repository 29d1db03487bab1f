"""Which groups say something more, or less, often than the others; with control of false finds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from inspel_text.statistics import difference_interval, false_discovery, two_shares
from inspel_text.table import ATTRIBUTES, Table


@dataclass(frozen=True, slots=True)
class Difference:
    """How often a group's texts are about a code, beside everybody else's. ``q`` is the false-discovery rate."""

    attribute: str
    value: str
    code: str
    inside: int
    of_inside: int
    outside: int
    of_outside: int
    difference: float
    low: float
    high: float
    p: float
    q: float = 1.0


class Differences:
    """All comparisons of a group with the rest, largest first; with a q-value below ``found_from`` one counts as found.

    Counted in texts (a campaign is one). Groups smaller than ``smallest`` are left out: too few to tell, and too easy
    to point out. All comparisons made are kept, so that anyone can see what was looked for and not found.
    """

    requires, provides, over = ("table",), ("differences",), "corpus"

    def __init__(self, *, smallest: int = 10, found_from: float = 0.05) -> None:
        self.smallest, self.found_from = smallest, found_from

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        made = list(_compare(bag["table"], self.smallest))
        q = false_discovery([one.p for one in made])
        judged = [replace(one, q=round(value, 6)) for one, value in zip(made, q, strict=True)]
        return {"differences": sorted(judged, key=lambda one: (one.q, -abs(one.difference), one.value, one.code))}


def _compare(table: Table, smallest: int) -> Iterator[Difference]:
    first = np.zeros(len(table.state), bool)
    first[table.first_coded()] = True
    pairs = first[table.pair_row]
    rows, codes = table.pair_row[pairs], table.pair_code[pairs]
    for attribute in ATTRIBUTES:
        index, names = table.attributes[attribute].index, table.attributes[attribute].names
        known = first & (index >= 0)
        sizes = np.bincount(index[known], minlength=len(names))
        said = np.zeros((len(names), len(table.codes)), np.int64)
        at = index[rows] >= 0
        np.add.at(said, (index[rows][at], codes[at]), 1)
        for value in np.flatnonzero((sizes >= smallest) & (sizes.sum() - sizes >= smallest)):
            for code in np.flatnonzero(said.sum(axis=0)):
                inside, everywhere = int(said[value, code]), int(said[:, code].sum())
                counts = (inside, int(sizes[value]), everywhere - inside, int(sizes.sum() - sizes[value]))
                yield _difference(attribute, names[value], table.codes[code], counts)


def _difference(attribute: str, value: str, code: str, counts: tuple[int, int, int, int]) -> Difference:
    low, high = difference_interval(*counts)
    share = counts[0] / counts[1] - counts[2] / counts[3]
    p = round(two_shares(*counts), 9)
    return Difference(attribute, value, code, *counts, round(share, 4), round(low, 4), round(high, 4), p)
