"""Endings: find the forms a word may be an inflection of, and the form a cue is looked up by.

Deliberately generous and small: a cue list says which words matter, so a stem that is no word does no harm as long
as no cue has it. Finnish, Sami and Meänkieli change inside the word too; their cues are written as stems with ``*``.
"""

from functools import lru_cache

_SWEDISH = [
    "ornas",
    "arnas",
    "ernas",
    "orna",
    "arna",
    "erna",
    "ande",
    "ende",
    "are",
    "ast",
    "aste",
    "ade",
    "ades",
    "ats",
    "ar",
    "er",
    "or",
    "en",
    "et",
    "an",
    "na",
    "ns",
    "ts",
    "ad",
    "at",
    "as",
    "es",
    "os",
    "is",
    "n",
    "t",
    "a",
    "e",
    "r",
    "s",
    "de",
    "te",
]
_GERMAN = ["innen", "ern", "est", "sten", "en", "er", "es", "em", "et", "st", "te", "n", "e", "s", "t"]
_ENGLISH = ["ies", "ing", "ers", "ed", "es", "er", "ly", "s"]
_FINNISH = [
    "issa",
    "issä",
    "ista",
    "istä",
    "illa",
    "illä",
    "ilta",
    "iltä",
    "ille",
    "ksi",
    "ssa",
    "ssä",
    "sta",
    "stä",
    "lla",
    "llä",
    "lta",
    "ltä",
    "lle",
    "ien",
    "ista",
    "jen",
    "den",
    "tten",
    "iin",
    "aan",
    "ään",
    "oon",
    "een",
    "un",
    "yn",
    "in",
    "on",
    "en",
    "an",
    "än",
    "n",
    "a",
    "ä",
    "t",
    "ja",
    "jä",
    "ta",
    "tä",
    "i",
]

ENDINGS: dict[str, tuple[str, ...]] = {
    language: tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
    for language, endings in {
        "sv": _SWEDISH,
        "nb": _SWEDISH,
        "de": _GERMAN,
        "en": _ENGLISH,
        "fi": _FINNISH,
        "fit": _FINNISH,
        "se": ("id", "in", "as", "at", "an", "a", "t", "i", "s"),
    }.items()
}
_SHORTEST = 3
_AFTER_DOUBLE = ("arna", "ets", "ens", "en", "et", "ar", "s")
_SHORT_ENDINGS = ("arnas", "arna", "erna", "ens", "ets", "ar", "er", "en", "et", "na", "n", "s")


@lru_cache(maxsize=400_000)
def stems(word: str, language: str) -> frozenset[str]:
    """What is left of an inflected word when each known ending is taken off (never the word itself)."""
    found = {word[: -len(ending)] for ending in ENDINGS.get(language, ()) if _may_end(word, ending)}
    if language == "en":
        found |= {stem + "y" for stem in [word[:-3]] if word.endswith("ies")} | {stem + "e" for stem in list(found)}
    return frozenset(found)


def undoubled(word: str) -> str:
    """rummet → rum, programmen → program: the word whose m or n is doubled before an ending; "" where none is."""
    for ending in _AFTER_DOUBLE:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) > _SHORTEST and stem[-2:] in ("mm", "nn"):
            return stem[:-1]
    return ""


def _may_end(word: str, ending: str) -> bool:
    left = len(word) - len(ending)
    return word.endswith(ending) and (left >= _SHORTEST or (left == 2 and ending in _SHORT_ENDINGS))


def lookup_forms(cue: str, language: str) -> frozenset[str]:
    """The forms a cue's inflections are reduced to: itself, without its last vowel, and without a fleeting e."""
    forms = {cue}
    if len(cue) > _SHORTEST and cue[-1] in "aeiy" and language != "en":
        forms.add(cue[:-1])
    if len(cue) > _SHORTEST + 1 and cue[-2:] in ("el", "er", "en") and language in ("sv", "nb", "de"):
        forms.add(cue[:-2] + cue[-1])
    return frozenset(forms)
