"""Updates and graph store writes, carried out on a draft."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from cbris.errors import QueryError, UpdateError
from cbris.ontology.terms import BASE
from cbris.store.gate import check_query
from cbris.store.materialise import Draft
from cbris.store.merging import ask
from cbris.store.quads import placed
from cbris.store.reason import shortened
from cbris.store.using import with_dataset
from cbris.store.writer_templates import Template, labels_in, read_data, read_name
from cbris.store.writer_text import Data, Graphs, Load, Modify, Operation, Transfer, operations

__all__ = ["GraphOperation", "GraphWrite", "Update", "Write", "carry_out"]

GraphOperation = Literal["put", "post", "delete", "head"]
DEFAULT = DefaultGraph()
NOWHERE = "DROP GRAPH <urn:cbris:nowhere> ;"
"""Fails when it is run, so that what stands behind it is read and never run."""


@dataclass(frozen=True)
class Update:
    """An update, with the dataset that its request gave it."""

    text: str
    using: tuple[str, ...] = ()
    using_named: tuple[str, ...] = ()
    strict: bool = False

    @property
    def size(self) -> int:
        """How long it is, roughly in bytes."""
        return len(self.text)


@dataclass(frozen=True)
class GraphWrite:
    """A write of one graph; without a name, of the default graph. The triples are N-Triples."""

    op: GraphOperation
    graph: str | None = None
    triples: bytes = b""
    strict: bool = False

    @property
    def size(self) -> int:
        """How long it is, in bytes."""
        return len(self.triples)


Write = Update | GraphWrite


def carry_out(write: Write, draft: Draft) -> bool:
    """Carry a write out; the draft must be undone if that fails.

    :return: whether a graph was written that was not there before.
    :raises QueryError: it is not SPARQL, is too long or too deep, or has SERVICE.
    :raises UpdateError: it has LOAD, or fails as the text says; OwnedGraphError: a graph is
        refused.
    """
    if isinstance(write, GraphWrite):
        return _write_graph(write, draft)
    text = with_dataset(write.text, write.using, write.using_named)
    try:
        for operation in _read(text):
            RUN[type(operation)](operation, draft)
    except RuntimeError as error:
        raise UpdateError(f"update: {error}") from error
    return False


def _read(text: str) -> Sequence[Operation]:
    """Read an update without running it.

    :raises QueryError: it is none, could crash the engine, or leave the machine.
    """
    try:
        found = list(operations(text))
    except SyntaxError as error:
        raise QueryError(f"update: {error}") from error
    for operation in found:
        if isinstance(operation, Modify):
            check_query(_select(operation, "*"))
    for operation in found:
        _parse(operation)
    _check_labels(found)
    return found


def _parse(operation: Operation) -> None:
    """Let the engine's parser read an operation, which takes declarations at the start only."""
    place = "\n" * (operation.line + 1) + " " * operation.column
    try:
        Store().update(f"{operation.prologue} {NOWHERE}{place}{operation.text}", base_iri=BASE)
    except SyntaxError as error:
        raise _refused(error) from error
    except RuntimeError:
        return


def _check_labels(found: Sequence[Operation]) -> None:
    """Refuse a label of blank nodes in two operations, which are read one by one here."""
    blocks = [each.block for each in found if isinstance(each, Data) and "_:" in each.block]
    labels = Counter(label for block in blocks for label in labels_in(block))
    if len(blocks) > 1 and max(labels.values(), default=0) > 1:
        twice = ", ".join(sorted(label for label, count in labels.items() if count > 1))
        raise QueryError(f"update: {twice} in two INSERT DATA; give each a label of its own")


def _refused(error: Exception) -> QueryError:
    """Give the error for an update that the engine did not take, with the lines of its text."""
    reason = shortened(str(error))
    reason = re.sub(r"error at (\d+):", lambda m: f"error at {int(m[1]) - 1}:", reason)
    return QueryError(f"update: {reason}; a SPARQL 1.1 update was expected")


def _write_graph(write: GraphWrite, draft: Draft) -> bool:
    graph = NamedNode(write.graph) if write.graph else DEFAULT
    created = not draft.exists(graph)
    if write.op == "head":
        return created
    if write.op == "delete":
        draft.drop(graph)
        return False
    if write.op == "put":
        draft.clear(graph)
    draft.create(graph)
    read = parse(write.triples, format=RdfFormat.N_TRIPLES, rename_blank_nodes=True)
    draft.insert(placed(quad.triple, graph) for quad in read)
    return created


def _data(operation: Data, draft: Draft) -> None:
    quads = read_data(operation.prologue, operation.block)
    (draft.insert if operation.inserts else draft.delete)(quads)


def _modify(operation: Modify, draft: Draft) -> None:
    prologue = operation.prologue
    graph = read_name(prologue, operation.graph) if operation.graph else DEFAULT
    delete, insert = (
        Template(prologue, block or "{}", graph) for block in (operation.delete, operation.insert)
    )
    names = dict.fromkeys([*delete.variables, *insert.variables])
    text = _select(operation, " ".join(f"?{name}" for name in names) or "*")
    if isinstance(graph, NamedNode) and not operation.dataset:
        solutions = draft.store.query(text, base_iri=BASE, default_graph=graph)
    else:
        solutions = ask(draft.store, text)
    assert isinstance(solutions, QuerySolutions)  # the text is a SELECT
    added, removed = set[Quad](), set[Quad]()
    for solution in solutions:
        removed.update(delete.fill(solution))
        added.update(insert.fill(solution))
    draft.delete(removed - added)
    draft.insert(added)


def _select(operation: Modify, columns: str) -> str:
    """Give the query for what an update does something with."""
    return f"{operation.prologue}\nSELECT {columns} {operation.dataset} WHERE {operation.where}"


def _load(operation: Load, draft: Draft) -> None:
    del draft
    if not operation.silent:  # which asks for no error if nothing can be loaded
        raise UpdateError(
            "update: LOAD found; this server fetches nothing from other machines; send the graph"
            " itself, by INSERT DATA or the graph store protocol"
        )


def _graphs(operation: Graphs, draft: Draft) -> None:
    change: Mapping[str, Callable[[NamedNode | DefaultGraph], None]] = {
        "clear": draft.clear,
        "drop": draft.drop,
        "create": draft.create,
    }
    for graph in _targets(operation, draft):
        if draft.exists(graph) != (operation.verb == "create"):
            change[operation.verb](graph)
        elif not operation.silent:
            raise _unfit(operation.verb, graph)


def _targets(operation: Graphs, draft: Draft) -> Sequence[NamedNode | DefaultGraph]:
    match operation.target:
        case "default":
            return [DEFAULT]
        case "named":
            return draft.named()
        case "all":
            return [DEFAULT, *draft.named()]
        case name:
            return [read_name(operation.prologue, name)]


def _transfer(operation: Transfer, draft: Draft) -> None:
    source, target = (
        DEFAULT if name == "default" else read_name(operation.prologue, name)
        for name in (operation.source, operation.target)
    )
    if not draft.exists(source):
        if not operation.silent:
            raise _unfit(operation.verb, source)
        return
    if source == target:
        return
    quads = [placed(quad.triple, target) for quad in draft.quads(source)]
    if operation.verb != "add":
        draft.clear(target)
    draft.create(target)
    draft.insert(quads)
    if operation.verb == "move":
        draft.drop(source)


def _unfit(verb: str, graph: object) -> UpdateError:
    found = "exists already" if verb == "create" else "does not exist"
    name = verb.upper()
    return UpdateError(f"update: {name} of {graph}, which {found}; write {name} SILENT to go on")


RUN: Mapping[type[Operation], Callable[[Any, Draft], None]] = {
    Data: _data,
    Modify: _modify,
    Load: _load,
    Graphs: _graphs,
    Transfer: _transfer,
}
