"""Reading sources into the cache of quads, each in a process of its own."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cbris.errors import CbrisError, SourceError
from cbris.loaders.source import Source
from cbris.store.cache import QuadCache, cache_key
from cbris.store.discovery import Candidate, Discovery
from cbris.store.generations import Generations
from cbris.store.manifest import Entry
from cbris.workers import Limits, Said, Work

__all__ = ["Progress", "read_sources", "run_here"]

MIB = 1024 * 1024
LIMITS = Limits(seconds=300)
"""A source of which nothing new was read for so long is given up."""
Progress = Callable[[str, int, int], None]
"""Called with what is done next, how many steps are done, and how many there are."""


def read_sources(
    found: Discovery,
    cache: QuadCache,
    run: Callable[..., Iterator[Said]],
    progress: Progress,
) -> dict[str, Entry]:
    """Read what the cache does not hold; give the entries of all but what failed.

    :param run: `run_all` or `run_here`.
    :raises StoreError: the cache cannot be written.
    """
    jobs = [_Job(one, _cache_key(one), cache) for one in found.candidates.values()]
    failed = _fill([job for job in jobs if job.key not in cache], found, run, progress)
    return {job.candidate.id: job.entry() for job in jobs if job.candidate.id not in failed}


def _fill(
    new: list["_Job"], found: Discovery, run: Callable[..., Iterator[Said]], progress: Progress
) -> set[str]:
    """Read sources into the cache; name those that failed."""
    failed, done = set(), 0
    if new:
        progress("sources", 0, len(new))
    for said in run(_fill_cache, new, limits=LIMITS):
        source = said.item.candidate
        if said.tag == "failed":
            if not isinstance(said.value, SourceError):
                raise said.value
            found.fail(source.id, said.value)
            failed.add(source.id)
        done += said.tag in ("failed", "done")
        progress(_named(source, said), done, len(new))
    return failed


@dataclass(frozen=True)
class _Job:
    """A source that is to be read into the cache."""

    candidate: Candidate
    key: str
    cache: QuadCache

    def __str__(self) -> str:
        return str(self.candidate.path)

    def entry(self) -> Entry:
        """Give what a manifest says of the source."""
        found, loader = self.candidate, self.candidate.loader
        return Entry(
            found.id,
            found.place,
            found.root,
            found.path.name,
            found.sha256,
            f"{loader.name}-{loader.version}",
            self.key,
            dict(found.notes),
        )


def _fill_cache(job: _Job, alive: Callable[[object], None]) -> Iterator[None]:
    """Read one source, telling how far it is."""
    found = job.candidate
    notes = dict(found.notes)
    source = Source(found.id, found.path, notes=notes, known=found.sha256, told=alive)
    with Generations(job.cache.folder.parent).writing():
        job.cache.fill(job.key, source, found.loader, alive)
    yield from ()


def _cache_key(found: Candidate) -> str:
    return cache_key(found.id, found.path.name, found.sha256, dict(found.notes), found.loader)


def _named(source: Candidate, said: Said) -> str:
    """Name a source; of a large file also how much was read."""
    if said.tag != "alive" or not said.value:
        return source.id
    size = max(said.value, source.path.stat().st_size)
    return f"{source.id} {said.value / MIB:,.0f} of {size / MIB:,.0f} MiB"


def run_here(work: Work, jobs: Iterable[_Job], *, limits: Limits) -> Iterator[Said]:
    """Work in this process, as is needed for loaders that are no part of a package."""
    for job in jobs:
        try:
            yield from (Said(job, "said", value) for value in work(job, lambda _: None))
        except CbrisError as error:
            yield Said(job, "failed", error)
        else:
            yield Said(job, "done")
