"""inspel explain: why a contribution was coded as it was, without a trace of who wrote it."""

import csv
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from inspel_text.cli import main

DECIDED = "the computer's suggestion, a person decides"
WAITING = "nothing decided: a person needs to read it"
SHORT_TERM = "Det här är ett fel eller en händelse som snart är över, och hör hemma i en felanmälan eller ett svar nu."
ODD_IDS = ["-1", "a b", "åäö/..", "=1+1", "🚌", "<b>", "{id}", "1.5", "%s", '"', "a;b", "$HOME", "*"]
PLANTED = {
    "coded": "Läkaren Anna Svensson på vårdcentralen svarar på anna.svensson@example.org eller 070-174 06 25.",
    "review": "Gröna hattar seglar långsamt förbi Anna Svensson, anna.svensson@example.org, 070-174 06 25.",
    "outside": "Vilken tid börjar Anna Svenssons konsert på marknaden på lördag? Ring 070-174 06 25.",
    "withheld": "Anna Svensson är en idiot och borde skjutas, ring 070-174 06 25 eller anna.svensson@example.org.",
    "duplicate": "Läkaren Anna Svensson på vårdcentralen svarar på anna.svensson@example.org eller 070-174 06 25.",
}
SHOWN = {
    "coded": "Läkaren [namn] på vårdcentralen svarar på [e-post] eller [telefon].",
    "review": "Gröna hattar seglar långsamt förbi [namn], [e-post], [telefon].",
    "outside": "Vilken tid börjar [namn] konsert på marknaden på lördag? Ring [telefon].",
    "withheld": "[namn] är en idiot och borde skjutas, ring [telefon] eller [e-post].",
    "duplicate": "Läkaren [namn] på vårdcentralen svarar på [e-post] eller [telefon].",
}
NAMED = {
    "coded": "Coded",
    "review": "Awaits a person",
    "outside": "Outside the strategy",
    "withheld": "Withheld",
    "duplicate": "Sent again",
}
TRACES = ("Anna ", "Svensson", "070-174", "example.org")


@pytest.fixture(scope="module")
def planted(written: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose contributions have odd ids, or a person's name, e-mail and phone in each state."""
    folder = tmp_path_factory.mktemp("planted")
    rows = [*PLANTED.items(), ("cue", "Skriv till bussen.svensson@example.org om det."), ("-x", "Fler vårdcentraler")]
    rows += [(name, f"Fler bussar till byn nummer {number}") for number, name in enumerate(ODD_IDS)]
    with (folder / "svar.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("id", "inspel", "avsändare"), *((*row, "S1") for row in rows)])
    book = written.folder.parent / "vardag.toml"
    assert main(["analyse", str(folder / "svar.csv"), "--codebook", str(book), "--out", str(folder / "ut")]) == 0
    return folder / "ut"


def told(line: Any) -> dict[str, str]:
    """The probability of each code as it is told."""
    return {one["code"]: f"{one['probability']:.2f}" for one in line["codes"]}


# ── the words that decided ────────────────────────────────────────────────────────────────────────────────────────


def test_each_code_that_was_decided_stands_with_its_title_probability_and_words(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "b5").out.splitlines()
    share = told(written.lines["b5"])

    assert sorted(line for line in said if "•" in line) == [
        f" • 1.1 Resor: {share['1.1']} därför att texten säger ”bussar”",
        f" • 1.2 Bostäder: {share['1.2']} därför att texten säger ”hyresrätter”",
        f" • 2.1 Vård: {share['2.1']} därför att texten säger ”Vårdcentralen”",
    ]


def test_in_english_the_titles_and_the_reasons_are_english_and_the_words_still_those_of_the_text(
    inspel: Any, written: Any
) -> None:
    said = inspel("explain", written.folder, "b5", "--lang", "en").out.splitlines()
    share = told(written.lines["b5"])

    assert sorted(line for line in said if "•" in line) == [
        f" • 1.1 Travel: {share['1.1']} because the text says ”bussar”",
        f" • 1.2 Homes: {share['1.2']} because the text says ”hyresrätter”",
        f" • 2.1 Care: {share['2.1']} because the text says ”Vårdcentralen”",
    ]


@pytest.mark.parametrize("name", ["a1", "a7", "a8", "a9", "b2", "b3", "b4", "b5"])
def test_every_word_that_decided_stands_verbatim_in_the_text(inspel: Any, written: Any, name: str) -> None:
    words = re.findall("”(.+?)”", inspel("explain", written.folder, name).out)

    assert [word for word in words if word in written.texts[name]] == words != []


def test_a_code_that_no_word_speaks_for_says_so_and_has_no_mark(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "a1").out.splitlines()
    share = told(written.lines["a1"])

    assert f"   1.2 Bostäder: {share['1.2']} (inget ord ur kodboken att visa; ord som liknar)" in said


def test_codes_stand_in_the_order_of_the_folder(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "a9").out

    assert re.findall(r"^ [• ] (\S+) ", said, re.MULTILINE) == [one["code"] for one in written.lines["a9"]["codes"]]


def test_a_title_without_english_is_told_in_swedish(inspel: Any, written: Any, at: Path) -> None:
    shutil.copytree(written.folder, at / "ut")
    book = (at / "ut/codebook.toml").read_text(encoding="utf-8")
    (at / "ut/codebook.toml").write_text(book.replace('title_en = "Travel"\n', ""), encoding="utf-8")
    said = inspel("explain", "ut", "a1", "--lang", "en").out

    assert re.findall(r"1\.1 (\w+):", said) == ["Resor"]


def test_a_word_within_an_e_mail_address_decides_nothing(inspel: Any, planted: Path) -> None:
    said = inspel("explain", planted, "cue").out.splitlines()

    assert [line for line in said if "•" in line] == []


# ── each state ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "state", "verdict"),
    [
        ("a1", "Coded", DECIDED),
        ("a4", "Awaits a person", WAITING),
        ("a5", "Outside the strategy", WAITING),
        ("a2", "Empty", WAITING),
        ("a6", "Withheld", WAITING),
        ("a7", "Sent again", DECIDED),
    ],
)
def test_the_state_is_told_and_whether_anything_was_decided(
    inspel: Any, written: Any, name: str, state: str, verdict: str
) -> None:
    ran = inspel("explain", written.folder, name, "--lang", "en")
    said = ran.out.splitlines()

    assert (ran.code, said[0].split(" · ")[:2], [line for line in said if line in (DECIDED, WAITING)]) == (
        0,
        [name, f"State: {state}"],
        [verdict],
    )


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("a1", "datorns förslag, en människa bestämmer"), ("a4", "inget beslutat: en människa behöver läsa")],
)
def test_in_swedish_it_says_who_decides(inspel: Any, written: Any, name: str, verdict: str) -> None:
    assert verdict in inspel("explain", written.folder, name).out.splitlines()


def test_the_first_line_names_state_language_and_kind_in_swedish(inspel: Any, written: Any) -> None:
    head = inspel("explain", written.folder, "a1").out.splitlines()[0]

    assert re.findall(r"· (\w+):", head) == ["Läge", "Språk", "Slag"]


def test_nothing_has_a_mark_where_nothing_was_decided(inspel: Any, written: Any) -> None:
    waiting = ("a2", "a3", "a4", "a5", "a6", "b1", "b6")

    assert [name for name in waiting if "•" in inspel("explain", written.folder, name).out] == []


def test_a_duplicate_names_the_one_it_is_like(inspel: Any, written: Any) -> None:
    said = [inspel("explain", written.folder, "a7", "--lang", lang).out.splitlines() for lang in ("sv", "en")]

    assert ("Lik: a1" in said[0], "Like: a1" in said[1]) == (True, True)


def test_what_is_no_duplicate_names_none(inspel: Any, written: Any) -> None:
    assert "Lik:" not in inspel("explain", written.folder, "a1").out


def test_what_stands_outside_says_why_with_the_words_that_gave_it(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "a5").out.splitlines()

    assert [line.partition(". ")[2] for line in said if line.startswith("Hör hemma: ")] == [
        f"{SHORT_TERM} (”marknaden på lördag”)"
    ]


def test_what_belongs_says_nothing_of_where_it_belongs(inspel: Any, written: Any) -> None:
    assert "Hör hemma" not in inspel("explain", written.folder, "a1").out


def test_in_english_the_reason_for_standing_outside_is_english(inspel: Any, written: Any) -> None:
    assert SHORT_TERM not in inspel("explain", written.folder, "a5", "--lang", "en").out


def test_a_reason_without_words_has_no_empty_brackets(inspel: Any, written: Any) -> None:
    assert "()" not in inspel("explain", written.folder, "a2").out


@pytest.mark.parametrize("name", ["a1", "a4", "a5", "a6", "a7", "b5"])
def test_no_english_identifier_stands_in_a_swedish_answer(inspel: Any, written: Any, name: str) -> None:
    line = written.lines[name]
    parts = [word for part in line["segments"] for word in (part["kind"], part["scope"])]
    said = re.findall(r"\w+", inspel("explain", written.folder, name).out)

    assert sorted({line["state"], line["kind"], line["scope"], *parts} & set(said)) == []


# ── its points ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_each_of_several_points_stands_with_its_place_and_codes(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "b5", "--lang", "en").out.splitlines()
    segments = written.lines["b5"]["segments"]

    assert [line for line in said if line.startswith("Point ")] == [
        f"Point {number}, letters in the original text ({part['start']}–{part['end']}): "
        f"{part['kind']}, belongs in the strategy, {code} {told(part)[code]}"
        for number, (part, code) in enumerate(zip(segments, ("1.1", "1.2", "2.1"), strict=True), 1)
    ]


def test_points_are_called_so_in_swedish(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "b5").out

    assert re.findall(r"^Punkt \d", said, re.MULTILINE) == ["Punkt 1", "Punkt 2", "Punkt 3"]


def test_a_point_without_codes_has_a_dash(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "b6").out

    assert [line.rpartition(", ")[2] for line in said.splitlines() if line.startswith("Punkt ")] == ["–", "–"]


def test_a_single_point_is_not_told_again(inspel: Any, written: Any) -> None:
    assert "Punkt" not in inspel("explain", written.folder, "a1").out


# ── who wrote it ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("state", PLANTED)
def test_the_text_is_shown_with_a_label_for_each_trace_of_a_person(inspel: Any, planted: Path, state: str) -> None:
    said = inspel("explain", planted, state, "--lang", "en").out.splitlines()

    assert (said[0].split(" · ")[1], said[2].strip()) == (f"State: {NAMED[state]}", SHOWN[state])


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("state", PLANTED)
def test_no_name_address_or_number_of_a_person_is_shown(inspel: Any, planted: Path, state: str, lang: str) -> None:
    ran = inspel("explain", planted, state, "--lang", lang)

    assert [trace for trace in TRACES if trace in ran.out + ran.err] == []


def test_who_sent_it_is_not_shown(inspel: Any, written: Any) -> None:
    said = inspel("explain", written.folder, "a1").out

    assert [trace for trace in ("S1", "s1@x.se") if trace in said] == []


def test_a_text_without_personal_data_is_shown_as_it_came(inspel: Any, written: Any) -> None:
    assert inspel("explain", written.folder, "b1").out.splitlines()[2] == f"  {written.texts['b1']}"


# ── ids ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ODD_IDS)
def test_an_id_of_odd_signs_is_found_and_told_as_it_is(inspel: Any, planted: Path, name: str) -> None:
    ran = inspel("explain", planted, name)

    assert (ran.code, ran.out.split(" · ")[0], ran.out.splitlines()[2]) == (
        0,
        name,
        f"  Fler bussar till byn nummer {ODD_IDS.index(name)}",
    )


def test_an_id_that_looks_like_an_option_is_found_behind_two_dashes(inspel: Any, planted: Path) -> None:
    assert inspel("explain", planted, "--", "-x").out.splitlines()[2] == "  Fler vårdcentraler"


def test_an_id_that_looks_like_an_option_is_found_or_the_two_dashes_are_told_of(inspel: Any, planted: Path) -> None:
    ran = inspel("explain", planted, "-x")

    assert (ran.code, " -- " in ran.err) in {(0, False), (2, True)}


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "Det finns inget inspel med id a10 i {folder}. Närmast: "),
        ("en", "There is no contribution with the id a10 in {folder}. Nearest: "),
    ],
)
def test_an_unknown_id_is_refused_with_those_near_it(inspel: Any, written: Any, lang: str, told: str) -> None:
    ran = inspel("explain", written.folder, "a10", "--lang", lang)
    said, colon, near = ran.err.strip().rpartition(": ")

    assert (ran.code, ran.out, said + colon, "a1" in near.rstrip(".").split(", ")) == (
        2,
        "",
        told.format(folder=written.folder),
        True,
    )


def test_an_id_is_not_found_by_a_part_of_it_or_in_other_letters(inspel: Any, written: Any) -> None:
    assert [inspel("explain", written.folder, name).code for name in ("a", "A1", " a1", "")] == [2, 2, 2, 2]


def test_an_unknown_id_of_odd_signs_is_told_as_it_was_given(inspel: Any, written: Any) -> None:
    assert inspel("explain", written.folder, "{a1}").err.startswith("Det finns inget inspel med id {a1} i ")


# ── the folder ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", ["saknas", "tom", "vardag.toml"])
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "{folder} är inte en mapp som inspel analyse har skrivit: contributions.jsonl saknas."),
        ("en", "{folder} is not a folder that inspel analyse wrote: contributions.jsonl is missing."),
    ],
)
def test_what_is_no_written_folder_is_refused(refused: Any, at: Path, folder: str, lang: str, told: str) -> None:
    (at / "tom").mkdir()

    assert refused("explain", folder, "a1", "--lang", lang) == (2, told.format(folder=folder), [])


def test_a_folder_that_lost_its_codebook_is_refused(refused: Any, written: Any, at: Path) -> None:
    shutil.copytree(written.folder, at / "ut")
    (at / "ut/codebook.toml").unlink()
    ran = refused("explain", "ut", "a1")

    assert (ran.code, ran.told.partition(". ")[0], ran.left) == (2, "Kodboken ut/codebook.toml finns inte", [])


@pytest.mark.parametrize("content", [b'{"id": "a1", "sta', b"\xff\xfe\n", b'{"name": "a1"}\n', b"[1]\n"])
def test_a_folder_whose_lines_are_damaged_is_refused(refused: Any, written: Any, at: Path, content: bytes) -> None:
    shutil.copytree(written.folder, at / "ut")
    (at / "ut/contributions.jsonl").write_bytes(content)

    assert refused("explain", "ut", "a1").code == 2


def test_explaining_writes_nothing(refused: Any, written: Any, at: Path) -> None:
    shutil.copytree(written.folder, at / "ut")

    assert refused("explain", "ut", "a1")[::2] == (0, [])


def test_the_same_words_come_from_the_installed_command(started: Any, ended: Any, inspel: Any, written: Any) -> None:
    assert ended(started("explain", written.folder, "a9")) == inspel("explain", written.folder, "a9")
