"""Answers that are sent while a thread or a worker still writes them."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import asynccontextmanager, contextmanager
from traceback import clear_frames

from cbris.errors import BrokenAnswerError, CbrisError
from cbris.server.backing import Running
from cbris.server.limits import Limits
from cbris.server.problem import from_error
from cbris.server.request import Message, Receive, Send

__all__ = [
    "Reply",
    "UnwantedError",
    "Work",
    "encoded",
    "relay",
    "send_whole",
    "stream",
    "while_there",
]

PIECE_BYTES = 64 * 1024
WATCHED_AFTER_S = 0.02
LOG = logging.getLogger(__name__)


class UnwantedError(Exception):
    """Nobody wants more of this answer: the client is gone, slow, or sent a HEAD."""


class Reply:
    """An answer, written by one thread like a file.

    Nothing is sent before a piece is full, so that an error in the first of it is still
    answered as one; an answer of less than a piece is sent with its length.
    """

    def __init__(self, send: Callable[[Message], None], *, head: bool = False) -> None:
        """Take what sends a message and waits until it is sent."""
        self._send = send
        self._head = head
        self._started = False
        self._headers: dict[str, str] = {}
        self._pending = bytearray()

    def start(self, content_type: str, headers: Mapping[str, str] | None = None) -> None:
        """Say what is to be written."""
        self._headers = {"content-type": content_type, "vary": "Accept", **(headers or {})}

    def write(self, data: bytes) -> int:
        """Take some of the answer.

        :raises UnwantedError: nobody wants more.
        """
        self._pending += data
        if len(self._pending) >= PIECE_BYTES:
            self._flush()
        return len(data)

    def flush(self) -> None:
        """Do nothing, as a file may."""

    def end(self) -> None:
        """Send the rest: this is the whole answer."""
        if not self._started:
            self._headers["content-length"] = str(len(self._pending))
            self._start()
        self._body(bytes(self._pending), more=False)

    def _flush(self) -> None:
        if not self._started:
            self._start()
        self._body(bytes(self._pending), more=not self._head)
        self._pending.clear()
        if self._head:
            raise UnwantedError

    @property
    def started(self) -> bool:
        """Tell whether status and headers were sent already."""
        return self._started

    def _start(self) -> None:
        self._started = True
        headers = [(name.encode(), value.encode()) for name, value in self._headers.items()]
        self._send({"type": "http.response.start", "status": 200, "headers": headers})

    def _body(self, data: bytes, *, more: bool) -> None:
        body = b"" if self._head else data
        self._send({"type": "http.response.body", "body": body, "more_body": more})


Work = Callable[[Reply], None]


async def stream(
    work: Work, executor: Executor, receive: Receive, send: Send, limits: Limits, *, head: bool
) -> None:
    """Let a thread do the work and send what it writes.

    An answer that fails in the middle is never ended, so that the server breaks the
    connection and no client takes it for whole.

    :raises HttpError: nothing was sent yet.
    """
    loop = asyncio.get_running_loop()
    gone = asyncio.create_task(_disconnected(receive))

    async def deliver(message: Message) -> None:
        await _deliver(message, send, limits.send_s, gone)

    def wait(message: Message) -> None:
        asyncio.run_coroutine_threadsafe(deliver(message), loop).result()

    try:
        await loop.run_in_executor(executor, _do, work, Reply(wait, head=head))
    finally:
        gone.cancel()


@asynccontextmanager
async def while_there(receive: Receive) -> AsyncIterator[None]:
    """Do something as long as the client is there, whose request was read.

    What is done sooner than WATCHED_AFTER_S is not worth watching over.

    :raises UnwantedError: it went away; what was awaited is cancelled.
    """
    watch = _Watch(receive)
    timer = asyncio.get_running_loop().call_later(WATCHED_AFTER_S, watch.begin)
    try:
        yield
    except asyncio.CancelledError:
        if watch.ended_it():
            raise UnwantedError from None
        raise
    finally:
        timer.cancel()
        watch.end()


class _Watch:
    """Cancels the current task when the client goes away."""

    def __init__(self, receive: Receive) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._task = task
        self._receive = receive
        self._watcher: asyncio.Task[None] | None = None
        self._left = False

    def begin(self) -> None:
        self._watcher = asyncio.create_task(self._wait())

    def end(self) -> None:
        if self._watcher is not None:
            self._watcher.cancel()

    def ended_it(self) -> bool:
        """Tell whether the task was cancelled by this, and by nothing else."""
        return self._left and self._task.uncancel() == 0

    async def _wait(self) -> None:
        await _disconnected(self._receive)
        self._left = True
        self._task.cancel()


async def relay(
    running: Running, headers: Mapping[str, str], send: Send, send_s: float, *, head: bool
) -> None:
    """Send an answer as it comes.

    One that fails in the middle is never ended, so that the server breaks the connection
    and no client takes it for whole.
    """
    try:
        if running.whole:
            body = b"".join([piece async for piece in running])
            await send_whole(send, 200, headers, body, head=head)
        else:
            await send({"type": "http.response.start", "status": 200, "headers": encoded(headers)})
            if head:
                await send({"type": "http.response.body", "body": b""})
            else:
                await _relay_pieces(running, send, send_s)
    except BrokenAnswerError as error:
        LOG.warning("an answer was broken off: %s", error)
    finally:
        await running.close()


async def _relay_pieces(running: Running, send: Send, send_s: float) -> None:
    async for piece in running:
        await _within(
            send_s, send, {"type": "http.response.body", "body": piece, "more_body": True}
        )
    await send({"type": "http.response.body", "body": b""})


async def send_whole(
    send: Send, status: int, headers: Mapping[str, str], body: bytes, *, head: bool = False
) -> None:
    """Send an answer whose length is known; its head alone if that is asked for."""
    pairs = [*encoded(headers), (b"content-length", str(len(body)).encode())]
    if status == 204:  # which has no body, so no length either (RFC 9110, 8.6)
        pairs.pop()
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": b"" if head else body})


def encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Give headers as ASGI has them."""
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _deliver(message: Message, send: Send, send_s: float, gone: asyncio.Task[None]) -> None:
    if gone.done():
        raise UnwantedError
    await _within(send_s, send, message)


async def _within(send_s: float, send: Send, message: Message) -> None:
    """Send a message, unless the client leaves it untaken for too long."""
    try:
        async with asyncio.timeout(send_s):
            await send(message)
    except TimeoutError as error:
        raise UnwantedError from error


def _do(work: Work, reply: Reply) -> None:
    try:
        with _frames_cleared():
            work(reply)
            reply.end()
    except CbrisError as error:
        if reply.started:  # a second answer would end the first as if it were whole
            raise
        raise from_error(error) from error
    except UnwantedError:
        return


@contextmanager
def _frames_cleared() -> Iterator[None]:
    """Drop the local variables of what failed.

    The engine's answers may be touched, even deleted, by their own thread only, and an
    exception would carry them to another one: even one that is caught here, if it was
    raised there.
    """
    try:
        yield
    finally:
        clear_frames(sys.exc_info()[2])
