"""RDF files: Turtle, N-Triples, N-Quads and TriG."""

from collections.abc import Callable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from cbris.errors import SourceError
from cbris.loaders.source import Source
from cbris.ontology import terms

__all__ = ["RdfLoader"]

Term = NamedNode | BlankNode | Literal | Triple

FORMATS = {
    ".nq": RdfFormat.N_QUADS,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
}
"""The format of a file by the end of its name."""


class RdfLoader:
    """Loads an RDF file into the one named graph of its source.

    Graph names inside the file are dropped, since a source fills its own graph only. A
    blank node becomes ``source/<id>/node/<n>``, numbered as the file first uses it.
    Relative IRIs are resolved against ``source/<id>``, never against the path.
    """

    name = "rdf"
    version = "1"

    def accepts(self, path: Path) -> bool:
        """Tell whether the name ends as one of FORMATS."""
        return path.suffix.lower() in FORMATS

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the statements of the file.

        :raises SourceError: the file is not RDF of its format, or states nothing.
        """
        name = _node_names(source.id)
        graph, empty = terms.graph(source.id), True
        for quad in _parse(source):
            empty = False
            subject, value = _named(quad.subject, name), _named(quad.object, name)
            assert not isinstance(subject, Literal)
            yield Quad(subject, quad.predicate, value, graph)
        if empty:
            raise SourceError(f"{source.path}: no statement; RDF was expected; check the file")


def _parse(source: Source) -> Iterator[Quad]:
    base = terms.mint("source", source.id).value
    kind = FORMATS[source.path.suffix.lower()]
    try:
        with source.open() as file:
            yield from parse(file, kind, base_iri=base)
    except SyntaxError as error:
        where = f"{source.path}:{error.lineno}" if error.lineno else f"{source.path}"
        raise SourceError(
            f"{where}: {error.msg}; {kind.name} was expected; mend the file"
        ) from error


def _node_names(source_id: str) -> Callable[[BlankNode], NamedNode]:
    known: dict[BlankNode, NamedNode] = {}

    def name(node: BlankNode) -> NamedNode:
        number = str(len(known) + 1)
        return known.setdefault(node, terms.mint("source", source_id, "node", number))

    return name


def _named(node: Term, name: Callable[[BlankNode], NamedNode]) -> NamedNode | Literal:
    if isinstance(node, Triple):
        raise SourceError(f"{node}: a triple term; RDF 1.1 was expected; state it as a resource")
    return name(node) if isinstance(node, BlankNode) else node
