"""A linear model over words and their letters, learned from examples."""

import pickle

import numpy as np
import pytest

from inspel_text.wordmodel import learn_beside

EXAMPLES = [
    ("tåget är sent", "resor"),
    ("bussen kör förbi", "resor"),
    ("tågen och bussarna", "resor"),
    ("bygg en bostad", "bostäder"),
    ("bostaden är dyr", "bostäder"),
    ("hyran för bostäder", "bostäder"),
    ("katten jamar", "djur"),
]


def learned(examples=EXAMPLES, codes=("resor", "bostäder", "djur"), *, pairs=False):
    return learn_beside(examples, codes, np.zeros((len(examples), 1)), 30.0, pairs=pairs)[0]


@pytest.fixture(scope="module")
def model():
    return learned()


def best(model, *texts):
    found = model.log_probabilities([text.split() for text in texts])
    return [model.codes[place] for place in found.argmax(axis=1)]


def test_it_knows_the_words_it_was_taught(model):
    assert best(model, "tåget", "bostaden") == ["resor", "bostäder"]


def test_it_knows_words_by_their_letters(model):
    assert best(model, "nattåget", "studentbostad") == ["resor", "bostäder"]


def test_probabilities_sum_to_one(model):
    sums = np.exp(model.log_probabilities([["tåget"], ["okänd", "katt"], []])).sum(axis=1)

    assert sums.tolist() == pytest.approx([1.0, 1.0, 1.0])


def test_each_text_has_a_row_and_each_code_a_column(model):
    assert model.log_probabilities([["tåget"], [], ["hyran"]]).shape == (3, 3)


def test_of_no_texts_there_are_no_rows(model):
    assert model.log_probabilities([]).shape == (0, 3)


def test_a_texts_figures_do_not_hang_on_those_beside_it(model):
    together = model.log_probabilities([["hyran"], [], ["tåget", "sent"]])

    assert together[2].tolist() == pytest.approx(learned().log_probabilities([["tåget", "sent"]])[0].tolist())


def test_texts_without_words_have_the_figures_of_the_start(model):
    alone, beside = model.log_probabilities([[]])[0], model.log_probabilities([["tåget"], []])[1]

    assert alone.tolist() == beside.tolist()


def test_words_already_met_are_remembered_without_changing_the_figures(model):
    assert model.log_probabilities([["katt"]]).tolist() == model.log_probabilities([["katt"]]).tolist()


def test_the_codes_come_in_the_order_asked_for():
    one, other = learned(), learned(codes=("djur", "bostäder", "resor"))
    backwards = other.log_probabilities([["tåget"]])[0][::-1].tolist()

    assert one.log_probabilities([["tåget"]])[0].tolist() == pytest.approx(backwards)


def test_what_comes_first_and_pairs_of_words_are_known_where_asked_for():
    told = [("bygg mer", "djur"), ("mer bygg", "resor"), ("nu", "bostäder")] * 2

    assert best(learned(told, pairs=True), "bygg mer", "mer bygg") == ["djur", "resor"]


def test_other_features_are_weighed_in_a_table_beside_the_words():
    beside = np.array([[float(code == "djur")] for _, code in EXAMPLES])

    table = learn_beside(EXAMPLES, ("resor", "bostäder", "djur"), beside, 30.0)[1]

    assert (table.shape, int(table[0].argmax())) == ((1, 3), 2)


def test_the_same_examples_give_the_same_model():
    one, other = (learned().log_probabilities([["tåget", "katt"]]) for _ in range(2))

    assert one.tolist() == other.tolist()


def test_a_model_says_the_same_after_a_journey_to_another_process(model):
    travelled = pickle.loads(pickle.dumps(model))

    assert (
        travelled.log_probabilities([["tåget", "ny"]]).tolist() == model.log_probabilities([["tåget", "ny"]]).tolist()
    )
