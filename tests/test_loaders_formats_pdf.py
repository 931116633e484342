"""A PDF gives its text in the order of reading, page by page, or says why not."""

import pytest
from formats import only
from pdfs import Line, column, pdf

from cbris.errors import SourceError, UnreadableTextError
from cbris.loaders.text.document import Metadata
from cbris.loaders.text.spans import page_of

PROSE = [
    "The customs union of two states helps the ferries of both, as the cross-bor-",
    "der region has its own systems of innovation and a council of its towns that",
    "met twice.",
]


def text_of(*pages: list[Line]) -> str:
    return only(pdf(pages), "a.pdf").text


def test_lines_end_as_on_the_page_and_hyphens_stay() -> None:
    assert text_of(column(60, 600, PROSE)) == "\n".join(PROSE)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {n} of words that fill the col" for n in range(6)]
    right = [f"right line {n} of words that fill the co" for n in range(6)]
    page = [Line(60, 650, "A title that runs across both columns of the page it is on", 14)]
    page += [*column(320, 597, right), *column(60, 600, left)]
    assert text_of(page) == "\n\n".join(
        ["A title that runs across both columns of the page it is on", "\n".join(left + right)]
    )


def test_a_heading_across_the_page_parts_two_bands_of_columns() -> None:
    def side(name: str) -> list[str]:
        return [f"{name} {n} with words that fill the column" for n in range(5)]

    page = [*column(60, 700, side("one")), *column(320, 700, side("two"))]
    page += [Line(60, 620, "A heading that runs across both columns of this page here")]
    page += [*column(60, 580, side("three")), *column(320, 580, side("four"))]
    words = text_of(page).split()
    assert [word for word in words if word in ("one", "two", "A", "three", "four")] == (
        ["one"] * 5 + ["two"] * 5 + ["A"] + ["three"] * 5 + ["four"] * 5
    )


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Region", "2019"), ("Lviv", "12.5"), ("Zakarpattia region", "7"), ("Volyn", "5")]
    page = [
        line
        for at, (name, value) in enumerate(rows * 2)
        for line in (Line(60, 600 - 12 * at, name), Line(400, 600 - 12 * at, value))
    ]
    assert text_of(page).splitlines()[:2] == ["Region 2019", "Lviv 12.5"]


def heads(number: int) -> list[Line]:
    """Set a running head of even or odd pages, and the number of the page."""
    if number % 2:
        return [Line(60, 770, "E. POE. HARBOURS"), Line(290, 30, str(number))]
    return [Line(60, 770, f"{number} Made-up Journal, 2021, Vol. 4, No. 2")]


def test_running_heads_and_page_numbers_are_left_out_and_read_as_masthead() -> None:
    pages = [[*heads(n), *column(60, 600, [f"Page {n} says a word."])] for n in (10, 11, 12, 13)]
    found = only(pdf(pages), "a.pdf")
    assert found.text == "\n\n".join(f"Page {n} says a word." for n in (10, 11, 12, 13))
    assert found.pages == (0, 22, 44, 66)
    assert found.metadata.journal == "Made-up Journal"
    assert (found.metadata.volume, found.metadata.year) == ("4", "2021")


def test_a_word_knows_its_page() -> None:
    pages = [column(60, 600, [f"Page {n} says a word."]) for n in (1, 2, 3)]
    found = only(pdf(pages), "a.pdf")
    assert [page_of(found.pages, found.text.index(f"Page {n}")) for n in (1, 2, 3)] == [1, 2, 3]
    assert page_of((), 5) is None


def test_a_sentence_that_goes_on_over_the_page_is_one_paragraph() -> None:
    first = column(60, 600, ["The council of the towns that met twice in the year of the"])
    assert text_of(first, column(60, 700, ["treaty."])).endswith("year of the\ntreaty.")


def test_paragraphs_are_parted_by_gap_indent_and_short_line() -> None:
    lines = [
        Line(60, 600, "The first paragraph of the text has a line that is full of words"),
        Line(60, 588, "and one that is short."),
        Line(75, 576, "The second one is indented and its lines are full of words as"),
        Line(60, 564, "well; it ends here."),
        Line(60, 530, "The third one stands far below the others."),
    ]
    assert text_of(lines).split("\n\n") == [
        "The first paragraph of the text has a line that is full of words\nand one that is short.",
        "The second one is indented and its lines are full of words as\nwell; it ends here.",
        "The third one stands far below the others.",
    ]


def test_references_that_hang_are_paragraphs() -> None:
    lines = [
        Line(60, 600, "Able, A. (2019). Ferries of the north and of the south of Poland and"),
        Line(80, 588, "Ukraine. Harbour Studies, 4(2), 11-19."),
        Line(60, 576, "Bake, B. (2020). Old harbours of the cross-border regions of Slovakia"),
        Line(80, 564, "and Hungary. Harbour Studies, 5(1), 1-9."),
    ]
    assert [one[:4] for one in text_of(lines).split("\n\n")] == ["Able", "Bake"]


def test_words_along_the_edge_are_left_out() -> None:
    stamp = Line(20, 300, "Downloaded from somewhere", turned=True)
    assert text_of([stamp, *column(60, 600, PROSE)]) == "\n".join(PROSE)


def test_a_large_initial_stays_in_its_first_line() -> None:
    page = [
        Line(60, 576, "T", 30),
        Line(90, 594, "he customs union of two states helps the ferries of both, as the"),
        Line(90, 582, "border region has its own systems of innovation and a council of"),
        Line(60, 570, "its towns, which has met twice in the years of the treaty so far."),
    ]
    assert text_of(page).split()[:4] == ["T", "he", "customs", "union"]
    assert "\nborder region has" in text_of(page)


def test_raised_figures_stay_in_their_line() -> None:
    page = [Line(60, 600, "Eva Poe"), Line(95, 604, "1", 6), Line(105, 600, "and Jan Doe")]
    assert text_of(page) == "Eva Poe1 and Jan Doe"


def test_cyrillic_and_ligatures_are_letters() -> None:
    assert text_of([Line(60, 600, "Єврорегіони та ﬁnance їх")]) == "Єврорегіони та finance їх"


def test_a_title_is_believed_only_if_the_text_has_it() -> None:
    pages = [column(60, 600, ["Harbours of cross-border", "regions", "by Eva Poe"])]
    info = {"Title": "Harbours of cross-border regions", "Author": "typist"}
    assert only(pdf(pages, info), "a.pdf").metadata == Metadata(title=info["Title"])
    other = {"Title": "Microsoft Word - final version 3.doc"}
    assert only(pdf(pages, other), "a.pdf").metadata == Metadata()


def test_xmp_gives_doi_and_journal() -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" prism:volume="4">'
        "<prism:publicationName>Made-up Journal</prism:publicationName>"
        "<dc:identifier>doi:10.5555/made.4</dc:identifier>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    found = only(pdf([column(60, 600, PROSE)], xmp=xmp), "a.pdf").metadata
    assert found == Metadata(journal="Made-up Journal", volume="4", doi="10.5555/made.4")


def test_pages_that_are_pictures_are_told() -> None:
    found = only(pdf([column(60, 600, PROSE), [], column(60, 600, PROSE)]), "a.pdf")
    assert [one.message for one in found.problems] == [
        "1 of 3 pages have no text, perhaps pictures: 2"
    ]


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(UnreadableTextError) as caught:
        only(pdf([[], [Line(60, 30, "3")]]), "a.pdf")
    assert str(caught.value) == (
        "a.pdf: 2 pages without text, so pictures of pages; a text layer was expected; make one,"
        " for example with `ocrmypdf -l eng+ukr in.pdf out.pdf`"
    )


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(UnreadableTextError, match=r"a\.pdf: encrypted, and opens with a password"):
        only(pdf([column(60, 600, PROSE)], password="secret"), "a.pdf")


def test_a_file_that_everybody_can_open_is_read_though_encrypted() -> None:
    found = only(pdf([column(60, 600, PROSE)], password=""), "a.pdf")
    assert found.text == "\n".join(PROSE)


def test_a_damaged_file_says_so() -> None:
    with pytest.raises(SourceError, match=r"a\.pdf: damaged; a PDF was expected"):
        only(b"%PDF-1.4\nnothing", "a.pdf")


def test_a_pdf_of_another_name_is_one() -> None:
    assert only(pdf([column(60, 600, PROSE)]), "download.html").text == "\n".join(PROSE)
