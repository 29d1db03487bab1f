"""Which encoding a text file has: decided once a file, before a single text is read, and told in its Source.

A byte order mark settles it. Else UTF-8, if every byte agrees. Else UTF-8 with stray bytes, when proper UTF-8
letters far outnumber them. Else the older encoding that makes the most of the bytes into letters
people here write.
"""

import codecs
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from inspel_text.errors import Problem, problem

BLOCK = 1 << 20
SAMPLE = 1 << 18
STRAY = "inspel.stray"
EXPECTED = frozenset("åäöÅÄÖéÉèüÜæøÆØáÁčČđŊŋšŠŧžŽß–—‘’“”…•«»§°€½´ ")
ASCII = bytes(range(128))
ESCAPED = re.compile("[\udc80-\udcff]")
REPLACED = re.compile("\ufffd")
BEYOND_ASCII = re.compile("[^\x00-\x7f]")
OLDER = ("cp1252", "mac-roman", "cp850")
LETTERS_PER_STRAY = 10
"""How many proper UTF-8 letters must stand against each stray byte for the file to be called UTF-8."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file. `strays` counts the bytes that do not belong and will be read one by one."""

    name: str
    errors: str = "strict"
    strays: int = 0

    def problems(self, file: str) -> Iterator[Problem]:
        """What the reader of a report should know about it."""
        if self.strays:
            yield problem("read.stray_bytes", file=file, encoding=self.name, count=self.strays)


def detect(path: Path) -> Encoding:
    """Settle the encoding of a file, reading all of it once without holding it."""
    with path.open("rb") as stream:
        start = stream.read(SAMPLE)
    if start.startswith(codecs.BOM_UTF8):
        return _counted(path, "utf-8-sig")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _counted(path, "utf-16")
    if unmarked := _unmarked_utf16(start):
        return _counted(path, unmarked)
    utf8 = _counted(path, "utf-8")
    if not utf8.strays or _letters(path) >= LETTERS_PER_STRAY * utf8.strays:
        return utf8
    return Encoding(_older(path), errors="replace")


@contextmanager
def open_text(path: Path, encoding: Encoding) -> Iterator[TextIO]:
    """The decoded file, its line endings as they stand."""
    with path.open(encoding=encoding.name, errors=encoding.errors, newline="") as stream:
        yield stream


def _counted(path: Path, name: str) -> Encoding:
    """The encoding, with the number of bytes in the file that are not of it."""
    if name.startswith("utf-16"):
        strays = _count(path, name, "replace", REPLACED)
        return Encoding(name, "replace" if strays else "strict", strays)
    strays = _count(path, name, "surrogateescape", ESCAPED)
    return Encoding(name, STRAY if strays else "strict", strays)


def _letters(path: Path) -> int:
    return _count(path, "utf-8", "ignore", BEYOND_ASCII)


def _count(path: Path, name: str, errors: str, wanted: re.Pattern[str]) -> int:
    decoder = codecs.getincrementaldecoder(name)(errors)
    found = sum(len(wanted.findall(decoder.decode(block))) for block in _blocks(path))
    return found + len(wanted.findall(decoder.decode(b"", final=True)))


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain letters is zero, on the one side or the other."""
    half = len(start) // 2
    if half and start[1::2].count(0) > 0.4 * half and start[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if half and start[0::2].count(0) > 0.4 * half and start[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _older(path: Path) -> str:
    sample = b"".join(block.translate(None, ASCII) for block in _blocks(path))[:SAMPLE]
    shares = {name: _share_expected(sample, name) for name in OLDER}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.5 else _guessed(path) or "latin-1"


def _share_expected(sample: bytes, name: str) -> float:
    text = sample.decode(name, errors="replace")
    return sum(char in EXPECTED for char in text) / len(text)


def _guessed(path: Path) -> str:
    """What charset-normalizer makes of it, if it has an opinion."""
    from charset_normalizer import from_bytes  # seldom needed

    with path.open("rb") as stream:
        best = from_bytes(stream.read(SAMPLE)).best()
    return best.encoding if best else ""


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _read_stray(error: UnicodeError) -> tuple[str, int]:
    """The decoder's answer to bytes that do not belong: read them as Windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return stray.decode("cp1252", errors="replace"), error.end


codecs.register_error(STRAY, _read_stray)
