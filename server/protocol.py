"""SPARQL 1.1 Protocol: what a request to /sparql asks for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from cbris.server.formats import FORMATS
from cbris.server.problem import HttpError
from cbris.server.request import Request

__all__ = ["HOW", "METHODS", "SparqlQuery", "form_name", "read_query"]

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
MAX_FIELDS = 1_000
READ_ONLY = "this endpoint is read-only: an update is not run; send a query (SELECT, ASK, …)"
HOW = "send it as ?query=…, as a form field, or as a body of type application/sparql-query"
UTF_8 = ("", "utf-8", "utf8", "us-ascii")


@dataclass(frozen=True)
class SparqlQuery:
    """A query with the dataset it asks for; `format` is a key of FORMATS or "html"."""

    text: str
    default_graphs: tuple[NamedNode, ...] = ()
    named_graphs: tuple[NamedNode, ...] = ()
    format: str | None = None


def read_query(request: Request) -> SparqlQuery | None:
    """Read the query of a request; None if a GET has none, which is no fault.

    :raises HttpError: 400, 403 (an update), 405 or 415, with a sentence.
    """
    if request.method not in METHODS:
        allowed = ", ".join(METHODS)
        text = f"{request.method} is not understood here; use GET or POST"
        raise HttpError(405, text, {"allow": allowed})
    fields, texts = _parts(request)
    if "update" in fields:
        raise HttpError(403, READ_ONLY)
    texts = [*fields.get("query", ()), *texts]
    if not texts and request.method != "POST":
        return None
    return SparqlQuery(
        _one(texts),
        _graphs(fields, "default-graph-uri"),
        _graphs(fields, "named-graph-uri"),
        _format(fields),
    )


def form_name(request: Request) -> str | None:
    """Give the value of ``format=`` in the address, if any."""
    return _format(_fields(request.query.encode("latin-1")))


def _parts(request: Request) -> tuple[Mapping[str, Sequence[str]], list[str]]:
    """Give the fields of address and form, and the query that is the body itself."""
    in_address = request.query.encode("latin-1")
    if request.method != "POST":
        return _fields(in_address), []
    media_type = _media_type(request)
    if media_type == UPDATE:
        raise HttpError(403, READ_ONLY)
    if media_type == DIRECT:
        return _fields(in_address), [_decoded(request.body)]
    if media_type == FORM:
        return _fields(in_address, request.body), []
    raise HttpError(
        415, f"the body is of type {media_type or 'unknown'}; {FORM} or {DIRECT} was expected"
    )


def _media_type(request: Request) -> str:
    """Give the media type of the body, which must be UTF-8."""
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in UTF_8:
            raise HttpError(415, "the body is not in UTF-8 by its charset; send it as UTF-8")
    return media_type.strip()


def _fields(*encoded: bytes) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for text in encoded:
        for name, value in _pairs(text):
            fields.setdefault(name, []).append(value)
    return fields


def _pairs(encoded: bytes) -> Iterable[tuple[str, str]]:
    try:
        text = encoded.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError as error:
        text = f"the fields cannot be read ({error}); percent-encode them as UTF-8"
        raise HttpError(400, text) from error


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HttpError(400, f"the query is not UTF-8 ({error}); send it as UTF-8") from error


def _one(texts: Sequence[str]) -> str:
    if len(texts) != 1:
        raise HttpError(400, f"{len(texts)} queries were found, one was expected; {HOW}")
    return texts[0]


def _graphs(fields: Mapping[str, Sequence[str]], name: str) -> tuple[NamedNode, ...]:
    try:
        return tuple(NamedNode(value) for value in fields.get(name, ()))
    except ValueError as error:
        raise HttpError(400, f"{name}: not an IRI ({error}); give an absolute one") from error


def _format(fields: Mapping[str, Sequence[str]]) -> str | None:
    found = next(iter(fields.get("format", ())), None)
    if found is None or found in FORMATS or found == "html":
        return found
    names = ", ".join((*FORMATS, "html"))
    raise HttpError(400, f"format: no form of that name is known; give one of {names}")
