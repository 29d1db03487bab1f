"""inspel demo: the report of the demo collection, written and served on this computer alone."""

import contextlib
import csv
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parents[3]
COMMAND = Path(sys.executable).parent / "inspel"
DEMO = ROOT / "src/inspel_text/corpora/demo/inspel.csv"
PROGRESS = "Läser och sorterar"  # the line that only slow work shows
TAKEN = {
    "sv": "Porten {port} är upptagen. Välj en annan: PORT=9000 make demo, eller inspel demo --port 9000.",
    "en": "Port {port} is taken. Choose another: PORT=9000 make demo, or inspel demo --port 9000.",
}
FILES = [
    "codebook.toml", "contributions.jsonl", "manifest.json", "project.qdpx", "report.html", "report.json",
    "report.xlsx", "themes.csv",
]  # fmt: skip

SMALL = """
import sys
from pathlib import Path
from inspel_text.cli import main
from inspel_text.commands import analyse, demo
if __name__ == "__main__":
    demo.CORPUS, analyse.DEFAULT_CODEBOOK = Path("liten.csv"), "vardag.toml"
    sys.exit(main(sys.argv[1:]))
"""
"""The demo of a collection of one line, with a codebook of seven codes."""


class Served(NamedTuple):
    """A demo that runs: the address it told, everything it told until then, and its folder."""

    address: str
    said: list[str]
    folder: Path
    process: "subprocess.Popen[str]"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A run that writes and does not serve, in Swedish: the process that ended, and its folder."""
    at = tmp_path_factory.mktemp("once")
    line = [COMMAND, "demo", "--once", "--out", "ny/demo", "--lang", "sv"]
    return subprocess.run(line, cwd=at, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False), at


@pytest.fixture(scope="module")
def served(once: Any) -> Iterator[Served]:
    """A demo that serves, in English, in the folder where the other run wrote."""
    _, at = once
    line = [COMMAND, "demo", "--port", "0", "--out", "ny/demo", "--lang", "en"]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    with subprocess.Popen(line, cwd=at, text=True, start_new_session=True, **pipes) as process:
        said = []
        for told in process.stdout or ():
            said.append(told)
            if found := re.search(r"http://\S+", told):
                yield Served(found[0], said, at / "ny/demo", process)
                break
        with contextlib.suppress(ProcessLookupError):
            process.kill()


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, at: Path) -> None:
    """A demo collection of one line and a codebook of seven codes, for what need not take seconds."""
    with (at / "liten.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("id", "inspel"), ("1", "Fler bussar till byn")])
    monkeypatch.setattr("inspel_text.commands.demo.CORPUS", at / "liten.csv")
    monkeypatch.setattr("inspel_text.commands.analyse.DEFAULT_CODEBOOK", "vardag.toml")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def _hears_ctrl_c() -> None:
    """A process started in the background may have been told to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def get(address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, b""


# ── written ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_once_ends_when_the_report_is_written_and_says_where(once: Any) -> None:
    ran, _ = once

    assert (ran.returncode, ran.stdout) == (0, "Rapporten: ny/demo/report.html\n")


def test_once_leaves_nothing_but_the_folder(once: Any) -> None:
    _, at = once

    assert [os.listdir(at), os.listdir(at / "ny")] == [["ny"], ["demo"]]


def test_the_folder_holds_what_every_report_holds(served: Served) -> None:
    assert sorted(os.listdir(served.folder)) == FILES


def test_every_line_of_the_collection_is_accounted_for(served: Served) -> None:
    rows = list(csv.DictReader(DEMO.read_text(encoding="utf-8").splitlines(keepends=True)))
    ledger = json.loads((served.folder / "report.json").read_bytes())["ledger"]

    assert (ledger["received"], sum(one["n"] for one in ledger["states"].values())) == (len(rows), len(rows))


def test_a_report_that_was_there_is_written_anew_with_its_title_in_the_language_asked_for(served: Served) -> None:
    report = json.loads((served.folder / "report.json").read_bytes())

    assert report["title"] == "What people in Norrbotten say: demo collection"


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("sv", "Vad norrbottningarna säger: demosamling"),
        ("en", "What people in Norrbotten say: demo collection"),
    ],
)
def test_the_title_follows_the_language(inspel: Any, small: None, lang: str, title: str) -> None:
    inspel("demo", "--once", "--out", "demo", "--lang", lang)

    assert json.loads(Path("demo/report.json").read_bytes())["title"] == title


def test_without_out_the_report_lies_in_var_demo(inspel: Any, small: None) -> None:
    ran = inspel("demo", "--once")

    assert (ran.code, ran.out, sorted(os.listdir("var/demo"))) == (0, "Rapporten: var/demo/report.html\n", FILES)


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "Mappen full finns redan och är inte tom. Ange en annan med --out, eller ta bort den först."),
        ("en", "The folder full exists and is not empty. Name another with --out, or remove it first."),
    ],
)
def test_a_folder_with_something_else_in_it_is_refused(
    refused: Any, small: None, at: Path, lang: str, told: str
) -> None:
    (at / "full").mkdir()
    (at / "full/mitt.txt").write_text("mitt", encoding="utf-8")

    assert refused("demo", "--once", "--out", "full", "--lang", lang) == (2, told, [])


def test_a_folder_of_another_kind_that_has_a_manifest_is_refused_too(refused: Any, small: None, at: Path) -> None:
    (at / "app").mkdir()
    (at / "app/manifest.json").write_text('{"name": "min webbapp"}', encoding="utf-8")
    (at / "app/mitt.txt").write_text("mitt", encoding="utf-8")
    code = refused("demo", "--once", "--out", "app").code

    assert (code, sorted(os.listdir(at / "app"))) == (2, ["manifest.json", "mitt.txt"])


def test_an_earlier_report_stays_when_the_new_one_cannot_be_made(
    inspel: Any, small: None, at: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspel("demo", "--once", "--out", "demo")
    monkeypatch.setattr("inspel_text.commands.demo.CORPUS", at / "saknas.csv")

    assert (inspel("demo", "--once", "--out", "demo").code, sorted(os.listdir("demo"))) == (2, FILES)


def test_a_file_in_the_way_is_refused(refused: Any, small: None) -> None:
    assert refused("demo", "--once", "--out", "vardag.toml") == (
        2,
        "vardag.toml är en fil, inte en mapp. Ange en mapp med --out.",
        [],
    )


# ── served ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_address_is_told_last_after_where_the_report_is(served: Served) -> None:
    assert served.said == [
        "The report: ny/demo/report.html\n",
        f"The report is at {served.address} (Ctrl-C stops)\n",
    ]


def test_the_address_is_that_of_this_computer_with_the_port_that_was_found(served: Served) -> None:
    assert re.fullmatch(r"http://localhost:[1-9]\d*", served.address)


@pytest.mark.parametrize("path", ["/report.html", "/", ""])
def test_the_report_is_served_byte_for_byte(served: Served, path: str) -> None:
    assert get(served.address + path) == (200, (served.folder / "report.html").read_bytes())


@pytest.mark.parametrize("name", [name for name in FILES if name != "report.html"])
def test_what_the_report_links_to_is_served_too(served: Served, name: str) -> None:
    assert get(f"{served.address}/{name}") == (200, (served.folder / name).read_bytes())


@pytest.mark.parametrize("path", ["/saknas.html", "/../../once.txt", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd"])
def test_nothing_outside_the_folder_is_served(served: Served, path: str) -> None:
    assert get(served.address + path) == (404, b"")


def test_the_front_page_with_a_query_is_the_report(served: Served) -> None:
    assert get(served.address + "/?x=1") == (200, (served.folder / "report.html").read_bytes())


def test_nobody_else_on_the_network_reaches_it(served: Served) -> None:
    port = int(served.address.rpartition(":")[2])
    table = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    listening = [line.split()[1] for line in table if line.split()[3] == "0A"]

    assert [place for place in listening if int(place.partition(":")[2], 16) == port] == [f"0100007F:{port:04X}"]


def test_a_second_demo_on_the_same_port_is_refused_and_the_first_goes_on(served: Served, refused: Any) -> None:
    port = served.address.rpartition(":")[2]

    assert (refused("demo", "--port", port), get(served.address)[0]) == ((2, TAKEN["sv"].format(port=port), []), 200)


def test_ctrl_c_ends_it_well_and_silently_and_leaves_the_report(started: Any, ended: Any, at: Path) -> None:
    (at / "liten.csv").write_text("id,inspel\n1,Fler bussar till byn\n", encoding="utf-8")
    line = (sys.executable, "-c", SMALL, "demo", "--port", 0, "--out", "demo")
    process = started(command=line, preexec_fn=_hears_ctrl_c)
    said = [process.stdout.readline(), process.stdout.readline()]
    os.killpg(process.pid, signal.SIGINT)
    ran = ended(process)
    told = [line for line in ran.err.splitlines() if line.strip() and not line.startswith(PROGRESS)]

    assert (said[0], "http://localhost:" in said[1]) == ("Rapporten: demo/report.html\n", True)
    assert (ran.code, ran.out, told, sorted(os.listdir("demo"))) == (0, "", [], FILES)


# ── the port ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_port_that_is_taken_is_refused_before_anything_is_written(refused: Any, taken: int, lang: str) -> None:
    assert refused("demo", "--port", taken, "--lang", lang) == (2, TAKEN[lang].format(port=taken), [])


def test_a_port_that_is_taken_does_not_matter_when_nothing_is_served(inspel: Any, small: None, taken: int) -> None:
    assert inspel("demo", "--once", "--port", taken).code == 0


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "Anropet går inte att förstå: --port kan inte vara 'åtta'. Hjälp: inspel demo --help"),
        ("en", "The call can't be understood: --port can't be 'åtta'. Help: inspel demo --help"),
    ],
)
def test_a_port_that_is_no_number_is_refused(refused: Any, lang: str, told: str) -> None:
    assert refused("demo", "--port", "åtta", "--lang", lang) == (2, told, [])


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be_is_refused(refused: Any, port: int) -> None:
    assert refused("demo", "--port", port)[::2] == (2, [])


@pytest.mark.parametrize(
    ("given", "environment", "port"), [((), {}, 8000), (("PORT=9000",), {}, 9000), ((), {"PORT": "9001"}, 9001)]
)
def test_make_demo_gives_the_port_that_was_chosen(
    given: tuple[str, ...], environment: dict[str, str], port: int
) -> None:
    settings = {name: value for name, value in os.environ.items() if name not in ("PORT", "MAKEFLAGS", "MAKELEVEL")}
    line = ["make", "--dry-run", "demo", *given]
    ran = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, env=settings | environment, check=True)

    assert ran.stdout.splitlines()[-1] == f".venv/bin/inspel demo --port {port}"
