"""What the codebook does not cover: groups of points without a code, as suggestions with a stability score.

Unsupervised grouping of short texts is weak (see docs/explanation/method.md), so nothing here is a result. Several
methods with several seeds vote on which points belong together; a group's stability is how often its members ended up
together. Below ``stable_from`` it is marked unstable.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspel_text.lang.words import word_texts
from inspel_text.shelf import evenly
from inspel_text.steps.scope import IN
from inspel_text.steps.summarise import Quote, choose

_FEWEST = 12  # points; fewer give no groups worth the name
_READ = 20_000  # contributions read, evenly spread
_LABEL_WORDS = 3
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

    def __init__(self, *, at_most: int = 1200, smallest: int = 3, stable_from: float = 0.75, seeds: int = 3) -> None:
        self.at_most, self.smallest, self.stable_from, self.seeds = at_most, smallest, stable_from, seeds

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        points, texts = _left_over(bag, self.at_most)
        if len(texts) < _FEWEST:
            return {"emerging": []}
        together = _votes(texts, self.seeds)
        everywhere = _counts(texts)
        found = [
            self._theme(group, together, points, texts, everywhere)
            for group in _groups(together)
            if len(group) >= self.smallest
        ]
        return {"emerging": sorted(found, key=lambda one: (-one.stability, -len(one.points), one.label))}

    def _theme(
        self,
        group: Sequence[int],
        together: NDArray[np.float32],
        points: Sequence[Quote],
        texts: Sequence[str],
        everywhere: Counter[str],
    ) -> Emerging:
        inside = together[np.ix_(group, group)]
        pairs = len(group) * (len(group) - 1)
        stability = round(float((inside.sum() - np.trace(inside)) / pairs), 3)
        central = choose([texts[at] for at in group], [""] * len(group), 3)
        return Emerging(
            label=_label([texts[at] for at in group], everywhere),
            stability=stability,
            stable=stability >= self.stable_from,
            points=tuple(points[at] for at in group),
            central=tuple(points[group[at]] for at in central),
        )


def _left_over(bag: Mapping[str, Any], at_most: int) -> tuple[list[Quote], list[str]]:
    """Points in scope without a code, of contributions that stand in the material; each campaign once."""
    found: list[tuple[Quote, str]] = []
    names = ("rows", "state", "segments", "segment_codes", "segment_scopes", "personal_data")
    first_of = bag["first_of"]
    for number, (row, state, spans, codes, scopes, traces) in evenly(bag, names, _READ):
        if state not in ("coded", "review") or first_of[number] != number:
            continue
        for (start, end), coded, scope in zip(spans, codes, scopes, strict=True):
            exposes = any(trace.start < end and start < trace.end for trace in traces)
            if not coded and scope.code == IN and not exposes and len(word_texts(row.text, start, end)) > 2:
                found.append((Quote(number, start, end), row.text[start:end]))
    spread = found[:: max(1, -(-len(found) // at_most))]
    return [quote for quote, _ in spread], [text for _, text in spread]


def _votes(texts: Sequence[str], seeds: int) -> NDArray[np.float32]:
    """How often each pair ends up in one group, over k-means and NMF with several seeds; shape (points, points)."""
    from sklearn.cluster import KMeans
    from sklearn.decomposition import NMF, TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import normalize

    matrix = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, max_features=20_000
    ).fit_transform(texts)
    groups = max(2, min(20, round(math.sqrt(len(texts) / 2))))
    flat = normalize(TruncatedSVD(min(50, len(texts) - 1, matrix.shape[1] - 1), random_state=0).fit_transform(matrix))
    votes = np.zeros((len(texts), len(texts)), np.float32)
    for seed in range(seeds):
        labels = [
            KMeans(groups, n_init=1, random_state=seed).fit_predict(flat),
            NMF(groups, init="nndsvdar", random_state=seed, max_iter=80, tol=1e-2).fit_transform(matrix).argmax(axis=1),
        ]
        for label in labels:
            votes += label[:, None] == label[None, :]
    return votes / np.float32(2 * seeds)


def _groups(together: NDArray[np.float32]) -> list[list[int]]:
    from sklearn.cluster import AgglomerativeClustering

    clusters = AgglomerativeClustering(
        None, metric="precomputed", linkage="average", distance_threshold=1 - _TOGETHER_FROM
    ).fit_predict(1 - together)
    return [np.flatnonzero(clusters == number).tolist() for number in range(int(clusters.max()) + 1)]


def _label(inside: Sequence[str], all_words: Counter[str]) -> tuple[str, ...]:
    """The words that set a group apart from all that is left over: log-odds with a prior (Monroe et al. 2008)."""
    here = _counts(inside)
    total, inside_total = sum(all_words.values()), sum(here.values())
    scores = {
        word: (
            math.log((number + 0.5) / (inside_total - number + 0.5))
            - math.log((all_words[word] + 0.5) / (total - all_words[word] + 0.5))
        )
        * math.sqrt(number)
        for word, number in here.items()
        if number > 1
    }
    return tuple(sorted(scores, key=lambda word: (-scores[word], word))[:_LABEL_WORDS])


def _counts(texts: Sequence[str]) -> Counter[str]:
    return Counter(word for text in texts for word in {found for found in word_texts(text) if len(found) > 3})
