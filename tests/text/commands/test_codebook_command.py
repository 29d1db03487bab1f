"""inspel codebook: a draft from a strategy's headings, and the codebooks that come with Inspel."""

import random
from pathlib import Path
from typing import Any

import pytest

from inspel_text.codebook import Codebook, shipped_names

STRATEGY = """Strategi för byn

Innehåll
1 Livet i byarna .......... 3
1.1 Resor som fungerar .... 4

1 Livet i byarna

1.1 Resor som fungerar
Bussarna ska gå oftare mellan byarna och tågen ska komma i tid. Den som bor långt bort ska kunna resa utan bil.

1.2 Bostäder för alla
Fler hyresrätter byggs i varje kommun. Kommunerna tar fram mark, och staten lånar ut pengar till byggandet.

2 Hälsan

2.1 Vård nära
Vårdcentralerna har öppet på kvällarna och läkarna stannar kvar. Distriktssköterskan kommer hem till den som är gammal.
"""
CODES = [
    ("1", "Livet i byarna", ""),
    ("1.1", "Resor som fungerar", "1"),
    ("1.2", "Bostäder för alla", "1"),
    ("2", "Hälsan", ""),
    ("2.1", "Vård nära", "2"),
]
MADE = {
    "sv": "Skrev {file} med 5 koder. Läs igenom, ta bort det som inte är mål, och fyll på med ord som människor använder.",
    "en": "Wrote {file} with 5 codes. Read it through, remove what is no goal, and add the words people use.",
}
NO_HEADINGS = {
    "sv": "Hittade inga rubriker i {file}. En kodbok byggs av rubriker: en rad för sig, kortare än hundra tecken, gärna numrerad.",
    "en": "Found no headings in {file}. A codebook is built from headings: a line of its own, shorter than a hundred characters, preferably numbered.",
}
NO_TEXT = {
    "sv": "Ange en strategitext som finns: inspel codebook new FIL. Hittade ingen fil {file}.",
    "en": "Name a strategy text that exists: inspel codebook new FILE. Found no file {file}.",
}
NO_TEXT_NAMED = {
    "sv": "Ange strategitextens fil: inspel codebook new FIL.",
    "en": "Name the file of the strategy's text: inspel codebook new FILE.",
}
EXISTS = {
    "sv": "{file} finns redan. Välj ett annat namn, eller ta bort filen först.",
    "en": "{file} already exists. Choose another name, or remove the file first.",
}
in_both_languages = pytest.mark.parametrize("lang", ["sv", "en"])


@pytest.fixture
def strategy(at: Path) -> Path:
    """The strategy as strategi.txt in the folder the test works in."""
    file = at / "strategi.txt"
    file.write_text(STRATEGY, encoding="utf-8")
    return file


def codes_in(file: str | Path) -> list[tuple[str, str, str]]:
    return [(code.code, code.title, code.parent) for code in Codebook.load(file).codes]


# ── new ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@in_both_languages
def test_it_says_what_was_written_and_what_to_do_with_it(inspel: Any, strategy: Path, lang: str) -> None:
    ran = inspel("codebook", "new", "strategi.txt", "--lang", lang)

    assert ran == (0, MADE[lang].format(file="strategi.toml") + "\n", "")


def test_the_draft_has_the_numbered_headings_as_codes_and_the_contents_page_is_none(
    inspel: Any, strategy: Path
) -> None:
    inspel("codebook", "new", "strategi.txt")

    assert codes_in("strategi.toml") == CODES


def test_the_draft_is_named_after_the_text_and_called_a_draft(inspel: Any, strategy: Path) -> None:
    inspel("codebook", "new", "strategi.txt")
    book = Codebook.load("strategi.toml")

    assert (book.name, book.title, book.version) == ("strategi", "strategi", "draft")


def test_the_first_sentence_below_a_heading_describes_its_code(inspel: Any, strategy: Path) -> None:
    inspel("codebook", "new", "strategi.txt")

    assert [code.description for code in Codebook.load("strategi.toml").codes] == [
        "",
        "Bussarna ska gå oftare mellan byarna och tågen ska komma i tid.",
        "Fler hyresrätter byggs i varje kommun.",
        "",
        "Vårdcentralerna har öppet på kvällarna och läkarna stannar kvar.",
    ]


def test_every_suggested_cue_is_a_word_below_its_own_heading(inspel: Any, strategy: Path) -> None:
    inspel("codebook", "new", "strategi.txt")
    below = {code: STRATEGY.rpartition(f"\n{code} ")[2].partition("\n\n")[0].lower() for code in ("1.1", "1.2", "2.1")}
    cues = {
        code.code: [cue.text for topic in code.topics for cue in topic.cues]
        for code in Codebook.load("strategi.toml").codes
        if code.topics
    }

    assert {code: [cue for cue in found if cue in below[code]] for code, found in cues.items()} == cues
    assert [code for code, found in cues.items() if found] == ["1.1", "1.2", "2.1"]


def test_the_draft_can_be_used_at_once(inspel: Any, strategy: Path, at: Path, lines_of: Any) -> None:
    (at / "a.csv").write_text("inspel\nTågen och bussarna mellan byarna ska gå oftare\n", encoding="utf-8")
    inspel("codebook", "new", "strategi.txt")
    inspel("analyse", "a.csv", "--codebook", "strategi.toml", "--out", "ut", "--workers", 1)

    assert [line["codes"][0]["code"] for line in lines_of("ut")] == ["1.1"]


def test_out_names_the_file_to_write(inspel: Any, strategy: Path, at: Path) -> None:
    ran = inspel("codebook", "new", "strategi.txt", "--out", "min.toml")

    assert (ran.out, codes_in("min.toml"), (at / "strategi.toml").exists()) == (
        MADE["sv"].format(file="min.toml") + "\n",
        CODES,
        False,
    )


def test_the_text_is_left_as_it_was(inspel: Any, strategy: Path) -> None:
    inspel("codebook", "new", "strategi.txt")

    assert strategy.read_text(encoding="utf-8") == STRATEGY


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "mac-roman"])
def test_the_letters_are_right_whatever_the_encoding(inspel: Any, at: Path, encoding: str) -> None:
    (at / "s.txt").write_bytes(STRATEGY.replace("\n", "\r\n").encode(encoding))
    inspel("codebook", "new", "s.txt")

    assert codes_in("s.toml") == CODES


def test_headings_of_markdown_are_numbered_by_their_depth(inspel: Any, at: Path) -> None:
    body = "Bussarna ska gå oftare mellan byarna och tågen ska komma i tid, även för den som bor långt bort."
    text = f"# Livet\n\n## Resor\n{body}\n\n## Bostäder\n{body}\n\n# Hälsan\n\n## Vård\n{body}\n"
    (at / "s.md").write_text(text, encoding="utf-8")
    inspel("codebook", "new", "s.md")

    assert codes_in("s.toml") == [
        ("1", "Livet", ""),
        ("1.1", "Resor", "1"),
        ("1.2", "Bostäder", "1"),
        ("2", "Hälsan", ""),
        ("2.1", "Vård", "2"),
    ]


def test_a_title_with_signs_of_toml_loads_as_it_was_written(inspel: Any, at: Path) -> None:
    title = 'Rätt "nu" \\ [snart] = {alltid} # ja'
    (at / "s.txt").write_text(f"1 {title}\nBussarna ska gå oftare mellan byarna och tågen. {'Långt. ' * 10}\n", "utf-8")
    inspel("codebook", "new", "s.txt")

    assert codes_in("s.toml") == [("1", title, "")]


def test_two_drafts_of_the_same_text_are_the_same_byte_for_byte(inspel: Any, strategy: Path, at: Path) -> None:
    for name in ("a.toml", "b.toml"):
        inspel("codebook", "new", "strategi.txt", "--out", name)

    assert (at / "a.toml").read_bytes() == (at / "b.toml").read_bytes()


# ── what is refused ───────────────────────────────────────────────────────────────────────────────────────────────


@in_both_languages
def test_a_file_that_exists_is_not_written_over(refused: Any, strategy: Path, at: Path, lang: str) -> None:
    (at / "strategi.toml").write_text("mitt", encoding="utf-8")
    ran = refused("codebook", "new", "strategi.txt", "--lang", lang)

    assert (ran, (at / "strategi.toml").read_text("utf-8")) == (
        (2, EXISTS[lang].format(file="strategi.toml"), []),
        "mitt",
    )


@pytest.mark.parametrize("out", ["vardag.toml", "strategi.txt", "mapp"])
def test_what_out_names_must_not_exist(refused: Any, strategy: Path, at: Path, out: str) -> None:
    (at / "mapp").mkdir()

    assert refused("codebook", "new", "strategi.txt", "--out", out) == (2, EXISTS["sv"].format(file=out), [])


def test_a_codebook_is_not_taken_for_a_strategy_and_written_over(refused: Any) -> None:
    assert refused("codebook", "new", "vardag.toml") == (2, EXISTS["sv"].format(file="vardag.toml"), [])


@in_both_languages
@pytest.mark.parametrize(
    "text", ["bara text utan rubriker, och den slutar med en punkt.\n", "", "\n\n \n", "1 Livet\n"]
)
def test_a_text_without_headings_is_refused(refused: Any, at: Path, text: str, lang: str) -> None:
    (at / "s.txt").write_text(text, encoding="utf-8")

    assert refused("codebook", "new", "s.txt", "--lang", lang) == (2, NO_HEADINGS[lang].format(file="s.txt"), [])


@in_both_languages
@pytest.mark.parametrize("file", ["saknas.txt", "mapp"])
def test_a_text_that_does_not_exist_is_refused(refused: Any, at: Path, file: str, lang: str) -> None:
    (at / "mapp").mkdir()

    assert refused("codebook", "new", file, "--lang", lang) == (2, NO_TEXT[lang].format(file=file), [])


@in_both_languages
def test_new_without_a_text_is_refused(refused: Any, lang: str) -> None:
    assert refused("codebook", "new", "--lang", lang) == (2, NO_TEXT_NAMED[lang], [])


def test_no_file_is_said_to_be_missing_when_none_was_named(refused: Any) -> None:
    assert "Hittade ingen fil ." not in refused("codebook", "new").told


def test_a_file_that_is_no_text_is_refused(refused: Any, at: Path) -> None:
    (at / "s.pdf").write_bytes(b"%PDF-1.7\n" + random.Random(1).randbytes(6000))

    assert refused("codebook", "new", "s.pdf")[::2] == (2, [])


def test_a_folder_that_does_not_exist_cannot_be_written_in(refused: Any, strategy: Path) -> None:
    assert refused("codebook", "new", "strategi.txt", "--out", "saknas/min.toml")[::2] == (2, [])


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "kan inte vara 'gör', bara något av 'new', 'list'. Hjälp: inspel codebook --help"),
        ("en", "can't be 'gör', only one of 'new', 'list'. Help: inspel codebook --help"),
    ],
)
def test_another_action_is_refused_with_those_there_are(refused: Any, lang: str, told: str) -> None:
    ran = refused("codebook", "gör", "--lang", lang)

    assert (ran.code, ran.told[-len(told) :], ran.left) == (2, told, [])


def test_no_action_is_refused(refused: Any) -> None:
    assert refused("codebook")[::2] == (2, [])


def test_the_missing_action_is_called_what_the_help_calls_it(refused: Any) -> None:
    assert "action" not in refused("codebook").told


# ── list ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_list_shows_every_codebook_that_comes_with_inspel_and_how_many_codes_it_has(inspel: Any) -> None:
    books = {name: Codebook.load(name) for name in shipped_names()}

    assert inspel("codebook", "list") == (
        0,
        "".join(f"{name}: {book.title} ({len(book.codes)})\n" for name, book in books.items()),
        "",
    )


def test_list_in_english_has_english_titles_where_there_are_any(inspel: Any) -> None:
    books = {name: Codebook.load(name) for name in shipped_names()}

    assert inspel("codebook", "list", "--lang", "en").out == (
        "".join(f"{name}: {book.title_en or book.title} ({len(book.codes)})\n" for name, book in books.items())
    )


def test_list_writes_nothing(refused: Any) -> None:
    assert refused("codebook", "list", "vardag.toml", "--out", "min.toml")[::2] == (0, [])
