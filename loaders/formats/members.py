"""Members of zip files, within limits: no bomb fills memory or disk."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from cbris.errors import SourceError
from cbris.loaders.source import Source

__all__ = ["LIMITS", "Limits", "check", "member", "opened"]

DAMAGED = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError)
"""What the zip module raises for a damaged file, one that is encrypted, or an unknown method."""
ENCRYPTED = 0x1


@dataclass(frozen=True)
class Limits:
    """How much a zip file may hold, in bytes where nothing else is said."""

    members: int = 20_000
    total: int = 4 * 1024**3
    member: int = 512 * 1024**2
    ratio: int = 200
    """Unpacked size by packed size; counted for members over `spared` only."""
    spared: int = 8 * 1024**2


LIMITS = Limits()


@contextmanager
def opened(source: Source) -> Iterator[ZipFile]:
    """Open a zip file.

    :raises SourceError: it is no zip file, or damaged.
    """
    where = source.path.name
    with source.open() as file:
        try:
            archive = ZipFile(file)
        except (*DAMAGED, ValueError, UnicodeDecodeError) as error:
            raise SourceError(
                f"{where}: damaged ({error}); a zip file was expected; get it anew"
            ) from error
        with archive:
            yield archive


def check(archive: ZipFile, where: str, limits: Limits = LIMITS) -> None:
    """Check what the list of members promises.

    :raises SourceError: there are too many members, or they would be too large.
    """
    count, total = len(archive.infolist()), sum(one.file_size for one in archive.infolist())
    if count > limits.members:
        raise SourceError(
            f"{where}: {count:,} members; at most {limits.members:,} are read; split it"
        )
    if total > limits.total:
        raise SourceError(
            f"{where}: {total:,} bytes unpacked; at most {limits.total:,} are read; split it"
        )


def member(
    archive: ZipFile, info: ZipInfo, where: str, into: BinaryIO, limits: Limits = LIMITS
) -> None:
    """Unpack a member, and no more of it than the limits allow, whatever its size claims.

    :raises SourceError: it is too large, packed too tightly, encrypted, or damaged.
    """
    if info.flag_bits & ENCRYPTED:
        raise SourceError(f"{where}: encrypted; unpack it with its password and give the files")
    largest = max(limits.spared, limits.ratio * max(1, info.compress_size))
    allowed, size = min(limits.member, largest), 0
    try:
        with archive.open(info) as file:
            while chunk := file.read(256 * 1024):
                size += len(chunk)
                if size > allowed:
                    raise SourceError(
                        f"{where}: more than {allowed:,} bytes unpacked from"
                        f" {info.compress_size:,}; so much is not read; unpack it and look"
                    )
                into.write(chunk)
    except (*DAMAGED, RuntimeError, ValueError) as error:
        raise SourceError(f"{where}: damaged ({error}); get it anew") from error
