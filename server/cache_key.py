"""By what the cache knows a request again."""

from cbris.server.cache import Key
from cbris.server.compression import chosen
from cbris.server.request import Scope

__all__ = ["ENCODING", "SAFE", "key_of"]

SAFE = ("GET", "HEAD")
DEPENDS = {
    b"host": 0,
    b"accept": 1,
    b"accept-encoding": 2,
    b"if-none-match": 3,
    b"x-forwarded-host": 4,
    b"x-forwarded-proto": 5,
    b"content-type": 6,
}
"""The headers that an answer depends on, and where `key_of` finds them."""
ENCODING = 4
"""Where a key has the coding that the client takes; its Accept follows."""


def key_of(scope: Scope, body: bytes = b"") -> tuple[Key, bytes]:
    """Give what an answer depends on, and what the client has of it by its If-None-Match."""
    found = [b""] * len(DEPENDS)
    for name, value in scope["headers"]:
        place = DEPENDS.get(name)
        if place is not None:
            found[place] = found[place] + b"," + value if found[place] else value
    host, accept, encoding, known, other_host, other_scheme, content_type = found
    kind = content_type if body else b""
    method = b"" if scope["method"] in SAFE else scope["method"].encode()
    address = (method, scope["scheme"].encode(), scope["raw_path"], scope["query_string"])
    return (
        *address,
        chosen(encoding).encode(),
        accept,
        host,
        other_host,
        other_scheme,
        kind,
        body,
    ), known
