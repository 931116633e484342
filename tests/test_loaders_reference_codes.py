import pytest

from cbris.errors import SourceError
from cbris.loaders.reference.codes import country, region
from cbris.ontology.terms import BASE


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("GR", "GR"),
        ("EL", "GR"),
        ("GB", "GB"),
        ("UK", "GB"),
        ("CS", "CSHH"),
        ("YU", "YUCS"),
        ("SU", "SUHH"),
        ("DD", "DDDE"),
        ("XK", "XK"),
        ("UA", "UA"),
    ],
)
def test_codes_of_one_country_meet(code: str, key: str) -> None:
    assert country(code).value == f"{BASE}country/{key}"


@pytest.mark.parametrize("code", ["ZZ", "EU", "UN", "AA", "ua", ""])
def test_what_is_no_country_is_an_error(code: str) -> None:
    with pytest.raises(SourceError, match="is no code of a country; ISO 3166-1 alpha-2 was"):
        country(code)


@pytest.mark.parametrize("code", ["PL8", "PL82", "PL822", "UA-21", "RU-BRY"])
def test_a_region_keeps_its_code(code: str) -> None:
    assert region(code).value == f"{BASE}region/{code}"


@pytest.mark.parametrize("code", ["PL", "PL8221", "pl82", "UA-", "Lviv"])
def test_what_is_no_region_is_an_error(code: str) -> None:
    with pytest.raises(SourceError, match="is no code of a region; NUTS or ISO 3166-2 was"):
        region(code)
