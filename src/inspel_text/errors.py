"""What can go wrong, and what the person should do about it.

    TextError                 everything this library raises on purpose
    ├── ReadError             a file of contributions cannot be read
    ├── CodebookError         a codebook is not in order
    ├── StepError             a step of the pipeline cannot run
    └── OutputError           a report or an export cannot be written

A `Problem` is the same kind of sentence as plain data: something to list and go on from, such as one row
that could not be read. The sentences lie in `messages/<first part of the code>.toml`, one table a code.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

FALLBACK_LANGUAGE = "sv"


class TextError(Exception):
    """The root of the tree. `code` is stable ("read.no_text_column"); `str()` is the Swedish sentence."""

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params

    def message(self, lang: str = FALLBACK_LANGUAGE) -> str:
        """The sentence in `lang`; in Swedish where that language has none."""
        return sentence(self.code, self.params, lang)

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.code, dict(self.params))


class ReadError(TextError):
    """A file of contributions cannot be read."""


class CodebookError(TextError):
    """A codebook is not in order."""


class StepError(TextError):
    """A step of the pipeline cannot run."""


class OutputError(TextError):
    """A report or an export cannot be written."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader of a report must know, which did not stop the work."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    def message(self, lang: str = FALLBACK_LANGUAGE) -> str:
        """The sentence in `lang`; in Swedish where that language has none."""
        return sentence(self.code, self.params, lang)


def problem(code: str, /, **params: object) -> Problem:
    """A `Problem`, written the way an error is raised."""
    return Problem(code, params)


def sentence(code: str, params: Mapping[str, object], lang: str) -> str:
    """The sentence for a code, filled in.

    Never raises: a fault in a message must not hide the error it was to tell of, so what has no sentence,
    or lacks a parameter, is given as its code and parameters.
    """
    table, _, key = code.partition(".")
    known = _sentences(table).get(key, {})
    template = known.get(lang) or known.get(FALLBACK_LANGUAGE)
    if template is None:
        return _bare(code, params)
    try:
        return template.format_map(params)
    except (KeyError, ValueError, IndexError, AttributeError, TypeError):
        return _bare(code, params)


def _bare(code: str, params: Mapping[str, object]) -> str:
    return " ".join([code, *(f"{name}={value!r}" for name, value in params.items())])


@cache
def _sentences(table: str) -> dict[str, dict[str, str]]:
    file = resources.files("inspel_text") / "messages" / f"{table}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def _rebuild(kind: type[TextError], code: str, params: dict[str, object]) -> TextError:
    return kind(code, **params)
