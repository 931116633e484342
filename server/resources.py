"""A thing of the graph with all that is said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, QuerySolutions, QueryTriples, RdfFormat, serialize

from cbris.ontology.terms import NAMESPACES, term
from cbris.queries.description import Description, describe
from cbris.queries.table import Table, shorten
from cbris.store.description import DATASET, DATASET_GRAPH
from cbris.store.engine import Answer, Engine

__all__ = ["Resource", "find"]

LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://purl.org/dc/terms/title",
    "http://xmlns.com/foaf/0.1/name",
)
IS_DEFINED_BY = term("rdfs:isDefinedBy")
LANGUAGES = ("en", None, "uk")
DEFINED = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?term (SAMPLE(?name) AS ?termLabel) (SAMPLE(?text) AS ?comment) {
  ?term rdfs:isDefinedBy $thing .
  OPTIONAL { ?term rdfs:label ?name FILTER(LANG(?name) = "en") }
  OPTIONAL { ?term rdfs:comment ?text FILTER(LANG(?text) = "en") }
} GROUP BY ?term ORDER BY ?term
"""
# With a thing go the terms that it defines, so that an ontology is answered as a whole.
TRIPLES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?s ?p ?o } {
  { BIND($thing AS ?s) } UNION { ?s rdfs:isDefinedBy $thing }
  ?s ?p ?o
}
"""


@dataclass(frozen=True)
class Resource:
    """A thing, and the graph that knows it.

    `defined` are the terms that it defines, where it is an ontology.
    """

    engine: Engine
    description: Description
    defined: Table

    @property
    def label(self) -> str:
        """Its name: English first; its short IRI if it has none."""
        named = list(_literals(self.description.outgoing))
        for language in LANGUAGES:
            for value in named:
                if value.language == language:
                    return value.value
        return shorten(self.description.iri.value)

    @property
    def pointing(self) -> Table:
        """What points to it, but for the terms that it defines."""
        incoming = self.description.incoming
        rows = tuple(row for row in incoming.rows if row[2] != IS_DEFINED_BY)
        return replace(incoming, rows=rows)

    def written(self, form: RdfFormat) -> bytes:
        """Write what it says, with the terms that it defines."""
        answer = self.engine.query(TRIPLES.replace("$thing", str(self.description.iri)))
        assert isinstance(answer, QueryTriples)  # TRIPLES is a CONSTRUCT
        content = serialize(answer, format=form, prefixes=NAMESPACES)
        assert content is not None
        return content


def find(engine: Engine, iri: NamedNode) -> Resource | None:
    """Find a thing; None if the graph does not know it."""
    graph: Engine = OneGraph(engine, DATASET_GRAPH) if iri == DATASET else engine
    description = describe(graph, iri)
    if not description.outgoing.rows and not description.incoming.rows:
        return None
    answer = graph.query(DEFINED.replace("$thing", str(iri)))
    assert isinstance(answer, QuerySolutions)  # DEFINED is a SELECT
    return Resource(graph, description, Table.of(answer))


class OneGraph:
    """An engine that sees one named graph alone, such as one outside the default graph."""

    def __init__(self, engine: Engine, graph: NamedNode) -> None:
        """Take the engine, and the graph it is to see."""
        self._engine = engine
        self._graph = graph

    @property
    def generation(self) -> str:
        """The name of the generation that the next query reads."""
        return self._engine.generation

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query over the one graph.

        :raises QueryError: the text is not a SPARQL query that can be run.
        """
        one = (self._graph,)
        return self._engine.query(
            sparql, default_graphs=default_graphs or one, named_graphs=named_graphs or one
        )


def _literals(outgoing: Table) -> Iterator[Literal]:
    """Yield the names in the order of LABELS."""
    for name in LABELS:
        for property_, value, _ in outgoing.rows:
            if property_ == NamedNode(name) and isinstance(value, Literal):
                yield value
