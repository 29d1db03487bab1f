"""Columns on disk in shards: what is laid up comes down again, in order."""

import pytest

from inspel_text.shelf import SHARD_SIZE, Bag, Column, Shelf, evenly


@pytest.fixture
def shelf(tmp_path):
    return Shelf.fill(tmp_path, "abcde", shard_size=2)


def test_rows_are_laid_out_in_shards_of_a_fixed_size(shelf):
    assert (shelf.sizes, [shelf.get(shard, "rows") for shard in range(3)]) == (
        [2, 2, 1],
        [["a", "b"], ["c", "d"], ["e"]],
    )


def test_no_rows_give_no_shards(tmp_path):
    assert Shelf.fill(tmp_path, []).sizes == []


def test_a_column_is_one_long_sequence(shelf):
    assert "".join(Column(shelf, "rows")) == "abcde"


def test_a_column_knows_its_length(shelf):
    assert len(Column(shelf, "rows")) == 5


@pytest.mark.parametrize(("place", "value"), [(0, "a"), (1, "b"), (2, "c"), (4, "e")])
def test_a_column_gives_a_value_by_its_place(shelf, place, value):
    assert Column(shelf, "rows")[place] == value


def test_a_column_gives_a_slice_over_several_shards(shelf):
    assert Column(shelf, "rows")[1:4] == ["b", "c", "d"]


def test_a_place_after_the_last_is_refused(shelf):
    with pytest.raises(IndexError):
        Column(shelf, "rows")[5]


@pytest.mark.parametrize(("place", "value"), [(-1, "e"), (-5, "a")])
def test_a_column_counts_from_the_end_as_a_sequence_does(shelf, place, value):
    assert Column(shelf, "rows")[place] == value


def test_a_column_that_no_step_has_made_is_a_key_error(shelf):
    with pytest.raises(KeyError, match="language"):
        shelf.get(0, "language")


def test_a_shelf_knows_which_columns_it_has(shelf):
    shelf.put(0, "language", ["sv", "fi"])

    assert [shelf.has("language"), shelf.has("quality")] == [True, False]


def test_the_bag_of_a_shard_gives_that_shard(shelf):
    assert Bag(shelf, {}, shard=1)["rows"] == ["c", "d"]


def test_the_bag_of_all_gives_the_whole_column(shelf):
    assert list(Bag(shelf, {})["rows"]) == list("abcde")


def test_what_was_found_out_over_all_goes_before_the_shelf(shelf):
    assert Bag(shelf, {"rows": "shared"}, shard=0)["rows"] == "shared"


def test_what_the_shard_just_made_goes_first(shelf):
    bag = Bag(shelf, {"rows": "shared"}, shard=0)

    bag.fresh["rows"] = "fresh"

    assert bag["rows"] == "fresh"


def test_the_bag_of_all_refuses_a_column_that_no_step_has_made(shelf):
    with pytest.raises(KeyError, match="language"):
        Bag(shelf, {})["language"]


def test_an_empty_corpus_has_empty_columns(tmp_path):
    assert list(Bag(Shelf.fill(tmp_path, []), {})["language"]) == []


def test_a_short_list_is_read_evenly():
    assert list(evenly({"rows": "abcdef"}, ["rows"], 3)) == [(0, ("a",)), (2, ("c",)), (4, ("e",))]


def test_a_list_no_longer_than_asked_for_is_read_whole():
    assert list(evenly({"rows": "abc"}, ["rows"], 3)) == [(0, ("a",)), (1, ("b",)), (2, ("c",))]


def test_of_an_empty_list_nothing_is_read():
    assert list(evenly({"rows": []}, ["rows"], 3)) == []


def test_of_a_long_column_whole_shards_are_read_with_their_row_numbers(shelf):
    read = list(evenly({"rows": Column(shelf, "rows")}, ["rows"], SHARD_SIZE))

    assert read == [(0, ("a",)), (1, ("b",))]


def test_several_columns_are_read_together(shelf):
    for shard, values in enumerate([[1, 2], [3, 4], [5]]):
        shelf.put(shard, "number", values)

    read = list(evenly({name: Column(shelf, name) for name in ("rows", "number")}, ["rows", "number"], 3 * SHARD_SIZE))

    assert read == [(0, ("a", 1)), (1, ("b", 2)), (2, ("c", 3)), (3, ("d", 4)), (4, ("e", 5))]
