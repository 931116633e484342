"""Changes of a graph that keep its default graph the merge of the named ones.

A draft is a store that nobody reads yet. What is written into it is known quad by quad, so
that it can be taken back, and so that the default graph costs as much as what was changed
and not as much as what is there.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from cbris.store.owned import OWN_DEFAULT, Graph, Owned, is_merged
from cbris.store.quads import placed

__all__ = ["Draft"]

T = TypeVar("T")

DEFAULT = DefaultGraph()
BULK = 10_000
"""From so many quads on, writing tables of their own is faster than one transaction."""


class _Change(NamedTuple):
    """What was done: a quad or a graph name was added, or was removed."""

    added: bool
    what: Quad | NamedNode


class Draft:
    """A store that is changed; `triples` is by how many its default graph grew.

    What is written into the default graph is kept in a named graph of its own, and a triple
    leaves the default graph with the last named graph that holds it. With `strict` the
    default graph is a graph like any other.
    """

    def __init__(self, store: Store, owned: Owned, *, strict: bool = False) -> None:
        """Take the store, and which of its graphs are refused."""
        self.store = store
        self.strict = strict
        self.triples = 0
        self._owned = owned
        self._log: list[_Change] = []

    @property
    def changed(self) -> bool:
        """Tell whether anything was changed since `keep`."""
        return bool(self._log)

    def keep(self) -> None:
        """Forget how to take back what was done so far."""
        self._log.clear()

    def undo(self) -> None:
        """Take back what was done since `keep`."""
        while self._log:
            added, what = self._log.pop()
            if isinstance(what, Quad):
                (self.store.remove if added else self.store.add)(what)
                self.triples += _in_default([what]) * (-1 if added else 1)
            else:
                (self.store.remove_graph if added else self.store.add_graph)(what)

    def exists(self, graph: Graph) -> bool:
        """Tell whether there is a graph of that name, be it empty; the default one always is."""
        return isinstance(graph, DefaultGraph) or self.store.contains_named_graph(graph)

    def named(self) -> list[NamedNode]:
        """Give the names of all graphs."""
        return [graph for graph in self.store.named_graphs() if isinstance(graph, NamedNode)]

    def quads(self, graph: Graph) -> Iterator[Quad]:
        """Yield what a graph holds; the default graph is the merge, unless it is strict."""
        return self.store.quads_for_pattern(None, None, None, graph)

    def insert(self, quads: Iterable[Quad]) -> None:
        """Add quads; the graphs that they name are made.

        :raises OwnedGraphError: one is of a graph that is refused.
        """
        found = {self._placed(quad) for quad in quads}
        graphs = {quad.graph_name for quad in found}
        self._check(graphs)
        for graph in graphs:
            self._create(graph)
        new = [quad for quad in found if quad not in self.store]
        self._add(new)
        if not self.strict:
            copies = {placed(quad.triple, DEFAULT) for quad in new if is_merged(quad.graph_name)}
            self._add([quad for quad in copies if quad not in self.store])

    def delete(self, quads: Iterable[Quad]) -> None:
        """Remove quads; those that are not there are passed over.

        :raises OwnedGraphError: one is of a graph that is refused.
        """
        found = {self._placed(quad) for quad in quads}
        self._check({quad.graph_name for quad in found})
        there = [quad for quad in found if quad in self.store]
        self._remove(there)
        if not self.strict:
            copies = {placed(quad.triple, DEFAULT) for quad in there if is_merged(quad.graph_name)}
            self._remove([copy for copy in copies if copy in self.store and self._is_last(copy)])

    def create(self, graph: Graph) -> None:
        """Make a graph that holds nothing yet, if it is not there.

        :raises OwnedGraphError: it is refused.
        """
        self._check([graph])
        self._create(graph)

    def clear(self, graph: Graph) -> None:
        """Remove all that a graph holds; of the default graph, all that was written into it.

        :raises OwnedGraphError: it is refused.
        """
        stored = self._stored(graph)
        self._check([stored])
        self.delete(list(self.quads(stored)))

    def drop(self, graph: Graph) -> None:
        """Clear a graph and remove its name.

        :raises OwnedGraphError: it is refused.
        """
        self.clear(graph)
        stored = self._stored(graph)
        if isinstance(stored, NamedNode) and self.store.contains_named_graph(stored):
            self.store.remove_graph(stored)
            self._log.append(_Change(False, stored))

    def _check(self, graphs: Iterable[object]) -> None:
        self._owned.check(graphs)

    def _stored(self, graph: T) -> T | NamedNode:
        """Give the graph that keeps what is written into this one."""
        return OWN_DEFAULT if graph == DEFAULT and not self.strict else graph

    def _placed(self, quad: Quad) -> Quad:
        written_elsewhere = quad.graph_name == DEFAULT and not self.strict
        return placed(quad.triple, OWN_DEFAULT) if written_elsewhere else quad

    def _create(self, graph: object) -> None:
        stored = self._stored(graph)
        if isinstance(stored, NamedNode) and not self.store.contains_named_graph(stored):
            self.store.add_graph(stored)
            self._log.append(_Change(True, stored))

    def _add(self, quads: list[Quad]) -> None:
        (self.store.extend if len(quads) < BULK else self.store.bulk_extend)(quads)
        self._log += [_Change(True, quad) for quad in quads]
        self.triples += _in_default(quads)

    def _remove(self, quads: list[Quad]) -> None:
        for quad in quads:
            self.store.remove(quad)
        self._log += [_Change(False, quad) for quad in quads]
        self.triples -= _in_default(quads)

    def _is_last(self, copy: Quad) -> bool:
        """Tell whether no named graph holds the triple any more."""
        holders = self.store.quads_for_pattern(copy.subject, copy.predicate, copy.object, None)
        return not any(is_merged(quad.graph_name) for quad in holders)


def _in_default(quads: Iterable[Quad]) -> int:
    return sum(1 for quad in quads if quad.graph_name == DEFAULT)
