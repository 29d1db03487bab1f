"""The same argument in other words is gathered apart from copies."""

import pytest

from inspel_text.steps.code import Coding
from inspel_text.steps.same_argument import SameArgument

ONE = "Ingen buss går på kvällarna till byarna i inlandet, det är ett stort problem för pendlare."
OTHER = "Det är ett problem för pendlare att bussarna till byarna i inlandet inte går om kvällarna."
ELSE = "Skolan behöver fler lärare som stannar, annars tappar eleverna lusten att studera vidare."


@pytest.fixture(scope="session")
def grouped(bag_after):
    """The groups of rows that make the same argument."""

    def group(*texts, codes=None, state="coded", first_of=None, **settings):
        rows = range(len(texts))
        given = {
            "state": [state] * len(rows),
            "codes": [(Coding(code, 0.9, (), ()),) for code in codes or ["1.1"] * len(rows)],
            "first_of": first_of or list(rows),
        }
        return SameArgument(**settings)({**bag_after(texts), **given})["same_argument"]

    return group


def test_the_same_argument_in_other_words_is_one_group(grouped):
    assert grouped(ONE, ELSE, OTHER) == [[0, 2]]


def test_different_arguments_are_no_group(grouped):
    assert grouped(ONE, ELSE) == []


def test_it_is_looked_for_among_texts_with_the_same_first_code(grouped):
    assert grouped(ONE, OTHER, codes=["1.1", "1.2"]) == []


def test_the_first_of_a_campaign_speaks_for_it(grouped):
    assert grouped(ONE, ONE, OTHER, first_of=[0, 0, 2]) == [[0, 2]]


@pytest.mark.parametrize("state", ["outside", "duplicate", "empty", "withheld"])
def test_what_does_not_stand_in_the_material_makes_no_argument(grouped, state):
    assert grouped(ONE, OTHER, state=state) == []


def test_a_text_of_few_weighty_words_makes_no_argument(grouped):
    assert grouped("Bättre bussar nu", "Bättre bussar nu tack") == []


def test_how_alike_they_must_be_is_a_setting(grouped):
    assert grouped(ONE, OTHER, alike_from=0.99) == []


@pytest.mark.parametrize("texts", [(), (ONE,)])
def test_one_alone_has_nothing_to_be_like(grouped, texts):
    assert grouped(*texts) == []
