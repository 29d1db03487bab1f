"""Read what many people wrote and give back what they said, with nothing lost and nothing made up.

The public names are loaded when first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "Code": "codebook",
    "Codebook": "codebook",
    "Contribution": "corpus",
    "Corpus": "corpus",
    "Cue": "codebook",
    "Ledger": "ledger",
    "Pipeline": "pipeline",
    "Problem": "errors",
    "Settings": "analysis",
    "Step": "pipeline",
    "TextError": "errors",
    "Topic": "codebook",
    "analyse": "analysis",
    "read": "reading",
    "standard_pipeline": "analysis",
}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the table above is the list


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"inspel_text.{_HOME[name]}"), name)
