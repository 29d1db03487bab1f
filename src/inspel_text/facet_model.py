"""How a text is said, weighed from the cues of a facet, the length and the words. Fitted on the open corpus."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspel_text.wordmodel import WordModel

FOLDER = Path(__file__).parent / "lang"
"""Holds ``kind_model.npz`` and the others, written by ``python -m benchmarks.quality.fit``."""
CODES = {
    "kind": ("possibility", "challenge", "proposal", "wish", "other"),
    "scope": ("in", "not_influenceable", "short_term", "local_only", "single_actor", "off_topic"),
    "quality": ("ok", "empty", "spam", "abusive"),
}
"""What each facet can be."""


class FacetModel:
    """Which code of a facet a text has, from what the cues and the length (``table``) and the ``words`` say."""

    def __init__(self, table: NDArray[np.float64], words: WordModel) -> None:
        self.table, self.words = table, words

    def probabilities(
        self, scores: Sequence[Mapping[str, float]], texts: Sequence[Sequence[str]]
    ) -> NDArray[np.float64]:
        """One row a text, one column a code, given the scores of its cues and its words."""
        heights = facet_features(scores, [len(said) for said in texts], self.words.codes) @ self.table
        heights += self.words.log_probabilities(texts)
        shares = np.exp(heights - heights.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray((shares / shares.sum(axis=1, keepdims=True)).round(6), np.float64)

    def best(self, scores: Sequence[Mapping[str, float]], texts: Sequence[Sequence[str]]) -> list[str]:
        """The likeliest code of each text; of equals the first."""
        return [self.words.codes[place] for place in self.probabilities(scores, texts).argmax(axis=1)]

    def save(self, file: Path) -> None:
        """Write it as plain arrays, with half precision: enough to rank a few codes."""
        parts = self.words.arrays()
        weights, start, idf = (parts[name].astype(np.float16) for name in ("weights", "start", "idf"))
        codes = np.array(self.words.codes)
        np.savez_compressed(
            file, table=self.table, words=parts["words"], codes=codes, weights=weights, start=start, idf=idf
        )


@cache
def facet_models() -> Mapping[str, FacetModel]:
    """The models that come with the library, by facet."""
    return {name: read(FOLDER / f"{name}_model.npz") for name in CODES}


def read(file: Path) -> FacetModel:
    """A model as :meth:`FacetModel.save` wrote it."""
    with np.load(file) as found:
        idf = dict(zip(found["words"].tolist(), found["idf"].astype(float).tolist(), strict=True))
        weights, start = found["weights"].astype(np.float32), found["start"].astype(float)
        return FacetModel(found["table"], WordModel(found["codes"].tolist(), weights, start, idf))


def facet_features(
    scores: Sequence[Mapping[str, float]], lengths: Sequence[int], codes: Sequence[str]
) -> NDArray[np.float64]:
    """A row a text: log(1 + score) of each code in order, and log of the length in words."""
    said = np.log1p(np.array([[one.get(code, 0.0) for code in codes] for one in scores]).reshape(-1, len(codes)))
    return np.column_stack([said, np.log(np.maximum(1, lengths))])
