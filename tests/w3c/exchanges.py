"""Tests that say each request and what its answer must be: of the two protocols."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comparing import Row, row_of, same
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse
from sites import Reply, Site
from suite import Dataset, Manifest, Node, folder

__all__ = ["Conversation", "Exchange", "conversations", "fault"]

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
STATUSES = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404}
TABLES = {
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
}
KINDS_OF_FORMAT = {
    "tabular": TABLES,
    "boolean": {"application/sparql-results+json", "application/sparql-results+xml"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}


@dataclass(frozen=True)
class Exchange:
    """A request, and what is expected of its answer."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    statuses: tuple[str, ...]
    format: str | None
    boolean: bool | None
    expected_headers: Mapping[str, str]
    graph: str | None
    location: str | None


@dataclass(frozen=True)
class Conversation:
    """A test: what is stored at first, and the exchanges in their order."""

    id: str
    before: Dataset
    exchanges: tuple[Exchange, ...]


def conversations(name: str) -> list[Conversation]:
    """Read the tests of a manifest, none where the suites are not at hand."""
    if folder() is None:
        return []
    manifest = Manifest.read(name)
    return [_conversation(manifest, test) for test in manifest.entries()]


def fault(site: Site, exchange: Exchange, known: dict[str, str]) -> str | None:
    """Send a request, and say what is wrong with the answer; None if nothing is.

    :param known: the values of template variables; a location is added to it.
    """
    target, body = exchange.target, exchange.body
    for name, value in known.items():
        target = target.replace(name, value)
        body = body.replace(name.encode(), value.encode())
    reply = site.send(exchange.method, target, exchange.headers, body)
    if exchange.location is not None:
        known[exchange.location] = reply.headers.get("location", "")
    wrong = [what for what, right in _checks(exchange, reply) if not right]
    return f"{exchange.method} {target}: {wrong}, {reply}" if wrong else None


def _checks(exchange: Exchange, reply: Reply) -> Iterator[tuple[str, bool]]:
    yield "status", any(_is(reply.status, name) for name in exchange.statuses)
    if exchange.format is not None:
        yield "format", reply.media_type in KINDS_OF_FORMAT[exchange.format]
    if exchange.boolean is not None:
        yield "boolean", (b"true" in reply.body) == exchange.boolean
    for name, value in exchange.expected_headers.items():
        yield name, reply.headers.get(name, "").replace(" ", "") == value.replace(" ", "")
    if exchange.graph is not None and exchange.method != "HEAD":
        yield "graph", same(_rows(reply.body), _rows(exchange.graph.encode()))
    if exchange.location is not None:
        yield "location", bool(reply.headers.get("location"))


def _is(status: int, name: str) -> bool:
    return status == STATUSES.get(name) or name == f"StatusCode{status // 100}xx"


def _rows(turtle: bytes) -> list[Row]:
    quads = parse(turtle, format=RdfFormat.TURTLE, base_iri="http://www.example/")
    return [row_of(quad.triple) for quad in quads]


def _conversation(manifest: Manifest, test: Node) -> Conversation:
    assert isinstance(test, NamedNode)
    action = manifest.value(test, NamedNode(f"{MF}action"))
    requests = manifest.items(manifest.value(action, NamedNode(f"{HT}requests")))
    exchanges = tuple(_exchange(manifest, request) for request in requests)
    return Conversation(test.value.rpartition("#")[2], manifest.dataset(test), exchanges)


def _exchange(manifest: Manifest, request: Node) -> Exchange:
    response = manifest.value(request, NamedNode(f"{HT}resp"))
    boolean = _text(manifest, response, f"{MF}expectedBoolean")
    body, encoding = _body(manifest, request)
    return Exchange(
        method=_text(manifest, request, f"{HT}methodName") or "GET",
        target=_text(manifest, request, f"{HT}absolutePath") or "",
        headers=_headers(manifest, request),
        body=(body or "").encode(encoding),
        statuses=tuple(
            status.value.rpartition("#")[2]
            for status in manifest.values(response, NamedNode(f"{MF}expectedStatus"))
            if isinstance(status, NamedNode)
        ),
        format=_text(manifest, response, f"{MF}expectedFormat"),
        boolean=None if boolean is None else boolean == "true",
        expected_headers=_headers(manifest, response),
        graph=_body(manifest, response)[0],
        location=_text(manifest, response, f"{MF}expectedLocation"),
    )


def _body(manifest: Manifest, message: Node | None) -> tuple[str | None, str]:
    body = manifest.value(message, NamedNode(f"{HT}body"))
    encoding = _text(manifest, body, f"{CNT}characterEncoding") or "UTF-8"
    return _text(manifest, body, f"{CNT}chars"), encoding


def _headers(manifest: Manifest, message: Node | None) -> dict[str, str]:
    listed = manifest.items(manifest.value(message, NamedNode(f"{HT}headers")))
    pairs = (
        (_text(manifest, h, f"{HT}fieldName"), _text(manifest, h, f"{HT}fieldValue"))
        for h in listed
    )
    return {name.lower(): value for name, value in pairs if name and value}


def _text(manifest: Manifest, subject: Node | None, predicate: str) -> str | None:
    found = manifest.value(subject, NamedNode(predicate))
    assert not isinstance(found, BlankNode)
    return found.value if isinstance(found, Literal) else None
