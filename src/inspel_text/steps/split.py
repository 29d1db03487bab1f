"""Cut a text into sentences, and sentences into the parts of a list."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Span = tuple[int, int]

_ABBREVIATIONS = (
    "bl.a", "t.ex", "m.m", "d.v.s", "dvs", "o.s.v", "osv", "m.fl", "s.k", "f.d", "ca", "kl", "nr", "st", "tel", "ev",
    "resp", "inkl", "exkl", "etc", "fr.o.m", "t.o.m", "p.g.a", "pga", "max", "min", "esim", "mm", "e.g", "i.e",
)  # fmt: skip
_END = re.compile(r"(?:[.!?…]+[\"”’)]*)(?=\s|$)|\n\s*(?=[-•*–·]|\d+[.)]\s)|\n{1,}|[;•]\s+|\s[–-]\s(?=\S)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:" + "|".join(re.escape(short) for short in _ABBREVIATIONS) + r")\.$|^\s*\d{1,2}\.$", re.I
)
_COMMA = re.compile(r",\s+|\s+(?:och|samt|plus|sekä|ja|and|og|und|&)\s+|\s*[+/]\s+")
_STARTS_POINT = re.compile(
    r"(?:och\s+|samt\s+)?(?:bättre|bätter|fler|flera|mer|mera|billigare|tryggare|säkrare|snabbare|tätare|kortare|"
    r"lägre|högre|mindre|färre|bra|stärkt|ökad|ökat|ökade|stärk|bygg|rusta|satsa|inför|höj|sänk|gratis|nya|nytt|"
    r"behåll|bevara|parempi|parempia|enemmän|lisää|halvempi|better|more|cheaper|fewer|less|safer)\b",
    re.I,
)
_SHORTEST_PART = 2  # words


class Split:
    """Sentences and list parts of each text, as spans in code points without the blanks around them.

    "Bättre tåg, fler bostäder och billigare el" has three parts: each begins like a point of its own.
    "Tåg och bussar som passar varandra" has one.
    """

    requires, provides, over = ("rows",), ("clauses",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        return {"clauses": [tuple(clauses(row.text)) for row in bag["rows"]]}


def clauses(text: str) -> Iterator[tuple[Span, Span]]:
    """(clause, the sentence it stands in), in order; together the clauses hold every word of the text."""
    for start, end in _sentences(text):
        sentence = _trim(text, start, end)
        if sentence:
            for part in _parts(text, *sentence):
                yield part, sentence


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _ABBREVIATED.search(text[start : match.start() + 1]):
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut at commas and "och" where what follows, and what came before, begins like a point of its own."""
    if not _STARTS_POINT.match(text, start, end):
        yield start, end
        return
    for match in _COMMA.finditer(text, start, end):
        before = text[start : match.start()]
        if _STARTS_POINT.match(text, match.end(), end) and len(before.split()) >= _SHORTEST_PART:
            yield start, match.start()
            start = match.end()
    yield start, end


def _trim(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    left = start + len(part) - len(part.lstrip(" \t\r\n-•*–·"))
    right = start + len(part.rstrip())
    return (left, right) if any(sign.isalnum() for sign in text[left:right]) else None
