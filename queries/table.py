"""An answer as rows, and as a person reads them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

from cbris.ontology.terms import BASE, NAMESPACES

__all__ = ["LABEL", "Cell", "Table", "Term", "fold", "shorten"]

Term = NamedNode | BlankNode | Literal | Triple

# A column ?xLabel beside a column ?x holds the name of what ?x identifies.
LABEL = "Label"


class Cell(NamedTuple):
    """What a person reads in a cell, and the IRI that it leads to, or several of them."""

    text: str
    iri: str | None = None
    iris: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of terms; None is an unbound variable; `labels` are headings of columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    labels: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, solutions: QuerySolutions, labels: Mapping[str, str] | None = None) -> "Table":
        """Read all solutions of a query."""
        columns = tuple(variable.value for variable in solutions.variables)
        rows = tuple(tuple(solution[name] for name in columns) for solution in solutions)
        return cls(columns, rows, labels or {})

    def headings(self) -> tuple[str, ...]:
        """Give the headings of the columns that a person reads."""
        return tuple(self.labels.get(name, name) for name in self._shown())

    def cells(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the rows as a person reads them: a name stands for what it names."""
        for row in self.rows:
            values = dict(zip(self.columns, row, strict=True))
            yield tuple(self._cell(name, values) for name in self._shown())

    def _shown(self) -> tuple[str, ...]:
        return tuple(name for name in self.columns if not self._names_another(name))

    def _names_another(self, name: str) -> bool:
        return name.endswith(LABEL) and name.removesuffix(LABEL) in self.columns

    def _cell(self, name: str, values: Mapping[str, Term | None]) -> Cell:
        term, label = values[name], values.get(name + LABEL)
        iri = term.value if isinstance(term, NamedNode) else None
        iris = _iris(term)
        text = _text(label) if label is not None else " ".join(map(shorten, iris)) or _text(term)
        return Cell(text, iri, iris)


def fold(text: str) -> str:
    """Put a text on one line: every run of white space becomes one space."""
    return " ".join(text.split())


@cache
def shorten(iri: str) -> str:
    """Shorten an IRI: a CURIE, or the path below the base IRI, where either fits."""
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(BASE) or iri


def _iris(term: Term | None) -> tuple[str, ...]:
    """Read a literal of IRIs of ours, separated by spaces, each once."""
    words = term.value.split() if isinstance(term, Literal) else []
    return tuple(dict.fromkeys(words)) if all(word.startswith(BASE) for word in words) else ()


def _text(term: Term | None) -> str:
    match term:
        case None:
            return ""
        case NamedNode(value=value):
            return shorten(value)
        case Literal(value=value):
            return fold(value)
        case _:
            return str(term)
