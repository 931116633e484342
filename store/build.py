"""Building: from files to a published generation."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from cbris.errors import StoreError
from cbris.loaders.bundled import bundled_files
from cbris.loaders.identity.decisions import FILE as DECISIONS_FILE
from cbris.loaders.source import Loader, loaders
from cbris.ontology.terms import graph, mint, term
from cbris.store.assembly import Assembly
from cbris.store.cache import QuadCache
from cbris.store.discovery import Discovery, Failure, discover
from cbris.store.generations import Generations
from cbris.store.manifest import Entry, Manifest
from cbris.store.plan import Plan
from cbris.store.reading import Progress, read_sources, run_here
from cbris.workers import Said, run_all

__all__ = ["BuildReport", "Failure", "Progress", "build", "remove_source"]


@dataclass(frozen=True)
class BuildReport:
    """What a build did.

    `loaded`, `unchanged` and `removed` are source ids; `problems` are lines on what was
    passed over or has not the expected shape. `generation` is the newest one, None where
    there is none yet; `published` tells whether this build made it. `triples` counts its
    default graph.
    """

    generation: str | None
    published: bool
    loaded: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    failed: tuple[Failure, ...]
    problems: tuple[str, ...]
    triples: int
    seconds: float


def build(
    data_dir: Path,
    paths: Sequence[Path] = (),
    *,
    bundled: bool = True,
    progress: Progress | None = None,
    using: Sequence[Loader] | None = None,
) -> BuildReport:
    """Bring every source up to date and publish a generation, if anything changed.

    What people decided on identity, in a file of the data folder, is a source like others.
    A source that cannot be read is reported in `failed`, the others load; a source that
    was read before stays as it was then.

    :param paths: files and folders to add to those that earlier builds were given.
    :param bundled: whether the graph holds the sources of the package.
    :param using: the loaders, instead of those of the entry-point group; they are called in
        this process, not in one of their own.
    :raises StoreError: the data folder is in use, full, or of a newer format.
    """
    started = time.monotonic()
    work = _Work(data_dir, progress or _silent, run_here if using else run_all)
    with work.generations.writing():
        data_dir.mkdir(parents=True, exist_ok=True)
    base = work.generations.base()
    own = data_dir / DECISIONS_FILE
    paths = (*paths, own) if own.is_file() else paths
    found = discover(base, paths, bundled_files() if bundled else (), using or loaders())
    entries = work.prepare(found, base)
    given = {os.path.abspath(path) for path in paths}
    used = {entry.root for entry in entries.values()}
    roots = (root for root in found.roots if root in used or Path(root).is_dir())
    plan = Plan(base, entries, tuple(roots), found, given)
    with work.generations.lock():
        return work.publish(plan, started)


def remove_source(data_dir: Path, source_id: str) -> BuildReport:
    """Take a source out of the graph; builds leave its file out until it is given again.

    :raises StoreError: there is no such source, it is one that every graph needs, or the
        data folder cannot be written.
    """
    started = time.monotonic()
    if source_id == "ontology" or source_id.startswith("vocabulary-"):
        raise StoreError(f"source {source_id!r} is a part of CBRIS itself and stays; name another")
    work = _Work(data_dir, _silent)
    work.generations.newest()
    with work.generations.lock():
        base = work.generations.manifest()
        if source_id not in base.sources:
            known = ", ".join(base.sources)
            raise StoreError(f"source {source_id!r} is not in {data_dir}; its sources are {known}")
        entries = {key: entry for key, entry in base.sources.items() if key != source_id}
        gone = (base.sources[source_id].path,)
        plan = Plan(base, entries, base.roots, Discovery(), removed_paths=gone)
        return work.publish(plan, started)


def _silent(_what: str, _done: int, _total: int) -> None:
    """Show no progress."""


class _Work:
    """The two halves of a build: reading without the lock, publishing with it."""

    def __init__(
        self, data_dir: Path, progress: Progress, run: Callable[..., Iterator[Said]] = run_all
    ) -> None:
        self.generations = Generations(data_dir)
        self.cache = QuadCache(data_dir / "quads")
        self.progress, self.run = progress, run

    def prepare(self, found: Discovery, base: Manifest) -> dict[str, Entry]:
        """Read what changed into the cache; give every source that is to be there."""
        entries = read_sources(found, self.cache, self.run, self.progress)
        failed = {failure.source for failure in found.failures}
        for key, entry in base.sources.items():
            if key not in entries and {key, entry.path} & failed and entry.cache in self.cache:
                entries[key] = entry
        return entries

    def publish(self, plan: Plan, started: float) -> BuildReport:
        """Apply a plan to the newest generation, if it changes anything."""
        newest = self.generations.base()
        target = plan.apply(newest)
        problems = list(plan.found.problems)
        before = self._store_before(newest, problems)
        same = newest.same_input(target) and before.intact
        published = bool(target.sources or newest.sources) and not same
        if published:
            problems += self._publish(newest, target, before)
        loaded = [key for key, entry in plan.changed.items() if target.sources[key] == entry]
        if published:
            problems += self._notes(sorted(loaded))
        return BuildReport(
            generation=self.generations.newest_or_none(),
            published=published,
            loaded=tuple(sorted(loaded)),
            unchanged=tuple(key for key in target.sources if key not in loaded),
            removed=plan.removed,
            failed=tuple(plan.found.failures),
            problems=tuple(problems),
            triples=self.generations.base().triples,
            seconds=time.monotonic() - started,
        )

    def _publish(self, newest: Manifest, target: Manifest, before: "_Before") -> list[str]:
        total = len(target.sources)
        self.progress("graph", total, total)
        assembly = Assembly(target, self.cache, before.store, before.sources)
        self.generations.publish(target, assembly.fill)
        used = {e.cache for each in (newest, target) for e in each.sources.values()}
        self.cache.clear(used)
        return assembly.problems

    def _notes(self, loaded: Sequence[str]) -> list[str]:
        """Point to what the loaders could not read, a line a source."""
        store = self.generations.open(self.generations.newest())
        note = term("skos:editorialNote")
        found = {
            key: list(store.quads_for_pattern(mint("source", key), note, None, graph(key)))
            for key in loaded
        }
        return [
            f"{key}: notes on what was not read: {len(notes)}; `cbris show source/{key}` lists them"
            for key, notes in found.items()
            if notes
        ]

    def _store_before(self, newest: Manifest, problems: list[str]) -> "_Before":
        """Open the newest generation, if it is of this format; else one that can be opened."""
        name = self.generations.newest_or_none()
        if name is None or not newest.fingerprint:
            return _Before()
        try:
            return _Before(self.generations.open(name), tuple(newest.sources), intact=True)
        except StoreError as error:
            problem = f"{error}; made anew from its sources"
        found = self._earlier(name)
        if found.store:
            problem += f", and with what was written into generation {found.name}"
        problems.append(problem)
        return found

    def _earlier(self, name: str) -> "_Before":
        """Open the generation before a damaged one: it has most of what was written."""
        for each in reversed(self.generations.listed()):
            if each.name != name:
                with suppress(StoreError):
                    store = self.generations.open(each.name)
                    return _Before(store, tuple(each.manifest.sources), each.name)
        return _Before()


@dataclass(frozen=True)
class _Before:
    """The generation that a build carries over what it does not make from, and its sources."""

    store: Store | None = None
    sources: tuple[str, ...] = ()
    name: str = ""
    intact: bool = False
