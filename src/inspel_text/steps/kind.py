"""Possibility, challenge, proposal, wish or other."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import word_texts
from inspel_text.matching import Hit, Matcher
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
        scorer = kind_scorer(bag["matcher"])
        looked_at = list(_spans(bag, scorer))
        found = iter(kinds_of([scores for scores, _ in looked_at], [length for _, length in looked_at]))
        kinds, per_segment = [], []
        told = iter(looked_at)
        for quality, spans in zip(bag["quality"], bag["segments"], strict=True):
            next(told)
            kind = next(found)
            whole = kind if quality == "ok" else "other"
            kinds.append(whole)
            several = len(spans) > 1
            parts = [(next(told)[0], next(found)) for _ in spans] if several else [({}, whole) for _ in spans]
            per_segment.append(tuple(kind if scores else whole for scores, kind in parts))
        return {"kind": kinds, "segment_kinds": per_segment}


def kind_scorer(matcher: Matcher) -> Scorer:
    """Scores for how a text is said; each word of it speaks for one kind."""
    return Scorer(matcher, "kind", exclusive=True)


def _spans(bag: Mapping[str, Any], scorer: Scorer) -> Iterator[tuple[dict[str, float], int]]:
    """(cue scores, length in words) of each whole contribution, followed by its points' where there are several."""
    for row, clauses, spans, hits in zip(bag["rows"], bag["hits"], bag["segments"], bag["segment_hits"], strict=True):
        yield _scores(scorer, (hit for part in clauses for hit in part)), len(word_texts(row.text))
        if len(spans) > 1:
            for span, part in zip(spans, hits, strict=True):
                yield _scores(scorer, part), len(word_texts(row.text, *span))


def _scores(scorer: Scorer, hits: Iterable[Hit]) -> dict[str, float]:
    return {one.code: one.score for one in scorer(hits) if one.code in KINDS}


def kinds_of(scores: Sequence[Mapping[str, float]], lengths: Sequence[int]) -> list[str]:
    """The kind of each text, by the greatest weighted sum; ``lengths`` are in words."""
    if not scores:
        return []
    heights = kind_features(scores, lengths) @ np.array([_weights()[kind] for kind in KINDS]).T
    return [KINDS[place] for place in heights.argmax(axis=1)]


def kind_features(scores: Sequence[Mapping[str, float]], lengths: Sequence[int]) -> NDArray[np.float64]:
    """What the table weighs, a row a text: log(1 + score) of each kind in order, log of the length, and 1."""
    said = np.log1p(np.array([[one.get(kind, 0.0) for kind in KINDS] for one in scores]))
    return np.column_stack([said, np.log(np.maximum(1, lengths)), np.ones(len(scores))])


@cache
def _weights() -> dict[str, Sequence[float]]:
    table: dict[str, Sequence[float]] = tomllib.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return table
