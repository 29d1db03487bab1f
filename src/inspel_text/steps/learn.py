"""Learn from the input itself: texts whose cues are clear teach the words around them (self-training)."""

from collections.abc import Iterator, Mapping
from typing import Any

from inspel_text.codebook import Code, Codebook
from inspel_text.scoring import Scorer
from inspel_text.shelf import evenly
from inspel_text.wordmodel import learn

_CLEAR_FROM, _LEAD = 2.5, 1.5


class Learn:
    """A word model from the codebook's own words and, if there are ``at_least``, from clearly cued points of the input.

    A small input teaches too little to be worth its errors (docs/reference/quality.md). Nothing is learned where there
    is too little to learn from: then "learned" is None and cues decide alone.
    """

    requires = ("rows", "codebook", "matcher", "quality", "segments", "goal_hits")
    provides = ("learned",)
    over = "corpus"

    def __init__(
        self, *, at_most: int = 6000, at_least: int = 1000, strength: float = 8.0, own_weight: float = 1.0
    ) -> None:
        self.at_most, self.at_least, self.strength, self.own_weight = at_most, at_least, strength, own_weight

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        book: Codebook = bag["codebook"]
        told = [(text, code.code) for code in book.coded for text in _own_words(code)]
        clear = list(_clear(bag, self.at_most))
        clear = clear if len(clear) >= self.at_least else []
        if len({code for _, code in told + clear}) < 2:
            return {"learned": None}
        weights = [1.0] * len(told) + [self.own_weight] * len(clear)
        return {"learned": learn(told + clear, [code.code for code in book.coded], weights, self.strength)}


def _own_words(code: Code) -> Iterator[str]:
    yield f"{code.title} {code.description}"
    yield from code.examples
    for topic in code.topics:
        said = (
            cue.text.replace("*", "").replace(" & ", " ")
            for cue in topic.cues
            if cue.weight > 0 and "!" not in cue.text
        )
        yield f"{topic.name} " + " ".join(said)


def _clear(bag: Mapping[str, Any], at_most: int) -> Iterator[tuple[str, str]]:
    """Points whose first code leads clearly, from rows evenly spread over the whole input."""
    scorer = Scorer(bag["matcher"], "goal")
    for _, (row, quality, spans, hits) in evenly(bag, ("rows", "quality", "segments", "goal_hits"), at_most):
        if quality != "ok":
            continue
        for (start, end), found in zip(spans, hits, strict=True):
            ranked = scorer(found)
            second = ranked[1].score if len(ranked) > 1 else 0.0
            if ranked and ranked[0].score >= max(_CLEAR_FROM, _LEAD * second):
                yield row.text[start:end], ranked[0].code
