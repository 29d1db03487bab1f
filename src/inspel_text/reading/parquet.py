"""Parquet, read a batch at a time; needs the optional pyarrow."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from inspel_text.errors import ReadError
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.json_values import as_row
from inspel_text.reading.table import Row, Table

BATCH = 4096


def read_parquet(file: FoundFile) -> Table:
    """Open a Parquet file. Raises ReadError where pyarrow is not installed or the file is damaged."""
    try:
        import pyarrow.parquet as pq
        from pyarrow import ArrowException
    except ImportError:
        raise ReadError("read.needs_pyarrow", file=file.name) from None
    try:
        opened = pq.ParquetFile(file.path)
    except (ArrowException, OSError) as error:
        raise ReadError("read.damaged", file=file.name, format="Parquet", reason=str(error)) from error
    return Table("parquet", _rows(file, opened, ArrowException), columns=tuple(opened.schema_arrow.names))


def _rows(file: FoundFile, opened: Any, damaged: type[Exception]) -> Iterator[Row]:
    batches = (batch.to_pylist() for batch in opened.iter_batches(batch_size=BATCH))
    try:
        for number, values in enumerate(chain.from_iterable(batches), start=1):
            yield as_row(number, {name: _plain(value) for name, value in values.items()})
    except (damaged, OSError) as error:
        raise ReadError("read.damaged", file=file.name, format="Parquet", reason=str(error)) from error


def _plain(value: object) -> object:
    """What JSON also knows, as it is; dates, times, bytes and decimals as written."""
    if value is None or isinstance(value, str | bool | list | dict):
        return value
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
