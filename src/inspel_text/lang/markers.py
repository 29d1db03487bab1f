"""Small words that give a language away, also where a model has never seen the language (Meänkieli)."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "markers.toml"


@cache
def marker_weights() -> dict[str, dict[str, float]]:
    """Word → {language: weight}; a word that several languages share weighs less for each."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    shared = Counter(word for part in table.values() for word in set(part["words"]))
    weights: dict[str, dict[str, float]] = {}
    for language, part in table.items():
        for word in part["words"]:
            weights.setdefault(word.lower(), {})[language] = 1.0 / shared[word]
    return weights


def marker_scores(words: Iterable[str]) -> dict[str, float]:
    """How strongly the words point to each language; 0 for languages not pointed to."""
    weights, scores = marker_weights(), Counter[str]()
    for word in words:
        scores.update(weights.get(word, {}))  # type: ignore[arg-type]
    return dict(scores)
