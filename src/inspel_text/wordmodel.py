"""A linear model over words and the letters in them, learned from examples. Each word form is scored once.

A text's score for a code is the sum of its words' scores over the root of their number, so a word's part in a decision
can be read off. Unknown words are scored by their letter 3–5-grams, which is what carries compounds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import words

BUCKETS = 2**14
_GRAMS = (3, 4, 5)


class WordModel:
    """log-probabilities of codes for a text. Make one with :func:`learn`."""

    def __init__(self, codes: Sequence[str], weights: NDArray[np.float64], start: NDArray[np.float64], idf: Mapping[str, float]) -> None:
        self.codes, self._weights, self._start, self._idf = tuple(codes), weights, start, dict(idf)
        self._rare = max(idf.values(), default=1.0)
        self._known: dict[str, NDArray[np.float64]] = {}

    def log_probabilities(self, text: str, spans: Iterable[tuple[int, int]]) -> dict[str, float]:
        """Natural logarithms, one a code, summing to 1 when raised."""
        found = [word.text for start, end in spans for word in words(text, start, end)]
        heights = self._start + sum(map(self._word, found)) / max(1.0, len(found)) ** 0.5
        heights = heights - heights.max()
        logs = heights - np.log(np.exp(heights).sum())
        return dict(zip(self.codes, logs.tolist(), strict=True))

    def _word(self, word: str) -> NDArray[np.float64]:
        if word not in self._known:
            places, values = _features(word)
            self._known[word] = self._idf.get(word, self._rare) * (values @ self._weights[places])
        return self._known[word]

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_known": {}}


def learn(examples: Sequence[tuple[str, str]], codes: Sequence[str], weights: Sequence[float], strength: float) -> WordModel:
    """Fit to (text, code) examples; deterministic. ``strength`` is the inverse of regularisation."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    texts = [[word.text for word in words(text)] for text, _ in examples]
    idf = _idf(texts)
    rows, columns, values = [], [], []
    for row, found in enumerate(texts):
        for word in found:
            places, shares = _features(word)
            rows += [row] * len(places)
            columns += places.tolist()
            values += (shares * idf[word] / max(1.0, len(found)) ** 0.5).tolist()
    matrix = csr_matrix((values, (rows, columns)), shape=(len(texts), BUCKETS))
    fitted = LogisticRegression(C=strength, max_iter=200, tol=1e-3)
    fitted.fit(matrix, [code for _, code in examples], sample_weight=list(weights))
    return _ordered(fitted, codes, idf)


def _ordered(fitted: Any, codes: Sequence[str], idf: Mapping[str, float]) -> WordModel:
    """The model with its codes in the codebook's order; a code without examples gets the lowest start."""
    place = {code: number for number, code in enumerate(fitted.classes_)}
    coef, start = np.asarray(fitted.coef_, float), np.asarray(fitted.intercept_, float)
    if len(place) == 2:  # noqa: PLR2004 - scikit-learn gives one row for two classes
        coef, start = np.vstack([-coef[0], coef[0]]), np.array([-start[0], start[0]])
    lowest = float(start.min()) - 1.0
    weights = np.zeros((coef.shape[1], len(codes)))
    starts = np.full(len(codes), lowest)
    for number, code in enumerate(codes):
        if code in place:
            weights[:, number], starts[number] = coef[place[code]], start[place[code]]
    return WordModel(codes, weights, starts, idf)


def _idf(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    seen = Counter(word for found in texts for word in set(found))
    return {word: float(np.log((1 + len(texts)) / (1 + number))) for word, number in seen.items()}


@lru_cache(maxsize=200_000)
def _features(word: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Buckets of a word: itself, and the letter grams of the word between its borders; together of length 1."""
    framed = f"<{word}>"
    grams = {framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)}
    places = np.array([crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS for gram in [f"={word}", *sorted(grams)]])
    values = np.ones(len(places))
    values[0] = max(1.0, len(places) ** 0.5)
    return places, values / np.sqrt((values**2).sum())
