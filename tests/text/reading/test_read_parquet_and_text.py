"""Parquet, and plain text."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from inspel_text.errors import ReadError
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def test_a_parquet_file_is_read(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    table = pa.table({"id": ["a", "b"], "text": ["Ett", None], "votes": [3, 4]})
    pq.write_table(table, tmp_path / "a.parquet")

    corpus = read(tmp_path / "a.parquet")

    assert [(c.id, c.text, c.row, c.extra) for c in corpus] == [
        ("a", "Ett", 1, {"votes": "3"}),
        ("b", "", 2, {"votes": "4"}),
    ]


def test_a_damaged_parquet_file_is_refused(write: Write) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(ReadError) as refused:
        read(write("a.parquet", b"PAR1" + bytes(50)))
    assert refused.value.code == "read.damaged"


def test_without_pyarrow_the_error_says_what_to_install(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(ReadError) as refused:
        read(write("a.parquet", b"PAR1"))
    assert 'pip install "inspel[parquet]"' in str(refused.value)


def test_a_paragraph_of_plain_text_is_a_contribution(write: Write) -> None:
    corpus = read(write("a.txt", "Första stycket\nfortsätter.\n\n   \nAndra stycket.\n"))

    assert [(c.id, c.text, c.row) for c in corpus] == [
        ("1", "Första stycket\nfortsätter.", 1),
        ("5", "Andra stycket.", 5),
    ]
