"""What is important to many: each code on four independent axes, raw and with campaigns collapsed, with uncertainty.

Axes: people, municipalities, groups, channels. They are not added up: a thing that few people in every municipality
say is another finding than one that many say in one place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspel_text.statistics import percentile_interval, ranks
from inspel_text.steps.kind import KINDS
from inspel_text.table import Table

AXES = ("people", "municipalities", "groups", "channels")
_ATTRIBUTE = {"municipalities": "municipality", "groups": "group", "channels": "channel"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A count on one axis: raw, with campaigns collapsed, the latter's 95 % interval, and its rank with interval."""

    raw: int
    effective: int
    low: int
    high: int
    rank: int
    rank_low: int
    rank_high: int


@dataclass(frozen=True, slots=True)
class Priority:
    """A code's counts. ``contributions`` raw; ``texts`` with near-duplicates counted once; kinds in contributions."""

    code: str
    contributions: int
    texts: int
    axes: Mapping[str, Measure]
    kinds: Mapping[str, int]


class Prioritise:
    """Counts a code and axis; intervals by bootstrap over texts (a campaign is one text), ranks among the codes."""

    requires, provides, over = ("table",), ("priorities",), "corpus"

    def __init__(self, *, draws: int = 400, seed: int = 2040) -> None:
        self.draws, self.seed = draws, seed

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        table: Table = bag["table"]
        raw = {axis: _distinct(table, axis, table.pair_row) for axis in AXES}
        first = _first_of_unit(table)
        effective = {axis: _distinct(table, axis, table.pair_row[first], table.pair_code[first]) for axis in AXES}
        spread = _bootstrap(table, first, self.draws, self.seed)
        rank = {axis: ranks(effective[axis].astype(float)) for axis in AXES}
        return {
            "priorities": [
                _priority(table, code, raw=raw, effective=effective, spread=spread, rank=rank)
                for code in range(len(table.codes))
            ]
        }


def _first_of_unit(table: Table) -> NDArray[np.bool_]:
    """Of pairs with the same text group and code, the first: each campaign once a code."""
    keys = np.stack([table.unit[table.pair_row], table.pair_code], axis=1)
    kept = np.zeros(len(keys), bool)
    if len(keys):
        kept[np.unique(keys, axis=0, return_index=True)[1]] = True
    return kept


def _distinct(
    table: Table, axis: str, rows: NDArray[np.int32], codes: NDArray[np.int32] | None = None
) -> NDArray[np.int64]:
    """How many different people, municipalities … stand behind each code."""
    codes = table.pair_code if codes is None else codes
    values = _values(table, axis)[rows]
    known = (values >= 0) | (axis == "people")
    pairs = np.unique(np.stack([codes, values], axis=1)[known], axis=0)
    return np.bincount(pairs[:, 0], minlength=len(table.codes)).astype(np.int64)


def _values(table: Table, axis: str) -> NDArray[np.int64]:
    return table.sender if axis == "people" else table.attributes[_ATTRIBUTE[axis]].index.astype(np.int64)


def _bootstrap(table: Table, first: NDArray[np.bool_], draws: int, seed: int) -> dict[str, NDArray[np.float64]]:
    """Draws of every axis's counts, shape (draws, codes): people are drawn for the first axis, texts for the others."""
    rows, codes = table.pair_row[first], table.pair_code[first]
    if not len(rows):
        return {axis: np.zeros((draws, len(table.codes))) for axis in AXES}
    nothing = np.zeros((len(table.state), 0), np.int32)
    shape = (draws, len(table.codes))
    drawn, said, _ = _draw(table.sender[rows], rows, codes, nothing, shape=shape, seed=seed)
    made = {"people": np.asarray(drawn @ said.toarray(), float)}
    background = np.stack([table.attributes[name].index for name in _ATTRIBUTE.values()], axis=1)
    drawn, said, behind = _draw(table.unit[rows], rows, codes, background, shape=shape, seed=seed)
    for place, axis in enumerate(_ATTRIBUTE):
        made[axis] = _distinct_drawn(drawn, said, behind[:, place])
    return made


def _draw(
    owner: NDArray[np.int64],
    rows: NDArray[np.int32],
    codes: NDArray[np.int32],
    background: NDArray[np.int32],
    *,
    shape: tuple[int, int],
    seed: int,
) -> tuple[NDArray[np.int64], Any, NDArray[np.int32]]:
    """(how often each pattern is drawn, the codes of each pattern, its background); owners alike are drawn together."""
    from scipy.sparse import csr_matrix

    owners, first_at, number = np.unique(owner, return_index=True, return_inverse=True)
    said = csr_matrix((np.ones(len(rows)), (number, codes)), shape=(len(owners), shape[1]))
    said.data[:] = 1.0
    said.sort_indices()
    behind = background[rows[first_at]]
    pattern_of, patterns = _patterns(said, behind)
    sizes = np.bincount(pattern_of)
    drawn = np.random.default_rng(seed).multinomial(len(owners), sizes / sizes.sum(), size=shape[0])
    return drawn, said[patterns], behind[patterns]


def _patterns(said: Any, background: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number the different combinations of codes and background; and an owner that shows each."""
    rows = (said.indices[start:end].tobytes() for start, end in pairwise(said.indptr))
    number: dict[tuple[bytes, bytes], int] = {}
    shown_by: list[int] = []
    pattern_of = np.empty(said.shape[0], np.int64)
    for owner, (codes, behind) in enumerate(zip(rows, background, strict=True)):
        key = (codes, behind.tobytes())
        if key not in number:
            number[key] = len(number)
            shown_by.append(owner)
        pattern_of[owner] = number[key]
    return pattern_of, np.array(shown_by)


def _distinct_drawn(drawn: NDArray[np.int64], said: Any, value: NDArray[np.int32]) -> NDArray[np.float64]:
    """In each draw, how many different values stand behind each code."""
    counts = np.zeros((len(drawn), said.shape[1]))
    for one in range(int(value.max(initial=-1)) + 1):
        at = value == one
        if at.any():
            counts += (drawn[:, at] @ said[at].toarray()) > 0
    return counts


def _priority(
    table: Table,
    code: int,
    *,
    raw: Mapping[str, NDArray[np.int64]],
    effective: Mapping[str, NDArray[np.int64]],
    spread: Mapping[str, NDArray[np.float64]],
    rank: Mapping[str, NDArray[np.int64]],
) -> Priority:
    kinds = np.bincount(table.pair_kind[table.pair_code == code], minlength=len(KINDS))
    rows = table.rows_with(code)
    return Priority(
        code=table.codes[code],
        contributions=len(rows),
        texts=len(np.unique(table.unit[rows])),
        axes={axis: _measure(code, raw[axis], effective[axis], spread[axis], rank[axis]) for axis in AXES},
        kinds=dict(zip(KINDS, kinds.tolist(), strict=True)),
    )


def _measure(
    code: int,
    raw: NDArray[np.int64],
    effective: NDArray[np.int64],
    draws: NDArray[np.float64],
    rank: NDArray[np.int64],
) -> Measure:
    low, high = percentile_interval(draws[:, code])
    best, worst = percentile_interval(ranks(draws)[:, code].astype(float))
    point = int(effective[code])
    return Measure(
        raw=int(raw[code]),
        effective=point,
        low=min(point, int(np.floor(low))),
        high=max(point, int(np.ceil(high))),
        rank=int(rank[code]),
        rank_low=min(int(rank[code]), int(np.floor(best))),
        rank_high=max(int(rank[code]), int(np.ceil(worst))),
    )
