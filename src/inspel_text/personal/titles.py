"""What stands just before or after a name and says who bears it: kin, a private title, an office."""

import re
from collections.abc import Iterable
from functools import cache

from inspel_text.personal.lists import names

_FAMILY = frozenset({"familjen", "fru", "herr", "släkten", "paret", "syskonen"})
_OWN = ("min ", "mitt ", "mina ", "vår ", "vårt ", "våra ", "my ", "our ", "jag heter", "hon heter", "han heter")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BEFORE, _AFTER = 80, 60  # letters that may hold a title


def follows(text: str, start: int, which: str) -> bool:
    """Whether a title of the list ("private_titles", "office_titles", "family" or "kin") stands before, as close by."""
    before = re.split(r"[.!?\n]", text[max(0, start - _BEFORE) : start].lower())[-1]
    return bool(_just_before(which).search(before))


def in_office(text: str, start: int, end: int) -> bool:
    """Whether a name is an office-holder's, by the title before or after, or a person's of history."""
    name = text[start:end].lower()
    if {name, name.removesuffix("s")} & names("public_figures") or follows(text, start, "office_titles"):
        return True
    return bool(_just_after().match(text, end, end + _AFTER))


def is_of_something(text: str, end: int) -> bool:
    """Whether a company, an institution or a street bears the name that ends there."""
    after = text[end : end + 14].lower()
    word_after = _WORD.search(after)
    return bool(word_after and not after[: word_after.start()].strip(" &") and word_after.group() in names("org_words"))


@cache
def _just_before(which: str) -> re.Pattern[str]:
    reach = r"(?:\W+\w+){0,1}" if which == "office_titles" else ""
    return re.compile(rf"\b(?:{_either(_listed(which))})\b{reach}\W*$")


def _listed(which: str) -> frozenset[str]:
    if which == "family":
        return _FAMILY
    if which == "kin":  # those whom somebody calls his own: the next word is a name even when no list has it
        return frozenset(title for title in names("private_titles") if title.startswith(_OWN))
    return names(which)


@cache
def _just_after() -> re.Pattern[str]:
    """ ", kommunalråd" or " (regionråd" right after a name."""
    return re.compile(rf"(?:,\s|\s\()(?:\w+\s)?(?:{_either(names('office_titles'))})\b", re.I)


def _either(titles: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, titles), key=len, reverse=True))
