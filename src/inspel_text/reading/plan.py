"""How one file is to be read: which column is the text, which say something about it, and on what grounds.

What the person asked for comes first, then what an export form settles, then names, then a guess that is told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspel_text.corpus import FIELDS
from inspel_text.errors import Problem, ReadError, problem
from inspel_text.reading.columns import by_name, find_column, text_columns
from inspel_text.reading.formats import Form, recognise
from inspel_text.reading.free_text import clearly_the_text, is_free_text

ROLES = ("id", "title", "text", *FIELDS)
NO_FORM = Form("")
LISTED = 20
"""How many columns an error lists."""

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """`texts` are the columns to read, `roles` the columns with another role; `problems` what was guessed or left."""

    texts: tuple[str, ...]
    roles: Mapping[str, str]
    form: Form
    problems: tuple[Problem, ...] = ()

    def mapping(self) -> dict[str, str]:
        """Role → column, as it is told in a Source."""
        texts = {f"text.{place}" if place > 1 else "text": name for place, name in enumerate(self.texts, start=1)}
        return {**texts, **self.roles}


def make_plan(file: str, columns: Sequence[str], values: Values, mapping: Mapping[str, str]) -> Plan:
    """Settle the columns of a file from their names and the `values` of its first rows.

    Raises ReadError for a mapping that names what is not there, and where no column is clearly the text.
    """
    asked = _asked_for(file, columns, mapping)
    asks_for_text = any(role.startswith("text") for role in asked)
    form = NO_FORM if asks_for_text else recognise(columns) or NO_FORM
    roles = _without_clashes(asked, form.columns, by_name(set_apart(columns, form)))
    texts, problems = _texts(file, columns, values, roles, form)
    kept = {role: column for role, column in roles.items() if not role.startswith("text") and column not in texts}
    return Plan(texts, kept, form, tuple(problems))


def set_apart(columns: Sequence[str], form: Form) -> list[str]:
    """The columns in order, without those that belong to the form itself."""
    return [column for column in columns if column not in form.own]


def _asked_for(file: str, columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    asked = {}
    for role, wanted in mapping.items():
        if role.partition(".")[0] not in ROLES or ("." in role and not role.startswith("text.")):
            raise ReadError("read.unknown_role", role=role, roles=", ".join(ROLES))
        column = find_column(columns, wanted)
        if column is None:
            raise ReadError("read.unknown_column", file=file, column=wanted, columns=_listed(columns))
        asked[role] = column
    return asked


def _without_clashes(*sources: Mapping[str, str]) -> dict[str, str]:
    """Roles from the weightiest source first; a role is settled once, and so is a column."""
    settled: dict[str, str] = {}
    for source in sources:
        texts_settled = any(role.startswith("text") for role in settled)
        taken = set(settled.values())
        new = {role: column for role, column in source.items() if role not in settled and column not in taken}
        settled.update({role: column for role, column in new.items() if not (texts_settled and role == "text")})
    return settled


def _texts(
    file: str, columns: Sequence[str], values: Values, roles: Mapping[str, str], form: Form
) -> tuple[tuple[str, ...], list[Problem]]:
    if form.asks:
        return _questions(file, columns, values, roles, form)
    named = tuple(column for role, column in sorted(roles.items(), key=_place) if role.partition(".")[0] == "text")
    if named:
        return named, list(_left_out(file, columns, values, named, form))
    guess = roles.get("title") or clearly_the_text(_unsettled(columns, values, roles))
    guess = guess or (columns[0] if len(columns) == 1 else None)
    if guess is None:
        raise ReadError("read.no_text_column", file=file, columns=_listed(columns))
    return (guess,), [problem("read.guessed_text_column", file=file, column=guess)]


def _place(item: tuple[str, str]) -> int:
    place = item[0].partition(".")[2]
    return int(place) if place.isdigit() else 1


def _questions(
    file: str, columns: Sequence[str], values: Values, roles: Mapping[str, str], form: Form
) -> tuple[tuple[str, ...], list[Problem]]:
    """The columns of a form that were answered in words; the others are kept as metadata, and told."""
    settled = {column for role, column in roles.items() if role != "text"}
    open_to = [column for column in set_apart(columns, form) if column and column not in settled]
    named = text_columns(open_to)
    read = tuple(column for column in open_to if column in named or is_free_text(values.get(column, ())))
    if not read:
        raise ReadError("read.no_text_column", file=file, columns=_listed(columns))
    left = [column for column in open_to if column not in read]
    return read, [problem("read.form_questions", file=file, read=_listed(read), left=_listed(left) or "-")]


def _left_out(
    file: str, columns: Sequence[str], values: Values, texts: tuple[str, ...], form: Form
) -> Iterator[Problem]:
    """A second column that is called and reads like text: kept as metadata, but not without a word."""
    for column in text_columns(columns) if not form.name else ():
        if column not in texts and is_free_text(values.get(column, ())):
            yield problem("read.other_text_column", file=file, column=column, text=texts[0])


def _unsettled(columns: Sequence[str], values: Values, roles: Mapping[str, str]) -> Values:
    return {column: values.get(column, ()) for column in columns if column not in roles.values()}


def _listed(columns: Sequence[str]) -> str:
    more = f" … (+{len(columns) - LISTED})" if len(columns) > LISTED else ""
    return ", ".join(columns[:LISTED]) + more
