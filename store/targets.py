"""Which nodes of a graph a shape is about, and which shapes judge them."""

from collections.abc import Iterator
from dataclasses import dataclass

import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.namespace import SH
from rdflib.term import Node

from cbris.store.sight import ASKED, Focus

__all__ = ["Target", "focus_nodes", "targets"]

PATTERNS = {
    SH.targetClass: "?focus a {}",
    SH.targetNode: "VALUES ?focus {{ {} }}",
    SH.targetObjectsOf: "?subject {} ?focus",
    SH.targetSubjectsOf: "?focus {} ?object",
}
"""Which nodes a target means, as a pattern of SPARQL."""
WITHIN = "SELECT ?class {{ ?class <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ {} }}"
NEUTRAL = frozenset({SH.description, SH.message, SH.name, SH.order, SH.property, SH.severity})
"""What a shape may have that leaves all judgement to its property shapes."""


@dataclass(frozen=True)
class Target:
    """A shape that says which nodes it is about.

    `shapes` holds it with all that it refers to, but in place of its own target the nodes
    that ASKED leads to; `patterns` are the nodes meant, each a property of SHACL and a value.
    """

    shape: Node
    shapes: rdflib.Graph
    patterns: tuple[tuple[rdflib.URIRef, Node], ...]


def targets(shapes: rdflib.Graph) -> Iterator[Target]:
    """Yield the targets of the shapes, by the shape's name.

    A shape that only holds property shapes is judged by these: a validator then reads each
    of them once, instead of once for each node.
    """
    named = {shape for kind in PATTERNS for shape in shapes.subjects(kind)}
    for shape in sorted(named, key=str):
        meant = ((kind, value) for kind in PATTERNS for value in shapes.objects(shape, kind))
        yield Target(shape, _asked(shapes, shape), tuple(meant))


def focus_nodes(store: Store, target: Target) -> Iterator[Focus]:
    """Yield the nodes of a target in the default graph, each once."""
    patterns = [line for kind, value in target.patterns for line in _patterns(store, kind, value)]
    union = " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)
    for (node,) in _rows(store, f"SELECT DISTINCT ?focus {{ {union} }}"):
        assert isinstance(node, NamedNode | Literal), node
        yield node


def _patterns(store: Store, kind: rdflib.URIRef, value: Node) -> Iterator[str]:
    yield PATTERNS[kind].format(value.n3())
    if kind == SH.targetClass:
        for (within,) in _rows(store, WITHIN.format(value.n3())):
            yield PATTERNS[kind].format(within)


def _asked(shapes: rdflib.Graph, shape: Node) -> rdflib.Graph:
    """Copy a shape with all below it; what judges is asked of the nodes of ASKED."""
    copy = rdflib.Graph()
    waiting = [shape]
    while waiting:
        node = waiting.pop()
        for _, name, value in shapes.triples((node, None, None)):
            if name not in PATTERNS:
                waiting += [value] if (value, None, None) not in copy else []
                copy.add((node, name, value))
    for judge in _judges(copy, shape):
        copy.add((judge, SH.targetObjectsOf, ASKED))
    return copy


def _judges(shapes: rdflib.Graph, shape: Node) -> list[Node]:
    own = {name for name in shapes.predicates(shape) if str(name).startswith(str(SH))}
    parts = list(shapes.objects(shape, SH.property))
    return parts if parts and own <= NEUTRAL else [shape]


def _rows(store: Store, sparql: str) -> QuerySolutions:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)  # every text above is a SELECT
    return answer
