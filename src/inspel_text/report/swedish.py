"""The report's own words in Swedish, for the files that have no other language."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "words.toml"


def word(key: str, **filled: object) -> str:
    """The word or sentence of words.toml in Swedish, filled in; KeyError if there is none."""
    return _words()[key]["sv"].format_map(filled)


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
