"""Teach the library from the open corpus: goals, kind, scope, quality. Run: python -m benchmarks.quality.fit"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution
from inspel_text.facet_model import CODES, FOLDER, FacetModel, facet_features
from inspel_text.facets import facet
from inspel_text.lang.words import word_texts
from inspel_text.matching import Matcher
from inspel_text.scoring import Scorer
from inspel_text.steps.cues import FindCues
from inspel_text.steps.kind import kind_scorer
from inspel_text.steps.language import Language
from inspel_text.steps.split import Split
from inspel_text.taught import FILE, TAUGHT, save, teach
from inspel_text.training import Example, examples
from inspel_text.wordmodel import learn_beside


class Fit(NamedTuple):
    """A facet, and whether pairs of words are looked at for it."""

    facet: str
    pairs: bool


FITS = (Fit("kind", True), Fit("scope", False), Fit("quality", True))
_STRENGTH, _CUES_COUNT = 3.0, 3.0  # the best of 1 and 3 on dev: how freely words, and cues, are weighed


def main() -> None:
    """Count, fit, write the models, and say on how much."""
    save(teach(Codebook.load(TAUGHT)))
    print(FILE.name)
    for one in FITS:
        told = [example for example in examples() if _tells(example, one.facet)]
        _fitted(one, told).save(FOLDER / f"{one.facet}_model.npz")
        print(f"{one.facet}: {len(told)} contributions")


def _tells(example: Example, name: str) -> bool:
    return bool(getattr(example, name)) and (example.quality == "ok" or name == "quality")


def _fitted(fit: Fit, told: Sequence[Example]) -> FacetModel:
    codes = CODES[fit.facet]
    beside = facet_features(_scores(told, fit.facet), [len(word_texts(one.text)) for one in told], codes)
    labels = [(one.text, getattr(one, fit.facet)) for one in told]
    words, table = learn_beside(labels, codes, _CUES_COUNT * beside, _STRENGTH, pairs=fit.pairs)
    return FacetModel(_CUES_COUNT * table, words)


def _scores(told: Sequence[Example], name: str) -> list[dict[str, float]]:
    matcher = Matcher([(name, book) for book in facet(name)])
    bag: dict[str, Any] = {"rows": [Contribution("", one.text) for one in told], "matcher": matcher}
    for step in (Language(), Split(), FindCues()):
        bag.update(step(bag))
    scorer = kind_scorer(matcher) if name == "kind" else Scorer(matcher, name)
    return [{one.code: one.score for one in scorer(hit for part in hits for hit in part)} for hits in bag["hits"]]


if __name__ == "__main__":
    main()
