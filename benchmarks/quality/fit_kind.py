"""Fit the model for kind, on the train part of the open corpus. Run: python -m benchmarks.quality.fit_kind"""

from typing import Any

from inspel_text.corpus import Contribution
from inspel_text.facets import facet
from inspel_text.kind_model import FILE, KindModel, kind_features
from inspel_text.lang.words import word_texts
from inspel_text.matching import Matcher
from inspel_text.steps.cues import FindCues
from inspel_text.steps.kind import KINDS, kind_scorer, kind_scores
from inspel_text.steps.language import Language
from inspel_text.steps.split import Split
from inspel_text.training import Example, examples
from inspel_text.wordmodel import learn_beside

_STRENGTH, _CUES_COUNT = 10.0, 3.0  # the best of 1, 3 and 10 on dev: how freely words, and cues, are weighed


def main() -> None:
    """Fit, write the model, and say on how much."""
    told = examples()
    beside = kind_features(_scores(told), [len(word_texts(one.text)) for one in told])
    words, table = learn_beside([(one.text, one.kind) for one in told], KINDS, _CUES_COUNT * beside, _STRENGTH)
    KindModel(_CUES_COUNT * table, words).save(FILE)
    print(f"{FILE.name}: {len(told)} contributions")


def _scores(told: tuple[Example, ...]) -> list[dict[str, float]]:
    matcher = Matcher([("kind", book) for book in facet("kind")])
    bag: dict[str, Any] = {"rows": [Contribution("", one.text) for one in told], "matcher": matcher}
    for step in (Language(), Split(), FindCues()):
        bag.update(step(bag))
    scorer = kind_scorer(matcher)
    return [kind_scores(scorer, (hit for part in hits for hit in part)) for hits in bag["hits"]]


if __name__ == "__main__":
    main()
