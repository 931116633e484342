"""Dumps of a whole generation, the same bytes wherever it was built."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from cbris.errors import QueryError
from cbris.ontology.terms import term
from cbris.store.description import DATASET, DATASET_GRAPH
from cbris.store.rdfxml import closing, description, opening
from cbris.store.turtle import RDF_TYPE, block, prefixes, statements, written

__all__ = ["FORMATS", "Snapshots", "dump"]

Graph = NamedNode | DefaultGraph
MERGED: Sequence[Graph] = (DATASET_GRAPH, DefaultGraph())
"""The graphs of a dump that has no graph names: the default graph and its description."""
HEADED = (
    ("Licence", term("dcterms:license")),
    ("Version", term("owl:versionInfo")),
    ("Cite as", term("dcterms:bibliographicCitation")),
)
CHUNK_LINES = 500


class Snapshots(Protocol):
    """What gives a store that no longer changes, such as an EmbeddedEngine."""

    def snapshot(self) -> Store:
        """Give the store."""
        ...


def dump(source: Store | Snapshots, form: str) -> Iterator[bytes]:
    """Yield a dump in pieces.

    Turtle, JSON-LD and RDF/XML hold the default graph and the description of the dataset,
    which comes first; N-Quads and TriG hold every named graph, of which the default graph
    is the merge. Everything is sorted; line-based forms begin with licence, version and
    how to cite in a comment.

    :param form: a key of FORMATS.
    :raises QueryError: there is no such form.
    """
    if form not in FORMATS:
        names = ", ".join(FORMATS)
        raise QueryError(f"dump format {form!r} is not known; give one of {names}")
    store = source if isinstance(source, Store) else source.snapshot()
    return FORMATS[form](store)


def _turtle(store: Store) -> Iterator[bytes]:
    blocks = (line for triples in _subjects(store, MERGED) for line in block(triples))
    return _encoded(chain(_comments(store), prefixes(), blocks))


def _trig(store: Store) -> Iterator[bytes]:
    return _encoded(chain(_comments(store), prefixes(), _graphs(store)))


def _graphs(store: Store) -> Iterator[str]:
    names = [name for name in store.named_graphs() if isinstance(name, NamedNode)]
    for name in sorted(names, key=lambda graph: (graph != DATASET_GRAPH, graph.value)):
        yield f"\n{written(name)} {{\n"
        for triples in _subjects(store, (name,)):
            yield from statements(triples)
        yield "}\n"


def _nquads(store: Store) -> Iterator[bytes]:
    """Yield one comment, then the lines in the order of their code points."""
    comment = "; ".join(line.strip("# \n") for line in _comments(store))
    return _encoded(chain([f"# {comment}\n"], _quad_lines(store)))


def _quad_lines(store: Store) -> Iterator[str]:
    names = [name for name in store.named_graphs() if isinstance(name, NamedNode)]
    subjects = {quad.subject for name in names for quad in _in_graph(store, name)}
    for subject in sorted(subjects, key=str):
        quads = (q for name in names for q in store.quads_for_pattern(subject, None, None, name))
        yield from sorted(f"{quad} .\n" for quad in quads)


def _jsonld(store: Store) -> Iterator[bytes]:
    triples = (
        triple
        for found in _subjects(store, MERGED)
        for triple in sorted(found, key=lambda t: (t.predicate != RDF_TYPE, str(t)))
    )
    try:
        content = serialize(triples, format=RdfFormat.JSON_LD)
    except OSError as error:
        raise QueryError(f"jsonld: {error}; dump it as turtle") from error
    assert content is not None
    yield content


def _rdfxml(store: Store) -> Iterator[bytes]:
    parts = (line for found in _subjects(store, MERGED) for line in description(found))
    return _encoded(chain(opening(), parts, closing()))


def _subjects(store: Store, graphs: Sequence[Graph]) -> Iterator[list[Triple]]:
    """Yield the triples of each subject over the graphs, the dataset first, then sorted."""
    subjects = {quad.subject for graph in graphs for quad in _in_graph(store, graph)}
    for subject in sorted(subjects, key=lambda node: (node != DATASET, str(node))):
        found = (q for g in graphs for q in store.quads_for_pattern(subject, None, None, g))
        yield list({quad.triple for quad in found})


def _in_graph(store: Store, graph: Graph) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, graph)


def _comments(store: Store) -> Iterator[str]:
    for label, predicate in HEADED:
        for quad in store.quads_for_pattern(DATASET, predicate, None, DATASET_GRAPH):
            value = quad.object
            assert not isinstance(value, Triple)
            yield f"# {label}: {value.value}\n"


def _encoded(lines: Iterator[str]) -> Iterator[bytes]:
    while piece := "".join(islice(lines, CHUNK_LINES)):
        yield piece.encode()


FORMATS: Mapping[str, Callable[[Store], Iterator[bytes]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
"""The forms of a dump, by name."""
