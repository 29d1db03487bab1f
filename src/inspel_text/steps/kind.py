"""Possibility, challenge, proposal, wish or other."""

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from inspel_text.lang.words import word_texts
from inspel_text.matching import Hit
from inspel_text.scoring import Scorer

KINDS = ("possibility", "challenge", "proposal", "wish", "other")
_WEIGHTS = Path(__file__).parent.parent / "lang" / "kind_weights.toml"


class Kind:
    """The kind of each point and of each contribution: what dominates in the cues for how it is said decides.

    The cues' scores are weighed by a small table fitted on our labelled corpus (lang/kind_weights.toml): a short text
    without cues is a wish, a long one a challenge. A point without cues of its own is of the whole text's kind.
    """

    requires = ("rows", "quality", "hits", "segments", "segment_hits", "matcher")
    provides, over = ("kind", "segment_kinds"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        scorer = Scorer(bag["matcher"], "kind")
        kinds, per_segment = [], []
        names = ("rows", "quality", "hits", "segments", "segment_hits")
        for row, quality, clauses, spans, hits in zip(*(bag[name] for name in names), strict=True):
            scores = _scores(scorer, (hit for part in clauses for hit in part))
            whole = kind_of(scores, len(word_texts(row.text))) if quality == "ok" else "other"
            kinds.append(whole)
            parts = [(_scores(scorer, part), span) for part, span in zip(hits, spans, strict=True)]
            per_segment.append(
                tuple(kind_of(found, len(word_texts(row.text, *span))) if found else whole for found, span in parts)
            )
        return {"kind": kinds, "segment_kinds": per_segment}


def _scores(scorer: Scorer, hits: Iterable[Hit]) -> dict[str, float]:
    return {one.code: one.score for one in scorer(hits) if one.code in KINDS}


def kind_of(scores: Mapping[str, float], length: int) -> str:
    """The kind with the greatest weighted sum; ``length`` is in words."""
    features = kind_features(scores, length)
    heights = {kind: sum(w * f for w, f in zip(row, features, strict=True)) for kind, row in _weights().items()}
    return max(KINDS, key=lambda kind: heights[kind])


def kind_features(scores: Mapping[str, float], length: int) -> list[float]:
    """What the table weighs: log(1 + score) of each kind in order, log of the length, and 1."""
    return [*(math.log1p(scores.get(kind, 0.0)) for kind in KINDS), math.log(max(1, length)), 1.0]


@cache
def _weights() -> dict[str, Sequence[float]]:
    table: dict[str, Sequence[float]] = tomllib.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return table
