"""Make a cell harmless: no spreadsheet may take what somebody wrote for a formula."""

import re

_STARTS_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # as OWASP lists them for CSV injection
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"}
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")


def harmless(text: str) -> str:
    """The text as a cell: visible, and with ' before it if a spreadsheet would begin a formula with its first sign."""
    shown = visible(text)
    return f"'{shown}" if shown.startswith(_STARTS_FORMULA) else shown


def visible(text: str) -> str:
    """The text with a picture (␀ ␁ …) or � for each character that XML cannot hold. Its length stays the same."""
    return _NO_CHARACTER.sub("\ufffd", text.translate(_PICTURES))
