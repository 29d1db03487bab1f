"""Fit the table that weighs the cues for kind, on the open corpus. Run: python -m benchmarks.quality.fit_kind"""

import numpy as np
import tomli_w
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from benchmarks.quality.labelled import ROOT, corpus
from inspel_text.codebook import Codebook
from inspel_text.facets import matcher_for
from inspel_text.lang.words import word_texts
from inspel_text.steps.cues import FindCues
from inspel_text.steps.kind import KINDS, kind_features, kind_scorer
from inspel_text.steps.language import Language
from inspel_text.steps.split import Split

OUT = ROOT / "src/inspel_text/lang/kind_weights.toml"
HEAD = """\
# How the cues for kind are weighed: a linear table over log(1 + score) of possibility, challenge, proposal, wish and
# other, log(words) and 1. Fitted by python -m benchmarks.quality.fit_kind on {n} contributions of the open corpus
# (corpora/norrbotten); right kind in five-fold cross-validation: {accuracy:.3f}.
"""


def main() -> None:
    """Fit, say how well in cross-validation, and write the table."""
    rows = [one for one in corpus() if one.labels["quality"] == "ok"]
    matcher = matcher_for(Codebook.load("norrbotten-2040"))
    bag = {"rows": [one.contribution for one in rows], "matcher": matcher}
    for step in (Language(), Split(), FindCues()):
        bag.update(step(bag))
    scorer = kind_scorer(matcher)
    scores = [{one.code: one.score for one in scorer(hit for part in hits for hit in part)} for hits in bag["hits"]]
    features = kind_features(scores, [len(word_texts(one.contribution.text)) for one in rows])
    labels = np.array([one.labels["kind"] for one in rows])
    model = LogisticRegression(C=3, max_iter=1000, fit_intercept=False)
    accuracy = float((cross_val_predict(model, features, labels, cv=5) == labels).mean())
    model.fit(features, labels)
    table = {kind: [round(float(w), 3) for w in model.coef_[list(model.classes_).index(kind)]] for kind in KINDS}
    OUT.write_text(HEAD.format(n=len(rows), accuracy=accuracy) + tomli_w.dumps({"weights": table}), encoding="utf-8")
    print(f"{OUT.name}: {len(rows)} contributions, {accuracy:.3f} right in cross-validation")


if __name__ == "__main__":
    main()
