"""A zip file that holds nothing but its entries: no clock, no machine. The same entries give the same bytes."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DATE = (2000, 1, 1, 0, 0, 0)
_UNIX, _READABLE = 3, 0o644 << 16


def write_zip(file: Path, entries: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Write the entries, each a name and its content in pieces, in the order they come."""
    with ZipFile(file, "w", ZIP_DEFLATED) as target:
        for name, content in entries:
            info = ZipInfo(name, DATE)
            info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
            with target.open(info, "w") as entry:
                for piece in content:
                    entry.write(piece)
