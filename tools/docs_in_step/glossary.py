"""One word for one thing: public names are terms of the glossary, and no identifier is a word it says to avoid."""

import ast
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from inspel_text import __all__ as public
from tools.docs_in_step.python_source import modules

PAGE = "docs/glossary.toml"


def check(root: Path) -> list[str]:
    """The glossary by itself, then against the source."""
    terms = tomllib.loads((root / PAGE).read_text(encoding="utf-8"))["term"]
    return [*_twice(terms), *_unknown_names(terms), *_avoided(root, terms)]


def _twice(terms: list[Mapping[str, Any]]) -> Iterator[str]:
    for code, number in Counter(term["code"] for term in terms).items():
        if number > 1:
            yield f"{PAGE}: {code} is the code of {number} terms; give each its own."


def _unknown_names(terms: list[Mapping[str, Any]]) -> Iterator[str]:
    """The nouns a user of the library meets; what is inside a room may have names of its own."""
    codes = {term["code"] for term in terms}
    for name in public:
        if name[0].isupper() and name not in codes:
            yield f'{PAGE}: add a term with code = "{name}", a public name of inspel_text.'


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
