"""The points a contribution makes, each with its exact place."""

import re
from collections.abc import Callable, Mapping, Sequence
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
    "goal_hits" are each point's hits for goals alone: what coding needs, and little enough to lay aside for it.
    """

    requires = ("rows", "clauses", "hits", "matcher")
    provides, over = ("segments", "segment_hits", "goal_hits"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        goal, scope = Scorer(bag["matcher"], "goal"), Scorer(bag["matcher"], "scope")

        def about(found: list[Hit]) -> str:
            return _best(goal, found, _OWN_POINT_FROM) or _best(scope, found, OUTSIDE_FROM)

        segments, hits = [], []
        for row, clauses, found in zip(bag["rows"], bag["clauses"], bag["hits"], strict=True):
            points = [(clauses[0][0], found[0])] if len(clauses) == 1 else _points(row.text, clauses, found, about)
            segments.append(tuple(span for span, _ in points))
            hits.append([part for _, part in points])
        goal_hits = [[goal.mine(part) for part in parts] for parts in hits]
        return {"segments": segments, "segment_hits": hits, "goal_hits": goal_hits}


def _points(
    text: str, clauses: Sequence[tuple[Span, Span]], hits: Sequence[list[Hit]], about: Callable[[list[Hit]], str]
) -> list[tuple[Span, list[Hit]]]:
    points: list[tuple[Span, list[Hit]]] = []
    topic = ""
    for (span, _), found in zip(clauses, hits, strict=True):
        mine = about(found)
        if points and not _starts_item(text, points[-1][0], span) and (not mine or not topic or mine == topic):
            points[-1] = ((points[-1][0][0], span[1]), points[-1][1])
            points[-1][1].extend(found)
            topic = topic or mine
        else:
            points.append((span, list(found)))
            topic = mine
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
