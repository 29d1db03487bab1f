"""Which language a contribution is written in."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from inspel_text.lang.markers import marker_scores
from inspel_text.lang.words import words

UNKNOWN = "und"
_OURS = {"no": "nb", "nn": "nb"}
_THEIRS = {"nb": ("no", "nn"), "fit": ("fi",)}
_SURE, _CLEAR_LEAD, _FEW_WORDS = 0.60, 1.0, 3
_SAMI_LETTERS = set("đŋŧčžáÁČŽŠš")


class Language:
    """Language of each text: markers first, then the statistical model; very short texts may stay "und"."""

    requires, provides, over = ("rows",), ("language",), "shard"

    def __init__(self, *, languages: Sequence[str] = ("sv", "fi", "se", "fit", "en", "nb")) -> None:
        self.languages = tuple(languages)

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        return {"language": [self._of(row.text) for row in bag["rows"]]}

    def _of(self, text: str) -> str:
        found = [word.text for word in words(text[:2000]) if word.text.isalpha()]
        if not found:
            return UNKNOWN
        scores = {code: score for code, score in marker_scores(found).items() if code in self.languages}
        best, second = _two_best(scores)
        if best and scores[best] - scores.get(second, 0.0) >= _CLEAR_LEAD:
            return best
        if len(found) < _FEW_WORDS:
            return best if best and scores[best] > scores.get(second, 0.0) else self._short(found)
        guess, confidence = self._guess(text[:2000])
        if best and scores[best] - scores.get(guess, 0.0) >= _CLEAR_LEAD / 2:
            return best
        return guess if confidence >= _SURE or len(found) >= 2 * _FEW_WORDS else best or UNKNOWN

    def _short(self, found: Sequence[str]) -> str:
        """One or two words: only what letters alone decide."""
        if "se" in self.languages and any(_SAMI_LETTERS & set(word) for word in found):
            return "se"
        guess, confidence = self._guess(" ".join(found))
        long_enough = max(len(word) for word in found) >= 2 * _FEW_WORDS
        return guess if confidence >= 0.9 and long_enough else UNKNOWN

    def _guess(self, text: str) -> tuple[str, float]:
        guess, confidence = _identifier(self.languages).classify(text)
        return _OURS.get(guess, guess), float(confidence)


def _two_best(scores: Mapping[str, float]) -> tuple[str, str]:
    ranked = sorted(scores, key=lambda code: (-scores[code], code))
    return (*ranked[:2], "", "")[0], (*ranked[:2], "", "")[1]


@cache
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads its model: half a second

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    wanted = {theirs for ours in languages for theirs in _THEIRS.get(ours, (ours,))}
    identifier.set_languages(sorted(wanted & set(identifier.labels)))
    return identifier
