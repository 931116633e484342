import pytest
from pyoxigraph import Store
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.facts import PROVENANCE
from cbris.loaders.reference.structures import MEMBER_COLUMNS, STRUCTURE_COLUMNS

STRUCTURES = ",".join((*STRUCTURE_COLUMNS, *PROVENANCE)) + "\n"
MEMBERS = ",".join((*MEMBER_COLUMNS, *PROVENANCE)) + "\n"
PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX region: <https://w3id.org/cbris/region/>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX structure: <https://w3id.org/cbris/structure/>
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return stored("euroregions", "euroregion_members")


def test_a_structure_has_names_kind_countries_and_the_day_of_its_founding(store: Store) -> None:
    query = """SELECT ?name ?kind ?day (GROUP_CONCAT(?country; separator=" ") AS ?countries) {
      structure:carpathian-euroregion rdfs:label ?name ; dcterms:type ?kind ;
        cbris:firstDay ?day ; dcterms:spatial ?country
    } GROUP BY ?name ?kind ?day"""
    found = answers(store, PREFIXES + query)
    assert [row[:3] for row in found] == [
        ("Carpathian Euroregion", "euroregion", "1993-02-14"),
        ("Карпатський єврорегіон", "euroregion", "1993-02-14"),
    ]


def test_the_status_is_what_a_source_asserts(store: Store) -> None:
    query = """SELECT ?value ?source ?verified ?day {
      ?said a cbris:Assertion ; schema:about structure:baltic ; schema:propertyID "status" ;
        schema:value ?value ; dcterms:source ?source ; cbris:verified ?verified ;
        cbris:firstDay ?day }"""
    ((value, source, verified, day),) = answers(store, PREFIXES + query)
    assert (value, verified, day) == ("Russian side (Kaliningrad) suspended", "yes", "2022-03-02")
    assert source.endswith("eurobalt.org")


def test_a_status_of_general_knowledge_is_not_verified(store: Store) -> None:
    query = """SELECT ?value ?source ?verified {
      ?said schema:about structure:donbas ; schema:value ?value ; dcterms:source ?source ;
        cbris:verified ?verified }"""
    assert answers(store, PREFIXES + query) == [("ended or suspended", "general knowledge", "no")]


def test_memberships_have_their_days_and_roles(store: Store) -> None:
    query = """SELECT ?region ?role ?first ?last {
      ?m org:organization ?s ; org:member ?region ; org:role ?role .
      VALUES (?s ?region) {
        (structure:pyr-med region:ES24) (structure:dkmt region:HU332)
        (structure:donbas region:UA-14)
      }
      OPTIONAL { ?m cbris:firstDay ?first } OPTIONAL { ?m cbris:lastDay ?last } }"""
    assert answers(store, PREFIXES + query) == [
        ("ES24", "member", "2004-01-01", "2006-12-31"),
        ("HU332", "former", "1997-01-01", ""),
        ("UA-14", "member", "2011-01-01", ""),
    ]


def test_the_carpathian_euroregion_has_19_regions(store: Store) -> None:
    query = "SELECT ?r { ?m org:organization structure:carpathian-euroregion ; org:member ?r }"
    found = [code for (code,) in answers(store, PREFIXES + query)]
    assert " ".join(found) == (
        "HU311 HU312 HU321 HU322 HU323 PL82 RO111 RO114 RO115 RO116 RO124 RO212 RO215 SK041 SK042"
        " UA-21 UA-26 UA-46 UA-77"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("euroregions", f"{STRUCTURES}x,X,,,AA BB,,,,,by hand,no,\n", "kind is ''; one or more"),
        (
            "euroregion_members",
            f"{MEMBERS}x,PL82,guest,,,by hand,no,\n",
            "role is 'guest'; member or partial or approximate or former was expected",
        ),
        (
            "euroregion_members",
            f"{MEMBERS}x,PL82,member,99,,by hand,no,\n",
            "^euroregion_members.csv:2: '99' is no date; YYYY, YYYY-MM or YYYY-MM-DD was expected",
        ),
        (
            "euroregion_members",
            f"{MEMBERS}x,PL82,member,1999,,by hand,no,\nx,poland,member,,,by hand,no,\n",
            "^euroregion_members.csv:3: 'poland' is no code of a region",
        ),
    ],
)
def test_a_wrong_cell_is_an_error(name: str, text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load(name, text)
