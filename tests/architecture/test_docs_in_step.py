"""Each check of the documents finds what is out of step, and is silent when all is well."""

import pytest

from tools.docs_in_step import changelog, commands, messages, requirements, steps

PROJECT = '[project]\nversion = "0.1.0"\n[project.entry-points."inspel.commands"]\nanalyse = "x"\n'
ANALYSIS = "from inspel_text.steps.kind import Kind\ndef standard_pipeline():\n    return Pipeline(Kind())\n"
HEAD = "**1 rows: built 0 · partly 0 · planned 1 · declined 0**\n"


@pytest.fixture
def project(tmp_path):
    """Write files below a root and give the root."""

    def build(files):
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text)
        return tmp_path

    return build


def test_a_command_without_a_heading_is_named_and_a_heading_without_a_command(project):
    root = project({"pyproject.toml": PROJECT, commands.PAGE: "## inspel vote\n```\n# inspel analyse\n```\n"})
    assert commands.check(root) == [
        f"{commands.PAGE}: describe the subcommand under a heading “inspel analyse”.",
        f"{commands.PAGE}: there is no subcommand vote; remove its heading or register it.",
    ]


def test_a_step_without_a_heading_is_named_and_a_heading_without_a_step(project):
    files = {"src/inspel_text/analysis.py": ANALYSIS, "src/inspel_text/steps/kind.py": "class Kind: ..."}
    assert steps.check(project({**files, steps.PAGE: "### `Kind`\n"})) == []
    assert steps.check(project({steps.PAGE: "# Steps\n### `Mood`\n"})) == [
        f"{steps.PAGE}: describe Kind under a heading of its own.",
        f"{steps.PAGE}: there is no class Mood in src/inspel_text/steps; remove its heading.",
    ]


def test_a_setting_that_the_page_leaves_out_or_gives_wrongly_is_named(project):
    source = "class Kind:\n    def __init__(self, *, lean: float = 1.5, words: tuple = ()): ...\n"
    files = {"src/inspel_text/analysis.py": ANALYSIS, "src/inspel_text/steps/kind.py": source}
    page = "### `Kind`\n- `lean = 1.4`: how much\n- `words`: which\n### `Other`\n- `lean = 1.5`\n"
    found = steps.check(project({**files, steps.PAGE: page}))
    assert found[-1] == f"{steps.PAGE}: write the setting `lean = 1.5` under Kind."


@pytest.mark.parametrize(
    ("table", "source", "told"),
    [
        ('[a]\nsv = "{x}"\nen = "{x}"', 'raise ReadError("read.a", x=1)', []),
        ('[a]\nsv = "x"', "", ["[a] in en"]),
        ('[a]\nsv = "{x}"\nen = "{y}"', "", ["[a] the same {placeholders}"]),
        ("", 'raise ReadError("read.b")', ["read.b has no sentence"]),
        ('[a]\nsv = "x"\nen = "x"', 'why = "read.b" if x else "read.csv"', ["read.b has no sentence"]),
        ('[a]\nsv = "{x:.9}"\nen = "{x}"', 'problem("read.a", y=1)', ["read.a also needs x"]),
        ('[a]\nsv = "{x}"\nen = "{x}"', 'problem("read.a", **given)', []),
        ("", 'say("b", lang)', ["cli.b has no sentence"]),
    ],
)
def test_messages_are_whole_and_cover_what_is_raised(project, table, source, told):
    found = messages.check(project({f"{messages.FOLDER}/read.toml": table, "src/a.py": source}))
    assert [part for part, line in zip(told, found, strict=True) if part not in line] == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("| A-01 | Do | process | | planned |", []),
        ("| A-01 | Do | process | | soon |", ["soon is no state"]),
        ("| A-01 | Do | `src/no.py` | | planned |", ["src/no.py does not exist"]),
        ("| A-01 | Do | process | `tests/test_a.py::test_one` | partly |", []),
        ("| A-01 | Do | process | `tests/test_a.py::test_two` | built |", ["has no test called test_two"]),
        ("| A-01 | Do | process | TODO | partly |", ["name the test that shows it"]),
        ("| A-01 | Do | process | | declined |", ["name the decision record"]),
        ("| A-01 | Do | process | | planned |\n| A-01 | Do | process | | planned |", ["A-01: stands 2 times"]),
    ],
)
def test_a_row_of_the_requirements_is_true(project, monkeypatch, row, told):
    monkeypatch.setattr(requirements, "ROWS", row.count("A-01"))
    root = project({requirements.PAGE: HEAD + row + "\n", "tests/test_a.py": "def test_one(): ..."})
    found = [line for line in requirements.check(root) if "write the sums" not in line]
    assert [part for part, line in zip(told, found, strict=True) if part not in line] == []


def test_a_lost_row_and_a_wrong_sum_are_named(project):
    root = project({requirements.PAGE: HEAD})
    assert requirements.check(root) == [
        f"{requirements.PAGE}: has 0 rows, and 174 are required; no row is added or removed.",
        f"{requirements.PAGE}: write the sums as **0 rows: built 0 · partly 0 · planned 0 · declined 0**",
    ]


@pytest.mark.parametrize(("heading", "lines"), [("## [0.1.0] – 2026-11-25", 0), ("## 0.1.01", 1), ("text 0.1.0", 1)])
def test_the_version_has_a_heading_in_the_change_log(project, heading, lines):
    assert len(changelog.check(project({"pyproject.toml": PROJECT, changelog.PAGE: heading}))) == lines
