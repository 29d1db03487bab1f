"""inspel codebook: start a codebook from a strategy's text, or list those that come with Inspel."""

import argparse
from pathlib import Path

from inspel_text.cli import Parser, say
from inspel_text.errors import CodebookError


def add_arguments(parser: Parser, lang: str) -> None:
    """What ``inspel codebook`` takes."""
    parser.add_argument("action", choices=("new", "list"), metavar="new|list", help=say("codebook_action", lang))
    file = say("file_placeholder", lang)
    parser.add_argument("file", nargs="?", type=Path, metavar=file, help=say("codebook_file", lang))
    parser.add_argument("--out", type=Path, metavar=file, help=say("codebook_out", lang))


def run(given: argparse.Namespace, lang: str) -> int:
    """Make a draft, or list."""
    from inspel_text.codebook import Codebook, shipped_names
    from inspel_text.codebook_draft import draft
    from inspel_text.reading.encoding import detect, open_text
    from inspel_text.report.codebook_toml import write_codebook

    if given.action == "list":
        for name in shipped_names():
            book = Codebook.load(name)
            print(f"{name}: {(book.title_en if lang == 'en' else '') or book.title} ({len(book.codes)})")
        return 0
    if given.file is None:
        raise CodebookError("codebook.no_text_named")
    if not given.file.is_file():
        raise CodebookError("codebook.no_text", file=str(given.file))
    out = given.out or given.file.with_suffix(".toml")
    if out.exists():
        raise CodebookError("codebook.exists", file=str(out))
    with open_text(given.file, detect(given.file)) as source:
        text = source.read()
    if "\0" in text:
        raise CodebookError("codebook.not_text", file=given.file.name)
    book = draft(text, given.file.stem, given.file.name)
    write_codebook(out, book)
    print(say("codebook_made", lang, file=out, codes=len(book.codes)))
    return 0
