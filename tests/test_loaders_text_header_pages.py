"""Pages of journals, sites and databases. People, journals and numbers are made up."""

from dataclasses import astuple
from typing import Any

import pytest
from headers import EN, UK, read, told
from pyoxigraph import Literal, NamedNode

from cbris.loaders.text.bibliography import publication_quads
from cbris.loaders.text.document import Document
from cbris.loaders.text.layout import split
from cbris.loaders.text.private import find_private
from cbris.ontology.terms import term

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "name of the section above": (
        "ЕКОНОМІКА ТА УПРАВЛІННЯ НАЦІОНАЛЬНИМ ГОСПОДАРСТВОМ\n\nУДК 338.24:339.92\n\n"
        "Н. В. Мостова,\nд. е. н., професор, Вигаданий університет, м. Ужгород\n\n"
        "МЕХАНІЗМИ СПІВРОБІТНИЦТВА В ІННОВАЦІЙНІЙ СФЕРІ МЕЖІ\n\n"
        "N. Mostova,\nDoctor of Economic Sciences, Professor, Vyhadanyi University, Uzhhorod\n\n"
        f"MECHANISMS OF COOPERATION IN THE INNOVATION SPHERE\n\n{UK}\n\n{EN}\n\n"
        "Ключові слова: механізм, межа.\n\nСтаття надійшла до редакції 12.03.2021 р.\n",
        {
            "title": "МЕХАНІЗМИ СПІВРОБІТНИЦТВА В ІННОВАЦІЙНІЙ СФЕРІ МЕЖІ",
            "udc": "338.24:339.92",
            "authors": [("Мостова", "Н. В.", "Вигаданий університет, м. Ужгород")],
            "keywords": ("механізм", "межа"),
            "titles": ["MECHANISMS OF COOPERATION IN THE INNOVATION SPHERE"],
            "received": "2021-03-12",
        },
    ),
    "publisher's first page": (
        "Invented Regional Science (2019) 62:215–239\nhttps://doi.org/10.5555/s00168-018-0888-1\n\n"
        "ORIGINAL PAPER\n\nKnowledge bases and the innovativeness of border regions\n"
        "Markus Grenzer¹ · Elina Testinen²\n\n"
        "Received: 18 January 2018 / Accepted: 20 November 2018 / "
        "Published online: 3 December 2018\n"
        f"© The Authors 2018\n\nAbstract\n{EN}\n\nJEL Classification O31 · R11\n\n"
        f"1 Introduction\n\n{EN}",
        {
            "title": "Knowledge bases and the innovativeness of border regions",
            "journal": "Invented Regional Science",
            "volume": "62",
            "year": "2019",
            "pages": "215-239",
            "doi": "10.5555/s00168-018-0888-1",
            "jel": ("O31", "R11"),
            "authors": [("Grenzer", "Markus", None), ("Testinen", "Elina", None)],
            "received": "2018-01-18",
            "accepted": "2018-11-20",
            "published": "2018-12-03",
        },
    ),
    "cover sheet that says how to cite": (
        "Invented Planning Studies\n"
        "ISSN: 0965-4313 (Print) 1469-5944 (Online) "
        "Journal homepage: https://www.example.com/ips\n\n"
        "Cross-border regional innovation systems: a review of fords\n"
        "Jari Testinen & Sanna Rohdella\n\n"
        "To cite this article: Jari Testinen & Sanna Rohdella (2016) "
        "Cross-border regional innovation systems: a review of fords, Invented Planning "
        "Studies, 24:9, 1623-1642, "
        "DOI: 10.5555/09654313.2016.1184626\n\nPublished online: 18 May 2016.\n"
        f"Submit your article to this journal\n\nABSTRACT\n"
        f"{EN}\nKEYWORDS\nCross-border region; ford\n",
        {
            "title": "Cross-border regional innovation systems: a review of fords",
            "journal": "Invented Planning Studies",
            "volume": "24",
            "issue": "9",
            "year": "2016",
            "pages": "1623-1642",
            "doi": "10.5555/09654313.2016.1184626",
            "issn": ("0965-4313", "1469-5944"),
            "authors": [("Testinen", "Jari", None), ("Rohdella", "Sanna", None)],
            "keywords": ("Cross-border region", "ford"),
            "published": "2016-05-18",
        },
    ),
    "spaced capitals and keywords in a column": (
        "Contents lists available at InventedDirect\njournal homepage: www.example.com/rp\n"
        "Do ferries matter? A study of cross-border innovation\nAnna Testova a,⁎, Björn Demo b\n"
        "a University of Nowhere, Sweden\nb Lund Invented University, Sweden\n"
        "A R T I C L E I N F O\nArticle history:\nReceived 1 May 2012\n"
        f"Keywords:\nFerry\nInnovation system\nBorder region\nA B S T R A C T\n{EN}\n",
        {
            "title": "Do ferries matter? A study of cross-border innovation",
            "authors": [
                ("Testova", "Anna", "University of Nowhere, Sweden"),
                ("Demo", "Björn", "Lund Invented University, Sweden"),
            ],
            "keywords": ("Ferry", "Innovation system", "Border region"),
            "received": "2012-05-01",
        },
    ),
    "whole reference for a header": (
        "Testova O.I. Ferries and the borders of innovation policy. Invented Economics. 2018. "
        f"No 4 (12). P. 33–41.\n\nAbstract. {EN}\nKeywords: ferry.\n",
        {
            "title": "Ferries and the borders of innovation policy",
            "journal": "Invented Economics",
            "issue": "4(12)",
            "year": "2018",
            "pages": "33-41",
            "authors": [("Testova", "O.I.", None)],
            "keywords": ("ferry",),
        },
    ),
    "site with a menu": (
        "Перейти до головного контенту\nЗареєструватися\nУвійти\nПоточний випуск\nПошук\n"
        "Головна /\nАрхіви /\n№ 3 (15) (2022): Економіка межі /\nСтатті\n"
        "Інноваційні інструменти транскордонної співпраці\nОлена Тестова\n"
        "Вигаданий університет\n"
        "DOI:\nhttps://doi.org/10.5555/em.2022.3.7\nКлючові слова:\nінновації, межа\n"
        f"Анотація\n{UK}\nPDF\nОпубліковано\n2022-09-30\nЯк цитувати\n"
        "Тестова, О. (2022). Інноваційні інструменти транскордонної співпраці. Економіка межі, "
        "(3 (15)), 55–61. https://doi.org/10.5555/em.2022.3.7\nБільше форматів цитування\n"
        "Номер\n№ 3 (15) (2022): Економіка межі\nЛіцензія\n"
        "Авторське право (c) 2022 Олена Тестова\n",
        {
            "title": "Інноваційні інструменти транскордонної співпраці",
            "journal": "Економіка межі",
            "issue": "3(15)",
            "year": "2022",
            "pages": "55-61",
            "doi": "10.5555/em.2022.3.7",
            "authors": [("Тестова", "Олена", "Вигаданий університет")],
            "keywords": ("інновації", "межа"),
            "published": "2022-09-30",
        },
    ),
    "page without blank lines": (
        "Humanities of Fords | (2022) 9:105 | https://doi.org/10.5555/s41599-022-01105-1\nARTICLE\n"
        "Border effects on collaboration in science: evidence from ferries\n"
        f"Anna Testova1✉ & Lars Demo1,2\n{EN}\nIntroduction\n{EN}\n"
        "1 Nowhere Research Centre, Lund, Sweden. 2 University of Fords, Malmö, Sweden. "
        "✉email: a@example.org\n",
        {
            "title": "Border effects on collaboration in science: evidence from ferries",
            "journal": "Humanities of Fords",
            "volume": "9",
            "year": "2022",
            "pages": "105",
            "doi": "10.5555/s41599-022-01105-1",
            "authors": [
                ("Testova", "Anna", "Nowhere Research Centre, Lund, Sweden"),
                ("Demo", "Lars", "Nowhere Research Centre, Lund, Sweden"),
            ],
        },
    ),
    "running heads of a piece without header": (
        f"{EN}\n\n117\nK. Proba-Lázár, A. Minta\n\n{EN}\n\n"
        f"BORDER FORDS AND SOCIETY, 2022, Vol. 3, Issue 1\n____________\n118\n{EN}\n",
        {
            "journal": "BORDER FORDS AND SOCIETY",
            "volume": "3",
            "issue": "1",
            "year": "2022",
            "authors": [("Proba-Lázár", "K.", None), ("Minta", "A.", None)],
        },
    ),
    "chapter of a book": (
        "Chapter 5\nInnovation systems across borders\nAnna Testova and Lars Demo\n"
        f"5.1 Introduction\n{EN}\n",
        {
            "title": "Innovation systems across borders",
            "authors": [("Testova", "Anna", None), ("Demo", "Lars", None)],
        },
    ),
    "title page of a thesis": (
        "MINISTRY OF EDUCATION AND SCIENCE\nINVENTED NATIONAL UNIVERSITY\n\n"
        "Testova Olena Ivanivna\n\nUDC 338.24\n\nINNOVATION DEVELOPMENT OF BORDER REGIONS\n\n"
        f"Dissertation abstract for the degree of Candidate of Economic Sciences\n\n{EN}\n",
        {
            "title": "INNOVATION DEVELOPMENT OF BORDER REGIONS",
            "udc": "338.24",
            "authors": [("Testova", "Olena Ivanivna", None)],
        },
    ),
    "heading of a usual section": (f"Theoretical background of the study\n\n{EN}\n", {}),
    "heading of the end": (f"Conclusions and prospects for further research\n\n{EN}\n", {}),
    "quoted names at the beginning of prose": (
        f"J. Testov and A. Demo (2009) note that ferries replaced many treaties. {EN}\n\n{EN}\n",
        {},
    ),
}


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str) -> None:
    text, expected = PAGES[page]
    assert told(text) == expected


@pytest.mark.parametrize("page", PAGES)
def test_no_author_keeps_a_mail_a_phone_or_an_address(page: str) -> None:
    authors = read(PAGES[page][0]).authors
    values = [value for author in authors for value in astuple(author)]
    assert not [value for value in values if value and (find_private(value) or "@" in value)]


def test_abstract_of_the_first_language_needs_no_word_before_it() -> None:
    text = f"МОСТИ І ДОВІРА НА МЕЖІ ДВОХ РЕГІОНІВ\nО. І. Тестова\n\n{UK}\nКлючові слова: міст.\n\n"
    text += f"Bridges and trust\nAbstract. {EN}\nKeywords: bridge.\n\nВступ. {UK}"
    metadata = read(text)
    abstracts = [metadata.abstract, *(one.abstract for one in metadata.translations)]
    assert [text[one.start : one.end] for one in abstracts if one] == [
        UK.strip(),
        f"Abstract. {EN}".strip(),
    ]


def test_graph_has_further_titles_and_a_valid_issn() -> None:
    text = PAGES["name of the section above"][0]
    text = f"Вісник бродів №2(14) 2021\nISSN 2049-3630, ISSN 2049-3631\n\n{text}"
    metadata = read(text)
    document = Document("one", text, "uk", split(text), metadata)
    quads = list(publication_quads(NamedNode("https://example.org/g"), document))
    values = {
        name: [quad.object for quad in quads if quad.predicate == term(name)]
        for name in ("bibo:issn", "dcterms:alternative")
    }
    assert metadata.issn == ("2049-3630", "2049-3631")
    assert values == {
        "bibo:issn": [Literal("2049-3630")],
        "dcterms:alternative": [Literal("MECHANISMS OF COOPERATION IN THE INNOVATION SPHERE")],
    }
