"""What words go with what codes: learned beforehand, or from the codebook's own words and the input."""

from collections.abc import Iterator, Mapping
from typing import Any

from inspel_text.codebook import Code, Codebook
from inspel_text.scoring import Scorer
from inspel_text.shelf import evenly
from inspel_text.wordcounts import Example, WordCounts, count

_CLEAR_FROM, _LEAD = 2.5, 1.5


class Learn:
    """Word counts a code. Where the library was taught the codebook beforehand, that is built on.

    Otherwise the codebook's own words are counted and, if there are ``at_least``, the clearly cued points of the input
    (self-training): a small input teaches too little to be worth its errors (docs/reference/quality.md). Nothing is
    learned where there is too little to learn from: then "learned" is None and cues decide alone.
    """

    requires = ("rows", "codebook", "matcher", "quality", "segments", "goal_hits", "taught")
    provides = ("learned",)
    over = "corpus"

    def __init__(self, *, at_most: int = 6000, at_least: int = 1000) -> None:
        self.at_most, self.at_least = at_most, at_least

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        book: Codebook = bag["codebook"]
        known: WordCounts | None = bag["taught"]
        if known:
            return {"learned": known}
        clear = list(_clear(bag, self.at_most))
        told = [*_own_examples(book), *(clear if len(clear) >= self.at_least else [])]
        if len({one.code for one in told}) < 2:
            return {"learned": None}
        return {"learned": count(told, [code.code for code in book.coded])}


def _own_examples(book: Codebook) -> Iterator[Example]:
    for code in book.coded:
        yield from (Example(text, code.code) for text in _own_words(code))


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


def _clear(bag: Mapping[str, Any], at_most: int) -> Iterator[Example]:
    """Points whose first code leads clearly, from rows evenly spread over the whole input."""
    scorer = Scorer(bag["matcher"], "goal")
    for _, (row, quality, spans, hits) in evenly(bag, ("rows", "quality", "segments", "goal_hits"), at_most):
        if quality != "ok":
            continue
        for (start, end), found in zip(spans, hits, strict=True):
            ranked = scorer(found)
            second = ranked[1].score if len(ranked) > 1 else 0.0
            if ranked and ranked[0].score >= max(_CLEAR_FROM, _LEAD * second):
                yield Example(row.text[start:end], ranked[0].code)
