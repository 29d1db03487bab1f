"""The elements of a REFI-QDA project: codes, variables, and sources with what was coded in them."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from inspel_text.codebook import Code, Codebook
from inspel_text.report.harmless import visible
from inspel_text.report.redacted_places import RedactedPlaces
from inspel_text.report.wording import word

CREATED = "2000-01-01T00:00:00Z"
_ROOT = uuid5(NAMESPACE_URL, "urn:inspel:project")
_COLOURS = ("#1F5F8B", "#B5542B", "#3D7A45", "#7A4B8C", "#A8842C", "#2A7F7C", "#A33B5C", "#5B6770")
_FIELDS = ("municipality", "group", "channel")
_NAME_LETTERS = 60


def guid(*parts: str) -> str:
    """The same GUID for the same parts, on every machine."""
    return str(uuid5(_ROOT, "\n".join(map(visible, parts))))


def made_by(user: str) -> dict[str, str]:
    """The attributes that say who made something, and when: never, so that the file is the same tomorrow."""
    return {"creatingUser": user, "creationDateTime": CREATED}


def codebook_element(book: Codebook, guids: Mapping[str, str]) -> Element:
    """The codes as a tree. What lies above the codes that are coded with is a heading and cannot be coded with."""
    element = Element("CodeBook")
    codes = SubElement(element, "Codes")
    for number, top in enumerate(book.below("")):
        _add_code(codes, top, book, guids, {"color": _COLOURS[number % len(_COLOURS)], "isCodable": "false"})
    return element


def _add_code(parent: Element, code: Code, book: Codebook, guids: Mapping[str, str], look: dict[str, str]) -> None:
    if code in book.coded:
        look = {**look, "isCodable": "true"}
    name = visible(f"{code.code} {code.title}")
    element = SubElement(parent, "Code", {"guid": guids[code.code], "name": name, **look})
    if code.description:
        SubElement(element, "Description").text = visible(code.description)
    for below in book.below(code.code):
        _add_code(element, below, book, guids, look)


@cache
def variables() -> dict[str, tuple[str, str]]:
    """What is told of each source: (name, GUID)."""
    names = {**{field: word(field) for field in _FIELDS}, "kind": "Slag", "state": word("state")}
    return {key: (name, guid("variable", key)) for key, name in names.items()}


def variables_element() -> Element:
    """The variables, all of them text."""
    element = Element("Variables")
    for name, its_guid in variables().values():
        SubElement(element, "Variable", {"guid": its_guid, "name": name, "typeOfVariable": "Text"})
    return element


def plain(text: str) -> str:
    """The text as it lies in the project: of the same length, but without what readers would drop or join."""
    return visible(text).replace("\r\n", " \n").replace("\r", "\n").replace("\ufeff", " ")


def source(one: Mapping[str, Any], its_guid: str, user: str, guids: Mapping[str, str]) -> Element:
    """A contribution as a text source; ``one`` is its JSON line. Only what is coded in the report has codings."""
    name, path = visible(one["id"]), f"internal://{its_guid}.txt"
    element = Element("TextSource", {"guid": its_guid, "name": name, "plainTextPath": path, **made_by(user)})
    codes = guids if one["state"] == "coded" else {}
    places = RedactedPlaces(one["personal_data"])
    for number, segment in enumerate(one["segments"]):
        start, end = places.span(segment["start"], segment["end"])
        its_codes = {code["code"]: codes[code["code"]] for code in segment["codes"] if code["code"] in codes}
        selection = _selection(one["redacted_text"][start:end], start, guid(its_guid, str(number)), user)
        selection.extend(_coding(guid(selection.attrib["guid"], code), user, its_codes[code]) for code in its_codes)
        element.append(selection)
    for code in _of_the_whole(one):
        if code in codes:
            element.append(_coding(guid(its_guid, "whole", code), user, codes[code]))
    element.extend(_values(one))
    return element


def _selection(text: str, start: int, its_guid: str, user: str) -> Element:
    name = " ".join(plain(text).split())[:_NAME_LETTERS]
    place = {"startPosition": str(start), "endPosition": str(start + len(text))}
    return Element("PlainTextSelection", {"guid": its_guid, "name": name, **place, **made_by(user)})


def _of_the_whole(one: Mapping[str, Any]) -> list[str]:
    """Codes that were decided from the whole text and stand at no single segment."""
    at_segments = {code["code"] for segment in one["segments"] for code in segment["codes"]}
    return [code for code in dict.fromkeys([*one["decided"], *one["pathways"]]) if code not in at_segments]


def _coding(its_guid: str, user: str, code: str) -> Element:
    element = Element("Coding", {"guid": its_guid, **made_by(user)})
    SubElement(element, "CodeRef", {"targetGUID": code})
    return element


def _values(one: Mapping[str, Any]) -> Iterator[Element]:
    told = {**one["fields"], "kind": word(f"kind_{one['kind']}"), "state": word(f"state_{one['state']}")}
    for key, (_, its_guid) in variables().items():
        if told.get(key):
            element = Element("VariableValue")
            SubElement(element, "VariableRef", {"targetGUID": its_guid})
            SubElement(element, "TextValue").text = visible(told[key])
            yield element
