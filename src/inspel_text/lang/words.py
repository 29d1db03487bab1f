"""Cut a text into words with exact places in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"https?(?=://)|[^\W_]+(?:[-'’·][^\W_]+)*|[?!]")


class Word(NamedTuple):
    """A word in lower case with its place in the text, in Unicode code points, end exclusive."""

    text: str
    start: int
    end: int


def word_texts(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words of ``text[start:end]`` in lower case, where their places do not matter: several times as quick."""
    return _WORD.findall(text[start:end].lower())


def written_words(text: str) -> Iterator[str]:
    """The words as they are written, one at a time."""
    return (match.group() for match in _WORD.finditer(text))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """All words of ``text[start:end]``; places count from the beginning of ``text``."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(match.group().lower(), match.start(), match.end()) for match in found]
