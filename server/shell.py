"""The ASGI application: it guards the door, streams answers, hands pages to Flask."""

import string
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, cast
from urllib.parse import quote

from a2wsgi import WSGIMiddleware
from flask import Flask

from cbris.errors import CbrisError
from cbris.server import dumps, endpoint, void
from cbris.server.access_log import AccessLog, Sent, note
from cbris.server.answering import Answering, may_write
from cbris.server.app import create_app
from cbris.server.backing import Answers, Served, Writes
from cbris.server.cache import ResponseCache, mark_of
from cbris.server.caching import Caching, Exchange
from cbris.server.checksums import Checksums
from cbris.server.graph_store import STORE
from cbris.server.limits import Limits, Serving
from cbris.server.operations import Operations
from cbris.server.parsing import Parser
from cbris.server.problem import HttpError, from_error, limited
from cbris.server.repeats import Application, Repeats
from cbris.server.replies import send_plain, send_problem
from cbris.server.request import Message, Receive, Request, Scope, Send, from_scope, read_request
from cbris.server.security import Guard, forwarded, protected
from cbris.server.statistics import Statistics
from cbris.server.streaming import UnwantedError, Work, stream

__all__ = ["Served", "Shell"]

SPARQL = "/sparql"
PAGE_THREADS = 8


class Shell:
    """Answers HTTP over one graph."""

    def __init__(
        self,
        engine: Served,
        limits: Limits | None = None,
        serving: Serving | None = None,
        *,
        answers: Answers | None = None,
        writes: Writes | None = None,
        data_dir: Path | None = None,
        operations: Operations | None = None,
    ) -> None:
        """Take the graph, and the limits of what one client may take of the machine.

        :param engine: what pages, dumps and descriptions are made from.
        :param answers: what runs the queries of /sparql; without it, threads do.
        :param writes: what changes the graph; without it, nothing is changed.
        :param data_dir: where the graph lies, if it is in a data folder.
        :param operations: what is told to who keeps the server.
        """
        self._limits = limits or Limits()
        self._serving = serving or Serving()
        self._engine = engine
        self._statistics = Statistics(engine)
        self._checksums = Checksums(engine, data_dir)
        self._guard = Guard(self._limits, self._serving)
        self._log = AccessLog(self._serving.access_log, self._serving.slow_log, self._limits.slow_s)
        self._threads = ThreadPoolExecutor(self._limits.running, thread_name_prefix="answer")
        self._parser = Parser(self._limits)
        self._answering = Answering(
            engine,
            self._statistics,
            self._limits,
            self._serving,
            self._threads,
            self._parser,
            self._guard,
            answers,
            writes,
        )
        mark = mark_of(data_dir) if data_dir else lambda: None  # of what is not in a data folder
        self.cache = ResponseCache(mark, self._limits.cache_bytes, self._limits.cache_entry)
        shared = not self._serving.private
        self._caching = Caching(self.cache, self._limits.max_age, shared=shared)
        self._pages = _pages(create_app(engine, self._limits, data_dir))
        self.operations = operations or Operations(engine, self._limits, data_dir)
        self.operations.cache = self.cache
        self.repeats = self._repeats()
        self.operations.allow = self._guard.authorize_keeper

    def _repeats(self) -> Repeats | None:
        """Give what answers repeated requests, unless each must be looked at."""
        serving = self._serving
        if serving.private or serving.proxy or self._log.on:
            return None
        return Repeats(self.cache, self._guard.admits_again, self.operations.observe)

    def close(self) -> None:
        """End the processes that read RDF and that write dumps, and what writes the logs."""
        self._log.close()
        self._parser.close()
        self._checksums.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._serving.proxy:
            scope = forwarded(scope)
        sent = _Headed(send)
        if not self._log.on:
            await self._guarded(scope, receive, sent)
            return
        with self._log.logged(scope, sent.sent):
            await self._guarded(scope, receive, sent)

    async def _guarded(self, scope: Scope, receive: Receive, send: "_Headed") -> None:
        """Answer a request, or say why not."""
        begun = perf_counter()
        head = from_scope(scope)
        try:
            self._guard.admit(scope)
            if plain := self.operations.answer(head):  # even if there is no place
                await send_plain(plain, head, send)
                return
            if await self._caching.lookup(scope, send):
                return
            with self._place(), closing(self._caching.exchange(scope, send)) as exchange:
                await self._respond(head, exchange, receive)
        except UnwantedError:
            return
        except HttpError as problem:
            await send_problem(problem, head, send)
        except CbrisError as error:
            if send.sent.status:  # a second answer would end the first as if it were whole
                raise
            await send_problem(from_error(error), head, send)
        finally:
            self.operations.observe(head.path, send.sent.status, perf_counter() - begun)

    async def _respond(self, head: Request, exchange: Exchange, receive: Receive) -> None:
        if head.method == "HEAD":
            head = from_scope(exchange.scope)
        writing = may_write(head)
        if writing:  # before its body is read, which may be long
            self._guard.authorize(head)
        request = await read_request(head, receive, self._limits, writing=writing)
        note(request=request)
        if writing or not await exchange.asked(request.body):
            await self._answer(request, exchange.scope, receive, exchange)

    async def _answer(self, request: Request, scope: Scope, receive: Receive, send: Send) -> None:
        path = request.path
        if path == SPARQL and not endpoint.for_people(request):
            await self._answering.sparql(request, receive, send)
        elif path == STORE or path.startswith(f"{STORE}/"):
            await self._answering.store(request, receive, send)
        elif work := self._work(request):
            head = request.method == "HEAD"
            await stream(work, self._threads, receive, send, self._limits, head=head)
        else:
            await self._pages(_ascii(scope), _again(request.body), send)

    def _work(self, request: Request) -> Work | None:
        """Give what answers the request in a thread; None leaves it to the pages."""
        if request.path in dumps.DUMPS:
            return dumps.work(self._engine, request)
        if request.path in void.PATHS:
            return void.work(self._statistics, self._checksums, request)
        return None

    @contextmanager
    def _place(self) -> Iterator[None]:
        """Count the request in, unless too many are under way."""
        requests = self.operations.requests
        if requests.under_way >= self._limits.requests:
            text = "too many requests are under way; try again"
            raise limited(503, text, "requests", {"retry-after": "1"})
        requests.under_way += 1
        try:
            yield
        finally:
            requests.under_way -= 1


class _Headed:
    """Sends messages with the headers that every answer carries, and notes what was sent."""

    def __init__(self, send: Send) -> None:
        self._send = protected(send)
        self.sent = Sent()

    async def __call__(self, message: Message) -> None:
        sent = self.sent
        if message["type"] == "http.response.start":
            sent.status = message["status"]
        else:
            sent.bytes += len(message.get("body", b""))
            sent.whole = not message.get("more_body", False)
        await self._send(message)


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
