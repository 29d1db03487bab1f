"""How good the analysis is on a labelled collection: each figure with a bootstrap 95 % interval over contributions.

A figure is the sum over contributions of what counts for it, divided by the sum of what it is counted over; an F1 value
is such a quotient too: twice the hits over twice the hits plus what was missed and what was found wrongly.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.labelled import Labelled

DRAWS, SEED = 2000, 2040
_BINS = 10
_COVERED = 0.6  # of a piece of personal data must lie in the span found, for it to count as found
FOUR_KINDS = ("possibility", "challenge", "proposal", "wish")
QUALITIES = ("ok", "empty", "spam", "abusive")
LANGUAGES = ("sv", "fi", "fit", "se", "en", "nb")

Array = NDArray[np.float64]
Line = Mapping[str, Any]
Row = tuple[Mapping[str, str], Line, str]  # labels, what we said, the text
Counts = Iterator[tuple[float, float]]  # what counts, what it is counted over; one pair a contribution


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` from ``low`` to ``high``; ``over`` is how many contributions (pairs, pieces) it is counted over."""

    value: float
    low: float
    high: float
    over: int


def lines_of(rows: Sequence[Labelled]) -> list[Line]:
    """What the standard run says about each contribution: the lines of contributions.jsonl."""
    from inspel_text.analysis import analyse
    from inspel_text.codebook import Codebook

    with analyse((one.contribution for one in rows), Codebook.load("norrbotten-2040")) as outcome:
        return [json.loads(line) for line in outcome.bag()["lines"]]


def figures(labelled: Sequence[Labelled], lines: Sequence[Line]) -> dict[str, Figure | None]:
    """Every figure by its name; None where nothing is labelled so."""
    rows: list[Row] = [(a.labels, b, a.contribution.text) for a, b in zip(labelled, lines, strict=True)]
    weights = _weights(len(rows))
    made = {name: _quotient(counts(rows), weights) for name, counts in COUNTED.items()}
    for language in LANGUAGES:
        made[f"goal_{language}"] = _quotient(_goal_in(rows, language), weights)
    for quality in QUALITIES:
        made[f"quality_{quality}"] = _quotient(_f1(rows, "quality", quality), weights)
    made["duplicate_pairs"] = _quotient(_pairs(rows), weights)
    made["calibration"] = _calibration(rows, weights)
    return made


def _weights(number: int) -> Array:
    """How often each contribution is drawn; the first line is the collection itself."""
    chance = np.random.default_rng(SEED)
    draws = chance.multinomial(number, np.full(number, 1 / number), size=DRAWS)
    return np.vstack([np.ones(number), draws]).astype(np.float64)


def _quotient(counts: Counts, weights: Array) -> Figure | None:
    top, below = np.array(list(counts), np.float64).reshape(-1, 2).T
    if not below.sum():
        return None
    with np.errstate(invalid="ignore"):
        values = (weights @ top) / (weights @ below)
    return _figure(values, int((below > 0).sum()))


def _figure(values: Array, over: int) -> Figure:
    low, high = np.nanquantile(values[1:], (0.025, 0.975))
    return Figure(float(values[0]), float(low), float(high), over)


def _with_goal(hit: Callable[[Mapping[str, str], Line], bool]) -> Callable[[Sequence[Row]], Counts]:
    def counts(rows: Sequence[Row]) -> Counts:
        for labels, line, _ in rows:
            yield (float(hit(labels, line)), 1) if labels["goal"] else (0, 0)

    return counts


def _goal_in(rows: Sequence[Row], language: str) -> Counts:
    for labels, line, _ in rows:
        counted = bool(labels["goal"]) and labels["language"] == language
        yield float(counted and _first(line) == labels["goal"]), float(counted)


def _first(line: Line) -> str:
    return str(line["codes"][0]["code"]) if line["codes"] else ""


def _either(labels: Mapping[str, str], code: str) -> bool:
    return bool(code) and code in (labels["goal"], labels["goal2"])


def _decided_share(rows: Sequence[Row]) -> Counts:
    for labels, line, _ in rows:
        yield (float(bool(line["decided"])), 1) if labels["goal"] else (0, 0)


def _decided_right(rows: Sequence[Row]) -> Counts:
    for labels, line, _ in rows:
        decided = line["decided"] if labels["goal"] else []
        yield sum(_either(labels, code) for code in decided), len(decided)


def _equal(name: str) -> Callable[[Sequence[Row]], Counts]:
    def counts(rows: Sequence[Row]) -> Counts:
        for labels, line, _ in rows:
            yield float(labels[name] == line[name]), 1

    return counts


def _meant(count: Callable[[Mapping[str, str], Line], tuple[float, float]]) -> Callable[[Sequence[Row]], Counts]:
    """Over the contributions that are labelled ok: not empty, spam or abusive."""

    def counts(rows: Sequence[Row]) -> Counts:
        for labels, line, _ in rows:
            yield count(labels, line) if labels["quality"] == "ok" else (0, 0)

    return counts


def _kind(labels: Mapping[str, str], line: Line) -> tuple[float, float]:
    return _among_kinds(labels, line["kind"] == labels["kind"])


def _challenge(labels: Mapping[str, str], line: Line) -> tuple[float, float]:
    return _among_kinds(labels, (line["kind"] == "challenge") == (labels["kind"] == "challenge"))


def _among_kinds(labels: Mapping[str, str], hit: bool) -> tuple[float, float]:
    counted = labels["kind"] in FOUR_KINDS
    return float(hit and counted), float(counted)


def _outside(labels: Mapping[str, str], line: Line) -> tuple[float, float]:
    """Found to be outside, whatever the reason."""
    return _hits(labels["scope"] != "in", line["scope"] != "in", same=True)


def _outside_why(labels: Mapping[str, str], line: Line) -> tuple[float, float]:
    """Found to be outside for the right reason."""
    return _hits(labels["scope"] != "in", line["scope"] != "in", same=labels["scope"] == line["scope"])


def _points(labels: Mapping[str, str], line: Line) -> tuple[float, float]:
    return float(int(labels["points"] or 1) == max(1, len(line["segments"]))), 1


def _f1(rows: Sequence[Row], name: str, value: str) -> Counts:
    if not any(labels[name] == value for labels, _, _ in rows):
        return
    for labels, line, _ in rows:
        yield _hits(labels[name] == value, line[name] == value, same=True)


def _hits(there: bool, said: bool, *, same: bool) -> tuple[float, float]:
    return 2.0 * (there and said and same), float(there) + float(said)


def _pairs(rows: Sequence[Row]) -> Counts:
    """F1 over pairs of contributions in the same group; a pair is counted with its later contribution."""
    groups, found = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set)
    for place, (labels, line, _) in enumerate(rows):
        there, said = labels["duplicate_of"] or labels["id"], line["duplicate_of"] or line["id"]
        yield 2.0 * len(groups[there] & found[said]), float(len(groups[there]) + len(found[said]))
        groups[there].add(place)
        found[said].add(place)


def _personal_recall(rows: Sequence[Row]) -> Counts:
    for labels, line, text in rows:
        pieces, spans = _pieces(labels), _spans(line, text)
        yield sum(any(_covers(span, piece) for span in spans) for piece in pieces), len(pieces)


def _personal_false(rows: Sequence[Row]) -> Counts:
    """Spans that touch no piece of personal data, a hundred contributions."""
    for labels, line, text in rows:
        pieces = _pieces(labels)
        yield 100.0 * sum(not any(p in span or span in p for p in pieces) for span in _spans(line, text)), 1


def _pieces(labels: Mapping[str, str]) -> list[str]:
    return [piece.strip() for piece in labels["personal_data"].split(" | ") if piece.strip()]


def _spans(line: Line, text: str) -> list[str]:
    return [text[one["start"] : one["end"]] for one in line["personal_data"]]


def _covers(span: str, piece: str) -> bool:
    return piece in span or (span in piece and len(span) > _COVERED * len(piece))


def _calibration(rows: Sequence[Row], weights: Array) -> Figure | None:
    """Expected calibration error of the first code: how far the stated probability lies from what came true."""
    scored = [(n, a, b["codes"][0]) for n, (a, b, _) in enumerate(rows) if a["goal"] and b["codes"]]
    if not scored:
        return None
    gaps = np.zeros((len(rows), _BINS))
    for place, labels, first in scored:
        stated = float(first["probability"])
        gaps[place, min(_BINS - 1, int(stated * _BINS))] = stated - _either(labels, first["code"])
    counted = np.zeros(len(rows))
    counted[[place for place, _, _ in scored]] = 1
    return _figure(np.abs(weights @ gaps).sum(axis=1) / (weights @ counted), len(scored))


COUNTED: Mapping[str, Callable[[Sequence[Row]], Counts]] = {
    "goal_first": _with_goal(lambda labels, line: _first(line) == labels["goal"]),
    "goal_either": _with_goal(lambda labels, line: _either(labels, _first(line))),
    "goal_three": _with_goal(lambda labels, line: labels["goal"] in [one["code"] for one in line["codes"][:3]]),
    "area": _with_goal(lambda labels, line: _first(line)[:1] == labels["goal"][:1]),
    "decided_share": _decided_share,
    "decided_right": _decided_right,
    "kind": _meant(_kind),
    "challenge": _meant(_challenge),
    "outside": _meant(_outside),
    "outside_why": _meant(_outside_why),
    "personal_recall": _personal_recall,
    "personal_false": _personal_false,
    "language": _equal("language"),
    "points": _meant(_points),
}
