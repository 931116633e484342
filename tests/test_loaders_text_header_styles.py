"""Headers in many styles and languages. People, journals and numbers are made up."""

from typing import Any

import pytest

from cbris.loaders.text.header import read_header
from cbris.loaders.text.layout import split

EN = "The ferries of the north were built by the towns on the two sides of the river. " * 5
UK = "Пороми півночі збудували міста на двох берегах річки, що є межею. " * 5
RU = "Паромы севера были построены городами на двух берегах этой реки. " * 5
PL = "Promy północy zbudowały miasta po obu stronach rzeki, która jest granicą. " * 5

STYLES: dict[str, tuple[str, dict[str, Any]]] = {
    "ukrainian-journal-of-two-languages": (
        "Економіка та суспільство прикордоння\nВипуск 12 / 2021\n\n"
        "DOI: https://doi.org/10.5555/2524-0072/2021-12-7\nУДК 332.122:339.92\n\n"
        "Мосієнко Олена Петрівна\nдоктор економічних наук, професор кафедри мостів,\n"
        "Вигаданий національний університет\nORCID: https://orcid.org/0000-0002-1825-0097\n\n"
        "Броденко Ігор Васильович\nаспірант,\nВигаданий національний університет\n\n"
        "Mosiienko Olena, Brodenko Ihor\nVyhadanyi National University\n\n"
        "ІННОВАЦІЙНИЙ РОЗВИТОК МОСТІВ І БРОДІВ У ПРИКОРДОННИХ РЕГІОНАХ\n\n"
        "INNOVATIVE DEVELOPMENT OF BRIDGES AND FORDS IN BORDER REGIONS\n\n"
        f"У статті розглянуто мости. {UK}\nКлючові слова: міст, брід, пором.\n\n"
        f"The article deals with bridges. {EN}\nKeywords: bridge, ford, ferry.\n\n"
        f"Постановка проблеми. {UK}\n",
        {
            "title": "ІННОВАЦІЙНИЙ РОЗВИТОК МОСТІВ І БРОДІВ У ПРИКОРДОННИХ РЕГІОНАХ",
            "journal": "Економіка та суспільство прикордоння",
            "issue": "12",
            "year": "2021",
            "doi": "10.5555/2524-0072/2021-12-7",
            "udc": "332.122:339.92",
            "authors": [
                ("Мосієнко", "Олена Петрівна", "Вигаданий національний університет"),
                ("Броденко", "Ігор Васильович", "Вигаданий національний університет"),
            ],
            "keywords": ("міст", "брід", "пором"),
            "other": [
                (
                    "en",
                    "INNOVATIVE DEVELOPMENT OF BRIDGES AND FORDS IN BORDER REGIONS",
                    ("bridge", "ford", "ferry"),
                )
            ],
        },
    ),
    "numbers-in-brackets": (
        "Ferries, fords and trust: cooperation across the northern river\n"
        "Anna Testova (1), Ján Demo (2) and Béla Minta (1,2)\n"
        "(1) Institute of Bridges, University of Nowhere, Košice, Slovakia\n"
        "(2) Ford Research Centre, Miskolc, Hungary\n\n"
        f"Abstract. {EN}\n\nKeywords: ferry; ford; trust\n",
        {
            "title": "Ferries, fords and trust: cooperation across the northern river",
            "authors": [
                (
                    "Testova",
                    "Anna",
                    "Institute of Bridges, University of Nowhere, Košice, Slovakia",
                ),
                ("Demo", "Ján", "Ford Research Centre, Miskolc, Hungary"),
                ("Minta", "Béla", "Institute of Bridges, University of Nowhere, Košice, Slovakia"),
            ],
            "keywords": ("ferry", "ford", "trust"),
        },
    ),
    "numbers-glued-by-a-pdf": (
        "Article\nInnovation Policy in the Ferry Towns of the North\n"
        "Tomasz Probny 1,*, Iryna Vyhadana 2 and Lars Testsson 1\n"
        "1 Faculty of Fords, University of Nowhere, 20-000 Lublin, Poland\n"
        "2 Department of Mills, Made-up National University, 79000 Lviv, Ukraine; iv@example.org\n"
        "* Correspondence: tp@example.org; Tel.: +48-22-000-1122\n"
        "Received: 3 May 2021; Accepted: 7 June 2021; Published: 9 June 2021\n"
        f"Abstract: {EN}\nKeywords: ferry; ford\n1. Introduction\n{EN}",
        {
            "title": "Innovation Policy in the Ferry Towns of the North",
            "authors": [
                (
                    "Probny",
                    "Tomasz",
                    "Faculty of Fords, University of Nowhere, 20-000 Lublin, Poland",
                ),
                (
                    "Vyhadana",
                    "Iryna",
                    "Department of Mills, Made-up National University, 79000 Lviv, Ukraine",
                ),
                (
                    "Testsson",
                    "Lars",
                    "Faculty of Fords, University of Nowhere, 20-000 Lublin, Poland",
                ),
            ],
            "keywords": ("ferry", "ford"),
            "year": "2021",
            "received": "2021-05-03",
            "accepted": "2021-06-07",
            "published": "2021-06-09",
        },
    ),
    "open-journal-page": (
        "Skip to main content\nRegister\nLogin\nCurrent\nArchives\nAbout\nSearch\n"
        "Home / Archives / Vol. 7 No. 1 (2023) / Articles\n"
        "Cross-border ferries as a driver of regional innovation\n"
        "Olena Vyhadana\nMade-up National University\nhttps://orcid.org/0000-0002-1825-0097\n"
        "Jan Probny\nUniversity of Nowhere\n"
        "DOI: https://doi.org/10.5555/jis.2023.7.1\n"
        "Keywords: ferry, regional innovation, driver\n"
        f"Abstract\n{EN}\nDownloads\nPDF\nPublished\n2023-03-30\n"
        "How to Cite\nVyhadana, O., & Probny, J. (2023). Cross-border ferries as a driver of "
        "regional innovation. Journal of Invented Studies, 7(1), 11–24. "
        "https://doi.org/10.5555/jis.2023.7.1\nMore Citation Formats\nIssue\nVol. 7 No. 1 (2023)\n"
        "Section\nArticles\nLicense\nThis work is licensed under a Creative Commons licence.\n"
        "Make a Submission\n",
        {
            "title": "Cross-border ferries as a driver of regional innovation",
            "journal": "Journal of Invented Studies",
            "volume": "7",
            "issue": "1",
            "year": "2023",
            "pages": "11-24",
            "doi": "10.5555/jis.2023.7.1",
            "authors": [
                ("Vyhadana", "Olena", "Made-up National University"),
                ("Probny", "Jan", "University of Nowhere"),
            ],
            "keywords": ("ferry", "regional innovation", "driver"),
            "published": "2023-03-30",
        },
    ),
    "polish-with-two-summaries": (
        "Zeszyty Brodów 2019, t. 4, nr 2, s. 11–28\nISSN 2000-1234\n\nJan PRÓBNY\n"
        "Uniwersytet Wymyślony w Lublinie\n\n"
        "WSPÓŁPRACA TRANSGRANICZNA I PROMY NA PÓŁNOCY\n\n"
        f"Streszczenie: {PL}\nSłowa kluczowe: prom, bród, most\n\n"
        "CROSS-BORDER COOPERATION AND FERRIES IN THE NORTH\n\n"
        f"Summary: {EN}\nKeywords: ferry, ford, bridge\n\nWprowadzenie\n{PL}",
        {
            "title": "WSPÓŁPRACA TRANSGRANICZNA I PROMY NA PÓŁNOCY",
            "journal": "Zeszyty Brodów",
            "volume": "4",
            "issue": "2",
            "year": "2019",
            "pages": "11-28",
            "issn": ("2000-1234",),
            "authors": [("PRÓBNY", "Jan", "Uniwersytet Wymyślony w Lublinie")],
            "keywords": ("prom", "bród", "most"),
            "other": [
                (
                    "en",
                    "CROSS-BORDER COOPERATION AND FERRIES IN THE NORTH",
                    ("ferry", "ford", "bridge"),
                )
            ],
        },
    ),
    "russian-with-raised-numbers": (
        "ӘОЖ 332.1\nМРНТИ 06.61.33\n\nСарыбаева А.К.¹, Жолды Б.Т.²\n\n"
        "¹Институт бродов и мостов, г. Алматы, Казахстан\n"
        "²Университет паромов, г. Орал, Казахстан\n\n"
        f"ПАРОМЫ И БРОДЫ КАК УСЛОВИЕ ПРИГРАНИЧНОЙ ТОРГОВЛИ\n\nАннотация. {RU}\n\n"
        "Ключевые слова: паром, брод, торговля.\n",
        {
            "title": "ПАРОМЫ И БРОДЫ КАК УСЛОВИЕ ПРИГРАНИЧНОЙ ТОРГОВЛИ",
            "udc": "332.1",
            "authors": [
                ("Сарыбаева", "А.К.", "Институт бродов и мостов, г. Алматы, Казахстан"),
                ("Жолды", "Б.Т.", "Университет паромов, г. Орал, Казахстан"),
            ],
            "keywords": ("паром", "брод", "торговля"),
        },
    ),
    "hungarian-family-first": (
        "Tér és Gázló, 12. évf., 3. szám, 2018, 5–19. oldal\n\n"
        "Gázlók és kompok az északi határon\n\n"
        "Próba János, Minta Katalin\n\nKitalált Egyetem, Debrecen\n\n"
        f"Absztrakt: {EN}\n\nKulcsszavak: komp, gázló\n",
        {
            "title": "Gázlók és kompok az északi határon",
            "journal": "Tér és Gázló",
            "volume": "12",
            "issue": "3",
            "year": "2018",
            "pages": "5-19",
            "authors": [
                ("Próba", "János", "Kitalált Egyetem, Debrecen"),
                ("Minta", "Katalin", "Kitalált Egyetem, Debrecen"),
            ],
            "keywords": ("komp", "gázló"),
        },
    ),
    "spanish-names": (
        "Revista de Vados, Vol. 3, Núm. 1 (2020), pp. 7-21\n"
        "Transbordadores y cooperación en la frontera del norte\n"
        "María Prueba González\nUniversidad Inventada de Vigo\n"
        "João Ensaio\nUniversidade do Vau\n\n"
        f"Resumen: {EN}\nPalabras clave: transbordador; vado\n",
        {
            "title": "Transbordadores y cooperación en la frontera del norte",
            "journal": "Revista de Vados",
            "volume": "3",
            "issue": "1",
            "year": "2020",
            "pages": "7-21",
            "authors": [
                ("Prueba González", "María", "Universidad Inventada de Vigo"),
                ("Ensaio", "João", "Universidade do Vau"),
            ],
            "keywords": ("transbordador", "vado"),
        },
    ),
    "to-cite-before-the-title": (
        "Для цитування: Мосієнко О. П. Мости і довіра на межі. "
        "Вісник бродів. 2020. № 3. С. 5–14.\n\n"
        "УДК 339.9\n\nМосієнко О. П., к.е.н., доцент, Вигаданий університет, м. Луцьк\n"
        "e-mail: o.mos@example.org\n\nМОСТИ І ДОВІРА НА МЕЖІ\n\n"
        f"Анотація. {UK}\n\nКлючові слова: міст; довіра.\n",
        {
            "title": "МОСТИ І ДОВІРА НА МЕЖІ",
            "journal": "Вісник бродів",
            "issue": "3",
            "year": "2020",
            "pages": "5-14",
            "udc": "339.9",
            "authors": [("Мосієнко", "О. П.", "Вигаданий університет, м. Луцьк")],
            "keywords": ("міст", "довіра"),
        },
    ),
    "journal-above-the-title": (
        "Journal of Invented Ferry Research\n\n"
        "Who pays for the ferry? Evidence from two towns of the north\n\n"
        "Kari Testinen and Olav Prøvedal\n\n"
        "School of Fords, University of Nowhere\n\n"
        f"ABSTRACT\n{EN}\n\nKEYWORDS\nferry\nford\ntolls\n\nIntroduction\n{EN}",
        {
            "title": "Who pays for the ferry? Evidence from two towns of the north",
            "journal": "Journal of Invented Ferry Research",
            "authors": [
                ("Testinen", "Kari", "School of Fords, University of Nowhere"),
                ("Prøvedal", "Olav", "School of Fords, University of Nowhere"),
            ],
            "keywords": ("ferry", "ford", "tolls"),
        },
    ),
    "labels": (
        "Title: Ferries as a condition of trade in the border region\n"
        "Authors: Testov A. B., Demo E. A.\nJournal: Invented Letters\nVolume: 8\nIssue: 4\n"
        f"Year: 2016\nPages: 101–115\nDOI: 10.5555/il.8.4\n\nAbstract: {EN}\n",
        {
            "title": "Ferries as a condition of trade in the border region",
            "journal": "Invented Letters",
            "volume": "8",
            "issue": "4",
            "year": "2016",
            "pages": "101-115",
            "doi": "10.5555/il.8.4",
            "authors": [("Testov", "A. B.", None), ("Demo", "E. A.", None)],
        },
    ),
    "title-alone": (
        f"Ferries and fords as drivers of border regions\n\n{EN}\n\n{EN}\n",
        {"title": "Ferries and fords as drivers of border regions"},
    ),
    "section-heading-alone": (f"2.1 Ferries and fords as drivers\n\n{EN}\n\n{EN}\n", {}),
    "first-sentence-of-prose": (
        "The towns of the north built many ferries\nand fords on the river, and so did\n"
        f"their neighbours. {EN}\n\n{EN}\n",
        {},
    ),
    "prose-with-numbers": (
        "In 2019 (3) the towns built ferries. No. 4 of the rules, on tolls, failed in Vol. 2.\n\n"
        f"{EN}\n",
        {},
    ),
}


def found(text: str) -> dict[str, Any]:
    metadata, _ = read_header(text, split(text))
    values = {name: value for name, value in vars(metadata).items() if value}
    values.pop("abstract", None)
    if metadata.authors:
        values["authors"] = [(a.family, a.given, a.affiliation) for a in metadata.authors]
    others = [
        (one.language, one.title, one.keywords)
        for one in values.pop("translations", ())
        if one.title or one.keywords
    ]
    return values | ({"other": others} if others else {})


@pytest.mark.parametrize("style", STYLES)
def test_style(style: str) -> None:
    text, expected = STYLES[style]
    assert found(text) == expected
