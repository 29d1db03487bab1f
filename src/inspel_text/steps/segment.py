"""The points a contribution makes, each with its exact place."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.matching import Hit
from inspel_text.scoring import Scorer

Span = tuple[int, int]

_OWN_POINT_FROM = 1.5
OUTSIDE_FROM = 3.0
_NEW_ITEM = re.compile(r"\n\s*(?:[-•*–·]|\d+[.)]\s)|•")
_NUMBER = 4  # signs: "12. "
_RUNS_ON = re.compile(r"\n|;|\s[–-]\s")


class Segment:
    """Neighbouring clauses about the same goal, or none, are one point; items of a list are points of their own.

    A clause about no goal that seems to fall outside the strategy is a point of its own beside one about a goal.
    """

    requires = ("rows", "clauses", "hits", "matcher")
    provides, over = ("segments", "segment_hits"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        goal, scope = Scorer(bag["matcher"], "goal"), Scorer(bag["matcher"], "scope")
        segments, hits = [], []
        for row, clauses, found in zip(bag["rows"], bag["clauses"], bag["hits"], strict=True):
            abouts = [_best(goal, part, _OWN_POINT_FROM) or _best(scope, part, OUTSIDE_FROM) for part in found]
            points = _points(row.text, clauses, found, abouts)
            segments.append(tuple(span for span, _ in points))
            hits.append([part for _, part in points])
        return {"segments": segments, "segment_hits": hits}


def _points(
    text: str, clauses: Sequence[tuple[Span, Span]], hits: Sequence[list[Hit]], abouts: Sequence[str]
) -> list[tuple[Span, list[Hit]]]:
    if len(clauses) == 1:
        return [(clauses[0][0], hits[0])]
    points: list[tuple[Span, list[Hit]]] = []
    about = ""
    for (span, _), found, mine in zip(clauses, hits, abouts, strict=True):
        if points and not _starts_item(text, points[-1][0], span) and (not mine or not about or mine == about):
            points[-1] = ((points[-1][0][0], span[1]), points[-1][1])
            points[-1][1].extend(found)
            about = about or mine
        else:
            points.append((span, list(found)))
            about = mine
    return points


def _best(scorer: Scorer, hits: list[Hit], least: float) -> str:
    best = scorer(hits)[:1]
    return best[0].code if best and best[0].score >= least else ""


def _starts_item(text: str, before: Span, span: Span) -> bool:
    """Whether the clause is the next item of a list: after a bullet, or cut at a comma within a sentence."""
    between = text[before[1] : span[0]]
    if _NEW_ITEM.search(between + text[span[0] : span[0] + _NUMBER]):
        return True
    return text[before[1] - 1] not in '.!?…;"”’)' and not _RUNS_ON.search(between)
