"""A small report, as build() makes it: two goals in one area, four contributions."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspel_text.codebook import Codebook
from inspel_text.steps.priority import AXES

Line = Callable[..., str]

BOOK = """
[codebook]
name = "vardag"
title = "Vardag"
version = "2"

[[code]]
code = "1"
title = "Livet"
title_en = "Life"

[[code]]
code = "1.1"
title = "Resor"
title_en = "Travel"
parent = "1"
description = "Att ta sig <fram>."
[[code.topic]]
name = "Buss"
name_en = "Bus"
code = "1.1.1"
strong = ["buss*"]
cues = ["hållplats"]
against = ["bussig"]
en = ["+bus*", "stop", "-road"]

[[code]]
code = "1.1.1"
title = "Fler turer"
parent = "1.1"

[[code]]
code = "1.2"
title = "Bostäder"
title_en = "Homes"
parent = "1"
[[code.topic]]
name = "Hyresrätter"
cues = ["hyresrätt*"]
sv = ["+bostad*"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Codebook:
    file = tmp_path / "vardag.toml"
    file.write_text(BOOK, encoding="utf-8")
    return Codebook.load(file)


@pytest.fixture
def line() -> Line:
    """A JSON line with what is given, and ordinary values for the rest."""

    def made(number: int = 1, text: str = "Fler bussar.", codes: tuple[str, ...] = ("1.1",), **given: Any) -> str:
        coded = [{"code": code, "probability": 0.9, "because": ["bussar"]} for code in codes]
        whole = [{"start": 0, "end": len(text), "codes": coded, "kind": "wish", "scope": "in"}]
        ordinary = {
            "id": str(number), "source": "svar.csv", "row": number + 1, "language": "sv", "quality": "ok",
            "state": "coded" if codes else "review", "duplicate_of": None, "personal_data": [], "redacted_text": text,
            "segments": whole if text else [], "codes": coded, "decided": list(codes), "pathways": [], "kind": "wish",
            "scope": "in", "scope_reason": "", "scope_because": [], "fields": {"municipality": "Boden"}, "extra": {},
        }  # fmt: skip
        return json.dumps({**ordinary, **given}, ensure_ascii=False)

    return made


@pytest.fixture
def report() -> dict[str, Any]:
    states = dict.fromkeys(("review", "outside", "duplicate", "empty", "withheld"), number(0))
    return {
        "title": "Vad folk sa",
        "inspel": "0.1.0",
        "codebook": {"name": "vardag", "title": "Vardag", "title_en": "", "version": "2"},
        "sources": [{"name": "svar.csv", "sha256": "ab"}],
        "problems": [],
        "ledger": {"received": 2, "unreadable": 1, "states": {"coded": number(2, "b1"), **states}},
        "who": {"municipality": [{"value": "Boden", **number(2, "b1")}], "group": [{"value": "Unga", "n": None}]},
        "priorities": [priority("1.1", "Resor", "Travel", 2, "b1"), priority("1.2", "Bostäder", "Homes", 1, "b2")],
        "areas": [area()],
        "differences": {"tested": 7, "found": [difference()]},
        "conflicts": [conflict()],
        "emerging": [emerging()],
        "behind": {"b1": behind(["1", "2"]), "b2": behind(["2"])},
    }


def number(n: int, key: str | None = None) -> dict[str, Any]:
    return {"n": n, "behind": key}


def behind(ids: list[str]) -> dict[str, Any]:
    return {"sv": "", "en": "", "n": len(ids), "query": "", "ids": ids}


def priority(code: str, sv: str, en: str, n: int, key: str) -> dict[str, Any]:
    measure = {"raw": n, "effective": n, "low": 0, "high": n + 1, "rank": 1, "rank_low": 1, "rank_high": 2}
    names = {"code": code, "sv": sv, "en": en, "area": "1"}
    return {**names, "contributions": number(n, key), "texts": n, "axes": dict.fromkeys(AXES, measure)}


def area() -> dict[str, Any]:
    bus = {"sv": "Buss", "en": "Bus", "pathway": "1.1.1", **number(2, "b1")}
    return {
        "code": "1",
        "sv": "Livet",
        "en": "Life",
        "goals": [
            goal("1.1", "Resor", "Travel", number(2, "b1"), [bus], {"possibility": [quote("=Bussen går.")]}),
            goal("1.2", "Bostäder", "Homes", number(1, "b2"), [], {"challenge": []}),
        ],
    }


def goal(code: str, sv: str, en: str, n: dict[str, Any], topics: list[Any], quotes: dict[str, Any]) -> dict[str, Any]:
    who = {"municipality": [{"value": "Boden", **n}]}
    return {"code": code, "sv": sv, "en": en, "contributions": n, "topics": topics, "quotes": quotes, "who": who}


def quote(text: str) -> dict[str, Any]:
    return {"id": "1", "row": 0, "start": 0, "end": len(text), "text": text, "municipality": "Boden"}


def difference() -> dict[str, Any]:
    counts = {"inside": 9, "of_inside": 10, "outside": 1, "of_outside": 10, "difference": 0.8, "low": 0.4, "high": 0.9}
    return {
        "attribute": "language",
        "value": "fi",
        "code": "1.1",
        "sv": "Resor",
        "en": "",
        **counts,
        "p": 0.01,
        "q": 0.02,
    }


def conflict() -> dict[str, Any]:
    return {"one": "a", "other": "b", "sv": "A – B", "en": "A – B", "n": 1, "sides": {"": [quote("A men inte B.")]}}


def emerging() -> dict[str, Any]:
    return {"label": ["katt", "hund"], "stability": 0.8, "stable": True, "quotes": [quote("Katten.")], **number(3)}
