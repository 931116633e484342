"""Requests that come again byte by byte, answered before they are read."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from time import perf_counter

from cbris.server.cache import Repeat, ResponseCache
from cbris.server.request import Message, Receive, Scope, Send

__all__ = ["HIT", "RAW", "Repeats"]

RAW = "cbris.raw"
"""Where a scope has the bytes of its request, if these were all that came."""
HIT = "cbris.hit"
"""Where the cache says by which key it answered."""

Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Observe = Callable[[str, int, float], None]


class Repeats:
    """What stands between connections and the shell, for requests that came before."""

    def __init__(
        self, cache: ResponseCache, admit: Callable[[str], bool], observe: Observe
    ) -> None:
        """Take the cache, what lets a client in, and what counts answers."""
        self._cache = cache
        self._admit = admit
        self._observe = observe

    def take(self, request: bytes, client: str) -> Repeat | None:
        """Give the answer to the bytes of a request, if they came before."""
        begun = perf_counter()
        found = self._cache.repeated(request)
        if found is None or not self._admit(client):
            return None
        self._observe(found.path, found.status, perf_counter() - begun)
        return found

    def noting(self, application: Application) -> Application:
        """Give an application whose answers out of the cache are noted here."""

        async def noted(scope: Scope, receive: Receive, send: Send) -> None:
            if RAW not in scope:
                await application(scope, receive, send)
                return
            recorder = _Recorder(send)
            await application(scope, receive, recorder)
            if HIT in scope:
                self._cache.repeat(scope[RAW], _repeat(scope, recorder.start, recorder.body))

        return noted


class _Recorder:
    def __init__(self, send: Send) -> None:
        self._send = send
        self.start: Message = {}
        self.body: Message = {}

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body = message
        await self._send(message)


def _repeat(scope: Scope, start: Message, body: Message) -> Repeat:
    """Write an answer as it goes over the wire, but for the date."""
    status = HTTPStatus(start["status"])
    lines = [b"%s: %s" % pair for pair in start["headers"]]
    head = b"HTTP/1.1 %d %s\r\n" % (status.value, status.phrase.encode())
    path = scope["raw_path"].decode("latin-1")
    return Repeat(
        scope[HIT], head, b"\r\n".join([*lines, b"", b""]), body["body"], path, status.value
    )
