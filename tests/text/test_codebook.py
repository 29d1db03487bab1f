"""A codebook is read from TOML, and what is wrong in it is named so that a person can mend it."""

from pathlib import Path

import pytest

from inspel_text.codebook import Codebook, Cue, shipped_names
from inspel_text.errors import CodebookError
from inspel_text.matching import Matcher

ONE = '[[code]]\ncode = "a"\ntitle = "Resor"\n'
TOPIC = ONE + '[[code.topic]]\nname = "Tåg"\n'


def refusal(load, *args, **files):
    with pytest.raises(CodebookError) as refused:
        load(*args, **files)
    return refused.value.code, dict(refused.value.params)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (ONE + 'titel = "Resor"', "titel"),
        (TOPIC + 'cue = ["tåg"]', "cue"),
        (TOPIC + 'xx = ["tåg"]', "xx"),
    ],
)
def test_an_unknown_key_is_refused(book_of, text, key):
    assert refusal(book_of, text) == ("codebook.unknown_key", {"file": "bok.toml", "code": "a", "key": key})


def test_a_code_that_stands_twice_is_refused(book_of):
    assert refusal(book_of, ONE + ONE) == ("codebook.twice", {"file": "bok.toml", "code": "a"})


def test_a_code_that_stands_again_in_an_included_file_is_refused(book_of):
    head = '[codebook]\ninclude = ["mer.toml"]\n'

    assert refusal(book_of, head + ONE, mer=ONE) == ("codebook.twice", {"file": "bok.toml", "code": "a"})


@pytest.mark.parametrize("text", [ONE + 'parent = "b"', TOPIC + 'code = "b"'])
def test_a_code_that_points_to_one_that_is_not_there_is_refused(book_of, text):
    found = {"file": "bok.toml", "code": "a", "parent": "b"}

    assert refusal(book_of, text) == ("codebook.unknown_parent", found)


def test_a_code_that_lies_below_itself_is_refused(book_of):
    circle = ONE + 'parent = "b"\n[[code]]\ncode = "b"\ntitle = "Bo"\nparent = "a"'

    assert refusal(book_of, circle) == ("codebook.circle", {"file": "bok.toml", "code": "a"})


@pytest.mark.parametrize("text", ["", '[codebook]\nname = "tom"'])
def test_a_codebook_without_codes_is_refused(book_of, text):
    assert refusal(book_of, text) == ("codebook.empty", {"file": "bok.toml"})


@pytest.mark.parametrize("title", ["", 'title = ""', 'title = "  "'])
def test_a_code_without_a_title_is_refused(book_of, title):
    assert refusal(book_of, f'[[code]]\ncode = "a"\n{title}') == (
        "codebook.no_title",
        {"file": "bok.toml", "code": "a"},
    )


@pytest.mark.parametrize("code", ['title = "Resor"', 'code = " "'])
def test_a_block_without_a_code_is_refused(book_of, code):
    assert refusal(book_of, f"[[code]]\n{code}")[0] == "codebook.no_code"


def test_one_code_written_as_a_table_is_refused(book_of):
    assert refusal(book_of, '[code]\ncode = "a"\ntitle = "Resor"')[0] == "codebook.no_code"


def test_what_is_not_toml_is_refused_with_the_line(book_of):
    found = {"file": "bok.toml", "detail": "Invalid value (at line 2, column 8)"}

    assert refusal(book_of, "[[code]]\ncode = a") == ("codebook.not_toml", found)


def test_what_is_not_utf_8_is_refused(tmp_path):
    file = tmp_path / "bok.toml"
    file.write_bytes('[[code]]\ntitle = "Tåg"'.encode("latin-1"))

    assert refusal(Codebook.load, file) == ("codebook.not_utf8", {"file": "bok.toml"})


def test_a_codebook_that_is_not_there_is_refused_with_those_that_are():
    found = {"file": "saknas", "names": ", ".join(shipped_names())}

    assert refusal(Codebook.load, "saknas") == ("codebook.not_found", found)


def test_an_included_file_that_is_not_there_is_refused(book_of):
    code, params = refusal(book_of, '[codebook]\ninclude = ["saknas.toml"]')

    assert (code, params["file"]) == ("codebook.not_found", "saknas.toml")


@pytest.mark.parametrize("cue", ["", "*", " ", "^"])
def test_an_empty_cue_is_refused(book_of, cue):
    found = {"file": "bok.toml", "code": "a", "topic": "Tåg"}

    assert refusal(book_of, TOPIC + f'cues = ["tåg", "{cue}"]') == ("codebook.empty_cue", found)


@pytest.mark.parametrize("cue", ["...", "buss & ", "buss & !"])
def test_a_cue_without_a_word_is_refused_when_it_is_compiled(book_of, cue):
    book = book_of(TOPIC + f'cues = ["{cue}"]')

    assert refusal(Matcher, [("goal", book)]) == ("codebook.bad_cue", {"cue": cue})


def test_a_list_written_as_a_text_is_refused(book_of):
    with pytest.raises(CodebookError):
        book_of(TOPIC + 'cues = "buss"')


def test_a_cue_that_is_a_number_is_refused(book_of):
    with pytest.raises(CodebookError):
        book_of(TOPIC + "cues = [112]")


def test_every_refusal_has_its_sentence_in_both_languages(book_of):
    with pytest.raises(CodebookError) as refused:
        book_of(ONE + ONE)

    assert (refused.value.message("sv"), refused.value.message("en")) == (
        "Koden a står två gånger i bok.toml. Varje kod får stå en gång.",
        "The code a stands twice in bok.toml. Each code may stand once.",
    )


def test_a_codebook_without_a_head_is_named_after_its_file(book_of):
    book = book_of(ONE)

    assert (book.name, book.title, book.version, book.language) == ("bok", "bok", "1", "sv")


def test_weights_and_languages_are_read(book_of):
    lists = 'strong = ["A"]\ncues = ["b"]\nweak = ["c"]\nagainst = ["d"]\nfi = ["+e", "f", "-g"]'

    cues = book_of(TOPIC + lists)["a"].topics[0].cues

    assert cues == (
        Cue("a", 3.0, "sv"),
        Cue("b", 1.5, "sv"),
        Cue("c", 0.5, "sv"),
        Cue("d", -2.0, "sv"),
        Cue("e", 3.0, "fi"),
        Cue("f", 1.5, "fi"),
        Cue("g", 0.5, "fi"),
    )


def test_lists_that_name_no_language_are_in_that_of_the_codebook(book_of):
    book = book_of('[codebook]\nlanguage = "fi"\n' + TOPIC + 'cues = ["juna"]')

    assert book["a"].topics[0].cues == (Cue("juna", 1.5, "fi"),)


def test_a_cue_written_twice_is_one(book_of):
    assert book_of(TOPIC + 'cues = ["tåg", "Tåg"]')["a"].topics[0].cues == (Cue("tåg", 1.5, "sv"),)


def test_included_files_come_after_in_the_order_they_are_named(book_of):
    part = '[[code]]\ncode = "{}"\ntitle = "Mer"\n'

    book = book_of('[codebook]\ninclude = ["c.toml", "b.toml"]\n' + ONE, b=part.format("b"), c=part.format("c"))

    assert [code.code for code in book.codes] == ["a", "c", "b"]


def test_an_included_file_may_hang_below_a_code_of_the_first(book_of):
    part = '[[code]]\ncode = "a.1"\ntitle = "Tåg"\nparent = "a"\n'

    book = book_of('[codebook]\ninclude = ["mer.toml"]\n' + ONE, mer=part)

    assert (book.below("a"), book.top("a.1")) == ((book["a.1"],), "a")


def test_contributions_are_coded_with_the_codes_that_have_topics(small_codebook):
    assert [code.code for code in small_codebook.coded] == ["1.1", "1.2", "2.1"]


def test_without_topics_the_codes_at_the_bottom_are_coded_with(book_of):
    book = book_of(ONE + '[[code]]\ncode = "b"\ntitle = "Bo"\nparent = "a"')

    assert [code.code for code in book.coded] == ["b"]


def test_the_top_of_the_tree_is_below_nothing(small_codebook):
    assert [code.code for code in small_codebook.below("")] == ["1", "2"]


def test_a_code_that_is_not_there_is_a_key_error(small_codebook):
    with pytest.raises(KeyError, match="9"):
        small_codebook["9"]


def test_a_crosswalk_maps_own_codes_to_those_of_another(book_of):
    book = book_of(ONE + '[crosswalk.annan]\na = ["1", "2"]')

    assert book.crosswalk == {"annan": {"a": ("1", "2")}}


def test_a_crosswalk_from_a_code_that_is_not_there_is_refused(book_of):
    with pytest.raises(CodebookError):
        book_of(ONE + '[crosswalk.annan]\nb = ["1"]')


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_codebook_loads_by_its_name(name):
    assert Codebook.load(name).name == name


@pytest.mark.parametrize("name", shipped_names())
def test_each_goal_of_a_shipped_codebook_that_has_cues_has_at_least_sixty(name):
    goals = [code for code in Codebook.load(name).codes if code.topics]

    counts = {goal.code: sum(len(topic.cues) for topic in goal.topics) for goal in goals}

    assert [code for code, number in counts.items() if number < 60] == []


def test_norrbotten_has_four_areas_of_four_goals(norrbotten_codebook):
    goals = [code.code for code in norrbotten_codebook.coded]

    assert goals == [f"{area}.{goal}" for area in range(1, 5) for goal in range(1, 5)]


def test_each_goal_of_norrbotten_has_pathways_below_it(norrbotten_codebook):
    assert [code.code for code in norrbotten_codebook.coded if not norrbotten_codebook.below(code.code)] == []


def test_the_national_areas_answer_to_every_goal_of_norrbotten(norrbotten_codebook):
    crosswalk = Codebook.load("national-areas").crosswalk["norrbotten-2040"]

    answered = {goal for goals in crosswalk.values() for goal in goals}

    assert answered == {code.code for code in norrbotten_codebook.coded}


def test_a_codebook_file_of_the_same_name_elsewhere_is_read_by_its_path(tmp_path: Path):
    file = tmp_path / "norrbotten-2040.toml"
    file.write_text(ONE, encoding="utf-8")

    assert [code.code for code in Codebook.load(file).codes] == ["a"]
