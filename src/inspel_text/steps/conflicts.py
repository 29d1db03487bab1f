"""Who stands against what: interests that people set against each other, with the words they do it in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from inspel_text.matching import Hit
from inspel_text.scoring import Evidence, Scorer

_NAMED_FROM, _MARKED_FROM = 1.5, 1.5


class Voice(NamedTuple):
    """A sentence in a contribution: the row, its place in the text, and which side it is on ("" for neither)."""

    row: int
    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two interests set against each other, or one that people are for and against (then both are the same)."""

    one: str
    other: str
    voices: tuple[Voice, ...]

    @property
    def rows(self) -> tuple[int, ...]:
        """The contributions behind it, each once."""
        return tuple(sorted({voice.row for voice in self.voices}))


class FindTensions:
    """In each clause: which interests are named, and whether they are set against each other or spoken for or against.

    "tensions" holds, a contribution, (interest, other or "", side, start, end).
    """

    requires = ("quality", "clauses", "hits", "matcher")
    provides, over = ("tensions",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        interests, stance = Scorer(bag["matcher"], "interests"), Scorer(bag["matcher"], "stance")
        columns = zip(bag["quality"], bag["clauses"], bag["hits"], strict=True)
        return {
            "tensions": [
                tuple(_in_text(clauses, hits, interests, stance)) if quality == "ok" else ()
                for quality, clauses, hits in columns
            ]
        }


def _in_text(
    clauses: Sequence[Any], hits: Sequence[list[Hit]], interests: Scorer, stance: Scorer
) -> Iterator[tuple[str, str, str, int, int]]:
    for (_, sentence), found in zip(clauses, hits, strict=True):
        named = [one for one in interests(found) if one.score >= _NAMED_FROM]
        marks = {one.code: one for one in stance(found) if one.score >= _MARKED_FROM}
        if named and marks:
            yield from _tensions(named, marks, sentence)


def _tensions(
    named: Sequence[Evidence], marks: Mapping[str, Evidence], span: tuple[int, int]
) -> Iterator[tuple[str, str, str, int, int]]:
    if len(named) > 1 and ("tension" in marks or "against" in marks):
        for one, other in combinations(sorted(one.code for one in named[:3]), 2):
            yield one, other, "", *span
    elif len(named) == 1 and ("for" in marks) != ("against" in marks):
        yield named[0].code, "", "for" if "for" in marks else "against", *span


class Conflicts:
    """The tensions of all, gathered by pair of interests; and interests with voices both for and against."""

    requires, provides, over = ("tensions", "state"), ("conflicts",), "corpus"

    def __init__(self, *, smallest: int = 2) -> None:
        self.smallest = smallest

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        pairs: dict[tuple[str, str], list[Voice]] = defaultdict(list)
        for row, (state, tensions) in enumerate(zip(bag["state"], bag["tensions"], strict=True)):
            for one, other, side, start, end in tensions if state in ("coded", "review") else ():
                pairs[one, other or one].append(Voice(row, start, end, side))
        found = [Conflict(one, other, tuple(voices)) for (one, other), voices in pairs.items()]
        kept = [one for one in found if len(one.rows) >= self.smallest and _has_two_sides(one)]
        return {"conflicts": sorted(kept, key=lambda one: (-len(one.rows), one.one, one.other))}


def _has_two_sides(conflict: Conflict) -> bool:
    return conflict.one != conflict.other or len({voice.side for voice in conflict.voices}) > 1
