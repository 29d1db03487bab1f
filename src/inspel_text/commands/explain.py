"""inspel explain: why a contribution was coded as it was, in the words that decided."""

import argparse
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from inspel_text.cli import Parser, say
from inspel_text.errors import ReadError

_HEAD = ("state", "language", "kind")


def add_arguments(parser: Parser, lang: str) -> None:
    """What ``inspel explain`` takes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("explain_folder", lang))
    parser.add_argument("id", metavar="ID", help=say("explain_id", lang))


def run(given: argparse.Namespace, lang: str) -> int:
    """Print the explanation."""
    from inspel_text.codebook import Codebook
    from inspel_text.report.read_back import lines_of

    known: list[str] = []
    for line in lines_of(given.folder):
        known.append(line["id"])
        if line["id"] == given.id:
            book = Codebook.load(given.folder / "codebook.toml")
            titles = {code.code: (code.title_en if lang == "en" else "") or code.title for code in book.codes}
            print("\n".join(_explained(line, titles, lang)))
            return 0
    near = difflib.get_close_matches(given.id, known, 3, 0.0)
    raise ReadError("cli.no_id", id=given.id, folder=given.folder, near=", ".join(near))


def _explained(line: Mapping[str, Any], titles: Mapping[str, str], lang: str) -> Iterator[str]:
    yield " · ".join([line["id"], *(f"{say(name, lang)}: {_named(name, line[name], lang)}" for name in _HEAD)])
    yield ""
    yield f"  {line['redacted_text']}"
    yield ""
    if line["duplicate_of"]:
        yield f"{say('duplicate_of', lang)}: {line['duplicate_of']}"
    if line["scope"] != "in":
        yield f"{say('scope', lang)}: {_outside(line, lang)}"
    yield say("decided", lang) if line["decided"] else say("not_decided", lang)
    for one in line["codes"]:
        mark = "•" if one["code"] in line["decided"] else " "
        yield f" {mark} {one['code']} {titles.get(one['code'], '')}: {one['probability']:.2f} {_because(one, lang)}"
    if len(line["segments"]) > 1:
        yield from _points(line, lang)


def _points(line: Mapping[str, Any], lang: str) -> Iterator[str]:
    for number, part in enumerate(line["segments"], 1):
        codes = ", ".join(f"{one['code']} {one['probability']:.2f}" for one in part["codes"]) or "–"
        place = f"{part['start']}–{part['end']}"
        what = f"{_named('kind', part['kind'], lang)}, {_scope_name(part['scope'], lang)}"
        yield f"{say('point', lang, n=number)} ({place}): {what}, {codes}"


def _named(name: str, value: str, lang: str) -> str:
    """What the report calls a state, a language or a kind."""
    from inspel_text.report.wording import word, words

    key = {"state": "state_", "language": "lang_", "kind": "one_"}[name] + value
    return word(key, lang) if key in words() else value


def _scope_name(code: str, lang: str) -> str:
    from inspel_text.facets import swedish

    if code == "in":
        return say("scope_in", lang)
    named = swedish("scope")[code]
    return named.title_en if lang == "en" else named.title


def _outside(line: Mapping[str, Any], lang: str) -> str:
    from inspel_text.facets import swedish

    words = ", ".join(f"”{one['text']}”" for one in line["scope_because"])
    reason = swedish("scope")[line["scope"]].description_en if lang == "en" else line["scope_reason"]
    return f"{_scope_name(line['scope'], lang)}. {reason}" + (f" ({words})" if words else "")


def _because(one: Mapping[str, Any], lang: str) -> str:
    words = ", ".join(f"”{word}”" for word in one["because"])
    return f"{say('because', lang)} {words}" if words else f"({say('learned', lang)})"


__all__ = ["add_arguments", "run"]
