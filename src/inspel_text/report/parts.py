"""The parts of a report, each from the material to plain data."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from inspel_text.codebook import Code, Codebook
from inspel_text.ledger import STATES, Ledger
from inspel_text.report.material import Material, by_value, has_code, titled
from inspel_text.report.wording import word
from inspel_text.steps.duplicates import COPY, TEMPLATE
from inspel_text.steps.kind import KINDS
from inspel_text.steps.priority import AXES, Priority
from inspel_text.steps.summarise import SIDES
from inspel_text.table import ATTRIBUTES

SMALLEST_SHOWN = 5  # people behind a count of who said it
_VOICES_READ = 200  # voices of a conflict among which those to quote are found
SENSITIVE = ("group", "age", "gender")


def ledger(material: Material, unreadable: int) -> dict[str, Any]:
    """Each state with its contributions, and the sum; rows that could not be read stand beside it."""
    found: Ledger = material.outcome.shared["ledger"]
    state = material.table.state
    return {
        "received": found.received,
        "unreadable": unreadable,
        "states": {
            one: material.number(
                np.flatnonzero(state == one),
                word(f"state_{one}"),
                word(f"state_{one}", "en"),
                f'select(.state=="{one}")',
            )
            for one in STATES
        },
    }


def who(material: Material) -> dict[str, Any]:
    """Who took part, as far as the material tells: each background column's values."""
    return {name: _values(material, name, np.arange(len(material.ids)), "alla", "all") for name in ATTRIBUTES}


def _values(material: Material, attribute: str, rows: Any, sv: str, en: str) -> list[dict[str, Any]]:
    made = []
    for value, found in by_value(material.table, attribute, rows).items():
        hidden = attribute in SENSITIVE and len(found) < SMALLEST_SHOWN
        number = {"n": None, "behind": None} if hidden else material.number(found, f"{sv} · {value}", f"{en} · {value}")
        made.append({"value": value, **number})
    return made


def repeated(material: Material) -> dict[str, Any]:
    """Copies, templates and re-sendings: three separate counts, and the groups of three texts or more."""
    shared, table = material.outcome.shared, material.table
    groups: dict[int, list[int]] = defaultdict(list)
    for row, first in enumerate(table.unit.tolist()):
        groups[first].append(row)
    large = sorted((rows for rows in groups.values() if len(rows) > 2), key=lambda rows: (-len(rows), rows[0]))
    copies, templates = np.flatnonzero(shared["alike"] == COPY), np.flatnonzero(shared["alike"] == TEMPLATE)
    resent, query = np.flatnonzero(shared["resent"]), 'select(.state=="duplicate")'
    numbers = {
        "copies": material.number(copies, "Samma ord som ett tidigare inspel", "The same words as an earlier one"),
        "templates": material.number(templates, "Nästan samma text", "Nearly the same text"),
        "resent": material.number(resent, "Samma avsändare igen", "The same sender again", query),
    }
    same = shared.get("same_argument", [])
    rows = [row for group in same for row in group]
    numbers["same_argument"] = material.number(rows, "Samma argument i andra ord", "The same argument in other words")
    campaigns = [material.number(rows, "Kampanj", "Campaign") | {"first": rows[0]} for rows in large[:10]]
    return {**numbers, "campaigns": campaigns, "texts": len(groups)}


def priorities(material: Material) -> list[dict[str, Any]]:
    """Every code on the four axes, most people first."""
    found: list[Priority] = material.outcome.shared["priorities"]
    made = [_priority(material, one) for one in found]
    return sorted(made, key=lambda one: (-one["axes"]["people"]["effective"], one["code"]))


def _priority(material: Material, one: Priority) -> dict[str, Any]:
    code, number = material.book[one.code], material.table.codes.index(one.code)
    rows = material.table.rows_with(number)
    return {
        **titled(code),
        "area": material.book.top(one.code),
        "contributions": material.number(
            rows, f"{code.code} {code.title}", f"{code.code} {code.title_en or code.title}", has_code(code.code)
        ),
        "texts": one.texts,
        "axes": {
            axis: {
                name: getattr(one.axes[axis], name)
                for name in ("raw", "effective", "low", "high", "rank", "rank_low", "rank_high")
            }
            for axis in AXES
        },
    }


def areas(material: Material) -> list[dict[str, Any]]:
    """The codebook's areas with their goals; a flat codebook is one area without a name."""
    tops = list(dict.fromkeys(material.book.top(code.code) for code in material.book.coded))
    coded = {code.code for code in material.book.coded}
    if set(tops) <= coded:
        return [{"code": "", "sv": "", "en": "", "goals": [_goal(material, code) for code in material.book.coded]}]
    return [
        {
            **titled(material.book[top]),
            "goals": [_goal(material, code) for code in material.book.coded if material.book.top(code.code) == top],
        }
        for top in tops
    ]


def _goal(material: Material, code: Code) -> dict[str, Any]:
    table, number = material.table, material.table.codes.index(code.code)
    at = table.pair_code == number
    rows, kinds = table.pair_row[at], table.pair_kind[at]
    sv, en = f"{code.code} {code.title}", f"{code.code} {code.title_en or code.title}"
    query = has_code(code.code)
    return {
        **titled(code),
        "description": {"sv": code.description, "en": code.description_en or code.description},
        "contributions": material.number(rows, sv, en, query),
        "kinds": {
            kind: material.number(
                rows[kinds == place], f"{sv} · {word(f'kind_{kind}')}", f"{en} · {word(f'kind_{kind}', 'en')}", query
            )
            for place, kind in enumerate(KINDS)
        },
        "topics": _topics(material, code, sv, en),
        "quotes": _quotes(material, code.code),
        "who": {name: _values(material, name, rows, sv, en) for name in ("municipality", "group", "channel")},
        "silent": _silent(material, rows),
    }


def _topics(material: Material, code: Code, sv: str, en: str) -> list[dict[str, Any]]:
    rows = material.outcome.shared["topic_rows"].get(code.code, {})
    made = [
        {"sv": topic.name, "en": topic.name_en or topic.name, "pathway": topic.code if topic.code != code.code else "",
         **material.number(rows.get(place, []), f"{sv} · {topic.name}", f"{en} · {topic.name_en or topic.name}")}
        for place, topic in enumerate(code.topics)
    ]  # fmt: skip
    return sorted((one for one in made if one["n"]), key=lambda one: (-one["n"], one["sv"]))


def _quotes(material: Material, code: str) -> dict[str, list[dict[str, Any]]]:
    found = {one.side: one for one in material.outcome.shared["summaries"] if one.code == code}
    return {side: [material.quote(quote) for quote in found[side].quotes] if side in found else [] for side in SIDES}


def _silent(material: Material, rows: Any) -> list[str]:
    """Municipalities that are in the material but where nobody brought this up."""
    column = material.table.attributes["municipality"]
    heard = set(column.index[rows].tolist())
    return [name for place, name in enumerate(column.names) if place not in heard]


def parallel(material: Material) -> list[dict[str, Any]]:
    """The same contributions in the taxonomies beside the codebook, by their crosswalk."""
    made = []
    for name in material.book.parallel:
        book = Codebook.load(name)
        walk = book.crosswalk.get(material.book.name, {})
        codes = [_crossed(material, code, walk.get(code.code, ())) for code in book.codes if code.code in walk]
        made.append({"name": book.name, "sv": book.title, "en": book.title_en or book.title, "codes": codes})
    return made


def _crossed(material: Material, code: Code, goals: tuple[str, ...]) -> dict[str, Any]:
    known = [material.table.codes.index(goal) for goal in goals if goal in material.table.codes]
    rows = {int(row) for number in known for row in material.table.rows_with(number)}
    return {**titled(code), "goals": list(goals), **material.number(rows, code.title, code.title_en or code.title)}


def differences(material: Material, found_from: float = 0.05) -> dict[str, Any]:
    """The differences found, and how many comparisons were made to find them.

    Those that fewer than five of a group, an age or a gender stand behind are counted as hidden.
    """
    every = material.outcome.shared["differences"]
    names = (
        "attribute", "value", "code", "inside", "of_inside", "outside", "of_outside", "difference", "low", "high",
        "p", "q",
    )  # fmt: skip
    sure = [{name: getattr(one, name) for name in names} for one in every if one.q <= found_from]
    found = [one for one in sure if one["attribute"] not in SENSITIVE or one["inside"] >= SMALLEST_SHOWN]
    for one in found:
        rows = material.table.first_with(material.table.codes.index(one["code"]))
        inside = by_value(material.table, one["attribute"], rows).get(one["value"], [])
        name = f"{one['code']} · {one['value']}"
        one.update(titled(material.book[one["code"]]), behind=material.number(inside, name, name)["behind"])
    return {"tested": len(every), "found": found, "hidden": len(sure) - len(found)}


def conflicts(material: Material, names: Mapping[str, Code]) -> list[dict[str, Any]]:
    """Interests set against each other, with up to three voices a side; each passage is shown once.

    What nobody can be quoted on is left out: there is nothing to check it by.
    """
    made: list[dict[str, Any]] = []
    told: set[tuple[int, int, int]] = set()
    for one in material.outcome.shared["conflicts"]:
        sv = " – ".join(dict.fromkeys((names[one.one].title, names[one.other].title)))
        en = " – ".join(dict.fromkeys((names[one.one].title_en, names[one.other].title_en)))
        sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for voice in one.voices[:_VOICES_READ]:
            passage = (voice.row, voice.start, voice.end)
            if len(sides[voice.side]) < 3 and passage not in told and material.may_quote(voice):
                sides[voice.side].append(material.quote(voice))
                told.add(passage)
        if not any(sides.values()):
            continue
        made.append(
            {
                "one": one.one,
                "other": one.other,
                "sv": sv,
                "en": en,
                "sides": {side: sides[side] for side in ("for", "against", "")},
                **material.number(one.rows, sv, en),
            }
        )
    return made


def emerging(material: Material) -> list[dict[str, Any]]:
    """Suggested themes that the codebook does not cover."""
    return [
        {
            "label": list(one.label),
            "stability": one.stability,
            "stable": one.stable,
            "quotes": [material.quote(quote) for quote in one.central],
            **material.number(
                (quote.row for quote in one.points),
                "Förslag: " + ", ".join(one.label),
                "Suggested: " + ", ".join(one.label),
            ),
        }
        for one in material.outcome.shared["emerging"]
    ]


def quoted_rows(material: Material) -> Iterator[int]:
    """Every row a quote is taken from."""
    shared = material.outcome.shared
    yield from (quote.row for one in shared["summaries"] for quote in one.quotes)
    yield from (quote.row for one in shared["emerging"] for quote in one.central)
    yield from (voice.row for one in shared["conflicts"] for voice in one.voices[:_VOICES_READ])
