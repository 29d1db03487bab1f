"""inspel compare: how far two runs agree, and what was coded differently."""

import csv
import json
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from inspel_text.cli import main

Outcomes = Mapping[str, tuple[str, str]]
BUS, HOME, REVIEW = ("coded", "1.1"), ("coded", "1.2"), ("review", "")


@pytest.fixture(scope="module")
def again(written: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Analyse the material again, each change once: with another codebook, or with other rows."""
    known: dict[str, Path] = {}
    source = written.folder.parent

    def run(change: str) -> Path:
        if change in known:
            return known[change]
        folder = tmp_path_factory.mktemp(change)
        book = (source / "vardag.toml").read_text(encoding="utf-8")
        rows = list(csv.reader((source / "svar.csv").read_text(encoding="utf-8").splitlines()))
        if change == "book":
            book = book.replace('strong = ["hyresrätt*"]', 'strong = ["slott*"]')
        if change == "rows":
            rows = [row for row in rows if row[0] not in ("a2", "a3")] + [["c1", "Fler läkare", *rows[-1][2:]]]
            rows = [[row[0], "Fler hyresrätter till staden", *row[2:]] if row[0] == "b3" else row for row in rows]
        (folder / "vardag.toml").write_text(book, encoding="utf-8")
        with (folder / "svar.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
        files = [str(folder / name) for name in ("svar.csv", "vardag.toml", "ut")]
        assert main(["analyse", files[0], "--codebook", files[1], "--out", files[2]]) == 0
        known[change] = folder / "ut"
        return known[change]

    return run


@pytest.fixture
def folder_of(written: Any, at: Path) -> Callable[[str, Outcomes], str]:
    """A written folder whose contributions have the states and codes that are given."""

    def write(name: str, outcomes: Outcomes) -> str:
        shutil.copytree(written.folder, at / name)
        lines = [
            json.dumps({**written.lines["a1"], "id": one, "state": state, "decided": codes.split()}, ensure_ascii=False)
            for one, (state, codes) in outcomes.items()
        ]
        (at / name / "contributions.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return name

    return write


def lines_of(ran: Any) -> list[str]:
    """What was told, without the indent and the width of spaces."""
    return [" ".join(line.split()) for line in ran.out.splitlines()]


# ── the same ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "Lika: 15 av 15 inspel har samma läge och samma koder (κ = 1.000)."),
        ("en", "Equal: 15 of 15 contributions have the same state and the same codes (κ = 1.000)."),
    ],
)
def test_two_runs_of_the_same_are_equal_and_nothing_else_is_told(
    inspel: Any, written: Any, again: Any, lang: str, told: str
) -> None:
    assert inspel("compare", written.folder, again("nothing"), "--lang", lang) == (0, told + "\n", "")


def test_a_folder_is_equal_to_itself(inspel: Any, written: Any) -> None:
    ran = inspel("compare", written.folder, written.folder)

    assert lines_of(ran) == ["Lika: 15 av 15 inspel har samma läge och samma koder (κ = 1.000)."]


def test_the_order_of_contributions_does_not_matter(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS, "b": HOME}), folder_of("två", {"b": HOME, "a": BUS})

    assert lines_of(inspel("compare", first, second)) == [
        "Lika: 2 av 2 inspel har samma läge och samma koder (κ = 1.000)."
    ]


# ── what differs ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_another_codebook_shows_which_contributions_it_moved(inspel: Any, written: Any, again: Any) -> None:
    before, after = written.lines, again("book")
    now = {
        line["id"]: line for line in map(json.loads, (after / "contributions.jsonl").read_text("utf-8").splitlines())
    }
    said = lines_of(inspel("compare", written.folder, after, "--lang", "en"))

    assert (said[0].partition(" (")[0], said[1:]) == (
        "Equal: 13 of 15 contributions have the same state and the same codes",
        [
            "Changed:",
            *(
                f"{one}: Coded {' '.join(before[one]['decided'])} → Coded {' '.join(now[one]['decided'])}"
                for one in ("a9", "b5")
            ),
        ],
    )


def test_other_rows_are_counted_on_each_side_and_a_changed_text_is_told(inspel: Any, written: Any, again: Any) -> None:
    other = again("rows")
    said = lines_of(inspel("compare", written.folder, other, "--lang", "en"))

    assert (said[0].partition(" (")[0], said[1:]) == (
        "Equal: 12 of 13 contributions have the same state and the same codes",
        [f"Only in {written.folder}: 2", f"Only in {other}: 1", "Changed:", "b3: Coded 1.1 → Coded 1.2"],
    )


def test_what_is_only_on_one_side_is_told_in_swedish(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS, "b": HOME}), folder_of("två", {"b": HOME, "c": BUS, "d": BUS})

    assert lines_of(inspel("compare", first, second))[1:] == ["Bara i ett: 1", "Bara i två: 2"]


def test_the_change_is_told_from_the_first_to_the_second(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS, "b": HOME}), folder_of("två", {"a": REVIEW, "b": HOME})
    said = [lines_of(inspel("compare", *pair, "--lang", "en"))[1:] for pair in ((first, second), (second, first))]

    assert said == [["Changed:", "a: Coded 1.1 → Awaits a person"], ["Changed:", "a: Awaits a person → Coded 1.1"]]


def test_a_code_more_is_a_change(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS}), folder_of("två", {"a": ("coded", "1.1 1.2")})

    assert lines_of(inspel("compare", first, second, "--lang", "en"))[1:] == [
        "Changed:",
        "a: Coded 1.1 → Coded 1.1 1.2",
    ]


def test_another_state_with_the_same_codes_is_a_change(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS}), folder_of("två", {"a": ("duplicate", "1.1")})

    assert lines_of(inspel("compare", first, second, "--lang", "en"))[1:] == [
        "Changed:",
        "a: Coded 1.1 → Sent again 1.1",
    ]


def test_changes_have_a_heading_in_swedish(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS}), folder_of("två", {"a": HOME})

    assert lines_of(inspel("compare", first, second))[1] == "Ändrade:"


def test_no_english_identifier_stands_in_a_swedish_answer(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS}), folder_of("två", {"a": REVIEW})
    said = " ".join(lines_of(inspel("compare", first, second))).split()

    assert sorted({"coded", "review"} & set(said)) == []


def test_kappa_is_what_is_left_of_the_agreement_that_chance_gives(inspel: Any, folder_of: Any) -> None:
    first = folder_of("ett", {"a": BUS, "b": BUS, "c": HOME, "d": HOME})
    second = folder_of("två", {"a": BUS, "b": BUS, "c": HOME, "d": BUS})

    # 3/4 agree; by chance 2/4·3/4 + 2/4·1/4 = 1/2 would: (3/4 - 1/2) / (1 - 1/2) = 1/2.
    assert lines_of(inspel("compare", first, second))[0] == (
        "Lika: 3 av 4 inspel har samma läge och samma koder (κ = 0.500)."
    )


def test_no_agreement_is_told_when_there_is_nothing_to_compare(inspel: Any, folder_of: Any) -> None:
    first, second = folder_of("ett", {"a": BUS}), folder_of("två", {"b": HOME})

    assert "κ = 1.000" not in inspel("compare", first, second).out


@pytest.mark.parametrize(("changed", "more"), [(20, []), (21, ["… 1"]), (45, ["… 25"])])
def test_twenty_changes_are_shown_and_the_others_counted(
    inspel: Any, folder_of: Any, changed: int, more: list[str]
) -> None:
    names = [f"n{number}" for number in range(changed)]
    first, second = folder_of("ett", dict.fromkeys(names, BUS)), folder_of("två", dict.fromkeys(names, HOME))
    said = lines_of(inspel("compare", first, second, "--lang", "en"))

    assert said[2:] == [f"{name}: Coded 1.1 → Coded 1.2" for name in names[:20]] + more


def test_ids_of_odd_signs_are_told_as_they_are(inspel: Any, folder_of: Any) -> None:
    odd = ["{a}", "%s", "=1+1", "-x", "🚌", "a→b"]
    first, second = folder_of("ett", dict.fromkeys(odd, BUS)), folder_of("två", dict.fromkeys(odd, HOME))
    said = lines_of(inspel("compare", first, second, "--lang", "en"))

    assert said[2:] == [f"{name}: Coded 1.1 → Coded 1.2" for name in odd]


def test_no_text_of_a_contribution_is_shown(inspel: Any, written: Any, again: Any) -> None:
    said = inspel("compare", written.folder, again("book")).out

    assert [name for name, text in written.texts.items() if text and text in said] == []


# ── the folders ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("bad", ["saknas", "tom", "vardag.toml"])
@pytest.mark.parametrize("bad_first", [True, False])
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "{folder} är inte en mapp som inspel analyse har skrivit: contributions.jsonl saknas."),
        ("en", "{folder} is not a folder that inspel analyse wrote: contributions.jsonl is missing."),
    ],
)
def test_what_is_no_written_folder_is_refused_by_name(
    refused: Any, written: Any, at: Path, bad: str, bad_first: bool, lang: str, told: str
) -> None:
    (at / "tom").mkdir()
    pair = (bad, written.folder) if bad_first else (written.folder, bad)

    assert refused("compare", *pair, "--lang", lang) == (2, told.format(folder=bad), [])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "sv",
            "Anropet går inte att förstå: du behöver ange DIR (skriv -- före ett värde som börjar med -). Hjälp: inspel compare --help",
        ),
        (
            "en",
            "The call can't be understood: you need to give DIR (write -- before a value that begins with -). Help: inspel compare --help",
        ),
    ],
)
def test_one_folder_is_too_few(refused: Any, written: Any, lang: str, told: str) -> None:
    assert refused("compare", written.folder, "--lang", lang) == (2, told, [])


def test_three_folders_are_too_many(refused: Any, written: Any) -> None:
    assert refused("compare", written.folder, written.folder, "tre") == (
        2,
        "Anropet går inte att förstå: tre finns inte. Hjälp: inspel compare --help",
        [],
    )


@pytest.mark.parametrize("content", [b'{"id": "a1", "sta', b"\xff\xfe\n", b'{"id": "a1"}\n', b"[1]\n"])
def test_a_folder_whose_lines_are_damaged_is_refused(refused: Any, written: Any, at: Path, content: bytes) -> None:
    shutil.copytree(written.folder, at / "ut")
    (at / "ut/contributions.jsonl").write_bytes(content)

    assert refused("compare", written.folder, "ut").code == 2


def test_comparing_writes_nothing(refused: Any, written: Any, at: Path) -> None:
    shutil.copytree(written.folder, at / "ut")

    assert refused("compare", "ut", written.folder)[::2] == (0, [])


def test_a_terminal_that_lacks_a_sign_still_gets_the_answer(started: Any, ended: Any, written: Any) -> None:
    settings = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    ran = ended(started("compare", written.folder, written.folder, env=settings, encoding="latin-1"))

    assert (ran.code, ran.out.startswith("Lika: 15 av 15 ")) == (0, True)
