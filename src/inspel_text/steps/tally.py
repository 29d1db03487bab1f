"""Gather what was found into one table of arrays."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from inspel_text.steps.kind import KINDS
from inspel_text.table import ATTRIBUTES, Table, attribute, people


class Tally:
    """The table that priorities and differences are counted from. Only coded contributions have codes in it."""

    requires = (
        "background",
        "codebook",
        "language",
        "state",
        "first_of",
        "decided",
        "segment_codes",
        "segment_kinds",
        "kind",
    )
    provides, over = ("table",), "corpus"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        codes = tuple(code.code for code in bag["codebook"].coded)
        states = np.array(list(bag["state"]), dtype="U9")
        pairs = [pair for row in _rows(bag, codes) for pair in row]
        columns = np.array(pairs, np.int32).reshape(-1, 3)
        return {
            "table": Table(
                codes=codes,
                state=states,
                unit=np.asarray(bag["first_of"]),
                sender=people(bag["background"]["sender"]),
                attributes=_attributes(bag),
                pair_row=columns[:, 0],
                pair_code=columns[:, 1],
                pair_kind=columns[:, 2],
            )
        }


def _attributes(bag: Mapping[str, Any]) -> dict[str, Any]:
    made = {name: attribute(bag["background"][name]) for name in ATTRIBUTES if name != "language"}
    return {**made, "language": attribute(list(bag["language"]))}


def _rows(bag: Mapping[str, Any], codes: Sequence[str]) -> Any:
    number = {code: place for place, code in enumerate(codes)}
    names = ("state", "decided", "segment_codes", "segment_kinds", "kind")
    for row, (state, decided, segments, kinds, whole) in enumerate(zip(*(bag[name] for name in names), strict=True)):
        if state == "coded":
            yield [(row, number[code], KINDS.index(_kind(code, segments, kinds, whole))) for code in decided]


def _kind(code: str, segments: Sequence[Any], kinds: Sequence[str], whole: str) -> str:
    """The kind of the first point about the code; the whole contribution's where no single point decided it."""
    about = (kind for found, kind in zip(segments, kinds, strict=True) if any(one.code == code for one in found))
    return next(about, whole)
