"""A request as plain values, its body read within limits."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any

from cbris.server.limits import Limits
from cbris.server.problem import HttpError, limited

__all__ = ["Message", "Receive", "Request", "Scope", "Send", "from_scope", "read_request"]

# The ASGI specification has these as dictionaries of anything.
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

CLOSE = {"connection": "close"}
WITHOUT_BODY = ("GET", "HEAD", "OPTIONS", "DELETE")


@dataclass(frozen=True)
class Request:
    """A request; `path` and `query` as sent, still percent-encoded; header names lower.

    `peer` is the address it came from.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    scheme: str = "http"
    peer: str = ""

    @property
    def accept(self) -> str | None:
        """The Accept header."""
        return self.headers.get("accept")

    @property
    def media_type(self) -> str:
        """The media type of the body, lower, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def origin(self) -> str:
        """Scheme and host, as the client knows them."""
        return f"{self.scheme}://{self.headers.get('host', 'localhost')}"

    @property
    def target(self) -> str:
        """Path and query, as sent."""
        return f"{self.path}?{self.query}" if self.query else self.path


def from_scope(scope: Scope) -> Request:
    """Read the head of a request from an ASGI scope."""
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=_headers(scope["headers"]),
        scheme=scope["scheme"],
        peer=(scope.get("client") or ("",))[0],
    )


async def read_request(
    head: Request, receive: Receive, limits: Limits, *, writing: bool = False
) -> Request:
    """Read the body of a request; one that may write may have a longer one.

    :raises HttpError: 408 if the body does not come in time, 413 if it is too long.
    """
    if not _has_body(head):
        return head
    name = "write_bytes" if writing else "body_bytes"
    most = limits.write_bytes if writing else limits.body_bytes
    _check_length(head, most, name)
    try:
        async with asyncio.timeout(limits.body_s):
            body = await _body(receive, most, name)
    except TimeoutError as error:
        text = f"the body did not arrive within {limits.body_s:g} s; send it again, at once"
        raise limited(408, text, "body_s", CLOSE) from error
    return replace(head, body=body)


def _has_body(head: Request) -> bool:
    """Tell whether a body may come: a GET that announces none has none (RFC 9112, 6.3)."""
    announced = "content-length" in head.headers or "transfer-encoding" in head.headers
    return announced or head.method not in WITHOUT_BODY


async def _body(receive: Receive, most: int, name: str) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_long(len(body), most, name)
        if not message.get("more_body", False):
            return bytes(body)


def _check_length(head: Request, most: int, name: str) -> None:
    length = head.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > most:
        raise _too_long(int(length), most, name)


def _too_long(found: int, most: int, name: str) -> HttpError:
    text = f"the body has {found:,} bytes; at most {most:,} are read"
    return limited(413, text, name, CLOSE)


def _headers(pairs: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Join the values of a header that came several times."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in pairs:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers
