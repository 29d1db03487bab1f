"""Reading any file of contributions: `read` gives a Corpus, `iterate` one contribution at a time.

A file passes `file_kind` (what is it), a module for its format (rows of cells), `rows` (cleaned, gaps counted),
`plan` (which column is what) and `contributions` (ids, fields, texts). Nothing readable is dropped and nothing is
changed in silence: what could not be read, was guessed or was mended is a Problem in the corpus.
"""

from inspel_text.reading.reader import Paths, Reading, iterate, read

UNREADABLE = ("read.broken_row", "read.broken_json_line")
"""The problems that mean a row was not read: each is one row, listed and counted beside the ledger's sum."""

__all__ = ["UNREADABLE", "Paths", "Reading", "iterate", "read"]
