"""From the bytes of a file to its text, without a silent repair."""

import codecs
import re

from charset_normalizer import from_bytes

from cbris.errors import UnreadableTextError
from cbris.loaders.source import Source
from cbris.loaders.text.encodings import guess

__all__ = ["MAX_BYTES", "decode", "encoding_of", "read_text"]

MAX_BYTES = 16 * 1024 * 1024
"""The largest text that is read, in bytes: about 2,500 pages."""

_BINARY_MARKS = (b"\x00", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_MARK = re.compile("^\ufeff")
_SAMPLE_BYTES = 256 * 1024
_LEAST_UTF_16 = 16
"""Bytes; what is shorter is not taken for UTF-16 unless a mark says so."""


def read_text(source: Source, where: str) -> str:
    """Read and decode the text of a source, and no more of a file than a text may have.

    :raises UnreadableTextError: as for `decode`.
    """
    with source.open() as file:
        return decode(file.read(MAX_BYTES + 1), where)


def decode(content: bytes, where: str, declared: str | None = None, limit: int = MAX_BYTES) -> str:
    """Decode a text: by its byte order mark, as UTF-8, as it declares, or as fits best.

    Line ends stay as they are and a byte order mark becomes a blank, since offsets count
    code points of the raw file.

    :param where: the name of the file for the message.
    :param declared: the encoding that the text itself names.
    :raises UnreadableTextError: the file is empty, too large, binary, or its encoding is
        not recognised.
    """
    if len(content) > limit:
        raise UnreadableTextError(
            f"{where}: more than {limit:,} bytes; a text of at most so many was expected; "
            "split it and read the parts"
        )
    name = encoding_of(content, where, declared)
    try:
        return _MARK.sub(" ", content.decode(name))
    except UnicodeDecodeError as error:
        raise UnreadableTextError(
            f"{where}: byte {error.start} is in no encoding that is known; "
            "UTF-8 was expected; save the file as UTF-8"
        ) from error


def encoding_of(content: bytes, where: str, declared: str | None = None) -> str:
    """Name the encoding of a text of which `content` is the whole or the beginning.

    :raises UnreadableTextError: the content is empty or binary.
    """
    if not content.strip():
        raise UnreadableTextError(f"{where}: empty; a text was expected; check the file")
    if wide := _utf_16(content):
        return wide
    if content.startswith(_BINARY_MARKS[1:]) or _BINARY_MARKS[0] in content:
        raise UnreadableTextError(
            f"{where}: binary data; a plain text was expected; save the file as text first"
        )
    for name in ("utf-8", declared):
        if name and _is(content, name):
            return name
    best = guess(content)
    if best is None or not _is(content, best):
        found = from_bytes(content[:_SAMPLE_BYTES]).best()
        best = found.encoding if found else "utf-8"
    return best


def _is(content: bytes, name: str) -> bool:
    """Tell whether all is in that encoding; a character may be cut off at the end."""
    try:
        codecs.getincrementaldecoder(name)().decode(content)
    except (LookupError, UnicodeDecodeError):
        return False
    return True


def _utf_16(content: bytes) -> str | None:
    """Name a UTF-16 by its mark, or by zero bytes in every second place alone."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return None if name == "utf-8" else name
    sample = content[:4096]
    if len(sample) < _LEAST_UTF_16 or len(content) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < max(1, len(sample) // 50) or min(even, odd):
        return None
    name = "utf-16-le" if odd else "utf-16-be"
    return name if _is(content, name) else None
