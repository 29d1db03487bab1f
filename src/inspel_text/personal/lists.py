"""The lists of names and titles, as facts in text files: one a line, # for comments."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "lang" / "names"


@cache
def names(which: str) -> frozenset[str]:
    """One list by its file name, in lower case."""
    lines = (_FOLDER / f"{which}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and not line.startswith("#"))
