"""The codebook that was used, as one file."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspel_text.codebook import Codebook, Cue, shipped_names
from inspel_text.errors import OutputError
from inspel_text.report.codebook_toml import write_codebook

PARTS = ("1.1.toml", "1.2.toml")


def read_back(book: Codebook, folder: Path) -> Codebook:
    file = folder / "codebook.toml"
    write_codebook(file, book)
    return Codebook.load(file)


def with_cues(book: Codebook, *cues: Cue) -> Codebook:
    code = book["1.2"]
    changed = replace(code, topics=(replace(code.topics[0], cues=cues),))
    return replace(book, codes=tuple(changed if one.code == "1.2" else one for one in book.codes))


def test_a_book_is_read_back_equal(book: Codebook, tmp_path: Path) -> None:
    assert read_back(book, tmp_path) == book


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_book_is_read_back_equal(name: str, tmp_path: Path) -> None:
    book = Codebook.load(name)

    assert read_back(book, tmp_path) == book


def test_what_a_book_includes_is_written_into_the_one_file(book: Codebook, tmp_path: Path) -> None:
    blocks = [f'[[code]]\ncode = "{part[:3]}"\ntitle = "Del {part}"\n' for part in PARTS]
    for part, block in zip(PARTS, blocks, strict=True):
        (tmp_path / part).write_text(block, encoding="utf-8")
    whole = tmp_path / "helt.toml"
    whole.write_text(f'[codebook]\nname = "helt"\ninclude = {list(PARTS)}\n', encoding="utf-8")

    (tmp_path / "annan").mkdir()
    assert [code.title for code in read_back(Codebook.load(whole), tmp_path / "annan").codes] == [
        "Del 1.1.toml",
        "Del 1.2.toml",
    ]


def test_crosswalks_and_parallels_are_kept(book: Codebook, tmp_path: Path) -> None:
    wide = replace(book, parallel=("national-areas",), crosswalk={"annan": {"1.1": ("A", "B")}})

    assert read_back(wide, tmp_path) == wide


def test_a_cue_that_begins_with_a_sign_keeps_it(book: Codebook, tmp_path: Path) -> None:
    signed = with_cues(book, Cue("-20 grader", 1.5, "sv"), Cue("++", 0.5, "sv"))

    assert read_back(signed, tmp_path) == signed


def test_the_order_of_cues_that_came_from_a_language_list_is_kept(book: Codebook, tmp_path: Path) -> None:
    mixed = with_cues(book, Cue("bo", 0.5, "sv"), Cue("hem", 3.0, "sv"), Cue("hus", 1.5, "sv"), Cue("home", 3.0, "en"))

    assert read_back(mixed, tmp_path) == mixed


@pytest.mark.parametrize("cue", [Cue("hus", 2.0, "sv"), Cue("home", -2.0, "en"), Cue("maja", 1.5, "lv")])
def test_a_cue_the_format_has_no_place_for_is_refused(cue: Cue, book: Codebook, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as refused:
        write_codebook(tmp_path / "codebook.toml", with_cues(book, cue))

    assert refused.value.code == "export.cue_has_no_list"
    assert cue.text in str(refused.value)
    assert not (tmp_path / "codebook.toml").exists()
