"""Small words that give a language away, also where a model has never seen the language (Meänkieli)."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "markers.toml"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def marker_weights() -> dict[str, dict[str, float]]:
    """Word → {language: weight}; a word that several languages share weighs less for each."""
    shared = Counter(word for part in _table().values() for word in set(part["words"]))
    weights: dict[str, dict[str, float]] = {}
    for language, part in _table().items():
        for word in part["words"]:
            weights.setdefault(word.lower(), {})[language] = 1.0 / shared[word]
    return weights


@cache
def unlike(language: str) -> frozenset[str]:
    """Words that speak against a language: the forms a near relation has instead."""
    return frozenset(_table().get(language, {}).get("not", ()))


def marker_scores(words: Iterable[str]) -> dict[str, float]:
    """How strongly the words point to each language; languages not pointed to are left out."""
    weights = marker_weights()
    scores: dict[str, float] = {}
    for word in words:
        for language, weight in weights.get(word, {}).items():
            scores[language] = scores.get(language, 0.0) + weight
    return scores
