"""Word counts: what goes with what, counted from examples."""

import pickle

import numpy as np
import pytest

from inspel_text.codebook import Codebook
from inspel_text.taught import save, taught, teach
from inspel_text.wordcounts import Example, count

CODES = ("resor", "bostäder")
EXAMPLES = [
    Example("tåget är sent", "resor"),
    Example("bussen kör förbi", "resor"),
    Example("bygg en bostad", "bostäder"),
    Example("hyran är dyr", "bostäder"),
]


@pytest.fixture(scope="module")
def counts():
    return count(EXAMPLES, CODES)


def best(counts, *texts):
    return [counts.codes[place] for place in counts.heights([text.split() for text in texts]).argmax(axis=1)]


def test_it_knows_the_words_it_was_taught(counts):
    assert best(counts, "tåget", "bostad") == ["resor", "bostäder"]


def test_it_knows_words_by_their_letters(counts):
    assert best(counts, "nattåget", "studentbostad") == ["resor", "bostäder"]


def test_what_nobody_has_taught_says_nothing(counts):
    assert counts.heights([["qxqx"], []]).tolist() == [[0.0, 0.0], [0.0, 0.0]]


def test_each_text_has_a_row_and_each_code_a_column(counts):
    assert (counts.heights([["tåget"], []]).shape, counts.heights([]).shape) == ((2, 2), (0, 2))


def test_few_examples_are_trusted_less_than_many(counts):
    many = count(EXAMPLES * 50, CODES)

    assert np.ptp(many.heights([["tåget"]])) > 3 * np.ptp(counts.heights([["tåget"]]))


def test_a_heavier_example_speaks_louder():
    light, heavy = (count([Example("katt", "a"), Example("katt hund", "b", by)], "ab") for by in (1.0, 9.0))

    assert heavy.heights([["hund"]])[0, 1] > light.heights([["hund"]])[0, 1]


def test_an_example_of_an_unknown_code_is_left_out(counts):
    with_one_more = count([*EXAMPLES, Example("katt", "djur")], CODES)

    assert with_one_more.heights([["tåget"]]).tolist() == counts.heights([["tåget"]]).tolist()


def test_counts_say_the_same_after_a_journey_to_another_process(counts):
    travelled = pickle.loads(pickle.dumps(counts))

    assert travelled.heights([["tåget", "ny"]]).tolist() == counts.heights([["tåget", "ny"]]).tolist()


def test_what_the_library_was_taught_is_what_the_open_corpus_says(tmp_path):
    book = Codebook.load("norrbotten-2040")
    fresh, shipped = teach(book), taught(book)
    save(fresh, tmp_path / "counts.npz")

    assert (shipped.codes, shipped.size) == (fresh.codes, fresh.size)
    assert np.allclose(shipped.counts, fresh.counts, rtol=1e-2, atol=1e-3)


def test_nothing_is_taught_of_another_codebook():
    assert taught(Codebook.load("national-areas")) is None


def test_each_words_part_in_a_decision_can_be_read_off(counts):
    strong, other = counts.telling(["tåget", "dyr"], "resor")

    assert (strong > 0, other < 0) == (True, True)
