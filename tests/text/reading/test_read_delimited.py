"""CSV and TSV: what is divided by what, and what a broken row costs."""

from collections.abc import Callable
from pathlib import Path

from inspel_text.corpus import Contribution, Corpus
from inspel_text.errors import problem
from inspel_text.reading import read

Write = Callable[[str, str | bytes], Path]


def texts(corpus: Corpus) -> list[str]:
    return [contribution.text for contribution in corpus]


def test_a_row_becomes_a_contribution_with_its_fields_and_all_else_as_extra(write: Write) -> None:
    path = write("svar.csv", "id,inspel,kommun,Postnummer\na1,Fler bussar,Luleå,97231\n")

    assert read(path).contributions == (
        Contribution("a1", "Fler bussar", "svar.csv", 2, {"municipality": "Luleå"}, {"Postnummer": "97231"}),
    )


def test_semicolons_tabs_and_bars_are_found_by_themselves(write: Write) -> None:
    for name, mark in [("a.csv", ";"), ("b.tsv", "\t"), ("c.csv", "|"), ("d.csv", ",")]:
        corpus = read(write(name, f"id{mark}inspel\n1{mark}Fler bussar\n2{mark}Mer skog\n"))
        assert (texts(corpus), corpus.sources[0].delimiter) == (["Fler bussar", "Mer skog"], mark)


def test_commas_in_the_text_do_not_hide_the_semicolon(write: Write) -> None:
    path = write("a.csv", "id;inspel\n1;Bussar, tåg, cykel\n2;Skog, vatten, fjäll\n")

    assert texts(read(path)) == ["Bussar, tåg, cykel", "Skog, vatten, fjäll"]


def test_excels_own_line_about_the_delimiter_is_obeyed_and_not_read(write: Write) -> None:
    assert texts(read(write("a.csv", "sep=|\nid|inspel\n1|Fler, bussar; nu\n"))) == ["Fler, bussar; nu"]


def test_in_a_file_of_one_column_the_line_is_the_text(write: Write) -> None:
    path = write("a.csv", 'inspel\nHej, vad bra\nHan sa "nej" till oss\n"Med citat, och ""mer"""\n')

    assert texts(read(path)) == ["Hej, vad bra", 'Han sa "nej" till oss', 'Med citat, och "mer"']


def test_a_text_may_hold_line_breaks_and_a_line_separator(write: Write) -> None:
    path = write("a.csv", 'id,inspel\n1,"Första raden\r\n\r\nandra\u2028tredje\u0085fjärde"\n2,Nästa\n')

    assert texts(read(path)) == ["Första raden\r\n\r\nandra\u2028tredje\u0085fjärde", "Nästa"]


def test_a_cell_of_a_megabyte_is_kept_whole(write: Write) -> None:
    long = "ord på en rad\n" * 75_000

    assert texts(read(write("a.csv", f'id,inspel\n1,"{long}"\n2,Nästa\n'))) == [long, "Nästa"]


def test_an_unclosed_quote_costs_no_other_row(write: Write) -> None:
    path = write("a.csv", 'id,inspel\n1,Före\n2,"Öppet citat\n3,Efter\n4,"Också, efter"\n5,Sist\n')

    corpus = read(path)

    assert texts(corpus) == ["Före", "Öppet citat", "Efter", "Också, efter", "Sist"]
    assert corpus.problems == (problem("read.mended_row", file="a.csv", row=3, line='2,"Öppet citat'),)


def test_an_unclosed_quote_to_the_end_of_the_file_costs_no_other_row(write: Write) -> None:
    rows = "".join(f"{number},Text {number}\n" for number in range(3, 500))

    assert len(read(write("a.csv", f'id,inspel\n2,"Öppet, citat\n{rows}'))) == 497


def test_two_unclosed_quotes_that_pair_up_swallow_nothing(write: Write) -> None:
    path = write("a.csv", 'id,inspel,x\n1,"Öppet, en,\n2,Mellan,b\n3,"Öppet, två,\n4,Sist,d\n')

    corpus = read(path)

    assert [contribution.id for contribution in corpus] == ["2", "4"]
    assert [p.params["line"] for p in corpus.problems] == ['1,"Öppet, en,', '3,"Öppet, två,']


def test_quotes_within_quotes_are_mended_and_told(write: Write) -> None:
    corpus = read(write("a.csv", 'id,inspel\n1,"Han sa "nej" till oss"\n'))

    assert texts(corpus) == ['Han sa "nej" till oss']
    assert [p.code for p in corpus.problems] == ["read.mended_row"]


def test_an_inch_mark_in_a_text_is_only_text(write: Write) -> None:
    corpus = read(write("a.csv", 'id,inspel\n1,Ett 5" rör\n2,Nästa\n'))

    assert (texts(corpus), corpus.problems) == (['Ett 5" rör', "Nästa"], ())


def test_rows_with_too_many_or_too_few_cells_are_listed_and_the_others_read(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel,kommun\n1,Bra,Luleå\n2,För,många,celler\n3\n4,Också bra,Piteå\n"))

    assert texts(corpus) == ["Bra", "Också bra"]
    assert corpus.problems == (
        problem("read.broken_row", file="a.csv", row=3, line="2,För,många,celler"),
        problem("read.broken_row", file="a.csv", row=4, line="3"),
    )


def test_a_row_over_several_lines_with_too_many_cells_is_one_problem(write: Write) -> None:
    corpus = read(write("a.csv", 'id,inspel\n1,"En\ntvå",tre\n2,Nästa\n'))

    assert texts(corpus) == ["Nästa"]
    assert corpus.problems == (problem("read.broken_row", file="a.csv", row=2, line='1,"En\ntvå",tre'),)


def test_empty_cells_beyond_the_heading_are_no_fault(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel\n1,Bra,,\n"))

    assert (texts(corpus), corpus.problems) == (["Bra"], ())


def test_blank_rows_are_skipped_and_told_only_inside_the_data(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel\n1,Ett\n\n,\n2,Två\n,\n\n"))

    assert [contribution.row for contribution in corpus] == [2, 5]
    assert corpus.problems == (problem("read.blank_rows", file="a.csv", count=2),)


def test_an_empty_text_beside_an_id_is_a_contribution(write: Write) -> None:
    assert texts(read(write("a.csv", "id,inspel\n1,\n2,Två\n"))) == ["", "Två"]


def test_two_columns_of_one_name_are_both_kept(write: Write) -> None:
    corpus = read(write("a.csv", "inspel,Ort,Ort\nBra,Jokkmokk,Porjus\n"))

    assert corpus.contributions[0].extra == {"Ort": "Jokkmokk", "Ort (2)": "Porjus"}


def test_the_source_tells_how_the_file_was_read(write: Write) -> None:
    source = read(write("a.csv", "Nr;Synpunkt;Kommun\n1;Bra;Luleå\n2;;\n3;x;y;z\n")).sources[0]

    assert (source.name, source.format, source.encoding, source.delimiter, source.rows, source.form) == (
        "a.csv",
        "csv",
        "utf-8",
        ";",
        3,
        "",
    )
    assert source.mapping == {"text": "Synpunkt", "municipality": "Kommun"}
    assert source.sha256 == "63a2d29710483037e4026a56db0a0e170ac19afc9a19aa21e2a30759df5be31f"


def test_a_file_of_lines_that_all_seem_to_open_a_quote_takes_no_time(write: Write) -> None:
    corpus = read(write("a.csv", "id,inspel,kommun\n" + '1,5" rör,"a\n' * 20_000))

    assert len(corpus) == 20_000


def test_a_row_of_many_lines_with_quotes_in_them_is_one_text(write: Write) -> None:
    said = 'han sa "ja", och "nej"\n' * 5_000

    assert texts(read(write("a.csv", "id,inspel\n1,{}\n2,Nästa\n".format('"' + said.replace('"', '""') + '"')))) == [
        said,
        "Nästa",
    ]
