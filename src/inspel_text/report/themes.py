"""themes.csv: areas, goals, themes and suggested themes with their counts, for a spreadsheet or a chart."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from inspel_text.report.harmless import harmless

COLUMNS = ("level", "code", "name_sv", "name_en", "contributions", "people", "municipalities", "stability")
_Row = dict[str, str | int | float]


def write_themes(file: Path, report: Mapping[str, Any]) -> None:
    """Write the file as UTF-8 with a byte order mark, so that Excel reads å, ä and ö. An empty cell was not counted."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(_safe(row) for row in _rows(report))


def _safe(row: _Row) -> _Row:
    return {name: harmless(value) if isinstance(value, str) else value for name, value in row.items()}


def _rows(report: Mapping[str, Any]) -> Iterator[_Row]:
    axes = {one["code"]: one["axes"] for one in report["priorities"]}
    for area in report["areas"]:
        if area["code"]:
            yield _area(area, report["behind"])
        for goal in area["goals"]:
            yield _goal(goal, axes[goal["code"]])
            yield from (_theme(topic, goal["code"]) for topic in goal["topics"])
    yield from (_suggested(one) for one in report["emerging"])


def _named(level: str, one: Mapping[str, Any]) -> _Row:
    return {"level": level, "code": one["code"], "name_sv": one["sv"], "name_en": one["en"]}


def _area(area: Mapping[str, Any], behind: Mapping[str, Any]) -> _Row:
    """An area's contributions are counted once each, however many of its goals they are about."""
    lists = [behind[goal["contributions"]["behind"]] for goal in area["goals"] if goal["contributions"]["n"]]
    row = _named("area", area)
    if all(len(one["ids"]) == one["n"] for one in lists):
        row["contributions"] = len({found for one in lists for found in one["ids"]})
    row["municipalities"] = len({one["value"] for goal in area["goals"] for one in goal["who"]["municipality"]})
    return row


def _goal(goal: Mapping[str, Any], axes: Mapping[str, Any]) -> _Row:
    counts = {axis: axes[axis]["raw"] for axis in ("people", "municipalities")}
    return {**_named("goal", goal), "contributions": goal["contributions"]["n"], **counts}


def _theme(topic: Mapping[str, Any], goal: str) -> _Row:
    return {**_named("theme", {**topic, "code": topic["pathway"] or goal}), "contributions": topic["n"]}


def _suggested(one: Mapping[str, Any]) -> _Row:
    label = ", ".join(one["label"])
    row = _named("suggested", {"code": "", "sv": label, "en": label})
    return {**row, "contributions": one["n"], "stability": one["stability"]}
