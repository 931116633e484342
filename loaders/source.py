"""A source: one file with the loader that accepts it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from importlib.metadata import entry_points
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from pyoxigraph import Quad

from cbris.errors import SourceError

__all__ = [
    "KnowsOrigin",
    "Loader",
    "ReadsBeside",
    "Source",
    "digest",
    "loaders",
    "read_source",
]

REPORTED_BYTES = 8 * 1024 * 1024
"""Reading is told each time so many bytes more were read."""
BUFFER_BYTES = 256 * 1024


@dataclass(frozen=True)
class Source:
    """One file: the only input of a loader.

    The file is read when it is asked for and never held, unless `held` is its content.
    `id` names the source in every IRI that it mints; `notes` is what is known of its
    origin from elsewhere (a row of corpus.csv), never read from the file itself. `known`
    is the SHA-256 that the file had when it was found; `told` is called with the number of
    bytes read so far.
    """

    id: str
    path: Path
    held: bytes | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    known: str | None = None
    told: Callable[[int], None] | None = field(default=None, compare=False, repr=False)

    def open(self) -> BinaryIO:
        """Open the file for reading, from its beginning.

        :raises SourceError: the file is missing or cannot be read.
        """
        if self.held is not None:
            return BytesIO(self.held)
        try:
            file = self.path.open("rb", buffering=0)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        return BufferedReader(_Told(file, self.told) if self.told else file, BUFFER_BYTES)

    @property
    def content(self) -> bytes:
        """The whole content, read anew; for files that are known to be small."""
        with self.open() as file:
            return file.read()

    @property
    def sha256(self) -> str:
        """The SHA-256 that the file had when it was found, in hexadecimal."""
        return self.known or self._digest()

    def check_unchanged(self) -> None:
        """Check that the file still is what it was when it was found.

        :raises SourceError: it was changed meanwhile, or is gone.
        """
        if self.known and self.known != self._digest():
            raise SourceError(f"{self.path}: changed while it was read; build again")

    def _digest(self) -> str:
        return digest(self.path) if self.held is None else sha256(self.held).hexdigest()


class Loader(Protocol):
    """Turns one source into the quads of its named graph.

    `load` is pure and deterministic: no clock, no network, the same source gives the
    same quads. `version` changes when the quads for an unchanged file may change. It reads
    from `source.open()` and yields as it reads, so that a file may be larger than memory.
    """

    name: str
    version: str

    def accepts(self, path: Path) -> bool:
        """Tell whether this loader reads such files.

        The name of the file decides; where it does not, as for the CSV files of different
        publishers, the first lines may be read: `loaders.open_data.headers` does so. A file
        that cannot be read is not accepted. What is wrong with the rest is for `load` to say.
        """
        ...

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the quads of the source.

        :raises SourceError: the file is not what its name claims.
        """
        ...


@runtime_checkable
class ReadsBeside(Protocol):
    """A loader that reads other files with the source, such as a mapping that lies beside it."""

    def beside(self, path: Path) -> tuple[Path, ...]:
        """Give the files that are read with this one; a change of them is one of the source."""
        ...


@runtime_checkable
class KnowsOrigin(Protocol):
    """A loader that knows where such a file comes from."""

    def origin(self, path: Path) -> Mapping[str, str]:
        """Give the notes of a source: ``licence`` of the file, ``graph_licence`` of its facts."""
        ...


def loaders() -> tuple[Loader, ...]:
    """Instantiate every loader of the entry-point group ``cbris.loaders``, by name."""
    found = sorted(entry_points(group="cbris.loaders"), key=lambda point: point.name)
    return tuple(point.load()() for point in found)


def read_source(path: Path, source_id: str, notes: Mapping[str, str] | None = None) -> Source:
    """Make a source of a file: its SHA-256 is taken now, its content is read later.

    :raises SourceError: the file is missing or cannot be read.
    """
    return Source(source_id, path, notes=notes or {}, known=digest(path))


def digest(path: Path) -> str:
    """Give the SHA-256 of a file in hexadecimal, read piece by piece.

    :raises SourceError: the file is missing or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> SourceError:
    return SourceError(f"{path}: {error.strerror or error}; give a readable file")


class _Told(RawIOBase):
    """A file that tells how many bytes were read from it."""

    def __init__(self, file: RawIOBase, told: Callable[[int], None]) -> None:
        super().__init__()
        self._file, self._told = file, told
        self._read = self._last = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the buffer's own
        count = self._file.readinto(buffer) or 0
        self._read += count
        if self._read - self._last >= REPORTED_BYTES:
            self._last = self._read
            self._told(self._read)
        return count

    def close(self) -> None:
        self._file.close()
        super().close()
