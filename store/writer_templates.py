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
from cbris.store.quads import placed
from cbris.store.writer_text import TOKENS

__all__ = ["Template", "labels_in", "read_data", "read_name"]

VARIABLE = f"urn:cbris:variable:{token_hex(8)}:"
"""What marks a variable: no text can hold it, since it is made up for this process."""

Term = NamedNode | BlankNode | Literal | Triple
Row = Mapping[str, Term | None]
Blanks = Mapping[BlankNode, BlankNode]


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
        self._quads = [
            quad if quad.graph_name != DefaultGraph() else placed(quad.triple, graph)
            for quad in read_data(prologue, self._marked(block))
        ]

    def fill(self, solution: QuerySolution) -> Iterator[Quad]:
        """Yield the quads of a solution, with blank nodes of its own."""
        row = {name: solution[name] for name in self.variables}
        blanks: Blanks = defaultdict(BlankNode)
        for quad in self._quads:
            if filled := _filled(quad, row, blanks):
                yield filled

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


def _filled(quad: Quad, row: Row, blanks: Blanks) -> Quad | None:
    """Give a quad for a solution; None if that leaves a part open, or gives it a wrong term."""
    triple = _filled_triple(quad.triple, row, blanks)
    graph = quad.graph_name
    if isinstance(graph, NamedNode):
        found = _filled_term(graph, row, blanks)
        return placed(triple, found) if triple and isinstance(found, NamedNode) else None
    return placed(triple, DefaultGraph()) if triple else None


def _filled_triple(triple: Triple, row: Row, blanks: Blanks) -> Triple | None:
    subject = _filled_term(triple.subject, row, blanks)
    predicate = _filled_term(triple.predicate, row, blanks)
    value = _filled_term(triple.object, row, blanks)
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        return None
    return None if value is None else Triple(subject, predicate, value)


def _filled_term(term: Term, row: Row, blanks: Blanks) -> Term | None:
    if isinstance(term, NamedNode):
        marked = term.value.startswith(VARIABLE)
        return row[term.value.removeprefix(VARIABLE)] if marked else term
    if isinstance(term, BlankNode):
        return blanks[term]
    return _filled_triple(term, row, blanks) if isinstance(term, Triple) else term
