"""Read a folder that a run wrote."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inspel_text.errors import OutputError


def lines_of(folder: Path) -> Iterator[dict[str, Any]]:
    """The contributions of a written folder, in order. Raises OutputError when it is no such folder."""
    file = folder / "contributions.jsonl"
    if not file.is_file():
        raise OutputError("output.not_a_report", folder=str(folder), file=file.name)
    with file.open(encoding="utf-8", newline="\n") as source:
        for line in source:
            yield json.loads(line)
