"""``python -m tools.docs_in_step``: print what is out of step."""

import sys

from tools.docs_in_step import CHECKS, ROOT

found = [line for check in CHECKS.values() for line in check(ROOT)]
if found:
    print("\n".join(found))
sys.exit(bool(found))
