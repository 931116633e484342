"""Which files a build looks at: those bundled, and those below the PATHs given."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from cbris.errors import SourceError
from cbris.loaders.bundled import BundledFile
from cbris.loaders.source import Loader
from cbris.ontology.terms import slug
from cbris.store.manifest import Manifest

__all__ = ["RESERVED", "Candidate", "Discovery", "Failure", "discover"]

RESERVED = frozenset({"dataset", "identity", "inferred", "report"})
"""Names of graphs that a build makes itself, so no source may have one of them."""


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
        digest, loader = _digest(file.path), _loader(file.path, loaders)
        if file.sha256 and file.sha256 != digest:
            expected = f"{file.sha256} was expected; install CBRIS again"
            raise SourceError(f"{file.path}: its SHA-256 is {digest}; {expected}")
    except SourceError as error:
        found.fail(file.id, error)
        return
    place = f"bundled:{file.id}"
    found.add(Candidate(file.id, file.path, place, "", digest, loader, file.notes))


def _below_roots(
    found: Discovery, roots: Sequence[str], kept: Sequence[str], loaders: Sequence[Loader]
) -> Iterator[Candidate]:
    """Yield the files below all roots, each once, and note which roots are there."""
    seen: set[Path] = set()
    for root in roots:
        if not os.path.lexists(root):
            missing = SourceError(f"{root}: no such file; give the path of a file or a folder")
            if root not in kept:
                found.fail(root, missing)
            continue
        found.roots.append(root)
        new = [path for path in _files(Path(root)) if path not in seen]
        seen.update(new)
        for path in new:
            if str(path) in roots or any(loader.accepts(path) for loader in loaders):
                yield from _candidate(found, path, root, loaders)
            else:
                found.problems.append(f"{path}: no loader reads such a file; passed over")


def _candidate(
    found: Discovery, path: Path, root: str, loaders: Sequence[Loader]
) -> Iterator[Candidate]:
    try:
        loader = _loader(path, loaders)
        relative = path.relative_to(root).as_posix() if str(path) != root else path.name
        yield Candidate(slug(relative), path, str(path), root, _digest(path), loader)
    except SourceError as error:
        found.fail(str(path), error)


def _files(root: Path) -> Iterator[Path]:
    """Yield the file itself, or the files of a folder but for those hidden."""
    if not root.is_dir():
        yield root
        return
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _loader(path: Path, loaders: Sequence[Loader]) -> Loader:
    for loader in loaders:
        if loader.accepts(path):
            return loader
    names = ", ".join(loader.name for loader in loaders)
    raise SourceError(f"{path}: no loader reads such a file; there are {names}; convert it")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(f"{path}: {error.strerror}; give a readable file") from error
