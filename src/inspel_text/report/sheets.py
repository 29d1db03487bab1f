"""What stands on the sheets that are made from the report: rows of cells, in the order of workbook.toml."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from inspel_text.report.wording import word
from inspel_text.steps.priority import AXES

Cell = str | int | float | None
Row = list[Cell]
_MEASURES = ("raw", "effective", "low", "high", "rank", "rank_low", "rank_high")
_COMPARED = ("inside", "of_inside", "outside", "of_outside", "difference", "low", "high", "p", "q")
_EXAMPLES = 3


def _ledger(report: Mapping[str, Any]) -> Iterator[Row]:
    states = report["ledger"]["states"]
    for state, number in states.items():
        yield [word(f"state_{state}"), word(f"means_{state}"), number["n"]]
    yield [word("sum"), None, sum(number["n"] for number in states.values())]


def _goals(report: Mapping[str, Any]) -> Iterator[Row]:
    for one in report["priorities"]:
        axes = [one["axes"][axis][measure] for axis in AXES for measure in _MEASURES]
        yield [one["area"], one["code"], one["sv"], one["en"], one["contributions"]["n"], one["texts"], *axes]


def _topics(report: Mapping[str, Any]) -> Iterator[Row]:
    for goal in _each_goal(report):
        for one in goal["topics"]:
            yield [goal["code"], goal["sv"], one["pathway"] or None, one["sv"], one["en"], one["n"]]


def _quotes(report: Mapping[str, Any]) -> Iterator[Row]:
    for goal in _each_goal(report):
        for side, quotes in goal["quotes"].items():
            yield from ([goal["code"], goal["sv"], word(f"side_{side}"), *_quote(one)] for one in quotes)


def _each_goal(report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (goal for area in report["areas"] for goal in area["goals"])


def _quote(one: Mapping[str, Any]) -> Row:
    return [one["text"], one["id"], one["start"], one["end"], one.get("municipality"), one.get("channel")]


def _differences(report: Mapping[str, Any]) -> Iterator[Row]:
    for one in report["differences"]["found"]:
        yield [background(one["attribute"]), one["value"], one["code"], one["sv"], *(one[name] for name in _COMPARED)]


def background(attribute: str) -> str:
    """A background column's name."""
    return word("language_of" if attribute == "language" else attribute)


def _conflicts(report: Mapping[str, Any]) -> Iterator[Row]:
    for one in report["conflicts"]:
        head: Row = [one["sv"], one["en"], one["n"]]
        voices = [
            [word(f"side_{side or 'between'}"), *_quote(voice)] for side, said in one["sides"].items() for voice in said
        ]
        yield from ([*head, *voice] for voice in voices or [[]])


def _emerging(report: Mapping[str, Any]) -> Iterator[Row]:
    for one in report["emerging"]:
        examples = [f"{quote['text']} ({quote['id']})" for quote in one["quotes"][:_EXAMPLES]]
        verdict = word("stable" if one["stable"] else "unstable")
        yield [", ".join(one["label"]), one["n"], one["stability"], verdict, *examples]


FROM_REPORT: Mapping[str, Callable[[Mapping[str, Any]], Iterator[Row]]] = {
    "ledger": _ledger,
    "goals": _goals,
    "topics": _topics,
    "quotes": _quotes,
    "differences": _differences,
    "conflicts": _conflicts,
    "emerging": _emerging,
}
"""Each sheet's rows; the keys are tables of workbook.toml."""
