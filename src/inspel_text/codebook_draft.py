"""A draft codebook from any strategy text: its headings become codes, its own distinctive words the first cues.

A draft is a suggestion: a person removes what is no goal and adds what people call things.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inspel_text.codebook import WEIGHTS, Code, Codebook, Cue, Topic
from inspel_text.errors import CodebookError
from inspel_text.lang.words import words

_LONGEST_HEADING, _SHORTEST_BODY, _CUES, _SHORTEST_WORD = 100, 80, 15, 5
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
_NUMBERED = re.compile(r"^(\d+(?:\.\d+)*)[.)]?\s+(\S.*)$")
_BULLET = re.compile(r"^[-•*–·]\s+")
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|\t|\s{3,})\s*\d+$")


@dataclass(slots=True)
class _Section:
    title: str
    depth: int
    number: str = ""
    body: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.body)


def draft(text: str, name: str, file: str) -> Codebook:
    """A codebook with a code for each heading that has text below it. Raises CodebookError when there is none."""
    sections = _worth_keeping(list(_sections(text.splitlines())))
    if not sections:
        raise CodebookError("codebook.no_headings", file=file)
    numbers = _numbered(sections)
    everywhere = Counter(word for section in sections for word in _words(section.text))
    codes = [
        Code(
            code=number,
            title=section.title,
            parent=number.rpartition(".")[0],
            description=_first_sentence(section.text),
            topics=_topics(section, number, everywhere),
        )
        for section, number in zip(sections, numbers, strict=True)
    ]
    return Codebook(name=name, title=name, codes=tuple(codes), version="draft")


def _sections(lines: Sequence[str]) -> Iterator[_Section]:
    section = None
    for line in (line.strip() for line in lines):
        heading = _heading(line)
        if heading:
            if section:
                yield section
            section = heading
        elif line and section:
            section.body.append(_BULLET.sub("", line))
    if section:
        yield section


def _heading(line: str) -> _Section | None:
    markdown = _MARKDOWN.match(line)
    if markdown:
        return _Section(markdown.group(2), len(markdown.group(1)))
    if (
        not line
        or len(line) > _LONGEST_HEADING
        or line[-1] in '.,;:!?”"'
        or _BULLET.match(line)
        or _CONTENTS_LINE.search(line)
    ):
        return None
    if not any(sign.isalpha() for sign in line) or line[0].islower():
        return None
    numbered = _NUMBERED.match(line)
    if numbered:
        return _Section(numbered.group(2), numbered.group(1).count(".") + 1, numbered.group(1))
    return _Section(line, 1 if line.isupper() else 2)


def _worth_keeping(sections: list[_Section]) -> list[_Section]:
    """Those with text, and those right above a deeper one; of the same title the one with most text."""
    kept: dict[str, _Section] = {}
    for place, section in enumerate(sections):
        above = place + 1 < len(sections) and sections[place + 1].depth > section.depth
        if len(section.text) < _SHORTEST_BODY and not above:
            continue
        known = kept.get(section.title.casefold())
        if known is None or len(known.text) < len(section.text):
            kept[section.title.casefold()] = section
    return [section for section in sections if kept.get(section.title.casefold()) is section]


def _numbered(sections: Sequence[_Section]) -> list[str]:
    """Codes "1", "1.1" …: the text's own numbers where all have one that is different, else by order and depth."""
    own = [section.number for section in sections]
    if all(own) and len(set(own)) == len(own) and all(number.rpartition(".")[0] in {"", *own} for number in own):
        return own
    numbers, counts, depths = [], [0], [sections[0].depth]
    for section in sections:
        while len(depths) > 1 and section.depth <= depths[-2]:
            depths.pop()
            counts.pop()
        if section.depth > depths[-1] and counts[-1]:
            depths.append(section.depth)
            counts.append(0)
        counts[-1] += 1
        numbers.append(".".join(map(str, counts)))
    return numbers


def _topics(section: _Section, code: str, everywhere: Counter[str]) -> tuple[Topic, ...]:
    here = Counter(_words(section.text))
    total, mine = sum(everywhere.values()), sum(here.values())
    scores = {
        word: number * math.log((number / mine) / (everywhere[word] / total)) for word, number in here.items() if mine
    }
    best = sorted((word for word in scores if scores[word] > 0), key=lambda word: (-scores[word], word))[:_CUES]
    cues = tuple(Cue(word, WEIGHTS["cues"], "sv") for word in best)
    return (Topic(section.title, "", code, cues),) if cues else ()


def _words(text: str) -> list[str]:
    return [word.text for word in words(text) if len(word.text) >= _SHORTEST_WORD and word.text.isalpha()]


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0][:300]
