"""A source: one file with the loader that accepts it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad

from cbris.errors import SourceError

__all__ = ["Loader", "Source", "loaders", "read_source"]


@dataclass(frozen=True)
class Source:
    """One file as it was read: the only input of a loader.

    `id` names the source in every IRI that it mints; `notes` is what is known of its
    origin from elsewhere (a row of corpus.csv), never read from the file itself.
    """

    id: str
    path: Path
    content: bytes
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


class Loader(Protocol):
    """Turns one source into the quads of its named graph.

    `load` is pure and deterministic: no clock, no network, the same source gives the
    same quads. `version` changes when the quads for an unchanged file may change.
    """

    name: str
    version: str

    def accepts(self, path: Path) -> bool:
        """Tell from the path alone whether this loader reads such files."""
        ...

    def load(self, source: Source) -> Iterator[Quad]:
        """Yield the quads of the source.

        :raises SourceError: the file is not what its name claims.
        """
        ...


def loaders() -> tuple[Loader, ...]:
    """Instantiate every loader of the entry-point group ``cbris.loaders``, by name."""
    found = sorted(entry_points(group="cbris.loaders"), key=lambda point: point.name)
    return tuple(point.load()() for point in found)


def read_source(path: Path, source_id: str, notes: Mapping[str, str] | None = None) -> Source:
    """Read a file into a source.

    :raises SourceError: the file is missing or cannot be read.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror or error}; give a readable file") from error
    return Source(source_id, path, content, notes or {})
