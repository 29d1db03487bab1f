"""Possibility, challenge, proposal, wish or other."""

from collections.abc import Iterable, Mapping
from typing import Any

from inspel_text.matching import Hit
from inspel_text.scoring import Scorer

KINDS = ("possibility", "challenge", "proposal", "wish", "other")
_LEAN = {"proposal": 1.1, "challenge": 1.0, "possibility": 1.0, "wish": 0.9, "other": 0.8}
_WITHOUT_CUES = "wish"


class Kind:
    """The kind of each point and of each contribution: what dominates in the cues for how it is said decides."""

    requires = ("quality", "hits", "segment_hits", "matcher")
    provides, over = ("kind", "segment_kinds"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        scorer = Scorer(bag["matcher"], "kind")
        kinds, per_segment = [], []
        for quality, clauses, segments in zip(bag["quality"], bag["hits"], bag["segment_hits"], strict=True):
            whole = "other" if quality != "ok" else _kind(scorer, (hit for part in clauses for hit in part))
            kinds.append(whole)
            per_segment.append(tuple(_kind(scorer, part, whole) for part in segments))
        return {"kind": kinds, "segment_kinds": per_segment}


def _kind(scorer: Scorer, hits: Iterable[Hit], without: str = _WITHOUT_CUES) -> str:
    found = {one.code: one.score * _LEAN[one.code] for one in scorer(hits) if one.code in _LEAN}
    return max(found, key=lambda code: (found[code], -KINDS.index(code)), default=without)
