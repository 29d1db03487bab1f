"""What a path leads to: is it a file, what are its bytes, and which format do they have."""

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from inspel_text.errors import ReadError

BY_SUFFIX = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".txt": "txt",
    ".md": "txt",
}
BY_FIRST_BYTES = {b"PK\x03\x04": "xlsx", b"\xd0\xcf\x11\xe0": "xlsx", b"PAR1": "parquet"}
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that is there and can be opened. `name` is what reports call it."""

    path: Path
    name: str
    kind: str
    sha256: str


def find(path: Path, name: str) -> FoundFile:
    """Look at a path once: hash it and settle its format, by its first bytes where they say, else by its name.

    Raises ReadError for what is missing, a folder, not a file, unreadable, empty or of an unknown format.
    """
    try:
        _refuse_all_but_files(path, name)
        first, sha256 = _fingerprint(path)
    except FileNotFoundError:
        raise ReadError("read.missing_file", file=name) from None
    except OSError as error:
        raise ReadError("read.unreadable", file=name, reason=error.strerror or str(error)) from error
    if not first:
        raise ReadError("read.empty_file", file=name)
    return FoundFile(path, name, _kind(path, name, first), sha256)


def _refuse_all_but_files(path: Path, name: str) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ReadError("read.is_folder", file=name)
    if not stat.S_ISREG(mode):
        raise ReadError("read.not_a_file", file=name)


def _fingerprint(path: Path) -> tuple[bytes, str]:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        first = block = stream.read(BLOCK)
        while block:
            digest.update(block)
            block = stream.read(BLOCK)
    return first[:8], digest.hexdigest()


def _kind(path: Path, name: str, first: bytes) -> str:
    kind = BY_FIRST_BYTES.get(first[:4]) or BY_SUFFIX.get(path.suffix.lower())
    if kind is None:
        raise ReadError("read.unknown_format", file=name, known=" ".join(BY_SUFFIX))
    return kind
