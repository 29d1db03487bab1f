"""Small rooms: how long modules, functions and templates are, and that nothing is called after nothing.

Limits are house rule 1. What must be longer says why in pyproject.toml, [tool.inspel.sizes]: path = "reason".
"""

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
MODULE, FUNCTION, TEMPLATE = 400, 40, 130  # lines at most
MEDIAN_BELOW = 10  # lines of a function, over the whole source
EMPTY_NAMES = ("utils", "helpers", "common", "base", "misc", "manager")
_REMEDY = "Split it by idea, or give the reason in pyproject.toml [tool.inspel.sizes]."

Function = ast.FunctionDef | ast.AsyncFunctionDef


def check(root: Path = ROOT) -> list[str]:
    """Every breach as a line that says what to do; none when all is well."""
    reasons = exceptions(root)
    found = dict.fromkeys(long_files(root))
    allowed = {path for path, _ in found if reasons.get(path)}
    lines = [line for path, line in found if path not in allowed]
    return [*lines, *_idle(reasons, allowed), *empty_names(root), *long_median(root)]


def exceptions(root: Path) -> Mapping[str, str]:
    """Path → the reason why it may be longer."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    reasons: Mapping[str, str] = table.get("tool", {}).get("inspel", {}).get("sizes", {})
    return reasons


def long_files(root: Path) -> Iterator[tuple[str, str]]:
    """(path, what to do) for each module, function and template above its limit."""
    for file in _sources(root, "*.py"):
        yield from _too_long(root, file, MODULE)
        for function in functions(file):
            if length(function) > FUNCTION:
                place = f"{_name(root, file)}:{function.lineno}"
                line = f"{place}: {function.name} has {length(function)} lines, at most {FUNCTION}. {_REMEDY}"
                yield _name(root, file), line
    for file in _sources(root, "*.j2"):
        yield from _too_long(root, file, TEMPLATE)


def empty_names(root: Path) -> list[str]:
    """Modules and folders whose name tells nothing of what is in them."""
    places = sorted({*_sources(root, "*.py"), *(file.parent for file in _sources(root, "*"))})
    return [
        f"{_name(root, place)}: a name that tells nothing. Call it after the one idea in it."
        for place in places
        if place.stem.strip("_") in EMPTY_NAMES
    ]


def long_median(root: Path) -> list[str]:
    """One line when the median function is too long."""
    found = median_length(root)
    if found < MEDIAN_BELOW:
        return []
    return [f"src: the median function has {found:g} lines, it must stay below {MEDIAN_BELOW}. Split the longest ones."]


def median_length(root: Path = ROOT) -> float:
    """Lines of the median function, its docstring included; 0 where there is none."""
    return float(median([length(one) for file in _sources(root, "*.py") for one in functions(file)] or [0]))


def functions(file: Path) -> list[Function]:
    """All functions and methods of a module, inner ones too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def length(function: Function) -> int:
    """Lines from ``def`` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _idle(reasons: Mapping[str, str], needed: set[str]) -> list[str]:
    remedy = "is not needed, or gives no reason. Remove it or write the reason."
    return [f"pyproject.toml [tool.inspel.sizes]: {path} {remedy}" for path in reasons if path not in needed]


def _too_long(root: Path, file: Path, limit: int) -> Iterator[tuple[str, str]]:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    if lines > limit:
        yield _name(root, file), f"{_name(root, file)}: {lines} lines, at most {limit}. {_REMEDY}"


def _sources(root: Path, pattern: str) -> list[Path]:
    return sorted(file for file in (root / "src").rglob(pattern) if "__pycache__" not in file.parts)


def _name(root: Path, file: Path) -> str:
    return file.relative_to(root).as_posix()


if __name__ == "__main__":
    breaches = check()
    print("\n".join([*breaches, f"The median function has {median_length():g} lines."]))
    sys.exit(bool(breaches))
