"""Find cues in words. All cue lists are compiled into one matcher; each word form is looked up once a process.

A cue is one or more word patterns in a row (a phrase), optionally at the beginning only (``^``), optionally under
conditions on the rest of the sentence (``& word``, ``& !word``). A word pattern is ``word`` (inflected), ``word*``,
``*word`` (inflected) or ``*word*``.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

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


@dataclass(slots=True)
class _Index:
    """The word patterns of one language, by how they are looked up."""

    whole: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    inflected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    prefix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    suffix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    suffix_inflected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    infix: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


class Matcher:
    """All cue lists of a run, compiled. ``facets`` are (name, codebook): goals, kind, scope …"""

    def __init__(self, facets: Iterable[tuple[str, Codebook]]) -> None:
        self.entries: list[Entry] = []
        self._patterns: dict[tuple[str, str], int] = {}
        self._indexes: dict[str, _Index] = defaultdict(_Index)
        self._known: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
        self._by_first: dict[int, list[int]] = defaultdict(list)
        for facet, book in facets:
            for code in book.codes:
                for number, topic in enumerate(code.topics):
                    for cue in topic.cues:
                        self._add(facet, code.code, number, cue)

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

    def patterns_in(self, word: str, language: str) -> tuple[int, ...]:
        """The numbers of all word patterns of a language that a word fits. Remembered for the next time."""
        known = self._known[language]
        if word not in known:
            known[word] = tuple(sorted(self._fitting(word, self._indexes[language], language)))
        return known[word]

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
        fits = [self._fits(word.text, reads) for word in found]
        present = {pattern for fit in fits for pattern in fit}
        hits = []
        for place, fit in enumerate(fits):
            for pattern in fit:
                for number in self._by_first.get(pattern, ()):
                    entry = self.entries[number]
                    last = place + len(entry.phrase) - 1
                    if self._is_said(entry, fits, place) and _conditions_hold(entry, fits, present):
                        hits.append(Hit(number, found[place].start, found[last].end))
        return hits

    def _fits(self, word: str, reads: Sequence[str]) -> tuple[int, ...]:
        if len(reads) == 1:
            return self.patterns_in(word, reads[0])
        return tuple(pattern for language in reads for pattern in self.patterns_in(word, language))

    @staticmethod
    def _is_said(entry: Entry, fits: Sequence[tuple[int, ...]], place: int) -> bool:
        if entry.at_start and place:
            return False
        return len(entry.phrase) == 1 or _stands_at(entry.phrase, fits, place)


def _stands_at(phrase: Sequence[int], fits: Sequence[tuple[int, ...]], place: int) -> bool:
    if place + len(phrase) > len(fits):
        return False
    return all(pattern in fits[place + step] for step, pattern in enumerate(phrase))


def _conditions_hold(entry: Entry, fits: Sequence[tuple[int, ...]], present: set[int]) -> bool:
    if not entry.needs and not entry.forbids:
        return True
    return all(_is_present(phrase, fits, present) for phrase in entry.needs) and not any(
        _is_present(phrase, fits, present) for phrase in entry.forbids
    )


def _is_present(phrase: Sequence[int], fits: Sequence[tuple[int, ...]], present: set[int]) -> bool:
    if not present.issuperset(phrase):
        return False
    return len(phrase) == 1 or any(_stands_at(phrase, fits, place) for place in range(len(fits)))


__all__ = ["Entry", "Hit", "Matcher", "Word"]
