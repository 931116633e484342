"""Authors of a header and their institutes. People, journals and numbers are made up."""

from dataclasses import astuple
from typing import Any

import pytest
from headers import EN, read, told

from cbris.loaders.text.document import Author
from cbris.loaders.text.private import find_private

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "institutes in footnotes": (
        "Revista Vadurilor, vol. XII, nr. 2/2018, pp. 45-60\n\n"
        "COOPERAREA TRANSFRONTALIERĂ ȘI INOVAREA ÎN NORD\n\nIon EXEMPLU*, Ana-Maria PROBĂ**\n\n"
        f"Rezumat: {EN}\nCuvinte cheie: cooperare, inovare\n\n"
        "* Universitatea Inventată din Iași, ion@example.ro\n** Academia de Vaduri\n",
        {
            "title": "COOPERAREA TRANSFRONTALIERĂ ȘI INOVAREA ÎN NORD",
            "journal": "Revista Vadurilor",
            "volume": "XII",
            "issue": "2",
            "year": "2018",
            "pages": "45-60",
            "authors": [
                ("EXEMPLU", "Ion", "Universitatea Inventată din Iași"),
                ("PROBĂ", "Ana-Maria", "Academia de Vaduri"),
            ],
            "keywords": ("cooperare", "inovare"),
        },
    ),
    "notes on the authors at the end": (
        f"INNOVATION POLICY OF FERRY TOWNS\n\nTestova O. I., Demo A. B.\n\nAbstract. {EN}\n"
        f"Keywords: ferry, ford.\n\n1. Introduction\n{EN}\n\nReferences\n"
        "1. Demo E. A. Fords. Letters. 2001. 3, 4-9.\n"
        "2. Demo E. A. Mills. Letters. 2002. 3, 4-9.\n\n"
        "Information about the authors:\n"
        "Testova Olena Ivanivna — Doctor of Economics, Professor, Invented University, "
        "12 Sadova Str., Lviv, 79000; +380670001122; o.t@example.org; ORCID: 0000-0002-1825-0097\n"
        "Demo Anna Borysivna — PhD, Associate Professor of Nowhere University\n",
        {
            "title": "INNOVATION POLICY OF FERRY TOWNS",
            "authors": [
                ("Testova", "O. I.", "Invented University"),
                ("Demo", "A. B.", "Nowhere University"),
            ],
            "keywords": ("ferry", "ford"),
        },
    ),
    "authors each with an institute on one line": (
        "Ferries and the borders of innovation policy\n\n"
        f"by Anna Testova, University of Nowhere, and Lars Demo, Ford Institute\n\nSummary: {EN}\n",
        {
            "title": "Ferries and the borders of innovation policy",
            "authors": [
                ("Testova", "Anna", "University of Nowhere"),
                ("Demo", "Lars", "Ford Institute"),
            ],
        },
    ),
    "author above the title, prose below": (
        f"Olena Testova\n\nCross-border cooperation as a factor of development\n\n{EN}\n\n{EN}\n",
        {
            "title": "Cross-border cooperation as a factor of development",
            "authors": [("Testova", "Olena", None)],
        },
    ),
    "footnotes that repeat the name and give an address": (
        "Časopis brodov, 66, 2018, č. 3, s. 271 – 290\n\nPrievozy a spolupráca na severe\n\n"
        f"Ján PRÓBNY* – Mária VZOROVÁ**\n\nAbstrakt\n{EN}\nKľúčové slová: prievoz, brod\n\n"
        "* Ján PRÓBNY, Vymyslená univerzita v Košiciach, Brodová 1, 040 01 Košice, Slovakia; "
        "e-mail: jan@example.sk\n** Mária VZOROVÁ, Ústav brodov\n",
        {
            "title": "Prievozy a spolupráca na severe",
            "journal": "Časopis brodov",
            "volume": "66",
            "issue": "3",
            "year": "2018",
            "pages": "271-290",
            "authors": [
                ("PRÓBNY", "Ján", "Vymyslená univerzita v Košiciach, Slovakia"),
                ("VZOROVÁ", "Mária", "Ústav brodov"),
            ],
            "keywords": ("prievoz", "brod"),
        },
    ),
    "ORCIDs in brackets behind the names": (
        "Innovation in Ferry Towns: A Survey\n"
        "Olena Testova1[0000-0002-1825-0097] and Lars Demo2[0000-0001-2345-6789]\n"
        "1 Invented University, Lviv, Ukraine\n2 Ford Institute, Malmö, Sweden\n"
        f"Abstract. {EN}\n",
        {
            "title": "Innovation in Ferry Towns: A Survey",
            "authors": [
                ("Testova", "Olena", "Invented University, Lviv, Ukraine"),
                ("Demo", "Lars", "Ford Institute, Malmö, Sweden"),
            ],
        },
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


def test_authors_of_notes_stand_in_for_a_header_without_names() -> None:
    text = (
        f"FERRIES AND FORDS OF THE NORTH\n\nAbstract. {EN}\n\nВідомості про автора:\n"
        "Тестова Олена Іванівна – кандидат економічних наук, доцент, Вигаданий університет\n"
    )
    assert read(text).authors == (
        Author(
            "Тестова Олена Іванівна",
            "Тестова",
            "Олена Іванівна",
            "кандидат економічних наук",
            "доцент",
            "Вигаданий університет",
        ),
    )
