"""Codebooks: what can be said, and the words that give it away. The format is in docs/reference/codebook-format.md."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inspel_text.errors import CodebookError

SHIPPED = Path(__file__).parent / "codebooks"
LANGUAGES = ("sv", "fi", "en", "se", "fit", "nb", "de", "smj", "sma", "da", "fr", "es")
WEIGHTS = {"strong": 3.0, "cues": 1.5, "weak": 0.5, "against": -2.0}
_SIGNS = {"+": 3.0, "-": 0.5}
_CODE_KEYS = {"code", "title", "title_en", "parent", "description", "description_en", "examples", "topic"}
_TOPIC_KEYS = {"name", "name_en", "code", *WEIGHTS, *LANGUAGES}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase as written in the codebook, what it weighs, and the language it belongs to."""

    text: str
    weight: float
    language: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A sub-topic of a code: a theme people talk about. ``code`` is the code below that it belongs to, or its own."""

    name: str
    name_en: str
    code: str
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that can be said."""

    code: str
    title: str
    title_en: str = ""
    parent: str = ""
    description: str = ""
    description_en: str = ""
    examples: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """Codes in the order they are written. ``crosswalk`` maps another codebook's name to {own code: its codes}."""

    name: str
    title: str
    codes: tuple[Code, ...]
    title_en: str = ""
    version: str = "1"
    language: str = "sv"
    parallel: tuple[str, ...] = ()
    crosswalk: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __getitem__(self, code: str) -> Code:
        """The code called so; KeyError if there is none."""
        for one in self.codes:
            if one.code == code:
                return one
        raise KeyError(code)

    @property
    def coded(self) -> tuple[Code, ...]:
        """The codes contributions are coded with: those with topics of their own, else those with nothing below."""
        with_topics = tuple(code for code in self.codes if code.topics)
        parents = {code.parent for code in self.codes}
        return with_topics or tuple(code for code in self.codes if code.code not in parents)

    def below(self, parent: str) -> tuple[Code, ...]:
        """The codes directly below ``parent`` ("" for the top)."""
        return tuple(code for code in self.codes if code.parent == parent)

    def top(self, code: str) -> str:
        """The uppermost code above ``code``: the area of a goal."""
        parent = self[code].parent
        return self.top(parent) if parent else code

    @classmethod
    def load(cls, name_or_file: str | Path) -> "Codebook":
        """A shipped codebook by name, or one of your own by file. Raises CodebookError saying what to mend."""
        file = _find(name_or_file)
        table = _read(file)
        head = table.get("codebook", {})
        blocks = list(table.get("code", []))
        for part in head.get("include", []):
            blocks += _read(file.parent / part).get("code", [])
        return _build(head, blocks, table.get("crosswalk", {}), file)


def shipped_names() -> list[str]:
    """The names of the codebooks that come with the library."""
    return sorted(file.stem for file in SHIPPED.glob("*.toml"))


def _find(name_or_file: str | Path) -> Path:
    shipped = SHIPPED / f"{name_or_file}.toml"
    if shipped.is_file():
        return shipped
    file = Path(name_or_file)
    if not file.is_file():
        raise CodebookError("codebook.not_found", file=str(name_or_file), names=", ".join(shipped_names()))
    return file


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CodebookError("codebook.not_found", file=file.name, names=", ".join(shipped_names())) from None
    except UnicodeDecodeError:
        raise CodebookError("codebook.not_utf8", file=file.name) from None
    except tomllib.TOMLDecodeError as error:
        raise CodebookError("codebook.not_toml", file=file.name, detail=str(error)) from None


def _build(head: Mapping[str, Any], blocks: list[Any], crosswalk: Mapping[str, Any], file: Path) -> Codebook:
    language = head.get("language", "sv")
    codes = tuple(_code(block, language, file) for block in blocks)
    _check(codes, file)
    _check_crosswalk(crosswalk, {code.code for code in codes}, file)
    name = str(head.get("name") or file.stem)
    return Codebook(
        name=name,
        title=str(head.get("title") or name),
        title_en=str(head.get("title_en", "")),
        version=str(head.get("version", "1")),
        language=language,
        codes=codes,
        parallel=tuple(head.get("parallel", ())),
        crosswalk={book: {own: tuple(their) for own, their in rows.items()} for book, rows in crosswalk.items()},
    )


def _code(block: Any, language: str, file: Path) -> Code:
    if not isinstance(block, dict) or not str(block.get("code", "")).strip():
        raise CodebookError("codebook.no_code", file=file.name, block=str(block)[:80])
    code = str(block["code"]).strip()
    _refuse_unknown(block, _CODE_KEYS, code, file)
    if not str(block.get("title", "")).strip():
        raise CodebookError("codebook.no_title", file=file.name, code=code)
    return Code(
        code=code,
        title=block["title"],
        title_en=block.get("title_en", ""),
        parent=str(block.get("parent", "")),
        description=block.get("description", ""),
        description_en=block.get("description_en", ""),
        examples=_texts(block, "examples", code, file),
        topics=tuple(_topic(topic, code, language, file) for topic in block.get("topic", [])),
    )


def _topic(block: Mapping[str, Any], code: str, language: str, file: Path) -> Topic:
    _refuse_unknown(block, _TOPIC_KEYS, code, file)
    cues = dict.fromkeys(_cues(block, language, code, file))
    if any(not cue.text.strip("*^ ") for cue in cues):
        raise CodebookError("codebook.empty_cue", file=file.name, code=code, topic=block.get("name", ""))
    name = block.get("name") or code
    return Topic(name=name, name_en=block.get("name_en", ""), code=str(block.get("code", code)), cues=tuple(cues))


def _cues(block: Mapping[str, Any], language: str, code: str, file: Path) -> Iterator[Cue]:
    for key, weight in WEIGHTS.items():
        yield from (Cue(text.lower(), weight, language) for text in _texts(block, key, code, file))
    for key in LANGUAGES:
        for text in _texts(block, key, code, file):
            yield Cue(text.lstrip("+-").lower(), _SIGNS.get(text[:1], WEIGHTS["cues"]), key)


def _texts(block: Mapping[str, Any], key: str, code: str, file: Path) -> tuple[str, ...]:
    listed = block.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(text, str) for text in listed):
        raise CodebookError("codebook.not_texts", file=file.name, code=code, key=key)
    return tuple(listed)


def _refuse_unknown(block: Mapping[str, Any], known: Iterable[str], code: str, file: Path) -> None:
    unknown = sorted(set(block) - set(known))
    if unknown:
        raise CodebookError("codebook.unknown_key", file=file.name, code=code, key=unknown[0])


def _check(codes: tuple[Code, ...], file: Path) -> None:
    if not codes:
        raise CodebookError("codebook.empty", file=file.name)
    parents: dict[str, str] = {}
    for code in codes:
        if code.code in parents:
            raise CodebookError("codebook.twice", file=file.name, code=code.code)
        parents[code.code] = code.parent
    for code in codes:
        _check_place(code, parents, file)


def _check_crosswalk(crosswalk: Mapping[str, Mapping[str, Any]], codes: set[str], file: Path) -> None:
    for book, rows in crosswalk.items():
        for code in rows:
            _texts(rows, code, f"crosswalk.{book}", file)
            if code not in codes:
                raise CodebookError("codebook.unknown_in_crosswalk", file=file.name, code=code, book=book)


def _check_place(code: Code, parents: Mapping[str, str], file: Path) -> None:
    for wanted in (code.parent, *(topic.code for topic in code.topics)):
        if wanted and wanted not in parents:
            raise CodebookError("codebook.unknown_parent", file=file.name, code=code.code, parent=wanted)
    seen, above = {code.code}, code.parent
    while above:
        if above in seen:
            raise CodebookError("codebook.circle", file=file.name, code=code.code)
        seen.add(above)
        above = parents[above]
