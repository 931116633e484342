"""A file that lines are added to without waiting for its disk."""

import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from cbris.errors import ServeError

__all__ = ["LineFile"]

LOG = logging.getLogger(__name__)
STDERR = Path("-")
MODE = 0o640
"""Others of this machine may not read it: it tells who asked what."""
MOST_WAITING = 100_000
MOST_BYTES = 64 * 1024 * 1024
"""If more than this waits for the disk, later lines are left out, and counted."""
BATCH = 1_000
CLOSE_S = 5

Line = Callable[[], str]


class LineFile:
    """Adds lines to a file by a thread; one that was moved away is begun anew."""

    def __init__(self, path: Path) -> None:
        """Take the path; `-` is stderr.

        :raises ServeError: it cannot be written.
        """
        self._path = path
        try:
            self._file = _open(path)
        except OSError as error:
            raise ServeError(
                f"{path}: cannot be written ({error.strerror}); give another"
            ) from error
        self._lines: SimpleQueue[tuple[Line, int] | None] = SimpleQueue()
        # The first two are counted by who adds lines, the others by the thread.
        self._taken_bytes = self._left_out = 0
        self._done_bytes = self._failed = self._told = 0
        self._thread = threading.Thread(target=self._run, name=f"lines of {path}", daemon=True)
        self._thread.start()

    def add(self, line: Line, size: int = 0) -> None:
        """Take what makes a line, and about how many bytes that holds until it is made."""
        waiting = self._taken_bytes - self._done_bytes
        if self._lines.qsize() < MOST_WAITING and waiting <= MOST_BYTES:
            self._taken_bytes += size
            self._lines.put((line, size))
        else:
            self._left_out += 1

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._lines.put(None)
        self._thread.join(CLOSE_S)

    def _run(self) -> None:
        last = False
        while not last:
            batch, last = self._next()
            try:
                self._write([line() for line in batch])
            except OSError as error:  # as on a full disk: the server goes on
                self._failed += len(batch)
                LOG.error("%s: lines were lost (%s)", self._path, error.strerror)
        if self._path != STDERR:
            os.close(self._file)

    def _next(self) -> tuple[list[Line], bool]:
        """Wait for a line, take what has come with it, and tell whether no more will come."""
        batch: list[Line] = []
        while not batch or (len(batch) < BATCH and not self._lines.empty()):
            taken = self._lines.get()
            if taken is None:
                return batch, True
            batch.append(taken[0])
            self._done_bytes += taken[1]
        return batch, False

    def _write(self, lines: list[str]) -> None:
        self._reopen_if_moved()
        lost = self._left_out + self._failed - self._told
        text = f'{{"lost": {lost}}}\n' if lost and lines else ""
        data = memoryview((text + "".join(f"{line}\n" for line in lines)).encode())
        while data:
            data = data[os.write(self._file, data) :]
        self._told += lost if text else 0

    def _reopen_if_moved(self) -> None:
        if self._path == STDERR:
            return
        try:
            if os.path.samestat(os.stat(self._path), os.fstat(self._file)):
                return
        except FileNotFoundError:
            pass
        new = _open(self._path)
        os.close(self._file)
        self._file = new


def _open(path: Path) -> int:
    if path == STDERR:
        return sys.stderr.fileno()
    return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, MODE)
