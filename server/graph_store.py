"""SPARQL 1.1 Graph Store Protocol: what a request to /store asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_hex

from pyoxigraph import NamedNode
from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

from cbris.server.backing import Operation
from cbris.server.formats import RDF, offered
from cbris.server.problem import HttpError
from cbris.server.protocol import SparqlQuery, fields_of, form_name, iri
from cbris.server.request import Request

__all__ = [
    "METHODS",
    "PREFLIGHT",
    "STORE",
    "Body",
    "GraphRequest",
    "bodies",
    "exists",
    "read_graph_request",
]

STORE = "/store"
METHODS = ("GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS")
PREFLIGHT = {
    "allow": ", ".join(METHODS),
    "access-control-allow-methods": ", ".join(METHODS),
    "access-control-allow-headers": "Accept, Authorization, Content-Type",
    "access-control-max-age": "86400",
}
MULTIPART = "multipart/form-data"
MAX_PARTS = 1_000
WHICH = f"name it as {STORE}?graph=… or {STORE}?default, or by its own address below {STORE}/"
WRITES: Mapping[str, Operation] = {"PUT": "put", "POST": "post", "DELETE": "delete"}
READS = ("GET", "HEAD")


@dataclass(frozen=True)
class GraphRequest:
    """What is to be done with which graph.

    `op` is None where it is only read, and `graph` for the default graph; `fresh` tells
    that the graph is to be made, and its name was made up for it.
    """

    op: Operation | None
    graph: NamedNode | None
    fresh: bool = False
    format: str | None = None

    @property
    def query(self) -> SparqlQuery:
        """The query that reads it."""
        pattern = "?s ?p ?o"
        inside = f"GRAPH {self.graph} {{ {pattern} }}" if self.graph else pattern
        return SparqlQuery(f"CONSTRUCT {{ {pattern} }} WHERE {{ {inside} }}", format=self.format)


@dataclass(frozen=True)
class Body:
    """A graph as it was sent."""

    media_type: str
    data: bytes


def read_graph_request(request: Request) -> GraphRequest:
    """Read which graph is meant, and what is to be done with it.

    :raises HttpError: 400, no graph or two are named; 405, the method is none of METHODS.
    """
    op = WRITES.get(request.method)
    if op is None and request.method not in READS:
        text = f"{request.method} is not understood here; use one of {', '.join(METHODS)}"
        raise HttpError(405, text, {"allow": ", ".join(METHODS)})
    form = form_name(request)
    if form is not None and form not in RDF:
        raise HttpError(406, f"format={form} is no form of a graph; give one of {', '.join(RDF)}")
    fields = fields_of(request)
    named = [iri("graph", value) for value in fields.get("graph", ())]
    own = request.path.removeprefix(STORE).strip("/")
    if len(named) + ("default" in fields) + bool(own) > 1:
        raise HttpError(400, f"more than one graph was named; {WHICH}")
    if named or "default" in fields:
        return GraphRequest(op, named[0] if named else None, format=form)
    if own:
        return GraphRequest(op, _own(request), format=form)
    if op != "post":
        raise HttpError(400, f"no graph was named; {WHICH}")
    return GraphRequest(op, iri("Host", f"{request.origin}{STORE}/{token_hex(16)}"), fresh=True)


def exists(graph: NamedNode) -> SparqlQuery:
    """Give the query that tells whether there is a graph, be it empty."""
    return SparqlQuery(f"ASK {{ GRAPH {graph} {{}} }}", format="csv")


def bodies(request: Request) -> Sequence[Body]:
    """Give the graphs that a request sends: one, or the parts of a form.

    :raises HttpError: 400, the form cannot be read; 415, one is of no known type.
    """
    if request.media_type != MULTIPART:
        return (_body(request.media_type, request.body),)
    try:
        return tuple(_parts(request))
    except ValueError as error:
        raise HttpError(
            400, f"the form cannot be read ({error}); send it as {MULTIPART}"
        ) from error


def _own(request: Request) -> NamedNode:
    return iri("the address", f"{request.origin}{request.path}")


def _parts(request: Request) -> Iterator[Body]:
    """Yield the parts of a form, each with its own type."""
    decoder = MultipartDecoder(_boundary(request), max_parts=MAX_PARTS)
    decoder.receive_data(request.body)
    decoder.receive_data(None)
    media_type, data = "", bytearray()
    while not isinstance(event := decoder.next_event(), Epilogue | NeedData):
        if isinstance(event, Field | File):
            media_type, data = event.headers.get("content-type", ""), bytearray()
        elif isinstance(event, Data):
            data += event.data
            if not event.more_data:
                yield _body(media_type.partition(";")[0].strip().lower(), bytes(data))


def _boundary(request: Request) -> bytes:
    for parameter in request.headers["content-type"].split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "boundary" and value:
            return value.strip('"').encode("latin-1")
    raise HttpError(400, f"the body is {MULTIPART} without a boundary; name it")


def _body(media_type: str, data: bytes) -> Body:
    types = offered(RDF.values())
    if media_type not in types:
        firsts = ", ".join(each.media_types[0] for each in RDF.values())
        text = f"RDF of type {media_type or 'unknown'} was sent; one of {firsts} was expected"
        raise HttpError(415, text, {"accept": firsts})
    return Body(media_type, data)
