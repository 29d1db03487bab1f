"""Who stands against what: interests that people set against each other, with the words they do it in."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

from inspel_text.matching import Hit
from inspel_text.scoring import Evidence, Scorer

_NAMED_FROM, _MARKED_FROM, _STRONG_FROM = 1.5, 1.5, 3.0
_NEAR_TENSION, _NEAR_STANCE = 50, 15  # letters between an interest and the word that marks it


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
    """In each point: which interests are named, and whether they are set against each other or spoken for or against.

    "tensions" holds, a contribution, (interest, other or "", side, start, end).
    """

    requires = ("quality", "segments", "segment_hits", "matcher")
    provides, over = ("tensions",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        interests, stance = Scorer(bag["matcher"], "interests"), Scorer(bag["matcher"], "stance")
        columns = zip(bag["quality"], bag["segments"], bag["segment_hits"], strict=True)
        return {
            "tensions": [
                tuple(_in_text(spans, hits, interests, stance)) if quality == "ok" else ()
                for quality, spans, hits in columns
            ]
        }


def _in_text(
    spans: Sequence[tuple[int, int]], hits: Sequence[list[Hit]], interests: Scorer, stance: Scorer
) -> Iterator[tuple[str, str, str, int, int]]:
    for span, found in zip(spans, hits, strict=True):
        named = [one for one in interests(found) if one.score >= _NAMED_FROM]
        marks = {one.code: one for one in stance(found) if one.score >= _MARKED_FROM}
        if named and marks:
            yield from _tensions(named, marks, span)


def _tensions(
    named: Sequence[Evidence], marks: Mapping[str, Evidence], span: tuple[int, int]
) -> Iterator[tuple[str, str, str, int, int]]:
    """Two interests with a word of tension beside them or one against between them; or one spoken for or against.

    "Gruvan förstör renbetet" sets them against each other; "Inga fler gruvor där renarna går" is against mines alone.
    """
    strong = {code: one for code, one in marks.items() if one.score >= _STRONG_FROM}
    tense, against = (strong[code].places if code in strong else () for code in ("tension", "against"))
    set_against = [
        pair
        for pair in combinations(sorted(named[:3], key=lambda one: one.code), 2)
        if all(_is_near(one.places, tense, _NEAR_TENSION) for one in pair) or _is_between(against, *pair)
    ]
    if set_against:
        yield from ((one.code, other.code, "", *span) for one, other in set_against)
    elif len(named) == 1:
        sides = [
            side
            for side in ("for", "against")
            if side in strong and _is_near(named[0].places, strong[side].places, _NEAR_STANCE)
        ]
        if len(sides) == 1:
            yield named[0].code, "", sides[0], *span


def _is_near(places: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]], reach: int) -> bool:
    return any(max(start - end2, start2 - end) <= reach for start, end in places for start2, end2 in others)


def _is_between(words: Sequence[tuple[int, int]], one: Evidence, other: Evidence) -> bool:
    """Whether any of the words stands between the two, near both."""
    return any(
        min(first[1], second[1]) <= start and end <= max(first[0], second[0])
        for start, end in words
        for first in one.places
        for second in other.places
        if abs(first[0] - second[0]) <= _NEAR_TENSION
    )


class Conflicts:
    """The tensions of all, gathered by pair of interests; and interests with voices both for and against.

    A campaign speaks once.
    """

    requires, provides, over = ("tensions", "state", "first_of"), ("conflicts",), "corpus"

    def __init__(self, *, smallest: int = 1) -> None:
        self.smallest = smallest

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        pairs: dict[tuple[str, str], list[Voice]] = defaultdict(list)
        first_of = bag["first_of"]
        for row, (state, tensions) in enumerate(zip(bag["state"], bag["tensions"], strict=True)):
            told = state in ("coded", "review") and first_of[row] == row
            for one, other, side, start, end in tensions if told else ():
                pairs[one, other or one].append(Voice(row, start, end, side))
        found = [Conflict(one, other, tuple(voices)) for (one, other), voices in pairs.items()]
        kept = [one for one in found if len(one.rows) >= self.smallest and _has_two_sides(one)]
        return {"conflicts": sorted(kept, key=lambda one: (-len(one.rows), one.one, one.other))}


def _has_two_sides(conflict: Conflict) -> bool:
    return conflict.one != conflict.other or len({voice.side for voice in conflict.voices}) > 1
