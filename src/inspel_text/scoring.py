"""What cues add up to: a score a code, with the places that decided."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple
from weakref import WeakKeyDictionary

from inspel_text.matching import Hit, Matcher

Span = tuple[int, int]


class Evidence(NamedTuple):
    """How strongly a text points to a code. ``topics``: best first; ``places``: the deciding words, heaviest first."""

    code: str
    score: float
    topics: tuple[int, ...]
    places: tuple[Span, ...]


class Weighed(NamedTuple):
    """What a cue says in its facet: for which code and topic, how heavily, and whether it is a phrase."""

    code: str
    topic: int
    weight: float
    is_phrase: bool


class Scorer:
    """Adds up the hits of one facet. A cue counts once a text; one that several codes share counts less for each.

    ``exclusive``: of cues that overlap only the heaviest counts, also between codes ("bygg fler", "fler bostäder").
    """

    def __init__(self, matcher: Matcher, facet: str, *, exclusive: bool = False) -> None:
        self._mine, self._exclusive = _weighed(matcher, facet), exclusive

    def mine(self, hits: Iterable[Hit]) -> list[Hit]:
        """The hits of this facet alone."""
        return [hit for hit in hits if hit.cue in self._mine]

    def __call__(self, hits: Iterable[Hit]) -> list[Evidence]:
        """Evidence for each code that has any, strongest first; codes with a score of zero or less are left out."""
        mine = self._mine
        found = [(hit, mine[hit.cue]) for hit in hits if hit.cue in mine]
        if not found:
            return []
        by_code: dict[str, list[tuple[Hit, Weighed]]] = defaultdict(list)
        for hit, weighed in _apart(_outermost(found)) if self._exclusive else _outermost(found):
            by_code[weighed.code].append((hit, weighed))
        made = [_add_up(code, part if len(part) == 1 else _apart(part)) for code, part in by_code.items()]
        return sorted((one for one in made if one.score > 0), key=lambda one: (-one.score, one.code))


_KNOWN: WeakKeyDictionary[Matcher, dict[str, dict[int, Weighed]]] = WeakKeyDictionary()


def _weighed(matcher: Matcher, facet: str) -> dict[int, Weighed]:
    """Each cue of a facet with its weight, worked out once a matcher."""
    known = _KNOWN.setdefault(matcher, {})
    if facet not in known:
        mine = [(number, entry) for number, entry in enumerate(matcher.entries) if entry.facet == facet]
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for _, entry in mine:
            if entry.cue.weight > 0:
                owners[entry.cue.text, entry.cue.language].add(entry.code)
        share = {cue: len(codes) ** -0.5 for cue, codes in owners.items()}
        known[facet] = {
            number: Weighed(
                entry.code,
                entry.topic,
                entry.cue.weight * share.get((entry.cue.text, entry.cue.language), 1.0),
                len(entry.phrase) > 1 and entry.cue.weight > 0,
            )
            for number, entry in mine
        }
    return known[facet]


def _outermost(found: list[tuple[Hit, Weighed]]) -> list[tuple[Hit, Weighed]]:
    """Without the hits that lie inside a phrase: "park" says nothing of its own in "science park"."""
    phrases = sorted((hit.start, hit.end) for hit, weighed in found if weighed.is_phrase)
    if not phrases:
        return found
    starts = [start for start, _ in phrases]
    reached = list(accumulate((end for _, end in phrases), max))
    return [(hit, weighed) for hit, weighed in found if not _is_inside(hit, starts, reached)]


def _is_inside(hit: Hit, starts: Sequence[int], reached: Sequence[int]) -> bool:
    """Whether a longer phrase holds the hit. ``reached``: how far the phrases up to each of ``starts`` reach."""
    earlier, upto = bisect_left(starts, hit.start), bisect_right(starts, hit.start)
    return (earlier > 0 and reached[earlier - 1] >= hit.end) or (upto > 0 and reached[upto - 1] > hit.end)


def _apart(found: list[tuple[Hit, Weighed]]) -> list[tuple[Hit, Weighed]]:
    """Of hits that overlap, or are the same cue again, keep the heaviest (and of equals the longest, the first)."""
    ranked = sorted(found, key=lambda one: (-abs(one[1].weight), one[0].start - one[0].end, one[0].start, one[0].cue))
    kept: list[tuple[Hit, Weighed]] = []
    said: set[int] = set()
    for hit, weighed in ranked:
        if hit.cue not in said and not any(hit.start < other.end and other.start < hit.end for other, _ in kept):
            kept.append((hit, weighed))
            said.add(hit.cue)
    return kept


def _add_up(code: str, kept: Sequence[tuple[Hit, Weighed]]) -> Evidence:
    topics: dict[int, float] = {}
    for _, weighed in kept:
        if weighed.weight > 0:
            topics[weighed.topic] = topics.get(weighed.topic, 0.0) + weighed.weight
    ranked = sorted(topics, key=lambda topic: (-topics[topic], topic)) if len(topics) > 1 else list(topics)
    places = tuple((hit.start, hit.end) for hit, weighed in kept if weighed.weight > 0)
    return Evidence(code, round(sum(weighed.weight for _, weighed in kept), 4), tuple(ranked), places)
