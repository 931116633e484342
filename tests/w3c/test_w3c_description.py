"""The three W3C tests of the service description, which need no manifest."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from sites import Site

pytest_plugins = ["sites_fixtures"]
SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
# What the vocabulary has, with the class of the subject and of the value of each property.
PROPERTIES = {
    "endpoint": ("Service", None),
    "feature": ("Service", None),
    "defaultEntailmentRegime": ("Service", None),
    "supportedEntailmentProfile": ("Service", None),
    "entailmentRegime": ("NamedGraph", None),
    "extensionFunction": ("Service", None),
    "extensionAggregate": ("Service", None),
    "languageExtension": ("Service", None),
    "supportedLanguage": ("Service", None),
    "propertyFeature": ("Service", None),
    "defaultDataset": ("Service", "Dataset"),
    "availableGraphs": ("Service", None),
    "resultFormat": ("Service", None),
    "inputFormat": ("Service", None),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("Dataset", "NamedGraph"),
    "name": ("NamedGraph", None),
    "graph": ("NamedGraph", "Graph"),
}


@pytest.fixture(scope="module")
def described(site: Site) -> list[Quad]:
    """Fill two graphs, and read the description."""
    graph = NamedNode("http://example.org/g")
    site.fill([Quad(graph, RDF_TYPE, graph), Quad(graph, RDF_TYPE, graph, graph)])
    reply = site.send("GET", site.query_path, {"accept": "application/n-triples"})
    assert (reply.status, reply.media_type) == (200, "application/n-triples")
    return list(parse(reply.body, format=RdfFormat.N_TRIPLES))


@pytest.mark.parametrize("accept", [None, "*/*", "text/turtle", "application/rdf+xml"])
def test_returns_rdf(site: Site, accept: str | None) -> None:
    reply = site.send("GET", site.query_path, {"accept": accept} if accept else {})
    form = RdfFormat.from_media_type(reply.media_type)
    assert reply.status == 200
    assert form is not None
    assert list(parse(reply.body, format=form))


def test_has_endpoint_triple(site: Site, described: list[Quad]) -> None:
    endpoint = NamedNode(site.origin + site.query_path)
    found = [quad for quad in described if quad.predicate == NamedNode(f"{SD}endpoint")]
    assert [quad.object for quad in found] == [endpoint]


def test_conforms_to_schema(described: list[Quad]) -> None:
    types = {(quad.subject, quad.object) for quad in described if quad.predicate == RDF_TYPE}
    for quad in described:
        if quad.predicate.value.startswith(SD):
            domain, range_ = PROPERTIES[quad.predicate.value.removeprefix(SD)]
            assert (quad.subject, NamedNode(SD + domain)) in types
            assert range_ is None or (quad.object, NamedNode(SD + range_)) in types
            assert isinstance(quad.object, NamedNode)


def test_tells_which_default_graph_it_has(described: list[Quad]) -> None:
    features = {q.object for q in described if q.predicate == NamedNode(f"{SD}feature")}
    assert NamedNode(f"{SD}UnionDefaultGraph") not in features
    told = [str(q.object) for q in described if q.predicate.value.endswith("/description")]
    assert told == ['"The default graph is the one that is stored as such, and no other."@en']
