"""Which kind a text is of, weighed from the cues for kind, its length and its words. Fitted on the open corpus."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspel_text.steps.kind import KINDS
from inspel_text.wordmodel import WordModel

FILE = Path(__file__).parent / "lang" / "kind_model.npz"
"""Written by ``python -m benchmarks.quality.fit_kind``."""


class KindModel:
    """The kind with the greatest sum of what the cues and the length (``table``) and the ``words`` say."""

    def __init__(self, table: NDArray[np.float64], words: WordModel) -> None:
        self.table, self.words = table, words

    def kinds(self, scores: Sequence[Mapping[str, float]], texts: Sequence[Sequence[str]]) -> list[str]:
        """The kind of each text, given the scores of its cues and its words."""
        if not texts:
            return []
        heights = kind_features(scores, [len(said) for said in texts]) @ self.table
        heights += self.words.log_probabilities(texts)
        return [KINDS[place] for place in heights.round(9).argmax(axis=1)]

    def save(self, file: Path) -> None:
        """Write it as plain arrays, with half precision: enough to rank five kinds."""
        parts = self.words.arrays()
        weights, start, idf = (parts[name].astype(np.float16) for name in ("weights", "start", "idf"))
        np.savez_compressed(file, table=self.table, weights=weights, start=start, words=parts["words"], idf=idf)


@cache
def kind_model() -> KindModel:
    """The model that comes with the library."""
    with np.load(FILE) as found:
        idf = dict(zip(found["words"].tolist(), found["idf"].astype(float).tolist(), strict=True))
        weights, start = found["weights"].astype(float), found["start"].astype(float)
        return KindModel(found["table"], WordModel(KINDS, weights, start, idf))


def kind_features(scores: Sequence[Mapping[str, float]], lengths: Sequence[int]) -> NDArray[np.float64]:
    """A row a text: log(1 + score) of each kind in order, and log of the length in words."""
    said = np.log1p(np.array([[one.get(kind, 0.0) for kind in KINDS] for one in scores]).reshape(-1, len(KINDS)))
    return np.column_stack([said, np.log(np.maximum(1, lengths))])
