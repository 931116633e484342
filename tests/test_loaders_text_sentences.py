"""Sentence boundaries: initials, abbreviations, list numbers, broken paragraphs."""

import pytest

from cbris.loaders.text.document import Span
from cbris.loaders.text.sentences import MAX_SENTENCE, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One ends. Two begins.", ["One ends.", "Two begins."], id="two"),
        pytest.param(
            "By B. Able it was drawn. Then.", ["By B. Able it was drawn.", "Then."], id="initial"
        ),
        pytest.param(
            "It grew.(1) Then it fell.² It rose.",
            ["It grew.(1)", "Then it fell.²", "It rose."],
            id="mark-of-a-note",
        ),
        pytest.param(
            "Highlights\n• Tolls rose.\n• Trade fell.",
            ["Highlights", "• Tolls rose.", "• Trade fell."],
            id="bullets",
        ),
        pytest.param(
            "The barriers are:\n• Low bridges.\n• High tolls.",
            ["The barriers are:\n• Low bridges.\n• High tolls."],
            id="bullets-behind-a-colon",
        ),
        pytest.param("E.Yu. Baker left.", ["E.Yu. Baker left."], id="initial-of-two-letters"),
        pytest.param("By T.lI. Cole.", ["By T.lI. Cole."], id="scanned-initial"),
        pytest.param("See No. 2 of it. End.", ["See No. 2 of it.", "End."], id="abbreviation"),
        pytest.param("It is (a, b, etc.) so.", ["It is (a, b, etc.) so."], id="etc"),
        pytest.param('He said "no." She left.', ['He said "no."', "She left."], id="quotation"),
        pytest.param("in the 1990s. and means", ["in the 1990s. and means"], id="stray-point"),
        pytest.param("Is it? Yes!", ["Is it?", "Yes!"], id="question"),
        pytest.param("A line\nbroken here.", ["A line\nbroken here."], id="line-break"),
        pytest.param("No point\n\nNew paragraph", ["No point", "New paragraph"], id="paragraph"),
        pytest.param(
            "which are:\n\nfirst; second", ["which are:\n\nfirst; second"], id="list-goes-on"
        ),
        pytest.param(
            "Two kinds:\n\n1. Roads.\n\n2. Rails.", ["Two kinds:", "Roads.", "Rails."], id="items"
        ),
        pytest.param("Abstract. Roads lead.", ["Roads lead."], id="label"),
        pytest.param("1.2 Roads\nThe roads lead.", ["1.2 Roads", "The roads lead."], id="heading"),
        pytest.param("Introduction\nRoads lead.", ["Introduction", "Roads lead."], id="title"),
        pytest.param(
            "The works of\nAble lead.", ["The works of\nAble lead."], id="line-that-goes-on"
        ),
        pytest.param(
            "a line as long as\nThe next ones are here",
            ["a line as long as\nThe next ones are here"],
            id="full-line",
        ),
        pytest.param("", [], id="empty"),
    ],
)
def test_sentences_of(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_only_the_span_is_read() -> None:
    assert sentences("One. Two. Three.", Span(5, 9)) == (Span(5, 9),)


def test_a_line_without_end_is_cut() -> None:
    found = split("word " * 1000)
    assert max(map(len, found)) <= MAX_SENTENCE
    assert sum(sentence.count("word") for sentence in found) == 1000
