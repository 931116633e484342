"""From the bytes of a file to its text, without a silent repair."""

import re

from charset_normalizer import from_bytes

from cbris.errors import UnreadableTextError
from cbris.loaders.source import Source

__all__ = ["MAX_BYTES", "decode", "read_text"]

MAX_BYTES = 16 * 1024 * 1024
"""The largest text that is read, in bytes: about 2,500 pages."""

_BINARY_MARKS = (b"\x00", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_MARK = re.compile("^\ufeff")
_SAMPLE_BYTES = 256 * 1024


def read_text(source: Source, where: str) -> str:
    """Read and decode the text of a source, and no more of a file than a text may have.

    :raises UnreadableTextError: as for `decode`.
    """
    with source.open() as file:
        return decode(file.read(MAX_BYTES + 1), where)


def decode(content: bytes, where: str) -> str:
    """Decode a text: UTF-8 with or without a mark, else the encoding that fits best.

    Line ends stay as they are and a byte order mark becomes a blank, since offsets count
    code points of the raw file.

    :param where: the name of the file for the message.
    :raises UnreadableTextError: the file is empty, too large, binary, or its encoding is
        not recognised.
    """
    _refuse(content, where)
    try:
        return _MARK.sub(" ", content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_guessed(content, where)


def _refuse(content: bytes, where: str) -> None:
    if len(content) > MAX_BYTES:
        raise UnreadableTextError(
            f"{where}: more than {MAX_BYTES:,} bytes; a text of at most so many was expected; "
            "split it and read the parts"
        )
    if not content.strip():
        raise UnreadableTextError(f"{where}: empty; a text was expected; check the file")
    if content.startswith(_BINARY_MARKS[1:]) or _BINARY_MARKS[0] in content:
        raise UnreadableTextError(
            f"{where}: binary data; a plain text was expected; save the file as text first"
        )


def _decode_guessed(content: bytes, where: str) -> str:
    best = from_bytes(content[:_SAMPLE_BYTES]).best()
    try:
        return content.decode(best.encoding if best else "utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableTextError(
            f"{where}: byte {error.start} is in no encoding that is known; "
            "UTF-8 was expected; save the file as UTF-8"
        ) from error
