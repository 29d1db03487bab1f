"""Is there anything to read: ok, empty, spam or abusive."""

from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.lang.words import word_texts, words, written_words
from inspel_text.matching import Hit
from inspel_text.scoring import Scorer

_SURE = 0.7  # probability from which a text is kept from being read
_POINT_FROM = 1.5  # cues for a goal
_EMPTY_WORDS = 2  # one word that is not known to be empty may still say something
_ABBREVIATION = 5  # letters at most, all capitals
_LAST_LATIN = "\u024f"  # other scripts are read by people
_VOWELS = set("aeiouyåäöáéíóúàèü")


class Quality:
    """Empty: no word, random keys, or nothing but "vet ej". Else what cues, length and words say together.

    They are weighed by a model fitted on our labelled corpus (facet_model.py).
    """

    requires, provides, over = ("rows", "hits", "matcher", "models"), ("quality",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        scorer, goal = Scorer(bag["matcher"], "quality"), Scorer(bag["matcher"], "goal")
        entries, model = bag["matcher"].entries, bag["models"]["quality"]
        every = [[hit for part in parts for hit in part] for parts in bag["hits"]]
        mine = [scorer.mine(hits) for hits in every]
        said = [word_texts(row.text) for row in bag["rows"]]
        likely = model.probabilities([{one.code: one.score for one in scorer(hits)} for hits in mine], said)
        made = []
        for row, hits, own, spoken, shares in zip(bag["rows"], every, mine, said, likely.tolist(), strict=True):
            empty = [hit for hit in own if entries[hit.cue].code == "empty"]
            code, share = max(zip(model.words.codes, shares, strict=True), key=lambda pair: pair[1])
            points = _points(goal, hits) if code in {"abusive", "empty"} else 0.0
            made.append("empty" if _says_nothing(row.text, empty) else _doubted(code, share, len(spoken), points))
        return {"quality": made}


def _doubted(code: str, share: float, words: int, points: float) -> str:
    """The code, if it is sure enough to keep a text from being read; rude words around a point are ok."""
    if code == "ok" or share < _SURE or points >= _POINT_FROM:
        return "ok"
    return "ok" if code == "empty" and words < _EMPTY_WORDS else code


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
