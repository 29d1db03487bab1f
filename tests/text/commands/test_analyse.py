"""inspel analyse, when all goes well: the contract of contributions.jsonl, the folder, and the options."""

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).parents[3]
CONTRACT = ROOT / "docs/reference/contributions-jsonl.md"
DEMO = ROOT / "src/inspel_text/corpora/demo/inspel.csv"
FILES = [
    "codebook.toml", "contributions.jsonl", "manifest.json", "project.qdpx", "report.html", "report.json",
    "report.xlsx", "themes.csv",
]  # fmt: skip
SMALL_SHARDS = """
import functools, sys
from inspel_text.cli import main
from inspel_text.shelf import Shelf
if __name__ == "__main__":
    Shelf.fill = functools.partial(Shelf.fill, shard_size=20)
    sys.exit(main(sys.argv[1:]))
"""
"""A hundred rows are enough for several processes when a shard holds twenty."""


def shape(value: object) -> object:
    """The names and types of a JSON value; a list of objects is told by its objects' shapes, each once."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [json.loads(one) for one in sorted({json.dumps(shape(inner)) for inner in value})]
    return type(value).__name__


CODING = {"code": "str", "probability": "float", "because": ["str"]}
BARE = {**CODING, "because": []}


def content(folder: Path | str) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(Path(folder).iterdir())}


# ── the contract ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_has_exactly_the_names_that_the_contract_tells_in_that_order(written: Any) -> None:
    page = CONTRACT.read_text(encoding="utf-8").partition("## Trace")[0]

    assert {tuple(line) for line in written.lines.values()} == {tuple(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))}


def test_every_name_has_its_type(written: Any) -> None:
    line = shape(written.lines["a9"])

    assert line == {
        "id": "str", "source": "str", "row": "int", "language": "str", "quality": "str", "state": "str",
        "duplicate_of": "NoneType",
        "personal_data": [{"start": "int", "end": "int", "kind": "str"}],
        "redacted_text": "str",
        "segments": [{"start": "int", "end": "int", "codes": [CODING], "kind": "str", "scope": "str"}],
        "codes": [CODING, BARE],
        "decided": ["str"], "pathways": ["str"], "kind": "str", "scope": "str", "scope_reason": "str",
        "scope_because": [],
        "fields": {"municipality": "str", "group": "str", "channel": "str"},
        "extra": {"=Ort": "str"},
    }  # fmt: skip


def test_the_words_behind_a_verdict_of_scope_have_place_and_text(written: Any) -> None:
    assert shape(written.lines["a5"]["scope_because"]) == [{"start": "int", "end": "int", "text": "str"}]


def test_there_is_one_line_for_each_row_in_the_order_of_the_file(written: Any) -> None:
    assert [(line["id"], line["row"]) for line in written.lines.values()] == [
        (name, row) for row, name in enumerate(written.texts, 2)
    ]


def test_each_row_stands_in_the_state_its_text_gives_it(written: Any) -> None:
    assert {name: line["state"] for name, line in written.lines.items()} == {
        "a1": "coded", "a2": "empty", "a3": "empty", "a4": "review", "a5": "outside", "a6": "withheld",
        "a7": "duplicate", "a8": "coded", "a9": "coded", "b1": "review", "b2": "coded", "b3": "coded", "b4": "coded",
        "b5": "coded", "b6": "review",
    }  # fmt: skip


def test_the_three_best_codes_are_ranked_in_every_state(written: Any) -> None:
    goals = ["1.1", "1.2", "2.1"]

    assert [sorted(one["code"] for one in line["codes"]) for line in written.lines.values()] == [goals] * 15


def test_codes_stand_best_first(written: Any) -> None:
    ranked = [[one["probability"] for one in line["codes"]] for line in written.lines.values()]

    assert ranked == [sorted(one, reverse=True) for one in ranked]


def test_what_the_machine_stands_for_is_in_decided_and_the_pathway_beside_it(written: Any) -> None:
    line = written.lines["a1"]

    assert (line["decided"], line["pathways"]) == (["1.1"], ["1.1.1"])


def test_nothing_is_decided_about_what_a_person_must_read(written: Any) -> None:
    waiting = ("a2", "a3", "a4", "a5", "a6", "b1", "b6")

    assert [written.lines[name]["decided"] for name in waiting] == [[]] * 7


def test_the_places_of_personal_data_count_code_points_of_the_original_text(written: Any) -> None:
    text, line = written.texts["a9"], written.lines["a9"]

    assert [(one["kind"], text[one["start"] : one["end"]]) for one in line["personal_data"]] == [
        ("name", "Anna Svensson"),
        ("phone", "070-174 06 25"),
        ("email", "anna.svensson@example.org"),
    ]


def test_the_places_of_points_count_code_points_of_the_original_text(written: Any) -> None:
    text, line = written.texts["a9"], written.lines["a9"]

    assert [text[one["start"] : one["end"]] for one in line["segments"]] == [
        "🚌🚌 Ring Anna Svensson på 070-174 06 25 eller anna.svensson@example.org om bussen.",
        "Bygg fler hyresrätter i Kiruna 🏠.",
    ]


def test_the_redacted_text_has_a_label_for_each_trace(written: Any) -> None:
    assert written.lines["a9"]["redacted_text"] == (
        "🚌🚌 Ring [namn] på [telefon] eller [e-post] om bussen. Bygg fler hyresrätter i Kiruna 🏠."
    )


def test_a_text_without_personal_data_is_the_original(written: Any) -> None:
    plain = {name: line["redacted_text"] for name, line in written.lines.items() if not line["personal_data"]}

    assert plain == {name: text for name, text in written.texts.items() if name != "a9"}


def test_a_contribution_of_three_points_has_three_segments_with_a_code_each(written: Any) -> None:
    codes = [[one["code"] for one in part["codes"]] for part in written.lines["b5"]["segments"]]

    assert codes == [["1.1"], ["1.2"], ["2.1"]]


def test_duplicate_of_names_the_first_of_its_like_whoever_sent_it(written: Any) -> None:
    like = {name: line["duplicate_of"] for name, line in written.lines.items() if line["duplicate_of"]}

    assert like == {"a7": "a1", "a8": "a1"}


def test_the_reason_for_standing_outside_is_told_with_the_words_that_gave_it(written: Any) -> None:
    line, text = written.lines["a5"], written.texts["a5"]

    assert (line["scope"], [text[one["start"] : one["end"]] for one in line["scope_because"]]) == (
        "short_term",
        [one["text"] for one in line["scope_because"]],
    )


def test_the_words_that_decided_are_written_as_in_the_text(written: Any) -> None:
    because = {one["code"]: one["because"] for one in written.lines["b5"]["codes"]}

    assert because == {"1.1": ["bussar"], "1.2": ["hyresrätter"], "2.1": ["Vårdcentralen"]}


def test_recognised_columns_are_fields_and_the_others_metadata_and_who_sent_it_is_neither(written: Any) -> None:
    line = written.lines["a9"]

    assert (line["fields"], line["extra"]) == (
        {"municipality": "Kiruna", "group": "Unga", "channel": "möte"},
        {"=Ort": "+46"},
    )


# ── the folder ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_folder_holds_the_eight_files(written: Any) -> None:
    assert list(content(written.folder)) == FILES


def test_the_states_of_the_report_sum_to_what_came_in(written: Any) -> None:
    ledger = json.loads((written.folder / "report.json").read_text(encoding="utf-8"))["ledger"]

    assert (sum(number["n"] for number in ledger["states"].values()), ledger["received"]) == (15, 15)


def test_the_manifest_has_the_checksum_of_every_other_file(written: Any) -> None:
    found = {name: hashlib.sha256(data).hexdigest() for name, data in content(written.folder).items()}
    manifest = json.loads((written.folder / "manifest.json").read_text(encoding="utf-8"))

    assert manifest["outputs"] == {name: found[name] for name in FILES if name != "manifest.json"}


def test_no_cell_of_the_workbook_is_a_formula_or_begins_like_one(written: Any) -> None:
    book = load_workbook(written.folder / "report.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]

    assert [cell.value for cell in cells if cell.data_type == "f" or cell.value[:1] in ("=", "+", "-", "@", "\t")] == []


def test_a_text_that_looks_like_a_formula_is_shown_whole_behind_an_apostrophe(written: Any) -> None:
    sheet = load_workbook(written.folder / "report.xlsx")["Inspel"]
    heading, *rows = sheet.iter_rows(values_only=True)
    texts = {row[0]: row[heading.index("Text")] for row in rows}

    assert (texts["b1"], texts["b2"]) == ("'" + written.texts["b1"], "'" + written.texts["b2"])


def test_the_person_is_told_how_columns_were_taken_where_rows_went_and_where_the_report_is(
    analyse: Any, svar: Path
) -> None:
    ran = analyse("svar.csv")

    assert (ran.code, ran.out.splitlines()) == (0, [
        "svar.csv: 15 rader. text = inspel, id = id, sender = avsändare, municipality = kommun, group = grupp, channel = kanal",
        "15 inspel kom in: 7 sorterade, 3 väntar på människa, 1 utanför strategin, 1 skickade igen, 2 tomma, 1 undanhållna.",
        "Rapporten: ut/report.html",
    ])  # fmt: skip


def test_the_folder_is_called_after_the_first_file_when_none_is_named(inspel: Any, svar: Path, at: Path) -> None:
    inspel("analyse", "svar.csv", "--codebook", "vardag.toml")

    assert sorted(os.listdir(at)) == ["svar-rapport", "svar.csv", "vardag.toml"]


def test_an_empty_folder_may_be_written_in(analyse: Any, svar: Path, at: Path) -> None:
    (at / "ut").mkdir()

    assert (analyse("svar.csv").code, sorted(os.listdir("ut"))) == (0, FILES)


# ── same in, same out ─────────────────────────────────────────────────────────────────────────────────────────────


def test_two_runs_are_the_same_byte_for_byte_in_whatever_language_they_speak(
    analyse: Any, svar: Path, written: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSPEL_LANG", "en")
    analyse("svar.csv")

    assert content("ut") == content(written.folder)


def test_one_process_or_two_with_another_hash_seed_write_the_same_bytes(started: Any, ended: Any, at: Path) -> None:
    rows = DEMO.read_text(encoding="utf-8").splitlines(keepends=True)[:101]
    (at / "svar.csv").write_text("".join(rows), encoding="utf-8")
    (at / "run.py").write_text(SMALL_SHARDS, encoding="utf-8")
    runs = [
        started(
            "analyse", "svar.csv", "--codebook", "vardag.toml", "--out", f"ut{workers}", "--workers", workers,
            command=(sys.executable, "run.py"), env={**os.environ, "PYTHONHASHSEED": str(workers)},
        )
        for workers in (1, 2)
    ]  # fmt: skip

    assert [ended(run).code for run in runs] == [0, 0]
    assert content(at / "ut1") == content(at / "ut2")


# ── the options ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_map_says_which_column_is_the_text_and_the_other_is_kept_as_metadata(
    analyse: Any, at: Path, lines_of: Any
) -> None:
    (at / "a.csv").write_text("inspel,Svar,Bor i\nNej,Fler bussar,Luleå\n", encoding="utf-8")
    ran = analyse("a.csv", "--map", "text=Svar", "--map", "municipality=Bor i")
    line = lines_of("ut")[0]

    assert (ran.out.splitlines()[0], line["redacted_text"], line["fields"], line["extra"]) == (
        "a.csv: 1 rader. text = Svar, municipality = Bor i",
        "Fler bussar",
        {"municipality": "Luleå"},
        {"inspel": "Nej"},
    )


def test_a_second_text_column_gives_a_contribution_of_its_own(analyse: Any, at: Path, lines_of: Any) -> None:
    (at / "a.csv").write_text("id,Bra,Dåligt\n7,Fler bussar,Inga hyresrätter\n", encoding="utf-8")
    analyse("a.csv", "--map", "text=Bra", "--map", "text.2=Dåligt")

    assert [(line["id"], line["redacted_text"]) for line in lines_of("ut")] == [
        ("7", "Fler bussar"),
        ("7.2", "Inga hyresrätter"),
    ]


def test_the_title_stands_in_the_report_as_it_was_given_and_does_no_harm(analyse: Any, svar: Path) -> None:
    analyse("svar.csv", "--title", "Vad <b>alla</b> sa")
    report = json.loads(Path("ut/report.json").read_text(encoding="utf-8"))
    page = Path("ut/report.html").read_text(encoding="utf-8")

    assert (report["title"], page.count("Vad &lt;b&gt;alla&lt;/b&gt; sa"), page.count("Vad <b>")) == (
        "Vad <b>alla</b> sa",
        2,
        0,
    )


def test_the_title_names_the_first_file_when_none_is_given(written: Any) -> None:
    assert json.loads((written.folder / "report.json").read_text(encoding="utf-8"))["title"] == "Inspel: svar"


def test_the_seed_is_2040_unless_another_is_given(analyse: Any, svar: Path, written: Any) -> None:
    analyse("svar.csv", "--seed", 7)
    seeds = [json.loads((folder / "manifest.json").read_bytes())["seed"] for folder in (written.folder, Path("ut"))]

    assert seeds == [2040, 7]


def test_another_seed_changes_no_line(analyse: Any, svar: Path, written: Any) -> None:
    analyse("svar.csv", "--seed", 7)

    assert content("ut")["contributions.jsonl"] == content(written.folder)["contributions.jsonl"]


def test_a_population_gives_weighted_shares_beside_the_plain_ones(analyse: Any, svar: Path, at: Path) -> None:
    table = "attribute,value,number\nkommun,Kiruna,300\nkommun,Jokkmokk,100\n"
    (at / "folk.csv").write_text(table, encoding="utf-8")
    analyse("svar.csv", "--population", "folk.csv")
    weighting = json.loads(Path("ut/report.json").read_bytes())["weighting"]

    # Coded: Jokkmokk 2, Kiruna 5. Weights 7/8 and 21/20: bus is said by both of Jokkmokk and four of Kiruna.
    assert (weighting["by"], weighting["weighted_rows"], weighting["codes"][0]) == (
        ["municipality"],
        7,
        {"code": "1.1", "share": 0.8571, "weighted": 0.85},
    )


def test_without_a_population_the_report_says_that_it_represents_nobody(written: Any) -> None:
    report = json.loads((written.folder / "report.json").read_bytes())

    assert report["weighting"] == {"representative": False, "by": [], "design_effect": None, "codes": []}


def test_several_files_are_read_in_the_order_given_and_ids_stay_apart(analyse: Any, at: Path, lines_of: Any) -> None:
    (at / "b.csv").write_text("id,inspel\n1,Fler bussar\n", encoding="utf-8")
    (at / "a.txt").write_text("Fler hyresrätter\n\nFler läkare\n", encoding="utf-8")
    (at / "c.csv").write_text("id,inspel\n1,Fler vägar\n", encoding="utf-8")
    ran = analyse("b.csv", "a.txt", "c.csv")

    assert (ran.code, [(line["source"], line["id"], line["row"]) for line in lines_of("ut")]) == (
        0,
        [("b.csv", "1", 2), ("a.txt", "1#2", 1), ("a.txt", "3", 3), ("c.csv", "1#3", 2)],
    )


def as_xlsx(file: Path) -> None:
    book = Workbook()
    for row in (("id", "inspel"), ("x", "Fler bussar"), ("y", "Fler läkare")):
        book.active.append(row)
    book.save(file)


def as_parquet(file: Path) -> None:
    pq, pa = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow")
    pq.write_table(pa.table({"id": ["x", "y"], "inspel": ["Fler bussar", "Fler läkare"]}), file)


def plain(text: str) -> Callable[[Path], Any]:
    return lambda file: file.write_text(text, encoding="utf-8")


FORMATS = {
    "a.csv": plain("id;inspel\nx;Fler bussar\ny;Fler läkare\n"),
    "a.tsv": plain("id\tinspel\nx\tFler bussar\ny\tFler läkare\n"),
    "a.jsonl": plain('{"id":"x","inspel":"Fler bussar"}\n{"id":"y","inspel":"Fler läkare"}\n'),
    "a.json": plain('{"data":[{"id":"x","inspel":"Fler bussar"},{"id":"y","inspel":"Fler läkare"}]}'),
    "a.txt": plain("Fler bussar\n\nFler läkare\n"),
    "a.xlsx": as_xlsx,
    "a.parquet": as_parquet,
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_answers_come_out_of_every_format(analyse: Any, at: Path, lines_of: Any, name: str) -> None:
    FORMATS[name](at / name)
    analyse(name)

    assert [(line["redacted_text"], line["decided"]) for line in lines_of("ut")] == [
        ("Fler bussar", ["1.1"]),
        ("Fler läkare", ["2.1"]),
    ]
