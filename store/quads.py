"""Triples and the graphs that they are placed in."""

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

__all__ = ["placed"]


def placed(triple: Triple, graph: NamedNode | DefaultGraph) -> Quad:
    """Give the quad of a triple in a graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph)
