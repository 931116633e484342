"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Triple, serialize

from cbris.ontology.terms import BASE, term
from cbris.server.formats import RDF, RESULTS
from cbris.store.engine import Engine

__all__ = ["described"]

SD = "http://www.w3.org/ns/sparql-service-description#"
W3C_FORMAT = "http://www.w3.org/ns/formats/"
FORMAT_NAMES = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "nt": "N-Triples",
    "jsonld": "JSON-LD",
    "rdfxml": "RDF_XML",
    "nquads": "N-Quads",
    "trig": "TriG",
}
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
PREFIXES = {"sd": SD, "void": "http://rdfs.org/ns/void#", "formats": W3C_FORMAT, "cbris": BASE}


def described(engine: Engine, endpoint: NamedNode, form: RdfFormat) -> bytes:
    """Describe the endpoint.

    - `?endpoint a sd:Service`, its language and its formats of answers,
    - `?endpoint sd:defaultDataset ?dataset`, whose default graph has its number of triples.
    """
    content = serialize(_triples(engine, endpoint), format=form, prefixes=PREFIXES)
    assert content is not None
    return content


def _triples(engine: Engine, endpoint: NamedNode) -> Iterator[Triple]:
    yield Triple(endpoint, term("rdf:type"), _sd("Service"))
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in (*RESULTS, *RDF):
        yield Triple(endpoint, _sd("resultFormat"), NamedNode(W3C_FORMAT + FORMAT_NAMES[name]))
    dataset, graph = (NamedNode(f"{endpoint.value}#{name}") for name in ("dataset", "default"))
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield Triple(dataset, term("rdf:type"), _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, term("rdf:type"), _sd("Graph"))
    yield Triple(graph, term("void:triples"), _count(engine))


def _count(engine: Engine) -> Literal:
    answer = engine.query(COUNT)
    assert isinstance(answer, QuerySolutions)  # COUNT is a SELECT
    number = next(answer)["n"]
    assert isinstance(number, Literal)  # COUNT always binds
    return number


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
