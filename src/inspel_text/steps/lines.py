"""The contract: one JSON line a contribution. The names are described in docs/reference/contributions-jsonl.md."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from inspel_text.personal.trace import Trace, touches
from inspel_text.steps.personal_data import of_nobody, redact

PRIVATE_COLUMNS = (
    "namn", "name", "förnamn", "efternamn", "first name", "last name", "nimi", "e-post", "epost", "email", "e-mail",
    "mail", "sähköposti", "telefon", "mobil", "phone", "puhelin", "adress", "address", "personnummer", "ip",
    "ip-adress", "ip address", "sender", "avsändare", "user", "username", "author",
)  # fmt: skip

_COLUMNS = (
    "rows", "language", "quality", "state", "personal_data", "redacted", "segments", "segment_codes", "segment_kinds",
    "segment_scopes", "codes", "decided", "pathways", "kind", "scope",
)  # fmt: skip


class Lines:
    """A line of JSON for each contribution, in input order. Original text and senders stay out: nobody is exposed."""

    requires = (*_COLUMNS, "offset", "duplicate_of")
    provides, over = ("lines",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        columns = zip(*(bag[name] for name in _COLUMNS), strict=True)
        duplicate_of = bag["duplicate_of"]
        made = []
        for number, values in enumerate(columns, bag["offset"]):
            row = dict(zip(_COLUMNS, values, strict=True))
            record = _record(row) | {"duplicate_of": duplicate_of.get(number)}
            made.append(json.dumps(record, ensure_ascii=False))
        return {"lines": made}


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    text, traces = row["rows"].text, row["personal_data"]
    parts = zip(row["segments"], row["segment_codes"], row["segment_kinds"], row["segment_scopes"], strict=True)
    return {
        "id": row["rows"].id,
        "source": row["rows"].source,
        "row": row["rows"].row,
        "language": row["language"],
        "quality": row["quality"],
        "state": row["state"],
        "duplicate_of": None,
        "personal_data": [{"start": one.start, "end": one.end, "kind": one.kind} for one in row["personal_data"]],
        "redacted_text": row["redacted"],
        "segments": [
            {"start": start, "end": end, "codes": _codes(text, codes, traces), "kind": kind, "scope": scope.code}
            for (start, end), codes, kind, scope in parts
        ],
        "codes": _codes(text, row["codes"], traces),
        "decided": list(row["decided"]),
        "pathways": list(row["pathways"]),
        "kind": row["kind"],
        "scope": row["scope"].code,
        "scope_reason": row["scope"].reason,
        "scope_because": [
            {"start": start, "end": end, "text": redact(text, traces, start, end)} for start, end in row["scope"].places
        ],
        "fields": {name: of_nobody(name, value) for name, value in row["rows"].fields.items() if name != "sender"},
        "extra": {name: of_nobody(name, value) for name, value in row["rows"].extra.items() if is_public(name)},
    }


def _codes(text: str, codes: Sequence[Any], traces: Sequence[Trace]) -> list[dict[str, Any]]:
    """``because`` holds the words that decided, except those that point to a person."""
    return [
        {
            "code": one.code,
            "probability": one.probability,
            "because": list(
                dict.fromkeys(text[start:end] for start, end in one.places if not touches(traces, start, end))
            ),
        }
        for one in codes
    ]


def is_public(column: str) -> bool:
    """Whether a column may leave the file it came in: not if its heading asks for who somebody is."""
    return column.strip().casefold() not in PRIVATE_COLUMNS
