"""The quads of every source, kept as its loader gave them."""

import json
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from pyoxigraph import BlankNode, Quad, RdfFormat, parse, serialize

from cbris.errors import SourceError
from cbris.loaders.source import Loader, Source
from cbris.ontology import terms
from cbris.store.fingerprint import package_fingerprint
from cbris.store.provenance import provenance_quads
from cbris.store.quads import placed

__all__ = ["QuadCache", "cache_key"]

SPARED_S = 24 * 3600
"""A file that no generation names stays so long, for a build that has yet to publish."""


def cache_key(source_id: str, name: str, digest: str, notes: dict[str, str], loader: Loader) -> str:
    """Name the cached quads of a source after everything that they hang on."""
    parts = (source_id, name, digest, notes, loader.name, loader.version, package_fingerprint())
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class QuadCache:
    """The folder of cached quads, one N-Quads file a source."""

    folder: Path

    def __contains__(self, key: str) -> bool:
        """Tell whether the quads of that key are there."""
        return self._path(key).is_file()

    def fill(
        self,
        key: str,
        source: Source,
        loader: Loader,
        alive: Callable[[int], None] | None = None,
    ) -> None:
        """Load a source and keep its quads with their provenance.

        :param alive: called with 0 about once a second while quads come.
        :raises SourceError: the loader could not read it, or it changed meanwhile.
        :raises StoreError: the folder cannot be written.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        new = self._path(f"{key}.{uuid.uuid4().hex}")
        try:
            quads = chain(provenance_quads(source, loader), _own_quads(source, loader))
            serialize(_watched(quads, alive) if alive else quads, str(new), RdfFormat.N_QUADS)
            source.check_unchanged()
            new.replace(self._path(key))
        except SourceError:
            source.check_unchanged()
            raise
        finally:
            new.unlink(missing_ok=True)

    def quads(self, key: str) -> Iterator[Quad]:
        """Yield the quads that were kept."""
        return parse(path=str(self._path(key)), format=RdfFormat.N_QUADS)

    def clear(self, used: Collection[str]) -> None:
        """Remove what no generation uses, but for what is younger than SPARED_S."""
        oldest = time.time() - SPARED_S
        for path in self.folder.glob("*.nq"):
            if path.stem not in used and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.nq"


def _watched(quads: Iterable[Quad], alive: Callable[[int], None]) -> Iterator[Quad]:
    """Tell once in a while that quads still come."""
    told = time.monotonic()
    for number, quad in enumerate(quads):
        if number % 64 == 0 and time.monotonic() - told > 1:
            told = time.monotonic()
            alive(0)
        yield quad


def _own_quads(source: Source, loader: Loader) -> Iterator[Quad]:
    """Yield the loader's quads, all in the source's own graph and without blank nodes."""
    graph = terms.graph(source.id)
    for quad in loader.load(source):
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise SourceError(
                f"{source.path}: loader {loader.name!r} gave the blank node in {quad.triple}; "
                "IRIs were expected; mend the loader"
            )
        yield placed(quad.triple, graph)
