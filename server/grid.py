"""The first rows of an answer, as a page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import QuerySolutions, QueryTriples

from cbris.queries.table import Cell, Table, shorten
from cbris.server.links import href

__all__ = ["Grid", "Link", "first_rows", "grid"]


@dataclass(frozen=True)
class Link:
    """What a cell shows: a text, and where it leads, to one place or to several."""

    text: str
    href: str | None = None
    more: tuple["Link", ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table of a page; `cut` says that there are more rows than these."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Link]]
    cut: bool = False


def grid(table: Table, most: int) -> Grid:
    """Lay out the first rows of a table."""
    rows = tuple(tuple(_link(cell) for cell in row) for row in islice(table.cells(), most))
    return Grid(table.headings(), rows, cut=len(table.rows) > most)


def _link(cell: Cell) -> Link:
    """Lead to the one thing of a cell, or to each of several by its name or its number."""
    unnamed = cell.text == " ".join(map(shorten, cell.iris))
    more = tuple(
        Link(shorten(iri) if unnamed else f"[{number}]", href(iri))
        for number, iri in enumerate(cell.iris, start=1)
    )
    return Link("" if more and unnamed else cell.text, href(cell.iri), more)


def first_rows(answer: QuerySolutions | QueryTriples, most: int) -> Table:
    """Read the first rows of an answer, and one more, by which a cut is known."""
    if isinstance(answer, QueryTriples):
        triples = ((each.subject, each.predicate, each.object) for each in answer)
        return Table(("subject", "predicate", "object"), tuple(islice(triples, most + 1)))
    columns = tuple(variable.value for variable in answer.variables)
    rows = (tuple(solution[name] for name in columns) for solution in answer)
    return Table(columns, tuple(islice(rows, most + 1)))
