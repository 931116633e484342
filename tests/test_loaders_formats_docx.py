"""A Word document gives its paragraphs, with the numbers that Word shows."""

import pytest
from formats import entries, only
from zips import docx, zipped

from cbris.errors import SourceError
from cbris.loaders.text.document import Metadata

FIRST = "Able, A. (2019). Ferries of the north. Harbour Studies, 4(2), 11–19."
SECOND = "Bake, B. (2020). Old harbours. Harbour Studies, 5(1), 1–9."
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>
<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start
w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
"""


def p(words: str, numbered: int = 0, level: int = 0, style: str = "") -> str:
    number = f'<w:ilvl w:val="{level}"/><w:numId w:val="{numbered}"/>'
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += f"<w:numPr>{number}</w:numPr>" if numbered else ""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_items_have_the_numbers_that_word_counts() -> None:
    body = p("Stages", 1) + p("trade", 1, 1) + p("union", 1, 1) + p("Ends", 1) + p("boats", 3)
    assert only(docx(body, numbering=NUMBERING), "a.docx").text == (
        "1. Stages\n\n1.a) trade\n\n1.b) union\n\n2. Ends\n\n• boats"
    )


def test_numbered_paragraphs_below_a_heading_of_references_are_entries() -> None:
    body = p("The customs union helps.") + p("References") + p(FIRST, 2) + p(SECOND, 2) + p("End")
    found = only(docx(body, numbering=NUMBERING), "a.docx")
    assert found.text.endswith(f"References\n\n1. {FIRST}\n\n2. {SECOND}\n\nEnd")
    assert entries(found) == [FIRST, SECOND]


def test_a_list_may_come_from_the_style() -> None:
    styles = (
        '<w:style w:styleId="L"><w:name w:val="List Number"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = p("Література") + p(FIRST, style="L") + p(SECOND, style="L")
    found = only(docx(body, numbering=NUMBERING, styles=styles), "a.docx")
    assert entries(found) == [FIRST, SECOND]


def test_notes_stand_behind_their_paragraph_and_what_was_deleted_is_gone() -> None:
    body = (
        '<w:p><w:r><w:t>The union</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> helps</w:t></w:r>"
        "</w:ins><w:r><w:t> cross</w:t><w:noBreakHyphen/><w:t>border</w:t><w:br/><w:t>towns.</w:t>"
        "</w:r></w:p>" + p("Next.")
    )
    notes = '<w:footnote w:id="2"><w:p><w:r><w:t>See Able.</w:t></w:r></w:p></w:footnote>'
    assert only(docx(body, footnotes=notes), "a.docx").text == (
        "The union helps cross-border\ntowns.\n\nSee Able.\n\nNext."
    )


def test_a_table_is_lines_of_cells() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    body = f"<w:tbl>{row('Region', '2019')}{row('Lviv', '12')}</w:tbl>" + p("After.")
    assert only(docx(body), "a.docx").text == "Region 2019\nLviv 12\n\nAfter."


def test_a_title_is_the_paragraph_in_that_style() -> None:
    body = p("Harbours of border regions", style="Title") + p("Words.")
    assert only(docx(body), "a.docx").metadata == Metadata(title="Harbours of border regions")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (docx(p("x"))[:-30], r"a\.docx: damaged \(File is not a zip file\)"),
        (zipped({"other.txt": "x"}), r"a\.docx: no word/document\.xml"),
        (
            docx("<w:p/>" + " " * 40_000_000),
            r"a\.docx: word/document\.xml: more than [\d,]+ bytes unpacked",
        ),
    ],
    ids=["cut off", "no document", "bomb"],
)
def test_what_is_no_word_document_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        only(content, "a.docx")
