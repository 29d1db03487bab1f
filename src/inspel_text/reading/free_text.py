"""Telling what people wrote in their own words from what they picked, counted or filled in."""

from collections.abc import Mapping, Sequence

WORDS_IN_AN_ANSWER = 4.0
"""Mean number of words from which a column is taken to be written, not picked."""
DIFFERENT = 0.5
"""Share of the answers that must differ: a choice has many words sometimes, but the same ones."""
CLEARLY_LONGER = 2.0
"""How much more than the next column the longest must hold to be the text."""


def is_free_text(values: Sequence[str]) -> bool:
    """Do these read as written answers? Empty ones do not count."""
    given = [value for value in values if value.strip()]
    if not given or len(set(given)) < DIFFERENT * len(given):
        return False
    return sum(len(value.split()) for value in given) / len(given) >= WORDS_IN_AN_ANSWER


def clearly_the_text(columns: Mapping[str, Sequence[str]]) -> str | None:
    """The column with the longest free text on average, if no other comes near."""
    lengths = {name: _mean_length(values) for name, values in columns.items() if _mostly_free_text(values)}
    ranked = sorted(lengths, key=lambda name: -lengths[name])
    if not ranked or (len(ranked) > 1 and lengths[ranked[0]] < CLEARLY_LONGER * lengths[ranked[1]]):
        return None
    return ranked[0]


def _mostly_free_text(values: Sequence[str]) -> bool:
    """Stricter than the mean: half the values must be answers, or one long cell makes a table of facts a text."""
    words = sorted(len(value.split()) for value in values if value.strip())
    return is_free_text(values) and words[len(words) // 2] >= WORDS_IN_AN_ANSWER


def _mean_length(values: Sequence[str]) -> float:
    return sum(map(len, values)) / len(values)
