"""How far two codings agree beyond chance."""

import pytest

from inspel_text.agreement import cohen_kappa, krippendorff_alpha


def test_kappa_is_that_of_a_hand_example():
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: agreed 0.7, by chance 0.5
    one = ["ja"] * 25 + ["nej"] * 25
    other = ["ja"] * 20 + ["nej"] * 5 + ["ja"] * 10 + ["nej"] * 15

    assert cohen_kappa(one, other) == pytest.approx(0.4)


def test_the_same_coding_agrees_fully():
    assert cohen_kappa(["a", "b", "c"], ["a", "b", "c"]) == 1.0


def test_agreement_no_better_than_chance_is_zero():
    assert cohen_kappa(["a", "a", "b", "b"], ["a", "b", "a", "b"]) == 0.0


def test_agreement_worse_than_chance_is_below_zero():
    assert cohen_kappa(["a", "b"], ["b", "a"]) == -1.0


def test_one_code_for_everything_agrees_fully():
    assert cohen_kappa(["a", "a"], ["a", "a"]) == 1.0


def test_codes_that_only_one_of_them_uses_never_agree():
    assert cohen_kappa(["a", "a"], ["b", "b"]) == 0.0


def test_nothing_coded_is_full_agreement():
    assert cohen_kappa([], []) == 1.0


def test_it_makes_no_difference_who_is_named_first():
    one, other = ["a", "b", "b", "c", "a"], ["a", "b", "c", "c", "b"]

    assert cohen_kappa(one, other) == pytest.approx(cohen_kappa(other, one))


def test_codings_of_different_length_are_refused():
    with pytest.raises(ValueError, match="same length"):
        cohen_kappa(["a"], ["a", "b"])


def test_alpha_is_that_of_krippendorffs_own_example_for_two_coders():
    # "Computing Krippendorff's Alpha-Reliability" (2011), section A: binary data, two observers, ten units
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]

    assert krippendorff_alpha(list(zip(one, other, strict=True))) == pytest.approx(0.095, abs=5e-4)


@pytest.mark.parametrize("pairs", [[], [("a", "a")], [("a", "a"), ("b", "b")]])
def test_alpha_of_the_same_coding_is_one(pairs):
    assert krippendorff_alpha(pairs) == 1.0
