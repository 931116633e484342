"""/sparql for machines: queries and updates, answered in the form that the client takes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import IO, NamedTuple, cast

from pyoxigraph import QueryTriples

from cbris.errors import UnfitAnswerError
from cbris.server.backing import Answers, Running
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
from cbris.server.protocol import HOW, METHODS, SparqlQuery, form_name
from cbris.server.request import Request
from cbris.server.streaming import Reply, Work
from cbris.store.engine import Engine
from cbris.store.jobs import Job

__all__ = ["PREFLIGHT", "description_type", "for_people", "headers_of", "run", "work"]

PREFLIGHT = {
    "allow": ", ".join(METHODS),
    "accept-query": "application/sparql-query, application/x-www-form-urlencoded",
    "access-control-allow-methods": ", ".join(METHODS),
    "access-control-allow-headers": "Accept, Authorization, Content-Type",
    "access-control-max-age": "86400",
}
EVERY_TYPE = (*offered(RESULTS.values()), *offered(RDF.values()))


class Forms(NamedTuple):
    """The media types in which a client takes solutions and triples; None takes none."""

    results: str | None
    rdf: str | None


def for_people(request: Request) -> bool:
    """Tell whether the answer is to be a page.

    :raises HttpError: 400, ``format=`` names no form.
    """
    name = form_name(request)
    if name is None:
        return _likes_pages(request.accept)
    return name == "html"


async def run(answers: Answers, query: SparqlQuery, request: Request, *, strict: bool) -> Running:
    """Run a query, until the first piece of its answer is there.

    :raises HttpError: 406, the client takes no form of this kind of query.
    :raises QueryError: it cannot be run; its subclasses say why.
    """
    forms = _forms(query.format, request.accept)
    job = Job(
        text=query.text,
        default_graphs=tuple(graph.value for graph in query.default_graphs),
        named_graphs=tuple(graph.value for graph in query.named_graphs),
        results=forms.results and format_of(RESULTS.values(), forms.results).name,
        rdf=forms.rdf and format_of(RDF.values(), forms.rdf).name,
        strict=strict,
        client=request.peer,
    )
    try:
        return await answers.answer(job)
    except UnfitAnswerError as error:
        name, accept = query.format, request.accept
        triples = error.kind == "triples"
        raise (_unfit(name, accept, RDF) if triples else _unfit(name, accept, RESULTS)) from error


def headers_of(running: Running, query: SparqlQuery, request: Request) -> Mapping[str, str]:
    """Give the headers of an answer."""
    forms = _forms(query.format, request.accept)
    media_type = forms.rdf if running.kind == "triples" else forms.results
    assert media_type is not None  # else UnfitAnswerError was raised
    return {
        "content-type": content_type(media_type),
        "vary": "Accept",
        "cbris-generation": running.generation,
        **_cap_of(query),
    }


def _cap_of(query: SparqlQuery) -> Mapping[str, str]:
    """Say how many rows were asked for at most, if that was said beside the query."""
    return {} if query.limit is None else {"cbris-limit": str(query.limit)}


def work(engine: Engine, query: SparqlQuery, request: Request) -> Work:
    """Give what answers a query by an engine that runs within this process."""
    return lambda reply: _write_answer(engine, query, request.accept, reply)


def description_type(request: Request) -> str:
    """Give the media type in which the service is to describe itself, if asked for by name.

    :raises HttpError: 400, RDF was not asked for, so that a query was forgotten.
    """
    named = RDF.get(form_name(request) or "")
    types = offered(RDF.values())
    media_type = named.media_types[0] if named else names_explicitly(request.accept, types)
    if media_type is None:
        raise HttpError(400, f"no query was found; {HOW}")
    return media_type


@lru_cache(maxsize=1024)
def _likes_pages(accept: str | None) -> bool:
    return choose(accept, (*EVERY_TYPE, HTML)) == HTML


@lru_cache(maxsize=1024)
def _forms(name: str | None, accept: str | None) -> Forms:
    return Forms(_media_type(RESULTS, name, accept), _media_type(RDF, name, accept))


def _media_type(
    formats: Mapping[str, Format[Writer]], name: str | None, accept: str | None
) -> str | None:
    if name is not None:
        return formats[name].media_types[0] if name in formats else None
    return choose(accept, offered(formats.values()))


def _unfit(
    name: str | None, accept: str | None, formats: Mapping[str, Format[Writer]]
) -> HttpError:
    found = f"format={name} does not fit" if name else f"Accept: {accept!r} names no form of"
    types = [each.media_types[0] for each in formats.values()]
    names = ", ".join(formats)
    text = f"{found} this kind of query; offered are {', '.join(types)}, or format={names}"
    return HttpError(406, text, {"vary": "Accept"}, offered=types)


def _write_answer(engine: Engine, query: SparqlQuery, accept: str | None, reply: Reply) -> None:
    # An answer of the engine must be made, read and dropped by one thread.
    answer = engine.query(
        query.text, default_graphs=query.default_graphs, named_graphs=query.named_graphs
    )
    output = cast(IO[bytes], reply)
    if isinstance(answer, QueryTriples):
        answer.serialize(output, _start(reply, RDF, query, accept).writer)
    else:
        answer.serialize(output, _start(reply, RESULTS, query, accept).writer)


def _start(
    reply: Reply, formats: Mapping[str, Format[Writer]], query: SparqlQuery, accept: str | None
) -> Format[Writer]:
    """Choose the form of the answer, and say so in the reply."""
    media_type = _media_type(formats, query.format, accept)
    if media_type is None:
        raise _unfit(query.format, accept, formats)
    reply.start(content_type(media_type), _cap_of(query))
    return format_of(formats.values(), media_type)
