"""Which language a contribution is written in."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from inspel_text.lang.markers import marker_scores, unlike
from inspel_text.lang.words import word_texts

UNKNOWN = "und"
_FAMILY = {"nb": "sv", "fit": "fi"}  # near relations, told apart only once the family is known
_OURS = {"no": "sv", "nn": "sv"}
_THEIRS = {"nb": ("no", "nn"), "fit": ("fi",)}
_LEAD, _SURE, _SURE_SHORT = 1.0, 0.6, 0.8
_FEW_WORDS = 3
_SAMI_LETTERS = set("đŋŧčžáÁČŽŠš")
_READ = 2000  # letters are enough


class Language:
    """Language of each text: markers first, then the statistical model; very short texts may stay "und"."""

    requires, provides, over = ("rows",), ("language",), "shard"

    def __init__(self, *, languages: Sequence[str] = ("sv", "fi", "se", "fit", "en", "nb")) -> None:
        self.languages = tuple(languages)

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        return {"language": [self._of(row.text[:_READ]) for row in bag["rows"]]}

    def _of(self, text: str) -> str:
        found = [word for word in word_texts(text) if word.isalpha()]
        if not found:
            return UNKNOWN
        scores = {code: score for code, score in marker_scores(found).items() if code in self.languages}
        family = _by_markers(scores) or self._by_model(text, found, scores)
        return self._within(family, text, found, scores)

    def _by_model(self, text: str, found: Sequence[str], scores: Mapping[str, float]) -> str:
        """What the statistical model says, where it is sure or a marker agrees."""
        if len(found) < _FEW_WORDS and "se" in self.languages and any(_SAMI_LETTERS & set(word) for word in found):
            return "se"
        guess, confidence = _identifier(self.languages).classify(text)
        family: str = _OURS.get(guess, guess)
        enough = _SURE if len(found) >= _FEW_WORDS else _SURE_SHORT
        if confidence >= enough or _families(scores).get(family) or len(found) > 2 * _FEW_WORDS:
            return family
        return "sv" if set(text.lower()) & set("åäö") and family not in ("fi", "de") else UNKNOWN

    def _within(self, family: str, text: str, found: Sequence[str], scores: Mapping[str, float]) -> str:
        """Finnish or Meänkieli, Swedish or Norwegian."""
        if (
            family == "fi"
            and "fit" in self.languages
            and scores.get("fit", 0.0) >= _LEAD
            and not unlike("fit") & set(found)
        ):
            return "fit"
        if family == "sv" and "nb" in self.languages:
            danish_letters, swedish_letters = set("æø") & set(text.lower()), set("äö") & set(text.lower())
            leads = scores.get("nb", 0.0) >= scores.get("sv", 0.0) + _LEAD and not swedish_letters
            return "nb" if danish_letters or leads else "sv"
        return family


def _families(scores: Mapping[str, float]) -> dict[str, float]:
    families: dict[str, float] = {}
    for code, score in scores.items():
        families[_FAMILY.get(code, code)] = families.get(_FAMILY.get(code, code), 0.0) + score
    return families


def _by_markers(scores: Mapping[str, float]) -> str:
    """The family that leads clearly, or ""."""
    families = _families(scores)
    ranked = sorted(families, key=lambda code: (-families[code], code))
    second = families[ranked[1]] if len(ranked) > 1 else 0.0
    return ranked[0] if ranked and families[ranked[0]] >= second + _LEAD else ""


@cache
def _identifier(languages: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # loads its model: half a second

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    wanted = {theirs for ours in languages for theirs in _THEIRS.get(ours, (ours,))}
    identifier.set_languages(sorted(wanted & set(identifier.labels)))
    return identifier
