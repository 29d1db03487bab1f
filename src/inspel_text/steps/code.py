"""Which goals a contribution is about: ranked, with a calibrated probability and the words that decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from inspel_text.codebook import Codebook
from inspel_text.lang.words import word_texts
from inspel_text.matching import Hit
from inspel_text.scoring import Evidence, Scorer

_RANKED_AT_LEAST = 3
_SHOWN_FROM = 0.05
_PLACES = 6  # deciding words kept


class Coding(NamedTuple):
    """A code, how probable it is that a careful reader would choose it first, and the places of the deciding words."""

    code: str
    probability: float
    places: tuple[tuple[int, int], ...]
    topics: tuple[int, ...]


class CodeSegments:
    """Codes for each point and for the whole contribution.

    A code is *decided* when its probability reaches ``decide_from``; nothing decided means that a person must look. Of
    several points, one alone decides a code from ``point_from``.
    Probability: softmax over the codes of ``steepness`` x log(1 + ``stretch`` x score) plus ``learned`` x the
    log-probability of the word model, where a step has made one. The settings were fitted on the labelled corpus named
    in docs/reference/quality.md.
    """

    requires = ("rows", "codebook", "matcher", "quality", "segments", "goal_hits", "learned")
    provides = ("codes", "decided", "pathways", "segment_codes")
    over = "shard"

    def __init__(
        self,
        *,
        steepness: float = 1.4,
        stretch: float = 3.0,
        learned: float = 1.1,
        decide_from: float = 0.6,
        point_from: float = 0.8,
    ) -> None:
        self.steepness, self.stretch, self.learned = steepness, stretch, learned
        self.decide_from, self.point_from = decide_from, point_from

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        book: Codebook = bag["codebook"]
        names = [code.code for code in book.coded]
        looked_at = list(_spans(bag))
        ranked = self._rank(looked_at, names, Scorer(bag["matcher"], "goal"), bag["learned"])
        made: dict[str, list[Any]] = {name: [] for name in self.provides}
        for quality, spans in zip(bag["quality"], bag["segments"], strict=True):
            whole = next(ranked)
            parts = [next(ranked) for _ in spans] if len(spans) > 1 else [whole] * len(spans)
            if len(parts) > 1:
                whole = _together(whole, parts, spans, self.point_from)
            decided = tuple(one.code for one in _sure(whole, self.decide_from)) if quality == "ok" else ()
            made["codes"].append(_shown(whole))
            made["decided"].append(decided)
            made["segment_codes"].append([_sure(part, self.decide_from) for part in parts])
            made["pathways"].append(_pathways(book, whole, decided))
        return made

    def _rank(
        self, looked_at: Sequence[tuple[list[str], list[Hit]]], names: Sequence[str], scorer: Scorer, model: Any
    ) -> Iterator[list[Coding]]:
        """All codes for each text looked at, most probable first; equals in the codebook's order."""
        evidence = [{one.code: one for one in scorer(hits)} for _, hits in looked_at]
        scores = np.array([[found[name].score if name in found else 0.0 for name in names] for found in evidence])
        heights = self.steepness * np.log1p(self.stretch * scores.reshape(-1, len(names)))
        if model is not None:
            heights += self.learned * model.log_probabilities([said for said, _ in looked_at])
        shares = np.exp(heights - heights.max(axis=1, keepdims=True, initial=-np.inf))
        shares = np.round(shares / shares.sum(axis=1, keepdims=True), 4)
        order = np.argsort(-shares, axis=1, kind="stable")
        for found, share, places in zip(evidence, shares.tolist(), order.tolist(), strict=True):
            yield [_coding(names[place], share[place], found.get(names[place])) for place in places]


def _sure(ranked: Sequence[Coding], least: float) -> tuple[Coding, ...]:
    return tuple(one for one in ranked if one.probability >= least)


def _spans(bag: Mapping[str, Any]) -> Iterator[tuple[list[str], list[Hit]]]:
    """The words and hits of each whole contribution, followed by those of its points where there are several."""
    for row, spans, hits in zip(bag["rows"], bag["segments"], bag["goal_hits"], strict=True):
        said = [word_texts(row.text, *span) for span in spans]
        yield [word for part in said for word in part], [hit for part in hits for hit in part]
        if len(spans) > 1:
            yield from zip(said, hits, strict=True)


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


__all__ = ["CodeSegments", "Coding"]
