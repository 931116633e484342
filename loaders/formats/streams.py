"""The lines of large text files, decoded as they are read."""

import codecs
from collections.abc import Iterator
from io import TextIOWrapper

from cbris.errors import UnreadableTextError
from cbris.loaders.source import Source
from cbris.loaders.text.decode import encoding_of

__all__ = ["encoding", "lines"]

CHUNK = 256 * 1024
SAMPLE = 256 * 1024


def encoding(source: Source) -> str:
    """Name the encoding of a file: UTF-8 if all of it is, else what its first odd part shows.

    :raises UnreadableTextError: the file is empty or binary.
    """
    where = source.path.name
    decoder = codecs.getincrementaldecoder("utf-8")()
    with source.open() as file:
        head = file.read(CHUNK)
        wide = encoding_of(head, where)
        if wide.startswith("utf-16"):
            return wide
        chunk = head
        while chunk:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                start = max(0, min(error.start, len(chunk)) - SAMPLE // 2)
                return encoding_of(chunk[start : start + SAMPLE], where)
            chunk = file.read(CHUNK)
    return "utf-8"


def lines(source: Source, name: str) -> Iterator[str]:
    """Yield the lines of a file in that encoding, ends and all.

    :raises UnreadableTextError: a byte is in no such encoding.
    """
    with source.open() as file, TextIOWrapper(file, name, newline=None) as text:
        try:
            for at, line in enumerate(text):
                yield line.lstrip("\ufeff") if at == 0 else line
        except UnicodeDecodeError as error:
            raise UnreadableTextError(
                f"{source.path.name}: not all of it is in the encoding {name}; UTF-8 was"
                " expected; save the file as UTF-8"
            ) from error
