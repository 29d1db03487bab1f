"""What was written, as frozen data: a contribution, the files it came from, and the corpus they make."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from inspel_text.errors import Problem

FIELDS = (
    "sender",
    "municipality",
    "group",
    "channel",
    "language",
    "date",
    "age",
    "gender",
    "event",
    "question",
)
"""The columns a reader recognises beside id, title and text."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One text somebody wrote, and where it stood.

    `row` is the number a person would look for in the file: the row of a sheet (the heading is row 1),
    the line of a text or JSON Lines file, the ordinal in a JSON array or Parquet file.
    `fields` holds the recognised columns that have a value (keys from FIELDS), `extra` every other column.
    """

    id: str
    text: str
    source: str = ""
    row: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by its values: a frozen dataclass's own way takes four times as long."""
        return Contribution, (self.id, self.text, self.source, self.row, self.fields, self.extra)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read, told so that anyone can read it again the same way.

    `rows` counts the rows that held anything, readable or not. `mapping` goes from what a column is
    ("text", "text.2", "title", "id", or one of FIELDS) to what the file calls it. `form` names the export form
    when one was recognised ("polis", "decidim", "mural", "microsoft forms", "google forms"), else "".
    `encoding` and `delimiter` are "" where the format has none.
    """

    name: str
    format: str
    encoding: str
    delimiter: str
    sha256: str
    rows: int
    mapping: Mapping[str, str]
    form: str = ""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that was read, in the order it was read, and what could not be."""

    contributions: tuple[Contribution, ...]
    problems: tuple[Problem, ...] = ()
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """A corpus of bare texts, with ids "1", "2", …; for tests and for trying things out."""
        return cls(tuple(Contribution(id=str(row), text=text, row=row) for row, text in enumerate(texts, start=1)))

    def __len__(self) -> int:
        return len(self.contributions)

    def __iter__(self) -> Iterator[Contribution]:
        return iter(self.contributions)
