"""The words of a text that carry meaning."""

from functools import lru_cache

from inspel_text.lang.inflection import stems
from inspel_text.lang.markers import marker_weights
from inspel_text.lang.words import word_texts

_SHORTEST = 4  # letters


def weighty(text: str) -> list[str]:
    """Words in order, without function words and very short ones."""
    function = marker_weights()
    return [word for word in word_texts(text) if len(word) >= _SHORTEST and word not in function]


@lru_cache(maxsize=100_000)
def shortest_stem(word: str) -> str:
    """One form for a word's inflections, whether or not it is a word."""
    return min(stems(word, "sv") | {word}, key=lambda one: (len(one), one))
