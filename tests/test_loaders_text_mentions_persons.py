"""Persons in running text, and the authors in a byline, who are none."""

import pytest

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.mentions import find_mentions
from cbris.loaders.text.persons import find_persons
from cbris.loaders.text.vocabulary import Vocabulary


def persons(text: str, header: int = 0) -> list[str]:
    layout = Layout(Span(0, header), Span(header, len(text)), Span(len(text), len(text)))
    found = find_mentions(text, layout, "en", Vocabulary.load())
    return [one.text for one in found if one.kind == "person"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Since Novakova (2003) and Ann Ferrer-Pell (2016, p. 4)", ["Novakova", "Ann Ferrer-Pell"]),
        ("Novakova’s (2003) view; van den Bosch (2011a) agrees", ["Novakova", "van den Bosch"]),
        ("Novakova, Ferrer, and Pell (2018) argue", ["Novakova", "Ferrer", "Pell"]),
        ("such scholars as Novakova, R. Ferrer and Pell.", ["Novakova", "R. Ferrer", "Pell"]),
        ("Michael Ferrer and Anna Pell-Nowak disagree", ["Michael Ferrer", "Anna Pell-Nowak"]),
        ("and P. Ferrer. The end", ["P. Ferrer"]),
        (
            "the Treaty of Lisbon (2007), in Turin (2006), the Regulation (2013), Interreg (2014)",
            [],
        ),
        ("trade of Poland and Germany, 2004–2019, and Poland (2004)", []),
        ("in Georgia. Georgia Pell (2016) and R. Florida say", ["Georgia Pell", "R. Florida"]),
        ("Strilets V. Yu. wrote", ["Strilets V. Yu."]),
        ("as Professor Petra Novakova and Dr. Tom Ferrer said", ["Petra Novakova", "Tom Ferrer"]),
        ("Novakova, P. and Ferrer, T.", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "А.К. Novak¹, B.T. Ferrer²*\n¹Institute of Rivers\n\nText.",
        "Novak O. M. — PhD, Institute of Rivers\n\nText.",
        "* Corresponding author. E-mail: novak@example.com (R. Novak)\n\nText.",
        "© I. Novak, V. Ferrer, 2020. Open access.\n\nText.",
        "How to Cite\nNovak, Z., & Ferrer, T. (2022). On rivers.\n\nText.",
    ],
)
def test_the_authors_of_the_text_are_no_mentions(text: str) -> None:
    assert persons(text, header=text.index("Text.")) == []


def test_a_person_who_opens_a_sentence_of_the_header_is_a_mention() -> None:
    text = "B. Ferrer distinguishes five rivers.\n"
    assert persons(text + "Abstract. Text.", header=len(text)) == ["B. Ferrer"]


def test_a_cited_person_who_opens_a_line_of_the_header_is_a_mention() -> None:
    text = "B. Ferrer (2011) counts rivers.\n"
    assert persons(text + "Abstract. Text.", header=len(text)) == ["B. Ferrer"]


def test_the_line_with_the_number_of_the_journal_names_nothing() -> None:
    text = "Economy of the Borderland, Vol. 3, No. 1, 2020\nThe borderland grew."
    found = find_mentions(
        text,
        Layout(Span(0, 0), Span(0, len(text)), Span(len(text), len(text))),
        "en",
        Vocabulary.load(),
    )
    assert [(one.text, one.start) for one in found] == [("borderland", 51)]


def test_the_authors_of_the_list_are_known_in_the_text() -> None:
    body = "Here Novakova argues that Ferrer’s map and Narrow are old.\n"
    text = body + "1. Novakova, P. Maps.\n2. Ferrer T. Bridges."
    layout = Layout(Span(0, 0), Span(0, len(body)), Span(len(body), len(text)))
    found = find_mentions(text, layout, "en", Vocabulary.load())
    assert [one.text for one in found if one.kind == "person"] == ["Novakova", "Ferrer"]


def test_the_entries_of_a_list_name_no_persons() -> None:
    assert persons("A text.\n12. Novak P. S. Maps of rivers\nFerrer T. Bridges of old") == []


def test_cited_authors_are_persons_where_something_is_said_of_them() -> None:
    body = (
        "Balassa [3] distinguished stages. Haas, on the other hand, held that it spills over. "
        "According to de Sousa, it is any action. Asheim and Coenen [1] distinguish two. "
        "Porter did not. The firms of Porter Street and in Haas pay taxes.\n\nReferences\n"
    )
    entries = (
        "[1] B. T. Asheim, L. Coenen, Knowledge bases, Res. Policy 34 (2005) 1173.\n"
        "[2] Haas, Ernst. The Uniting of Europe. Stanford, 1958.\n"
        "[3] Balassa B. The Theory of Economic Integration. Homewood, 1961.\n"
        "[4] Sousa, L. de (2013): Understanding Cooperation. J. Eur. Integr. 35.\n"
        "[5] Porter ME. Clusters. Harv Bus Rev. 1998;76:77-90.\n"
    )
    text = body + entries
    layout = Layout(Span(0, 0), Span(0, len(body)), Span(len(body), len(text)))
    assert [text[one.start : one.end] for one in find_persons(text, layout)] == [
        "Balassa",
        "Haas",
        "de Sousa",
        "Asheim",
        "Coenen",
        "Porter",
    ]


def test_an_author_in_a_note_on_the_authors_is_no_mention() -> None:
    header = "Measuring Borders\nJonna Skoglund, Peeter Tamm\n"
    text = header + "Borders matter.\nJ. Skoglund is with the Gulf University. P. Haas is not.\n"
    layout = Layout(Span(0, len(header)), Span(len(header), len(text)), Span(len(text), len(text)))
    assert [text[one.start : one.end] for one in find_persons(text, layout)] == ["P. Haas"]
