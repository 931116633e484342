"""Generations: immutable graphs, of which CURRENT names the newest.

The data folder::

    CURRENT                    the name of the generation that readers open
    lock                       held by whoever publishes
    generations/<n>/store/     an Oxigraph directory, never changed again
    generations/<n>/manifest.json
    generations/<n>.partial/   one in the making, or the leftover of a killed build
    quads/<key>.nq             the quads of one source, as its loader gave them
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout
from pyoxigraph import Store

from cbris.errors import NoGraphError, StoreError
from cbris.store.manifest import Manifest, read_manifest

__all__ = ["KEPT", "LOCK_TIMEOUT_S", "Generations"]

KEPT = 2
"""How many generations stay: the newest, and one for readers that have yet to move on."""
LOCK_TIMEOUT_S = 60.0
PARTIAL = ".partial"


@dataclass(frozen=True)
class Generations:
    """The generations of one data folder."""

    data_dir: Path

    @property
    def folder(self) -> Path:
        """The folder that holds them."""
        return self.data_dir / "generations"

    def newest(self) -> str:
        """Give the name of the newest generation.

        :raises NoGraphError: none was published.
        """
        try:
            return (self.data_dir / "CURRENT").read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise NoGraphError(
                f"{self.data_dir}: no graph was built here; run `cbris build`"
            ) from error
        except OSError as error:
            raise StoreError(
                f"{self.data_dir}: {error.strerror}; give a readable folder"
            ) from error

    def newest_or_none(self) -> str | None:
        """Give the name of the newest generation, None where none was published."""
        try:
            return self.newest()
        except NoGraphError:
            return None

    def manifest(self) -> Manifest:
        """Read the manifest of the newest generation.

        :raises NoGraphError: none was published.
        :raises StoreError: it is damaged or of another format.
        """
        return read_manifest(self._manifest_path(self.newest()))

    def base(self) -> Manifest:
        """Give the manifest that a build starts from, an empty one at first.

        One of an older format gives only where its sources lie, so that all is made anew.

        :raises StoreError: it is damaged or of a newer format.
        """
        name = self.newest_or_none()
        return read_manifest(self._manifest_path(name), rebuilding=True) if name else Manifest()

    def open(self, name: str) -> Store:
        """Open a generation read-only.

        :raises StoreError: it is gone or damaged.
        """
        path = self.folder / name
        read_manifest(self._manifest_path(name))
        try:
            return Store.read_only(str(path / "store"))
        except OSError as error:
            raise StoreError(f"{path}: {error}; run `cbris build` to make it anew") from error

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the lock of the data folder.

        :raises StoreError: another holds it for LOCK_TIMEOUT_S, or it cannot be made.
        """
        lock = FileLock(self.data_dir / "lock", timeout=LOCK_TIMEOUT_S)
        with self.writing():
            try:
                lock.acquire()
            except Timeout as error:
                raise StoreError(
                    f"{self.data_dir}: in use by another build for {LOCK_TIMEOUT_S:.0f} s; "
                    "wait for it to end and try again"
                ) from error
        try:
            yield
        finally:
            lock.release()

    def publish(self, manifest: Manifest, fill: Callable[[Store], int]) -> str:
        """Make a generation and let CURRENT name it; the lock must be held.

        :param fill: puts every quad into the empty store and gives the number of triples
            of its default graph.
        :raises StoreError: the disk is full or cannot be written; the generation before
            stays the newest.
        """
        self._clear_leftovers()
        name = str(1 + max(self._numbers(), default=0))
        partial = self.folder / (name + PARTIAL)
        try:
            with self.writing():
                self._write(partial, manifest, fill)
                partial.rename(self.folder / name)
                _replace(self.data_dir / "CURRENT", f"{name}\n")
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        self._clear_old()
        return name

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Turn a failed write into a StoreError of one sentence."""
        try:
            yield
        except OSError as error:
            full = "No space left on device"  # the engine adds its own file names to this
            reason = full if full in str(error) else error.strerror or str(error)
            raise StoreError(
                f"{self.data_dir}: cannot be written ({reason}); free space or give another "
                "folder, and build again; what was served before stays"
            ) from error

    def _write(self, partial: Path, manifest: Manifest, fill: Callable[[Store], int]) -> None:
        partial.mkdir(parents=True)
        store = Store(str(partial / "store"))
        triples = fill(store)
        store.flush()
        store.optimize()
        del store  # closes it, so that readers find no log to replay
        _replace(partial / "manifest.json", replace(manifest, triples=triples).as_json())

    def _manifest_path(self, name: str) -> Path:
        return self.folder / name / "manifest.json"

    def _numbers(self) -> list[int]:
        names = (path.name for path in self.folder.glob("*"))
        return sorted(int(name) for name in names if name.isdecimal())

    def _clear_leftovers(self) -> None:
        """Remove what a killed build left: all that is partial, or newer than CURRENT."""
        newest = int(self.newest_or_none() or 0)
        for path in self.folder.glob("*"):
            later = path.name.isdecimal() and int(path.name) > newest
            if later or path.name.endswith(PARTIAL):
                shutil.rmtree(path, ignore_errors=True)

    def _clear_old(self) -> None:
        for number in self._numbers()[:-KEPT]:
            shutil.rmtree(self.folder / str(number), ignore_errors=True)


def _replace(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old or the new, also after a crash."""
    new = path.with_name(path.name + ".new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
