"""Which generations are read, so that none goes under its reader.

Readers hold a lock of the kernel on the manifest of what they have open, which a reader
that is killed lets go of at once; no age could tell who still reads, and the engine opens
some files of a store only when it needs them.
"""

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from pyoxigraph import Store

__all__ = ["claimed", "hold", "keep_held", "release"]

UNUSED = 2
"""How many stores stay held that no one has in hand: answers from them may be under way."""
IN_HAND = 2
"""References to a store that are only those of this module, while they are counted."""


@dataclass
class _Held:
    store: Store
    lock: int


_held: list[_Held] = []
_turn = Lock()


def hold(manifest: Path) -> int:
    """Hold a generation, and give what `release` takes.

    :raises FileNotFoundError: it is gone.
    """
    descriptor = os.open(manifest, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not os.path.samestat(os.fstat(descriptor), os.stat(manifest)):
            raise FileNotFoundError(f"{manifest} was replaced")
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def release(descriptor: int) -> None:
    """Let go of a generation."""
    os.close(descriptor)


def keep_held(store: Store, descriptor: int) -> None:
    """Hold a generation for as long as its store is in use in this process."""
    with _turn:
        _held.append(_Held(store, descriptor))
        unused = [each for each in _held[:-1] if sys.getrefcount(each.store) <= IN_HAND]
        for each in unused[:-UNUSED]:
            _held.remove(each)
            release(each.lock)


@contextmanager
def claimed(manifest: Path) -> Iterator[bool]:
    """Tell whether nobody reads a generation, and keep it so meanwhile.

    One without a manifest is the rest of one that was being removed.
    """
    descriptor = None
    with suppress(FileNotFoundError):
        descriptor = os.open(manifest, os.O_RDONLY)
    try:
        yield descriptor is None or _claim(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _claim(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
