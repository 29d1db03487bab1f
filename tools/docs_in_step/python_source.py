"""The modules of the library as syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path


def modules(root: Path, package: str = "src") -> Iterator[tuple[str, ast.Module]]:
    """(path below the root, tree) of every module below a folder, in order."""
    for file in sorted((root / package).rglob("*.py")):
        yield file.relative_to(root).as_posix(), ast.parse(file.read_text(encoding="utf-8"))
