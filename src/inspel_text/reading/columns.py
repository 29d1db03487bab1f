"""Which column is what, by its name: Swedish, English and Finnish, however it is spelled and spaced."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources


def by_name(columns: Iterable[str]) -> dict[str, str]:
    """Role → column, for every role some column is named after."""
    spelled = {plain(column): column for column in reversed(list(columns))}
    found = {role: next((name for name in names if name in spelled), None) for role, names in known_names().items()}
    return {role: spelled[name] for role, name in found.items() if name is not None}


def text_columns(columns: Iterable[str]) -> list[str]:
    """Every column with one of the names of a text."""
    return [column for column in columns if plain(column) in known_names()["text"]]


def find_column(columns: Iterable[str], wanted: str) -> str | None:
    """The column a person means: spelled exactly so, else spelled much like it."""
    columns = list(columns)
    if wanted in columns:
        return wanted
    return next((column for column in columns if plain(column) == plain(wanted)), None)


def plain(name: str) -> str:
    """A name without case, accents, spaces and punctuation: "E-post" and "epost" are one."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


@cache
def known_names() -> Mapping[str, tuple[str, ...]]:
    """Role → the names its column goes by, the most telling first."""
    text = (resources.files("inspel_text.reading") / "column_names.toml").read_text("utf-8")
    return {role: tuple(map(plain, names)) for role, names in tomllib.loads(text).items()}
