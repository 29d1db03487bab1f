"""How to make the same report again: versions, settings, seed, and the checksum of everything read and written."""

import hashlib
import json
import platform
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from inspel_text import __version__
from inspel_text.analysis import Settings, standard_pipeline
from inspel_text.codebook import Codebook
from inspel_text.pipeline import Outcome
from inspel_text.report.build import Head

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "py3langid", "phonenumbers")


def write_manifest(folder: Path, outcome: Outcome, book: Codebook, settings: Settings, head: Head) -> None:
    """Write manifest.json. Written last: it names the checksum of every other file. It holds no date and no machine."""
    manifest = {
        "inspel": __version__,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in _LIBRARIES},
        "seed": settings.seed,
        "settings": standard_pipeline(book, settings).settings(),
        "codebook": {"name": book.name, "version": book.version, "sha256": _checksum(folder / "codebook.toml")},
        "inputs": [{"name": one["name"], "sha256": one["sha256"], "rows": one["rows"]} for one in head.sources],
        "population": head.population,
        "ledger": asdict(outcome.shared["ledger"]),
        "outputs": {file.name: _checksum(file) for file in sorted(folder.iterdir())},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, default=list) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def _checksum(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
