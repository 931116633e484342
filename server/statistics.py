"""How much of what a graph holds, counted once for each generation."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from threading import Lock

from pyoxigraph import Literal, NamedNode, QuerySolutions, QueryTriples, Triple

from cbris.ontology.terms import BASE
from cbris.server.backing import Served
from cbris.store.description import DATASET_GRAPH

__all__ = ["Counted", "Counts", "Link", "Statistics"]

COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "entities": f"""SELECT (COUNT(DISTINCT ?s) AS ?n) {{
        ?s a ?class FILTER(STRSTARTS(STR(?s), "{BASE}"))
    }}""",
}
CLASSES = "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x } GROUP BY ?x ORDER BY ?x"
PROPERTIES = "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x ORDER BY ?x"
GRAPHS = "SELECT ?x (COUNT(*) AS ?n) { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x ORDER BY ?x"
# A linkset is what one property says of things elsewhere, all at one host.
LINKS = f"""
SELECT ?x ?space (COUNT(*) AS ?n) {{
  ?s ?x ?o
  FILTER(ISIRI(?o) && STRSTARTS(STR(?s), "{BASE}") && !STRSTARTS(STR(?o), "{BASE}"))
  FILTER(!STRSTARTS(STR(?x), "http://www.w3.org/1999/02/22-rdf-syntax-ns#"))
  BIND(REPLACE(STR(?o), "^([a-z][a-z0-9+.-]*:(//[^/?#]*/?)?).*$", "$1", "is") AS ?space)
}} GROUP BY ?x ?space ORDER BY DESC(?n) ?x ?space LIMIT 200
"""
ABOUT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(frozen=True)
class Counted:
    """A class, property or graph, and how many things or triples it has."""

    iri: NamedNode
    number: int


@dataclass(frozen=True)
class Link:
    """How often a property points to things whose IRIs begin with `space`."""

    property: NamedNode
    space: str
    number: int


@dataclass(frozen=True)
class Counts:
    """The numbers of one generation, each counted when it is first asked for."""

    engine: Served
    generation: str

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """Triples, distinct subjects and objects, entities; names as in VoID."""
        return {name: self._number(query) for name, query in COUNTS.items()}

    @cached_property
    def classes(self) -> Sequence[Counted]:
        """The classes, with their instances."""
        return tuple(self._counted(CLASSES))

    @cached_property
    def properties(self) -> Sequence[Counted]:
        """The properties, with their triples."""
        return tuple(self._counted(PROPERTIES))

    @cached_property
    def graphs(self) -> Sequence[Counted]:
        """The named graphs, with their triples."""
        return tuple(self._counted(GRAPHS))

    @cached_property
    def links(self) -> Sequence[Link]:
        """The links to elsewhere, the most frequent first."""
        return tuple(self._links())

    @cached_property
    def about(self) -> Sequence[Triple]:
        """What the graph says of the dataset: title, licence, parts."""
        answer = self.engine.query(ABOUT, default_graphs=(DATASET_GRAPH,))
        assert isinstance(answer, QueryTriples)  # ABOUT is a CONSTRUCT
        return tuple(answer)

    def _links(self) -> Iterator[Link]:
        for row in self._rows(LINKS):
            iri, space = row[0], row[1]
            assert isinstance(iri, NamedNode)
            if isinstance(space, Literal):
                yield Link(iri, space.value, _integer(row[2]))

    def _counted(self, query: str) -> Iterator[Counted]:
        for row in self._rows(query):
            if isinstance(row[0], NamedNode):
                yield Counted(row[0], _integer(row[1]))

    def _number(self, query: str) -> int:
        return _integer(next(iter(self._rows(query)))[0])

    def _rows(self, query: str) -> QuerySolutions:
        answer = self.engine.query(query)
        assert isinstance(answer, QuerySolutions)  # each is a SELECT
        return answer


class Statistics:
    """The counts of the newest generation; threads share it, and count one by one."""

    def __init__(self, engine: Served) -> None:
        """Take the engine whose graph is counted."""
        self._engine = engine
        self._turn = Lock()
        self._counts = Counts(engine, engine.generation)

    @contextmanager
    def newest(self) -> Iterator[Counts]:
        """Give the counts for as long as one needs, while others wait."""
        with self._turn:
            generation = self._engine.generation
            if generation != self._counts.generation:
                self._counts = Counts(self._engine, generation)
            yield self._counts


def _integer(value: object) -> int:
    assert isinstance(value, Literal)  # COUNT always binds
    return int(value.value)
