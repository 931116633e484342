"""Which files a build looks at: those bundled, and those below the PATHs given."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cbris.errors import SourceError
from cbris.loaders.bundled import BundledFile
from cbris.loaders.source import KnowsOrigin, Loader, ReadsBeside, Source, digest
from cbris.ontology.terms import slug
from cbris.store.manifest import Manifest

__all__ = ["RESERVED", "Candidate", "Discovery", "Failure", "discover", "files_below"]

RESERVED = frozenset({"dataset", "default", "identity", "inferred", "report"})
"""Names of graphs that are not of sources, so no source may have one of them."""


@dataclass(frozen=True)
class Candidate:
    """A file that may become a source; `place` is its path as an Entry keeps it."""

    id: str
    path: Path
    place: str
    root: str
    sha256: str
    loader: Loader
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Failure:
    """A source that could not be read: its id or path, and why."""

    source: str
    message: str


@dataclass
class Discovery:
    """What was found: candidates by id, failures, and lines on what was passed over."""

    candidates: dict[str, Candidate] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    roots: list[str] = field(default_factory=list)
    _by_digest: dict[str, str] = field(default_factory=dict)

    def add(self, new: Candidate) -> None:
        """Take a candidate in, unless its id is taken or the same file is there."""
        other, twin = self.candidates.get(new.id), self._by_digest.get(new.sha256)
        if twin:
            self.problems.append(f"{new.path}: the same file as source {twin!r}; not loaded")
        elif other or new.id in RESERVED or not new.id:
            taken = f"that of {other.path}" if other else "reserved"
            message = f"{new.path}: its id {new.id!r} is {taken}; rename the file"
            self.failures.append(Failure(new.id or str(new.path), message))
        else:
            self.candidates[new.id] = new
            self._by_digest[new.sha256] = new.id

    def fail(self, source: str, error: SourceError) -> None:
        """Note that a source could not be read."""
        self.failures.append(Failure(source, str(error)))


def discover(
    kept: Manifest, paths: Sequence[Path], bundled: Iterable[BundledFile], loaders: Sequence[Loader]
) -> Discovery:
    """Find the sources: bundled files, then those below the PATHs kept and given.

    The outcome does not hang on the order of PATHs: a source that was there before goes
    first, then the smaller id, then the smaller digest. A PATH given lifts its exclusion.
    """
    found = Discovery()
    given = {os.path.abspath(path) for path in paths}
    excluded = set(kept.excluded) - given
    for file in bundled:
        if f"bundled:{file.id}" not in excluded or str(file.path) in given:
            _add_bundled(found, file, loaders)
    owned = {entry.path for entry in kept.sources.values()}
    files = _below_roots(found, sorted(given.union(kept.roots)), kept.roots, loaders)
    usable = (file for file in files if file.place not in excluded)
    for candidate in sorted(usable, key=lambda c: (c.place not in owned, c.id, c.sha256, c.place)):
        found.add(candidate)
    return found


def _add_bundled(found: Discovery, file: BundledFile, loaders: Sequence[Loader]) -> None:
    try:
        sha256, loader = digest(file.path), _loader(file.path, loaders)
        if file.sha256 and file.sha256 != sha256:
            expected = f"{file.sha256} was expected; install CBRIS again"
            raise SourceError(f"{file.path}: its SHA-256 is {sha256}; {expected}")
    except SourceError as error:
        found.fail(file.id, error)
        return
    place = f"bundled:{file.id}"
    found.add(Candidate(file.id, file.path, place, "", sha256, loader, file.notes))


def _below_roots(
    found: Discovery, roots: Sequence[str], kept: Sequence[str], loaders: Sequence[Loader]
) -> Iterator[Candidate]:
    """Yield the files below all roots, each once, and note which roots are there.

    A file that is read with another one is passed over without a word.
    """
    readers: dict[Path, tuple[str, Loader | None]] = {}
    for root in roots:
        if os.path.lexists(root):
            found.roots.append(root)
            for path in files_below(Path(root)):
                readers.setdefault(path, (root, _reader(path, loaders)))
        elif root not in kept:
            missing = f"{root}: no such file; give the path of a file or a folder"
            found.fail(root, SourceError(missing))
    beside = {other for path, (_, reader) in readers.items() for other in _beside(path, reader)}
    for path, (root, reader) in readers.items():
        if reader or (str(path) in roots and path not in beside):
            yield from _candidate(found, path, root, loaders)
        elif path not in beside:
            found.problems.append(f"{path}: no loader reads such a file; passed over")


def _candidate(
    found: Discovery, path: Path, root: str, loaders: Sequence[Loader]
) -> Iterator[Candidate]:
    try:
        loader = _loader(path, loaders)
        relative = path.relative_to(root).as_posix() if str(path) != root else path.name
        notes = _notes(path, loader)
        yield Candidate(slug(relative), path, str(path), root, digest(path), loader, notes)
    except SourceError as error:
        found.fail(str(path), error)


def _notes(path: Path, loader: Loader) -> dict[str, str]:
    """Give what the loader knows of the file, and the digests of those read with it."""
    known = loader.origin(path) if isinstance(loader, KnowsOrigin) else {}
    digests = {f"beside:{other.name}": digest(other) for other in _beside(path, loader)}
    return {**known, **digests}


def _beside(path: Path, loader: Loader | None) -> tuple[Path, ...]:
    return loader.beside(path) if isinstance(loader, ReadsBeside) else ()


def files_below(root: Path) -> Iterator[Path]:
    """Yield the file itself, or the files of a folder but for those hidden."""
    if not root.is_dir():
        yield root
        return
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _reader(path: Path, loaders: Sequence[Loader]) -> Loader | None:
    return next((loader for loader in loaders if loader.accepts(path)), None)


def _loader(path: Path, loaders: Sequence[Loader]) -> Loader:
    if reader := _reader(path, loaders):
        return reader
    Source("", path).open().close()  # says so if it cannot be read at all
    names = ", ".join(loader.name for loader in loaders)
    raise SourceError(f"{path}: no loader reads such a file; there are {names}; convert it")
