"""The headings of a Markdown file, without the marks around and in them."""

import re
from pathlib import Path

_FENCE = re.compile(r"^```.*?^```", re.M | re.S)
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.M)


def headings(file: Path) -> list[str]:
    """In order; none when there is no such file. What stands in a code block is no heading."""
    if not file.is_file():
        return []
    text = _FENCE.sub("", file.read_text(encoding="utf-8"))
    return [found.replace("`", "").replace("*", "") for found in _HEADING.findall(text)]
