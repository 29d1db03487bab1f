"""What the tests of the steps share: two codebooks with their matchers, and a bag that some steps have filled."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # as analyse() runs; before numpy is loaded

import pytest

from inspel_text.codebook import Codebook
from inspel_text.corpus import Contribution
from inspel_text.facet_model import facet_models
from inspel_text.facets import matcher_for, swedish
from inspel_text.matching import Matcher

SMALL = """
[codebook]
name = "vardag"
title = "Vardag"

[[code]]
code = "1"
title = "Livet"

[[code]]
code = "1.1"
title = "Resor"
parent = "1"
description = "Att ta sig fram."
[[code.topic]]
name = "Buss"
code = "1.1.1"
strong = ["buss*"]
[[code.topic]]
name = "Tåg"
cues = ["tåg", "räls*"]

[[code]]
code = "1.1.1"
title = "Fler turer"
parent = "1.1"

[[code]]
code = "1.2"
title = "Bostäder"
parent = "1"
[[code.topic]]
name = "Bostäder"
strong = ["bostad*", "bostäder*"]

[[code]]
code = "2"
title = "Elen"

[[code]]
code = "2.1"
title = "El"
parent = "2"
[[code.topic]]
name = "El"
strong = ["elpris*", "elnät*"]
cues = ["el"]
"""

Said = str | tuple[str, dict[str, str]] | Contribution


class Book(NamedTuple):
    """A codebook, and it compiled with the cues for kind, scope, quality …"""

    codebook: Codebook
    matcher: Matcher


@pytest.fixture
def book_of(tmp_path: Path) -> Callable[..., Codebook]:
    """A codebook from its TOML text; further files by name, for ``include``."""

    def load(text: str, **files: str) -> Codebook:
        for name, part in {"bok": text, **files}.items():
            (tmp_path / f"{name}.toml").write_text(part, encoding="utf-8")
        return Codebook.load(tmp_path / "bok.toml")

    return load


@pytest.fixture(scope="session")
def small_codebook(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    """Three goals in two areas: 1.1 travel (with a pathway), 1.2 homes, 2.1 electricity."""
    file = tmp_path_factory.mktemp("codebook") / "vardag.toml"
    file.write_text(SMALL, encoding="utf-8")
    return Codebook.load(file)


@pytest.fixture(scope="session")
def small(small_codebook: Codebook) -> Book:
    return Book(small_codebook, matcher_for(small_codebook))


@pytest.fixture(scope="session")
def norrbotten_codebook() -> Codebook:
    return Codebook.load("norrbotten-2040")


@pytest.fixture(scope="session")
def norrbotten(norrbotten_codebook: Codebook) -> Book:
    """The shipped codebook compiled; that takes seconds, so once a session."""
    return Book(norrbotten_codebook, matcher_for(norrbotten_codebook))


@pytest.fixture(scope="session")
def bag_after(small: Book) -> Callable[..., dict[str, Any]]:
    """The bag that steps leave when they have read some texts, as one shard that is also the whole corpus.

    A text may stand with its fields: ("Fler bussar", {"sender": "Eva"}). Ids are "1", "2" …
    """

    def run(texts: Sequence[Said], *steps: Any, book: Book = small) -> dict[str, Any]:
        rows = [_row(number, said) for number, said in enumerate(texts, 1)]
        bag = {"rows": rows, "size": len(rows), "offset": 0, "learned": None, "taught": None, **book._asdict()}
        bag["scope_reasons"], bag["models"] = swedish("scope"), facet_models()
        for step in steps:
            bag |= step(bag)
        return bag

    return run


def _row(number: int, said: Said) -> Contribution:
    if isinstance(said, Contribution):
        return said
    text, fields = (said, {}) if isinstance(said, str) else said
    return Contribution(id=str(number), text=text, row=number, fields=fields)
