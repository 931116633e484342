"""How bodies are compressed: zstd or gzip, as the client takes them (RFC 9110, 12.5.3)."""

import asyncio
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, Protocol, TypeVarTuple

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = [
    "MIN_BYTES",
    "Coding",
    "Pieces",
    "chosen",
    "compressed",
    "compressor",
    "in_thread",
    "pays",
]

Coding = Literal["", "gzip", "zstd"]
"""A content coding; the empty one leaves a body as it is."""
MIN_BYTES = 512
"""Shorter bodies gain nothing: their packets stay as many."""
ZSTD_LEVEL = 3
GZIP_LEVEL = 5
GZIP_WINDOW = 16 + zlib.MAX_WBITS
COMPRESSIBLE = ("text/", "application/", "image/svg+xml")
THREAD_BYTES = 16 * 1024
"""To compress less than this takes less than to hand it to a thread."""
Given = TypeVarTuple("Given")
WHOLE = ("application/zip", "application/gzip", "application/zstd", "application/octet-stream")


class Compressor(Protocol):
    """Compresses a body that comes in pieces."""

    def piece(self, data: bytes) -> bytes:
        """Compress a piece, such that the client can read all of it at once."""
        ...

    def end(self) -> bytes:
        """Give the end of the body."""
        ...


class _Gzip:
    def __init__(self) -> None:
        self._object = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_WINDOW)

    def piece(self, data: bytes) -> bytes:
        return self._object.compress(data) + self._object.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        return self._object.flush()


class _Zstd:
    def __init__(self) -> None:
        self._object = zstd.ZstdCompressor(ZSTD_LEVEL)

    def piece(self, data: bytes) -> bytes:
        return self._object.compress(data, zstd.ZstdCompressor.FLUSH_BLOCK)

    def end(self) -> bytes:
        return self._object.flush()


@lru_cache(maxsize=256)
def chosen(accept_encoding: bytes) -> Coding:
    """Give the coding that a client likes best; among equals the one that packs best."""
    liked = dict(map(_weighted, accept_encoding.decode("latin-1").lower().split(",")))
    other = liked.get("*", 0.0)
    zstd_liked, gzip_liked = liked.get("zstd", other), liked.get("gzip", other)
    best = max(zstd_liked, gzip_liked)
    if best <= 0 or best < liked.get("identity", 0.0):
        return ""
    return "zstd" if zstd_liked == best else "gzip"


def compressor(coding: Coding) -> Compressor:
    """Make what compresses in pieces."""
    return _Zstd() if coding == "zstd" else _Gzip()


def compressed(body: bytes, coding: Coding) -> bytes:
    """Compress a whole body."""
    if coding == "zstd":
        return zstd.compress(body, ZSTD_LEVEL)
    return zlib.compress(body, GZIP_LEVEL, GZIP_WINDOW) if coding == "gzip" else body


def pays(content_type: str) -> bool:
    """Tell whether a media type is one that compresses."""
    return content_type.startswith(COMPRESSIBLE) and not content_type.startswith(WHOLE)


def _weighted(piece: str) -> tuple[str, float]:
    """Read ``gzip;q=0.5``; a weight that is no number from 0 to 1 counts as 0."""
    name, _, parameter = piece.partition(";")
    key, _, value = parameter.partition("=")
    if key.strip() != "q":
        return name.strip(), 1.0
    try:
        weight = float(value)
    except ValueError:
        return name.strip(), 0.0
    return name.strip(), weight if 0 <= weight <= 1 else 0.0


class Pieces:
    """Compresses what comes in pieces, large ones in a thread."""

    def __init__(self, coding: Coding) -> None:
        """Take the coding; the empty one leaves all as it is."""
        self._compressor = compressor(coding) if coding else None

    async def next(self, data: bytes, *, more: bool) -> bytes:
        """Give what to send for a piece."""
        if self._compressor is None:
            return data
        piece = await in_thread(len(data), self._compressor.piece, data) if data else b""
        return piece if more else piece + self._compressor.end()


async def in_thread(size: int, work: Callable[[*Given], bytes], /, *given: *Given) -> bytes:
    """Do some work here, or in a thread if it takes long."""
    return work(*given) if size < THREAD_BYTES else await asyncio.to_thread(work, *given)
