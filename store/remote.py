"""The engine over a SPARQL 1.1 service somewhere else."""

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import IO, cast

import urllib3
from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
)
from urllib3.exceptions import HTTPError, ReadTimeoutError

from cbris.errors import BrokenAnswerError, EndpointError, TimeLimitError, TooMuchError
from cbris.store.engine import Answer
from cbris.store.remote_http import Client, Endpoint
from cbris.store.remote_text import Prepared, prepare

__all__ = ["FRESH_S", "MAX_TRIPLES_BYTES", "Endpoint", "RemoteEngine"]

FRESH_S = 60
"""So many seconds a service counts as unchanged."""
MAX_TRIPLES_BYTES = 64 * 1024 * 1024
"""So many bytes an answer in triples may have; it is held in memory here."""
PIECE = 64 * 1024
RESULTS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
RDF = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
VIRTUOSO = "Virtuoso"
# Its blank nodes have names that no standard allows. Within a literal the quotes and angle
# brackets here would be escaped.
NODES = (
    (b'"bnode", "value": "nodeID://', b'"bnode", "value": "'),
    (b"<bnode>nodeID://", b"<bnode>"),
)
LONGEST = 64
"""At least as many bytes as what is mended has."""
ENDS = {QueryResultsFormat.JSON: b"}", QueryResultsFormat.XML: b">"}
"""How an answer ends that is whole."""


class RemoteEngine:
    """Answers by a SPARQL service; rows are fetched as they are read."""

    def __init__(
        self, endpoint: Endpoint, *, check: Callable[[str], None] = lambda _: None
    ) -> None:
        """Take the service; nothing is sent yet.

        :param check: refuses a query that must not be sent, by a QueryError.
        """
        self._client = Client(endpoint)
        self._check = check

    @property
    def generation(self) -> str:
        """Name the time span that the next query falls in, since services have no generations."""
        return str(int(time.time()) // FRESH_S * FRESH_S)

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query there.

        What the default graph is, is said by the service.

        :raises EndpointError: the service cannot be reached, or is none.
        :raises QueryError: it refuses the query; its subclasses say why.
        """
        self._check(sparql)
        query = prepare(sparql)
        graphs = [graph.value for graph in default_graphs]
        if not (default_graphs or named_graphs or query.has_from):
            graphs += self._client.endpoint.graphs
        fields = [("query", query.text)]
        fields += [("default-graph-uri", graph) for graph in graphs]
        fields += [("named-graph-uri", graph.value) for graph in named_graphs]
        response = self._client.post(fields, RDF if query.triples else RESULTS)
        return self._read(query, response)

    def _read(self, query: Prepared, response: urllib3.BaseHTTPResponse) -> Answer:
        media_type = response.headers.get("content-type", "").partition(";")[0].strip()
        body = _Body(response, self._client.endpoint)
        try:
            with ExitStack() as failing:
                failing.callback(body.close)
                answer = _as_answer(query, media_type, body)
                failing.pop_all()
            return answer
        except _UnknownError:
            raise EndpointError(
                f"{body.name}: answered with {media_type[:80]!r}; a SPARQL service was expected"
            ) from None
        except (SyntaxError, ValueError) as error:
            raise BrokenAnswerError(f"{body.name}: the answer cannot be read ({error})") from error


class _UnknownError(Exception):
    """The media type is none that answers have."""


class _Body:
    """The body of an answer, as a file.

    Its last piece is held back until it is known to be whole: some services end an answer
    that failed with the text of an error, under a status that tells of success.
    """

    def __init__(self, response: urllib3.BaseHTTPResponse, endpoint: Endpoint) -> None:
        self._response = response
        self._endpoint = endpoint
        self._until = time.monotonic() + endpoint.seconds
        self._pending = self._held = b""
        self._mend = _mend if response.headers.get("server", "").startswith(VIRTUOSO) else bytes
        self._over = False
        self._last = b""
        self.name = endpoint.called
        self.end = b""
        self.most: int | None = None

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes; none at the end.

        :raises QueryError: the rest cannot be had; its subclasses say why.
        """
        while not self._over and (size < 0 or not self._pending):
            self._advance()
        end = len(self._pending) if size < 0 else size
        data, self._pending = self._pending[:end], self._pending[end:]
        self._count(data)
        return data

    def _advance(self) -> None:
        """Fetch a piece, and free the one that was held back for it."""
        piece = self._fetch()
        joined = self._mend(self._held + piece)
        free = max(0, len(joined) - max(len(piece), LONGEST)) if piece else len(joined)
        self._pending, self._held = self._pending + joined[:free], joined[free:]
        self._last = piece.rstrip()[-1:] or self._last
        self._over = not piece
        if self._over and self.end and self._last != self.end:
            raise BrokenAnswerError(f"{self.name}: the answer ends before its end; ask again")

    def _fetch(self) -> bytes:
        if time.monotonic() > self._until:
            raise TimeLimitError(
                f"{self.name}: the answer took more than {self._endpoint.seconds:g} s; ask for less"
            )
        try:
            return self._response.read1(PIECE)
        except ReadTimeoutError as error:
            raise BrokenAnswerError(
                f"{self.name}: the answer stopped for {self._endpoint.read_s:g} s; ask again"
            ) from error
        except HTTPError as error:
            raise BrokenAnswerError(f"{self.name}: the answer broke off; ask again") from error

    def _count(self, data: bytes) -> None:
        if self.most is None:
            return
        self.most -= len(data)
        if self.most < 0:
            raise TooMuchError(
                f"{self.name}: more than {MAX_TRIPLES_BYTES:,} bytes of triples; ask for less"
            )

    def close(self) -> None:
        """Hang up, unless it was read to its end."""
        if not self._over:
            self._response.close()

    __del__ = close


def _as_answer(query: Prepared, media_type: str, body: _Body) -> Answer:
    if query.triples:
        return _as_triples(body, RdfFormat.from_media_type(media_type))
    form = QueryResultsFormat.from_media_type(media_type)
    if form not in ENDS:
        raise _UnknownError
    body.end = ENDS[form]
    return parse_query_results(cast(IO[bytes], body), form)


def _mend(data: bytes) -> bytes:
    """Give the blank nodes of Virtuoso names that can be read."""
    for wrong, right in NODES:
        data = data.replace(wrong, right)
    return data


def _as_triples(body: _Body, form: RdfFormat | None) -> QueryTriples:
    """Read triples into an answer of the kind that the embedded engine gives."""
    if form is None:
        raise _UnknownError
    body.most = MAX_TRIPLES_BYTES
    store = Store()
    store.load(cast(IO[bytes], body), format=form)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, QueryTriples)
    return answer
