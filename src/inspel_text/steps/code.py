"""Which goals a contribution is about: ranked, with a calibrated probability and the words that decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from inspel_text.codebook import Codebook
from inspel_text.lang.words import word_texts, words
from inspel_text.matching import Hit
from inspel_text.scoring import Evidence, Scorer
from inspel_text.wordcounts import WordCounts

_RANKED_AT_LEAST = 3
_SHOWN_FROM = 0.05
_PLACES = 6  # deciding words kept
_TELLING = 3  # words shown where no cue decided


class Coding(NamedTuple):
    """A code, how probable it is that a careful reader would choose it first, and the places of the deciding words."""

    code: str
    probability: float
    places: tuple[tuple[int, int], ...]
    topics: tuple[int, ...]


class Looked(NamedTuple):
    """A text, or a part of it, to be ranked: where it stands, its words and the cues found in it."""

    text: str
    spans: tuple[Any, ...]
    said: list[str]
    hits: list[Hit]


class Sureness(NamedTuple):
    """How evidence becomes probability, and from which probability a code is decided.

    Probability: softmax over the codes of ``steepness`` x log(1 + 3 x cue score) plus ``learned`` x the heights
    of the word counts, less ``lapse``: how often two careful readers differ however clear a text seems. A code is
    decided from ``decide_from``; of several points, one alone from ``point_from``.
    """

    steepness: float
    learned: float
    decide_from: float
    point_from: float
    lapse: float = 0.0


TAUGHT = Sureness(steepness=1.1, learned=1.0, decide_from=0.9, point_from=0.91, lapse=0.08)
"""For a codebook that the library was taught; fitted on the dev part, see docs/reference/quality.md."""
UNTAUGHT = Sureness(steepness=1.4, learned=0.4, decide_from=0.6, point_from=0.8)
"""For any other, where the cues carry most."""
_STRETCH = 3.0


class CodeSegments:
    """Codes for each point and for the whole contribution. Nothing decided means that a person must look."""

    requires = ("rows", "codebook", "matcher", "quality", "segments", "goal_hits", "learned", "taught")
    provides = ("codes", "decided", "pathways", "segment_codes")
    over = "shard"

    def __init__(self, *, taught: Sureness = TAUGHT, untaught: Sureness = UNTAUGHT) -> None:
        self.taught, self.untaught = taught, untaught

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        book: Codebook = bag["codebook"]
        names = [code.code for code in book.coded]
        sure = self.untaught if bag["taught"] is None else self.taught
        ranked = _rank(list(_looked_at(bag)), names, Scorer(bag["matcher"], "goal"), bag["learned"], sure)
        made: dict[str, list[Any]] = {name: [] for name in self.provides}
        for quality, spans in zip(bag["quality"], bag["segments"], strict=True):
            whole = next(ranked)
            parts = [next(ranked) for _ in spans] if len(spans) > 1 else [whole] * len(spans)
            if len(parts) > 1:
                whole = _together(whole, parts, spans, sure.point_from)
            decided = tuple(one.code for one in _sure(whole, sure.decide_from)) if quality == "ok" else ()
            made["codes"].append(_shown(whole))
            made["decided"].append(decided)
            made["segment_codes"].append([_sure(part, sure.decide_from) for part in parts])
            made["pathways"].append(_pathways(book, whole, decided))
        return made


def _rank(
    looked_at: Sequence[Looked], names: Sequence[str], scorer: Scorer, counts: WordCounts | None, sure: Sureness
) -> Iterator[list[Coding]]:
    """All codes for each text looked at, most probable first; equals in the codebook's order."""
    evidence = [{one.code: one for one in scorer(looked.hits)} for looked in looked_at]
    scores = np.array([[found[name].score if name in found else 0.0 for name in names] for found in evidence])
    heights = sure.steepness * np.log1p(_STRETCH * scores.reshape(-1, len(names)))
    if counts is not None:
        heights += sure.learned * counts.heights([looked.said for looked in looked_at])
    shares = np.exp(heights - heights.max(axis=1, keepdims=True, initial=-np.inf))
    shares = shares / shares.sum(axis=1, keepdims=True)
    shares = np.round((1 - sure.lapse) * shares + sure.lapse / max(1, len(names)), 4)
    order = np.argsort(-shares, axis=1, kind="stable")
    for looked, found, share, places in zip(looked_at, evidence, shares.tolist(), order.tolist(), strict=True):
        ranked = [_coding(names[place], share[place], found.get(names[place])) for place in places]
        if counts and not ranked[0].places:
            ranked[0] = ranked[0]._replace(places=_telling(looked, ranked[0].code, counts))
        yield ranked


def _telling(looked: Looked, code: str, counts: WordCounts) -> tuple[tuple[int, int], ...]:
    """Where no cue decided: the places of the words that the counts lean on most, each word once."""
    found = {word.text: word for span in looked.spans for word in words(looked.text, *span)}
    strength = dict(zip(found, counts.telling(list(found), code), strict=True))
    heaviest = sorted((text for text in found if strength[text] > 0), key=lambda text: -strength[text])
    return tuple((found[text].start, found[text].end) for text in heaviest[:_TELLING])


def _sure(ranked: Sequence[Coding], least: float) -> tuple[Coding, ...]:
    return tuple(one for one in ranked if one.probability >= least)


def _looked_at(bag: Mapping[str, Any]) -> Iterator[Looked]:
    """Each whole contribution, followed by its points where there are several."""
    for row, spans, hits in zip(bag["rows"], bag["segments"], bag["goal_hits"], strict=True):
        said = [word_texts(row.text, *span) for span in spans]
        whole = [word for part in said for word in part], [hit for part in hits for hit in part]
        yield Looked(row.text, tuple(spans), *whole)
        if len(spans) > 1:
            yield from (Looked(row.text, (span,), *part) for span, *part in zip(spans, said, hits, strict=True))


def _coding(code: str, share: float, found: Evidence | None) -> Coding:
    return Coding(code, share, found.places[:_PLACES], found.topics) if found else Coding(code, share, (), ())


def _together(
    whole: Sequence[Coding], parts: Sequence[Sequence[Coding]], spans: Sequence[Any], point_from: float
) -> list[Coding]:
    """Several points: the mean of the whole text's ranking and of the points', each by its length.

    A code that one point alone is sure enough of (``point_from``) keeps that point's probability: its own point counts.
    """
    length = sum(end - start for start, end in spans)
    shares: dict[str, float] = defaultdict(float)
    own: dict[str, float] = defaultdict(float)
    for ranked, (start, end) in zip(parts, spans, strict=True):
        for one in ranked:
            shares[one.code] += one.probability * (end - start) / length
            if one.probability >= point_from:
                own[one.code] = max(own[one.code], one.probability)
    mixed = [
        one._replace(probability=max(own[one.code], round((one.probability + shares[one.code]) / 2, 4)))
        for one in whole
    ]
    return sorted(mixed, key=lambda one: -one.probability)


def _shown(ranked: Sequence[Coding]) -> tuple[Coding, ...]:
    likely = sum(one.probability >= _SHOWN_FROM for one in ranked)
    return tuple(ranked[: max(_RANKED_AT_LEAST, likely)])


def _pathways(book: Codebook, ranked: Sequence[Coding], decided: Sequence[str]) -> tuple[str, ...]:
    """The codes below that the strongest topic of each decided code belongs to."""
    found = []
    for one in ranked:
        if one.code in decided and one.topics:
            below = book[one.code].topics[one.topics[0]].code
            if below != one.code:
                found.append(below)
    return tuple(found)


__all__ = ["CodeSegments", "Coding", "Sureness"]
