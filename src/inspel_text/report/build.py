"""Put a report together as plain data. ``report.json`` is this; HTML, XLSX and CSV are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from inspel_text import __version__
from inspel_text.codebook import Codebook
from inspel_text.facets import swedish
from inspel_text.pipeline import Outcome
from inspel_text.report import parts
from inspel_text.report.behind import Behind
from inspel_text.report.material import Material
from inspel_text.weighting import Population, rake


@dataclass(frozen=True, slots=True)
class Head:
    """What the person who ran it says about the report, and what the reading of the files left."""

    title: str
    sources: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Mapping[str, str], ...] = ()
    population: Population | None = None
    unreadable: int = 0


def build(outcome: Outcome, book: Codebook, head: Head) -> tuple[dict[str, Any], Behind]:
    """The report and the lists behind its numbers (row numbers; the report itself holds ids)."""
    behind = Behind(outcome.shared["ids"])
    material = Material(outcome, book, behind)
    material.fetch(parts.quoted_rows(material))
    made = {
        "title": head.title,
        "inspel": __version__,
        "codebook": {"name": book.name, "title": book.title, "title_en": book.title_en, "version": book.version},
        "sources": list(head.sources),
        "problems": list(head.problems),
        "ledger": parts.ledger(material, head.unreadable),
        "who": parts.who(material),
        "repeated": parts.repeated(material),
        "senders_known": bool((material.table.sender >= 0).any()),
        "priorities": parts.priorities(material),
        "weighting": _weighting(material, head.population),
        "areas": parts.areas(material),
        "parallel": parts.parallel(material),
        "differences": parts.differences(material),
        "conflicts": parts.conflicts(material, swedish("interests")),
        "emerging": parts.emerging(material),
    }
    return {**made, "behind": behind.plain()}, behind


def _weighting(material: Material, population: Population | None) -> dict[str, Any]:
    """Shares of contributions a code, weighted to the population; or the plain word that this is not representative."""
    if not population:
        return {"representative": False, "by": [], "design_effect": None, "codes": []}
    table = material.table
    weights = rake(table, population, table.state == "coded")
    total = float(weights.by_row.sum()) or 1.0
    codes = []
    for number, code in enumerate(table.codes):
        rows = np.unique(table.rows_with(number))
        shown = float(weights.by_row[rows].sum()) / total
        plain = len(rows) / max(1, int((table.state == "coded").sum()))
        codes.append({"code": code, "share": round(plain, 4), "weighted": round(shown, 4)})
    return {
        "representative": False,
        "by": list(weights.attributes),
        "design_effect": weights.design_effect,
        "weighted_rows": weights.weighted_rows,
        "trimmed": weights.trimmed,
        "codes": codes,
    }
