"""Every code has a sentence in Swedish and in English, and they ask for the same things."""

import pickle
import re
import string
import tomllib
from pathlib import Path

import inspel_text.reading
from inspel_text.errors import ReadError, problem

ROOM = Path(inspel_text.reading.__file__).parent
MESSAGES = tomllib.loads((ROOM.parent / "messages" / "read.toml").read_text("utf-8"))


def test_every_code_in_the_room_has_a_sentence_and_every_sentence_a_code() -> None:
    code = "".join(file.read_text("utf-8") for file in ROOM.glob("*.py"))

    assert set(re.findall(r'"read\.(\w+)"', code)) == set(MESSAGES)


def test_both_languages_tell_the_same_things() -> None:
    for sentences in MESSAGES.values():
        asked = [{name for _, name, _, _ in string.Formatter().parse(sentences[lang]) if name} for lang in ("sv", "en")]
        assert asked[0] == asked[1]


def test_an_error_speaks_swedish_unless_asked() -> None:
    error = ReadError("read.is_folder", file="svar")

    assert str(error) == "svar är en mapp. Ange filerna i den, till exempel svar/*.csv."
    assert error.message("en") == "svar is a folder. Name the files in it, for example svar/*.csv."
    assert error.message("fi") == str(error)


def test_a_fault_in_a_message_never_hides_the_error() -> None:
    assert problem("read.is_folder").message() == "read.is_folder"
    assert problem("no.such", row=3).message("en") == "no.such row=3"


def test_an_error_can_be_sent_between_processes() -> None:
    sent = pickle.loads(pickle.dumps(ReadError("read.is_folder", file="svar")))

    assert (type(sent), sent.code, sent.params) == (ReadError, "read.is_folder", {"file": "svar"})
