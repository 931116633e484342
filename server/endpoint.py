"""/sparql for machines: queries answered in the form that the client takes."""

from collections.abc import Mapping
from typing import IO, cast

from pyoxigraph import NamedNode, QueryTriples

from cbris.server.description import described
from cbris.server.formats import (
    HTML,
    RDF,
    RESULTS,
    Format,
    Writer,
    content_type,
    format_of,
    offered,
)
from cbris.server.negotiation import choose, names_explicitly
from cbris.server.problem import HttpError
from cbris.server.protocol import HOW, METHODS, SparqlQuery, form_name, read_query
from cbris.server.request import Request
from cbris.server.streaming import Reply, Work
from cbris.store.engine import Engine

__all__ = ["PREFLIGHT", "for_people", "work"]

PREFLIGHT = {
    "allow": ", ".join(METHODS),
    "access-control-allow-methods": ", ".join(METHODS),
    "access-control-allow-headers": "Accept, Content-Type",
    "access-control-max-age": "86400",
}
EVERY_TYPE = (*offered(RESULTS.values()), *offered(RDF.values()))


def for_people(request: Request) -> bool:
    """Tell whether the answer is to be a page.

    :raises HttpError: 400, ``format=`` names no form.
    """
    name = form_name(request)
    if name is None:
        return choose(request.accept, (*EVERY_TYPE, HTML)) == HTML
    return name == "html"


def work(engine: Engine, request: Request) -> Work:
    """Give what answers a request to /sparql.

    :raises HttpError: the request is not one of the protocol, or has no query.
    """
    query = read_query(request)
    if query is None:
        return _description(engine, request)
    return lambda reply: _write_answer(engine, query, request.accept, reply)


def _write_answer(engine: Engine, query: SparqlQuery, accept: str | None, reply: Reply) -> None:
    # An answer of the engine must be made, read and dropped by one thread.
    answer = engine.query(
        query.text, default_graphs=query.default_graphs, named_graphs=query.named_graphs
    )
    output = cast(IO[bytes], reply)
    if isinstance(answer, QueryTriples):
        answer.serialize(output, _start(reply, RDF, query.format, accept).writer)
    else:
        answer.serialize(output, _start(reply, RESULTS, query.format, accept).writer)


def _start(
    reply: Reply, formats: Mapping[str, Format[Writer]], name: str | None, accept: str | None
) -> Format[Writer]:
    """Choose the form of the answer, and say so in the reply."""
    if name is not None and name not in formats:
        raise _unfit(f"format={name} does not fit this kind of query", formats)
    media_type = formats[name].media_types[0] if name else choose(accept, offered(formats.values()))
    if media_type is None:
        raise _unfit(f"Accept: {accept!r} names no form of this kind of query", formats)
    reply.start(content_type(media_type))
    return format_of(formats.values(), media_type)


def _unfit(found: str, formats: Mapping[str, Format[Writer]]) -> HttpError:
    types = [each.media_types[0] for each in formats.values()]
    names = ", ".join(formats)
    text = f"{found}; offered are {', '.join(types)}, or format={names}"
    return HttpError(406, text, {"vary": "Accept"}, offered=types)


def _description(engine: Engine, request: Request) -> Work:
    """Describe the service, to who asks for RDF by name."""
    named = RDF.get(form_name(request) or "")
    types = offered(RDF.values())
    media_type = named.media_types[0] if named else names_explicitly(request.accept, types)
    if media_type is None:
        raise HttpError(400, f"no query was found; {HOW}")
    content = described(engine, endpoint(request), format_of(RDF.values(), media_type).writer)

    def write(reply: Reply) -> None:
        reply.start(content_type(media_type))
        reply.write(content)

    return write


def endpoint(request: Request) -> NamedNode:
    """Give the address of this endpoint, as the client knows it."""
    address = f"{request.scheme}://{request.headers.get('host', 'localhost')}{request.path}"
    try:
        return NamedNode(address)
    except ValueError as error:
        raise HttpError(400, f"Host: {error}; send the name of this host") from error
