"""Entity tags: the names of what an address answered (RFC 9110, 8.8.3)."""

from collections.abc import Iterable
from hashlib import blake2b

__all__ = ["entity_tag", "is_named"]

TAG_BYTES = 15


def entity_tag(named: Iterable[bytes], body: bytes = b"") -> bytes:
    """Make a strong tag of all that an answer depends on, and of itself where it is whole."""
    digest = blake2b(repr(tuple(named)).encode(), digest_size=TAG_BYTES)
    digest.update(body)
    return b'"' + digest.hexdigest().encode() + b'"'


def is_named(tag: bytes, if_none_match: bytes) -> bool:
    """Tell whether a client has what the tag names, by its If-None-Match.

    The comparison is the weak one, as RFC 9110 wants it there.
    """
    names = [name.strip().removeprefix(b"W/") for name in if_none_match.split(b",")]
    return tag in names or names == [b"*"]
