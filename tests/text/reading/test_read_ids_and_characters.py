"""Ids stay unique; characters stay as they are, but for those no report could hold."""

from collections.abc import Callable
from pathlib import Path

from inspel_text.errors import problem
from inspel_text.reading import iterate, read

Write = Callable[[str, str | bytes], Path]


def test_a_missing_id_is_the_number_of_the_row(write: Write) -> None:
    assert [c.id for c in read(write("a.csv", "id,inspel\n,Ett\nb,Två\n"))] == ["2", "b"]


def test_an_id_given_twice_gets_a_number_and_is_told(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel\na,Ett\na,Två\na#2,Tre\na,Fyra\n"))

    assert [c.id for c in corpus] == ["a", "a#2", "a#2#2", "a#3"]
    assert corpus.problems[0] == problem("read.duplicate_id", file="a.csv", row=3, id="a", given="a#2")
    assert [p.params["row"] for p in corpus.problems] == [3, 4, 5]


def test_ids_stay_unique_over_several_files(write: Write) -> None:
    paths = [write("a.csv", "id,inspel\n1,Ett\n"), write("b.csv", "id,inspel\n1,Två\n")]

    corpus = read(paths)

    assert [(c.id, c.source) for c in corpus] == [("1", "a.csv"), ("1#2", "b.csv")]
    assert corpus.problems == (problem("read.duplicate_id", file="b.csv", row=2, id="1", given="1#2"),)


def test_row_numbers_for_ids_stay_unique_over_several_files_without_a_word(write: Write) -> None:
    corpus = read([write("a.csv", "inspel\nEtt\n"), write("b.csv", "inspel\nTvå\n")])

    assert ([c.id for c in corpus], corpus.problems) == (["2", "2#2"], ())


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = []
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.csv").write_text("inspel\nBra\n", "utf-8")
        paths.append(tmp_path / folder / "a.csv")

    assert [source.name for source in read(paths).sources] == [str(path) for path in paths]


def test_nul_and_control_characters_are_taken_out_and_told(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel\n1,Br\x00a\x07 då\x1f\ttabb\n"))

    assert [c.text for c in corpus] == ["Bra då\ttabb"]
    assert corpus.problems == (problem("read.control_characters", file="a.csv", row=2, count=3),)


def test_spaces_around_a_text_are_left_as_they_stand(write: Write) -> None:
    assert [c.text for c in read(write("a.csv", 'id,inspel\n1,"  Bra \n"\n'))] == ["  Bra \n"]


def test_iterating_gives_the_same_without_holding_it_and_may_be_done_again(write: Write) -> None:
    path = write("a.csv", "id,inspel\n1,Ett\n1,Två\n")
    reading = iterate(path)

    assert tuple(reading) == tuple(reading) == read(path).contributions
    assert tuple(reading.problems) == read(path).problems
    assert tuple(reading.sources) == read(path).sources


def test_the_first_contribution_comes_before_the_last_row_is_read(write: Write) -> None:
    path = write("a.jsonl", '{"text": "Bra"}\n' * 20_000 + "{")
    reading = iterate(path)

    assert (next(iter(reading)).text, reading.problems) == ("Bra", [])
