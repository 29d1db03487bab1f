"""Find every cue of every facet in every clause."""

from collections.abc import Mapping
from typing import Any

from inspel_text.personal.contact import EMAIL


class FindCues:
    """Hits a clause: which cues of the codebook and of kind, scope, quality … stand in it.

    Conditions of a cue (``tåg & jobb*``) are tried on the whole sentence the clause stands in.
    """

    requires, provides, over = ("rows", "language", "clauses", "matcher"), ("hits",), "shard"

    def __call__(self, bag: Mapping[str, Any]) -> dict[str, Any]:
        find = bag["matcher"].find
        return {
            "hits": [
                [
                    _within(find(_without_addresses(row.text), *sentence, language), part, sentence)
                    for part, sentence in parts
                ]
                for row, language, parts in zip(bag["rows"], bag["language"], bag["clauses"], strict=True)
            ]
        }


def _without_addresses(text: str) -> str:
    """The text with blanks over e-mail addresses: their words say nothing of what somebody wants."""
    return EMAIL.sub(lambda found: " " * len(found.group()), text) if "@" in text else text


def _within(hits: list[Any], part: tuple[int, int], sentence: tuple[int, int]) -> list[Any]:
    if part == sentence:
        return hits
    return [hit for hit in hits if part[0] <= hit.start < part[1]]
