"""Summary by extraction: the points that say most of what is said about a code, in the people's own words.

Every sentence of a summary is a verbatim piece of a contribution, with its row and place. Nothing is rewritten.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from inspel_text.lang.weighty import shortest_stem, weighty
from inspel_text.personal.trace import touches
from inspel_text.shelf import evenly

SIDES = {"possibility": ("possibility",), "challenge": ("challenge",), "proposal": ("proposal", "wish")}
_COLUMNS = ("rows", "state", "personal_data", "decided", "segments", "segment_codes", "segment_kinds")
_SHORTEST, _LONGEST = 20, 320  # letters of a quote
_READ = 20_000  # contributions read, evenly spread
_LOOKED_AT = 400  # points a code and side; more add nothing to the choice
_VARIETY = 0.55


class Quote(NamedTuple):
    """A verbatim piece of a contribution: row and place in its text (code points, end exclusive)."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Quotes a side, most telling first, and how many points they were chosen among."""

    code: str
    side: str
    quotes: tuple[Quote, ...]
    chosen_among: int


class Summarise:
    """Up to ``quotes`` points a code and side: central in what is said, unlike each other, from different places.

    Points with personal data are never quoted.
    """

    requires = (*_COLUMNS, "codebook", "first_of")
    provides, over = ("summaries",), "corpus"

    def __init__(self, *, quotes: int = 4) -> None:
        self.quotes = quotes

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        gathered = _gather(bag)
        made = []
        for code in bag["codebook"].coded:
            for side in SIDES:
                points = gathered.get((code.code, side), [])
                chosen = choose([text for _, text, _ in points], [place for _, _, place in points], self.quotes)
                if chosen:
                    made.append(Summary(code.code, side, tuple(points[at][0] for at in chosen), len(points)))
        return {"summaries": made}


def _gather(bag: Mapping[str, Any]) -> dict[tuple[str, str], list[tuple[Quote, str, str]]]:
    """(quote, its text, where from) for each code and side; each campaign speaks once."""
    side_of = {kind: side for side, kinds in SIDES.items() for kind in kinds}
    gathered: dict[tuple[str, str], list[tuple[Quote, str, str]]] = defaultdict(list)
    first_of = bag["first_of"]
    for number, (row, state, traces, decided, *rest) in evenly(bag, _COLUMNS, _READ):
        if state != "coded" or first_of[number] != number:
            continue
        for (start, end), codes, kind in zip(*rest, strict=True):
            text = row.text[start:end]
            if kind in side_of and _SHORTEST <= len(text) <= _LONGEST and not touches(traces, start, end):
                for one in codes[:1]:
                    place = row.fields.get("municipality", "")
                    if one.code in decided and len(gathered[one.code, side_of[kind]]) < _LOOKED_AT:
                        gathered[one.code, side_of[kind]].append((Quote(number, start, end), text, place))
    return gathered


def choose(texts: Sequence[str], places: Sequence[str], number: int) -> list[int]:
    """Which texts to quote: by maximal marginal relevance, those from places not yet heard first among equals."""
    if not texts:
        return []
    vectors = list(_vectors(texts))
    middle: Counter[str] = Counter()
    for vector in vectors:
        middle.update(vector)
    central = [_dot(vector, middle) for vector in vectors]
    top = max(central) or 1.0
    chosen: list[int] = []
    while len(chosen) < min(number, len(texts)):
        left = [at for at in range(len(texts)) if at not in chosen]
        chosen.append(max(left, key=lambda at: (_worth(at, chosen, vectors, central[at] / top, places), -at)))
    return chosen


def _worth(
    at: int, chosen: Sequence[int], vectors: Sequence[Mapping[str, float]], central: float, places: Sequence[str]
) -> float:
    alike = max((_dot(vectors[at], vectors[other]) for other in chosen), default=0.0)
    heard = bool(places[at]) and places[at] in {places[other] for other in chosen}
    return round((1 - _VARIETY) * central - _VARIETY * alike - 0.1 * heard, 9)


def _vectors(texts: Sequence[str]) -> Iterator[dict[str, float]]:
    """Words by their shortest stem, weighed by how few texts have them, each text of length 1."""
    found = [Counter(shortest_stem(word) for word in weighty(text)) for text in texts]
    seen = Counter(stem for one in found for stem in one)
    for one in found:
        vector = {stem: number * math.log((1 + len(texts)) / seen[stem]) for stem, number in one.items()}
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        yield {stem: value / length for stem, value in vector.items()}


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other.get(stem, 0.0) for stem, value in one.items())
