"""Columns on a shelf: the rows of a run in shards on disk, so that a million contributions need little memory.

A column is one value a contribution ("language", "segments" …). Each shard's column is a file of its own, so a step
reads only what it asks for. Shards have a fixed size whatever the number of workers: the same input gives the same
shards and so the same bytes out.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

SHARD_SIZE = 2000


class Shelf:
    """A folder of shards. Safe to open from several processes as long as each writes its own shards."""

    def __init__(self, folder: Path, sizes: Sequence[int] = ()) -> None:
        self.folder, self.sizes = folder, list(sizes)

    @classmethod
    def fill(cls, folder: Path, rows: Iterable[Any], shard_size: int = SHARD_SIZE) -> "Shelf":
        """Lay ``rows`` out as the column "rows"."""
        shelf, source = cls(folder), iter(rows)
        while shard := list(islice(source, shard_size)):
            shelf.put(len(shelf.sizes), "rows", shard)
            shelf.sizes.append(len(shard))
        return shelf

    def put(self, shard: int, name: str, values: object) -> None:
        """Write one shard of a column."""
        self._file(shard, name).write_bytes(pickle.dumps(values, protocol=pickle.HIGHEST_PROTOCOL))

    def get(self, shard: int, name: str) -> Any:
        """Read one shard of a column; KeyError if no step has made it."""
        try:
            return pickle.loads(self._file(shard, name).read_bytes())  # noqa: S301 - written by this very run
        except FileNotFoundError:
            raise KeyError(name) from None

    def has(self, name: str) -> bool:
        """Whether a step has made this column."""
        return bool(self.sizes) and self._file(0, name).exists()

    def _file(self, shard: int, name: str) -> Path:
        return self.folder / f"{shard:06d}.{name}"


class Column(Sequence[Any]):
    """A whole column as one long sequence, read shard by shard."""

    def __init__(self, shelf: Shelf, name: str) -> None:
        self.shelf, self.name = shelf, name

    def __len__(self) -> int:
        return sum(self.shelf.sizes)

    def __iter__(self) -> Iterator[Any]:
        for shard in range(len(self.shelf.sizes)):
            yield from self.shelf.get(shard, self.name)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return list(islice(iter(self), *place.indices(len(self))))
        rest = place + len(self) if place < 0 else place
        if rest < 0:
            raise IndexError(place)
        for shard, size in enumerate(self.shelf.sizes):
            if rest < size:
                return self.shelf.get(shard, self.name)[rest]
            rest -= size
        raise IndexError(place)


def evenly(bag: Mapping[str, Any], names: Sequence[str], at_most: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """(row number, its values in the named columns) for about ``at_most`` rows spread evenly over the whole.

    Of a long column whole shards are read, evenly spaced, so that looking at a sample takes the same time however
    many rows there are.
    """
    columns = [bag[name] for name in names]
    if all(isinstance(column, Column) for column in columns):
        yield from _from_shards(columns, at_most)
    else:
        stride = max(1, -(-len(columns[0]) // at_most)) if len(columns[0]) else 1
        rows = zip(*columns, strict=True)
        yield from ((number, values) for number, values in enumerate(rows) if number % stride == 0)


def _from_shards(columns: Sequence["Column"], at_most: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    shelf = columns[0].shelf
    wanted = max(1, at_most // SHARD_SIZE)
    stride = max(1, -(-len(shelf.sizes) // wanted))
    for shard in range(0, len(shelf.sizes), stride):
        offset = sum(shelf.sizes[:shard])
        parts = (shelf.get(shard, column.name) for column in columns)
        yield from enumerate(zip(*parts, strict=True), offset)


class Bag(Mapping[str, Any]):
    """What a step is handed: columns of one shard (or of all, as Column), and what earlier steps found out in all."""

    def __init__(self, shelf: Shelf, shared: Mapping[str, Any], shard: int | None = None) -> None:
        self._shelf, self._shared, self._shard = shelf, shared, shard
        self.fresh: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self.fresh:
            return self.fresh[name]
        if name in self._shared:
            return self._shared[name]
        if self._shard is None:
            if not self._shelf.has(name) and self._shelf.sizes:
                raise KeyError(name)
            return Column(self._shelf, name)
        self.fresh[name] = self._shelf.get(self._shard, name)
        return self.fresh[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._shared, **self.fresh})

    def __len__(self) -> int:
        return len({**self._shared, **self.fresh})
