"""Generations: immutable graphs, of which CURRENT names the newest.

The data folder::

    CURRENT                    the name of the generation that readers open
    lock                       held by whoever publishes
    generations/<n>/store/     an Oxigraph directory, never changed again
    generations/<n>/manifest.json   locked by whoever has the store open
    generations/<n>/pinned     a build or restore made it: the newest of these is kept
    generations/<n>.partial/   one in the making, or going, or the leftover of a kill
    quads/<key>.nq             the quads of one source, as its loader gave them
    working/<name>/            what a writer changes before it becomes a generation
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout
from pyoxigraph import Store

from cbris.errors import NoGraphError, StoreError
from cbris.store.durable import replace_durably, sync_folder, sync_tree
from cbris.store.holds import claimed, hold, keep_held, release
from cbris.store.manifest import Manifest, read_manifest

__all__ = ["KEPT", "LOCK_TIMEOUT_S", "Generation", "Generations"]

KEPT = 2
"""How many generations stay at least: the newest, and the one before to go back to.

Beside them stays the newest of a build or restore, and what is being read.
"""
LOCK_TIMEOUT_S = 60.0
PINNED = "pinned"
STORE = "store"
PARTIAL = ".partial"


@dataclass(frozen=True)
class Generation:
    """One generation, as it is listed; `published` is in seconds since 1970."""

    name: str
    manifest: Manifest
    published: float
    newest: bool


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

    def manifest(self, name: str | None = None) -> Manifest:
        """Read the manifest of a generation, the newest if none is named.

        :raises NoGraphError: none was published.
        :raises StoreError: it is gone, damaged or of another format.
        """
        return read_manifest(self._manifest_path(name or self.newest()))

    def listed(self) -> tuple[Generation, ...]:
        """Give all generations that can be opened, the oldest first."""
        newest = self.newest_or_none()
        found = []
        for name in map(str, self._numbers()):
            path = self._manifest_path(name)
            with suppress(OSError, StoreError):  # it is going just now, or damaged
                if int(name) <= int(newest or 0):
                    made = path.stat().st_mtime
                    found.append(Generation(name, self.manifest(name), made, name == newest))
        return tuple(found)

    def base(self) -> Manifest:
        """Give the manifest that a build starts from, an empty one at first.

        One of an older format gives only where its sources lie, so that all is made anew.

        :raises StoreError: it is damaged or of a newer format.
        """
        name = self.newest_or_none()
        return read_manifest(self._manifest_path(name), rebuilding=True) if name else Manifest()

    def open(self, name: str) -> Store:
        """Open a generation read-only; it stays on the disk for as long as it is in use.

        :raises StoreError: it is gone or damaged.
        """
        lock = self._hold(name)
        try:
            store = self._open(name)
        except StoreError:
            release(lock)
            raise
        keep_held(store, lock)
        return store

    def open_newest(self) -> tuple[str, Store]:
        """Open the newest generation; one that went away meanwhile was followed by another.

        :raises NoGraphError: none was published.
        :raises StoreError: it is damaged.
        """
        name = self.newest()
        while True:
            try:
                return name, self.open(name)
            except StoreError:
                newer = self.newest()
                if newer == name:
                    raise
                name = newer

    def copy(self, name: str, target: Path) -> None:
        """Copy the store of a generation, by links where that can be.

        :raises StoreError: it is gone or damaged; OSError: the copy cannot be written.
        """
        lock = self._hold(name)
        try:
            self._open(name).backup(str(target))
        finally:
            release(lock)

    @contextmanager
    def lock(self, seconds: float = LOCK_TIMEOUT_S) -> Iterator[None]:
        """Hold the lock of the data folder.

        :raises StoreError: another holds it for so many seconds, or it cannot be made.
        """
        lock = FileLock(self.data_dir / "lock", timeout=seconds)
        with self.writing():
            try:
                lock.acquire()
            except Timeout as error:
                raise StoreError(
                    f"{self.data_dir}: in use by another build for {seconds:g} s; "
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
        return self._publish(lambda partial: self._write(partial, manifest, fill))

    def publish_copy(self, manifest: Manifest, copy: Callable[[Path], None]) -> str:
        """Make a generation of a store that is there already; the lock must be held.

        :param copy: copies the store to the path it is given.
        :raises StoreError: the disk is full or cannot be written.
        """

        def write(partial: Path) -> None:
            copy(partial / STORE)
            _write_manifest(partial, manifest)

        return self._publish(write)

    def _publish(self, write: Callable[[Path], None]) -> str:
        self._clear_leftovers()
        name = str(1 + max(self._numbers(), default=0))
        partial = self.folder / (name + PARTIAL)
        try:
            with self.writing():
                partial.mkdir(parents=True)
                write(partial)
                sync_tree(partial)
                partial.rename(self.folder / name)
                sync_folder(self.folder)
                replace_durably(self.data_dir / "CURRENT", f"{name}\n")
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
        store = Store(str(partial / STORE))
        triples = fill(store)
        store.flush()
        store.optimize()
        del store  # closes it, so that readers find no log to replay
        _write_manifest(partial, replace(manifest, triples=triples))

    def _hold(self, name: str) -> int:
        """Hold a generation that this CBRIS reads."""
        path = self._manifest_path(name)
        read_manifest(path)
        try:
            return hold(path)
        except OSError as error:
            raise StoreError(f"{path.parent}: gone ({error}); open the newest one") from error

    def _open(self, name: str) -> Store:
        path = self.folder / name
        try:
            return Store.read_only(str(path / STORE))
        except OSError as error:
            raise StoreError(f"{path}: {error}; run `cbris build` to make it anew") from error

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
        """Remove what is neither kept nor read; what is read now is removed another time."""
        numbers = self._numbers()
        pinned = [number for number in numbers if (self.folder / str(number) / PINNED).exists()]
        for number in sorted({*numbers} - {*numbers[-KEPT:], *pinned[-1:]}):
            with claimed(self._manifest_path(str(number))) as free:
                if free:
                    going = self.folder / f"{number}{PARTIAL}"
                    with suppress(OSError):
                        (self.folder / str(number)).rename(going)
                    shutil.rmtree(going, ignore_errors=True)


def _write_manifest(partial: Path, manifest: Manifest) -> None:
    (partial / "manifest.json").write_text(manifest.as_json(), "utf-8")
    if manifest.made in ("build", "restore"):
        (partial / PINNED).touch()
