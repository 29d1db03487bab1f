"""The same words from several people are one campaign; only the same sender's second sending is set aside."""

import pytest

from inspel_text.steps.background import Background
from inspel_text.steps.duplicates import COPY, NONE, TEMPLATE, Duplicates
from inspel_text.steps.fingerprint import Fingerprint, normalise

CALL = "Vi kräver att nattåget till Narvik blir kvar och att staten betalar för upprustningen av malmbanan."
OTHER = "Skolan i byn måste få finnas kvar, annars flyttar barnfamiljerna härifrån redan nästa sommar."


@pytest.fixture(scope="session")
def grouped(bag_after):
    """What the step says of some texts."""

    def group(*texts):
        return bag_after(texts, Background(), Fingerprint(), Duplicates())

    return group


def groups(bag):
    return bag["first_of"].tolist()


def test_texts_that_say_different_things_stand_alone(grouped):
    bag = grouped(CALL, OTHER)

    assert (groups(bag), bag["alike"].tolist(), bag["duplicate_of"]) == ([0, 1], [NONE, NONE], {})


def test_a_copy_belongs_to_the_first_of_its_words(grouped):
    bag = grouped(CALL, OTHER, CALL)

    assert (groups(bag), bag["alike"].tolist(), bag["duplicate_of"]) == ([0, 1, 0], [NONE, NONE, COPY], {2: "1"})


@pytest.mark.parametrize("copy", [CALL.upper(), f"  {CALL}!! ", CALL.replace(" ", "\n"), f"🚆 {CALL}"])
def test_case_signs_and_blanks_make_no_difference(grouped, copy):
    assert grouped(CALL, copy)["alike"].tolist() == [NONE, COPY]


def test_a_text_with_small_edits_is_a_template(grouped):
    edited = CALL.replace("kräver", "begär").replace("Narvik", "Kiruna")

    bag = grouped(CALL, edited)

    assert (groups(bag), bag["alike"].tolist()) == ([0, 0], [NONE, TEMPLATE])


@pytest.mark.parametrize(
    "changed",
    [
        f"Hej, jag heter inte någonting särskilt men bor i Abisko sedan tolv år. {CALL}",
        f"{CALL} Det skriver jag under på som pendlare mellan Luleå och Gällivare varje vecka.",
        f"Jag bor i Abisko. {CALL} Tack för att ni lyssnar på oss här uppe!",
    ],
)
def test_a_campaign_with_a_new_beginning_or_end_is_a_template(grouped, changed):
    assert groups(grouped(CALL, OTHER, changed)) == [0, 1, 0]


def test_the_same_opinion_in_other_words_is_no_duplicate(grouped):
    assert groups(grouped(CALL, "Låt sovvagnarna norrut gå även i framtiden, med pengar från regeringen.")) == [0, 1]


@pytest.mark.parametrize("other", ["Bättre bussar", "Bättre tåg nu", "Bättre tågtider"])
def test_a_short_text_is_only_the_same_as_the_very_same_words(grouped, other):
    assert groups(grouped("Bättre tåg", other, "bättre TÅG!")) == [0, 1, 0]


def test_a_large_campaign_is_one_group_named_after_its_first(grouped):
    signed = [f"{CALL} Hälsningar från hus nummer {number} vid älven." for number in range(30)]

    assert groups(grouped(OTHER, *signed)) == [0] + [1] * 30


def test_a_second_sending_by_the_same_sender_is_set_aside(grouped):
    bag = grouped((CALL, {"sender": "eva"}), (CALL, {"sender": "eva"}))

    assert bag["resent"].tolist() == [False, True]


def test_a_second_sending_with_small_edits_is_set_aside_too(grouped):
    edited = CALL.replace("Narvik", "Kiruna")

    bag = grouped((CALL, {"sender": "eva"}), (edited, {"sender": "eva"}))

    assert bag["resent"].tolist() == [False, True]


def test_a_copy_by_another_sender_is_not_set_aside(grouped):
    bag = grouped((CALL, {"sender": "eva"}), (CALL, {"sender": "bo"}))

    assert (bag["resent"].tolist(), groups(bag)) == ([False, False], [0, 0])


def test_a_senders_first_copy_of_another_persons_text_is_not_a_second_sending(grouped):
    senders = ("eva", "bo", "eva", "bo")

    bag = grouped(*((CALL, {"sender": sender}) for sender in senders))

    assert bag["resent"].tolist() == [False, False, True, True]


@pytest.mark.parametrize("fields", [{}, {"sender": ""}, {"sender": "  "}])
def test_unknown_senders_never_send_again(grouped, fields):
    assert grouped((CALL, fields), (CALL, fields))["resent"].tolist() == [False, False]


def test_another_text_by_the_same_sender_is_not_a_second_sending(grouped):
    bag = grouped((CALL, {"sender": "eva"}), (OTHER, {"sender": "eva"}))

    assert bag["resent"].tolist() == [False, False]


def test_texts_without_words_are_nobodys_copies(grouped):
    bag = grouped(("🎉", {"sender": "eva"}), ("🎉", {"sender": "eva"}), "", "")

    assert (groups(bag), bag["resent"].tolist()) == ([0, 1, 2, 3], [False] * 4)


def test_duplicate_of_names_the_first_by_its_id_whoever_sent_it(grouped):
    bag = grouped(OTHER, (CALL, {"sender": "eva"}), (CALL, {"sender": "bo"}), CALL)

    assert bag["duplicate_of"] == {2: "2", 3: "2"}


def test_words_are_evened_out_before_they_are_compared():
    assert normalise("  Bättre\tTÅG – nu_genast!\n") == "bättre tåg nu genast"


@pytest.mark.parametrize("texts", [["tåg"], [""], ["å"], ["", "", CALL]])
def test_a_text_shorter_than_a_gram_has_a_fingerprint_too(bag_after, texts):
    bag = bag_after(texts, Fingerprint())

    assert bag["fingerprint"].shape == (len(texts), 60)


def test_a_fingerprint_is_the_same_whatever_stands_beside_the_text(bag_after):
    together = bag_after([OTHER, CALL, "kort"], Fingerprint())["fingerprint"]

    assert bag_after([CALL], Fingerprint())["fingerprint"].tolist() == [together[1].tolist()]
