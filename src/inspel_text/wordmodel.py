"""A linear model over words and the letters in them, learned from examples. Each word form is scored once.

A text's score for a code is the sum of its words' scores over the root of their number, so a word's part in a decision
can be read off. Unknown words are scored by their letter 3–5-grams, which is what carries compounds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import word_texts

BUCKETS = 2**14
_GRAMS = (3, 4, 5)


class WordModel:
    """log-probabilities of codes for texts. Make one with :func:`learn`."""

    def __init__(
        self, codes: Sequence[str], weights: NDArray[np.float64], start: NDArray[np.float64], idf: Mapping[str, float]
    ) -> None:
        self.codes, self._weights, self._start, self._idf = tuple(codes), weights, start, dict(idf)
        self._rare = max(idf.values(), default=1.0)
        self._number: dict[str, int] = {}
        self._scores = np.zeros((0, len(codes)))

    def log_probabilities(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """For each text, given as its words: natural logarithms, one a code in order; shape (texts, codes)."""
        self._meet({word for text in texts for word in text} - set(self._number))
        heights = np.tile(self._start, (len(texts), 1))
        lengths = np.array([len(text) for text in texts])
        said = np.flatnonzero(lengths)
        if len(said):
            numbers = np.fromiter((self._number[word] for text in texts for word in text), np.int64, int(lengths.sum()))
            starts = np.concatenate(([0], np.cumsum(lengths[said])[:-1]))
            sums = np.add.reduceat(self._scores[numbers], starts, axis=0)
            heights[said] += sums / np.sqrt(lengths[said])[:, None]
        heights -= heights.max(axis=1, keepdims=True)
        return np.asarray(heights - np.log(np.exp(heights).sum(axis=1, keepdims=True)), np.float64)

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What it is made of, to be laid in a file: weights, start, words and idf."""
        words = np.array(list(self._idf))
        return {"weights": self._weights, "start": self._start, "words": words, "idf": np.array([*self._idf.values()])}

    def _meet(self, new: set[str]) -> None:
        """Score words not met before."""
        if not new:
            return
        fresh = sorted(new)
        weight = np.array([self._idf.get(word, self._rare) for word in fresh])
        scores = weight[:, None] * (_word_matrix(fresh) @ self._weights)
        self._number.update({word: len(self._scores) + place for place, word in enumerate(fresh)})
        self._scores = np.vstack([self._scores, scores])

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_number": {}, "_scores": np.zeros((0, len(self.codes)))}


def learn(
    examples: Sequence[tuple[str, str]], codes: Sequence[str], weights: Sequence[float], strength: float
) -> WordModel:
    """Fit to (text, code) examples; deterministic. ``strength`` is the inverse of regularisation."""
    said, idf = _said([text for text, _ in examples])
    fitted = _fitted(said, [code for _, code in examples], weights, strength)
    return _ordered(fitted, codes, idf)


def learn_beside(
    examples: Sequence[tuple[str, str]], codes: Sequence[str], beside: NDArray[np.float64], strength: float
) -> tuple[WordModel, NDArray[np.float64]]:
    """Fit words together with other features of the examples, ``beside``, shape (examples, features).

    Returns the word model and the table of the others, shape (features, codes): the two are to be added. Every code
    must have an example, and there must be three codes or more.
    """
    from scipy.sparse import csr_matrix, hstack

    said, idf = _said([text for text, _ in examples])
    joint = hstack([said, csr_matrix(beside)]).tocsr()
    fitted = _fitted(joint, [code for _, code in examples], [1.0] * len(examples), strength)
    order = [list(fitted.classes_).index(code) for code in codes]
    coef = np.asarray(fitted.coef_, float)[order].T
    words = WordModel(codes, coef[:BUCKETS], np.asarray(fitted.intercept_, float)[order], idf)
    return words, coef[BUCKETS:]


def _fitted(said: Any, labels: Sequence[str], weights: Sequence[float], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=400, tol=1e-3).fit(said, list(labels), sample_weight=list(weights))


def _said(examples: Sequence[str]) -> tuple[Any, dict[str, float]]:
    """What each text says, as weights of buckets, shape (texts, BUCKETS), and how rare each word is."""
    from scipy.sparse import csr_matrix

    texts = [word_texts(text) for text in examples]
    idf = _idf(texts)
    vocabulary = {word: place for place, word in enumerate(idf)}
    rows = [row for row, found in enumerate(texts) for _ in found]
    columns = [vocabulary[word] for found in texts for word in found]
    values = [idf[word] / len(found) ** 0.5 for found in texts for word in found]
    said = csr_matrix((values, (rows, columns)), shape=(len(texts), len(vocabulary)))
    return said @ _word_matrix(list(vocabulary)), idf


def _ordered(fitted: Any, codes: Sequence[str], idf: Mapping[str, float]) -> WordModel:
    """The model with its codes in the codebook's order; a code without examples gets the lowest start."""
    place = {code: number for number, code in enumerate(fitted.classes_)}
    coef, start = np.asarray(fitted.coef_, float), np.asarray(fitted.intercept_, float)
    if len(place) == 2:
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


def _word_matrix(words: Sequence[str]) -> Any:
    """Buckets of each word: itself and its letter grams, together of length 1; sparse, shape (words, BUCKETS)."""
    from scipy.sparse import csr_matrix

    places = [_buckets(word) for word in words]
    lengths = np.array([len(one) for one in places])
    starts = np.concatenate(([0], np.cumsum(lengths)))
    values = np.ones(int(lengths.sum()))
    values[starts[:-1]] = np.sqrt(lengths)
    values /= np.repeat(np.sqrt(2 * lengths - 1), lengths)
    return csr_matrix((values, np.concatenate([*places, []]).astype(np.int64), starts), shape=(len(words), BUCKETS))


def _buckets(word: str) -> list[int]:
    """The bucket of the word itself first, then those of the letter grams between its borders."""
    framed = f"<{word}>"
    grams = {framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)}
    return [crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS for gram in [f"={word}", *sorted(grams)]]
