"""Every error says something, in both languages, and is given what its sentence needs."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from tools.docs_in_step.python_source import modules

FOLDER = "src/inspel_text/messages"
LANGUAGES = ("sv", "en")
_CODE = re.compile(r"([a-z]\w*)\.([a-z]\w*)")
_FILE_ENDINGS = ("csv", "html", "j2", "json", "jsonl", "md", "qdpx", "toml", "txt", "xlsx", "zip")

Sentences = Mapping[str, Mapping[str, str]]  # "table.key" → language → sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """A "table.key" in the source, and what it is raised with: None where that stands elsewhere."""

    place: str
    code: str
    given: frozenset[str] | None


def check(root: Path) -> list[str]:
    """The tables by themselves, then against what the source raises."""
    known = sentences(root)
    return [*_incomplete(known), *_unsaid(mentions(root, {code.partition(".")[0] for code in known}), known)]


def sentences(root: Path) -> Sentences:
    """All tables as one."""
    tables = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in sorted((root / FOLDER).glob("*.toml"))}
    return {f"{table}.{key}": said for table, keys in tables.items() for key, said in keys.items()}


def placeholders(sentence: str) -> set[str]:
    """The names in braces."""
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def mentions(root: Path, tables: set[str]) -> Iterator[Mention]:
    """Codes raised where they stand, and strings that name a table there is: those are raised from elsewhere."""
    for path, tree in modules(root):
        calls = {call.args[0]: call for call in ast.walk(tree) if isinstance(call, ast.Call) and call.args}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                call = calls.get(node)
                if code := _code(node.value, _called(call), tables):
                    yield Mention(f"{path}:{node.lineno}", code, _given(call))


def _code(text: str, called: str, tables: set[str]) -> str:
    """The code that a string is, when it is one: what is raised, a sentence of the command line, or one of a table."""
    if called == "say":
        return f"cli.{text}"
    found = _CODE.fullmatch(text)
    raised = called.endswith("Error") or called.lower() == "problem"
    return text if found and (raised or (found[1] in tables and found[2] not in _FILE_ENDINGS)) else ""


def _called(call: ast.Call | None) -> str:
    function = call.func if call else None
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _given(call: ast.Call | None) -> frozenset[str] | None:
    """The names a call passes; None where some are passed as **names, or where there is no call."""
    names = [keyword.arg for keyword in call.keywords] if call else [None]
    return None if None in names else frozenset(name for name in names if name)


def _incomplete(known: Sentences) -> Iterator[str]:
    for code, said in known.items():
        key, missing = code.partition(".")[2], [language for language in LANGUAGES if not said.get(language)]
        if missing:
            yield f"{_file(code)}: write [{key}] in {' and '.join(missing)}."
        elif len({frozenset(placeholders(said[language])) for language in LANGUAGES}) > 1:
            yield f"{_file(code)}: give [{key}] the same {{placeholders}} in {' and '.join(LANGUAGES)}."


def _unsaid(mentioned: Iterator[Mention], known: Sentences) -> Iterator[str]:
    for one in mentioned:
        if one.code not in known:
            yield f"{one.place}: {one.code} has no sentence; write it in {_file(one.code)}."
        elif one.given is not None and (left := placeholders(known[one.code].get("sv", "")) - one.given):
            yield f"{one.place}: {one.code} also needs {', '.join(sorted(left))}."


def _file(code: str) -> str:
    return f"{FOLDER}/{code.partition('.')[0]}.toml"
