"""A request as plain values, its body read within limits."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
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


def from_scope(scope: Scope, body: bytes = b"") -> Request:
    """Read the values of an ASGI scope."""
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=_headers(scope["headers"]),
        body=body,
        scheme=scope["scheme"],
        peer=(scope.get("client") or ("",))[0],
    )


async def read_request(
    scope: Scope, receive: Receive, limits: Limits, *, writing: bool = False
) -> Request:
    """Read a whole request; one that may write may have a longer body.

    :raises HttpError: 408 if the body does not come in time, 413 if it is too long.
    """
    name = "write_bytes" if writing else "body_bytes"
    most = limits.write_bytes if writing else limits.body_bytes
    _check_length(scope, most, name)
    try:
        async with asyncio.timeout(limits.body_s):
            body = await _body(receive, most, name)
    except TimeoutError as error:
        text = f"the body did not arrive within {limits.body_s:g} s; send it again, at once"
        raise limited(408, text, "body_s", CLOSE) from error
    return from_scope(scope, body)


async def _body(receive: Receive, most: int, name: str) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_long(len(body), most, name)
        if not message.get("more_body", False):
            return bytes(body)


def _check_length(scope: Scope, most: int, name: str) -> None:
    for key, value in scope["headers"]:
        if key == b"content-length" and value.isdigit() and int(value) > most:
            raise _too_long(int(value), most, name)


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
