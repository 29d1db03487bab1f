"""Does it belong in a regional strategy? A suggestion with its reason in words and the words that gave rise to it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from inspel_text.codebook import Code
from inspel_text.scoring import Evidence, Scorer
from inspel_text.steps.segment import OUTSIDE_FROM

IN = "in"


class Verdict(NamedTuple):
    """Why a point seems to fall outside. ``places`` are the words that gave rise to it, in code points."""

    code: str
    reason: str
    places: tuple[tuple[int, int], ...]


INSIDE = Verdict(IN, "", ())


class Scope:
    """A verdict for each point, and for the contribution: outside only if every point is."""

    requires = ("rows", "quality", "segment_hits", "matcher", "scope_reasons")
    provides, over = ("scope", "segment_scopes"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        scorer, reasons = Scorer(bag["matcher"], "scope"), bag["scope_reasons"]
        whole, per_segment = [], []
        for row, quality, segments in zip(bag["rows"], bag["quality"], bag["segment_hits"], strict=True):
            verdicts = tuple(_verdict(scorer(part), reasons) for part in segments)
            per_segment.append(verdicts)
            whole.append(_off_topic(row.text, reasons) if quality != "ok" else _together(verdicts))
        return {"scope": whole, "segment_scopes": per_segment}


def _verdict(found: Sequence[Evidence], reasons: Mapping[str, Code]) -> Verdict:
    best = found[:1]
    if not best or best[0].score < OUTSIDE_FROM:
        return INSIDE
    return Verdict(best[0].code, reasons[best[0].code].description, best[0].places)


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    if not verdicts or any(verdict.code == IN for verdict in verdicts):
        return INSIDE
    return verdicts[0]


def _off_topic(text: str, reasons: Mapping[str, Code]) -> Verdict:
    """Nothing readable was said: the whole text is the reason."""
    return Verdict("off_topic", reasons["off_topic"].description, ((0, len(text)),) if text else ())


__all__ = ["IN", "INSIDE", "Scope", "Verdict"]
