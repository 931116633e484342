"""The ASGI application: it guards the door, streams long answers, hands pages to Flask."""

import string
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Protocol, cast
from urllib.parse import quote

from a2wsgi import WSGIMiddleware
from flask import Flask

from cbris.server import dumps, endpoint
from cbris.server.app import create_app
from cbris.server.limits import Limits
from cbris.server.problem import HttpError, written
from cbris.server.request import Message, Receive, Request, Scope, Send, from_scope, read_request
from cbris.server.streaming import Work, stream
from cbris.store.dump import Snapshots
from cbris.store.engine import Engine

__all__ = ["Served", "Shell"]

Application = Callable[[Scope, Receive, Send], Awaitable[None]]

SPARQL = "/sparql"
PAGE_THREADS = 8
HEADERS: Mapping[str, str] = {
    "access-control-allow-origin": "*",
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""What every answer carries. Nothing here knows its users, so any origin may read it."""


class Served(Engine, Snapshots, Protocol):
    """An engine whose graph can be dumped too."""


class Shell:
    """Answers HTTP over one graph."""

    def __init__(self, engine: Served, limits: Limits | None = None) -> None:
        """Take the graph, and the limits of what one client may take of the machine."""
        self._engine = engine
        self._limits = limits or Limits()
        self._writers = ThreadPoolExecutor(self._limits.running, thread_name_prefix="answer")
        self._pages = _pages(create_app(engine, self._limits))
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        send = _with_headers(send)
        try:
            with self._place():
                request = await read_request(scope, receive, self._limits)
                await self._answer(request, scope, receive, send)
        except HttpError as problem:
            await _send_problem(problem, from_scope(scope), send)

    async def _answer(self, request: Request, scope: Scope, receive: Receive, send: Send) -> None:
        if request.path == SPARQL and request.method == "OPTIONS":
            await _send(send, 204, endpoint.PREFLIGHT)
        elif work := self._work(request):
            head = request.method == "HEAD"
            await stream(work, self._writers, receive, send, self._limits, head=head)
        else:
            await self._pages(_ascii(scope), _again(request.body), send)

    def _work(self, request: Request) -> Work | None:
        """Give what answers the request; None leaves it to the pages."""
        if request.path in dumps.DUMPS:
            return dumps.work(self._engine, request)
        if request.path == SPARQL and not endpoint.for_people(request):
            return endpoint.work(self._engine, request)
        return None

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Count the request in, unless too many are under way."""
        if self._under_way >= self._limits.requests:
            raise HttpError(503, "too many requests are under way; try again", {"retry-after": "1"})
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1


def _ascii(scope: Scope) -> Scope:
    """Percent-encode what a client left as raw UTF-8 in the query, as browsers do."""
    encoded = quote(scope["query_string"], safe=string.printable).encode("ascii")
    return {**scope, "query_string": encoded}


def _pages(app: Flask) -> Application:
    """Bridge to Flask; REQUEST_URI keeps the path as it was sent, with its %2F."""

    def wsgi(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["REQUEST_URI"] = from_scope(environ["asgi.scope"]).target
        environ["wsgi.errors"] = sys.stderr
        environ["wsgi.input_terminated"] = True  # the body is whole, with or without a length
        return app(environ, start_response)

    # a2wsgi has its own types for what the ASGI and WSGI specifications leave open.
    bridge: Any = WSGIMiddleware(cast(Any, wsgi), workers=PAGE_THREADS)
    return cast(Application, bridge)


def _again(body: bytes) -> Receive:
    """Give a body that was read already to who wants to receive it."""

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_encoded(HEADERS)]
        await send(message)

    return sender


async def _send_problem(problem: HttpError, request: Request, send: Send) -> None:
    content_type, body = written(problem, request.accept)
    headers = {"content-type": content_type, **problem.headers}
    await _send(send, problem.status, headers, b"" if request.method == "HEAD" else body)


async def _send(send: Send, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
    start = {"type": "http.response.start", "status": status, "headers": _encoded(headers)}
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": False})


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
