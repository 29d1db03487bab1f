"""Find cues in words. All cue lists are compiled into one matcher; each word form is looked up once a process.

A cue is one or more word patterns in a row (a phrase), optionally at the beginning only (``^``), optionally under
conditions on the rest of the sentence (``& word``, ``& !word``). A word pattern is ``word`` (inflected), ``word*``,
``*word`` (inflected) or ``*word*``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from inspel_text.codebook import Codebook, Cue
from inspel_text.errors import CodebookError
from inspel_text.lang.inflection import lookup_forms, stems, undoubled
from inspel_text.lang.words import Word, words

READS = {
    "sv": ("sv",),
    "fi": ("fi",),
    "en": ("en",),
    "se": ("se", "sv"),
    "fit": ("fit", "fi", "sv"),
    "nb": ("nb", "sv"),
    "de": ("de",),
}


class Hit(NamedTuple):
    """A cue found in a text: which one, and where (code points, end exclusive)."""

    cue: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A compiled cue: where it comes from and what it asks for. ``phrase`` and conditions hold pattern numbers."""

    facet: str
    code: str
    topic: int
    cue: Cue
    phrase: tuple[int, ...]
    at_start: bool
    needs: tuple[tuple[int, ...], ...]
    forbids: tuple[tuple[int, ...], ...]

    @property
    def is_plain(self) -> bool:
        """Whether the first word is all it asks for."""
        return len(self.phrase) == 1 and not (self.at_start or self.needs or self.forbids)


@dataclass(slots=True)
class _Index:
    """The word patterns of one language, by how they are looked up."""

    whole: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    inflected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    prefix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    suffix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    suffix_inflected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    infix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a word form fits: its word patterns, the one-word cues it is, and the phrases it may begin.

    ``phrases`` goes from the pattern of the second word to the cues; ``checked`` are the cues that ask for more than
    this word.
    """

    patterns: frozenset[int]
    plain: tuple[int, ...]
    checked: tuple[int, ...]
    phrases: dict[int, tuple[int, ...]]


class Matcher:
    """All cue lists of a run, compiled. ``facets`` are (name, codebook): goals, kind, scope …"""

    def __init__(self, facets: Iterable[tuple[str, Codebook]]) -> None:
        self.entries: list[Entry] = []
        self._patterns: dict[tuple[str, str], int] = {}
        self._indexes: dict[str, _Index] = defaultdict(_Index)
        self._known: dict[tuple[str, ...], dict[str, _Form]] = defaultdict(dict)
        self._by_first: dict[int, list[int]] = defaultdict(list)
        for facet, book in facets:
            for code in book.codes:
                for number, topic in enumerate(code.topics):
                    for cue in topic.cues:
                        self._add(facet, code.code, number, cue)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_known": defaultdict(dict)}

    def _add(self, facet: str, code: str, topic: int, cue: Cue) -> None:
        main, *conditions = [part.strip() for part in cue.text.split(" & ")]
        needs = [self._phrase(part, cue) for part in conditions if not part.startswith("!")]
        forbids = [self._phrase(part[1:], cue) for part in conditions if part.startswith("!")]
        phrase = self._phrase(main.lstrip("^"), cue)
        self._by_first[phrase[0]].append(len(self.entries))
        start = main.startswith("^")
        self.entries.append(Entry(facet, code, topic, cue, phrase, start, tuple(needs), tuple(forbids)))

    def _phrase(self, text: str, cue: Cue) -> tuple[int, ...]:
        parts = re.findall(r"\*?[^\W_]+(?:[-'’·*][^\W_]+)*\*?|[?!]", text)
        if not parts:
            raise CodebookError("codebook.bad_cue", cue=cue.text)
        return tuple(self._pattern(part, cue.language) for part in parts)

    def _pattern(self, pattern: str, language: str) -> int:
        key = (pattern, language)
        if key not in self._patterns:
            self._patterns[key] = len(self._patterns)
            self._file(pattern, self._indexes[language], language, self._patterns[key])
        return self._patterns[key]

    def _file(self, pattern: str, index: _Index, language: str, number: int) -> None:
        bare = pattern.strip("*")
        begins, ends = pattern.endswith("*"), pattern.startswith("*")
        if begins or ends:
            table = index.infix if begins and ends else index.prefix if begins else index.suffix
            table[bare].append(number)
        else:
            index.whole[bare].append(number)
        if not begins:
            table = index.suffix_inflected if ends else index.inflected
            for form in sorted(lookup_forms(bare, language)):
                table[form].append(number)

    def _form(self, word: str, reads: tuple[str, ...]) -> _Form:
        """What a word form fits in the languages a reader knows. Remembered for the next time."""
        known = self._known[reads]
        if word not in known:
            known[word] = self._look_up(word, reads)
        return known[word]

    def _look_up(self, word: str, reads: tuple[str, ...]) -> _Form:
        patterns = {pattern for language in reads for pattern in self._fitting(word, self._indexes[language], language)}
        cues = sorted(cue for pattern in patterns for cue in self._by_first.get(pattern, ()))
        single = [cue for cue in cues if len(self.entries[cue].phrase) == 1]
        plain = tuple(cue for cue in single if self.entries[cue].is_plain)
        phrases: dict[int, list[int]] = defaultdict(list)
        for cue in cues:
            if len(self.entries[cue].phrase) > 1:
                phrases[self.entries[cue].phrase[1]].append(cue)
        checked = tuple(cue for cue in single if not self.entries[cue].is_plain)
        return _Form(frozenset(patterns), plain, checked, {second: tuple(cues) for second, cues in phrases.items()})

    def _fitting(self, word: str, index: _Index, language: str) -> set[int]:
        parts = [word, *word.split("-")] if "-" in word else [word]
        found: set[int] = set()
        for part in parts:
            found.update(index.whole.get(part, ()))
            found.update(*(index.prefix.get(part[:end], ()) for end in range(2, len(part) + 1)))
            found.update(*(index.suffix.get(part[start:], ()) for start in range(len(part) - 1)))
            found.update(index.whole.get(undoubled(part), ()))
            for stem in stems(part, language):
                found.update(index.inflected.get(stem, ()))
                found.update(*(index.suffix_inflected.get(stem[start:], ()) for start in range(len(stem) - 1)))
        for inside, numbers in index.infix.items():
            if inside in word:
                found.update(numbers)
        return found

    def find(self, text: str, start: int, end: int, language: str) -> list[Hit]:
        """All cues in ``text[start:end]`` (a sentence), in order of place; languages are those a reader would know."""
        found = words(text, start, end)
        reads = READS.get(language) or tuple(sorted(self._indexes))
        forms = [self._form(word.text, reads) for word in found]
        present = frozenset().union(*(form.patterns for form in forms))
        hits: list[Hit] = []
        for place, form in enumerate(forms):
            _, first, last = found[place]
            if form.plain:
                hits += [Hit(cue, first, last) for cue in form.plain]
            if form.checked or (form.phrases and place + 1 < len(forms)):
                for cue in self._asking_more(forms, place, present):
                    hits.append(Hit(cue, first, found[place + len(self.entries[cue].phrase) - 1].end))
        return hits

    def _asking_more(self, forms: Sequence[_Form], place: int, present: frozenset[int]) -> Iterator[int]:
        """Cues that begin at this word and whose other words, place and conditions are there too."""
        for cue in forms[place].checked:
            if _holds(self.entries[cue], forms, place, present):
                yield cue
        phrases, after = forms[place].phrases, forms[place + 1].patterns if place + 1 < len(forms) else frozenset()
        for second in sorted(phrases.keys() & after):
            yield from (cue for cue in phrases[second] if _holds(self.entries[cue], forms, place, present))


def _holds(entry: Entry, forms: Sequence[_Form], place: int, present: frozenset[int]) -> bool:
    if entry.at_start and place:
        return False
    return (
        all(_is_present(phrase, forms, present) for phrase in entry.needs)
        and _stands_at(entry.phrase, forms, place)
        and not any(_is_present(phrase, forms, present) for phrase in entry.forbids)
    )


def _stands_at(phrase: Sequence[int], forms: Sequence[_Form], place: int) -> bool:
    if place + len(phrase) > len(forms):
        return False
    return all(pattern in forms[place + step].patterns for step, pattern in enumerate(phrase))


def _is_present(phrase: Sequence[int], forms: Sequence[_Form], present: frozenset[int]) -> bool:
    if not present.issuperset(phrase):
        return False
    return len(phrase) == 1 or any(_stands_at(phrase, forms, place) for place in range(len(forms)))


__all__ = ["Entry", "Hit", "Matcher", "Word"]
