"""The page of a thing: its tables, and the way to the other pages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import flask
from pyoxigraph import Literal, NamedNode

from cbris.ontology.terms import BASE, NAMESPACES, term
from cbris.queries.table import Term, fold, shorten
from cbris.server.formats import RDF
from cbris.server.grid import Grid, Link, grid
from cbris.server.linked import MOST_COUNTED, MOST_QUOTES
from cbris.server.links import document, href, look_up, page_of, with_fields
from cbris.server.resources import Resource, preferred
from cbris.store.turtle import RDF_TYPE

__all__ = ["rendered"]

LONGEST_SHOWN = 2_000
"""So many characters of a text are shown; its whole is in every other form."""
VOCABULARIES = tuple(NAMESPACES.values())
LABEL, COMMENT = term("rdfs:label"), term("rdfs:comment")
INCOMING = "SELECT ?subject ?property {{ ?subject ?property {} }}"


@dataclass(frozen=True)
class Section:
    """A table under a heading; `note` says which part of the whole it is."""

    heading: str
    grid: Grid
    note: str = ""


def rendered(found: Resource) -> str:
    """Make the page."""
    place = document(found.iri)
    here = page_of(place, found.page.number)
    return flask.render_template(
        "resource.html",
        iri=found.iri.value,
        elsewhere=None if found.iri.value.startswith(BASE) else href(found.iri.value),
        label=_cut(fold(found.label)),
        path=href(found.iri.value),
        number=found.page.number,
        quotes=grid(found.linked.quotes(), MOST_QUOTES) if found.page.number == 1 else None,
        sections=[each for each in _sections(found) if each.grid.rows],
        links={name: with_fields(here, {"format": name}) for name in RDF},
        pages=_pages(found, place),
        graph=f"/store?{urlencode({'graph': found.iri.value})}"
        if found.linked.is_graph()
        else None,
        whole=_whole(found.iri),
    )


def _pages(found: Resource, place: str) -> Mapping[str, str]:
    """Give the addresses of the pages before and after."""
    number, pages = found.page.number, {}
    if number > 1:
        pages["prev"] = page_of(place, number - 1)
    if found.more:
        pages["next"] = page_of(place, number + 1)
    return pages


def _sections(found: Resource) -> Iterator[Section]:
    yield Section("What it is", _outgoing(found))
    yield Section("What it defines", _defined(found))
    yield Section("Where it is used", _uses(found))
    yield Section("What points to it", _incoming(found), _counted(found))
    if found.page.number == 1:
        sources = found.linked.sources()
        yield Section("Where that comes from", grid(sources, len(sources.rows)))


def _outgoing(found: Resource) -> Grid:
    rows = sorted(found.outgoing.rows, key=lambda row: (row[0] != RDF_TYPE, *map(str, row)))
    shown = [
        (_cell(found, property_, kind=True), _cell(found, value, kind=property_ == RDF_TYPE))
        for property_, value in rows
    ]
    return Grid(("property", "value"), shown)


def _incoming(found: Resource) -> Grid:
    shown = [
        (_cell(found, subject), _cell(found, property_, kind=True))
        for subject, property_ in found.incoming.rows
    ]
    return Grid(("subject", "property"), sorted(shown, key=_turn))


def _uses(found: Resource) -> Grid:
    shown = [(_cell(found, subject), _cell(found, value)) for subject, value in found.uses.rows]
    return Grid(("subject", "value"), sorted(shown, key=_turn))


def _defined(found: Resource) -> Grid:
    """Lay out the terms of an ontology, each with its name, comment and use."""
    terms: dict[str, dict[NamedNode, str]] = {}
    for subject, property_, value in found.defined.rows:
        if isinstance(subject, NamedNode) and isinstance(property_, NamedNode):
            texts = terms.setdefault(subject.value, {})
            if isinstance(value, Literal) and value.language in ("en", None):
                texts[property_] = fold(value.value)
    shown = [
        (
            Link(shorten(iri), href(iri)),
            Link(terms[iri].get(LABEL, "")),
            Link(terms[iri].get(COMMENT, "")),
            Link("its use", look_up(iri)),
        )
        for iri in sorted(terms)
    ]
    return Grid(("term", "name", "comment", "use"), shown)


def _counted(found: Resource) -> str:
    rows, page = found.incoming.rows, found.page
    if not rows or (page.number == 1 and not found.incoming.more):
        return ""
    start, number = (page.number - 1) * page.links + 1, found.linked.number()
    total = f"{number:,}" if number <= MOST_COUNTED else f"more than {MOST_COUNTED:,}"
    return f"{start:,} to {start + len(rows) - 1:,} of {total}."


def _cell(found: Resource, value: Term | None, *, kind: bool = False) -> Link:
    """Show a term by its name; a property or class leads to what this graph knows of it."""
    if isinstance(value, NamedNode):
        name = preferred(found.names.get(value, ())) or shorten(value.value)
        return Link(_cut(fold(name)), _place(value.value, kind=kind))
    if isinstance(value, Literal):
        language = f" ({value.language})" if value.language else ""
        return Link(_cut(fold(value.value)) + language)
    return Link(_cut(str(value)))


def _place(iri: str, *, kind: bool) -> str | None:
    """Lead to ours and to terms of vocabularies on this host, else to the web."""
    ours = iri.startswith(BASE)
    of_vocabulary = kind or iri.startswith(VOCABULARIES)
    return look_up(iri) if of_vocabulary and not ours else href(iri)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _turn(row: Sequence[Link]) -> tuple[str, ...]:
    return tuple(link.text.casefold() for link in row)


def _whole(iri: NamedNode) -> str:
    """Give the address of all that points to a thing, as CSV."""
    fields = {"query": INCOMING.format(iri), "format": "csv"}
    return f"/sparql?{urlencode(fields)}"
