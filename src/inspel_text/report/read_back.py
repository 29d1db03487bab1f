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
    try:
        with file.open(encoding="utf-8", newline="\n") as source:
            for line in source:
                yield _whole(json.loads(line))
    except ValueError:  # neither UTF-8 nor JSON, or not what we write
        raise OutputError("output.damaged", folder=str(folder), file=file.name) from None


def is_report(folder: Path) -> bool:
    """Whether ``inspel analyse`` or ``inspel demo`` wrote the folder."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and {"inspel", "ledger", "outputs"} <= manifest.keys()


def _whole(line: Any) -> dict[str, Any]:
    if not isinstance(line, dict) or not {"id", "state", "decided", "codes", "segments"} <= line.keys():
        raise ValueError
    return line
