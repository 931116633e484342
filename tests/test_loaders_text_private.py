"""Phones, mails and addresses are found; numbers of other kinds are left alone."""

import json
import os
from pathlib import Path

import pytest

from cbris.loaders.text.private import mask, private_spans

# All made up.
PRIVATE = [
    "+38 (063) 000-11-22",
    "+380 44 000 11 22",
    "+48 22 000 11 22",
    "tel.: (044) 000-11-22",
    "тел. 044 000-11-22",
    "(067) 000-11-22",
    "380670001122",
    "067 000 1122",
    "o.example@example.org",
    "o.example [at] example [dot] org",
    "12, Sadova Str., Lviv, Ukraine, 79000",
    "Sadova Str., 12, Lviv, Ukraine, 79000",
    "Velyka Sadova Street 12a, Lviv",
    "вул. Садова, 12, м. Львів, Україна, 79000",
    "79000, м. Львів, вул. Садова, 12",
    "просп. Науки, 9-А, Харків, 61000",
    "ul. Ogrodowa 5, 00-000 Warszawa, Polska",
    "Gartenstraße 7, 10000 Berlin, Germany",
]
PUBLIC = [
    "ORCID: 0000-0002-1825-0097",
    "European Planning Studies, 26(10), 1961-1979.",
    "from 2014 to 2020, 2021-2027",
    "С. 202–221. Т. 5, № 3",
    "ISSN 2000-1234. DOI: 10.0000/0000-1111-2022-1-02",
    "Regulation (EC) No 1605/2002 of 25 June 2002",
    "10. Makkonen, T. Smart cities.",
    "Order No. 1234-15 of the Ministry, Kyiv, Ukraine",
    "the Wall Street crisis of 2008",
]


@pytest.mark.parametrize("value", PRIVATE)
def test_private_value_is_covered(value: str) -> None:
    text = f"Petrenko O. — PhD, University of Nowhere; {value}; ORCID: 0000-0002-1825-0097"

    masked = mask(text, 0, len(text), private_spans(text))

    assert masked == "Petrenko O. — PhD, University of Nowhere; …; ORCID: 0000-0002-1825-0097"


@pytest.mark.parametrize("text", PUBLIC)
def test_other_numbers_are_not_private(text: str) -> None:
    assert private_spans(text) == ()


def test_mask_cuts_a_private_part_at_the_edge_of_the_span() -> None:
    text = "write to a.b@example.org or not"
    spans = private_spans(text)

    assert mask(text, 12, len(text), spans) == "… or not"
    assert mask(text, 0, 12, spans) == "write to …"


@pytest.mark.skipif("CBRIS_SHARED" not in os.environ, reason="CBRIS_SHARED is not set")
def test_phones_and_addresses_of_text_001_are_covered() -> None:
    shared = Path(os.environ["CBRIS_SHARED"])
    text = next(shared.glob("seeds/001_*.txt")).read_text(encoding="utf-8")
    authors = json.loads((shared / "gold/001.gold.json").read_text())["metadata"]["authors"]
    masked = mask(text, 0, len(text), private_spans(text))

    for author in authors:
        assert author["phone"] not in masked
        assert author["address"] not in masked
        assert all(part not in masked for part in ("Antonov", "03150", "063", "044"))
        assert author["orcid"] in masked
        assert author["affiliation"] in masked


def test_romanian_article_before_a_name_and_a_year_is_no_street() -> None:
    assert private_spans("Monitorul Oficial al Republicii Moldova, 2004, nr. 125") == ()
    assert private_spans("al. Kasztanowa 14, Lublin") != ()
