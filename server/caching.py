"""What stands between the HTTP server and the shell: validators, compression, the cache.

An answer of known length is held until it is whole, to be named, compressed and kept; one
that comes in pieces is compressed and sent as it comes, and kept if it turned out short.
"""

import asyncio
import re
from collections.abc import Hashable, Iterable
from urllib.parse import unquote_plus

from cbris.server import void
from cbris.server.cache import Entry, Key, ResponseCache
from cbris.server.cache_key import ENCODING, SAFE, key_of
from cbris.server.compression import MIN_BYTES, Coding, Pieces, chosen, compressed, in_thread, pays
from cbris.server.etag import entity_tag, is_named
from cbris.server.repeats import HIT
from cbris.server.request import Message, Scope, Send
from cbris.server.routes import ADMIN, HEALTH, METRICS, READY
from cbris.server.streaming import UnwantedError

__all__ = ["Caching", "Exchange"]

ASKING = ("POST", "QUERY")
"""Methods whose body may be a query, at /sparql."""
SPARQL = b"/sparql"
NOT_KEPT = tuple(path.encode() for path in (HEALTH, READY, METRICS, ADMIN))
"""Paths that tell of the moment, so that nobody keeps what they answer."""
NOT_YET = tuple(path.encode() for path in void.PATHS)
"""Paths whose answers may say more a little later, in the same generation."""
VOLATILE = re.compile(r"\b(?:rand|now|uuid|struuid|bnode|service)\b", re.IGNORECASE)
"""What makes a query answer another thing each time."""
FOLLOW_S = 0.4
"""So long a request waits for the same one before it; the deadline allows for half a second."""
LEFT_AT_304 = frozenset((b"content-type", b"content-length", b"content-encoding"))
VARY = (b"Accept", b"Accept-Encoding")
HELD_BYTES = 1024 * 1024
"""A body of known length that is longer is sent as it comes."""
NO_BODY: Message = {"type": "http.response.body", "body": b""}

Pairs = list[tuple[bytes, bytes]]


class Caching:
    """Answers from the cache, and puts into it what passes by."""

    def __init__(self, cache: ResponseCache, max_age: int = 0, *, shared: bool = True) -> None:
        """Take the cache, and for how many seconds clients need not ask again.

        :param shared: whether a cache of others may keep what one client may read.
        """
        self.cache = cache
        self.under_way: dict[Key, asyncio.Future[None]] = {}
        age = f"max-age={max_age}" if max_age else "no-cache"
        self.control = f"{'public' if shared else 'private'}, {age}".encode()

    async def lookup(self, scope: Scope, send: Send) -> bool:
        """Answer a GET or HEAD from the cache; tell whether that could be."""
        if scope["method"] not in SAFE:
            return False
        key, known = key_of(scope)
        entry = await self.find(key)
        if entry is not None:
            scope[HIT] = key
            await _send_entry(scope, entry, known, send)
        return entry is not None

    async def find(self, key: Key) -> Entry | None:
        """Give an answer that is here, or that another request has in a moment."""
        entry = self.cache.get(key)
        first = self.under_way.get(key)
        if entry is not None or first is None:
            return entry
        await asyncio.wait((first,), timeout=FOLLOW_S)
        return self.cache.get(key)

    def exchange(self, scope: Scope, send: Send) -> "Exchange":
        """Give what is to be sent to in place of `send`."""
        return Exchange(self, scope, send)


class Exchange:
    """One request and its answer, on the way from the shell to the client."""

    def __init__(self, caching: Caching, scope: Scope, send: Send) -> None:
        """Take the request, and where the answer goes."""
        self._cache = caching.cache
        self._under_way = caching.under_way
        self._find = caching.find
        self._first: asyncio.Future[None] | None = None
        self._control = caching.control
        self._scope = scope
        self._send = send
        self._key, self._known = key_of(scope)
        self._asks = scope["method"] in SAFE
        self._head = scope["method"] == "HEAD"
        self._mark: Hashable = self._cache.mark()
        self._start: Message = {}
        self._headers: Pairs = []
        self._length: int | None = None
        self._held = bytearray()
        self._volatile: bool | None = None
        self._whole = False
        self._pieces: Pieces | None = None
        if self._asks:
            self._lead()

    @property
    def scope(self) -> Scope:
        """The request to answer: a HEAD as a GET, so that the two have the same headers."""
        return {**self._scope, "method": "GET"} if self._head else self._scope

    async def asked(self, body: bytes) -> bool:
        """Note the body of a request; answer it from the cache if that can be."""
        if self._scope["method"] not in ASKING or self._scope["raw_path"] != SPARQL:
            return False
        self._asks = True
        self._key, _ = key_of(self._scope, body)
        self._known = b""  # which is a condition of GET and HEAD alone
        entry = await self._find(self._key)
        if entry is None:
            self._lead()
        else:
            self._scope[HIT] = self._key
            await _send_entry(self._scope, entry, b"", self._send)
        return entry is not None

    def _lead(self) -> None:
        """Let others that ask the same wait for this answer, unless they get one of their own."""
        if self._key not in self._under_way and not self._is_volatile():
            self._first = asyncio.get_running_loop().create_future()
            self._under_way[self._key] = self._first

    def close(self) -> None:
        """Let nobody wait for this answer any more."""
        if self._first is not None and not self._first.done():
            self._first.set_result(None)
            del self._under_way[self._key]

    async def __call__(self, message: Message) -> None:
        """Send a message on, or hold it until the answer is whole."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._pieces:
            await self._pass(message.get("body", b""), more=message.get("more_body", False))
        elif self._start:
            await self._hold(message.get("body", b""), more=message.get("more_body", False))
        elif not self._whole:
            await self._send({**message, "body": b""} if self._head else message)

    async def _begin(self, message: Message) -> None:
        headers: Pairs = message["headers"]
        if not self._asks or message["status"] != 200 or self._tells_of_now():
            await self._send({**message, "headers": _unkept(message["status"], headers)})
            return
        self._start, self._headers = message, headers
        length = _header(headers, b"content-length")
        self._length = int(length) if length else None

    async def _hold(self, data: bytes, *, more: bool) -> None:
        """Hold a body of known length until it is whole; begin to send any other."""
        self._held += data
        known = self._length is not None and self._length <= HELD_BYTES
        if not more or (known and len(self._held) == self._length):
            self._whole = True
            await self._send_whole(bytes(self._held))
        elif not known:
            await self._begin_pieces()

    async def _send_whole(self, body: bytes) -> None:
        coding = self._coding() if len(body) >= MIN_BYTES else ""
        tag = entity_tag(self._named(coding), body)
        if coding:
            body = await in_thread(len(body), compressed, body, coding)
        headers = self._described(coding, tag)
        headers.append((b"content-length", str(len(body)).encode()))
        start = {**self._start, "headers": headers}
        entry = Entry(start, {"type": "http.response.body", "body": body})
        self._start = {}
        if self._may_keep():
            self._cache.put(self._key, entry, self._mark)
        await _send_entry(self._scope, entry, self._known, self._send)

    async def _begin_pieces(self) -> None:
        """Send head and first piece, unless the client has the answer or wants no body."""
        self.close()
        coding = self._coding()
        tag = b"" if self._mark is None else entity_tag(self._named(coding))
        headers = self._described(coding, tag)
        if self._length is not None and not coding:
            headers.append((b"content-length", str(self._length).encode()))
        known = _has(headers, self._known)
        await self._send(_unchanged(headers) if known else {**self._start, "headers": headers})
        self._start = {}
        self._whole = True
        if known or self._head:
            await self._send(NO_BODY)
            raise UnwantedError
        self._pieces = Pieces(coding)
        await self._pass(bytes(self._held), more=True)

    async def _pass(self, data: bytes, *, more: bool) -> None:
        assert self._pieces is not None
        piece = await self._pieces.next(data, more=more)
        if piece or not more:
            await self._send({"type": "http.response.body", "body": piece, "more_body": more})

    def _coding(self) -> Coding:
        kind = _header(self._headers, b"content-type").decode("latin-1")
        return chosen(self._key[ENCODING]) if pays(kind) and not self._coded() else ""

    def _coded(self) -> bool:
        return bool(_header(self._headers, b"content-encoding"))

    def _named(self, coding: Coding) -> Iterable[bytes]:
        """Give what an answer is named by: generation, request, media type and coding."""
        kind = _header(self._headers, b"content-type")
        address, dataset = self._key[:ENCODING], self._key[ENCODING + 2 :]
        return repr(self._mark).encode(), *address, *dataset, kind, coding.encode()

    def _described(self, coding: Coding, tag: bytes) -> Pairs:
        """Give the headers together with those of this module."""
        own = (b"content-length", b"vary", b"etag", b"cache-control")
        headers = [pair for pair in self._headers if pair[0] not in own]
        control, volatile = _header(self._headers, b"cache-control"), self._is_volatile()
        control = control or self._control
        headers.append((b"cache-control", b"no-store" if volatile else control))
        headers.append((b"vary", _vary(_header(self._headers, b"vary"))))
        if coding:
            headers.append((b"content-encoding", coding.encode()))
        if tag and not volatile:
            headers.append((b"etag", tag))
        return headers

    def _may_keep(self) -> bool:
        control = _header(self._headers, b"cache-control")
        soon = self._scope["raw_path"] in NOT_YET
        return not (soon or b"no-store" in control or self._is_volatile())

    def _tells_of_now(self) -> bool:
        return bool(self._scope["raw_path"].startswith(NOT_KEPT))

    def _is_volatile(self) -> bool:
        """Tell whether the same query has another answer each time."""
        if self._volatile is None:
            text = self._scope["query_string"] + b" " + self._key[-1]
            self._volatile = bool(VOLATILE.search(unquote_plus(text.decode("latin-1"))))
        return self._volatile


async def _send_entry(scope: Scope, entry: Entry, known: bytes, send: Send) -> None:
    """Send an answer, or only that the client has it, or only its head."""
    if known and _has(entry.start["headers"], known):
        await send(_unchanged(entry.start["headers"]))
        await send(NO_BODY)
        return
    await send(entry.start)
    await send(NO_BODY if scope["method"] == "HEAD" else entry.body)


def _has(headers: Pairs, known: bytes) -> bool:
    """Tell whether the client has the answer with these headers already."""
    return bool(known) and is_named(_header(headers, b"etag") or b"none", known)


def _unchanged(headers: Pairs) -> Message:
    """Give the head of a 304."""
    kept = [pair for pair in headers if pair[0] not in LEFT_AT_304]
    return {"type": "http.response.start", "status": 304, "headers": kept}


def _unkept(status: int, headers: Pairs) -> Pairs:
    """Say of what no cache shall keep that it shall not."""
    if _header(headers, b"cache-control") or status in (204, 304):
        return headers
    return [*headers, (b"cache-control", b"no-store")]


def _vary(given: bytes) -> bytes:
    names = [name.strip() for name in given.split(b",") if name.strip()]
    lower = [name.lower() for name in names]
    return b", ".join([*names, *(each for each in VARY if each.lower() not in lower)])


def _header(headers: Pairs, name: bytes) -> bytes:
    return next((value for each, value in headers if each.lower() == name), b"")
