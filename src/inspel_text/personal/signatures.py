"""Names that nobody has listed, found by where they stand: under a letter, after initials, or by a surname's ending."""

import re
from collections.abc import Iterator

from inspel_text.personal.lists import names
from inspel_text.personal.titles import in_office, is_of_something
from inspel_text.personal.trace import Trace

_NAME = r"[A-ZÅÄÖÁČĐÜÉØÆŠŽ][^\W\d_]+(?:[-'’][^\W\d_]+)*"
_INITIALS = r"(?:[A-ZÅÄÖ]\.\s?){1,3}"
_MORE = rf"(?:\s(?:(?:von|van|af|de|der|el|al)\s){{0,2}}{_NAME})"
_FULL = rf"(?:{_INITIALS})?{_NAME}{_MORE}{{0,3}}"
_SIGN_OFF = (
    r"(?i:\b(?:hälsn(?:ing(?:ar)?)?|hälsar|mvh|vänligen|vänlig hälsning|högaktningsfullt|terveisin|terv|regards|"
    r"dearvvuođat)\b)"
)
_SIGNED = re.compile(rf"{_SIGN_OFF}[.,:!]?\s+({_FULL})(?=\s*(?:[.,!]|\n|$))")
_LAST_LINE = re.compile(rf"(?:[.!?…)]\s+|\n|/)({_NAME}{_MORE}{{1,3}})\.?\s*$")
_WITH_INITIALS = re.compile(rf"(?<![\w.])({_INITIALS}{_NAME})")
_BEFORE_CONTACT = re.compile(rf"(?:[.!?…]\s+|\n|,\s)({_NAME}{_MORE}{{1,3}})(?=,?\s+(?:[\w.+-]+@|0\d))")
_ENDINGS = r"(?:sson|[lkq]vist|qvist|gren|ström|stedt|lund|berg|vall|dal|ander|nen)s?"
_BY_ENDING = re.compile(rf"(?<![\w-])({_NAME}\s[A-ZÅÄÖ][^\W\d_]*{_ENDINGS})\b")
_ENDS_AS_NAME = re.compile(rf"{_ENDINGS}$|-", re.I)
_NO_NAME = {
    "norra", "södra", "östra", "västra", "stora", "lilla", "nya", "gamla", "övre", "nedre", "yttre", "inre", "region",
    "sankt", "vid", "från", "till", "och", "men", "både", "den", "det", "när", "alla", "hela", "bara", "som", "mot",
    "hälsningar", "hälsning", "högaktningsfullt", "vänligen", "mvh", "konungen", "konungens", "drottningen",
}  # fmt: skip
_PARTICLES = {"von", "van", "af", "de", "der", "el", "al"}
_SURE = (_SIGNED, _WITH_INITIALS, _BEFORE_CONTACT, _BY_ENDING)


def signatures(text: str) -> Iterator[Trace]:
    """Capitalised words in a place where a person's name stands, unless a company, a place or an office bears them."""
    reached = 0
    for start, end in sorted(_standing(text)):
        if start >= reached and not in_office(text, start, end) and not is_of_something(text, end):
            yield Trace(start, end, "name")
            reached = end


def _standing(text: str) -> Iterator[tuple[int, int]]:
    for finder in (*_SURE, _LAST_LINE):
        for match in finder.finditer(text):
            if _may_be_person(match.group(1)) and (finder in _SURE or _looks_like_name(match.group(1))):
                yield match.span(1)


def _may_be_person(name: str) -> bool:
    words = [word.strip(".,").lower() for word in name.split()]
    known = names("org_words") | names("ambiguous") | names("office_titles") | _NO_NAME
    return not any(word in known for word in words)


def _looks_like_name(name: str) -> bool:
    words = name.lower().split()
    listed = names("first_names") | names("surnames")
    return bool(_ENDS_AS_NAME.search(name)) or any(word in listed or word in _PARTICLES for word in words)
