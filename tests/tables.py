"""Rows of the curated tables, and small tables for tests of their readers."""

import csv
from importlib.resources import files
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.loaders.reference.loader import ReferenceLoader
from cbris.loaders.source import Source
from cbris.queries.table import Table

__all__ = ["answers", "load", "read", "rows", "stored", "text"]

FOLDER = files("cbris.data") / "reference"


def rows(name: str) -> list[dict[str, str]]:
    """Read a curated table."""
    text = (FOLDER / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def load(name: str, text: str) -> list[Quad]:
    """Load a text as if it were the curated table of that name."""
    path = Path("reference") / f"{name}.csv"
    return list(ReferenceLoader().load(Source(f"reference-{name}", path, text.encode())))


def stored(*names: str) -> Store:
    """Load curated tables into a store, all facts in its default graph too."""
    store = Store()
    for name in names:
        for quad in load(name, (FOLDER / f"{name}.csv").read_text("utf-8")):
            store.add(quad)
            store.add(Quad(quad.subject, quad.predicate, quad.object))
    return store


def answers(store: Store, query: str) -> list[tuple[str, ...]]:
    """Give the rows of an answer, IRIs by their last step and literals by their text, sorted."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return sorted(tuple(text(term) for term in solution) for solution in found)


def text(term: object) -> str:
    """Give the last step of an IRI, the text of a literal, nothing for nothing."""
    if isinstance(term, NamedNode):
        return term.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]
    return term.value if isinstance(term, Literal) else ""


def read(table: Table, *headings: str) -> list[tuple[str, ...]]:
    """Give what a person reads in some columns of an answer."""
    places = [table.headings().index(heading) for heading in headings]
    return [tuple(row[place].text for place in places) for row in table.cells()]
