"""HTTP/1.1 over asyncio: uvicorn's protocol, with deadlines, and answers that came before.

A request whose very bytes came before is answered here, before it is parsed. All others
go to the application.
"""

import asyncio
import logging
import string
from dataclasses import dataclass
from email.utils import formatdate
from typing import Any, cast
from urllib.parse import quote_from_bytes

from uvicorn import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from cbris.server.gathering import Gathering
from cbris.server.repeats import RAW, Application, Repeats

__all__ = ["HEAD_S", "IDLE_S", "HttpServer", "Patience"]

HEAD_S = 9.0
"""How long the head of a request may take to arrive, on a new connection from its beginning."""
IDLE_S = 60.0
"""How long a connection may rest between two requests."""
CLOSING_S = 5.0
"""How long a client may take what is left when its connection is closed."""
TICK_S = 0.25
HEAD_BYTES = 128 * 1024
FIELDS = 200
"""A head of more bytes or fields is not read on; limits of `Limits` come before, where they can."""
RAW_BYTES = 8 * 1024
TOO_LONG = (
    b"431 Request Header Fields Too Large: the head has more than 200 fields or 128 KiB; send less"
)
REFUSED = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-type: text/plain; charset=utf-8\r\n"
    b"connection: close\r\ncontent-length: %d\r\n" % (len(TOO_LONG) + 1)
)
BACKLOG = 1024
EXPECTED = "ASGI callable returned without completing response."
"""What uvicorn notes of an answer that was broken off, which the shell does on purpose."""
LOG = logging.getLogger("uvicorn.error")
LOG.setLevel(logging.ERROR)
LOG.addFilter(lambda record: record.getMessage() != EXPECTED)


@dataclass(frozen=True)
class Patience:
    """How many seconds a server waits for its clients."""

    head: float = HEAD_S
    idle: float = IDLE_S
    closing: float = CLOSING_S


class HttpServer:
    """Serves an application at an address, until it is stopped."""

    def __init__(
        self,
        application: Application,
        host: str,
        port: int,
        repeats: Repeats | None = None,
        patience: Patience | None = None,
    ) -> None:
        """Take the application, where to listen, and what answers repeated requests."""
        self._host = host
        self._port = port
        self.repeats = repeats
        self.patience = patience or Patience()
        self.state = ServerState()
        self.config = Config(
            cast(Any, repeats.noting(application) if repeats else application),
            http="httptools",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            timeout_graceful_shutdown=None,
        )
        self.config.load()
        self.date = b""
        self._stopped = asyncio.Event()

    async def start(self) -> None:
        """Listen from now on.

        :raises OSError: the address cannot be listened at.
        """
        self._tick()
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(
            lambda: Connection(self), self._host, self._port, backlog=BACKLOG, reuse_port=False
        )

    def stop(self) -> None:
        """Take no more requests; those under way are answered."""
        self._stopped.set()

    async def serve(self) -> None:
        """Serve until it is stopped and all is answered."""
        ticking = asyncio.create_task(self._ticking())
        await self._stopped.wait()
        self._listening.close()
        for connection in list(self.state.connections):
            connection.shutdown()
        while self.state.connections:
            await asyncio.sleep(TICK_S / 10)
        ticking.cancel()

    async def _ticking(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            self._tick()

    def _tick(self) -> None:
        """Tell the time to answers, and close the connections that took too much of it."""
        date = formatdate(usegmt=True).encode()
        self.state.default_headers = [(b"date", date)]
        self.date = b"date: " + date + b"\r\n"
        now = asyncio.get_running_loop().time()
        for connection in list(self.state.connections):
            cast(Connection, connection).check(now)


class Connection(HttpToolsProtocol):
    """One connection."""

    def __init__(self, server: HttpServer) -> None:
        """Take the server that accepted it."""
        super().__init__(server.config, server.state, {})
        self._server = server
        self._again = server.repeats
        self._peer = ""
        self._open = False
        self._messages = 0
        self._head_bytes = 0
        self._raw: bytes | None = None
        self._head_since: float | None = None
        self._rest_since = 0.0
        self._closing_since: float | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._gathering = Gathering(transport, self.loop)
        self._peer = self.client[0] if self.client else ""
        self._head_since = self.loop.time()

    def data_received(self, data: bytes) -> None:
        """Answer a request that came before; hand all other bytes to the parser."""
        at_rest = self._rests()
        if at_rest and self._again and not self.flow.write_paused:
            found = self._again.take(data, self._peer)
            if found is not None:
                self._head_since = None
                self._rest_since = self.loop.time()
                top = found.first_line + self._server.date + found.headers
                self.transport.write(top + found.body)
                return
        self._parse(_encoded(data) if at_rest else data, whole=at_rest)

    def _parse(self, data: bytes, *, whole: bool) -> None:
        self._messages = 0
        self._raw = data if whole and self._again and len(data) <= RAW_BYTES else None
        if whole:
            self._head_bytes = len(data)
        elif self._head_since is not None:
            self._head_bytes += len(data)
        super().data_received(data)
        if self._messages != 1 or self._open:
            self._forget()
        if self._head_since is not None and self._head_bytes > HEAD_BYTES:
            self._refuse()

    def _forget(self) -> None:
        """Do not take the bytes that came for those of one request."""
        if self.scope is not None:
            cast(dict[str, Any], self.scope).pop(RAW, None)

    def on_message_begin(self) -> None:
        """Begin to wait for the end of the head."""
        super().on_message_begin()
        self._open = True
        self._messages += 1
        if self._head_since is None:
            self._head_since = self.loop.time()

    def on_headers_complete(self) -> None:
        """Let the application answer."""
        if len(self.headers) > FIELDS or self._head_bytes > HEAD_BYTES < self._head_size():
            self._refuse()
        if self.transport.is_closing():
            return
        self._head_since, self._head_bytes = None, 0
        if self._raw is not None and self._messages == 1 and self.parser.should_keep_alive():
            cast(dict[str, Any], self.scope)[RAW] = self._raw
        super().on_headers_complete()
        if self.cycle is not None:  # its task was made, and begins later
            self.cycle.transport = cast(asyncio.Transport, self._gathering)

    def on_body(self, body: bytes) -> None:
        """Take some of the body, unless the connection is given up."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """Note that the request is whole."""
        if self.transport.is_closing():
            return
        self._open = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Go on with the next request, or rest."""
        self._gathering.flush()
        super().on_response_complete()
        self._unset_keepalive_if_required()  # `check` sees to it
        self._rest_since = self.loop.time()

    def _head_size(self) -> int:
        """Count a head that is whole, as what came with it may be a body."""
        return len(self.url) + sum(len(name) + len(value) + 4 for name, value in self.headers)

    def _refuse(self) -> None:
        """Answer a head that is too long, once, and read no more."""
        if not self.transport.is_closing():
            self.transport.write(REFUSED + self._server.date + b"\r\n" + TOO_LONG + b"\n")
            self.transport.close()

    def check(self, now: float) -> None:
        """Close the connection if the client takes too long."""
        patience = self._server.patience
        if self.transport.is_closing():
            if self._closing_since is None:
                self._closing_since = now
            elif now - self._closing_since > patience.closing:
                self.transport.abort()
        elif self._head_since is not None:
            if now - self._head_since > patience.head:
                self.transport.close()
        elif self._rests() and now - self._rest_since > patience.idle:
            self.transport.close()

    def _rests(self) -> bool:
        """Tell whether no request is under way."""
        return not self._open and (self.cycle is None or self.cycle.response_complete)


def _encoded(data: bytes) -> bytes:
    """Percent-encode what a client left as raw UTF-8 in the address, as browsers do."""
    if data.isascii():
        return data
    line, end, rest = data.partition(b"\r\n")
    return quote_from_bytes(line, safe=string.printable).encode() + end + rest
