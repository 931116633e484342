"""A place is known by its code, in whichever list, or by its name, in whichever language."""

import pytest
from conftest import CASES
from engines import StoreEngine
from pyoxigraph import RdfFormat, Store

from cbris.errors import QueryError
from cbris.queries.places import locate
from cbris.queries.table import shorten


@pytest.fixture(scope="module")
def places() -> StoreEngine:
    store = Store()
    store.load(path=str(CASES / "places.ttl"), format=RdfFormat.TURTLE)
    return StoreEngine(store)


@pytest.mark.parametrize(
    ("called", "place"),
    [
        ("UA-21", "region/UA-21"),
        (" ua-21 ", "region/UA-21"),
        ("pl82", "region/PL82"),
        ("EL", "country/GR"),
        ("GR", "country/GR"),
        ("UK", "country/GB"),
        ("GB", "country/GB"),
        ("CS", "country/CSHH"),
        ("CSHH", "country/CSHH"),
        ("LU", "country/LU"),
        ("LV006", "region/LV006"),
        ("region/PL82", "region/PL82"),
        ("https://w3id.org/cbris/country/UA", "country/UA"),
        ("Zakarpattia  oblast", "region/UA-21"),
        ("Закарпатська область", "region/UA-21"),
        ("ГРЕЦІЯ", "country/GR"),
        ("Luxembourg", "country/LU"),
        ("Riga", "region/LV00A"),
    ],
)
def test_a_place_is_found_by_code_path_or_name(
    places: StoreEngine, called: str, place: str
) -> None:
    assert shorten(locate(places, "place", called).value) == place


@pytest.mark.parametrize(
    ("kind", "called", "message"),
    [
        (
            "place",
            "UA-22",
            "'UA-22' is in none of the code lists held (Codes of ISO 3166-2 for UA,"
            " Codes of NUTS 2021, Codes of NUTS 2024, codes of countries); a code or a name"
            " of a region or a country was expected; did you mean UA-21?",
        ),
        (
            "country",
            "UX",
            "'UX' is in none of the code lists held (Codes of ISO 3166-2 for UA,"
            " Codes of NUTS 2021, Codes of NUTS 2024, codes of countries); a code or a name"
            " of a country was expected; give one such as GR, PL or UA",
        ),
        (
            "place",
            "Zakarpatia Oblast",
            "nothing is called 'Zakarpatia Oblast'; a code or a name of a region or a country was"
            " expected; did you mean Zakarpattia Oblast or Zakarpatska oblast?",
        ),
        ("place", "Hamburg", "'Hamburg' is the name of 2 places; give one of DE6, DE60"),
        ("place", "Carpathian Region", "nothing is called 'Carpathian Region'; a code or a name"),
        (
            "country",
            "PL82",
            "'PL82' is in none of the code lists held (Codes of ISO 3166-2 for UA, ",
        ),
        ("place", "region/> }", "nothing is called 'region/> }'; a code or a name of a region or"),
    ],
)
def test_what_is_no_one_place_is_an_error_with_advice(
    places: StoreEngine, kind: str, called: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        locate(places, "country" if kind == "country" else "place", called)
    assert str(caught.value).startswith(message)
