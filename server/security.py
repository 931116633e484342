"""Who may do what: heads and rates of requests, tokens, proxies, headers that protect."""

import logging
import math
import re
import time
from collections.abc import Iterator, Mapping
from ipaddress import ip_address

from cbris.errors import AuthError, ServeError
from cbris.server.access_log import note
from cbris.server.limits import Limits, Serving
from cbris.server.problem import HttpError, limited
from cbris.server.rates import Rates, client_of
from cbris.server.request import Message, Request, Scope, Send, from_scope
from cbris.server.routes import HEALTH, READY
from cbris.server.streaming import encoded
from cbris.server.tokens import Scope as Leave
from cbris.server.tokens import Tokens

__all__ = ["HEADERS", "READ_ONLY", "Guard", "check_host", "forwarded", "protected", "warnings"]

HEADERS: Mapping[str, str] = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Cbris-Generation, Cbris-Limit, ETag, Link, Location,"
    " Retry-After",
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self' data:;"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""What every answer carries. Nothing here knows its users, so any origin may read it."""
ENCODED_HEADERS = encoded(HEADERS)

CLOSE = {"connection": "close"}
METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "QUERY", "PATCH"))
"""Of others nothing is asked here, such as TRACE, which would give a token back."""
OPEN = frozenset(path.encode() for path in (HEALTH, READY))
"""What is answered without a token even where reading needs one."""
BEARER = re.compile(r"bearer +([\w~+/.=-]+) *", re.IGNORECASE | re.ASCII)
HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
READ_ONLY = "this endpoint is read-only: nothing is changed here; send a query (SELECT, ASK, …)"
HOW = "send it as `Authorization: Bearer TOKEN`; who runs the server makes one"
LOG = logging.getLogger(__name__)


def protected(send: Send) -> Send:
    """Give what sends each answer with the headers that protect."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *ENCODED_HEADERS]}
        await send(message)

    return sending


class Guard:
    """Lets requests in, and who may write write."""

    def __init__(self, limits: Limits, serving: Serving) -> None:
        """Take the limits of a request, and who may do what."""
        self._limits = limits
        self._serving = serving
        self._rates = Rates(limits.rate, limits.rate_burst)
        self._tokens = Tokens(serving.tokens) if serving.tokens else None

    def admit(self, scope: Scope) -> None:
        """Let a request in by its head alone.

        :raises HttpError: 414, 429, 431 or 501, it is too long, too early, or of no known method.
        :raises AuthError: reading needs a token, and none came.
        """
        client = client_of((scope.get("client") or ("",))[0])
        if client is not None:
            self._check_rate(client)
        if scope["method"] not in METHODS:
            known = ", ".join(sorted(METHODS))
            raise HttpError(501, f"a method that is not known here was sent; use one of {known}")
        self._check_head(scope)
        if self._serving.private and scope["raw_path"] not in OPEN:
            self.authorize(from_scope(scope), "read")

    def admits_again(self, address: str) -> bool:
        """Tell whether a client may send a request now that was let in before."""
        client = client_of(address)
        return client is None or not self._rates.wait(client, time.monotonic())

    def authorize(self, request: Request, leave: Leave = "write") -> None:
        """Let who may do something pass.

        :raises AuthError: nobody may, or not by this request.
        """
        if leave == "write" and self._serving.open_writes:
            _check_no_page(request)
            return
        if self._tokens is None or (leave == "write" and not self._serving.writable):
            text = READ_ONLY if leave == "write" else "nobody may do this here: there are no tokens"
            raise AuthError(text, known=True)
        found = BEARER.fullmatch(request.headers.get("authorization", ""))
        if found is None:
            raise AuthError(f"this needs a token of scope {leave}; {HOW}")
        token = self._tokens.find(found[1])
        if token is None:
            raise AuthError(f"the token is unknown, revoked or has ended; {HOW}")
        if leave != "read" and leave not in token.scopes:
            raise AuthError(f"the token is not of scope {leave}; use one that is", known=True)
        note(token=token.id)

    def authorize_keeper(self, request: Request) -> None:
        """Let who looks after the server pass.

        :raises AuthError: it is not known to be one.
        """
        self.authorize(request, "admin")

    def _check_rate(self, client: str) -> None:
        wait = self._rates.wait(client, time.monotonic())
        if wait:
            text = f"more than {self._limits.rate:g} requests a second came; try again later"
            raise limited(429, text, "rate", {"retry-after": str(math.ceil(wait))})

    def _check_head(self, scope: Scope) -> None:
        most, found = self._limits.target_bytes, len(scope["raw_path"]) + len(scope["query_string"])
        if found > most:
            text = f"the address has {found:,} bytes; at most {most:,} are read; send it by POST"
            raise limited(414, text, "target_bytes", CLOSE)
        most, found = self._limits.header_bytes, 0
        for name, value in scope["headers"]:
            found += len(name) + len(value)
        if found > most:
            text = f"the header fields have {found:,} bytes; at most {most:,} are read"
            raise limited(431, text, "header_bytes", CLOSE)


def _check_no_page(request: Request) -> None:
    """Refuse what a page in a browser sends, which could be one of another site.

    :raises AuthError: it is from one.
    """
    if "origin" in request.headers:
        raise AuthError("a page may write with a token only, and here is none", known=True)


def forwarded(scope: Scope) -> Scope:
    """Give a request as the proxy got it: its client, scheme and host.

    Of several values the last counts, which is that of the proxy next to us: the others are
    what the client said. A value that is none of its kind is as if it were not there.
    """
    told = dict(_forwarded(scope["headers"]))
    changed: dict[str, object] = {}
    if client := _address(told.get(b"x-forwarded-for", "")):
        changed["client"] = (client, 0)
    if (scheme := told.get(b"x-forwarded-proto", "").lower()) in ("http", "https"):
        changed["scheme"] = scheme
    if HOST.fullmatch(host := told.get(b"x-forwarded-host", "")):
        others = (pair for pair in scope["headers"] if pair[0] != b"host")
        changed["headers"] = [(b"host", host.encode()), *others]
    return {**scope, **changed} if changed else scope


def _forwarded(headers: list[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, str]]:
    for name, value in headers:
        if name.startswith(b"x-forwarded-"):
            yield name, value.decode("latin-1").rpartition(",")[2].strip()


def _address(text: str) -> str | None:
    """Read an address with or without a port, as proxies write it."""
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return None


def check_host(host: str, serving: Serving) -> None:
    """Refuse to let everybody of other machines write.

    :raises ServeError: that would be so.
    """
    if serving.open_writes and not _own(host):
        raise ServeError(
            f"{host}: everybody there could write; listen at 127.0.0.1, or let tokens write"
        )


def warnings(host: str, serving: Serving) -> Iterator[str]:
    """Say what whoever starts the server should know of who may do what.

    :raises StoreError: the tokens cannot be read.
    """
    tokens = Tokens(serving.tokens) if serving.tokens else None
    if not _own(host):
        if tokens is None or not any(tokens.any(each) for each in ("read", "write", "admin")):
            who = "nobody can ask" if serving.private else "whoever reaches it can ask"
            yield f"{host}: listens to other machines, and there is no token: {who}, nobody write"
        if serving.proxy:
            yield (
                f"{host}: other machines reach this port and may name any client in"
                " X-Forwarded-For; let only the proxy reach it"
            )
    if serving.writes and not (tokens is not None and tokens.any("write")):
        yield "writes are allowed to tokens, and there is none: `cbris token create NAME`"


def _own(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
