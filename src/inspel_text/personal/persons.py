"""Names of private persons. Office-holders, companies, places and the long dead are none."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from inspel_text.personal.lists import names
from inspel_text.personal.trace import Trace

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LOOK_BACK = 4  # words before a name that may hold a title
_LOOK_AHEAD = 60  # letters after a name that may hold a title
_MIDDLE = {"von", "af", "de", "van", "al", "el", "bin"}
_AND = {"och", "ja"}


def persons(text: str) -> Iterator[Trace]:
    """Full names, first names that are nothing else, and any name after "min granne", "vår lärare" …"""
    found = list(_WORD.finditer(text))
    place = 0
    while place < len(found):
        length = _name_length(text, found, place)
        if length and _is_private(text, found, place, length):
            yield Trace(found[place].start(), found[place + length - 1].end(), "name")
        place += length or 1


def _name_length(text: str, found: Sequence[re.Match[str]], place: int) -> int:
    """How many words from here may be a person's name; 0 for none."""
    word = found[place].group()
    if not _may_be_name(word):
        return 0
    if not _is(word, "first_names") and not (_is(word, "surnames") and _follows(text, found, place, "family")):
        return 0
    return 1 + _more_names(text, found, place)


def _is_private(text: str, found: Sequence[re.Match[str]], place: int, length: int) -> bool:
    """Whether a name is a private person's, and surely a name."""
    if _is_known(text, found, place, length):
        return False
    if _follows(text, found, place, "private_titles"):
        return True
    if _is_of_something(text, found[place + length - 1]):
        return False
    if found[place].group()[0].islower():
        return length > 1 and not _is_ambiguous(found, place, length)
    return length > 1 or _stands_alone(found, place)


def _more_names(text: str, found: Sequence[re.Match[str]], place: int) -> int:
    """Further names right after: more first names, surnames, "von", and "och Bibbi Wikmark"."""
    more = 0
    for at in range(place + 1, len(found)):
        if text[found[at - 1].end() : found[at].start()] != " " or not _goes_on(found, place, at):
            break
        more = at - place
    while more and found[place + more].group().lower() in {*_MIDDLE, *_AND}:
        more -= 1
    return more


def _goes_on(found: Sequence[re.Match[str]], place: int, at: int) -> bool:
    """Whether a word goes on a name that begins at ``place``."""
    word, capital = found[at].group(), found[place].group()[0].isupper()
    if word.lower() in _AND:
        return (
            at + 2 < len(found)
            and _is(found[at + 1].group(), "first_names")
            and found[at + 1].group()[0].isupper()
            and found[at + 2].group()[0].isupper()
        )
    if word.lower() in _MIDDLE:
        return at + 1 < len(found) and found[at + 1].group()[0].isupper()
    if not capital:
        return _is(word, "surnames")
    if word.isupper():  # an abbreviation, unless all is written in capitals
        return found[place].group().isupper() and _is(word, "surnames")
    return word[0].isupper() and word.lower() not in names("org_words")


def _is(word: str, which: str) -> bool:
    """Whether a word, or the word without its genitive s, stands in a list; a double name by its first half."""
    listed, low = names(which), word.lower()
    if low in listed or (low.endswith("s") and low[:-1] in listed):
        return True
    return "-" in low and low.split("-")[0] in listed and len(low.split("-")[1]) > 2


def _may_be_name(word: str) -> bool:
    """A first look, quick enough for every word of every text."""
    return word.lower() in _known_names() or "-" in word


@cache
def _known_names() -> frozenset[str]:
    known = names("first_names") | names("surnames")
    return known | {name + "s" for name in known}


def _stands_alone(found: Sequence[re.Match[str]], place: int) -> bool:
    """A lone first name: only when it is nothing else, no surname either, and written with a capital."""
    word = found[place].group()
    return word[0].isupper() and not _is_ambiguous(found, place, 1) and not _is(word, "surnames")


def _is_ambiguous(found: Sequence[re.Match[str]], place: int, length: int) -> bool:
    return any(_is(found[place + step].group(), "ambiguous") for step in range(length))


def _is_known(text: str, found: Sequence[re.Match[str]], place: int, length: int) -> bool:
    """An office-holder, by the title before or after, or a person of history."""
    last = found[place + length - 1]
    name = text[found[place].start() : last.end()].lower()
    if {name, name.removesuffix("s")} & names("public_figures") or _follows(text, found, place, "office_titles"):
        return True
    return bool(_titles_after().match(text, last.end(), last.end() + _LOOK_AHEAD))


def _is_of_something(text: str, last: re.Match[str]) -> bool:
    """Whether a company, an institution or a street bears the name."""
    after = text[last.end() : last.end() + 14].lower()
    word_after = _WORD.search(after)
    return bool(word_after and not after[: word_after.start()].strip(" &") and word_after.group() in names("org_words"))


def _follows(text: str, found: Sequence[re.Match[str]], place: int, which: str) -> bool:
    """Whether a title of the list stands just before the name, in the same sentence."""
    first = max(0, place - _LOOK_BACK)
    before = text[found[first].start() : found[place].start()].lower() if place else ""
    sentence = re.split(r"[.!?\n]", before)[-1]
    return bool(_titles(which).search(sentence))


@cache
def _titles(which: str) -> re.Pattern[str]:
    listed = {"familjen", "fru", "herr", "släkten", "paret", "syskonen"} if which == "family" else names(which)
    either = "|".join(sorted(map(re.escape, listed), key=len, reverse=True))
    reach = r"(?:\W+\w+){0,1}" if which == "office_titles" else ""
    return re.compile(rf"\b(?:{either})\b{reach}\W*$")


@cache
def _titles_after() -> re.Pattern[str]:
    """ ", kommunalråd" or " (regionråd" right after a name."""
    either = "|".join(sorted(map(re.escape, names("office_titles")), key=len, reverse=True))
    return re.compile(rf"(?:,\s|\s\()(?:\w+\s)?(?:{either})\b", re.I)
