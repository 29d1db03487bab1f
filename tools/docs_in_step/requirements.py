"""The requirement list is true: every row once, with a state that is one, and with paths and tests that exist."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = "docs/requirements.md"
ROWS = 174
STATES = ("built", "partly", "planned", "declined")
_ROW = re.compile(r"^\| ([A-Z]-\d+) \|.*\|([^|]*)\|([^|]*)\|([^|]*)\|$", re.M)
_SUMS = re.compile(r"^\*\*.*\*\*$", re.M)
_MARKED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list."""

    id: str
    where: str
    test: str
    state: str


def check(root: Path) -> list[str]:
    """The rows together, then each by itself."""
    text = (root / PAGE).read_text(encoding="utf-8")
    rows = [Row(*(cell.strip() for cell in found)) for found in _ROW.findall(text)]
    return [*_sums(text, rows), *(f"{PAGE}, {row.id}: {line}" for row in rows for line in _faults(root, row))]


def _sums(text: str, rows: list[Row]) -> Iterator[str]:
    if len(rows) != ROWS:
        yield f"{PAGE}: has {len(rows)} rows, and {ROWS} are required; no row is added or removed."
    for name, number in Counter(row.id for row in rows).items():
        if number > 1:
            yield f"{PAGE}, {name}: stands {number} times; keep one."
    counts = Counter(row.state for row in rows)
    sums = f"**{len(rows)} rows: " + " · ".join(f"{state} {counts[state]}" for state in STATES) + "**"
    if sums not in _SUMS.findall(text):
        yield f"{PAGE}: write the sums as {sums}"


def _faults(root: Path, row: Row) -> Iterator[str]:
    if row.state not in STATES:
        yield f"{row.state or 'nothing'} is no state; choose among {', '.join(STATES)}."
    for path in _MARKED.findall(row.where):
        if not (root / path).exists():
            yield f"{path} does not exist; name what holds it, or write the room without `."
    for test in _MARKED.findall(row.test):
        yield from _no_test(root, test)
    yield from _unshown(row)


def _unshown(row: Row) -> Iterator[str]:
    if row.state in ("built", "partly") and not any("::" in test for test in _MARKED.findall(row.test)):
        yield "name the test that shows it: `path::name`."
    if row.state == "declined" and "docs/decisions/" not in row.where:
        yield "name the decision record under where."


def _no_test(root: Path, test: str) -> Iterator[str]:
    path, _, name = test.partition("::")
    if not (root / path).exists():
        yield f"{path} does not exist; name the file of the test."
    elif name and name not in _test_names(root / path):
        yield f"{path} has no test called {name}."


def _test_names(file: Path) -> set[str]:
    """Test functions; those in a class as class::name too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test")}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    return names | {
        f"{one.name}::{node.name}" for one in classes for node in one.body if isinstance(node, ast.FunctionDef)
    }
