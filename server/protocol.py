"""SPARQL 1.1 Protocol: what a request to /sparql asks for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from cbris.errors import QueryError
from cbris.server.formats import FORMATS
from cbris.server.problem import HttpError
from cbris.server.request import Request
from cbris.store.capped import capped

__all__ = [
    "HOW",
    "METHODS",
    "UPDATE",
    "SparqlQuery",
    "SparqlUpdate",
    "fields_of",
    "form_name",
    "iri",
    "read_operation",
    "read_query",
]

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = ("GET", "HEAD", "POST", "QUERY", "OPTIONS")
WITH_BODY = ("POST", "QUERY")
MAX_FIELDS = 1_000
NO_UPDATE = "a page shows queries alone; send the update to /sparql by POST"
HOW = "send it as ?query=…, as a form field, or as a body of type application/sparql-query"
HOW_TO_UPDATE = "send it by POST, as the form field update=… or a body of type " + UPDATE
LIMIT = re.compile(r"[0-9]{1,15}")
UTF_8 = ("", "utf-8", "utf8", "us-ascii")

Fields = Mapping[str, Sequence[str]]
Text = tuple[Literal["query", "update"], str]


@dataclass(frozen=True)
class SparqlQuery:
    """A query with the dataset it asks for; `format` is a key of FORMATS or "html".

    `limit` is the cap on its rows that was asked for beside it; the text has it already.
    """

    text: str
    default_graphs: tuple[NamedNode, ...] = ()
    named_graphs: tuple[NamedNode, ...] = ()
    format: str | None = None
    limit: int | None = None


@dataclass(frozen=True)
class SparqlUpdate:
    """An update with the dataset that its WHERE sees; without any, that of the store."""

    text: str
    using: tuple[NamedNode, ...] = ()
    using_named: tuple[NamedNode, ...] = ()


def read_operation(request: Request) -> SparqlQuery | SparqlUpdate | None:
    """Read what a request asks for; None if one that has no body asks for nothing.

    :raises HttpError: 400, 405 or 415, with a sentence.
    """
    _check_method(request)
    fields, body = _parts(request)
    texts = [*_texts(fields), *body]
    if not texts and request.method not in WITH_BODY:
        return None
    kind, text = _one(texts)
    if kind == "query":
        graphs, named = (_graphs(fields, f"{name}-graph-uri") for name in ("default", "named"))
        limit = _limit(fields)
        text = text if limit is None else _capped(text, limit)
        return SparqlQuery(text, graphs, named, _format(fields), limit)
    if request.method != "POST":
        raise HttpError(405, f"{request.method} only reads; {HOW_TO_UPDATE}", {"allow": "POST"})
    using, using_named = (_graphs(fields, f"{name}-graph-uri") for name in ("using", "using-named"))
    return SparqlUpdate(text, using, using_named)


def read_query(request: Request) -> SparqlQuery | None:
    """Read the query of a request; None if a GET has none, which is no fault.

    :raises HttpError: 400, 403 (an update), 405 or 415, with a sentence.
    """
    operation = read_operation(request)
    if isinstance(operation, SparqlUpdate):
        raise HttpError(403, NO_UPDATE)
    return operation


def form_name(request: Request) -> str | None:
    """Give the value of ``format=`` in the address, if any."""
    return _format(fields_of(request))


def fields_of(request: Request) -> Fields:
    """Give the fields of the address.

    :raises HttpError: 400, they cannot be read.
    """
    return _fields(request.query.encode("latin-1")) if request.query else {}


def iri(name: str, value: str) -> NamedNode:
    """Read an absolute IRI.

    :param name: what it is the value of, for the message.
    :raises HttpError: 400, it is none.
    """
    try:
        return NamedNode(value)
    except ValueError as error:
        raise HttpError(400, f"{name}: not an IRI ({error}); give an absolute one") from error


def _check_method(request: Request) -> None:
    if request.method not in METHODS:
        text = f"{request.method} is not understood here; use GET or POST"
        raise HttpError(405, text, {"allow": ", ".join(METHODS)})


def _parts(request: Request) -> tuple[Fields, list[Text]]:
    """Give the fields of address and form, and the text that is the body itself."""
    in_address = request.query.encode("latin-1")
    if request.method not in WITH_BODY:
        return _fields(in_address), []
    media_type = _media_type(request)
    if media_type == FORM:
        return _fields(in_address, request.body), []
    if media_type == QUERY:
        return _fields(in_address), [("query", _decoded(request.body))]
    if media_type == UPDATE:
        return _fields(in_address), [("update", _decoded(request.body))]
    wanted = " or ".join((FORM, QUERY, UPDATE))
    raise HttpError(415, f"the body is of type {media_type or 'unknown'}; {wanted} was expected")


def _texts(fields: Fields) -> Iterable[Text]:
    for text in fields.get("query", ()):
        yield "query", text
    for text in fields.get("update", ()):
        yield "update", text


def _media_type(request: Request) -> str:
    """Give the media type of the body, which must be UTF-8."""
    _, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "charset" and value.strip('"') not in UTF_8:
            raise HttpError(415, "the body is not in UTF-8 by its charset; send it as UTF-8")
    return request.media_type


def _fields(*encoded: bytes) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for text in encoded:
        for name, value in _pairs(text):
            fields.setdefault(name, []).append(value)
    return fields


@lru_cache(maxsize=16)  # it is read by several, one after the other
def _pairs(encoded: bytes) -> Sequence[tuple[str, str]]:
    if not encoded:
        return ()
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
        raise HttpError(400, f"the text is not UTF-8 ({error}); send it as UTF-8") from error


def _one(texts: Sequence[Text]) -> Text:
    if len(texts) != 1:
        kind = "update" if texts and all(kind == "update" for kind, _ in texts) else "query"
        many = {"query": "queries", "update": "updates"}[kind]
        how = HOW if kind == "query" else HOW_TO_UPDATE
        raise HttpError(400, f"{len(texts)} {many} were found, one was expected; {how}")
    return texts[0]


def _graphs(fields: Fields, name: str) -> tuple[NamedNode, ...]:
    return tuple(iri(name, value) for value in fields.get(name, ()))


def _limit(fields: Fields) -> int | None:
    found = next(iter(fields.get("limit", ())), None)
    if found is None:
        return None
    if not LIMIT.fullmatch(found):
        raise HttpError(400, "limit: no number of rows was found; give one, from 0")
    return int(found)


def _capped(text: str, limit: int) -> str:
    try:
        return capped(text, limit)
    except QueryError as error:
        raise HttpError(400, str(error)) from error


def _format(fields: Fields) -> str | None:
    found = next(iter(fields.get("format", ())), None)
    if found is None or found in FORMATS or found == "html":
        return found
    names = ", ".join((*FORMATS, "html"))
    raise HttpError(400, f"format: no form of that name is known; give one of {names}")
