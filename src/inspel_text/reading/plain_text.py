"""Plain text: a contribution a paragraph, and a paragraph ends at an empty line."""

from collections.abc import Iterator
from itertools import chain

from inspel_text.errors import Problem
from inspel_text.reading.encoding import Encoding, detect, open_text
from inspel_text.reading.file_kind import FoundFile
from inspel_text.reading.table import Row, Table


def read_plain_text(file: FoundFile) -> Table:
    """Open a text file. A row's number is the line its paragraph begins on."""
    encoding = detect(file.path)
    items: Iterator[Row | Problem] = chain(encoding.problems(file.name), _paragraphs(file, encoding))
    return Table("txt", items, columns=("text",), encoding=encoding.name)


def _paragraphs(file: FoundFile, encoding: Encoding) -> Iterator[Row]:
    start, lines = 0, list[str]()
    with open_text(file.path, encoding) as stream:
        for number, line in enumerate(chain(stream, [""]), start=1):
            if line.strip():
                start = start or number
                lines.append(line)
            elif lines:
                yield Row(start, {"text": "".join(lines).rstrip("\r\n")})
                start, lines = 0, []
