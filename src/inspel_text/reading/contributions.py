"""One row of a file into the contributions it holds: one, or in a form one for each question answered."""

from collections.abc import Iterator, Mapping

from inspel_text.corpus import FIELDS, Contribution
from inspel_text.errors import Problem, problem
from inspel_text.personal.contact import emails
from inspel_text.personal.numbers import personal_numbers
from inspel_text.reading.ids import Ids
from inspel_text.reading.plan import Plan
from inspel_text.reading.table import Row


def contributions(row: Row, plan: Plan, source: str, ids: Ids) -> Iterator[Contribution | Problem]:
    """The contributions of a row, with a problem where its id was taken and another had to be given."""
    given = row.cells.get(plan.roles.get("id", ""), "").strip()
    if _names_somebody(given):
        yield problem("read.private_id", file=source, row=row.number)
        given = ""
    base = ids.unique(given or str(row.number))
    if given and base != given:
        yield problem("read.duplicate_id", file=source, row=row.number, id=given, given=base)
    fields = {role: value for role, value in _fields(row, plan).items() if value}
    if plan.form.asks:
        fields.setdefault("sender", base)
    extra = _extra(row, plan)
    for place, column in _answered(row, plan):
        own_id = base if place == 1 else ids.unique(f"{base}.{place}")
        about = {**fields, "question": column} if plan.form.asks or len(plan.texts) > 1 else fields
        yield Contribution(own_id, _text(row, plan, column), source, row.number, about, extra)


def _names_somebody(given: str) -> bool:
    """Whether an id is an e-mail address or a personal number."""
    return any(emails(given)) or any(personal_numbers(given))


def blank_answers(row: Row, plan: Plan) -> int:
    """How many of the row's text columns were left empty beside those that were answered."""
    return len(plan.texts) - len(_answered(row, plan)) if len(plan.texts) > 1 else 0


def _answered(row: Row, plan: Plan) -> list[tuple[int, str]]:
    """Place and name of each answered text column; the first one where none is, so that no row is lost."""
    places = list(enumerate(plan.texts, start=1))
    return [(place, column) for place, column in places if row.cells.get(column, "").strip()] or places[:1]


def _text(row: Row, plan: Plan, column: str) -> str:
    """The text, below its title if it has one it does not itself begin with."""
    text, title = row.cells.get(column, ""), row.cells.get(plan.roles.get("title", ""), "").strip()
    if not title or column != plan.texts[0] or text.lstrip().startswith(title):
        return text
    return f"{title}\n\n{text}" if text.strip() else title


def _fields(row: Row, plan: Plan) -> Mapping[str, str]:
    return {role: row.cells.get(column, "").strip() for role, column in plan.roles.items() if role in FIELDS}


def _extra(row: Row, plan: Plan) -> Mapping[str, str]:
    used = {*plan.texts, *plan.roles.values()}
    return {name: value for name, value in row.cells.items() if name not in used and (name or value)}
