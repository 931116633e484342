"""What a shape sees of its nodes: the triples that decide whether they conform."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from cbris.errors import OntologyError
from cbris.ontology.terms import term

__all__ = ["ASKED", "Focus", "Sight", "check_known"]

Focus = NamedNode | Literal
"""A node that is to conform to a shape."""

ASKED = rdflib.URIRef("urn:x-cbris:asked")
"""Leads, in what Sight copies, to the nodes that are asked about."""
CHILDREN = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
"""Constraints whose value is another shape, which the values of this one are held to."""
LISTS = (SH["and"], SH["or"], SH.xone)
"""Constraints whose value is a list of such shapes."""
COMPARED = (SH.disjoint, SH.equals, SH.lessThan, SH.lessThanOrEquals)
"""Constraints that name another property of the same node."""
REPEATED = (SH.oneOrMorePath, SH.zeroOrMorePath, SH.zeroOrOnePath)
OTHERS = [
    "alternativePath",
    "class",
    "closed",
    "datatype",
    "deactivated",
    "description",
    "flags",
    "hasValue",
    "ignoredProperties",
    "in",
    "inversePath",
    "languageIn",
    "maxCount",
    "maxExclusive",
    "maxInclusive",
    "maxLength",
    "message",
    "minCount",
    "minExclusive",
    "minInclusive",
    "minLength",
    "name",
    "nodeKind",
    "order",
    "path",
    "pattern",
    "qualifiedMaxCount",
    "qualifiedMinCount",
    "severity",
    "targetClass",
    "targetNode",
    "targetObjectsOf",
    "targetSubjectsOf",
    "uniqueLang",
]
KNOWN = frozenset((*CHILDREN, *LISTS, *COMPARED, *REPEATED, *(SH[name] for name in OTHERS)))
KEPT_TERMS = 20_000
STRING = term("xsd:string")


def check_known(shapes: rdflib.Graph) -> None:
    """Check that it is known here of every word of SHACL what it sees.

    :raises OntologyError: a shape uses another word.
    """
    used = {name for name in shapes.predicates() if str(name).startswith(str(SH))}
    if unknown := sorted(map(str, used - KNOWN)):
        raise OntologyError(
            f"shapes: {', '.join(unknown)} found; words of SHACL that store/sight.py knows were "
            "expected; use these, or write a query in queries/violations"
        )


class Sight:
    """Copies what shapes see from the default graph of a store."""

    def __init__(self, store: Store, shapes: rdflib.Graph) -> None:
        """Take the store, and the shapes."""
        self._store = store
        self._shapes = shapes
        self._classes = [quad.triple for quad in self._matching(None, RDFS.subClassOf, None)]

    def of(self, shape: Node, nodes: Iterable[Focus]) -> rdflib.Graph:
        """Give what a shape sees of nodes, to which ASKED leads, and which class is in which."""
        asked = set(nodes)
        graph = rdflib.Graph()
        for node in asked:
            graph.add((ASKED, ASKED, _as_rdflib(node)))
        for seen in (*self._classes, *self._seen(shape, asked)):
            graph.add((_as_rdflib(seen.subject), _name(seen.predicate), _as_rdflib(seen.object)))
        return graph

    def _seen(self, shape: Node, nodes: set[Focus]) -> Iterator[Triple]:
        path = self._shapes.value(shape, SH.path)
        steps: list[Triple] = []
        values = nodes if path is None else self._walk(path, nodes, steps)
        yield from steps
        for other in self._objects(shape, COMPARED):
            yield from self._said(nodes, other)
        if (shape, SH["class"], None) in self._shapes:
            yield from self._said(values, RDF.type)
        if (shape, SH.closed, None) in self._shapes:
            yield from self._said(values, None)
        for child in self._children(shape):
            yield from self._seen(child, values)

    def _children(self, shape: Node) -> Iterator[Node]:
        yield from self._objects(shape, CHILDREN)
        for listed in self._objects(shape, LISTS):
            yield from Collection(self._shapes, listed)

    def _objects(self, subject: Node, predicates: Iterable[Node]) -> Iterator[Node]:
        for predicate in predicates:
            yield from self._shapes.objects(subject, predicate)

    def _walk(self, path: Node, nodes: set[Focus], steps: list[Triple]) -> set[Focus]:
        """Follow a path, note the steps, and give what it may lead to."""
        if isinstance(path, rdflib.URIRef):
            new = list(self._said(nodes, path))
            steps += new
            return {step.object for step in new if isinstance(step.object, Focus)}
        if (path, RDF.first, None) in self._shapes:
            for part in Collection(self._shapes, path):
                nodes = self._walk(part, nodes, steps)
            return nodes
        ((kind, part),) = self._shapes.predicate_objects(path)
        if kind == SH.inversePath:
            return self._walk_back(part, nodes, steps)
        if kind == SH.alternativePath:
            parts = Collection(self._shapes, part)
            return set[Focus]().union(*(self._walk(each, nodes, steps) for each in parts))
        return self._walk_on(part, nodes, steps)

    def _walk_back(self, path: Node, nodes: set[Focus], steps: list[Triple]) -> set[Focus]:
        new = [quad.triple for node in nodes for quad in self._matching(None, path, node)]
        steps += new
        return {step.subject for step in new if isinstance(step.subject, NamedNode)}

    def _walk_on(self, path: Node, nodes: set[Focus], steps: list[Triple]) -> set[Focus]:
        reached, new = set(nodes), set(nodes)
        while new:
            new = self._walk(path, new, steps) - reached
            reached |= new
        return reached

    def _said(self, nodes: Iterable[Focus], predicate: Node | None) -> Iterator[Triple]:
        for node in nodes:
            if isinstance(node, NamedNode):
                for quad in self._matching(node, predicate, None):
                    yield quad.triple

    def _matching(
        self, subject: NamedNode | None, predicate: Node | None, value: Focus | None
    ) -> Iterator[Quad]:
        name = None if predicate is None else NamedNode(str(predicate))
        return self._store.quads_for_pattern(subject, name, value, DefaultGraph())


@lru_cache(KEPT_TERMS)
def _name(value: NamedNode) -> rdflib.URIRef:
    return rdflib.URIRef(value.value)


@lru_cache(KEPT_TERMS)
def _as_rdflib(
    value: NamedNode | BlankNode | Literal | Triple,
) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(value, NamedNode):
        return _name(value)
    assert isinstance(value, Literal), value  # a published graph has no blank nodes
    if value.language:
        return rdflib.Literal(value.value, lang=value.language)
    if value.datatype == STRING:
        return rdflib.Literal(value.value)  # rdflib tells "a" from "a"^^xsd:string
    return rdflib.Literal(value.value, datatype=_name(value.datatype))
