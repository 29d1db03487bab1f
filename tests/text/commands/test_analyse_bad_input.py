"""inspel analyse, when something is wrong: what the person is told, and that nothing half-written is left."""

import contextlib
import errno
import json
import os
import re
import resource
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from inspel_text.codebook import shipped_names

BUSES = "id,inspel,kommun\n1,Fler bussar,Luleå\n2,Fler läkare,Boden\n"


@pytest.fixture
def buses(at: Path) -> Path:
    (at / "svar.csv").write_text(BUSES, encoding="utf-8")
    return at / "svar.csv"


@pytest.fixture
def refusal(refused: Any) -> Callable[..., Any]:
    """Analyse into "ut", which must be refused."""
    return lambda *arguments: refused("analyse", *arguments, "--codebook", "vardag.toml", "--out", "ut")


# ── files that cannot be read ─────────────────────────────────────────────────────────────────────────────────────


def zipped(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("svar.csv", "id,inspel\n1,Fler bussar\n")


def holding(content: bytes) -> Callable[[Path], Any]:
    return lambda file: file.write_bytes(content)


BAD_FILES = [
    ("tom.csv", holding(b""), "Filen tom.csv är tom. Kontrollera att exporten blev klar och gör om den."),
    ("a.csv", holding(b"id,inspel\n"), "Filen a.csv har rubriker men inga rader under dem. Kontrollera urvalet i exporten."),
    ("a.csv", holding(b"x,y\n1,2\n3,4\n"), "Det går inte att avgöra vilken kolumn i a.csv som är texten. Kolumnerna är: x, y. Ange den med --map text=NAMN."),
    ("a.csv", holding(b"id,inspel\n1\n2,3,4\n"), "Ingen rad i a.csv går att läsa. Kontrollera att filen är av den sort som namnet säger."),
    ("a.xlsx", zipped, "Filen a.xlsx är ett zip-arkiv men ingen Excelbok. Packa upp den och ange filerna i den."),
    ("a.xlsx", holding(b"id,inspel\n1,Hej\n"), "Filen a.xlsx är skadad eller inte Excel (not a zip file). Öppna den där den skapades och spara den på nytt."),
    ("a.xlsx", holding(b"\0" * 512), "Filen a.xlsx är skadad eller inte Excel (not a zip file). Öppna den där den skapades och spara den på nytt."),
    ("a.xls", holding(b"\xd0\xcf\x11\xe0" + b"\0" * 512), "Filen a.xls är i det äldre formatet XLS. Öppna den i Excel och spara den som XLSX."),
    ("a.json", holding(b'[{"text": "Hej"},\n{"te'), "JSON-filen a.json går sönder på rad 2, kolumn 2 (Unterminated string starting at). Kontrollera att filen kom med hel."),
    ("a.png", holding(b"\x89PNG\r\n"), "Filen a.png är av en okänd sort. Spara den som en av: .csv .tsv .tab .xlsx .xlsm .xls .json .jsonl .ndjson .parquet .txt .md."),
    ("mapp", Path.mkdir, "mapp är en mapp. Ange filerna i den, till exempel mapp/*.csv."),
    ("a.csv", os.mkfifo, "a.csv är ingen vanlig fil. Spara innehållet i en fil och ange den."),
    ("saknas.csv", lambda _: None, "Filen saknas.csv finns inte. Kontrollera namnet och mappen."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "told"), BAD_FILES)
def test_a_file_that_cannot_be_read_is_named_with_what_to_do_and_nothing_is_written(
    refusal: Any, at: Path, name: str, make: Callable[[Path], Any], told: str
) -> None:
    make(at / name)

    assert refusal(name) == (2, told, [])


def test_one_bad_file_among_good_ones_stops_the_run(refusal: Any, buses: Path, at: Path) -> None:
    (at / "tom.csv").touch()

    assert refusal("svar.csv", "tom.csv") == (
        2,
        "Filen tom.csv är tom. Kontrollera att exporten blev klar och gör om den.",
        [],
    )


def test_the_person_is_told_in_english_too(refused: Any, at: Path) -> None:
    (at / "tom.csv").touch()

    assert refused("analyse", "tom.csv", "--lang", "en") == (
        2,
        "The file tom.csv is empty. Check that the export finished, and export it again.",
        [],
    )


def test_the_folder_one_stands_in_is_named_as_it_was_given(refusal: Any) -> None:
    assert refusal(".") == (2, ". är en mapp. Ange filerna i den, till exempel ./*.csv.", [])


# ── rows that cannot be read, or are odd: the others are, and each is told ────────────────────────────────────────


def odd(analyse: Any, at: Path, lines_of: Any, name: str, content: bytes) -> tuple[list[str], list[str]]:
    """The texts that came out, and the notes on the way."""
    (at / name).write_bytes(content)
    ran = analyse(name)
    assert ran.code == 0
    notes = [line.removeprefix("Obs: ") for line in ran.out.splitlines() if line.startswith("Obs: ")]
    return [line["redacted_text"] for line in lines_of("ut")], notes


LONG = "buss " * 200_000
ODD_ROWS = [
    ("too many cells", "a.csv", "id,inspel\n1,Före\n2,för,många\n3,Efter\n".encode(), ["Före", "Efter"],
     ["a.csv, rad 3 gick inte att dela upp i kolumner och lästes inte: 2,för,många"]),
    ("an open quote", "a.csv", 'id,inspel\n1,Före\n2,"Öppet\n3,Efter\n'.encode(), ["Före", "Öppet", "Efter"],
     ['a.csv, rad 3 har felaktiga citattecken och lästes utan dem; kontrollera texten: 2,"Öppet']),
    ("NUL and bell", "a.csv", b"id,inspel\n1,A\0B\x07C\n", ["ABC"], ["a.csv, rad 2: 2 osynliga styrtecken togs bort."]),
    ("U+2028 and U+0085", "a.csv", "id,inspel\n1,En\u2028två\u0085tre\n".encode(), ["En\u2028två\u0085tre"], []),
    ("a line break", "a.csv", b'id,inspel\n1,"En\r\nrad"\n', ["En\r\nrad"], []),
    ("an id given twice", "a.csv", b"id,inspel\n1,Ett\n1,Annat\n", ["Ett", "Annat"],
     ["a.csv, rad 3: id 1 var upptaget; inlägget heter 1#2."]),
    ("emoji alone", "a.csv", "id,inspel\n1,👍🏽🧑‍🌾\n".encode(), ["👍🏽🧑‍🌾"], []),
    ("languages mixed", "a.csv", "id,inspel\n1,Fler bussar please kiitos\n2,Giitu 谢谢 شكرا\n".encode(),
     ["Fler bussar please kiitos", "Giitu 谢谢 شكرا"], []),
    ("Windows-1252", "a.csv", "id;inspel\n1;Bättre bussar åt öster – nu\n".encode("cp1252"),
     ["Bättre bussar åt öster – nu"], []),
    ("UTF-16", "a.csv", "id,inspel\n1,Bättre bussar\n".encode("utf-16"), ["Bättre bussar"], []),
    ("a stray byte", "a.csv", "id,inspel\n1,Åäö åäö åäö åäö\n2,B".encode() + b"\xe4ttre\n", ["Åäö åäö åäö åäö", "Bättre"],
     ["a.csv: 1 tecken hör inte till kodningen utf-8 och lästes så gott det gick. Jämför med originalet."]),
    ("a cell of a megabyte", "a.csv", f'id,inspel\n1,"{LONG}"\n2,Nästa\n'.encode(), [LONG, "Nästa"], []),
    ("a broken line of JSON", "a.jsonl", b'{"text": "Ett"}\n{"te\n{"text": "Tre"}\n', ["Ett", "Tre"],
     ['a.jsonl, rad 2 är inte JSON och lästes inte (Invalid control character at: line 1 column 5 (char 4)): {"te']),
    ("half a character", "a.jsonl", b'{"text": "A\\ud83d bussar"}\n', ["A\ufffd bussar"],
     ["a.jsonl, rad 1: 1 halva tecken byttes mot \ufffd."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "texts", "notes"), [one[1:] for one in ODD_ROWS], ids=[one[0] for one in ODD_ROWS])  # fmt: skip
def test_what_can_be_read_is_and_what_cannot_is_listed(
    analyse: Any, at: Path, lines_of: Any, name: str, content: bytes, texts: list[str], notes: list[str]
) -> None:
    assert odd(analyse, at, lines_of, name, content) == (texts, notes)


@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO name='a.xlsx'")  # Excel's second look stays open
def test_a_formula_without_a_value_is_read_as_text_and_listed(analyse: Any, at: Path, lines_of: Any) -> None:
    book = Workbook()
    book.active.append(["id", "inspel"])
    book.active.append(["1", '=HYPERLINK("http://x.se","bussar")'])
    book.save(at / "a.xlsx")

    assert odd(analyse, at, lines_of, "a.xlsx", (at / "a.xlsx").read_bytes()) == (
        ['=HYPERLINK("http://x.se","bussar")'],
        [
            'a.xlsx, rad 2, inspel: formeln =HYPERLINK("http://x.se","bussar") saknar sparat värde och lästes som text. '
            "Öppna boken i Excel och spara den."
        ],
    )


def test_twice_as_long_a_text_is_twice_the_work(analyse: Any, at: Path) -> None:
    first, once, twice = (_calls(analyse, at, sentences) for sentences in (1, 400, 800))

    assert (twice - first) // (once - first) in (1, 2)


def _calls(analyse: Any, at: Path, sentences: int) -> int:
    """How many calls of functions it takes to analyse one text of so many sentences."""
    text = "Fler bussar till byn på kvällarna. " * sentences
    (at / "a.csv").write_text(f'id,inspel\n1,"{text}"\n2,Nästa\n', encoding="utf-8")
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    sys.setprofile(count)
    try:
        analyse("a.csv", out=f"ut{sentences}")
    finally:
        sys.setprofile(None)
    return counted


def test_every_note_is_in_the_report_however_many_the_screen_shows(analyse: Any, at: Path) -> None:
    (at / "a.csv").write_text("id,inspel\n" + "1,Fler bussar\n" * 21, encoding="utf-8")
    told = analyse("a.csv").out.splitlines()
    problems = json.loads(Path("ut/report.json").read_bytes())["problems"]

    shown = [line for line in told if line.startswith("Obs: ")]
    assert (len(shown), told[13], len(problems)) == (12, "… och 8 till, alla i rapporten.", 20)


def test_rows_that_could_not_be_read_are_counted_beside_the_sum(analyse: Any, at: Path) -> None:
    (at / "a.csv").write_text("id,inspel\n1,Före\n2,för,många\n3,Efter\n", encoding="utf-8")
    analyse("a.csv")
    ledger = json.loads(Path("ut/report.json").read_bytes())["ledger"]

    assert (ledger["received"], ledger["unreadable"]) == (2, 1)


# ── the call ──────────────────────────────────────────────────────────────────

SHIPPED = ", ".join(shipped_names())
BAD_CALLS = [
    (["--map", "text=Hund"], "Kolumnen Hund finns inte i svar.csv. Kolumnerna är: id, inspel, kommun. Rätta --map."),
    (["--map", "hund=kommun"], "hund är inget som en kolumn kan vara. Välj bland id, title, text, sender, municipality, group, channel, language, date, age, gender, event, question i --map."),
    (["--codebook", "saknas"], f"Kodboken saknas finns inte. Ange en fil, eller en av de som följer med: {SHIPPED}."),
    (["--codebook", "svar.csv"], "Kodboken svar.csv går inte att läsa som TOML: Expected '=' after a key in a key/value pair (at line 1, column 3). Formatet beskrivs i docs/reference/codebook-format.md."),
    (["--out", "svar.csv"], "svar.csv är en fil, inte en mapp. Ange en mapp med --out."),
    (["--out", "."], "Mappen . finns redan och är inte tom. Ange en annan med --out, eller ta bort den först."),
]  # fmt: skip


@pytest.mark.parametrize(("options", "told"), BAD_CALLS)
def test_an_option_that_cannot_be_followed_is_named_with_what_to_do_and_nothing_is_written(
    refused: Any, buses: Path, options: list[str], told: str
) -> None:
    first = ["--codebook", "vardag.toml", "--out", "ut"]

    assert refused("analyse", "svar.csv", *first, *options) == (2, told, [])


def test_a_folder_in_use_is_left_untouched(refusal: Any, buses: Path, at: Path) -> None:
    (at / "ut").mkdir()
    (at / "ut/viktigt.txt").write_text("Rör inte.", encoding="utf-8")

    assert refusal("svar.csv") == (
        2,
        "Mappen ut finns redan och är inte tom. Ange en annan med --out, eller ta bort den först.",
        [],
    )


BAD_WORDS = [[], ["a.csv", "--seed", "x"], ["a.csv", "--hund"], ["a.csv", "--map", "text"]]


@pytest.mark.parametrize("arguments", BAD_WORDS)
def test_a_call_that_cannot_be_understood_is_told_in_swedish_alone(refused: Any, arguments: list[str]) -> None:
    told = refused("analyse", *arguments).told

    assert [word for word in ("required", "invalid", "unrecognized", "argument") if word in told] == []


@pytest.mark.parametrize("arguments", BAD_WORDS)
def test_a_call_that_cannot_be_understood_shows_the_way_to_help(refused: Any, arguments: list[str]) -> None:
    code, told, left = refused("analyse", *arguments)

    assert (code, told.partition(":")[0], told.rpartition(". ")[2], left) == (
        2,
        "Anropet går inte att förstå",
        "Hjälp: inspel analyse --help",
        [],
    )


# ── the population ────────────────────────────────────────────────────────────

BAD_TABLES = [
    ("a,b\n1,2\n", "Befolkningstabellen folk.csv ska ha kolumnerna attribute,value,number (eller variabel,värde,antal)."),
    ("attribute,value,number\nkommun,Luleå,9\nkommun,Boden,många\n", "Befolkningstabellen folk.csv, rad 3: ”många” är inget antal. Skriv ett tal större än noll."),
    ("attribute,value,number\nkommun,Luleå,0\n", "Befolkningstabellen folk.csv, rad 2: ”0” är inget antal. Skriv ett tal större än noll."),
    ("attribute,value,number\nkommun,Luleå,inf\n", "Befolkningstabellen folk.csv, rad 2: ”inf” är inget antal. Skriv ett tal större än noll."),
    ("attribute,value,number\nkommun,Umeå,9\n", "Inget värde för ”municipality” i befolkningstabellen folk.csv finns bland inspelen. Skriv värdena som i inspelen."),
    ("attribute,value,number\nålder,18–29,9\n", "Befolkningstabellen folk.csv har kolumnen ”age”, men inspelen har ingen sådan bakgrund. Använd någon av: municipality, language."),
]  # fmt: skip


@pytest.mark.parametrize(("table", "told"), BAD_TABLES)
def test_a_population_that_does_not_fit_is_told_with_its_row_and_nothing_is_written(
    refusal: Any, buses: Path, at: Path, table: str, told: str
) -> None:
    (at / "folk.csv").write_text(table, encoding="utf-8")

    assert refusal("svar.csv", "--population", "folk.csv") == (2, told, [])


def test_a_population_that_is_not_there_is_told_with_what_to_do(refusal: Any, buses: Path) -> None:
    assert refusal("svar.csv", "--population", "folk.csv").told.count(". ") == 1


def test_a_population_of_places_where_nobody_was_coded_is_no_crash(analyse: Any, at: Path) -> None:
    (at / "svar.csv").write_text("inspel,kommun\nFler bussar,Boden\nvet ej,Luleå\n", encoding="utf-8")
    (at / "folk.csv").write_text("attribute,value,number\nkommun,Luleå,9\n", encoding="utf-8")

    assert analyse("svar.csv", "--population", "folk.csv").code == 0


def test_no_folder_is_left_above_the_one_that_was_not_written(refused: Any, buses: Path, at: Path) -> None:
    (at / "folk.csv").write_text("attribute,value,number\nkommun,Umeå,9\n", encoding="utf-8")
    options = ["--codebook", "vardag.toml", "--population", "folk.csv", "--out", "a/b/ut"]

    assert refused("analyse", "svar.csv", *options).left == []


# ── the disk, and Ctrl-C ──────────────────────────────────────────────────────

FULL = "Disken är full. Gör plats och försök igen; inget halvt har lämnats kvar."
WRITTEN = ["contributions.jsonl", "report.json", "report.html", "codebook.toml", "manifest.json"]


@pytest.fixture
def failing_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, BaseException], None]:
    """Let the disk, or the person, stop the writing of one file when the first of it is there."""

    def arrange(name: str, fault: BaseException) -> None:
        opening = Path.open

        def opened(self: Path, mode: str = "r", *rest: Any, **settings: Any) -> Any:
            stream = opening(self, mode, *rest, **settings)
            if self.name == name and "w" in mode:
                stream.write("half" if "b" not in mode else b"half")
                stream.close()
                raise fault
            return stream

        monkeypatch.setattr(Path, "open", opened)

    return arrange


@pytest.mark.parametrize("name", WRITTEN)
def test_a_disk_that_fills_up_at_any_file_leaves_nothing(refusal: Any, buses: Path, failing_at: Any, name: str) -> None:
    failing_at(name, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    assert refusal("svar.csv") == (2, FULL, [])


def test_a_disk_that_fills_up_leaves_an_empty_folder_as_it_was(
    refusal: Any, buses: Path, at: Path, failing_at: Any
) -> None:
    (at / "ut").mkdir()
    failing_at("report.json", OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    assert (refusal("svar.csv"), list((at / "ut").iterdir())) == ((2, FULL, []), [])


@pytest.mark.parametrize("name", WRITTEN)
def test_ctrl_c_while_any_file_is_written_leaves_nothing(refusal: Any, buses: Path, failing_at: Any, name: str) -> None:
    failing_at(name, KeyboardInterrupt())

    assert refusal("svar.csv") == (2, "Avbrutet. Inget har skrivits.", [])


def test_a_place_where_one_may_not_write_is_named(refusal: Any, buses: Path, failing_at: Any) -> None:
    failing_at("report.json", PermissionError(errno.EACCES, "no", "ut/report.json"))

    assert refusal("svar.csv") == (
        2,
        "Får inte skriva eller läsa ut/report.json. Kontrollera rättigheterna, eller ange en annan mapp med --out.",
        [],
    )


def test_a_folder_that_would_lie_in_a_file_is_told_with_what_to_do(refused: Any, buses: Path) -> None:
    told = refused("analyse", "svar.csv", "--codebook", "vardag.toml", "--out", "svar.csv/ut").told

    assert told == "svar.csv är en fil, inte en mapp. Ange en mapp med --out."


def last_line(said: str) -> str:
    """The last line; the line of progress, which only slow work shows, ends in a carriage return or a line break."""
    return re.split(r"[\r\n]", said.strip())[-1]


def left_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_the_systems_own_limit_for_a_file_stops_the_command_without_a_trace(
    started: Any, ended: Any, buses: Path, at: Path
) -> None:
    before = left_in(at.parent)
    limit = 20_000  # bytes; the report is larger
    ran = ended(started(
        "analyse", "svar.csv", "--codebook", "vardag.toml", "--out", "ut",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    ))  # fmt: skip

    assert (ran.code, last_line(ran.err), "Traceback" in ran.err, left_in(at.parent)) == (
        2,
        "Datorn svarade: [Errno 27] File too large. Inget halvt har lämnats kvar.",
        False,
        before,
    )


SMALL_SHARDS = """
import functools, sys
from inspel_text.cli import main
from inspel_text.shelf import Shelf
if __name__ == "__main__":
    Shelf.fill = functools.partial(Shelf.fill, shard_size=20)
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("workers", "reached"), [(1, "000000.rows"), (2, "000000.language")])
def test_ctrl_c_in_the_middle_of_the_work_leaves_nothing_and_no_traceback(
    started: Any, ended: Any, at: Path, workers: int, reached: str
) -> None:
    rows = "".join(f"{row},Fler bussar och hyresrätter till by nummer {row}\n" for row in range(400))
    (at / "svar.csv").write_text("id,inspel\n" + rows, encoding="utf-8")
    (at / "run.py").write_text(SMALL_SHARDS, encoding="utf-8")
    before = left_in(at.parent)
    running = started(
        "analyse", "svar.csv", "--codebook", "vardag.toml", "--out", "ut", "--workers", workers,
        command=(sys.executable, "-B", "run.py"),
    )  # fmt: skip
    while running.poll() is None and not list((at.parent / "tmp").glob(f"*/{reached}")):
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(0.01)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: the command and its workers
    ran = ended(running)

    assert (ran.code, last_line(ran.err), "Traceback" in ran.err, left_in(at.parent)) == (
        2,
        "Avbrutet. Inget har skrivits.",
        False,
        before,
    )
