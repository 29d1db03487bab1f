"""What the parts of a report are made from, gathered once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from inspel_text.codebook import Code, Codebook
from inspel_text.personal.trace import touches
from inspel_text.pipeline import Outcome
from inspel_text.report.behind import Behind
from inspel_text.table import Table


@dataclass(slots=True)
class Material:
    """A run's outcome with the lists behind its numbers. ``rows`` are all rows, or those a long report shows."""

    outcome: Outcome
    book: Codebook
    behind: Behind
    texts: dict[int, Any] = field(default_factory=dict)
    traces: dict[int, Any] = field(default_factory=dict)
    languages: dict[int, str] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """The arrays everything is counted from."""
        table: Table = self.outcome.shared["table"]
        return table

    @property
    def ids(self) -> Sequence[str]:
        """The id of each row."""
        ids: Sequence[str] = self.outcome.shared["ids"]
        return ids

    def number(self, rows: Iterable[int], sv: str, en: str, query: str = "") -> dict[str, Any]:
        """A number that can be opened."""
        return self.behind.number((int(row) for row in rows), sv, en, query)

    def fetch(self, wanted: Iterable[int]) -> None:
        """Read the rows that quotes are taken from, and what must not be shown of them; one pass over the shelf."""
        rows, bag = set(wanted), self.outcome.bag()
        columns = zip(bag["rows"], bag["personal_data"], bag["language"], strict=True)
        for number, (row, traces, language) in enumerate(columns):
            if number in rows:
                self.texts[number], self.traces[number], self.languages[number] = row, traces, language

    def may_quote(self, quote: Any) -> bool:
        """Whether a piece of a text says nothing of who somebody is."""
        return not touches(self.traces[quote.row], quote.start, quote.end)

    def quote(self, quote: Any) -> dict[str, Any]:
        """A quote as data: id, place and the verbatim text, with where it comes from."""
        row = self.texts[quote.row]
        return {
            "id": row.id,
            "row": quote.row,
            "start": quote.start,
            "end": quote.end,
            "text": row.text[quote.start : quote.end],
            "language": self.languages[quote.row],
            **{name: row.fields[name] for name in ("municipality", "channel") if row.fields.get(name)},
        }


def titled(code: Code) -> dict[str, str]:
    """A code's names, in both languages."""
    return {"code": code.code, "sv": code.title, "en": code.title_en or code.title}


def has_code(code: str) -> str:
    """The jq query for contributions coded with a code."""
    return f'select(.state=="coded" and (.decided|index("{code}")))'


def by_value(table: Table, attribute: str, rows: Any) -> Mapping[str, list[int]]:
    """The rows of each value of a background column, largest first; unknown values are left out."""
    column = table.attributes[attribute]
    index = column.index[rows]
    found = {name: np.asarray(rows)[index == place].tolist() for place, name in enumerate(column.names)}
    return dict(sorted(((name, part) for name, part in found.items() if part), key=lambda one: (-len(one[1]), one[0])))
