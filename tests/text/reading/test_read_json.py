"""JSON and JSON Lines."""

from collections.abc import Callable
from pathlib import Path

import pytest

from inspel_text.corpus import Corpus
from inspel_text.errors import ReadError, problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def texts(corpus: Corpus) -> list[str]:
    return [contribution.text for contribution in corpus]


def test_an_object_a_line_is_a_contribution_a_line(write: Write) -> None:
    corpus = read(write("a.jsonl", '{"id": 1, "text": "Ett", "kommun": "Boden"}\n\n{"text": "Två"}\n'))

    assert [(c.id, c.text, c.row, c.fields) for c in corpus] == [
        ("1", "Ett", 1, {"municipality": "Boden"}),
        ("3", "Två", 3, {}),
    ]


def test_a_broken_line_is_listed_and_the_others_read(write: Write) -> None:
    corpus = read(write("a.jsonl", '{"text": "Ett"}\n{"text": "Tv\n{"text": "Tre"}\n'))

    assert texts(corpus) == ["Ett", "Tre"]
    assert [(p.code, p.params["row"], p.params["line"]) for p in corpus.problems] == [
        ("read.broken_json_line", 2, '{"text": "Tv')
    ]


def test_a_list_of_objects_is_read(write: Write) -> None:
    assert texts(read(write("a.json", '[{"text": "Ett"}, {"text": "Två"}]'))) == ["Ett", "Två"]


def test_a_list_of_bare_texts_is_read(write: Write) -> None:
    assert texts(read(write("a.json", '["Ett", "Två"]'))) == ["Ett", "Två"]


def test_a_list_under_a_key_is_found(write: Write) -> None:
    assert texts(read(write("a.json", '{"meta": {"n": 1}, "data": {"svar": [{"text": "Ett"}]}}'))) == ["Ett"]


def test_two_lists_are_not_chosen_between(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.json", '{"a": [{"text": "Ett"}], "b": [{"text": "Två"}]}'))
    assert (refused.value.code, refused.value.params["keys"]) == ("read.many_lists", "a, b")


def test_what_is_nested_in_an_object_is_called_by_its_path(write: Write) -> None:
    corpus = read(write("a.json", '[{"text": "Ett", "plats": {"lat": 65.58, "taggar": ["a", "b"]}}]'))

    assert corpus.contributions[0].extra == {"plats/lat": "65.58", "plats/taggar": "a, b"}


def test_numbers_and_null_as_the_text_are_read_as_written(write: Write) -> None:
    path = write("a.json", '[{"text": 1.50}, {"text": null}, {"text": ""}, {"text": 12345678901234567890}]')

    assert texts(read(path)) == ["1.50", "", "", "12345678901234567890"]


def test_json_that_breaks_off_is_refused_with_line_and_column(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.json", '[{"text": "Ett"},\n {"text": "Tv'))
    assert (refused.value.code, refused.value.params["line"], refused.value.params["column"]) == (
        "read.broken_json",
        2,
        11,
    )


def test_json_nested_beyond_reason_is_refused(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.json", "[" * 200_000))
    assert refused.value.code == "read.deep_json"


def test_a_json_file_with_an_object_a_line_is_read_as_such(write: Write) -> None:
    corpus = read(write("a.json", '{"text": "Ett"}\n{"text": "Två"}\n'))

    assert (texts(corpus), corpus.sources[0].format) == (["Ett", "Två"], "jsonl")


def test_a_json_file_that_is_one_value_is_refused(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.json", '"bara en text"'))
    assert refused.value.code == "read.not_a_list"


def test_half_a_character_is_replaced_and_told(write: Write) -> None:
    corpus = read(write("a.jsonl", '{"text": "Bra \\ud83d slut"}\n'))

    assert texts(corpus) == ["Bra \ufffd slut"]
    assert corpus.problems == (problem("read.half_characters", file="a.jsonl", row=1, count=1),)


def test_a_file_of_broken_lines_only_is_refused(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.jsonl", "{\n{\n"))
    assert refused.value.code == "read.nothing_readable"
