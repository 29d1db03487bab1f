"""Which goals a contribution is about: ranked, with a calibrated probability and the words that decided."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from inspel_text.codebook import Codebook
from inspel_text.scoring import Evidence, Scorer

_RANKED_AT_LEAST = 3
_SHOWN_FROM = 0.05


class Coding(NamedTuple):
    """A code, how probable it is that a careful reader would choose it first, and the places of the words that decided."""

    code: str
    probability: float
    places: tuple[tuple[int, int], ...]
    topics: tuple[int, ...]


class CodeSegments:
    """Codes for each point and for the whole contribution.

    A code is *decided* when its probability reaches ``decide_from``; nothing decided means that a person must look.
    Probability: softmax over the codes of ``steepness`` x log(1 + ``stretch`` x score) plus ``learned`` x the
    log-probability of the word model, where a step has made one. The settings were fitted on the labelled corpus named
    in docs/reference/quality.md.
    """

    requires = ("rows", "codebook", "matcher", "quality", "segments", "segment_hits", "learned")
    provides = ("codes", "decided", "pathways", "segment_codes")
    over = "shard"

    def __init__(
        self, *, steepness: float = 1.7, stretch: float = 3.0, learned: float = 1.1, decide_from: float = 0.6
    ) -> None:
        self.steepness, self.stretch, self.learned, self.decide_from = steepness, stretch, learned, decide_from

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        book: Codebook = bag["codebook"]
        scorer, names, model = Scorer(bag["matcher"], "goal"), [code.code for code in book.coded], bag["learned"]
        made: dict[str, list[Any]] = {name: [] for name in self.provides}
        columns = ("rows", "quality", "segments", "segment_hits")
        for row, quality, spans, hits in zip(*(bag[name] for name in columns), strict=True):
            whole = self._rank(scorer(hit for part in hits for hit in part), _model_says(model, row.text, spans), names)
            parts = [
                self._rank(scorer(part), _model_says(model, row.text, [span]), names)
                for span, part in zip(spans, hits, strict=True)
            ]
            if len(parts) > 1:
                whole = _together(whole, parts, spans)
            decided = self._decided(whole, parts) if quality == "ok" else ()
            made["codes"].append(_shown(whole))
            made["decided"].append(decided)
            made["segment_codes"].append([self._of_segment(part) for part in parts])
            made["pathways"].append(_pathways(book, whole, decided))
        return made

    def _rank(self, found: Sequence[Evidence], model: Mapping[str, float], names: Sequence[str]) -> list[Coding]:
        evidence = {one.code: one for one in found}
        heights = {
            name: self.steepness * math.log1p(self.stretch * evidence[name].score if name in evidence else 0.0)
            + self.learned * model.get(name, 0.0)
            for name in names
        }
        shares = _softmax(heights)
        nothing = Evidence("", 0.0, (), ())
        ranked = sorted(names, key=lambda name: (-shares[name], names.index(name)))
        return [
            Coding(name, round(shares[name], 4), (one := evidence.get(name, nothing)).places[:6], one.topics)
            for name in ranked
        ]

    def _decided(self, whole: Sequence[Coding], parts: Sequence[Sequence[Coding]]) -> tuple[str, ...]:
        sure = {part[0].code for part in parts if part and part[0].probability >= self.decide_from}
        sure |= {one.code for one in whole if one.probability >= self.decide_from}
        return tuple(one.code for one in whole if one.code in sure)

    def _of_segment(self, ranked: Sequence[Coding]) -> tuple[Coding, ...]:
        return tuple(one for one in ranked if one.probability >= self.decide_from) or tuple(ranked[:0])


def _together(whole: Sequence[Coding], parts: Sequence[Sequence[Coding]], spans: Sequence[Any]) -> list[Coding]:
    """Several points: the mean of the whole text's ranking and of the points', each by its length."""
    length = sum(end - start for start, end in spans)
    shares: dict[str, float] = defaultdict(float)
    for ranked, (start, end) in zip(parts, spans, strict=True):
        for one in ranked:
            shares[one.code] += one.probability * (end - start) / length
    mixed = [one._replace(probability=round((one.probability + shares[one.code]) / 2, 4)) for one in whole]
    return sorted(mixed, key=lambda one: -one.probability)


def _shown(ranked: Sequence[Coding]) -> tuple[Coding, ...]:
    likely = [one for one in ranked if one.probability >= _SHOWN_FROM]
    return tuple(ranked[: max(_RANKED_AT_LEAST, len(likely))])


def _softmax(heights: Mapping[str, float]) -> dict[str, float]:
    top = max(heights.values())
    raised = {name: math.exp(height - top) for name, height in heights.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}


def _model_says(model: Any, text: str, spans: Iterable[tuple[int, int]]) -> Mapping[str, float]:
    return model.log_probabilities(text, spans) if model is not None else {}


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
