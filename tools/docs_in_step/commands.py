"""Every subcommand has its heading in the reference, and every heading there its subcommand."""

import re
import tomllib
from pathlib import Path

from tools.docs_in_step.headings import headings

PAGE = "docs/reference/command-line.md"
GROUP = "inspel.commands"


def check(root: Path) -> list[str]:
    """Subcommands of the entry-point group against the headings of the page."""
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    names = set(table["project"].get("entry-points", {}).get(GROUP, {}))
    told = headings(root / PAGE)
    described = {word for heading in told for word in re.findall(r"[\w-]+", heading)}
    claimed = {found.group(1) for heading in told if (found := re.match(r"inspel ([\w-]+)", heading))}
    missing = [
        f"{PAGE}: describe the subcommand under a heading “inspel {name}”." for name in sorted(names - described)
    ]
    gone = [
        f"{PAGE}: there is no subcommand {name}; remove its heading or register it." for name in sorted(claimed - names)
    ]
    return missing + gone
