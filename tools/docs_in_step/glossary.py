"""One word for one thing: public classes are terms of the glossary, and no identifier is a word it says to avoid."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from tools.docs_in_step.python_source import modules

PAGE = "docs/glossary.toml"


def check(root: Path) -> list[str]:
    """The glossary by itself, then against the source."""
    terms = tomllib.loads((root / PAGE).read_text(encoding="utf-8"))["term"]
    return [*_twice(terms), *_unknown_classes(root, terms), *_avoided(root, terms)]


def _twice(terms: list[Mapping[str, Any]]) -> Iterator[str]:
    for code, number in Counter(term["code"] for term in terms).items():
        if number > 1:
            yield f"{PAGE}: {code} is the code of {number} terms; give each its own."


def _unknown_classes(root: Path, terms: list[Mapping[str, Any]]) -> Iterator[str]:
    codes = {term["code"] for term in terms}
    for path, tree in modules(root, "src/inspel_text"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and node.name not in codes:
                yield f'{PAGE}: add a term with code = "{node.name}" ({path}:{node.lineno}), or begin its name with _.'


def _avoided(root: Path, terms: list[Mapping[str, Any]]) -> Iterator[str]:
    instead = {word: term["code"] for term in terms for word in term.get("avoid", ())}
    for path, tree in modules(root):
        for name, line in dict.fromkeys([(PurePosixPath(path).stem, 1), *identifiers(tree)]):
            if name in instead:
                yield f"{path}:{line}: {name} is a word to avoid; the glossary says {instead[name]}."


def identifiers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Every name that is written in a module, with its line; parts of dotted imports one by one."""
    for node in ast.walk(tree):
        for attribute in ("id", "attr", "arg", "name", "asname"):
            name = getattr(node, attribute, None)
            if isinstance(name, str):
                yield from ((part, getattr(node, "lineno", 1)) for part in name.split("."))
