"""Does it belong in a regional strategy? A suggestion with its reason in words and the words that gave rise to it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from inspel_text.codebook import Code
from inspel_text.lang.words import word_texts
from inspel_text.scoring import Evidence, Scorer, Span
from inspel_text.steps.segment import OUTSIDE_FROM

IN = "in"
_WORDS = 2  # below that, too little is said to be held to lie outside, unless a cue says so


class Verdict(NamedTuple):
    """Why a point seems to fall outside. ``places`` are the words that gave rise to it, in code points."""

    code: str
    reason: str
    places: tuple[tuple[int, int], ...]


INSIDE = Verdict(IN, "", ())


class Point(NamedTuple):
    """A point with its words, what the cues say of its scope, and whether any cue speaks of a goal."""

    span: Span
    words: list[str]
    found: Sequence[Evidence]
    of_a_goal: bool


class Scope:
    """A verdict for each point, and for the contribution: outside only if every point is.

    The cues, the length and the words of a point are weighed by a model fitted on our labelled corpus (facet_model.py).
    """

    requires = ("rows", "quality", "segments", "segment_hits", "matcher", "scope_reasons", "models")
    provides, over = ("scope", "segment_scopes"), "shard"

    def __init__(self, *, outside_from: float = 0.7) -> None:
        self.outside_from = outside_from

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        reasons, judged = bag["scope_reasons"], self._verdicts(bag)
        whole, per_segment = [], []
        for row, quality, spans in zip(bag["rows"], bag["quality"], bag["segments"], strict=True):
            verdicts = tuple(next(judged) for _ in spans)
            per_segment.append(verdicts)
            whole.append(_off_topic(row.text, reasons) if quality != "ok" else _together(verdicts))
        return {"scope": whole, "segment_scopes": per_segment}

    def _verdicts(self, bag: Mapping[str, Any]) -> Iterator[Verdict]:
        """One a point, in order."""
        scorer, goal, model = Scorer(bag["matcher"], "scope"), Scorer(bag["matcher"], "goal"), bag["models"]["scope"]
        points = [
            Point(span, word_texts(row.text, *span), scorer(part), bool(goal.mine(part)))
            for row, spans, hits in zip(bag["rows"], bag["segments"], bag["segment_hits"], strict=True)
            for span, part in zip(spans, hits, strict=True)
        ]
        scores = [{one.code: one.score for one in point.found} for point in points]
        for point, row in zip(points, model.probabilities(scores, [point.words for point in points]), strict=True):
            code = self._outside(point, dict(zip(model.words.codes, row.tolist(), strict=True)))
            yield _verdict(code, point, bag["scope_reasons"]) if code else INSIDE

    def _outside(self, point: Point, shares: dict[str, float]) -> str:
        """Why the point lies outside; "" if it does not. What speaks of a goal is never off topic."""
        if len(point.words) < _WORDS and not point.found:
            return ""
        if point.of_a_goal:
            shares["off_topic"] = 0.0
        inside = shares.pop(IN)
        outside = sum(shares.values())
        if outside < self.outside_from * (inside + outside):
            return ""
        sure = [one.code for one in point.found[:1] if one.score >= OUTSIDE_FROM]
        return sure[0] if sure else max(shares, key=lambda name: shares[name])


def _verdict(code: str, point: Point, reasons: Mapping[str, Code]) -> Verdict:
    """With the words that gave rise to it; where no single word did, the whole point."""
    places = next((one.places for one in point.found if one.code == code), ()) or ((point.span[0], point.span[1]),)
    return Verdict(code, reasons[code].description, places)


def _together(verdicts: Sequence[Verdict]) -> Verdict:
    if not verdicts or any(verdict.code == IN for verdict in verdicts):
        return INSIDE
    return verdicts[0]


def _off_topic(text: str, reasons: Mapping[str, Code]) -> Verdict:
    """Nothing readable was said: the whole text is the reason."""
    return Verdict("off_topic", reasons["off_topic"].description, ((0, len(text)),) if text else ())


__all__ = ["IN", "INSIDE", "Scope", "Verdict"]
