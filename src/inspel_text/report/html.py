"""The report as one accessible page: no script, no network, Swedish and English in the same file."""

import base64
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from inspel_text.report.behind import Behind
from inspel_text.report.wording import words

_HERE = Path(__file__).parent
_FONTS = {
    "inter-latin-wght-normal.woff2": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,"
        "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
    ),
    "inter-latin-ext-wght-normal.woff2": (
        "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,"
        "U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0"
    ),
}
_EXCERPT = 70  # letters of a contribution shown in a list behind a number
_EXCERPTS_UP_TO = 3000  # contributions; longer reports list ids alone
_THIN = "\u202f"


def write_html(file: Path, report: Mapping[str, Any], behind: Behind, lines: Iterable[str]) -> None:
    """Write the page. ``lines`` are the JSON lines of all contributions; above the limit a stated sample is shown."""
    shown = {row: json.loads(line) for row, line in enumerate(lines) if row % behind.stride == 0}
    excerpts = len(shown) <= _EXCERPTS_UP_TO
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            lists=behind.lists,
            shown=shown,
            stride=behind.stride,
            style=_style(),
            excerpt=(lambda row: _excerpt(shown[row])) if excerpts else (lambda _: ""),
            titles={one["code"]: one for one in report["priorities"]},
            named=_named,
        )
    )
    file.write_text(page, encoding="utf-8")


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # slow to import

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=words())
    environment.filters.update(num=number, pct=percent)
    return environment


@cache
def _style() -> str:
    faces = [
        "@font-face{font-family:Inter;font-weight:100 900;font-display:swap;"
        f"src:url(data:font/woff2;base64,{_base64(name)}) format('woff2');"
        f"unicode-range:{letters}}}"
        for name, letters in _FONTS.items()
    ]
    return "\n".join([*faces, (_HERE / "assets" / "report.css").read_text(encoding="utf-8")])


def _base64(asset: str) -> str:
    return base64.b64encode((_HERE / "assets" / asset).read_bytes()).decode()


def _named(attributes: Iterable[str], lang: str) -> str:
    """The names of background columns, within a sentence."""
    return ", ".join(words()[one][lang].lower() for one in attributes)


def number(value: float) -> str:
    """A count with a thin space between thousands."""
    return f"{value:,}".replace(",", _THIN)


def percent(share: float) -> str:
    """A share as whole per cent."""
    return f"{round(100 * share)}{_THIN}%"


def _excerpt(line: Mapping[str, Any]) -> str:
    """The beginning of a contribution; nothing of one that is withheld."""
    return _shorten(line["redacted_text"]) if line["state"] != "withheld" else ""


def _shorten(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _EXCERPT else flat[: _EXCERPT - 1].rsplit(" ", 1)[0] + " …"
