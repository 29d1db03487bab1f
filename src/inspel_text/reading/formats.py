"""Export forms, known by their heads: what Polis, Decidim, Mural, Microsoft Forms and Google Forms call things.

Polis was checked against real files, the others against descriptions only.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from inspel_text.reading.columns import plain
from inspel_text.reading.table import Row

TRANSLATED = re.compile(r"(title|body)/([a-z]{2,3}(?:-[A-Za-z]+)?)")
FIRST_LANGUAGE = "sv"
FORMS_START = {"starttime", "starttid", "alkamisaika"}
FORMS_END = {"completiontime", "slutforandetid", "valmistumisaika"}
FORMS_OWN = {"email", "epost", "sahkoposti", "name", "namn", "nimi", "lastmodifiedtime", "senastandrad"}
STAMPS = {"timestamp", "tidstampel", "aikaleima"}
WORDS_IN_A_QUESTION = 3


@dataclass(frozen=True, slots=True)
class Form:
    """An export form: its name, the columns it settles by role, and whether its other columns are questions.

    `own` are columns of the form itself, never a question; `languages` those it gives a title and body each.
    """

    name: str
    columns: Mapping[str, str] = field(default_factory=dict)
    asks: bool = False
    own: frozenset[str] = frozenset()
    languages: tuple[str, ...] = ()

    def reshape(self, row: Row) -> Row:
        """One title and body where the form has a column for each language: the first that is filled in."""
        return Row(row.number, self._in_one_language(row.cells)) if self.languages else row

    def _in_one_language(self, cells: Mapping[str, str]) -> Mapping[str, str]:
        filled = next((lang for lang in self.languages if cells.get(f"body/{lang}", "").strip()), None)
        if filled is None:
            return cells
        picked = {f"{part}/*": cells.get(f"{part}/{filled}", "") for part in ("title", "body")}
        left = {name: value for name, value in cells.items() if name not in (f"title/{filled}", f"body/{filled}")}
        return {**left, **picked, "language": cells.get("language") or filled}


def recognise(columns: Sequence[str]) -> Form | None:
    """The form these columns are the head of, if it is a known one."""
    named: dict[str, str] = {}
    for column in columns:
        named.setdefault(plain(column), column)
    return next((form for known in KNOWN if (form := known(named))), None)


def _polis(named: Mapping[str, str]) -> Form | None:
    if not {"commentid", "commentbody"} <= named.keys():
        return None
    roles = {"id": "commentid", "text": "commentbody", "sender": "authorid"}
    return Form("polis", {role: named[name] for role, name in roles.items() if name in named})


def _decidim(named: Mapping[str, str]) -> Form | None:
    languages = [
        match[2] for column in named.values() if (match := TRANSLATED.fullmatch(column)) and match[1] == "body"
    ]
    if languages:
        languages.sort(key=lambda language: language != FIRST_LANGUAGE)
        roles = {"title": "title/*", "text": "body/*", "language": "language"}
        return Form("decidim", roles, languages=tuple(languages))
    if {"body", "commentabletype"} <= named.keys():
        roles = {"text": "body", "sender": "authorid", "language": "locale"}
        return Form("decidim", {role: named[name] for role, name in roles.items() if name in named})
    return None


def _mural(named: Mapping[str, str]) -> Form | None:
    if not {"id", "text", "bgcolor"} <= named.keys():
        return None
    return Form("mural", {"id": named["id"], "text": named["text"]})


def _microsoft_forms(named: Mapping[str, str]) -> Form | None:
    start, end = FORMS_START & named.keys(), FORMS_END & named.keys()
    if "id" not in named or not start or not end:
        return None
    roles = {"id": named["id"], "date": named[end.pop()]}
    own = frozenset(named[name] for name in {*start, *FORMS_OWN & named.keys()})
    return Form("microsoft forms", roles, asks=True, own=own)


def _google_forms(named: Mapping[str, str]) -> Form | None:
    first, *others = named.values()
    if plain(first) not in STAMPS or not any(map(_is_question, others)):
        return None
    return Form("google forms", {"date": first}, asks=True)


def _is_question(column: str) -> bool:
    return column.strip().endswith("?") or len(column.split()) >= WORDS_IN_A_QUESTION


KNOWN: tuple[Callable[[Mapping[str, str]], Form | None], ...] = (
    _polis,
    _decidim,
    _mural,
    _microsoft_forms,
    _google_forms,
)
