"""A linear model over words and the letters in them, learned from examples. Each word form is scored once.

A text's score for a code is the sum of its terms' scores over the root of their number, so a word's part in a decision
can be read off. Unknown words are scored by their letter 3–5-grams, which is what carries compounds. Beside the words
themselves a model may know which word comes first ("^bygg") and pairs of neighbours ("borde_finnas").
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import word_texts

BUCKETS = 2**16
_GRAMS = (3, 4, 5)
_FIRST, _PAIR = "^", "_"
_PAIRS_FROM = 2  # examples that must hold a pair


class WordModel:
    """log-probabilities of codes for texts. Make one with :func:`learn_beside`."""

    def __init__(
        self, codes: Sequence[str], weights: NDArray[Any], start: NDArray[np.float64], idf: Mapping[str, float]
    ) -> None:
        self.codes, self._weights, self._start, self._idf = tuple(codes), weights, start, dict(idf)
        self._rare = max(idf.values(), default=1.0)
        self._number: dict[str, int] = {}
        self._scores = np.zeros((0, len(codes)))

    def log_probabilities(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """For each text, given as its words: natural logarithms, one a code in order; shape (texts, codes)."""
        said = [self._terms(text) for text in texts]
        self._meet({term for terms in said for term in terms} - self._number.keys())
        heights = np.tile(self._start, (len(texts), 1))
        lengths = np.array([len(terms) for terms in said])
        full = np.flatnonzero(lengths)
        if len(full):
            numbers = np.fromiter(
                (self._number[term] for terms in said for term in terms), np.int64, int(lengths.sum())
            )
            starts = np.concatenate(([0], np.cumsum(lengths[full])[:-1]))
            sums = np.add.reduceat(self._scores[numbers], starts, axis=0)
            heights[full] += sums / np.sqrt(lengths[full])[:, None]
        heights -= heights.max(axis=1, keepdims=True)
        return np.asarray(heights - np.log(np.exp(heights).sum(axis=1, keepdims=True)), np.float64)

    def _terms(self, words: Sequence[str]) -> list[str]:
        """The words, and those marks and pairs that the model knows."""
        return [*words, *(term for term in _marks(words) if term in self._idf)]

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


def learn_beside(
    examples: Sequence[tuple[str, str]],
    codes: Sequence[str],
    beside: NDArray[np.float64],
    strength: float,
    *,
    pairs: bool = False,
) -> tuple[WordModel, NDArray[np.float64]]:
    """Fit words together with other features of the examples, ``beside``, shape (examples, features); deterministic.

    Returns the word model and the table of the others, shape (features, codes): the two are to be added. Every code
    must have an example, and there must be three codes or more. ``strength`` is the inverse of regularisation;
    ``pairs``: whether first words and pairs of neighbours are looked at.
    """
    from scipy.sparse import csr_matrix, hstack

    said, idf = _said(_terms_of([word_texts(text) for text, _ in examples], pairs))
    joint = hstack([said, csr_matrix(beside)]).tocsr()
    fitted = _fitted(joint, [code for _, code in examples], strength)
    order = [list(fitted.classes_).index(code) for code in codes]
    coef = np.asarray(fitted.coef_, float)[order].T
    words = WordModel(codes, coef[:BUCKETS], np.asarray(fitted.intercept_, float)[order], idf)
    return words, coef[BUCKETS:]


def _terms_of(texts: Sequence[Sequence[str]], pairs: bool) -> list[list[str]]:
    if not pairs:
        return [list(words) for words in texts]
    seen = Counter(mark for words in texts for mark in set(_marks(words)))
    return [[*words, *(mark for mark in _marks(words) if seen[mark] >= _PAIRS_FROM)] for words in texts]


def _marks(words: Sequence[str]) -> list[str]:
    """The first word, marked, and each pair of neighbours."""
    return [*(_FIRST + word for word in words[:1]), *map(_PAIR.join, pairwise(words))]


def _fitted(said: Any, labels: Sequence[str], strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, max_iter=400, tol=1e-3).fit(said, list(labels))


def _said(texts: Sequence[Sequence[str]]) -> tuple[Any, dict[str, float]]:
    """What each text says, as weights of buckets, shape (texts, BUCKETS), and how rare each term is."""
    from scipy.sparse import csr_matrix

    idf = _idf(texts)
    vocabulary = {word: place for place, word in enumerate(idf)}
    rows = [row for row, found in enumerate(texts) for _ in found]
    columns = [vocabulary[word] for found in texts for word in found]
    values = [idf[word] / len(found) ** 0.5 for found in texts for word in found]
    said = csr_matrix((values, (rows, columns)), shape=(len(texts), len(vocabulary)))
    return said @ _word_matrix(list(vocabulary)), idf


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
    if word[:1] == _FIRST or _PAIR in word[1:]:
        return [_bucket(f"={word}")]
    framed = f"<{word}>"
    grams = {framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)}
    return [_bucket(gram) for gram in [f"={word}", *sorted(grams)]]


def _bucket(gram: str) -> int:
    return crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS
