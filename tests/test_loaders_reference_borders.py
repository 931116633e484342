import pytest
from pyoxigraph import Store
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.borders import BORDER_COLUMNS
from cbris.loaders.reference.facts import PROVENANCE

HEADER = ",".join((*BORDER_COLUMNS, *PROVENANCE)) + "\n"
ROW = "PL822,UA-46,PL,UA,line,,by hand,no,\n"
PREFIXES = """
PREFIX border: <https://w3id.org/cbris/border/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX geo: <http://www.opengis.net/ont/geosparql#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX region: <https://w3id.org/cbris/region/>
PREFIX sdmx-dimension: <http://purl.org/linked-data/sdmx/2009/dimension#>
PREFIX sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#>
"""


@pytest.fixture(scope="module")
def borders() -> Store:
    return stored("border_pairs")


def values(store: Store, query: str) -> list[str]:
    """Give the only column of an answer."""
    return [only for (only,) in answers(store, PREFIXES + query)]


def test_zakarpattia_touches_six_regions(borders: Store) -> None:
    six = ["HU323", "PL821", "RO114", "RO115", "SK041", "SK042"]
    assert values(borders, "SELECT ?r { region:UA-21 geo:sfTouches ?r }") == six
    assert values(borders, "SELECT ?r { ?r geo:sfTouches region:UA-21 }") == six
    assert values(
        borders,
        "SELECT DISTINCT ?kind { ?p cbris:joins region:UA-21 ; dcterms:type ?kind }",
    ) == ["line"]


def test_a_pair_is_part_of_the_pair_of_its_countries(borders: Store) -> None:
    query = (
        "SELECT ?c { <https://w3id.org/cbris/border/PL822--UA-46> dcterms:isPartOf/cbris:joins ?c }"
    )
    assert values(borders, query) == ["PL", "UA"]


def test_greece_is_named_by_its_iso_code(borders: Store) -> None:
    query = "SELECT DISTINCT ?b { ?p cbris:joins region:EL524 ; dcterms:isPartOf ?b }"
    assert values(borders, query) == ["GR--MK"]


def test_there_are_443_pairs_of_regions_and_65_of_countries(borders: Store) -> None:
    assert len(values(borders, "SELECT ?p { ?p a cbris:BorderPair ; dcterms:isPartOf ?c }")) == 443
    assert (
        len(
            values(
                borders,
                "SELECT ?p { ?p a cbris:BorderPair FILTER NOT EXISTS { ?p dcterms:isPartOf ?c } }",
            )
        )
        == 65
    )


def test_a_known_length_is_an_observation_and_an_unknown_one_is_not(borders: Store) -> None:
    length = "SELECT ?km {{ ?o sdmx-dimension:refArea border:{} ; sdmx-measure:obsValue ?km }}"
    assert values(borders, length.format("AL011--MK003")) == ["37.2"]
    assert values(borders, length.format("HU323--UA-21")) == []
    assert len(values(borders, "SELECT ?o { ?o a qb:Observation }")) == 420


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("line", "sea", "kind is 'sea'; line or near-point or point or river was expected"),
        ("PL822,UA-46", "UA-46,PL822", "a code before PL822 was expected; swap the two sides"),
        ("line,,", "line,far,", "shared_km is 'far'; a number of xsd:decimal, or nothing"),
    ],
)
def test_a_wrong_cell_is_an_error(old: str, new: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load("border_pairs", HEADER + ROW.replace(old, new, 1))
