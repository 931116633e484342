"""Pages of journals and indexes of several countries. People and numbers are made up."""

from dataclasses import astuple
from typing import Any

import pytest
from headers import EN, UK, read, told

from cbris.loaders.text.private import find_private

RU = "В статье рассмотрены паромы севера, которые построили города на двух берегах реки. " * 3

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "repository with a label for the journal": (
        "УДК 332.1\n\nПРИГРАНИЧНОЕ СОТРУДНИЧЕСТВО КАК ФАКТОР ИННОВАЦИЙ\n\n"
        "Текст научной статьи по специальности «Экономика и бизнес»\n\n"
        "Бродова Анна Сергеевна\nПаромов Игорь Петрович\n\n"
        "Журнал: Вестник вымышленной экономики\n2020. № 3 (41). С. 55–64.\n\nАннотация\n"
        f"{RU}"
        "\n\nКлючевые слова: приграничное сотрудничество, инновации, регион",
        {
            "title": "ПРИГРАНИЧНОЕ СОТРУДНИЧЕСТВО КАК ФАКТОР ИННОВАЦИЙ",
            "journal": "Вестник вымышленной экономики",
            "issue": "3(41)",
            "year": "2020",
            "pages": "55-64",
            "udc": "332.1",
            "keywords": ("приграничное сотрудничество", "инновации", "регион"),
            "authors": [
                ("Бродова", "Анна Сергеевна", None),
                ("Паромов", "Игорь Петрович", None),
            ],
        },
    ),
    "record of an index with labels": (
        "eLIBRARY ID: 40000000\n\nИННОВАЦИОННАЯ ИНТЕГРАЦИЯ РЕГИОНОВ НА ГРАНИЦЕ\n\n"
        "БРОДОВА А.С.1, КАРИМОВ Б.Т.2\n"
        "1 Вымышленный университет экономики, Алматы, Казахстан\n"
        "2 Институт бродов, Омск, Россия\n\nТип: статья в журнале - научная статья\n"
        "Язык: русский\nТом: 12\nНомер: 3\nГод: 2020\nСтраницы: 45-58\n"
        "DOI: 10.5555/vi.2020.12.3.045\n\nЖУРНАЛ:\nВЫМЫШЛЕННЫЕ ЗАПИСКИ\n\nКЛЮЧЕВЫЕ СЛОВА:\n"
        "интеграция, инновации, граница\n\nАННОТАЦИЯ:\n"
        f"{RU}",
        {
            "title": "ИННОВАЦИОННАЯ ИНТЕГРАЦИЯ РЕГИОНОВ НА ГРАНИЦЕ",
            "journal": "ВЫМЫШЛЕННЫЕ ЗАПИСКИ",
            "volume": "12",
            "issue": "3",
            "year": "2020",
            "pages": "45-58",
            "doi": "10.5555/vi.2020.12.3.045",
            "keywords": ("интеграция", "инновации", "граница"),
            "authors": [
                ("БРОДОВА", "А.С.", "Вымышленный университет экономики, Алматы, Казахстан"),
                ("КАРИМОВ", "Б.Т.", "Институт бродов, Омск, Россия"),
            ],
        },
    ),
    "names that run on into institutes": (
        "Перейти до головного меню\n"
        "Головна / Архіви / № 4 (20) (2022): Економіка бродів / Статті\n\n"
        "ІННОВАЦІЙНІ ЕКОСИСТЕМИ ПРИКОРДОННИХ РЕГІОНІВ УКРАЇНИ\n\nАвтор(и)\n\n"
        "Оксана Бродська Вигаданий національний університет, Україна "
        "https://orcid.org/0000-0002-1825-0097\n"
        "Максим Паромний Інститут бродів НАН України, Україна\n\nDOI:\n"
        "https://doi.org/10.5555/eb.2022.4.20.7\n\nКлючові слова:\n"
        "екосистема, прикордоння, інновації\n\nАнотація\n"
        f"{UK}"
        "\n\nПосилання\nПроба А. (2010). Прикордонні броди. Вигадані студії, 3, 1–9.\n"
        "Демо Б. (2012). Пороми та фірми. Вигадані студії, 1, 11–19.\n"
        "Тестова В. (2014). Ріки і правила. Вигадані студії, 2, 5–14.\n\n"
        "##submission.downloads##\nPDF\n\nЯк цитувати\n"
        "Бродська, О., & Паромний, М. (2022). ІННОВАЦІЙНІ ЕКОСИСТЕМИ ПРИКОРДОННИХ РЕГІОНІВ "
        "УКРАЇНИ. Економіка бродів, (4 (20), 77–85. https://doi.org/10.5555/eb.2022.4.20.7\n",
        {
            "title": "ІННОВАЦІЙНІ ЕКОСИСТЕМИ ПРИКОРДОННИХ РЕГІОНІВ УКРАЇНИ",
            "journal": "Економіка бродів",
            "issue": "4(20)",
            "year": "2022",
            "pages": "77-85",
            "doi": "10.5555/eb.2022.4.20.7",
            "keywords": ("екосистема", "прикордоння", "інновації"),
            "authors": [
                ("Бродська", "Оксана", "Вигаданий національний університет, Україна"),
                ("Паромний", "Максим", "Інститут бродів НАН України, Україна"),
            ],
        },
    ),
    "degrees in footnotes": (
        "Wymyślone Studia Regionalne\nRok 2019, tom XIV, nr 2\nISSN 2049-3630\n\n"
        "Anna Brodzka*\nPiotr Promowy**\n\n"
        "UWARUNKOWANIA INNOWACYJNOŚCI REGIONÓW PRZYGRANICZNYCH\n\n"
        "Streszczenie. Artykuł omawia warunki wspólnej działalności innowacyjnej regionów "
        "przygranicznych. Pokazano, że zaufanie i wspólne instytucje znaczą więcej niż "
        "odległość. Wyniki oparto na badaniu firm.\n\n"
        "Słowa kluczowe: innowacyjność, pogranicze, zaufanie\n\nWstęp\n"
        "Regiony przygraniczne były długo peryferiami. Dziś są miejscem współpracy.\n\n"
        "* dr hab., prof. UW, Wymyślony Uniwersytet w Rzeszowie\n"
        "** mgr, Instytut Brodów, Lublin",
        {
            "title": "UWARUNKOWANIA INNOWACYJNOŚCI REGIONÓW PRZYGRANICZNYCH",
            "journal": "Wymyślone Studia Regionalne",
            "volume": "XIV",
            "issue": "2",
            "year": "2019",
            "issn": ("2049-3630",),
            "keywords": ("innowacyjność", "pogranicze", "zaufanie"),
            "authors": [
                ("Brodzka", "Anna", "Wymyślony Uniwersytet w Rzeszowie"),
                ("Promowy", "Piotr", "Instytut Brodów, Lublin"),
            ],
        },
    ),
    "proceedings of a conference": (
        "Proceedings of the 7th Conference on Borders and Fords, Košice, 5–6 June 2018, "
        "pp. 33–40\n\nINNOVATION VOUCHERS ON TWO BANKS OF THE RIVER\n\n"
        "BRODSKÝ Martin1, KOMPA Veronika2\n\n"
        "1 Invented University of Economics, Faculty of Business, Košice, Slovakia, "
        "martin@example.org\n2 Institute of Fords, Miskolc, Hungary\n\nAbstract: "
        f"{EN}"
        "\n\nKey words: innovation voucher, river, SMEs\n\nJEL classification: O38, R58\n\n"
        "1. Introduction\n"
        f"{EN}",
        {
            "title": "INNOVATION VOUCHERS ON TWO BANKS OF THE RIVER",
            "year": "2018",
            "pages": "33-40",
            "jel": ("O38", "R58"),
            "keywords": ("innovation voucher", "river", "SMEs"),
            "authors": [
                (
                    "BRODSKÝ",
                    "Martin",
                    "Invented University of Economics, Faculty of Business, Košice, Slovakia",
                ),
                ("KOMPA", "Veronika", "Institute of Fords, Miskolc, Hungary"),
            ],
        },
    ),
    "authors over several lines": (
        "Вигадана економіка № 2, 2018\n\nУДК 330.341.1:339.9\n\nО. П. Бродська,\n"
        "д. е. н., професор, завідувач кафедри міжнародної економіки,\n"
        "Вигаданий національний університет, м. Чернівці\n\nІ. С. Поромний,\nаспірант,\n"
        "Вигаданий національний університет, м. Чернівці\n\n"
        "ІННОВАЦІЙНА БЕЗПЕКА ПРИКОРДОННИХ ТЕРИТОРІЙ: РЕГІОНАЛЬНИЙ ВИМІР\n\n"
        "O. Brodska, I. Poromnyi\n"
        "INNOVATION SECURITY OF BORDER TERRITORIES: REGIONAL DIMENSION\n\n"
        f"{UK}"
        "\n\nКлючові слова: інноваційна безпека, прикордоння.\n\nПостановка проблеми. "
        f"{UK}",
        {
            "title": "ІННОВАЦІЙНА БЕЗПЕКА ПРИКОРДОННИХ ТЕРИТОРІЙ: РЕГІОНАЛЬНИЙ ВИМІР",
            "journal": "Вигадана економіка",
            "issue": "2",
            "year": "2018",
            "udc": "330.341.1:339.9",
            "titles": ["INNOVATION SECURITY OF BORDER TERRITORIES: REGIONAL DIMENSION"],
            "keywords": ("інноваційна безпека", "прикордоння"),
            "authors": [
                ("Бродська", "О. П.", "Вигаданий національний університет, м. Чернівці"),
                ("Поромний", "І. С.", "Вигаданий національний університет, м. Чернівці"),
            ],
        },
    ),
    "titles before names": (
        "Revista Vadurilor, Anul XI, Nr. 3/2020\n\n"
        "INOVARE ȘI COOPERARE TRANSFRONTALIERĂ ÎN ZONA PRUTULUI\n\n"
        "Prof. univ. dr. Maria VADU\nUniversitatea Inventată din Iași\n\nDrd. Andrei POD\n"
        "Academia Inventată, Chișinău\n\n"
        "Rezumat: Articolul examinează condițiile inovării comune în regiunile de "
        "frontieră. Încrederea contează mai mult decât distanța.\n\n"
        "Cuvinte-cheie: inovare, cooperare, frontieră",
        {
            "title": "INOVARE ȘI COOPERARE TRANSFRONTALIERĂ ÎN ZONA PRUTULUI",
            "journal": "Revista Vadurilor",
            "volume": "XI",
            "issue": "3",
            "year": "2020",
            "keywords": ("inovare", "cooperare", "frontieră"),
            "authors": [
                ("VADU", "Maria", "Universitatea Inventată din Iași"),
                ("POD", "Andrei", "Academia Inventată, Chișinău"),
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
