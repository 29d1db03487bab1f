"""The REFI-QDA project, held to the rules of Project.xsd 1.0 that concern what we write.

The rules below are written down from the schema (REFI, 18 March 2019): for each element its children in order, its
required attributes and its optional ones.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from inspel_text.codebook import Codebook
from inspel_text.report.qdpx import write_project
from inspel_text.report.redacted_places import RedactedPlaces
from inspel_text.steps.personal_data import redact, traces

Line = Callable[..., str]
Report = dict[str, Any]

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
COLOUR = re.compile(r"#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})")
WHO_WHEN = {"creatingUser", "creationDateTime", "modifyingUser", "modifiedDateTime"}
IN_PROJECT = "Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*"
PROJECT = {"origin", "creatingUserGUID", "creationDateTime", "modifyingUserGUID", "modifiedDateTime", "basePath"}
RULES: dict[str, tuple[str, set[str], set[str]]] = {
    "Project": (IN_PROJECT, {"name"}, PROJECT),
    "Users": ("User+", set(), set()),
    "User": ("", {"guid"}, {"name", "id"}),
    "CodeBook": ("Codes", set(), set()),
    "Codes": ("Code+", set(), set()),
    "Code": ("Description? NoteRef* Code*", {"guid", "name", "isCodable"}, {"color"}),
    "Variables": ("Variable+", set(), set()),
    "Variable": ("Description?", {"guid", "name", "typeOfVariable"}, set()),
    "Sources": ("TextSource+", set(), set()),
    "TextSource": (
        "Description? PlainTextContent? PlainTextSelection* Coding* NoteRef* VariableValue*",
        {"guid"},
        {"name", "richTextPath", "plainTextPath"} | WHO_WHEN,
    ),
    "PlainTextSelection": (
        "Description? Coding* NoteRef*",
        {"guid", "startPosition", "endPosition"},
        {"name"} | WHO_WHEN,
    ),
    "Coding": ("CodeRef NoteRef*", {"guid"}, {"creatingUser", "creationDateTime"}),
    "CodeRef": ("", {"targetGUID"}, set()),
    "VariableValue": ("VariableRef TextValue?", set(), set()),
    "VariableRef": ("", {"targetGUID"}, set()),
    "Description": ("", set(), set()),
    "TextValue": ("", set(), set()),
}


class Project:
    """A project that was written, opened."""

    def __init__(self, file: Path) -> None:
        with ZipFile(file) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
            self.dates = {info.date_time for info in archive.infolist()}
        self.root = etree.fromstring(self.files["project.qde"])

    def all(self, name: str) -> list[Any]:
        return list(self.root.iter(NAMESPACE + name))

    def text(self, source: Any) -> str:
        return self.files[source.get("plainTextPath").replace("internal://", "sources/")].decode("utf-8")

    def coded(self) -> list[tuple[str, list[str]]]:
        """The words of each selection, with the names of its codes."""
        names = {code.get("guid"): code.get("name") for code in self.all("Code")}
        return [
            (
                self.text(one.getparent())[int(one.get("startPosition")) : int(one.get("endPosition"))],
                [names[ref.get("targetGUID")] for ref in one.iter(NAMESPACE + "CodeRef")],
            )
            for one in self.all("PlainTextSelection")
        ]


Write = Callable[..., Project]


@pytest.fixture
def write(tmp_path: Path, report: Report, book: Codebook) -> Write:
    def written(*lines: str, **settings: Any) -> Project:
        report["ledger"]["received"] = len(lines)
        write_project(tmp_path / "project.qdpx", report, book, iter(lines), **settings)
        return Project(tmp_path / "project.qdpx")

    return written


@pytest.fixture
def rich(write: Write, line: Line) -> Project:
    """One of everything: coded, uncoded, empty, sensitive, with signs XML minds."""
    return write(
        line(1, text='Fler <bussar> & "tåg".', pathways=["1.1.1"], fields={"municipality": "Boden", "group": "a\x01b"}),
        line(2, codes=()),
        line(3, text="", codes=(), state="empty", fields={}),
        line(4, decided=["1.1", "1.2"]),
    )


def broken(element: Any) -> Iterator[str]:
    """Every rule an element, or one below it, breaks."""
    name = element.tag.removeprefix(NAMESPACE)
    order, required, optional = RULES[name]
    children = "".join(child.tag.removeprefix(NAMESPACE) + " " for child in element)
    if not re.fullmatch(re.sub(r"(\w+)([?*+]?)\s*", r"(?:\1 )\2", order), children):
        yield f"{name} holds {children or 'nothing'}, not {order}"
    if required - set(element.attrib):
        yield f"{name} lacks {sorted(required - set(element.attrib))}"
    if set(element.attrib) - required - optional:
        yield f"{name} has {sorted(set(element.attrib) - required - optional)}"
    for child in element:
        yield from broken(child)


def test_elements_stand_in_the_schemas_order_with_its_attributes(rich: Project) -> None:
    assert list(broken(rich.root)) == []


def test_the_rules_find_what_is_wrong(rich: Project) -> None:
    source = rich.all("TextSource")[0]
    source.append(source[0])
    del source.attrib["guid"]

    assert [rule.split(" ", 2)[:2] for rule in broken(rich.root)] == [["TextSource", "holds"], ["TextSource", "lacks"]]


def test_a_project_of_nothing_keeps_to_the_schema(write: Write) -> None:
    assert list(broken(write().root)) == []


def test_every_guid_has_the_schemas_form_and_is_given_once(rich: Project) -> None:
    given = [element.get("guid") for element in rich.root.iter() if element.get("guid")]

    assert [one for one in given if not GUID.fullmatch(one)] == []
    assert len(given) == len(set(given))


def test_every_reference_leads_to_something_of_its_kind(rich: Project) -> None:
    kinds = {"CodeRef": "Code", "VariableRef": "Variable"}
    for reference, kind in kinds.items():
        known = {element.get("guid") for element in rich.all(kind)}
        assert {element.get("targetGUID") for element in rich.all(reference)} - known == set()


def test_who_made_something_is_a_user_of_the_project(rich: Project) -> None:
    users = {user.get("guid") for user in rich.all("User")}
    makers = {element.get("creatingUser") for element in rich.root.iter()} | {rich.root.get("creatingUserGUID")}

    assert makers - {None} == users
    assert [user.get("name") for user in rich.all("User")] == ["Inspel 0.1.0, förslag av maskin"]


def test_every_source_has_its_text_and_every_text_its_source(rich: Project) -> None:
    paths = {source.get("plainTextPath") for source in rich.all("TextSource")}

    assert {f"internal://{name.removeprefix('sources/')}" for name in rich.files if name != "project.qde"} == paths
    assert paths == {f"internal://{source.get('guid')}.txt" for source in rich.all("TextSource")}


def test_selections_lie_inside_their_text(rich: Project) -> None:
    for source in rich.all("TextSource"):
        for one in source.iter(NAMESPACE + "PlainTextSelection"):
            assert 0 <= int(one.get("startPosition")) < int(one.get("endPosition")) <= len(rich.text(source))


def test_codes_form_the_codebooks_tree_with_colours_and_descriptions(rich: Project) -> None:
    def tree(element: Any) -> list[Any]:
        return [[one.get("name"), one.get("isCodable"), tree(one)] for one in element.findall(NAMESPACE + "Code")]

    codes = rich.all("Codes")[0]
    below = [["1.1 Resor", "true", [["1.1.1 Fler turer", "true", []]]], ["1.2 Bostäder", "true", []]]
    assert tree(codes) == [["1 Livet", "false", below]]
    assert [one.findtext(NAMESPACE + "Description") for one in rich.all("Code")] == [
        None,
        "Att ta sig <fram>.",
        None,
        None,
    ]
    assert [one.get("color") for one in rich.all("Code") if not COLOUR.fullmatch(one.get("color"))] == []


def test_a_segment_carries_its_codes(write: Write, line: Line) -> None:
    assert write(line(text="Fler bussar.")).coded() == [("Fler bussar.", ["1.1 Resor"])]


def test_a_code_decided_from_the_whole_text_stands_at_the_whole_source(rich: Project) -> None:
    names = {code.get("guid"): code.get("name") for code in rich.all("Code")}
    whole = [
        [names[ref.get("targetGUID")] for ref in source.iterfind(f"{NAMESPACE}Coding/{NAMESPACE}CodeRef")]
        for source in rich.all("TextSource")
    ]

    assert whole == [["1.1.1 Fler turer"], [], [], ["1.2 Bostäder"]]


def test_only_what_is_coded_in_the_report_has_codings(write: Write, line: Line) -> None:
    assert write(line(state="duplicate")).coded() == [("Fler bussar.", [])]


def test_background_kind_and_state_are_variables_of_the_source(rich: Project) -> None:
    names = {one.get("guid"): one.get("name") for one in rich.all("Variable")}
    told = {
        names[one[0].get("targetGUID")]: one[1].text
        for one in rich.all("TextSource")[0].iter(NAMESPACE + "VariableValue")
    }

    assert told == {"Kommun": "Boden", "Grupp": "a␁b", "Slag": "önskemål", "Läge": "Sorterat"}
    assert {one.get("typeOfVariable") for one in rich.all("Variable")} == {"Text"}


def test_places_are_counted_in_the_redacted_text(write: Write, line: Line) -> None:
    text = "Skriv till 🚌@bybuss.se eller bussar@bybuss.se. Fler bussar till byn."
    found = tuple(traces(text))
    start = text.index("Fler")
    segments = [
        {"start": begin, "end": end, "codes": [], "kind": "wish", "scope": "in"}
        for begin, end in ((0, start - 1), (start, len(text)))
    ]
    data = [{"start": one.start, "end": one.end, "kind": one.kind} for one in found]

    project = write(line(text=text, redacted_text=redact(text, found), personal_data=data, segments=segments))

    assert [words for words, _ in project.coded()][1] == "Fler bussar till byn."
    assert "".join(words for words, _ in project.coded()).count("[e-post]") == len(found)


@pytest.mark.parametrize(
    ("span", "moved"),
    [((0, 4), (0, 4)), ((0, 20), (0, 14)), ((6, 18), (4, 12)), ((20, 24), (14, 18)), ((4, 20), (4, 14))],
)
def test_a_place_inside_personal_data_takes_in_the_whole_label(span: tuple[int, int], moved: tuple[int, int]) -> None:
    label = {"start": 4, "end": 18, "kind": "email"}  # 14 letters became the 8 of [e-post]

    assert RedactedPlaces([label]).span(*span) == moved


def test_line_ends_do_not_move_what_follows(write: Write, line: Line) -> None:
    text = "Ett.\r\nTvå."
    second = [{"start": 6, "end": 10, "codes": [], "kind": "wish", "scope": "in"}]

    project = write(line(text=text, segments=second))

    assert project.coded() == [("Två.", [])]
    assert project.text(project.all("TextSource")[0]) == "Ett. \nTvå."


def test_of_too_many_contributions_a_stated_sample_is_taken(write: Write, line: Line) -> None:
    project = write(*(line(number) for number in range(5)), at_most=2)

    assert [source.get("name") for source in project.all("TextSource")] == ["0", "3"]
    assert "vart 3:e inspel, 2 av 5" in project.root.findtext(NAMESPACE + "Description")


def test_the_same_report_gives_the_same_bytes(write: Write, line: Line, tmp_path: Path) -> None:
    first = write(line(1), line(2))
    before = (tmp_path / "project.qdpx").read_bytes()
    write(line(1), line(2))

    assert (tmp_path / "project.qdpx").read_bytes() == before
    assert first.dates == {(2000, 1, 1, 0, 0, 0)}


def test_codes_keep_their_guid_from_one_material_to_the_next(
    write: Write, line: Line, report: Report, book: Codebook, tmp_path: Path
) -> None:
    def guids(project: Project, name: str) -> list[str]:
        return [one.get("guid") for one in project.all(name)]

    first = write(line(1))
    write_project(tmp_path / "b.qdpx", {**report, "title": "Annat"}, replace(book, title="Annat"), [line(1)])
    second = Project(tmp_path / "b.qdpx")

    assert guids(first, "Code") == guids(second, "Code")
    assert guids(first, "TextSource") != guids(second, "TextSource")
