"""The house stands as docs/decisions and CONTRIBUTING.md say: what ``make check`` looks at, as tests."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tools import sizes
from tools.docs_in_step import CHECKS, ROOT


def test_modules_functions_and_templates_are_small():
    assert sizes.check(ROOT) == []


@pytest.mark.parametrize("subject", CHECKS)
def test_docs_are_in_step_with(subject):
    assert CHECKS[subject](ROOT) == []


def test_imports_keep_their_contracts():
    lint = Path(sys.executable).parent / "lint-imports"
    found = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout if found.returncode else "") == (0, "")


def test_the_public_names_of_inspel_text_are_listed_and_exist():
    library = importlib.import_module("inspel_text")
    names = list(getattr(library, "__all__", []))
    assert names
    assert [name for name in names if not hasattr(library, name)] == []
