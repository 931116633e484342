"""/<path>: what the graph says of https://w3id.org/cbris/<path>."""

from urllib.parse import urlencode

import flask
from flask import Response
from pyoxigraph import NamedNode

from cbris.server.asked import asked
from cbris.server.formats import HTML, RDF, content_type, format_of, offered
from cbris.server.grid import grid
from cbris.server.links import requested_iri
from cbris.server.negotiation import choose
from cbris.server.problem import HttpError
from cbris.server.protocol import form_name
from cbris.server.request import Request
from cbris.server.resources import Resource, find
from cbris.store.engine import Engine

__all__ = ["resource"]

TYPES = (HTML, *offered(RDF.values()))
FORMATS = {"html": HTML, **{name: each.media_types[0] for name, each in RDF.items()}}
INCOMING = "SELECT ?subject ?property {{ ?subject ?property {} }}"


def resource(engine: Engine, most: int, path: str) -> Response:
    """Describe a thing by its IRI: a page, or RDF.

    :raises NotFound: the graph does not know it.
    """
    request = asked()
    iri = requested_iri(request.path)
    found = find(engine, iri) if iri else None
    if found is None:
        flask.abort(404)
    media_type = _media_type(request)
    if media_type == HTML:
        return Response(_page(found, request.path, most))
    form = format_of(RDF.values(), media_type)
    return Response(found.written(form.writer), content_type=content_type(media_type))


def _media_type(request: Request) -> str:
    name = form_name(request)
    media_type = choose(request.accept, TYPES) if name is None else FORMATS.get(name)
    if media_type is None:
        types = list(FORMATS.values())
        raise HttpError(406, f"no such form; offered are {', '.join(types)}", offered=types)
    return media_type


def _page(found: Resource, path: str, most: int) -> str:
    description = found.description
    sections = {
        "What it is": description.outgoing,
        "What it defines": found.defined,
        "What points to it": found.pointing,
        "Where that comes from": description.sources,
    }
    return flask.render_template(
        "resource.html",
        iri=description.iri.value,
        label=found.label,
        path=path,
        sections={name: grid(table, most) for name, table in sections.items() if table.rows},
        quotes=grid(description.quotes, most),
        links={name: f"{path}?format={name}" for name in RDF},
        whole=_incoming(description.iri),
    )


def _incoming(iri: NamedNode) -> str:
    """Give the address of all that points to a thing, as CSV."""
    fields = {"query": INCOMING.format(iri), "format": "csv"}
    return f"/sparql?{urlencode(fields)}"
