"""The cue lists beside the codebook: kind, scope, quality, stance and interests, joined over the languages."""

from functools import cache
from pathlib import Path

from inspel_text.codebook import Code, Codebook
from inspel_text.matching import Matcher

FACETS = ("kind", "scope", "quality", "stance", "interests")
_LANG = Path(__file__).parent / "lang"


@cache
def facet(name: str) -> tuple[Codebook, ...]:
    """One facet's books, one a language that has it."""
    return tuple(Codebook.load(file) for file in sorted(_LANG.glob(f"*/{name}.toml")))


def matcher_for(codebook: Codebook) -> Matcher:
    """Everything a run looks for, compiled: the codebook's goals and all facets."""
    return Matcher([("goal", codebook), *((name, book) for name in FACETS for book in facet(name))])


@cache
def swedish(name: str) -> dict[str, Code]:
    """The codes of a facet in the Swedish book, which names and describes them for the report."""
    return {code.code: code for code in Codebook.load(_LANG / "sv" / f"{name}.toml").codes}
