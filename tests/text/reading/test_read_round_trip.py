"""Any texts, written to a file and read back, are the same texts."""

import csv
import io
import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from inspel_text.errors import ReadError
from inspel_text.reading import read
from inspel_text.reading.cleaning import CONTROLS

Texts = list[str]
any_texts = st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=8)
quoted_texts = st.lists(st.text('",;\n\rå a'), min_size=1, max_size=8)
unhurried = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_csv(texts: Texts, delimiter: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([("id", "inspel"), *enumerate(texts)])
    return stream.getvalue().encode("utf-8")


def as_json_lines(texts: Texts) -> bytes:
    return "".join(
        json.dumps({"id": i, "text": text}, ensure_ascii=False) + "\n" for i, text in enumerate(texts)
    ).encode()


def as_workbook(texts: Texts) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["id", "inspel"])
    for number, text in enumerate(texts):
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        sheet.append([number, cell])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_back(path: Path, content: bytes) -> Texts:
    path.write_bytes(content)
    return [contribution.text for contribution in read(path)]


def expected(texts: Texts) -> Texts:
    return [CONTROLS.sub("", text) for text in texts]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@given(texts=st.one_of(any_texts, quoted_texts))
@unhurried
def test_texts_written_as_csv_are_read_back_the_same(tmp_path: Path, delimiter: str, texts: Texts) -> None:
    assert read_back(tmp_path / "a.csv", as_csv(texts, delimiter)) == expected(texts)


@pytest.mark.parametrize("writer, name", [(as_json_lines, "a.jsonl"), (as_json_lines, "a.json")])
@given(texts=any_texts)
@unhurried
def test_texts_written_as_json_are_read_back_the_same(
    tmp_path: Path, writer: Callable[[Texts], bytes], name: str, texts: Texts
) -> None:
    assert read_back(tmp_path / name, writer(texts)) == expected(texts)


def fit_for_excel(text: str) -> str:
    """XML knows one kind of line ending and not every character; openpyxl refuses the rest when it writes."""
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff\r]", "", text)


@given(texts=st.lists(st.text(st.characters(codec="utf-8")).map(fit_for_excel), min_size=1, max_size=8))
@unhurried
def test_texts_written_as_a_workbook_are_read_back_the_same(tmp_path: Path, texts: Texts) -> None:
    assert read_back(tmp_path / "a.xlsx", as_workbook(texts)) == texts


@given(content=st.binary(min_size=1, max_size=400), name=st.sampled_from(["a.csv", "a.tsv", "a.txt"]))
@unhurried
def test_no_bytes_at_all_crash_the_reader(tmp_path: Path, content: bytes, name: str) -> None:
    with suppress(ReadError):
        assert all(isinstance(text, str) for text in read_back(tmp_path / name, content))
