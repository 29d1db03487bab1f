"""The report's own words, in both its languages, from words.toml."""

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "words.toml"


def word(key: str, lang: str = "sv", /, **filled: object) -> str:
    """The word or sentence in one language, filled in; KeyError if there is none."""
    return words()[key][lang].format_map(filled)


@cache
def words() -> dict[str, dict[str, str]]:
    """All of them, as they stand in the file: {key: {"sv": …, "en": …}}."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
