"""A bounded sample of a graph: some things of every class, with what is said of them."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples, Triple

from cbris.store.engine import Engine

__all__ = ["PER_CLASS", "sample"]

PER_CLASS = 5
"""How many things of each class a sample has, the first by IRI."""

CLASSES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?class {
  ?thing a ?class .
  FILTER(!STRSTARTS(STR(?class), "http://www.w3.org/2002/07/owl#") && ?class != rdfs:Datatype)
} ORDER BY ?class
"""
OF_A_CLASS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?thing ?property ?value . ?value a ?kind } WHERE {
  { SELECT ?thing { ?thing a <%s> } ORDER BY ?thing LIMIT %d }
  ?thing ?property ?value .
  OPTIONAL { ?value a ?kind FILTER(?kind NOT IN (owl:Class, rdfs:Datatype)) }
}
"""


def sample(engine: Engine) -> Iterator[Triple]:
    """Yield what is said of PER_CLASS things of each class, and the classes of its values."""
    classes = engine.query(CLASSES)
    assert isinstance(classes, QuerySolutions)
    for row in classes:
        found = row["class"]
        if isinstance(found, NamedNode):
            answer = engine.query(OF_A_CLASS % (found.value, PER_CLASS))
            assert isinstance(answer, QueryTriples)  # a CONSTRUCT answers with triples
            yield from answer
