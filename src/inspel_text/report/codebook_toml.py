"""The codebook that was used, as one file that ``Codebook.load`` reads back. docs/reference/codebook-format.md"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from inspel_text.codebook import LANGUAGES, WEIGHTS, Code, Codebook, Cue, Topic
from inspel_text.errors import OutputError

_LISTS = (*WEIGHTS, *LANGUAGES)
_LIST_OF = {weight: name for name, weight in WEIGHTS.items()}
_SIGN_OF = {3.0: "+", 1.5: "", 0.5: "-"}


def write_codebook(file: Path, book: Codebook) -> None:
    """Write the whole book, what it includes too. Raises OutputError for a cue the format has no place for."""
    file.write_text(tomli_w.dumps(_table(book)), encoding="utf-8", newline="\n")


def _table(book: Codebook) -> dict[str, Any]:
    head = {name: getattr(book, name) for name in ("name", "title", "title_en", "version", "language", "parallel")}
    walks = {name: {own: list(their) for own, their in rows.items()} for name, rows in book.crosswalk.items()}
    return _filled(
        {"codebook": _filled(head), "crosswalk": walks, "code": [_code(code, book.language) for code in book.codes]}
    )


def _filled(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table without what is empty, and with lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in table.items() if value}


def _code(code: Code, language: str) -> dict[str, Any]:
    names = ("code", "title", "title_en", "parent", "description", "description_en", "examples")
    table = {name: getattr(code, name) for name in names}
    return _filled({**table, "topic": [_topic(topic, code.code, language) for topic in code.topics]})


def _topic(topic: Topic, code: str, language: str) -> dict[str, Any]:
    below = topic.code if topic.code != code else ""
    lists: dict[str, list[str]] = {}
    reached = 0
    for cue in topic.cues:
        name, written = _place(cue, language, reached)
        reached = max(reached, _LISTS.index(name))
        lists.setdefault(name, []).append(written)
    return _filled(
        {"name": topic.name, "name_en": topic.name_en, "code": below, **{name: lists.get(name) for name in _LISTS}}
    )


def _place(cue: Cue, language: str, reached: int) -> tuple[str, str]:
    """The list a cue goes in and how it is written there; the first list not before ``reached``, to keep the order."""
    places = list(_places(cue, language))
    if not places:
        raise OutputError("export.cue_has_no_list", cue=cue.text, weight=cue.weight, language=cue.language)
    return next((place for place in places if _LISTS.index(place[0]) >= reached), places[0])


def _places(cue: Cue, language: str) -> Iterator[tuple[str, str]]:
    if cue.language == language and cue.weight in _LIST_OF:
        yield _LIST_OF[cue.weight], cue.text
    if cue.language in LANGUAGES and cue.weight in _SIGN_OF and not cue.text.startswith(("+", "-")):
        yield cue.language, _SIGN_OF[cue.weight] + cue.text
