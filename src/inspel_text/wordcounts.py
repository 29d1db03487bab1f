"""What words go with what codes, counted from examples: naive Bayes over words and their letters.

Counting has three virtues here: nothing has to be fitted, a word's part in a decision can be read off, and
few examples go far. A text's height for a code is the sum of what its words say over the length of the text's vector.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import word_texts

BUCKETS = 2**17
_GRAMS = (3, 4, 5)
_SMOOTH = 0.03  # added to every count; the best of 0.01–0.3 on the dev part
_TRUSTED_FROM = 50  # examples; so many are believed half


class Example(NamedTuple):
    """A text, the code it was given and how much it counts."""

    text: str
    code: str
    weight: float = 1.0


class WordCounts:
    """Counted examples of each code. Make one with :func:`count`."""

    def __init__(
        self, codes: Sequence[str], counts: NDArray[np.float32], rarity: NDArray[np.float32], size: float
    ) -> None:
        """``counts``: shape (BUCKETS, codes). ``rarity``: a weight a bucket, 0 for what no example holds.

        ``size``: how many examples there were, each by its weight. Few are trusted less.
        """
        self.codes, self.counts, self.rarity, self.size = tuple(codes), counts, rarity, size
        self._says = _says(counts, rarity)
        self._known: dict[str, int] = {}
        self._heights, self._squares = np.zeros((0, len(codes)), np.float32), np.zeros(0, np.float32)

    def heights(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
        """How strongly each text, given as its words, points to each code; shape (texts, codes), each row's mean 0."""
        said = [_terms(words) for words in texts]
        self._meet({term for terms in said for term in terms} - self._known.keys())
        found = np.zeros((len(texts), len(self.codes)))
        lengths = np.array([len(terms) for terms in said], np.int64)
        full = np.flatnonzero(lengths)
        if len(full):
            terms = np.fromiter((self._known[term] for one in said for term in one), np.int64, int(lengths.sum()))
            starts = np.concatenate(([0], np.cumsum(lengths[full])[:-1]))
            sums = np.add.reduceat(self._heights[terms], starts, axis=0)
            squares = np.add.reduceat(self._squares[terms], starts)
            found[full] = sums / np.sqrt(np.maximum(squares, 1e-9))[:, None]
            found *= self.size / (self.size + _TRUSTED_FROM)
        return found

    def telling(self, words: Sequence[str], code: str) -> list[float]:
        """How strongly each word by itself points to a code, before lengths and sizes are weighed in."""
        self._meet(set(words) - self._known.keys())
        column = self.codes.index(code)
        return [float(self._heights[self._known[word], column]) for word in words]

    def _meet(self, new: set[str]) -> None:
        """Work out what terms not met before say."""
        if not new:
            return
        fresh = sorted(new)
        held = _held(fresh)
        self._known.update({term: len(self._squares) + place for place, term in enumerate(fresh)})
        self._heights = np.vstack([self._heights, (held @ self._says).astype(np.float32)])
        self._squares = np.concatenate([self._squares, (held @ (self.rarity**2)).astype(np.float32)])

    def __getstate__(self) -> dict[str, Any]:
        empty = {"_known": {}, "_heights": self._heights[:0], "_squares": self._squares[:0]}
        return {**self.__dict__, **empty}


def count(examples: Sequence[Example], codes: Sequence[str]) -> WordCounts:
    """Count the examples; deterministic. Examples of codes that are not in ``codes`` are left out."""
    wanted = [one for one in examples if one.code in codes]
    said, terms = _incidence([word_texts(one.text) for one in wanted])
    seen = np.asarray(((said @ _held(terms)) > 0).sum(axis=0)).ravel()
    rarity = np.where(seen > 0, np.log((1 + len(wanted)) / (1 + seen)) + 1, 0).astype(np.float32)
    return WordCounts(codes, _counted(wanted, codes, rarity), rarity, sum(one.weight for one in wanted))


def _counted(examples: Sequence[Example], codes: Sequence[str], rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each bucket weighs in the examples of each code; every example's vector has length 1 times its weight."""
    from scipy.sparse import csr_matrix

    said, terms = _incidence([word_texts(one.text) for one in examples])
    held = _held(terms)
    squares = said @ (held @ (rarity**2))
    share = np.array([one.weight for one in examples]) / np.sqrt(np.maximum(squares, 1e-9))
    place = {code: number for number, code in enumerate(codes)}
    rows = [place[one.code] for one in examples]
    given = csr_matrix((share, (rows, range(len(rows)))), shape=(len(codes), len(rows)))
    return np.asarray(((given @ said) @ held).toarray().T * rarity[:, None], np.float32)


def _says(counts: NDArray[np.float32], rarity: NDArray[np.float32]) -> NDArray[np.float32]:
    """What each bucket says of each code: log of its share in the code's examples, less the mean over the codes."""
    raised = counts + _SMOOTH
    shares = np.log(raised / raised.sum(axis=0, where=(rarity > 0)[:, None]))
    return np.asarray((shares - shares.mean(axis=1, keepdims=True)) * rarity[:, None], np.float32)


def _terms(words: Sequence[str]) -> list[str]:
    """The different words, in order of place."""
    return list(dict.fromkeys(words))


def _incidence(texts: Sequence[Sequence[str]]) -> tuple[Any, list[str]]:
    """Which text holds which term, shape (texts, terms), and the terms."""
    from scipy.sparse import csr_matrix

    said = [_terms(words) for words in texts]
    place = {term: number for number, term in enumerate(dict.fromkeys(term for terms in said for term in terms))}
    columns = [place[term] for terms in said for term in terms]
    starts = np.concatenate(([0], np.cumsum([len(terms) for terms in said]))).astype(np.int64)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(said), len(place))), list(place)


def _held(terms: Sequence[str]) -> Any:
    """Which buckets each term holds; sparse, shape (terms, BUCKETS)."""
    from scipy.sparse import csr_matrix

    places = [list(_buckets(term)) for term in terms]
    starts = np.concatenate(([0], np.cumsum([len(one) for one in places]))).astype(np.int64)
    columns = np.array([bucket for one in places for bucket in one], np.int64)
    return csr_matrix((np.ones(len(columns)), columns, starts), shape=(len(terms), BUCKETS))


def _buckets(term: str) -> Iterator[int]:
    """The bucket of the word itself and those of the letter grams between its borders."""
    framed = f"<{term}>"
    grams = {framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)}
    return map(_bucket, [f"={term}", *sorted(grams)])


def _bucket(gram: str) -> int:
    return crc32(gram.encode("utf-8", "surrogatepass")) % BUCKETS


__all__ = ["BUCKETS", "Example", "WordCounts", "count"]
