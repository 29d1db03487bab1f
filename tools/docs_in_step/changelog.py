"""The version has its chapter in the change log."""

import tomllib
from pathlib import Path

from tools.docs_in_step.headings import headings

PAGE = "CHANGELOG.md"


def check(root: Path) -> list[str]:
    """One line when the version of pyproject.toml has no heading."""
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    told = any(version in heading.replace("[", " ").replace("]", " ").split() for heading in headings(root / PAGE))
    return [] if told else [f"{PAGE}: write a heading ## {version} with what changed."]
