"""The working copy: a store that one writer changes before it becomes a generation."""

import fcntl
import os
import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex

from pyoxigraph import Store

from cbris.errors import StoreError
from cbris.store.generations import Generations
from cbris.store.manifest import Manifest
from cbris.store.materialise import Draft
from cbris.store.owned import Owned

__all__ = ["WorkingCopy"]

LOCK = "lock"


class WorkingCopy:
    """A copy of the newest generation, which costs links and no bytes."""

    def __init__(self, generations: Generations, *, strict: bool = False) -> None:
        """Take where the graph is; copies that killed writers left are removed.

        :raises OSError: the data folder cannot be written.
        """
        self._generations = generations
        self._strict = strict
        self._folder = generations.data_dir / "working"
        self._folder.mkdir(exist_ok=True)
        _clear(self._folder)
        self._place = self._folder / f"{os.getpid()}-{token_hex(4)}"
        self._place.mkdir()
        self._lock = os.open(self._place / LOCK, os.O_RDWR | os.O_CREAT)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self._draft: Draft | None = None
        self._manifest = Manifest()
        self.base = ""

    def draft(self) -> Draft:
        """Give the newest generation to be changed.

        :raises NoGraphError: none was published.
        :raises StoreError: it cannot be read; OSError: the copy cannot be written.
        """
        newest = self._generations.newest()
        while self._draft is None or self.base != newest:
            try:
                self._draft = self._copied(newest)
                self.base = newest
            except StoreError:
                newer = self._generations.newest()
                if newer == newest:
                    raise
                newest = newer
        return self._draft

    def _copied(self, name: str) -> Draft:
        self.discard()
        place = self._place / "store"
        self._generations.copy(name, place)
        self._manifest = self._generations.manifest(name)
        return Draft(Store(str(place)), Owned(self._manifest), strict=self._strict)

    def is_of_newest(self) -> bool:
        """Tell whether no other generation was published since the copy was made."""
        return self.base == self._generations.newest()

    def publish(self, batch: str) -> str:
        """Make the copy a generation, and go on from that; the lock must be held.

        :raises StoreError: it cannot be written; OSError: the copy cannot.
        """
        draft = self.draft()
        triples = self._manifest.triples + draft.triples
        manifest = replace(self._manifest, triples=triples, made="update", batch=batch)
        # what a backup holds was flushed by it
        self.base = self._generations.publish_copy(manifest, lambda to: draft.store.backup(str(to)))
        self._manifest, draft.triples = manifest, 0
        return self.base

    def discard(self) -> None:
        """Throw the copy away, with all that was not published."""
        self._draft, self.base = None, ""
        shutil.rmtree(self._place / "store", ignore_errors=True)

    def close(self) -> None:
        """Leave nothing behind."""
        self.discard()
        shutil.rmtree(self._place, ignore_errors=True)
        os.close(self._lock)


def _clear(folder: Path) -> None:
    """Remove the copies of writers that are no more."""
    for place in folder.iterdir():
        with suppress(OSError):
            lock = os.open(place / LOCK, os.O_RDWR)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(place, ignore_errors=True)
            finally:
                os.close(lock)
