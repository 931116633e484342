"""Pages as publishers and series lay them out. People, journals and numbers are made up."""

from dataclasses import astuple
from typing import Any

import pytest
from headers import EN, read, told

from cbris.loaders.text.private import find_private

PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "first page, numbers glued to institutes": (
        "EUROPEAN FORD STUDIES, 2021\nVOL. 29, NO. 4, 601–620\n"
        "https://doi.org/10.5555/09654313.2020.1789\n\nRoutledge\n"
        "Taylor & Francis Group\n\n"
        "Between rivers: knowledge brokers in the Danube borderlands\n\n"
        "Katarína Brodová a and Gergely Hidas b\n\n"
        "aInstitute of Research, Invented Academy of Sciences, Bratislava, "
        "Slovakia; bFaculty of Regional Studies, University of Nowhere, Győr, Hungary\n\n"
        "ARTICLE HISTORY Received 3 March 2019; Revised 4 May 2020; Accepted 9 June 2020\n\n"
        "ABSTRACT\n"
        f"{EN}"
        "\n\nKEYWORDS Knowledge brokers; borderlands; Danube\n\nIntroduction\n"
        f"{EN}",
        {
            "title": "Between rivers: knowledge brokers in the Danube borderlands",
            "journal": "EUROPEAN FORD STUDIES",
            "volume": "29",
            "issue": "4",
            "year": "2021",
            "pages": "601-620",
            "doi": "10.5555/09654313.2020.1789",
            "received": "2019-03-03",
            "accepted": "2020-06-09",
            "keywords": ("Knowledge brokers", "borderlands", "Danube"),
            "authors": [
                (
                    "Brodová",
                    "Katarína",
                    "Institute of Research, Invented Academy of Sciences, Bratislava, Slovakia",
                ),
                (
                    "Hidas",
                    "Gergely",
                    "Faculty of Regional Studies, University of Nowhere, Győr, Hungary",
                ),
            ],
        },
    ),
    "institutes above their people": (
        "Home > Annals of Fords > Article\n\n"
        "Related variety and the innovativeness of border clusters\n\n"
        "Original Paper | Published: 12 May 2019\nVolume 63, pages 101–125 (2019)\n\n"
        "Michaela Grenzmann & Tomáš Brod\n\n"
        "350 Accesses  4 Citations  Explore all metrics\n\nAbstract\n"
        f"{EN}"
        "\n\nKeywords\nRelated variety · Clusters · Border regions\n\nJEL Classification\n"
        "O31 R12\n\nAuthor information\nAuthors and Affiliations\n"
        "Department of Economics, Invented University, Linz, Austria\n"
        "Michaela Grenzmann\n\n"
        "Faculty of Business, University of Fords, Brno, Czech Republic\nTomáš Brod\n\n"
        "Corresponding author\nCorrespondence to Michaela Grenzmann.",
        {
            "title": "Related variety and the innovativeness of border clusters",
            "journal": "Annals of Fords",
            "volume": "63",
            "year": "2019",
            "pages": "101-125",
            "published": "2019-05-12",
            "jel": ("O31", "R12"),
            "keywords": ("Related variety", "Clusters", "Border regions"),
            "authors": [
                (
                    "Grenzmann",
                    "Michaela",
                    "Department of Economics, Invented University, Linz, Austria",
                ),
                (
                    "Brod",
                    "Tomáš",
                    "Faculty of Business, University of Fords, Brno, Czech Republic",
                ),
            ],
        },
    ),
    "imprint below the abstract": (
        "ORIGINAL ARTICLE\n\nFirm networks across the Pyrenees: Does the tunnel matter?\n\n"
        "Maite Ibarrondo, Jean-Luc Gave\n\nFirst published: 12 March 2020\n"
        "https://doi.org/10.5555/fords.12345\nCitations: 3\n\n"
        "Read the full text  PDF  TOOLS  SHARE\n\nAbstract\n"
        f"{EN}"
        "\n\nVolume 99, Issue 5\nOctober 2020\nPages 1201-1222\n\nKEYWORDS\n"
        "firm networks, Pyrenees, tunnel",
        {
            "title": "Firm networks across the Pyrenees: Does the tunnel matter?",
            "volume": "99",
            "issue": "5",
            "year": "2020",
            "pages": "1201-1222",
            "doi": "10.5555/fords.12345",
            "published": "2020-03-12",
            "keywords": ("firm networks", "Pyrenees", "tunnel"),
            "authors": [
                ("Ibarrondo", "Maite", None),
                ("Gave", "Jean-Luc", None),
            ],
        },
    ),
    "own reference beside the names": (
        "Article\n\nLiving Labs in Twin Towns: Lessons from a Shared River\n\n"
        "Agnieszka Brodnicka 1 , Lars Testqvist 2,* and Marek Promowy 1\n\n"
        "Citation: Brodnicka, A.; Testqvist, L.; Promowy, M. Living Labs in Twin Towns: "
        "Lessons from a Shared River. Fordability 2021, 13, 4567. "
        "https://doi.org/10.5555/ford13084567\n\nAcademic Editor: Carla Esempio\n\n"
        "Received: 1 March 2021\nAccepted: 16 April 2021\nPublished: 20 April 2021\n\n"
        "1 Faculty of Management, Invented University, 50-001 Wrocław, Poland; "
        "a.brodnicka@example.org (A.B.)\n"
        "2 Department of Geography, University of Nowhere, Umeå, Sweden\n"
        "* Correspondence: l.testqvist@example.org\n\nAbstract: "
        f"{EN}"
        "\n\nKeywords: living lab; twin towns; river\n\n1. Introduction\n"
        f"{EN}",
        {
            "title": "Living Labs in Twin Towns: Lessons from a Shared River",
            "journal": "Fordability",
            "volume": "13",
            "year": "2021",
            "pages": "4567",
            "doi": "10.5555/ford13084567",
            "received": "2021-03-01",
            "accepted": "2021-04-16",
            "published": "2021-04-20",
            "keywords": ("living lab", "twin towns", "river"),
            "authors": [
                (
                    "Brodnicka",
                    "Agnieszka",
                    "Faculty of Management, Invented University, 50-001 Wrocław, Poland",
                ),
                (
                    "Testqvist",
                    "Lars",
                    "Department of Geography, University of Nowhere, Umeå, Sweden",
                ),
                (
                    "Promowy",
                    "Marek",
                    "Faculty of Management, Invented University, 50-001 Wrocław, Poland",
                ),
            ],
        },
    ),
    "title in two sentences": (
        "INSTITUTE FOR BORDER ECONOMICS\nDiscussion Paper No. 112\n\n"
        "Do Customs Unions Innovate?\nEvidence from Central Asia\n\nAigerim Brodova\n"
        "Institute for Border Economics and University of Fords\n\nDaniel Testmann\n"
        "Invented School of Economics\n\nJune 2017\n\nISSN 2049-3630\n\nABSTRACT\n"
        f"{EN}"
        "\n\nJEL Classification: F15, O33\n"
        "Keywords: customs union; innovation; Central Asia\n\nCorresponding author:\n"
        "Daniel Testmann\nE-mail: testmann@example.org\n\n1 Introduction\n"
        f"{EN}",
        {
            "title": "Do Customs Unions Innovate? Evidence from Central Asia",
            "year": "2017",
            "issn": ("2049-3630",),
            "jel": ("F15", "O33"),
            "keywords": ("customs union", "innovation", "Central Asia"),
            "authors": [
                ("Brodova", "Aigerim", "Institute for Border Economics and University of Fords"),
                ("Testmann", "Daniel", "Invented School of Economics"),
            ],
        },
    ),
    "article number for pages": (
        "Invented Policy 50 (2021) 104183\n\nContents lists available at ScienceDirect\n\n"
        "Invented Policy\n\njournal homepage: www.example.org/locate/invpol\n\n"
        "Border clusters and the geography of trust\n\n"
        "Anna Brodová a,*, Mikko Testinen b, Jean Exemple a,b\n\n"
        "a Department of Geography, Invented University, Bratislava, Slovakia\n"
        "b School of Business, University of Nowhere, Joensuu, Finland\n\nARTICLE INFO\n\n"
        "JEL classification:\nO31\nR11\n\nKeywords:\nClusters\nTrust\nBorders\n\nABSTRACT\n"
        f"{EN}"
        "\n\n1. Introduction\n"
        f"{EN}",
        {
            "title": "Border clusters and the geography of trust",
            "journal": "Invented Policy",
            "volume": "50",
            "year": "2021",
            "pages": "104183",
            "jel": ("O31", "R11"),
            "keywords": ("Clusters", "Trust", "Borders"),
            "authors": [
                (
                    "Brodová",
                    "Anna",
                    "Department of Geography, Invented University, Bratislava, Slovakia",
                ),
                (
                    "Testinen",
                    "Mikko",
                    "School of Business, University of Nowhere, Joensuu, Finland",
                ),
                (
                    "Exemple",
                    "Jean",
                    "Department of Geography, Invented University, Bratislava, Slovakia",
                ),
            ],
        },
    ),
    "source behind a label": (
        "Fords and Ferries in Central Europe\nAuthor(s): Judit Hidas and Karel Brod\n"
        "Source: Journal of Invented Borders, Vol. 22, No. 1 (Spring 2007), pp. 77-95\n"
        "Published by: Invented Press\n\nAbstract\n"
        f"{EN}",
        {
            "title": "Fords and Ferries in Central Europe",
            "journal": "Journal of Invented Borders",
            "volume": "22",
            "issue": "1",
            "year": "2007",
            "pages": "77-95",
            "authors": [
                ("Hidas", "Judit", None),
                ("Brod", "Karel", None),
            ],
        },
    ),
    "report with a town and a date": (
        "OECD-like Regional Papers, No. 14\n\nSmart Rivers: Innovation without Borders\n\n"
        "Laura Esempio\nHans Testmann\n\nInvented Observatory of Regions\n"
        "Paris, 14 March 2016\n\nAbstract\n"
        f"{EN}"
        "\n\nKeywords: rivers; innovation; borders",
        {
            "title": "Smart Rivers: Innovation without Borders",
            "year": "2016",
            "keywords": ("rivers", "innovation", "borders"),
            "authors": [
                ("Esempio", "Laura", "Invented Observatory of Regions"),
                ("Testmann", "Hans", "Invented Observatory of Regions"),
            ],
        },
    ),
    "imprint between bullets": (
        "Invented Geography Reports • Volume 24 • 2020 • Pages 5–17\n"
        "ISSN 2049-3630 • https://doi.org/10.5555/igr-2020-0001\n\n"
        "Twin towns as laboratories of integration\n\nBarbara Brodzka, Tomasz Promowy\n\n"
        "Invented University of Łódź, Poland\n\nAbstract. "
        f"{EN}"
        "\n\nKey words: twin towns, integration, laboratories",
        {
            "title": "Twin towns as laboratories of integration",
            "journal": "Invented Geography Reports",
            "volume": "24",
            "year": "2020",
            "pages": "5-17",
            "doi": "10.5555/igr-2020-0001",
            "issn": ("2049-3630",),
            "keywords": ("twin towns", "integration", "laboratories"),
            "authors": [
                ("Brodzka", "Barbara", "Invented University of Łódź, Poland"),
                ("Promowy", "Tomasz", "Invented University of Łódź, Poland"),
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
