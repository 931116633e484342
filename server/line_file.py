"""A file that lines are added to without waiting for its disk."""

import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import TextIO

from cbris.errors import ServeError

__all__ = ["LineFile"]

LOG = logging.getLogger(__name__)
STDERR = Path("-")
MODE = 0o640
MOST_WAITING = 100_000
"""If more lines than this wait for the disk, later ones are left out, and counted."""
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
        self._lines: SimpleQueue[Line | None] = SimpleQueue()
        self._lost = 0
        self._thread = threading.Thread(target=self._run, name=f"lines of {path}", daemon=True)
        self._thread.start()

    def add(self, line: Line) -> None:
        """Take what makes a line."""
        if self._lines.qsize() < MOST_WAITING:
            self._lines.put(line)
        else:
            self._lost += 1

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._lines.put(None)
        self._thread.join(CLOSE_S)

    def _run(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                self._write(line)
            except OSError as error:  # as on a full disk: the server goes on
                self._lost += 1
                LOG.error("%s: a line was lost (%s)", self._path, error.strerror)
        self._file.close()

    def _write(self, line: Line) -> None:
        self._reopen_if_moved()
        text = line()
        if self._lost:
            lost, self._lost = self._lost, 0
            text = f'{{"lost": {lost}}}\n{text}'
        self._file.write(f"{text}\n")
        if self._lines.empty():
            self._file.flush()

    def _reopen_if_moved(self) -> None:
        if self._path == STDERR or not self._lines.empty():
            return
        try:
            there, ours = os.stat(self._path), os.fstat(self._file.fileno())
            if (there.st_dev, there.st_ino) == (ours.st_dev, ours.st_ino):
                return
        except FileNotFoundError:
            pass
        self._file.close()
        self._file = _open(self._path)


def _open(path: Path) -> TextIO:
    if path == STDERR:
        return open(sys.stderr.fileno(), "a", encoding="utf-8", closefd=False)
    return open(path, "a", encoding="utf-8", opener=_opener)


def _opener(name: str, flags: int) -> int:
    """Open a file which others of this machine may not read: it tells who asked what."""
    return os.open(name, flags, MODE)
