"""What the command says of itself, and in which language."""

import argparse
import json
import os
import re
import sys
from importlib.metadata import entry_points, version
from typing import Any

import pytest

from inspel_text.cli import Parser

COMMANDS = sorted(entry.name for entry in entry_points(group="inspel.commands"))
SLOW = ["numpy", "openpyxl", "scipy", "sklearn"]
SWEDISH, ENGLISH = "Användning: inspel ", "Usage: inspel "
PROBE = """
import json, sys
from inspel_text.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as stopped:
    code = stopped.code or 0
print()
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""
in_both_languages = pytest.mark.parametrize("lang", ["sv", "en"])
of_every_command = pytest.mark.parametrize("command", COMMANDS)


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal so wide that no sentence is broken."""
    monkeypatch.setenv("COLUMNS", "400")


@pytest.fixture
def spoken(inspel: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The language that the help is in when the environment says what is given, and nothing else."""

    def run(*arguments: str, **environment: str) -> str:
        for name in ("INSPEL_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        said = inspel(*arguments).out
        return {SWEDISH: "sv", ENGLISH: "en"}[re.match(r"\w+: inspel ", said)[0]]  # type: ignore[index]

    return run


def parser_of(command: str, lang: str) -> argparse.ArgumentParser:
    parser = Parser(prog=f"inspel {command}", lang=lang)
    next(entry for entry in entry_points(group="inspel.commands") if entry.name == command).load().add_arguments(
        parser, lang
    )
    return parser


def sentences(command: str, lang: str) -> dict[str, str]:
    """{option: its help}"""
    return {one.dest: one.help or "" for one in parser_of(command, lang)._actions}


# ── the overview ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_the_five_commands_of_the_reference() -> None:
    assert COMMANDS == ["analyse", "codebook", "compare", "demo", "explain"]


@in_both_languages
def test_inspel_alone_is_the_same_as_its_help(inspel: Any, lang: str) -> None:
    alone, short, long = (inspel(*given, "--lang", lang) for given in ((), ("-h",), ("--help",)))

    assert (alone.code, alone.err, short, long) == (0, "", alone, alone)


@in_both_languages
def test_the_overview_has_a_line_for_every_command(inspel: Any, lang: str) -> None:
    said = inspel("--help", "--lang", lang).out

    assert re.findall(r"^  (\w+) +\S", said, re.MULTILINE) == COMMANDS


def test_the_overview_in_swedish(inspel: Any) -> None:
    assert inspel("--help").out.splitlines() == [
        "Användning: inspel KOMMANDO … [--lang sv|en]      (in English: inspel --lang en --help)",
        "",
        "Läser vad många människor skrivit och lämnar tillbaka vad de sagt. Inget tappas bort, inget hittas på.",
        "",
        "  analyse    från en fil med inspel till en rapport som går att kontrollera",
        "  codebook   börja en kodbok ur en strategi: inspel codebook new FIL",
        "  compare    vad som skiljer två körningar",
        "  demo       rapporten för demosamlingen, visad i webbläsaren",
        "  explain    varför ett inspel sorterades som det gjorde",
        "",
        "Mer om ett kommando: inspel KOMMANDO --help",
    ]


def test_the_overview_in_english(inspel: Any) -> None:
    assert inspel("--help", "--lang", "en").out.splitlines() == [
        "Usage: inspel COMMAND … [--lang sv|en]      (på svenska: inspel --lang sv --help)",
        "",
        "Reads what many people wrote and gives back what they said, with nothing lost and nothing made up.",
        "",
        "  analyse    from a file of contributions to a report that can be checked",
        "  codebook   start a codebook from a strategy: inspel codebook new FILE",
        "  compare    what differs between two runs",
        "  demo       the report of the demo collection, shown in the browser",
        "  explain    why a contribution was coded as it was",
        "",
        "More about a command: inspel COMMAND --help",
    ]


@in_both_languages
@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_that_of_the_package(inspel: Any, option: str, lang: str) -> None:
    assert inspel("--lang", lang, option) == (0, f"inspel {version('inspel')}\n", "")


@pytest.mark.parametrize("command", ["sortera", "Analyse", "anal", "--hjälp", "", "help", "{x}"])
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("sv", "Det finns inget kommando som heter {command}. De som finns: {commands}."),
        ("en", "There is no command called {command}. These are: {commands}."),
    ],
)
def test_an_unknown_command_is_refused_with_those_there_are(inspel: Any, command: str, lang: str, told: str) -> None:
    assert inspel(command, "--lang", lang) == (
        2,
        "",
        told.format(command=command, commands=", ".join(COMMANDS)) + "\n",
    )


# ── the help of a command ─────────────────────────────────────────────────────────────────────────────────────────


@in_both_languages
@of_every_command
def test_help_goes_well_and_to_standard_output_in_its_short_form_too(inspel: Any, command: str, lang: str) -> None:
    long, short = inspel(command, "--help", "--lang", lang), inspel(command, "-h", "--lang", lang)

    assert (long.code, long.err, short) == (0, "", long)


@in_both_languages
@of_every_command
def test_every_option_stands_with_its_sentence(inspel: Any, command: str, lang: str) -> None:
    said = inspel(command, "--help", "--lang", lang).out
    told = sentences(command, lang)

    assert {name: text for name, text in told.items() if text and f"  {text}\n" in said} == told


@of_every_command
def test_every_sentence_is_another_in_the_other_language(command: str) -> None:
    swedish, english = sentences(command, "sv"), sentences(command, "en")

    assert [name for name, text in swedish.items() if text == english[name]] == []


@of_every_command
def test_the_help_begins_with_how_it_is_called_in_each_language(inspel: Any, command: str) -> None:
    said = [inspel(command, "--help", "--lang", lang).out.split("[")[0] for lang in ("sv", "en")]

    assert said == [f"{SWEDISH}{command} ", f"{ENGLISH}{command} "]


@of_every_command
def test_no_word_of_argparse_stands_in_swedish(inspel: Any, command: str) -> None:
    said = inspel(command, "--help").out.lower()
    words = ("usage", "positional arguments", "options", "show this help", "default", "optional")

    assert [word for word in words if word in said] == []


@of_every_command
def test_no_swedish_word_stands_in_english(inspel: Any, command: str) -> None:
    said = inspel(command, "--help", "--lang", "en").out

    assert re.findall(r"\b(?:Användning|val|det du anger|visa|mapp|fil|inspelets|[a-zA-Z]*[åäöÅÄÖ]\w*)\b", said) == []


def test_the_file_is_called_the_same_throughout_the_swedish_help(inspel: Any) -> None:
    said = inspel("codebook", "--help").out

    assert sorted(set(re.findall(r"\bFILE?\b", said))) == ["FIL"]


@in_both_languages
@of_every_command
def test_an_option_there_is_not_is_refused_with_where_help_is(inspel: Any, command: str, lang: str) -> None:
    given = {"analyse": ["a"], "codebook": ["list"], "compare": ["a", "b"], "demo": ["--once"], "explain": ["a", "b"]}
    said = {
        "sv": f"Anropet går inte att förstå: --finns-inte finns inte. Hjälp: inspel {command} --help\n",
        "en": f"The call can't be understood: there is no --finns-inte. Help: inspel {command} --help\n",
    }

    assert inspel(command, *given[command], "--finns-inte", "--lang", lang) == (2, "", said[lang])


# ── the language ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_swedish_when_nothing_says_otherwise(spoken: Any) -> None:
    assert spoken() == "sv"


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "C"}, "sv"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LANG": "fi_FI.UTF-8"}, "sv"),
        ({"LANG": ""}, "sv"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "sv_SE.UTF-8", "LANG": "en_GB.UTF-8"}, "sv"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "sv_SE.UTF-8"}, "en"),
        ({"LC_ALL": "sv_SE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "sv"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_system_counts_as_posix_has_it(spoken: Any, environment: dict[str, str], lang: str) -> None:
    assert spoken(**environment) == lang


@pytest.mark.parametrize(
    ("own", "system", "lang"),
    [("en", "sv_SE.UTF-8", "en"), ("sv", "en_GB.UTF-8", "sv"), ("", "en_GB.UTF-8", "en"), ("EN", "sv_SE.UTF-8", "en")],
)
def test_inspel_lang_goes_before_the_system_unless_it_is_empty(spoken: Any, own: str, system: str, lang: str) -> None:
    assert spoken(INSPEL_LANG=own, LC_ALL=system) == lang


@pytest.mark.parametrize(
    "given",
    [("--lang", "en"), ("--lang=en",), ("--help", "--lang=en"), ("--lang", "en", "--help"), ("--lang", "EN")],
)
def test_lang_goes_before_everything_wherever_it_stands(spoken: Any, given: tuple[str, ...]) -> None:
    assert spoken(*given, INSPEL_LANG="sv", LC_ALL="sv_SE.UTF-8") == "en"


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("option", [("--lang", "en"), ("--lang=en",)])
def test_lang_may_stand_anywhere_in_the_call_of_a_command(inspel: Any, place: int, option: tuple[str, ...]) -> None:
    given = ["explain", "saknas", "a1"]

    assert inspel(*given[:place], *option, *given[place:]).err == (
        "saknas is not a folder that inspel analyse wrote: contributions.jsonl is missing.\n"
    )


@pytest.mark.parametrize("given", [("--lang", "de"), ("--lang=de",), ("--lang=",), ("--lang", "english?")])
def test_a_language_there_is_not_is_refused(inspel: Any, given: tuple[str, ...]) -> None:
    assert inspel(*given, "--help").code == 2


def test_lang_without_a_language_says_that_one_is_missing(inspel: Any) -> None:
    ran = inspel("--lang")

    assert (ran.code, "kommando som heter" in ran.err) == (2, False)


# ── without waiting ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "given", [["--help"], [], ["--version"], ["finns-inte"], *([one, "--help"] for one in COMMANDS)]
)
def test_help_loads_nothing_slow(started: Any, ended: Any, given: list[str]) -> None:
    ran = ended(started(*given, command=(sys.executable, "-c", PROBE), env={**os.environ, "INSPEL_LANG": "sv"}))
    code, modules = json.loads(ran.out.splitlines()[-1])

    assert (code, [name for name in SLOW if name in modules]) == (2 if given == ["finns-inte"] else 0, [])
