"""Size and SHA-256 of the dumps, found in the background and once for each generation.

To write all dumps of a graph takes long, so it is done when somebody asks, by a process of
its own that yields to all others; whoever does not want to wait goes without.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYetError
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from threading import Lock

from pyoxigraph import Store

from cbris.errors import QueryError
from cbris.server.dumps import DUMPS, packed
from cbris.store.dump import FORMATS, Snapshots, dump
from cbris.store.generations import Generations

__all__ = ["Checksum", "Checksums"]

MODULE = "cbris.server.checksums"
NICE = 10
PACKED = {each.key for each in DUMPS.values() if each.packed}


@dataclass(frozen=True)
class Checksum:
    """The size of a dump in bytes, and the SHA-256 of it."""

    size: int
    sha256: str


Found = Mapping[str, Checksum]
"""A checksum for each dump, by its key."""


class Checksums:
    """The checksums of the newest generation that was asked for."""

    def __init__(self, source: Snapshots, data_dir: Path | None = None) -> None:
        """Take the graph, and the data folder that holds it, where there is one."""
        self._source = source
        self._data_dir = data_dir
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="checksums")
        self._lock = Lock()
        self._generation: str | None = None
        self._found: Future[Found] = Future()
        self._process: Popen[bytes] | None = None
        self._closed = False

    def of(self, generation: str, wait_s: float) -> Found:
        """Give the checksums of the newest generation; none if they are not found in time.

        The search goes on, so that a later question has its answer.
        """
        with self._lock:
            if generation != self._generation and (self._generation is None or self._found.done()):
                self._generation = generation
                self._found = self._thread.submit(self._find, generation)
            mine = generation == self._generation
            found = self._found
        try:
            return found.result(wait_s) if mine else {}
        except NotYetError:
            return {}

    def close(self) -> None:
        """End the search."""
        self._closed = True
        if self._process is not None:
            self._process.kill()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _find(self, generation: str) -> Found:
        if self._data_dir is None:
            return _checksums(self._source.snapshot())
        command = (sys.executable, "-m", MODULE, str(self._data_dir), generation)
        with Popen(command, stdout=PIPE, stderr=DEVNULL) as self._process:
            if self._closed:  # meanwhile
                self._process.kill()
            output, _ = self._process.communicate()
        found = json.loads(output or b"{}")  # nothing, if it was ended or the graph is gone
        return {key: Checksum(**values) for key, values in found.items()}


def _checksums(store: Store) -> Found:
    """Write each form once; one that cannot hold all of this graph has no checksum."""
    found: dict[str, Checksum] = {}
    for form in FORMATS:
        with suppress(QueryError):
            found |= _of_form(store, form)
    return found


def _of_form(store: Store, form: str) -> Found:
    """Write a form, and pack it on the way where it is given packed too."""
    plain, whole = _Sum(), _Sum()
    pieces = plain.passing(dump(store, form))
    if f"{form}.gz" not in PACKED:
        for _ in pieces:
            pass
        return {form: plain.checksum()}
    for piece in packed(pieces):
        whole.add(piece)
    return {form: plain.checksum(), f"{form}.gz": whole.checksum()}


class _Sum:
    """Adds up pieces."""

    def __init__(self) -> None:
        self._size = 0
        self._digest = hashlib.sha256()

    def passing(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.add(piece)
            yield piece

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        self._digest.update(piece)

    def checksum(self) -> Checksum:
        return Checksum(self._size, self._digest.hexdigest())


def _main(data_dir: str, generation: str) -> None:
    os.nice(NICE)
    store = Generations(Path(data_dir)).open(generation)
    found = {key: asdict(checksum) for key, checksum in _checksums(store).items()}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
