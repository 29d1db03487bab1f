"""What cues add up to: a score a code, with the places that decided."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from inspel_text.matching import Entry, Hit, Matcher

Span = tuple[int, int]


class Evidence(NamedTuple):
    """How strongly a text points to a code. ``topics`` best first; ``places`` are the words that decided, heaviest first."""

    code: str
    score: float
    topics: tuple[int, ...]
    places: tuple[Span, ...]


class Scorer:
    """Adds up the hits of one facet. A cue counts once a text; one that several codes share counts less for each."""

    def __init__(self, matcher: Matcher, facet: str) -> None:
        self.facet = facet
        self._entries = matcher.entries
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for entry in matcher.entries:
            if entry.facet == facet and entry.cue.weight > 0:
                owners[entry.cue.text, entry.cue.language].add(entry.code)
        self._share = {cue: len(codes) ** -0.5 for cue, codes in owners.items()}

    def __call__(self, hits: Iterable[Hit]) -> list[Evidence]:
        """Evidence for each code that has any, strongest first; codes with a score of zero or less are left out."""
        by_code: dict[str, list[tuple[float, Hit, Entry]]] = defaultdict(list)
        for hit, entry in _outermost([(hit, self._entries[hit.cue]) for hit in hits if self._is_mine(hit)]):
            by_code[entry.code].append((self._weight(entry), hit, entry))
        found = [_add_up(code, _apart(weighed)) for code, weighed in by_code.items()]
        return sorted((one for one in found if one.score > 0), key=lambda one: (-one.score, one.code))

    def _is_mine(self, hit: Hit) -> bool:
        return self._entries[hit.cue].facet == self.facet

    def _weight(self, entry: Entry) -> float:
        return entry.cue.weight * self._share.get((entry.cue.text, entry.cue.language), 1.0)


def _outermost(found: list[tuple[Hit, Entry]]) -> list[tuple[Hit, Entry]]:
    """Without the hits that lie inside a phrase: "park" says nothing of its own in "science park"."""
    phrases = [hit for hit, entry in found if len(entry.phrase) > 1 and entry.cue.weight > 0]
    if not phrases:
        return found
    return [(hit, entry) for hit, entry in found if not any(_is_inside(hit, phrase) for phrase in phrases)]


def _is_inside(hit: Hit, phrase: Hit) -> bool:
    return phrase.start <= hit.start and hit.end <= phrase.end and hit.end - hit.start < phrase.end - phrase.start


def _apart(weighed: list[tuple[float, Hit, Entry]]) -> list[tuple[float, Hit, Entry]]:
    """Of hits that overlap, or are the same cue again, keep the heaviest (and of equals the longest, the first)."""
    ranked = sorted(weighed, key=lambda one: (-abs(one[0]), one[1].start - one[1].end, one[1].start, one[1].cue))
    kept: list[tuple[float, Hit, Entry]] = []
    said: set[int] = set()
    for weight, hit, entry in ranked:
        if hit.cue not in said and not any(hit.start < other.end and other.start < hit.end for _, other, _ in kept):
            kept.append((weight, hit, entry))
            said.add(hit.cue)
    return kept


def _add_up(code: str, kept: Sequence[tuple[float, Hit, Entry]]) -> Evidence:
    topics: dict[int, float] = defaultdict(float)
    for weight, _, entry in kept:
        topics[entry.topic] += max(weight, 0.0)
    ranked = sorted((topic for topic, weight in topics.items() if weight > 0), key=lambda topic: (-topics[topic], topic))
    places = tuple((hit.start, hit.end) for weight, hit, _ in kept if weight > 0)
    return Evidence(code, round(sum(weight for weight, _, _ in kept), 4), tuple(ranked), places)
