"""From the cached quads of all sources to the graphs of one generation."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.loaders.identity import Resolution, Resolver, identity_quads
from cbris.ontology import terms
from cbris.ontology.files import rules
from cbris.store.agreement import agree
from cbris.store.cache import QuadCache
from cbris.store.description import OWN_GRAPHS, describe
from cbris.store.inference import infer
from cbris.store.manifest import Manifest
from cbris.store.quads import placed
from cbris.store.validation import validate

__all__ = ["Assembly"]

TOGETHER = 100_000
"""How many quads are stored at once: the engine holds them all in memory to sort them."""


@dataclass
class Assembly:
    """Fills an empty store; `problems` then holds what a user should know.

    `before` is the store of the generation before: graphs in it that no build owns are
    carried over. Nothing is inferred from them, and no shape judges them, so that what a
    build makes hangs on its sources alone, and nothing that was written can make it fail.
    """

    manifest: Manifest
    cache: QuadCache
    before: Store | None = None
    owned_before: Collection[str] = ()
    problems: list[str] = field(default_factory=list)

    def fill(self, store: Store) -> int:
        """Fill source, identity, inferred, dataset and report graphs.

        The default graph becomes the RDF merge of source, identity and inferred graphs, and
        of those carried over.

        :return: the number of triples in the default graph.
        """
        resolution = self._resolve()
        _add(store, _with_default(self._resolved(resolution)))
        agree(store)
        infer(store, rules())
        describe(store, self.manifest)
        self.problems += validate(store)
        foreign = tuple(self._foreign())
        for graph in foreign:
            store.add_graph(graph)
        quads = chain.from_iterable(map(self._quads_before, foreign))
        _add(store, _with_default(quads))  # all at once: each time costs files
        return _count(store)

    def _quads(self) -> Iterator[Quad]:
        for entry in self.manifest.sources.values():
            yield from self.cache.quads(entry.cache)

    def _resolve(self) -> Resolution:
        resolver = Resolver()
        for quad in self._quads():
            resolver.add(quad)
        resolution = resolver.resolve()
        self.problems += resolution.problems
        if waiting := len(resolution.candidates):
            self.problems.append(
                f"{waiting} pairs of things may be the same; `cbris identity review` shows them"
            )
        return resolution

    def _resolved(self, resolution: Resolution) -> Iterator[Quad]:
        """Yield all quads with every merged IRI replaced by its representative."""
        new = {NamedNode(iri): NamedNode(best) for iri, best in resolution.merged.items()}
        for quad in self._quads():
            yield _replaced(quad, new)
        yield from identity_quads(resolution)

    def _foreign(self) -> Iterator[NamedNode]:
        """Yield the graphs of the generation before that no build makes."""
        owned = {*map(terms.graph, (*self.owned_before, *self.manifest.sources)), *OWN_GRAPHS}
        for graph in self.before.named_graphs() if self.before else ():
            if isinstance(graph, NamedNode) and graph not in owned:
                yield graph

    def _quads_before(self, graph: NamedNode) -> Iterator[Quad]:
        assert self.before is not None  # else it has no graph
        return self.before.quads_for_pattern(None, None, None, graph)


def _add(store: Store, quads: Iterator[Quad]) -> None:
    while some := list(islice(quads, TOGETHER)):
        store.bulk_extend(some)


def _replaced(quad: Quad, new: Mapping[NamedNode, NamedNode]) -> Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, NamedNode):
        subject = new.get(subject, subject)
    if isinstance(value, NamedNode):
        value = new.get(value, value)
    return Quad(subject, quad.predicate, value, quad.graph_name)


def _with_default(quads: Iterator[Quad]) -> Iterator[Quad]:
    for quad in quads:
        yield quad
        yield placed(quad.triple, DefaultGraph())


def _count(store: Store) -> int:
    answer = store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(answer, QuerySolutions)
    number = next(answer)["n"]
    assert isinstance(number, Literal)
    return int(number.value)
