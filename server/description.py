"""What the endpoint says of itself (SPARQL 1.1 Service Description)."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from cbris.ontology.terms import BASE, term
from cbris.server.formats import RDF, RESULTS
from cbris.server.limits import Serving
from cbris.server.statistics import Counts, Statistics

__all__ = ["FUNCTIONS", "GEOSPARQL", "described"]

SD = "http://www.w3.org/ns/sparql-service-description#"
ENTAILMENT = NamedNode("http://www.w3.org/ns/entailment/Simple")
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
GEOSPARQL = "http://www.opengis.net/def/function/geosparql/"
FUNCTIONS = """
area asGeoJSON centroid convexHull coordinateDimension difference dimension distance
ehContains ehCoveredBy ehCovers ehDisjoint ehEquals ehInside ehMeet ehOverlap envelope getSRID
intersection isEmpty isSimple length perimeter rcc8dc rcc8ec rcc8eq rcc8ntpp rcc8ntppi rcc8po
rcc8tpp rcc8tppi relate sfContains sfCrosses sfDisjoint sfEquals sfIntersects sfOverlaps
sfTouches sfWithin spatialDimension symDifference union
"""
"""The functions of GeoSPARQL that the engine knows."""
PREFIXES = {
    "sd": SD,
    "dcterms": "http://purl.org/dc/terms/",
    "void": "http://rdfs.org/ns/void#",
    "geof": GEOSPARQL,
    "formats": W3C_FORMAT,
    "cbris": BASE,
}
MERGED = "The default graph is the merge of all source, identity and inferred graphs."
STRICT = "The default graph is the one that is stored as such, and no other."


def described(
    statistics: Statistics,
    endpoint: NamedNode,
    form: RdfFormat,
    serving: Serving,
    *,
    writable: bool,
) -> bytes:
    """Describe the endpoint.

    - `?endpoint a sd:Service`, its languages, features and forms,
    - `?endpoint sd:defaultDataset ?dataset`, with the default and each named graph and the
      number of their triples.
    """
    with statistics.newest() as counts:
        triples = [*_service(endpoint, serving, writable=writable), *_dataset(endpoint, counts)]
    triples.append(_about_default(endpoint, strict=serving.strict_default_graph))
    content = serialize(triples, format=form, prefixes=PREFIXES)
    assert content is not None
    return content


def _service(endpoint: NamedNode, serving: Serving, *, writable: bool) -> Iterator[Triple]:
    yield Triple(endpoint, term("rdf:type"), _sd("Service"))
    yield Triple(endpoint, _sd("endpoint"), endpoint)
    yield Triple(endpoint, _sd("defaultEntailmentRegime"), ENTAILMENT)
    for language in ("SPARQL11Query", *(["SPARQL11Update"] if writable else [])):
        yield Triple(endpoint, _sd("supportedLanguage"), _sd(language))
    for feature in _features(serving):
        yield Triple(endpoint, _sd("feature"), _sd(feature))
    for name in FUNCTIONS.split():
        yield Triple(endpoint, _sd("extensionFunction"), NamedNode(GEOSPARQL + name))
    for name in (*RESULTS, *RDF):
        yield Triple(endpoint, _sd("resultFormat"), _format(name))
    for name in RDF if writable else ():
        yield Triple(endpoint, _sd("inputFormat"), _format(name))


def _features(serving: Serving) -> Iterator[str]:
    yield "EmptyGraphs"
    if not serving.strict_default_graph:
        yield "UnionDefaultGraph"
    if serving.services:
        yield "BasicFederatedQuery"


def _dataset(endpoint: NamedNode, counts: Counts) -> Iterator[Triple]:
    dataset, default = _part(endpoint, "dataset"), _part(endpoint, "default")
    yield Triple(endpoint, _sd("defaultDataset"), dataset)
    yield Triple(dataset, term("rdf:type"), _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield from _graph(default, counts.totals["triples"])
    for number, graph in enumerate(counts.graphs, start=1):
        named, content = _part(endpoint, f"graph-{number}"), _part(endpoint, f"content-{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, term("rdf:type"), _sd("NamedGraph"))
        yield Triple(named, _sd("name"), graph.iri)
        yield Triple(named, _sd("graph"), content)
        yield from _graph(content, graph.number)


def _graph(graph: NamedNode, triples: int) -> Iterator[Triple]:
    yield Triple(graph, term("rdf:type"), _sd("Graph"))
    yield Triple(graph, term("void:triples"), Literal(triples))


def _about_default(endpoint: NamedNode, *, strict: bool) -> Triple:
    text = Literal(STRICT if strict else MERGED, language="en")
    return Triple(_part(endpoint, "default"), term("dcterms:description"), text)


def _part(endpoint: NamedNode, name: str) -> NamedNode:
    return NamedNode(f"{endpoint.value}#{name}")


def _format(name: str) -> NamedNode:
    return NamedNode(W3C_FORMAT + FORMAT_NAMES[name])


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
