"""Every step of the standard pipeline is described with its settings, and no step is described that is gone."""

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.docs_in_step.headings import headings
from tools.docs_in_step.python_source import modules

PAGE = "docs/reference/steps.md"
STEPS = "src/inspel_text/steps"
_CLASS = re.compile(r"[A-Z][A-Za-z]+")


def check(root: Path) -> list[str]:
    """Step classes against the headings of the page; a heading that is one capitalised `Word` names a class."""
    used, told = used_steps(root), headings(root / PAGE)
    described = {word for heading in told for word in _CLASS.findall(heading)}
    claimed = {heading for heading in _code_headings(root) if _CLASS.fullmatch(heading)}
    missing = [f"{PAGE}: describe {name} under a heading of its own." for name in used if name not in described]
    gone = [
        f"{PAGE}: there is no class {name} in {STEPS}; remove its heading."
        for name in sorted(claimed - set(_classes(root)))
    ]
    return [*missing, *gone, *_unset(root, used)]


def used_steps(root: Path) -> list[str]:
    """The classes that standard_pipeline makes steps of, in order."""
    tree = ast.parse((root / "src/inspel_text/analysis.py").read_text(encoding="utf-8"))
    known = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("inspel_text.steps")
        for alias in node.names
    }
    made = (node for node in ast.walk(_function(tree, "standard_pipeline")) if isinstance(node, ast.Call))
    names = (node.func.id for node in made if isinstance(node.func, ast.Name))
    return [name for name in dict.fromkeys(names) if name in known]


def _function(tree: ast.Module, name: str) -> ast.FunctionDef:
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _classes(root: Path) -> dict[str, ast.ClassDef]:
    every = (node for _, tree in modules(root, STEPS) for node in tree.body)
    return {node.name: node for node in every if isinstance(node, ast.ClassDef)}


def _unset(root: Path, used: Sequence[str]) -> Iterator[str]:
    """Settings that the page does not give, or gives with another default."""
    file, classes = root / PAGE, _classes(root)
    chapters = re.split(r"^#+ ", file.read_text(encoding="utf-8"), flags=re.M) if file.is_file() else []
    for name in used:
        told = "".join(chapter for chapter in chapters if re.search(rf"\b{name}\b", chapter.partition("\n")[0]))
        for setting in _settings(classes[name]) if told and name in classes else ():
            if f"`{setting}`" not in told:
                yield f"{PAGE}: write the setting `{setting}` under {name}."


def _settings(step: ast.ClassDef) -> Iterator[str]:
    """``name = default`` where the default is a number, else the name."""
    for made in step.body:
        if isinstance(made, ast.FunctionDef) and made.name == "__init__":
            for argument, default in zip(made.args.kwonlyargs, made.args.kw_defaults, strict=True):
                plain = isinstance(default, ast.Constant) and isinstance(default.value, int | float)
                yield f"{argument.arg} = {ast.unparse(default)}" if default and plain else argument.arg


def _code_headings(root: Path) -> list[str]:
    file = root / PAGE
    return re.findall(r"^#+\s+`([^`]+)`\s*$", file.read_text(encoding="utf-8"), re.M) if file.is_file() else []
