"""Find personal data in free text, and the text without it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from inspel_text.personal.contact import addresses, emails
from inspel_text.personal.numbers import personal_numbers, phone_numbers, plates
from inspel_text.personal.persons import persons
from inspel_text.personal.trace import Trace, touches

LABELS = {
    "email": "[e-post]",
    "phone": "[telefon]",
    "personal_number": "[personnummer]",
    "address": "[adress]",
    "name": "[namn]",
    "vehicle": "[regnummer]",
}
_WITH_DIGITS = (personal_numbers, phone_numbers, plates, addresses)
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
    finders = (emails, *_WITH_DIGITS, persons) if _DIGIT.search(text) else (emails, persons)
    for find in finders:
        kept = sorted([*kept, *(trace for trace in find(text) if not touches(kept, trace.start, trace.end))])
    yield from kept


def redact(text: str, found: tuple[Trace, ...]) -> str:
    """The text with each trace replaced by what kind it is."""
    parts, place = [], 0
    for trace in found:
        parts += [text[place : trace.start], LABELS[trace.kind]]
        place = trace.end
    return "".join([*parts, text[place:]])
