"""Export forms, known by their heads."""

from collections.abc import Callable
from pathlib import Path

from inspel_text.corpus import Contribution, Corpus
from inspel_text.errors import problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def told(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(c.id, c.text, c.fields.get("question", "")) for c in corpus]


def test_polis_comments_keep_votes_and_moderation_as_extra(write: Write) -> None:
    heading = "timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body"
    corpus = read(write("comments.csv", f"{heading}\n1726860676783,2,0,57,3,1,Keep the hospitality\n"))

    assert corpus.sources[0].form == "polis"
    assert corpus.contributions == (
        Contribution(
            "2",
            "Keep the hospitality",
            "comments.csv",
            2,
            {"sender": "0", "date": "1726860676783"},
            {"agrees": "57", "disagrees": "3", "moderated": "1"},
        ),
    )


def test_decidim_proposals_join_title_and_body_in_the_language_they_have(write: Write) -> None:
    heading = "id;title/en;title/sv;body/en;body/sv;scope/name/sv;answer/sv"
    rows = "1;;Bussar;;Fler turer;Luleå;Nej\n2;Forest;;Let it stand;;Boden;\n"
    corpus = read(write("proposals.csv", f"{heading}\n{rows}"))

    assert corpus.sources[0].form == "decidim"
    assert [(c.id, c.text, c.fields["language"]) for c in corpus] == [
        ("1", "Bussar\n\nFler turer", "sv"),
        ("2", "Forest\n\nLet it stand", "en"),
    ]
    assert corpus.contributions[0].extra["answer/sv"] == "Nej"


def test_decidim_comments_are_known_by_what_they_comment_on(write: Write) -> None:
    corpus = read(
        write("comments.csv", "id;body;locale;author/id;author/name;commentable_type\n5;Bra;sv;9;Anna;Proposal\n")
    )

    assert corpus.sources[0].form == "decidim"
    assert corpus.contributions[0].fields == {"sender": "9", "language": "sv"}


def test_mural_notes_are_contributions(write: Write) -> None:
    corpus = read(write("mural.csv", "ID,Sticky type,Text,BG Color,Area\n0-1,square,Fler bussar,#FFF,Trafik\n"))

    assert corpus.sources[0].form == "mural"
    assert told(corpus) == [("0-1", "Fler bussar", "")]


def test_each_question_answered_in_words_is_a_contribution_of_the_same_sender(write: Write) -> None:
    heading = "ID;Starttid;Slutförandetid;E-post;Namn;Kommun;Vad är bra?;Hur reser du?;Vad saknas?"
    rows = [
        "11;2025-05-01 10:00;2025-05-01 10:05;a@b.se;Anna;Luleå;Det är nära till skogen;Buss;Fler bussar på kvällen",
        "12;2025-05-01 11:00;2025-05-01 11:05;c@d.se;Bo;Piteå;;Bil;Bättre vägar i inlandet",
    ]
    corpus = read(write("forms.csv", "\n".join([heading, *rows])))

    assert corpus.sources[0].form == "microsoft forms"
    assert told(corpus) == [
        ("11", "Det är nära till skogen", "Vad är bra?"),
        ("11.2", "Fler bussar på kvällen", "Vad saknas?"),
        ("12.2", "Bättre vägar i inlandet", "Vad saknas?"),
    ]
    assert [c.fields["sender"] for c in corpus] == ["11", "11", "12"]
    assert corpus.contributions[0].extra["Hur reser du?"] == "Buss"
    assert corpus.problems == (
        problem("read.form_questions", file="forms.csv", read="Vad är bra?, Vad saknas?", left="Hur reser du?"),
        problem("read.blank_answers", file="forms.csv", count=1),
    )


def test_a_form_left_wholly_unanswered_is_still_one_contribution(write: Write) -> None:
    heading = "Tidstämpel,Vad är bra?,Vad saknas?"
    rows = "2025-05-01,Det är nära till skogen,Fler bussar på kvällen\n2025-05-02,,\n"

    assert told(read(write("google.csv", f"{heading}\n{rows}"))) == [
        ("2", "Det är nära till skogen", "Vad är bra?"),
        ("2.2", "Fler bussar på kvällen", "Vad saknas?"),
        ("3", "", "Vad är bra?"),
    ]


def test_google_forms_are_known_by_the_time_stamp_and_the_questions(write: Write) -> None:
    corpus = read(write("g.csv", "Timestamp,What would you change here?\n2025/05/01,More buses in the evening\n"))

    assert corpus.sources[0].form == "google forms"
    assert corpus.contributions[0].fields == {
        "date": "2025/05/01",
        "sender": "2",
        "question": "What would you change here?",
    }


def test_a_time_stamp_beside_an_ordinary_text_is_no_form(write: Write) -> None:
    corpus = read(write("a.csv", "Tidstämpel,Kommun,Inspel\n2025-05-01,Luleå,Bra\n"))

    assert (corpus.sources[0].form, told(corpus)) == ("", [("2", "Bra", "")])
