"""The size check finds what is too long, and lets pass what gives its reason."""

import pytest

from tools import sizes


@pytest.fixture
def house(tmp_path):
    """Write a small project and give its root."""

    def build(files, exceptions=""):
        (tmp_path / "pyproject.toml").write_text(f"[tool.inspel.sizes]\n{exceptions}\n")
        for name, text in files.items():
            (tmp_path / "src" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "src" / name).write_text(text)
        return tmp_path

    return build


def function(lines):
    return "def f():\n" + "    pass\n" * (lines - 1)


def lines_about(root):
    return [line.split(". ")[0] for line in sizes.check(root)]


def test_what_is_within_the_limits_passes(house):
    assert sizes.check(house({"a.py": function(40) + function(3) * 2 + "\n" * 354, "a.j2": "\n" * 130})) == []


def test_a_module_of_more_than_400_lines_is_named(house):
    assert lines_about(house({"a.py": "\n" * 401})) == ["src/a.py: 401 lines, at most 400"]


def test_a_function_of_more_than_40_lines_is_named_with_its_line(house):
    files = {"a.py": function(3) * 2 + function(41)}
    assert lines_about(house(files)) == ["src/a.py:7: f has 41 lines, at most 40"]


def test_a_template_of_more_than_130_lines_is_named(house):
    assert lines_about(house({"a.html.j2": "\n" * 131})) == ["src/a.html.j2: 131 lines, at most 130"]


@pytest.mark.parametrize("name", ["utils.py", "_base.py", "helpers/a.py", "misc/data.toml"])
def test_a_name_that_tells_nothing_is_named(house, name):
    place = name.split("/", maxsplit=1)[0]
    assert lines_about(house({name: ""})) == [f"src/{place}: a name that tells nothing"]


def test_long_functions_on_the_whole_are_told_as_one_line(house):
    found = lines_about(house({"a.py": function(10)}))
    assert found == ["src: the median function has 10 lines, it must stay below 10"]


def test_an_exception_with_a_reason_passes(house):
    assert sizes.check(house({"a.py": "\n" * 401}, '"src/a.py" = "one table"')) == []


@pytest.mark.parametrize(("lines", "reason"), [(1, "no longer long"), (401, "")])
def test_an_exception_that_is_not_needed_or_has_no_reason_is_named(house, lines, reason):
    root = house({"a.py": "\n" * lines}, f'"src/a.py" = "{reason}"')
    assert lines_about(root)[-1] == ("pyproject.toml [tool.inspel.sizes]: src/a.py is not needed, or gives no reason")
