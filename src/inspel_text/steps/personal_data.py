"""Find personal data in free text, and the text without it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from inspel_text.personal.contact import addresses, emails
from inspel_text.personal.numbers import personal_numbers, phone_numbers, plates
from inspel_text.personal.persons import persons
from inspel_text.personal.signatures import signatures
from inspel_text.personal.trace import Trace, first_touched

LABELS = {
    "email": "[e-post]",
    "phone": "[telefon]",
    "personal_number": "[personnummer]",
    "address": "[adress]",
    "name": "[namn]",
    "vehicle": "[regnummer]",
}
_WITH_DIGITS = (personal_numbers, phone_numbers, plates, addresses)
_NAMES = (persons, signatures)
_DIGIT = re.compile(r"\d")


class PersonalData:
    """Traces of private persons in each text, and the text with a word in place of each."""

    requires, provides, over = ("rows",), ("personal_data", "redacted"), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        found = [tuple(traces(row.text)) for row in bag["rows"]]
        texts = [redact(row.text, spans) for row, spans in zip(bag["rows"], found, strict=True)]
        return {"personal_data": found, "redacted": texts}


def traces(text: str) -> Iterator[Trace]:
    """All traces in order of place, none overlapping; the surer kinds go first."""
    kept: list[Trace] = []
    finders = (emails, *_WITH_DIGITS, *_NAMES) if _DIGIT.search(text) else (emails, *_NAMES)
    for find in finders:
        kept = sorted([*kept, *_beside(text, find(text), kept)])
    yield from kept


def without_traces(text: str) -> str:
    """The text with every trace replaced by what kind it is."""
    return redact(text, tuple(traces(text)))


@lru_cache(maxsize=100_000)
def of_nobody(column: str, value: str) -> str:
    """What stands in a background column, without traces; a municipality may have a person's name."""
    return value if column == "municipality" else without_traces(value)


def _beside(text: str, found: Iterable[Trace], kept: Sequence[Trace]) -> Iterator[Trace]:
    """What was found beside the traces that are kept; of one that runs into such a trace, the part before."""
    for trace in found:
        end = first_touched(kept, trace.start, trace.end)
        part = text[trace.start : end].rstrip()
        if part:
            yield trace._replace(end=trace.start + len(part))


def redact(text: str, found: Sequence[Trace], start: int = 0, end: int | None = None) -> str:
    """``text[start:end]`` with each trace, also one that reaches beyond, replaced by what kind it is."""
    end = len(text) if end is None else end
    parts, place = [], start
    for trace in found:
        if trace.end > start and trace.start < end:
            parts += [text[place : trace.start], LABELS[trace.kind]]
            place = trace.end
    return "".join([*parts, text[place:end]])
