"""Templates of an update: read by the engine's parser, filled by us.

The parser reads a template as data, with an IRI in place of each variable.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from secrets import token_hex

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QuerySolution,
    Store,
    Triple,
)

from cbris.ontology.terms import BASE
from cbris.store.writer_text import TOKENS

__all__ = ["Template", "labels_in", "read_data", "read_name"]

VARIABLE = f"urn:cbris:variable:{token_hex(8)}:"
"""What marks a variable: no text can hold it, since it is made up for this process."""

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term | None]
Blanks = Mapping[BlankNode, BlankNode]
Slot = str | NamedNode | BlankNode | Literal | DefaultGraph | tuple["Slot", "Slot", "Slot"]
"""A place of a template: the name of a variable, a term, or the places of a triple."""


def read_data(prologue: str, block: str) -> list[Quad]:
    """Read quads as INSERT DATA has them.

    :raises SyntaxError: they are none.
    """
    store = Store()
    store.update(f"{prologue}\nINSERT DATA {block}", base_iri=BASE)
    return list(store)


def read_name(prologue: str, name: str) -> NamedNode:
    """Read an IRI, short or in full.

    :raises SyntaxError: it is none.
    """
    quad = read_data(prologue, f"{{ GRAPH {name} {{ <urn:s> <urn:p> <urn:o> }} }}")[0]
    assert isinstance(quad.graph_name, NamedNode)  # a block with such a graph was taken
    return quad.graph_name


def labels_in(block: str) -> set[str]:
    """Give the labels of the blank nodes in a block."""
    found = (match[0] for match in TOKENS.finditer(block) if match.lastgroup == "name")
    return {text.rstrip(".") for text in found if text.startswith("_:")}


class Template:
    """What is added or removed for each solution; `variables` are those it names."""

    def __init__(self, prologue: str, block: str, graph: NamedNode | DefaultGraph) -> None:
        """Read a template.

        :param graph: where triples go that stand in no GRAPH of it.
        :raises SyntaxError: it is none.
        """
        self.variables: list[str] = []
        quads = read_data(prologue, self._marked(block))
        self._slots = [
            (*_slots(quad.triple), graph if name == DefaultGraph() else _slot(name))
            for quad in quads
            if isinstance(name := quad.graph_name, NamedNode | DefaultGraph)
        ]

    def fill(self, solution: QuerySolution) -> Iterator[Quad]:
        """Yield the quads of a solution, with blank nodes of its own."""
        row = {name: solution[name] for name in self.variables}
        blanks: Blanks = defaultdict(BlankNode)
        for slots in self._slots:
            subject, predicate, value, graph = (_filled(slot, row, blanks) for slot in slots)
            if (
                isinstance(subject, NamedNode | BlankNode)
                and isinstance(predicate, NamedNode)
                and not (value is None or isinstance(value, DefaultGraph))
                and isinstance(graph, NamedNode | DefaultGraph)
            ):
                yield Quad(subject, predicate, value, graph)

    def _marked(self, block: str) -> str:
        pieces = []
        for match in TOKENS.finditer(block):
            text = match[0]
            if match.lastgroup == "name" and text[0] in "?$":
                if text[1:] not in self.variables:
                    self.variables.append(text[1:])
                text = f" <{VARIABLE}{text[1:]}> "
            pieces.append(text)
        return "".join(pieces)


def _slots(triple: Triple) -> tuple[Slot, Slot, Slot]:
    return _slot(triple.subject), _slot(triple.predicate), _slot(triple.object)


def _slot(term: Term | DefaultGraph) -> Slot:
    if isinstance(term, NamedNode) and term.value.startswith(VARIABLE):
        return term.value.removeprefix(VARIABLE)
    return _slots(term) if isinstance(term, Triple) else term


def _filled(slot: Slot, row: Row, blanks: Blanks) -> Term | DefaultGraph | None:
    """Give the term for a place; None if the solution leaves it open, or it fits nowhere."""
    if isinstance(slot, str):
        return row[slot]
    if isinstance(slot, BlankNode):
        return blanks[slot]
    if not isinstance(slot, tuple):
        return slot
    subject, predicate, value = (_filled(each, row, blanks) for each in slot)
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        return None
    if value is None or isinstance(value, DefaultGraph):
        return None
    return Triple(subject, predicate, value)
