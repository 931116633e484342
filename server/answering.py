"""What the server does for a request to /sparql or /store."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from pyoxigraph import NamedNode

from cbris.errors import AuthError
from cbris.server import endpoint, graph_store
from cbris.server.backing import Answers, Change, Operation, Writes
from cbris.server.description import described
from cbris.server.formats import RDF, content_type, format_of
from cbris.server.graph_store import Body, GraphRequest
from cbris.server.limits import Limits, Serving
from cbris.server.parsing import Parser
from cbris.server.problem import HttpError
from cbris.server.protocol import UPDATE, SparqlQuery, SparqlUpdate, fields_of, iri, read_operation
from cbris.server.request import Receive, Request, Send
from cbris.server.security import READ_ONLY, Guard
from cbris.server.statistics import Statistics
from cbris.server.streaming import relay, send_whole, stream, while_there
from cbris.store.engine import Engine

__all__ = ["Answering", "may_write"]


def may_write(request: Request) -> bool:
    """Tell by its head alone whether a request wants to write."""
    if request.method in ("GET", "HEAD", "OPTIONS", "QUERY"):
        return False
    return request.path.startswith(graph_store.STORE) or request.media_type == UPDATE


@dataclass(frozen=True)
class Answering:
    """Answers by the workers where there are some, else by the engine in a thread."""

    engine: Engine
    statistics: Statistics
    limits: Limits
    serving: Serving
    threads: Executor
    parser: Parser
    guard: Guard
    answers: Answers | None = None
    writes: Writes | None = None

    async def sparql(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer a request to /sparql.

        :raises HttpError: the request is not one of the protocol.
        :raises CbrisError: the query cannot be answered, or the update not be done.
        """
        if request.method == "OPTIONS":
            await send_whole(send, 204, endpoint.PREFLIGHT, b"")
            return
        operation = read_operation(request)
        if isinstance(operation, SparqlUpdate):
            await self._update(operation, request, send)
        elif operation is not None:
            await self._query(operation, request, receive, send)
        else:
            await self._describe(request, send)

    async def store(self, request: Request, receive: Receive, send: Send) -> None:
        """Answer a request to the graph store.

        :raises HttpError: the request is not one of the protocol, or the graph is not there.
        :raises CbrisError: the graph cannot be read or written.
        """
        if request.method == "OPTIONS":
            await send_whole(send, 204, graph_store.PREFLIGHT, b"")
            return
        wanted = graph_store.read_graph_request(request)
        if wanted.op is not None:
            await self._write(wanted.op, wanted, request, send)
            return
        await self._check_exists(wanted.graph, request)
        await self._query(wanted.query, request, receive, send)

    async def _query(
        self, query: SparqlQuery, request: Request, receive: Receive, send: Send
    ) -> None:
        limits, head = self.limits, request.method == "HEAD"
        if self.answers is None:
            work = endpoint.work(self.engine, query, request)
            await stream(work, self.threads, receive, send, limits, head=head)
            return
        strict = self.serving.strict_default_graph
        async with while_there(receive):
            running = await endpoint.run(self.answers, query, request, strict=strict)
            headers = endpoint.headers_of(running, query, request)
            await relay(running, headers, send, limits.send_s, head=head)

    async def _update(self, update: SparqlUpdate, request: Request, send: Send) -> None:
        generation = await self._writes(request).update(
            update.text,
            tuple(graph.value for graph in update.using),
            tuple(graph.value for graph in update.using_named),
            self.serving.strict_default_graph,
        )
        await send_whole(send, 204, {"cbris-generation": generation}, b"")

    async def _write(
        self, op: Operation, wanted: GraphRequest, request: Request, send: Send
    ) -> None:
        writes = self._writes(request)
        name = wanted.graph and wanted.graph.value
        data = b""
        if op == "delete":
            await self._check_exists(wanted.graph, request)
        else:
            base = name or f"{request.origin}{request.path}"
            data = await asyncio.to_thread(self._read, graph_store.bodies(request), base)
        change = await writes.graph(op, name, data)
        status, headers = _changed(wanted, change)
        await send_whole(send, status, headers, b"")

    def _read(self, bodies: Sequence[Body], base: str) -> bytes:
        """Read the graphs that were sent, and give them as one, in N-Triples."""
        return b"".join(self.parser.triples(each.media_type, base, each.data) for each in bodies)

    def _writes(self, request: Request) -> Writes:
        self.guard.authorize(request)
        if self.writes is None:
            raise AuthError(READ_ONLY, known=True)
        return self.writes

    async def _check_exists(self, graph: NamedNode | None, request: Request) -> None:
        if graph is not None and not await self._ask(graph_store.exists(graph), request):
            raise HttpError(404, "there is no graph of that name here")

    async def _ask(self, query: SparqlQuery, request: Request) -> bool:
        if self.answers is None:
            return bool(await asyncio.to_thread(self.engine.query, query.text))
        running = await endpoint.run(self.answers, query, request, strict=True)
        try:
            return b"".join([piece async for piece in running]).strip() == b"true"
        finally:
            await running.close()

    async def _describe(self, request: Request, send: Send) -> None:
        """Describe the service: to who asks for it by name, or asks for nothing else."""
        bare = request.accept in (None, "", "*/*") and not fields_of(request)
        media_type = "text/turtle" if bare else endpoint.description_type(request)
        address = iri("Host", f"{request.origin}{request.path}")
        form = format_of(RDF.values(), media_type).writer
        writable = self.writes is not None and self.serving.writable
        content = await asyncio.to_thread(
            described, self.statistics, address, form, self.serving, writable=writable
        )
        headers = {"content-type": content_type(media_type), "vary": "Accept"}
        await send_whole(send, 200, headers, content, head=request.method == "HEAD")


def _changed(wanted: GraphRequest, change: Change) -> tuple[int, Mapping[str, str]]:
    """Give status and headers of a change: a graph that was made says where it is."""
    headers = {"cbris-generation": change.generation}
    if wanted.op == "delete" or not change.created:
        return 204, headers
    if wanted.fresh and wanted.graph is not None:
        headers["location"] = wanted.graph.value
    return 201, headers
