"""How much is in a graph."""

from pyoxigraph import Literal, QuerySolutions

from cbris.queries.table import Table
from cbris.store.engine import Engine

__all__ = ["statistics"]

COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "sources": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?g prov:wasDerivedFrom ?s ; a void:Dataset }",
    "publications": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a bibo:Document ; dcterms:source ?t }",
    "references": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a biro:BibliographicReference }",
    "people": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a foaf:Person }",
    "concepts": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a skos:Concept }",
    "mentions": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a cbris:Mention }",
    "claims": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a cbris:Claim }",
}
PREFIXES = """
PREFIX bibo: <http://purl.org/ontology/bibo/>
PREFIX biro: <http://purl.org/spar/biro/>
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX void: <http://rdfs.org/ns/void#>
"""


def statistics(engine: Engine) -> Table:
    """Count what the graph holds, a row ``what, number`` for each kind of thing."""
    rows = tuple((Literal(name), _count(engine, query)) for name, query in COUNTS.items())
    return Table(("what", "number"), rows)


def _count(engine: Engine, query: str) -> Literal:
    answer = engine.query(PREFIXES + query)
    assert isinstance(answer, QuerySolutions)  # every text above is a SELECT
    number = next(answer)["n"]
    assert isinstance(number, Literal)  # COUNT always binds
    return number
