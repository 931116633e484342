"""How the server does: health, metrics, and the queries that run, for who keeps it."""

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from cbris.errors import StoreError
from cbris.server.limits import Limits
from cbris.server.metrics import CONTENT_TYPE, Requests, Sample, exposition
from cbris.server.problem import HttpError
from cbris.server.process_samples import process_samples
from cbris.server.replies import Plain
from cbris.server.request import Request
from cbris.server.routes import ADMIN, HEALTH, METRICS, QUERIES, READY, route_of
from cbris.store.generations import Generations
from cbris.store.pool_limits import PoolCounts
from cbris.store.running import RunningQuery

__all__ = ["CacheCounts", "Operations", "Queue", "Workers"]

READ = ("GET", "HEAD")


class Workers(Protocol):
    """Runs queries, such as the pool."""

    @property
    def counters(self) -> PoolCounts:
        """What it holds and did."""
        ...

    def running(self) -> tuple[RunningQuery, ...]:
        """Tell of every query that waits or runs."""
        ...

    def kill(self, id: int) -> bool:
        """End a query; tell whether there was one of that number."""
        ...


class Queue(Protocol):
    """Takes writes, such as the client side of the writer."""

    @property
    def queued(self) -> int:
        """How many wait."""
        ...


class CacheCounts(Protocol):
    """What the response cache holds and did."""

    @property
    def hits(self) -> int:
        """Answers that came from it."""
        ...

    @property
    def misses(self) -> int:
        """Answers that were not in it."""
        ...

    @property
    def held_bytes(self) -> int:
        """Bytes that it holds."""
        ...

    @property
    def entries(self) -> int:
        """Answers that it holds."""
        ...


class Numbered(Protocol):
    """Has generations, such as an engine."""

    @property
    def generation(self) -> str:
        """The name of the newest."""
        ...


def _anybody(request: Request) -> None:
    """Let everybody pass."""


@dataclass
class Operations:
    """What is told of a server to who keeps it.

    `allow` raises AuthError for a request of who may not see and end queries; `apart` says
    that metrics and queries are told at a port of their own only.
    """

    engine: Numbered
    limits: Limits
    data_dir: Path | None = None
    workers: Workers | None = None
    writes: Queue | None = None
    cache: CacheCounts | None = None
    allow: Callable[[Request], None] = _anybody
    apart: bool = False
    requests: Requests = field(default_factory=Requests)
    started: float = field(default_factory=time.time)
    ending: bool = False

    def answer(self, request: Request, *, admin: bool = False) -> Plain | None:
        """Answer a request for one of the paths of this module; None if it is for none.

        :param admin: it came in at the port of its own.
        :raises HttpError: it cannot be answered.
        :raises AuthError: who asks may not.
        """
        path = request.path
        if path == HEALTH:
            return self._read(request, self._health)
        if path == READY:
            return self._read(request, self._ready)
        if self.apart and not admin:
            return None
        if path == METRICS:
            return self._read(request, self._metrics)
        if path.startswith(ADMIN):
            return self._queries(request)
        return None

    def observe(self, path: str, status: int | None, seconds: float) -> None:
        """Note an answer; without a status the client left before there was one."""
        route, question = route_of(path)
        self.requests.observe(route, question, status or 0, seconds)

    def _read(self, request: Request, tell: Callable[[], Plain]) -> Plain:
        if request.method not in READ:
            raise HttpError(405, "this is read by GET", {"allow": ", ".join(READ)})
        return tell()

    def _health(self) -> Plain:
        return _json({"status": "ok", "generation": self._newest()})

    def _ready(self) -> Plain:
        if reason := self._not_ready():
            raise HttpError(503, f"not ready: {reason}; ask again", {"retry-after": "1"})
        name = self._newest()
        triples, published = self._told_of(name)
        age = None if published is None else round(time.time() - published, 3)
        return _json({"status": "ready", "generation": name, "triples": triples, "age": age})

    def _not_ready(self) -> str:
        if self.ending:
            return "the server ends"
        if self.workers and not self.workers.counters.workers:
            return "no query worker lives"
        return ""

    def _newest(self) -> str:
        """Give the name of the newest generation, which is not opened for that."""
        return Generations(self.data_dir).newest() if self.data_dir else self.engine.generation

    def _told_of(self, name: str) -> tuple[int | None, float | None]:
        return _manifest(self.data_dir, name) if self.data_dir else (None, None)

    def _queries(self, request: Request) -> Plain:
        self.allow(request)
        if request.path == QUERIES:
            return self._read(request, self._listed)
        number = request.path.removeprefix(f"{QUERIES}/")
        if not number.isascii() or not number.isdecimal() or len(number) > 18:
            raise HttpError(404, f"nothing is here; {QUERIES} lists the queries")
        if request.method != "DELETE":
            raise HttpError(405, "a query is ended by DELETE", {"allow": "DELETE"})
        if self.workers is None or not self.workers.kill(int(number)):
            raise HttpError(404, "no query of that number waits or runs; list them again")
        return Plain(status=204)

    def _listed(self) -> Plain:
        return _json([asdict(each) for each in self.workers.running()] if self.workers else [])

    def _metrics(self) -> Plain:
        return Plain(exposition(self._samples()).encode(), media_type=CONTENT_TYPE)

    def _samples(self) -> Iterator[Sample]:
        yield Sample("cbris_info", 1, (("version", _version()),))
        yield Sample("cbris_ready", not self._not_ready())
        yield from self._of_generation()
        for name, value in asdict(self.limits).items():
            yield Sample("cbris_limit", value, (("name", name),))
        yield from self.requests.samples()
        if self.workers:
            yield from _of_workers(self.workers.counters)
        if self.writes:
            yield Sample("cbris_writes_waiting", self.writes.queued)
        if self.cache:
            yield Sample("cbris_cache_hits_total", self.cache.hits)
            yield Sample("cbris_cache_misses_total", self.cache.misses)
            yield Sample("cbris_cache_bytes", self.cache.held_bytes)
            yield Sample("cbris_cache_entries", self.cache.entries)
        yield Sample("process_start_time_seconds", self.started)
        yield from process_samples(os.getpid())

    def _of_generation(self) -> Iterator[Sample]:
        """Tell of the generation; of none that cannot be read, since metrics must be had then."""
        try:
            name = self._newest()
            triples, published = self._told_of(name)
        except StoreError:
            return
        yield Sample("cbris_generation", int(name))
        if triples is not None and published is not None:
            yield Sample("cbris_triples", triples)
            yield Sample("cbris_generation_age_seconds", time.time() - published)


def _of_workers(counts: PoolCounts) -> Iterator[Sample]:
    yield Sample("cbris_workers", counts.workers)
    yield Sample("cbris_workers_idle", counts.idle)
    yield Sample("cbris_worker_respawns_total", counts.respawns)
    for reason, number in sorted(counts.kills.items()):
        yield Sample("cbris_worker_ends_total", number, (("reason", reason),))
    yield Sample("cbris_queries_running", counts.running)
    yield Sample("cbris_queries_waiting", counts.queued)
    yield Sample("cbris_queries_answered_total", counts.answered)


@lru_cache(maxsize=4)
def _manifest(data_dir: Path, name: str) -> tuple[int, float]:
    """Give triples of a generation, which never changes, and when it was published."""
    generations = Generations(data_dir)
    triples = generations.manifest(name).triples
    try:
        return triples, (generations.folder / name / "manifest.json").stat().st_mtime
    except OSError as error:
        raise StoreError(f"generation {name}: gone; ask again") from error


@lru_cache(maxsize=1)
def _version() -> str:
    return version("cbris")


def _json(value: object) -> Plain:
    return Plain(json.dumps(value).encode() + b"\n")
