"""Do the documents say what the code does? One file a check; each gives lines that say what to do, or none."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.docs_in_step import changelog, commands, glossary, messages, requirements, steps

ROOT = Path(__file__).parent.parent.parent
CHECKS: Mapping[str, Callable[[Path], list[str]]] = {
    "commands": commands.check,
    "steps": steps.check,
    "messages": messages.check,
    "glossary": glossary.check,
    "requirements": requirements.check,
    "changelog": changelog.check,
}
