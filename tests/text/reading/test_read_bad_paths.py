"""Paths that lead to nothing that can be read, and what the person is told."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from inspel_text.errors import ReadError
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def refusal(path: Path) -> ReadError:
    with pytest.raises(ReadError) as refused:
        read(path)
    return refused.value


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert str(refusal(tmp_path / "saknas.csv")) == "Filen saknas.csv finns inte. Kontrollera namnet och mappen."


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "read.is_folder"


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").symlink_to(tmp_path / "a.csv")

    assert refusal(tmp_path / "a.csv").code == "read.unreadable"


def test_a_pipe_in_place_of_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.csv")

    assert refusal(tmp_path / "a.csv").code == "read.not_a_file"


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json", "a.jsonl", "a.txt", "a.parquet"])
def test_an_empty_file(write: Write, name: str) -> None:
    assert refusal(write(name, "")).code == "read.empty_file"


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.txt"])
def test_a_file_of_empty_lines(write: Write, name: str) -> None:
    assert refusal(write(name, "\n \n")).code in {"read.empty_file", "read.only_headings"}


def test_headings_with_nothing_below_them(write: Write) -> None:
    assert refusal(write("a.csv", "id,inspel\n\n,\n")).code == "read.only_headings"


def test_a_kind_of_file_nobody_knows(write: Write) -> None:
    assert refusal(write("a.docm", "Bra")).code == "read.unknown_format"
