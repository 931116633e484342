"""/<path> and /resource?iri=: what the graph says of a thing, as a page or as RDF."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Response
from pyoxigraph import NamedNode

from cbris.server.asked import asked
from cbris.server.earlier import Earlier
from cbris.server.formats import HTML, RDF, content_type, format_of, offered
from cbris.server.limits import Limits
from cbris.server.links import LOOK_UP, candidates, document, page_of, with_fields
from cbris.server.negotiation import choose
from cbris.server.problem import HttpError
from cbris.server.protocol import fields_of, form_name, iri
from cbris.server.request import Request
from cbris.server.resource_sections import rendered
from cbris.server.resources import Page, Resource, find
from cbris.store.engine import Engine

__all__ = ["ResourcePages"]

TYPES = (HTML, *offered(RDF.values()))
FORMATS = {"html": HTML, **{name: each.media_types[0] for name, each in RDF.items()}}
MOST_SKIPPED = 1_000_000
"""So many links are gone through for a late page; the rest can be had by a query."""
MISSING = (
    f"no IRI was found; give one, as {LOOK_UP}?iri=http://www.w3.org/2004/02/skos/core%23Concept"
)
NO_PAGE = "it has no such page; begin with the first, without page="
NO_NUMBER = "page: a number from 1 on was expected; begin without it"
GONE = "this was in the graph, and is there no more"


@dataclass(frozen=True)
class ResourcePages:
    """Answers for every thing of a graph."""

    engine: Engine
    earlier: Earlier
    limits: Limits

    def at_path(self, path: str) -> Response:
        """Describe the thing of ours that has this path.

        :raises HttpError: 404, 410, or the request is not one that can be answered.
        """
        request = asked()
        return self._answer(request, candidates(request.path))

    def looked_up(self) -> Response:
        """Describe the thing whose IRI was given; one that has a path is found there.

        :raises HttpError: 404, 410, or the request is not one that can be answered.
        """
        request = asked()
        given = fields_of(request).get("iri", [])
        if len(given) != 1:
            raise HttpError(400, MISSING)
        thing = _thing(given[0])
        place = document(thing)
        if not place.startswith(f"{LOOK_UP}?"):
            return _moved(303, with_fields(place, _kept(request)))
        return self._answer(request, (thing,))

    def _answer(self, request: Request, things: Sequence[NamedNode]) -> Response:
        page = self._page(request)
        before = self.engine.generation
        found = find(self.engine, things, page) if things else None
        if found is None:
            raise HttpError(410, GONE) if self.earlier.knew(things) else _unknown()
        if found.replaced_by is not None:
            return _moved(301, with_fields(document(found.replaced_by), _kept(request)))
        if page.number > 1 and found.empty:
            raise HttpError(404, NO_PAGE)
        response = _written(found, _media_type(request))
        response.headers["link"] = _links(found)
        if self.engine.generation == before:
            response.headers["cbris-generation"] = before
        return response

    def _page(self, request: Request) -> Page:
        given = fields_of(request).get("page", ["1"])[0]
        if not given.isdecimal() or not given.isascii() or len(given) > 18 or int(given) < 1:
            raise HttpError(400, NO_NUMBER)
        page = Page(int(given), self.limits.links, self.limits.rows)
        if page.number * page.links > MOST_SKIPPED:
            raise HttpError(404, NO_PAGE)
        return page


def _thing(given: str) -> NamedNode:
    try:
        return iri("iri", given)
    except HttpError:
        text = "iri: not an IRI; give an absolute one, percent-encoded"
        raise HttpError(400, text) from None  # nothing of what was sent is sent back


def _unknown() -> Exception:
    return HttpError(404, "nothing of that name is here; the first page lists what is")


def _media_type(request: Request) -> str:
    name = form_name(request)
    media_type = choose(request.accept, TYPES) if name is None else FORMATS.get(name)
    if media_type is None:
        types = list(FORMATS.values())
        raise HttpError(406, f"no such form; offered are {', '.join(types)}", offered=types)
    return media_type


def _written(found: Resource, media_type: str) -> Response:
    if media_type == HTML:
        return Response(rendered(found))
    form = format_of(RDF.values(), media_type)
    return Response(found.written(form.writer), content_type=content_type(media_type))


def _kept(request: Request) -> Mapping[str, str]:
    """Give the fields of an address that hold wherever it leads."""
    fields = fields_of(request)
    return {name: fields[name][0] for name in ("format", "page") if name in fields}


def _moved(status: int, place: str) -> Response:
    response = Response(status=status, headers={"location": place})
    response.autocorrect_location_header = False
    return response


def _links(found: Resource) -> str:
    """Say where the other forms and pages are, and what thing this is about (RFC 8288)."""
    first, number = document(found.iri), found.page.number
    here = page_of(first, number)
    links = [_link(here, "canonical")]
    for name, media_type in FORMATS.items():
        place = with_fields(here, {"format": name})
        links.append(_link(place, "alternate", media_type))
    links.append(_link(with_fields(here, {"format": "turtle"}), "describedby", "text/turtle"))
    if found.iri.value.isascii():
        links.append(_link(found.iri.value, "describes"))
    if number > 1:
        links += [_link(first, "first"), _link(page_of(first, number - 1), "prev")]
    if found.more:
        links.append(_link(page_of(first, number + 1), "next"))
    return ", ".join(links)


def _link(place: str, relation: str, media_type: str = "") -> str:
    kind = f'; type="{media_type}"' if media_type else ""
    return f'<{place}>; rel="{relation}"{kind}'
