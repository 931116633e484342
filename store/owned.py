"""Which graphs a build makes, so that nothing else may write into them."""

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from cbris.errors import OwnedGraphError
from cbris.ontology import terms
from cbris.store.description import DATASET_GRAPH, OWN_GRAPHS, REPORT_GRAPH
from cbris.store.manifest import Manifest

__all__ = ["OWN_DEFAULT", "Graph", "Owned", "is_merged"]

Graph = NamedNode | BlankNode | DefaultGraph
"""What names a graph."""

OWN_DEFAULT = terms.graph("default")
"""Where the triples lie that were written into the default graph and into no other."""
SOURCES = terms.graph("").value
OUTSIDE = frozenset({DATASET_GRAPH, REPORT_GRAPH})


def is_merged(graph: object) -> bool:
    """Tell whether the triples of a named graph are in the default graph too."""
    return isinstance(graph, NamedNode | BlankNode) and graph not in OUTSIDE


@dataclass(frozen=True)
class Owned:
    """The graphs of one generation that are refused to writers."""

    manifest: Manifest

    def __contains__(self, graph: object) -> bool:
        """Tell whether a graph is refused: one of a build, or one that a source may get."""
        is_source = isinstance(graph, NamedNode) and graph.value.startswith(SOURCES)
        return is_source and graph != OWN_DEFAULT

    def check(self, graphs: Iterable[object]) -> None:
        """Refuse the graphs of sources, and say what to change instead.

        :raises OwnedGraphError: one of them is such a graph.
        """
        for graph in graphs:
            if graph in self and isinstance(graph, NamedNode):
                raise OwnedGraphError(f"graph {graph.value}: {self._reason(graph)}")

    def _reason(self, graph: NamedNode) -> str:
        for source in self.manifest.sources:
            if terms.graph(source) == graph:
                return (
                    f"that of source {source!r}, which a build writes anew; change that source"
                    " and run `cbris build`, or write into another graph"
                )
        if graph in OWN_GRAPHS:
            return "made by `cbris build` from its sources; change those, or write into another"
        return (
            f"names below {SOURCES} are for sources that are built; choose another, such as"
            f" {terms.BASE}notes"
        )
