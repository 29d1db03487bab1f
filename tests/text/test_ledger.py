"""Every contribution stands in exactly one state, whatever people write; a wrong sum stops the run."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspel_text.analysis import Settings, analyse, standard_pipeline
from inspel_text.codebook import Codebook
from inspel_text.errors import StepError
from inspel_text.ledger import STATES, Ledger, account
from inspel_text.pipeline import Pipeline, name_of
from inspel_text.shelf import Shelf

ALL_STEPS = standard_pipeline(Codebook("bok", "Bok", ()), Settings()).steps
LAST = [name_of(step) for step in ALL_STEPS].index("Balance")
TO_THE_BALANCE = [step for step in ALL_STEPS[: LAST + 1] if name_of(step) != "Learn"]
"""Everything up to the ledger; learning takes seconds and has no say in whether a row is accounted for."""

ODD = st.text(max_size=12) | st.sampled_from(
    [
        "vet ej",
        "Bättre tåg, fler bostäder",
        "Du ska dö",
        "Sänk bensinskatten!",
        "👩‍👩‍👧",
        "\u2028",
        "=1+1",
        "ſİß",
        "\ufeff",
        "a\u030a",
    ]
)
TEXTS = st.lists(
    st.tuples(ODD, st.fixed_dictionaries({"sender": st.sampled_from(["", "eva", "bo"])})), min_size=1, max_size=6
)
odd_texts = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@odd_texts
@given(texts=TEXTS)
def test_the_states_of_any_texts_sum_to_what_came_in(bag_after, texts):
    ledger = bag_after(texts, *TO_THE_BALANCE)["ledger"]

    assert (sum(ledger.states.values()), ledger.received) == (len(texts), len(texts))


@odd_texts
@given(texts=TEXTS)
def test_every_text_has_exactly_one_state_of_those_there_are(bag_after, texts):
    bag = bag_after(texts, *TO_THE_BALANCE)

    assert {state: number for state, number in bag["ledger"].states.items() if number} == Counter(bag["state"])


@odd_texts
@given(texts=TEXTS)
def test_every_place_named_in_any_text_lies_inside_it(bag_after, texts):
    bag = bag_after(texts, *TO_THE_BALANCE)

    columns = zip(bag["rows"], bag["segments"], bag["codes"], strict=True)
    places = [
        (0 <= start < end <= len(row.text))
        for row, segments, codes in columns
        for start, end in [*segments, *(place for one in codes for place in one.places)]
    ]

    assert places == [True] * len(places)


def test_when_nobody_wrote_anything_the_ledger_is_zero(small_codebook):
    with analyse([], small_codebook) as outcome:
        assert outcome.shared["ledger"] == Ledger(0, dict.fromkeys(STATES, 0))


def test_the_states_are_counted():
    assert account(["coded", "coded", "empty"], 3).states == {**dict.fromkeys(STATES, 0), "coded": 2, "empty": 1}


@pytest.mark.parametrize("received", [0, 2, 4])
def test_a_sum_that_does_not_agree_is_refused_with_both_numbers(received):
    with pytest.raises(StepError) as stopped:
        account(["coded", "review", "empty"], received)

    assert (stopped.value.code, stopped.value.params) == ("step.ledger_sum", {"received": received, "accounted": 3})


def test_a_state_that_is_not_one_of_the_six_is_refused():
    with pytest.raises(StepError) as stopped:
        account(["coded", "lost"], 2)

    assert stopped.value.params == {"received": 2, "accounted": 1}


@pytest.mark.parametrize("states", [{"coded": 3}, {**dict.fromkeys(STATES, 0), "lost": 3}])
def test_a_ledger_that_lacks_a_state_or_has_another_is_refused(states):
    with pytest.raises(StepError):
        Ledger(3, states).check()


class LosesOne:
    """A step that accounts for one contribution too few."""

    requires, provides, over = ("rows",), ("state",), "shard"

    def __call__(self, bag):
        return {"state": ["coded"] * (len(bag["rows"]) - 1)}


class NeverReached:
    requires, provides, over = ("ledger",), ("report",), "corpus"

    def __init__(self):
        self.calls = 0

    def __call__(self, bag):
        self.calls += 1
        return {"report": "written"}


def test_a_wrong_count_stops_the_run_before_anything_after_it(tmp_path):
    balance, after = ALL_STEPS[LAST], NeverReached()

    with pytest.raises(StepError):
        Pipeline(LosesOne(), balance, after).run(Shelf.fill(tmp_path, "abc"), {})

    assert after.calls == 0


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Bussen är sen", "coded"),
        ("Mera samarbete i länet", "review"),
        ("Sänk bensinskatten!", "outside"),
        ("vet ej", "empty"),
        ("Du ska dö", "withheld"),
        ("Klicka här och tjäna pengar hemifrån!", "withheld"),
    ],
)
def test_each_state_has_its_texts(bag_after, text, state):
    assert bag_after([text], *TO_THE_BALANCE)["state"] == [state]


def test_a_second_sending_by_the_same_sender_is_duplicate_and_copies_by_others_stay_coded(bag_after):
    texts = [("Bussen är sen", {"sender": sender}) for sender in ("eva", "eva", "bo", "", "")]

    assert bag_after(texts, *TO_THE_BALANCE)["state"] == ["coded", "duplicate", "coded", "coded", "coded"]


def test_an_empty_answer_sent_twice_is_empty_twice(bag_after):
    texts = [("vet ej", {"sender": "eva"})] * 2

    assert bag_after(texts, *TO_THE_BALANCE)["state"] == ["empty", "empty"]
