"""E-mail and street addresses."""

import re
from collections.abc import Iterator
from functools import cache

from inspel_text.personal.lists import names
from inspel_text.personal.trace import Trace

EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)\s?@\s?[\w-]+(?:\.[\w-]+)+")
_FUNCTION = re.compile(
    r"^(?:info|kontakt|contact|kommun\w*|region\w*|registrator\w*|kansli\w*|support|kundtjanst|kundservice|post|mail|"
    r"office|hej|noreply|no-reply|press|rus|dialog|remiss|synpunkter?|medborgar\w*|diarium|bokning|skola\w*|admin)$",
    re.I,
)
_NEAR = 80  # letters before an address that may say whose it is
_NO_STREET = re.compile(
    r"^(?:ring|called|plan|\w{0,2}plats)$|(?:riks|läns|europa|inlands|motor|skogs|fjäll|järn|farled)väg(?:en)?$", re.I
)
_STREET = re.compile(
    r"(?:\b(?:Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya|Övre|Nedre)\s)?\b([^\W\d_][\w-]{3,})"
    r"\s\d{1,4}(?:\s?[A-Ha-h])?\b(?!\s?(?:år|kr|procent|mil|km|meter|%|st\b|g[åa]ng|ggr|dagar|veckor|månader|timm|minut|personer|barn|elever|platser|av\b))",
    re.I,
)
_PLACE_BEFORE = re.compile(
    r"\b(?:ica|coop|hemköp|lidl|willys|skola\w*|förskola\w*|bibliotek\w*|vårdcentral\w*|hälsocentral\w*|apotek\w*|"
    r"kontor\w*|butik\w*|lokal\w*|kommunhus\w*|stadshus\w*|besöksadress|hotell\w*|restaurang\w*)\W+(?:\w+\W+){0,3}$",
    re.I,
)


def emails(text: str) -> Iterator[Trace]:
    """Addresses of persons; a function mailbox such as info@ is none."""
    if "@" not in text:
        return
    for match in EMAIL.finditer(text):
        if not _FUNCTION.match(match.group(1)):
            yield Trace(match.start(), match.end(), "email")


def addresses(text: str) -> Iterator[Trace]:
    """A street with a number, unless it is a shop's, a school's or an office's."""
    endings = _endings()
    for match in _STREET.finditer(text):
        street = match.group(1).lower()
        if street.endswith(endings) and not _NO_STREET.search(street) and not _is_a_place(text, match.start()):
            yield Trace(match.start(), match.end(), "address")


def _is_a_place(text: str, start: int) -> bool:
    return bool(_PLACE_BEFORE.search(text, max(0, start - _NEAR), start))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(names("street_endings")))
