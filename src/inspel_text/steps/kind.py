"""Possibility, challenge, proposal, wish or other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inspel_text.lang.words import word_texts
from inspel_text.matching import Hit, Matcher
from inspel_text.scoring import Scorer

KINDS = ("possibility", "challenge", "proposal", "wish", "other")


class Kind:
    """The kind of each point and of each contribution: what dominates in the cues for how it is said decides.

    The cues' scores, the length and the words are weighed by a model fitted on our labelled corpus (facet_model.py). A
    point without cues of its own is of the whole text's kind.
    """

    requires = ("rows", "quality", "hits", "segments", "segment_hits", "matcher", "models")
    provides, over = ("kind", "segment_kinds"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        scorer = kind_scorer(bag["matcher"])
        looked_at = list(_spans(bag, scorer))
        found = iter(bag["models"]["kind"].best([scores for scores, _ in looked_at], [said for _, said in looked_at]))
        kinds, per_segment = [], []
        told = iter(looked_at)
        for quality, spans in zip(bag["quality"], bag["segments"], strict=True):
            next(told)
            kind = next(found)
            whole = kind if quality == "ok" else "other"
            kinds.append(whole)
            several = len(spans) > 1
            parts = [(next(told)[0], next(found)) for _ in spans] if several else [({}, whole) for _ in spans]
            per_segment.append(tuple(kind if scores else whole for scores, kind in parts))
        return {"kind": kinds, "segment_kinds": per_segment}


def kind_scorer(matcher: Matcher) -> Scorer:
    """Scores for how a text is said; each word of it speaks for one kind."""
    return Scorer(matcher, "kind", exclusive=True)


def _spans(bag: Mapping[str, Any], scorer: Scorer) -> Iterator[tuple[dict[str, float], list[str]]]:
    """(cue scores, words) of each whole contribution, followed by its points' where there are several."""
    for row, clauses, spans, hits in zip(bag["rows"], bag["hits"], bag["segments"], bag["segment_hits"], strict=True):
        yield kind_scores(scorer, (hit for part in clauses for hit in part)), word_texts(row.text)
        if len(spans) > 1:
            for span, part in zip(spans, hits, strict=True):
                yield kind_scores(scorer, part), word_texts(row.text, *span)


def kind_scores(scorer: Scorer, hits: Iterable[Hit]) -> dict[str, float]:
    return {one.code: one.score for one in scorer(hits) if one.code in KINDS}
