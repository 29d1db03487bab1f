"""Is there anything to read: ok, empty, spam or abusive."""

from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.lang.words import words, written_words
from inspel_text.matching import Hit
from inspel_text.scoring import Scorer

_SPAM_FROM, _ABUSE_FROM = 3.0, 3.0
_POINT_FROM = 1.5  # cues for a goal: rude words around a point are ok
_ABBREVIATION = 5  # letters at most, all capitals
_LAST_LATIN = "\u024f"  # other scripts are read by people
_VOWELS = set("aeiouyåäöáéíóúàèü")


class Quality:
    """Empty: no word, random keys, or nothing but "vet ej". Spam and abuse: by their cues, if no point is made."""

    requires, provides, over = ("rows", "hits", "matcher"), ("quality",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        quality, goal = Scorer(bag["matcher"], "quality"), Scorer(bag["matcher"], "goal")
        entries = bag["matcher"].entries
        made = []
        for row, parts in zip(bag["rows"], bag["hits"], strict=True):
            hits = [hit for part in parts for hit in part]
            empty = [hit for hit in hits if entries[hit.cue].facet == "quality" and entries[hit.cue].code == "empty"]
            made.append(_judge(row.text, hits, empty, quality, goal))
        return {"quality": made}


def _judge(text: str, hits: Sequence[Hit], empty: Sequence[Hit], quality: Scorer, goal: Scorer) -> str:
    if _says_nothing(text, empty):
        return "empty"
    scores = {found.code: found.score for found in quality(hits)}
    if scores.get("spam", 0.0) >= _SPAM_FROM:
        return "spam"
    if scores.get("abusive", 0.0) >= _ABUSE_FROM and _points(goal, hits) < _POINT_FROM:
        return "abusive"
    return "ok"


def _points(goal: Scorer, hits: Sequence[Hit]) -> float:
    return max((found.score for found in goal(hits)), default=0.0)


def _says_nothing(text: str, empty: Sequence[Hit]) -> bool:
    if not empty:
        return not any(map(_is_word, written_words(text)))
    covered = bytearray(len(text))
    for hit in empty:
        covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return all(all(covered[word.start : word.end]) for word in words(text) if word.text not in "?!")


def _is_word(written: str) -> bool:
    """Neither figures alone nor keys hit at random: no vowel at all, or one sign over and over."""
    letters = {sign for sign in written.lower() if sign.isalpha()}
    if len(written) <= 2 or any(sign.isdigit() or sign > _LAST_LATIN for sign in written):
        return bool(letters)
    if written.isupper() and len(written) <= _ABBREVIATION:
        return len(letters) > 1
    return len(letters) > 1 and bool(letters & _VOWELS)
