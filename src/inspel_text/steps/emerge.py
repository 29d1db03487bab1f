"""What the codebook does not cover: groups of points without a code, as suggestions with a stability score.

Unsupervised grouping of short texts is weak (see docs/explanation/method.md), so nothing here is a result. Several
methods with several seeds, each on another part of the points, vote on which belong together; a group's stability is
how often its members ended up together. Below ``stable_from`` it is marked unstable; a group with no words in common is
none.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.weighty import says_something, shortest_stem, weighty
from inspel_text.lang.words import word_texts
from inspel_text.personal.trace import touches
from inspel_text.shelf import evenly
from inspel_text.steps.scope import IN
from inspel_text.steps.summarise import Quote, choose

_FEWEST = 12  # points; fewer give no groups worth the name
_READ = 20_000  # contributions read, evenly spread
_LABEL_WORDS, _FEWEST_LABEL_WORDS = 3, 2
_COMMON_FROM, _SHARED_FROM = 0.3, 0.6  # of the group: who says a label word, who says any of them
_TOGETHER_FROM = 0.5


@dataclass(frozen=True, slots=True)
class Emerging:
    """A suggested theme: words that set it apart, how stable it is (0–1), its points, and which to read first."""

    label: tuple[str, ...]
    stability: float
    stable: bool
    points: tuple[Quote, ...]
    central: tuple[Quote, ...]


class Emerge:
    """Suggested themes among points that no code was decided for; at most ``at_most``, evenly spread, are looked at."""

    requires = ("rows", "state", "segments", "segment_codes", "segment_scopes", "personal_data", "first_of")
    provides, over = ("emerging",), "corpus"

    def __init__(self, *, at_most: int = 1200, smallest: int = 5, stable_from: float = 0.75, seeds: int = 4) -> None:
        self.at_most, self.smallest, self.stable_from, self.seeds = at_most, smallest, stable_from, seeds

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        points, texts = _left_over(bag, self.at_most)
        if len(texts) < _FEWEST:
            return {"emerging": []}
        said = [weighty(text) for text in texts]
        together = _votes(said, self.seeds)
        everywhere = Counter(word for words in said for word in set(words))
        groups = [group for group in _groups(together) if len(group) >= self.smallest]
        left_over = _LeftOver(points, texts, said, everywhere)
        themes = [self._theme(group, left_over, together[np.ix_(group, group)]) for group in groups]
        found = [theme for theme in themes if theme is not None]
        return {"emerging": sorted(found, key=lambda one: (-one.stability, -len(one.points), one.label))}

    def _theme(self, group: Sequence[int], over: "_LeftOver", together: NDArray[np.float64]) -> Emerging | None:
        """The suggested theme; None where too few share its words: then it is about nothing."""
        label = _label([over.said[at] for at in group], over.everywhere)
        sharing = sum(bool(set(label) & set(over.said[at])) for at in group)
        if len(label) < _FEWEST_LABEL_WORDS or sharing < _SHARED_FROM * len(group):
            return None
        stability = _stability(together)
        central = choose([over.texts[at] for at in group], [""] * len(group), 3)
        return Emerging(
            label=label,
            stability=stability,
            stable=stability >= self.stable_from,
            points=tuple(over.points[at] for at in group),
            central=tuple(over.points[group[at]] for at in central),
        )


class _LeftOver(NamedTuple):
    """The points without a code: places, texts, weighty words, and in how many each word stands."""

    points: Sequence[Quote]
    texts: Sequence[str]
    said: Sequence[Sequence[str]]
    everywhere: Counter[str]


def _left_over(bag: Mapping[str, Any], at_most: int) -> tuple[list[Quote], list[str]]:
    """Points without a code, of contributions that stand in the material; each campaign once.

    What seems off topic is taken along: many who speak of what the codebook does not hold may be right.
    """
    found: list[tuple[Quote, str]] = []
    names = ("rows", "state", "segments", "segment_codes", "segment_scopes", "personal_data")
    first_of = bag["first_of"]
    for number, (row, state, spans, codes, scopes, traces) in evenly(bag, names, _READ):
        if state not in ("coded", "review", "outside") or first_of[number] != number:
            continue
        for (start, end), coded, scope in zip(spans, codes, scopes, strict=True):
            exposes = touches(traces, start, end)
            if (
                not coded
                and scope.code in (IN, "off_topic")
                and not exposes
                and len(word_texts(row.text, start, end)) > 2
            ):
                found.append((Quote(number, start, end), row.text[start:end]))
    spread = found[:: max(1, -(-len(found) // at_most))]
    return [quote for quote, _ in spread], [text for _, text in spread]


def _votes(said: Sequence[Sequence[str]], seeds: int) -> NDArray[np.float64]:
    """How often each pair is grouped together, of the times both were drawn; shape (points, points).

    Each vote groups another four fifths of the points, by k-means or by NMF.
    """
    matrix = _matrix(said)
    groups = max(2, min(20, round(math.sqrt(len(said) / 2))))
    votes, drawn = np.zeros((2, len(said), len(said)))
    for seed in range(seeds):
        for method in (_by_kmeans, _by_nmf):
            some = np.sort(np.random.default_rng([seed, len(said)]).permutation(len(said))[: -(-4 * len(said) // 5)])
            labels = method(matrix[some], groups, seed)
            votes[np.ix_(some, some)] += labels[:, None] == labels[None, :]
            drawn[np.ix_(some, some)] += 1
    return np.divide(votes, drawn, out=np.zeros_like(votes), where=drawn > 0)


def _matrix(said: Sequence[Sequence[str]]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [" ".join(map(shortest_stem, words)) for words in said]
    return TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=20_000
    ).fit_transform(texts)


def _by_kmeans(matrix: Any, groups: int, seed: int) -> NDArray[np.int64]:
    from sklearn.cluster import KMeans
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    parts = min(50, matrix.shape[0] - 1, matrix.shape[1] - 1)
    flat = normalize(TruncatedSVD(parts, random_state=seed).fit_transform(matrix))
    return np.asarray(KMeans(groups, n_init=1, random_state=seed).fit_predict(flat))


def _by_nmf(matrix: Any, groups: int, seed: int) -> NDArray[np.int64]:
    from sklearn.decomposition import NMF

    shares = NMF(groups, init="nndsvdar", random_state=seed, max_iter=80, tol=1e-2).fit_transform(matrix)
    return np.asarray(shares.argmax(axis=1))


def _groups(together: NDArray[np.float64]) -> list[list[int]]:
    from sklearn.cluster import AgglomerativeClustering

    clusters = AgglomerativeClustering(
        None, metric="precomputed", linkage="average", distance_threshold=1 - _TOGETHER_FROM
    ).fit_predict(1 - together)
    return [np.flatnonzero(clusters == number).tolist() for number in range(int(clusters.max()) + 1)]


def _stability(inside: NDArray[np.float64]) -> float:
    """The mean of how often two members were grouped together."""
    pairs = len(inside) * (len(inside) - 1)
    return round(float((inside.sum() - np.trace(inside)) / pairs), 3)


def _label(inside: Sequence[Sequence[str]], everywhere: Counter[str]) -> tuple[str, ...]:
    """The words, said by three in ten and two at least, that set a group apart: log-odds (Monroe et al. 2008)."""
    here = Counter(word for words in inside for word in set(words))
    total, mine = sum(everywhere.values()), sum(here.values())
    scores = {
        word: math.sqrt(number) * (_log_odds(number, mine) - _log_odds(everywhere[word], total))
        for word, number in here.items()
        if number >= max(2, _COMMON_FROM * len(inside)) and says_something(word)
    }
    ranked = sorted(scores, key=lambda word: (-scores[word], word))
    apart = {shortest_stem(word): word for word in reversed(ranked)}  # of forms of the same word the best
    return tuple(word for word in ranked if apart[shortest_stem(word)] == word)[:_LABEL_WORDS]


def _log_odds(number: int, total: int) -> float:
    return math.log((number + 0.5) / (total - number + 0.5))
