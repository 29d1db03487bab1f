"""The labelled corpus of Norrbotten is whole, says what it says it does, and is split so that nobody is in two parts."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspel_text
from inspel_text.codebook import Codebook
from inspel_text.lang.words import word_texts
from inspel_text.steps.kind import KINDS

FOLDER = Path(inspel_text.__file__).parent / "corpora" / "norrbotten"
SCOPES = {"in", "not_influenceable", "short_term", "local_only", "single_actor", "off_topic"}
PHRASE = 8  # words that two texts of their own may not share


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """All rows of all parts, in order."""
    return [row for part in sorted(FOLDER.glob("part-*.csv")) for row in _rows(part)]


@pytest.fixture(scope="module")
def split() -> dict[str, str]:
    """Which of train, dev and test each text is in."""
    return {row["id"]: row["split"] for row in _rows(FOLDER / "split.csv")}


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def test_there_are_at_least_two_thousand_four_hundred_contributions(rows):
    assert (len(rows) >= 2400, len({row["id"] for row in rows})) == (True, len(rows))


@pytest.mark.parametrize(
    ("column", "known"),
    [
        ("language", {"sv", "fi", "se", "fit", "en", "nb", "und"}),
        ("quality", {"ok", "empty", "spam", "abusive"}),
        ("goal", {"", *(code.code for code in Codebook.load("norrbotten-2040").coded)}),
        ("goal2", {"", *(code.code for code in Codebook.load("norrbotten-2040").coded)}),
        ("kind", set(KINDS)),
        ("scope", SCOPES),
        ("channel", {"webb", "dialogmöte", "klotterlapp", "lektion", "brev", "workshop", "mässa"}),
        ("group", {"", "kommun", "näringsliv", "minoriteter", "civilsamhälle", "unga", "myndigheter"}),
    ],
)
def test_every_label_is_one_that_there_is(rows, column, known):
    assert {row[column] for row in rows} - known == set()


def test_what_cannot_be_read_carries_no_goal(rows):
    assert [row["id"] for row in rows if row["quality"] != "ok" and (row["goal"], row["kind"]) != ("", "other")] == []


def test_every_goal_is_said_in_every_kind(rows):
    goals = [code.code for code in Codebook.load("norrbotten-2040").coded]
    wanted = {(goal, kind) for goal in goals for kind in KINDS if kind != "other"}

    assert wanted - {(row["goal"], row["kind"]) for row in rows} == set()


def test_what_is_marked_as_personal_data_stands_in_the_text(rows):
    marked = [(row["text"], piece) for row in rows for piece in row["personal_data"].split(" | ") if piece]

    assert [piece for text, piece in marked if piece not in text] == []


def test_a_near_duplicate_names_a_text_that_there_is(rows):
    ids = {row["id"] for row in rows}

    assert {row["duplicate_of"] for row in rows} - ids == {""}


def test_no_phrase_of_eight_words_stands_in_two_texts_of_their_own(rows):
    holders: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        words = re.findall(r"\w+", row["text"].lower())
        for place in range(len(words) - PHRASE + 1):
            holders[" ".join(words[place : place + PHRASE])].add(row["duplicate_of"] or row["id"])

    assert {phrase: ids for phrase, ids in holders.items() if len(ids) > 1} == {}


def test_every_text_is_in_one_part_of_the_split(rows, split):
    assert ([row["id"] for row in rows], set(split.values())) == (list(split), {"train", "dev", "test"})


@pytest.mark.parametrize("column", ["sender", "duplicate_of"])
def test_no_sender_and_no_campaign_is_in_two_parts_of_the_split(rows, split, column):
    parts: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        key = row[column] or (row["id"] if column == "duplicate_of" else "")
        parts[key].add(split[row["id"]])

    assert [key for key, found in parts.items() if key and len(found) > 1] == []


def test_nothing_that_is_learned_from_stands_in_what_is_measured_on(rows, split):
    with (FOLDER.parent / "demo" / "inspel.csv").open(encoding="utf-8", newline="") as source:
        measured = [row["inspel"] for row in csv.DictReader(source)]
    measured += [row["text"] for row in rows if split[row["id"]] != "train"]
    learned = [row["text"] for file in sorted(FOLDER.glob("learning/*.csv")) for row in _rows(file)]
    known = {said for text in measured for said in (tuple(word_texts(text)), *_eights(text))} - {()}

    assert [text for text in learned if known & {tuple(word_texts(text)), *_eights(text)}] == []


def _eights(text: str) -> set[tuple[str, ...]]:
    said = word_texts(text)
    return {tuple(said[at : at + PHRASE]) for at in range(len(said) - PHRASE + 1)}
