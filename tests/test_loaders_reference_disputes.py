import pytest
from tables import answers, load, stored

from cbris.errors import SourceError
from cbris.loaders.reference.disputes import DISPUTE_COLUMNS
from cbris.loaders.reference.facts import PROVENANCE

HEADER = ",".join((*DISPUTE_COLUMNS, *PROVENANCE)) + "\n"
PREFIXES = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX cito: <http://purl.org/spar/cito/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
PREFIX structure: <https://w3id.org/cbris/structure/>
"""


def test_a_disputed_date_is_two_assertions_that_disagree() -> None:
    query = """SELECT ?value ?source ?other {
      ?said a cbris:Assertion ; schema:about structure:dkmt ; schema:propertyID "founded" ;
        schema:value ?value ; dcterms:source ?source ; cito:disagreesWith/schema:value ?other }"""
    assert answers(stored("euroregion_conflicts"), PREFIXES + query) == [
        ("1997-11-21", "dkmt.net", "2004-11-21"),
        ("2004-11-21", "borderless.dkmt.eu (English)", "1997-11-21"),
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("dkmt,founded,1,x,2,y", "about is 'dkmt'; bloc/… or structure/… was expected"),
        ("bloc/x,founded,1,x,,y", "value_b is ''; what the side says, and where was expected"),
    ],
)
def test_a_wrong_cell_is_an_error(row: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        load("euroregion_conflicts", f"{HEADER}{row},by hand,no,\n")
