"""The words of a text that carry meaning."""

from functools import cache, lru_cache
from pathlib import Path

from inspel_text.lang.inflection import stems
from inspel_text.lang.markers import marker_weights
from inspel_text.lang.words import word_texts

_SHORTEST = 4  # letters
_IN_ANY_TEXT = Path(__file__).parent / "sv" / "in_any_text.txt"


def weighty(text: str) -> list[str]:
    """Words in order, without function words and very short ones."""
    function = marker_weights()
    return [word for word in word_texts(text) if len(word) >= _SHORTEST and word not in function]


def says_something(word: str) -> bool:
    """Whether a word can name a theme: no number, and not one of those that stand in any text."""
    return not word.isdigit() and not {word, word.removesuffix("s")} & _in_any_text()


@cache
def _in_any_text() -> frozenset[str]:
    lines = _IN_ANY_TEXT.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=100_000)
def shortest_stem(word: str) -> str:
    """One form for a word's inflections, whether or not it is a word."""
    return min(stems(word, "sv") | {word}, key=lambda one: (len(one), one))
