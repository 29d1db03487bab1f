"""Names of private persons. Office-holders, companies, places and the long dead are none."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from inspel_text.personal.lists import names
from inspel_text.personal.titles import follows, in_office, is_of_something
from inspel_text.personal.trace import Trace

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MIDDLE = {"von", "af", "de", "van", "al", "el", "bin"}
_AND = {"och", "ja"}
_SAINT = {"sankt", "sankta", "santa", "saint"}


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
    if (
        word[0].isupper()
        and len(word) > 1
        and follows(text, found[place].start(), "kin")
        and not _is_ambiguous(found, place, 1)
    ):
        return 1 + _more_names(text, found, place)
    if not _may_be_name(word):
        return 0
    if not _is(word, "first_names") and not (_is(word, "surnames") and follows(text, found[place].start(), "family")):
        return 0
    return 1 + _more_names(text, found, place)


def _is_private(text: str, found: Sequence[re.Match[str]], place: int, length: int) -> bool:
    """Whether a name is a private person's, and surely a name."""
    if in_office(text, found[place].start(), found[place + length - 1].end()):
        return False
    if follows(text, found[place].start(), "private_titles"):
        return found[place].group()[0].isupper() or not _is_ambiguous(found, place, length)
    if is_of_something(text, found[place + length - 1].end()):
        return False
    if found[place].group()[0].islower():
        return length > 1 and not _is_ambiguous(found, place, length)
    return length > 1 or _stands_alone(text, found, place)


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


def _stands_alone(text: str, found: Sequence[re.Match[str]], place: int) -> bool:
    """A lone first name: written with a capital, and nothing else; what is a word too only inside a sentence."""
    word = found[place].group()
    if place and found[place - 1].group().lower() in _SAINT:
        return False
    if not word[0].isupper() or _is(word, "ambiguous") or _is(word, "surnames"):
        return False
    return not _is(word, "also_words") or (not word.isupper() and _is_inside(text, found, place))


def _is_inside(text: str, found: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a word follows one in small letters, in the same sentence."""
    if not place or not found[place - 1].group().islower():
        return False
    return not text[found[place - 1].end() : found[place].start()].strip(" ,")


def _is_ambiguous(found: Sequence[re.Match[str]], place: int, length: int) -> bool:
    words = [found[place + step].group() for step in range(length)]
    return any(_is(word, "ambiguous") or _is(word, "also_words") for word in words)
