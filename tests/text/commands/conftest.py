"""What the tests of the command line share: a way to run it, a codebook, and a material with a row in every state."""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from inspel_text.cli import main

COMMAND = Path(sys.executable).parent / "inspel"

BOOK = """
[codebook]
name = "vardag"
title = "Vardag"
title_en = "Everyday life"

[[code]]
code = "1"
title = "Livet"
title_en = "Life"

[[code]]
code = "1.1"
title = "Resor"
title_en = "Travel"
parent = "1"
[[code.topic]]
name = "Buss"
name_en = "Bus"
code = "1.1.1"
strong = ["buss*"]

[[code]]
code = "1.1.1"
title = "Fler turer"
title_en = "More departures"
parent = "1.1"

[[code]]
code = "1.2"
title = "Bostäder"
title_en = "Homes"
parent = "1"
[[code.topic]]
name = "Hyresrätter"
name_en = "Rented flats"
strong = ["hyresrätt*"]

[[code]]
code = "2"
title = "Hälsan"
title_en = "Health"

[[code]]
code = "2.1"
title = "Vård"
title_en = "Care"
parent = "2"
[[code.topic]]
name = "Vårdcentral"
name_en = "Health centre"
strong = ["vårdcentral*", "läkar*"]
"""

HEADINGS = ("id", "inspel", "kommun", "grupp", "kanal", "avsändare", "e-post", "=Ort")
MATERIAL = [
    ("a1", "Fler bussar mellan Jokkmokk och Gällivare på kvällarna.", "Jokkmokk", "Unga", "webb", "S1", "s1@x.se", ""),
    ("a2", "", "Luleå", "Unga", "webb", "S2", "", ""),
    ("a3", "vet ej", "Luleå", "Unga", "webb", "S3", "", ""),
    ("a4", "Gröna hattar seglar långsamt genom åren.", "Boden", "Unga", "webb", "S4", "", ""),
    ("a5", "Vilken tid börjar paraden på marknaden på lördag?", "Boden", "Unga", "möte", "S5", "", ""),
    ("a6", "Ni är alla idioter och borde skjutas.", "Boden", "Unga", "möte", "S6", "", ""),
    ("a7", "Fler bussar mellan Jokkmokk och Gällivare på kvällarna.", "Jokkmokk", "Unga", "webb", "S1", "", ""),
    ("a8", "Fler bussar mellan Jokkmokk och Gällivare på kvällarna.", "Jokkmokk", "Unga", "webb", "S8", "", ""),
    ("a9", "🚌🚌 Ring Anna Svensson på 070-174 06 25 eller anna.svensson@example.org om bussen. "
           "Bygg fler hyresrätter i Kiruna 🏠.", "Kiruna", "Unga", "möte", "S9", "", "+46"),
    ("b1", '=HYPERLINK("http://x.se";"bussar")', "Kiruna", "Vuxna", "möte", "S10", "", "=1+1"),
    ("b2", "+Fler bussar till byn", "Kiruna", "Vuxna", "möte", "S11", "", "-1"),
    ("b3", "-Fler bussar till staden", "Kiruna", "Vuxna", "möte", "S12", "", "@x"),
    ("b4", "@läkarbristen på vårdcentralerna blir bara värre", "Kiruna", "Vuxna", "möte", "S13", "", "\t=2"),
    ("b5", "Fler bussar till byn. Bygg fler hyresrätter i stan. Vårdcentralen i varje kommun måste ha öppet på kvällen.",
     "Kiruna", "Vuxna", "möte", "S14", "", ""),
    ("b6", "Lisää busseja kylään ja parempi terveyskeskus.", "Haparanda", "Vuxna", "möte", "S15", "", ""),
]  # fmt: skip


class Ran(NamedTuple):
    """What a run of the command left: its exit code and what it said."""

    code: int
    out: str
    err: str


class Refused(NamedTuple):
    """How a run ended that could not be: its code, the last thing it said, and what it left on the disk."""

    code: int
    told: str
    left: list[str]


class Written(NamedTuple):
    """A folder that was written: the rows that went in and the lines that came out, both by id in order."""

    folder: Path
    texts: dict[str, str]
    lines: dict[str, dict[str, Any]]


@pytest.fixture(autouse=True)
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a test works in, with nothing in it but the codebook; in Swedish, temporary files in their own place."""
    here, temporary = tmp_path / "här", tmp_path / "tmp"
    here.mkdir()
    temporary.mkdir()
    (here / "vardag.toml").write_text(BOOK, encoding="utf-8")
    monkeypatch.chdir(here)
    monkeypatch.setenv("INSPEL_LANG", "sv")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return here


@pytest.fixture
def inspel(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command in this process."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        try:
            code = main([str(one) for one in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run


@pytest.fixture
def analyse(inspel: Callable[..., Ran]) -> Callable[..., Ran]:
    """Run ``inspel analyse`` with the small codebook, into the folder "ut"."""

    def run(*arguments: object, out: object = "ut") -> Ran:
        return inspel("analyse", *arguments, "--codebook", "vardag.toml", "--out", out, "--workers", 1)

    return run


@pytest.fixture
def refused(inspel: Callable[..., Ran], at: Path) -> Callable[..., Refused]:
    """Run the command and tell how it was refused, with every path that is new or changed afterwards."""

    def run(*arguments: object) -> Refused:
        before = _disk(at.parent)
        ran = inspel(*arguments)
        return Refused(ran.code, _last(ran.err), sorted(set(_disk(at.parent)) - set(before)))

    return run


@pytest.fixture
def started(at: Path) -> Callable[..., subprocess.Popen[str]]:
    """Start the installed command as a process of its own (in its own group, as a shell does)."""

    def start(*arguments: object, command: Sequence[object] = (COMMAND,), **settings: Any) -> subprocess.Popen[str]:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        line = [str(one) for one in (*command, *arguments)]
        return subprocess.Popen(line, cwd=at, text=True, start_new_session=True, **{**pipes, **settings})

    return start


@pytest.fixture
def ended() -> Callable[..., Ran]:
    """Wait for a started process to end, and tell what it left."""

    def wait(process: subprocess.Popen[str]) -> Ran:
        out, err = process.communicate()
        return Ran(process.returncode, out, err)

    return wait


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The material, analysed once."""
    folder = tmp_path_factory.mktemp("material")
    (folder / "vardag.toml").write_text(BOOK, encoding="utf-8")
    write_csv(folder / "svar.csv", HEADINGS, MATERIAL)
    out = folder / "ut"
    code = main(["analyse", str(folder / "svar.csv"), "--codebook", str(folder / "vardag.toml"), "--out", str(out)])
    assert code == 0
    return Written(out, {row[0]: row[1] for row in MATERIAL}, {line["id"]: line for line in lines_in(out)})


@pytest.fixture
def svar(at: Path) -> Path:
    """The material as svar.csv in the folder the test works in."""
    return write_csv(at / "svar.csv", HEADINGS, MATERIAL)


@pytest.fixture
def lines_of() -> Callable[[Path | str], list[dict[str, Any]]]:
    """The lines of contributions.jsonl in a folder."""
    return lines_in


def lines_in(folder: Path | str) -> list[dict[str, Any]]:
    text = (Path(folder) / "contributions.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def write_csv(file: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([headings, *rows])
    return file


def _disk(folder: Path) -> Mapping[tuple[str, int], None]:
    """Every path below the folder with the time it was written; a folder's own time changes with what is put in it."""
    found: dict[tuple[str, int], None] = {}
    for above, folders, files in os.walk(folder):
        found |= {(os.path.relpath(Path(above, name), folder), 0): None for name in folders}
        for name in files:
            place = Path(above, name)
            found[os.path.relpath(place, folder), place.stat().st_mtime_ns] = None
    return found


def _last(said: str) -> str:
    """The last line; what stands before a carriage return is the line of progress."""
    return said.rstrip("\n").rpartition("\n")[2].rpartition("\r")[2].strip()
