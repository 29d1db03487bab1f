"""The material as a REFI-QDA project (.qdpx), for NVivo, MAXQDA, ATLAS.ti, QualCoder and others.

Written after the schema Project.xsd 1.0 (18 March 2019, www.qdasoftware.org); tests/text/report/test_project_file.py
holds it to the schema's rules.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from inspel_text.codebook import Codebook
from inspel_text.report.behind import LISTED_UP_TO
from inspel_text.report.fixed_zip import write_zip
from inspel_text.report.harmless import visible
from inspel_text.report.qdpx_parts import CREATED, codebook_element, guid, plain, source, variables_element
from inspel_text.report.wording import word

_NAMESPACE = "urn:QDA-XML:project:1.0"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_Entry = tuple[str, Iterable[bytes]]


def write_project(
    file: Path, report: Mapping[str, Any], book: Codebook, lines: Iterable[str], *, at_most: int = LISTED_UP_TO
) -> None:
    """Write the project. ``lines`` are all contributions' JSON lines; of more than ``at_most``, every n-th is taken.

    The texts are the redacted ones, and places are counted in them: in Unicode code points, the end exclusive.
    """
    stride = max(1, -(-report["ledger"]["received"] // at_most))
    write_zip(file, _entries(report, book, (line for row, line in enumerate(lines) if row % stride == 0), stride))


def _entries(report: Mapping[str, Any], book: Codebook, lines: Iterable[str], stride: int) -> Iterator[_Entry]:
    """Each text, and the project last, when all its sources are known."""
    user, guids = guid("user", report["inspel"]), {code.code: guid("code", book.name, code.code) for code in book.codes}
    material = guid("material", report["title"], *(str(one.get("sha256", "")) for one in report["sources"]))
    sources: list[bytes] = []
    for number, line in enumerate(lines):
        one = json.loads(line)
        its_guid = guid("source", material, str(number), one["id"])
        sources.append(tostring(source(one, its_guid, user, guids), encoding="utf-8"))
        yield f"sources/{its_guid}.txt", [plain(one["redacted_text"]).encode("utf-8")]
    root = _project(report, user)
    root[1:1] = [codebook_element(book, guids), variables_element()]
    SubElement(root, "Description").text = _description(report, stride, len(sources))
    yield "project.qde", _xml(root, sources)


def _project(report: Mapping[str, Any], user: str) -> Element:
    made = {"creatingUserGUID": user, "creationDateTime": CREATED}
    program = f"Inspel {report['inspel']}"
    name = visible(report["title"])
    root = Element("Project", {"xmlns": _NAMESPACE, "name": name, "origin": program, **made})
    users = SubElement(root, "Users")
    SubElement(users, "User", {"guid": user, "name": f"{program}, förslag av maskin"})
    return root


def _description(report: Mapping[str, Any], stride: int, shown: int) -> str:
    sentences = [word("suggestion"), word("limit_3")]
    if stride > 1:
        sentences.append(word("sample_text", stride=stride, shown=shown, all=report["ledger"]["received"]))
    return " ".join(sentences)


def _xml(root: Element, sources: list[bytes]) -> Iterator[bytes]:
    """The project in pieces; the sources stand before the description, where the schema wants them."""
    before, mark, after = tostring(root, encoding="unicode").rpartition("<Description>")
    yield _DECLARATION + before.encode("utf-8")
    if sources:
        yield b"<Sources>\n"
        yield from (one + b"\n" for one in sources)
        yield b"</Sources>\n"
    yield (mark + after).encode("utf-8")
