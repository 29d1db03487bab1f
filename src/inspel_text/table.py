"""What a run found, as arrays: small enough for a million contributions, and all that counting needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ATTRIBUTES = ("municipality", "group", "channel", "age", "gender", "language")
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A background column: its values in alphabetical order, and for each row the number of its value (-1 unknown)."""

    names: tuple[str, ...]
    index: Ints


@dataclass(frozen=True, slots=True)
class Table:
    """One entry a row in ``state``, ``unit``, ``sender`` and the attributes; one a (row, code) pair in ``pair_*``.

    ``unit`` is the row's group of near-duplicates: a campaign is one unit. ``sender`` numbers people; an unknown sender
    counts as a person of their own.
    """

    codes: tuple[str, ...]
    state: NDArray[np.str_]
    unit: NDArray[np.int64]
    sender: NDArray[np.int64]
    attributes: dict[str, Attribute]
    pair_row: Ints
    pair_code: Ints
    pair_kind: Ints

    def rows_with(self, code: int) -> Ints:
        """The rows coded with a code, in order."""
        found: Ints = self.pair_row[self.pair_code == code]
        return found

    def first_with(self, code: int) -> Ints:
        """As rows_with, but of each campaign only the first that was coded at all: what groups are compared by."""
        found: Ints = np.intersect1d(self.rows_with(code), self.first_coded())
        return found

    def first_coded(self) -> NDArray[np.int64]:
        """The coded rows, of each campaign only the first."""
        coded = np.flatnonzero(self.state == "coded")
        return coded[np.unique(self.unit[coded], return_index=True)[1]]


def attribute(values: Sequence[str]) -> Attribute:
    """Number the values of a column; "" is unknown."""
    names = tuple(sorted(set(values) - {""}))
    number = {name: place for place, name in enumerate(names)}
    return Attribute(names, np.array([number.get(value, -1) for value in values], np.int32))


def people(senders: Iterable[str]) -> NDArray[np.int64]:
    """Number the senders; each unknown one gets a number of their own (below zero)."""
    number: dict[str, int] = {}
    numbers = (number.setdefault(sender, len(number)) if sender else -1 - row for row, sender in enumerate(senders))
    return np.fromiter(numbers, np.int64)
