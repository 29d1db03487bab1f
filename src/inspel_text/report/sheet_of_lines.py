"""The sheet of contributions: one row each, or, where they are too many for a sheet, their counts."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inspel_text.corpus import FIELDS
from inspel_text.facets import swedish
from inspel_text.report.sheets import Cell, Row, background
from inspel_text.report.wording import word
from inspel_text.steps.kind import KINDS
from inspel_text.steps.scope import IN

_BEST = 3
_FIELDS = tuple(name for name in FIELDS if name != "sender")


def own_columns(lines: Iterable[str]) -> list[str]:
    """The headings of the files' own columns, in the order they are first met."""
    return list(dict.fromkeys(name for line in lines for name in json.loads(line)["extra"]))


def contribution(line: str, own: Iterable[str]) -> Row:
    """The row of one JSON line; ``own`` are the files' own columns."""
    one = json.loads(line)
    codes: list[Cell] = [cell for code in one["codes"][:_BEST] for cell in (code["code"], code["probability"])]
    return [
        one["id"],
        word(f"state_{one['state']}"),
        one["language"],
        word(f"kind_{one['kind']}"),
        scope_name(one["scope"]),
        one["scope_reason"] or None,
        ", ".join(one["decided"]) or None,
        *codes,
        *[None] * (2 * _BEST - len(codes)),
        one["redacted_text"],
        one["duplicate_of"],
        one["source"] or None,
        one["row"],
        *(one["fields"].get(name) for name in _FIELDS),
        *(one["extra"].get(name) for name in own),
    ]


def scope_name(scope: str) -> str:
    """Why something seems to fall outside, in two words; or that it does not."""
    return "Hör hit" if scope == IN else swedish("scope")[scope].title


def counts(report: Mapping[str, Any], lines: Iterable[str]) -> Iterator[Row]:
    """How many contributions in each state, of each kind, within or without, and from where."""
    kinds, scopes = Counter[str](), Counter[str]()
    for line in lines:
        one = json.loads(line)
        kinds[one["kind"]] += 1
        scopes[one["scope"]] += 1
    yield ["contributions.jsonl", "ett inspel på varje rad", report["ledger"]["received"]]
    for state, number in report["ledger"]["states"].items():
        yield [word("state"), word(f"state_{state}"), number["n"]]
    for kind in KINDS:
        yield ["Slag", word(f"kind_{kind}"), kinds[kind]]
    for scope in sorted(scopes):
        yield ["Avgränsning", scope_name(scope), scopes[scope]]
    for attribute, values in report["who"].items():
        for one in values:
            yield [background(attribute), one["value"], _shown(one["n"])]


def _shown(number: int | None) -> Cell:
    return word("fewer") if number is None else number
