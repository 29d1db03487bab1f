"""Which column is what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from inspel_text.corpus import Corpus
from inspel_text.errors import ReadError, problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]
LONG = ["Vi behöver fler bussar till byn", "Bygg ut fibern i hela länet nu"]


def texts(corpus: Corpus) -> list[str]:
    return [contribution.text for contribution in corpus]


@pytest.mark.parametrize(
    "heading", ["text", "INSPEL", "Synpunkt ", "Förslag", "forslag", "Fri text", "comment-body", "Kommentti", "Message"]
)
def test_a_text_goes_by_many_names(write: Write, heading: str) -> None:
    assert texts(read(write("a.csv", f"nr,{heading}\n7,Bra\n"))) == ["Bra"]


def test_the_recognised_columns_become_fields(write: Write) -> None:
    heading = "Inspel;Avsändare;Hemkommun;Deltagargrupp;Kanal;Språk;Inkom;Ålder;Kön;Möte;Fråga"
    contribution = read(write("a.csv", f"{heading}\nBra;anna;Luleå;unga;webb;sv;2025-05-01;17;kvinna;Torget;F1\n"))

    assert contribution.contributions[0].fields == {
        "sender": "anna",
        "municipality": "Luleå",
        "group": "unga",
        "channel": "webb",
        "language": "sv",
        "date": "2025-05-01",
        "age": "17",
        "gender": "kvinna",
        "event": "Torget",
        "question": "F1",
    }


def test_a_mapping_comes_before_the_names(write: Write) -> None:
    path = write("a.csv", "text,Svar på fråga 3,Bor i\nnej,Ja tack,Piteå\n")

    corpus = read(path, mapping={"text": "svar pa fraga 3", "municipality": "Bor i"})

    assert (texts(corpus), corpus.contributions[0].fields, corpus.contributions[0].extra) == (
        ["Ja tack"],
        {"municipality": "Piteå"},
        {"text": "nej"},
    )


def test_a_mapping_may_name_two_texts(write: Write) -> None:
    corpus = read(write("a.csv", "Bra,Dåligt\nBussen,Vägen\n"), mapping={"text": "Bra", "text.2": "Dåligt"})

    assert [(c.id, c.text, c.fields["question"]) for c in corpus] == [
        ("2", "Bussen", "Bra"),
        ("2.2", "Vägen", "Dåligt"),
    ]
    assert corpus.sources[0].mapping == {"text": "Bra", "text.2": "Dåligt"}


def test_a_mapping_to_a_column_that_is_not_there_is_refused(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.csv", "a,b\n1,2\n"), mapping={"text": "Svar"})
    assert (refused.value.code, refused.value.params["columns"]) == ("read.unknown_column", "a, b")


def test_a_mapping_from_something_unheard_of_is_refused(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.csv", "a,b\n1,2\n"), mapping={"favourite": "a"})
    assert refused.value.code == "read.unknown_role"


def test_without_a_known_name_the_clearly_longest_free_text_is_taken_and_told(write: Write) -> None:
    corpus = read(write("a.csv", f"nr,vad,var\n1,{LONG[0]},Luleå\n2,{LONG[1]},Piteå\n"))

    assert texts(corpus) == LONG
    assert corpus.problems == (problem("read.guessed_text_column", file="a.csv", column="vad"),)


def test_without_a_clearly_longest_text_the_columns_are_listed(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.csv", f"nr,vad,varför\n1,{LONG[0]},{LONG[1]}\n2,{LONG[1]},{LONG[0]}\n"))
    assert refused.value.code == "read.no_text_column"
    assert "nr, vad, varför" in str(refused.value)
    assert "--map text=NAMN" in str(refused.value)


def test_figures_are_never_guessed_to_be_the_text(write: Write) -> None:
    with pytest.raises(ReadError) as refused:
        read(write("a.csv", "nr,antal\n1,200000000000\n2,300000000000\n"))
    assert refused.value.code == "read.no_text_column"


def test_a_title_is_set_above_its_text_unless_the_text_begins_with_it(write: Write) -> None:
    corpus = read(write("a.csv", "titel,text\nBussar,Fler turer\nSkog,Skog är liv\nBara titel,\n,Bara text\n"))

    assert texts(corpus) == ["Bussar\n\nFler turer", "Skog är liv", "Bara titel", "Bara text"]


def test_a_second_column_that_reads_like_text_is_not_passed_over_in_silence(write: Write) -> None:
    corpus = read(write("a.csv", f"inspel,kommentar\nKort,{LONG[0]}\nKort igen,{LONG[1]}\n"))

    assert corpus.problems == (problem("read.other_text_column", file="a.csv", column="kommentar", text="inspel"),)
    assert corpus.contributions[0].extra == {"kommentar": LONG[0]}
