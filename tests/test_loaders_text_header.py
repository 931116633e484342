"""Headers in the styles of journal pages. Every person, journal and number here is made up."""

from typing import Any

import pytest

from cbris.loaders.text.document import Metadata, Span
from cbris.loaders.text.header import read_header, same_institute
from cbris.loaders.text.layout import split

PROSE = "The ferries of the north were built by the towns on the two sides of the river. " * 8

HEADERS: dict[str, tuple[str, dict[str, Any]]] = {
    "blocks": (
        "Journal of Invented Studies №2(14) 2021, 5-11 p\n\n"
        "Testov A. B. — PhD in Economics, Senior Researcher of Invented Institute for "
        "Bridges, Sadova Str., 12, Lviv, Ukraine, 79000; +38 (063) 000-11-22;; "
        "ORCID: 0000-0002-1825-0097\n\n"
        f"Abstract. {PROSE}\n\nKeywords: ferry, ford, bridge.\n",
        {
            "journal": "Journal of Invented Studies",
            "issue": "2(14)",
            "year": "2021",
            "pages": "5-11",
            "authors": [
                (
                    "Testov A. B.",
                    "PhD in Economics",
                    "Senior Researcher",
                    "Invented Institute for Bridges",
                )
            ],
            "keywords": ("ferry", "ford", "bridge"),
        },
    ),
    "title-and-names": (
        "Journal of Invented Studies, Vol. 5, No. 2, 2019, pp. 10–20\n"
        "https://doi.org/10.00001/jis.2019.2\n\nFERRIES AND FORDS OF THE NORTH\n\n"
        "A. B. Testov, E. Demo\n\nUniversity of Nowhere, Lviv, Ukraine\n\n"
        f"Abstract: {PROSE}\nKey words: ferry; ford, old; bridge\n",
        {
            "title": "FERRIES AND FORDS OF THE NORTH",
            "journal": "Journal of Invented Studies",
            "volume": "5",
            "issue": "2",
            "year": "2019",
            "pages": "10-20",
            "doi": "10.00001/jis.2019.2",
            "authors": [
                ("A. B. Testov", None, None, "University of Nowhere, Lviv, Ukraine"),
                ("E. Demo", None, None, "University of Nowhere, Lviv, Ukraine"),
            ],
            "keywords": ("ferry", "ford, old", "bridge"),
        },
    ),
    "ukrainian": (
        "УДК 332.1:339.9\nJEL Classification: F15, O18\n\nЗразок І. І.\n"
        "кандидат економічних наук, доцент, Вигаданий університет\n\n"
        "Мости і броди вигаданих регіонів\n\n"
        f"Анотація. {'Пороми півночі збудували міста на двох берегах річки. ' * 9}\n\n"
        "Ключові слова: пором, брід, міст.\n",
        {
            "title": "Мости і броди вигаданих регіонів",
            "udc": "332.1:339.9",
            "jel": ("F15", "O18"),
            "authors": [
                ("Зразок І. І.", "кандидат економічних наук", "доцент", "Вигаданий університет")
            ],
            "keywords": ("пором", "брід", "міст"),
        },
    ),
    "russian": (
        "Вестник выдуманных наук. 2018. № 4. С. 3–9\n\nИВАНОВ А. А. — доктор наук, профессор, "
        "Выдуманный институт\n\nО бродах и мостах севера\n\n"
        f"Аннотация. {PROSE}\n\nКлючевые слова: брод, мост\n",
        {
            "title": "О бродах и мостах севера",
            "journal": "Вестник выдуманных наук",
            "issue": "4",
            "year": "2018",
            "pages": "3-9",
            "authors": [("ИВАНОВ А. А.", "доктор наук", "профессор", "Выдуманный институт")],
            "keywords": ("брод", "мост"),
        },
    ),
    "title-only": (
        f"Ferries and fords of the north\n\nAbstract\n{PROSE}\n\nKeywords — ferry, ford\n",
        {"title": "Ferries and fords of the north", "keywords": ("ferry", "ford")},
    ),
    "no-header": (f"{PROSE}\n\n{PROSE}\n", {}),
}


@pytest.mark.parametrize("case", HEADERS)
def test_header_is_read_as_printed(case: str) -> None:
    text, expected = HEADERS[case]

    metadata, _ = read_header(text, split(text))

    found = {name: value for name, value in vars(metadata).items() if value and name != "abstract"}
    if "authors" in found:
        found["authors"] = [(a.name, a.degree, a.position, a.affiliation) for a in metadata.authors]
    assert found == expected


def test_text_without_header_gives_nothing() -> None:
    metadata, problems = read_header(PROSE * 3, split(PROSE * 3))

    assert metadata == Metadata()
    assert [problem.code for problem in problems] == ["title-unknown"]


def test_abstract_is_a_span_with_its_mark() -> None:
    text = HEADERS["title-only"][0]

    span = read_header(text, split(text))[0].abstract or Span(0, 0)

    assert text[span.start : span.end] == f"Abstract\n{PROSE.strip()}"


def test_invalid_orcid_is_a_problem_and_left_out() -> None:
    text = HEADERS["blocks"][0].replace("0097", "0098")

    metadata, problems = read_header(text, split(text))

    assert metadata.authors[0].orcid is None
    assert [problem.code for problem in problems] == ["title-unknown", "orcid-invalid"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (
            "Invented Institute for Bridges and Fords",
            "Invented Institute of Bridges, Fords (InvIBF)",
            True,
        ),
        ("State Institution Invented Institute of Bridges", "Invented Institute for Bridges", True),
        ("Invented Institute of Bridges", "Invented Institute of Fords", False),
        ("University of Nowhere", "Technical University of Nowhere", False),
        ("Institute of Bridges (IBA)", "Institute of Bridges (IBB)", False),
        ("InvIBF", "Invented Institute of Bridges and Fords (InvIBF)", True),
    ],
)
def test_spellings_of_one_institute(a: str, b: str, same: bool) -> None:
    assert same_institute(a, b) is same
    assert same_institute(b, a) is same


def test_a_degree_between_author_and_title_is_not_the_title() -> None:
    text = (
        "UDC 332.1\n\nOlena Vyhadana,\n"
        "PhD in Economics, Associate Professor, Department of Mills,\n"
        "Made-up National University, Lviv\nORCID: 0000-0002-1825-0097\n\n"
        "INNOVATION COOPERATION OF BORDER REGIONS: CONDITIONS AND BARRIERS\n\n"
        "Abstract. The article examines cooperation of border regions.\n"
    )
    metadata, _ = read_header(text, split(text))
    assert metadata.title == "INNOVATION COOPERATION OF BORDER REGIONS: CONDITIONS AND BARRIERS"
