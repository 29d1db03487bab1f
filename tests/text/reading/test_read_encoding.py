"""Encodings: settled once a file, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from inspel_text.errors import problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]
TEXT = "Bättre färja över älven på vintern – för åretruntboende"


@pytest.mark.parametrize(
    "written, told",
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac-roman", "mac-roman"),
    ],
)
def test_a_file_is_read_in_the_encoding_it_was_written_in(write: Write, written: str, told: str) -> None:
    corpus = read(write("a.csv", f"id;förslag\n1;{TEXT}\n".encode(written)))

    assert (corpus.contributions[0].text, corpus.sources[0].encoding) == (TEXT, told)


def test_a_file_from_dos_is_read(write: Write) -> None:
    corpus = read(write("a.csv", "id;förslag\n1;Bättre färja över älven\n".encode("cp850")))

    assert (corpus.contributions[0].text, corpus.sources[0].encoding) == ("Bättre färja över älven", "cp850")


def test_a_few_stray_bytes_do_not_spoil_a_utf8_file(write: Write) -> None:
    content = f"id;inspel\n1;{TEXT}\n2;{TEXT}\n3;Fel p".encode() + b"\xe5 raden\n"

    corpus = read(write("a.csv", content))

    assert [contribution.text for contribution in corpus] == [TEXT, TEXT, "Fel på raden"]
    assert corpus.problems == (problem("read.stray_bytes", file="a.csv", encoding="utf-8", count=1),)


def test_bytes_that_are_no_text_are_read_without_a_crash(write: Write) -> None:
    assert len(read(write("a.csv", b"inspel\n\x81\x8d\x8f\x90\x9d\xff\n"))) == 1
