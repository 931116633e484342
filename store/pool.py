"""Queries in workers that can be lost: none takes more time or memory than one may.

Queries begin in the quick lane. One that is not done after `quick_seconds` goes on in the
long lane, with a low priority, or begins again there when a place is free; so that quick
ones never wait for long ones, whoever sent those.
"""

import asyncio
import logging
import os
from collections import Counter, OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

from cbris.errors import (
    BusyError,
    CbrisError,
    NoGraphError,
    QueryError,
    StoreError,
    TimeLimitError,
    TooMuchError,
    UnfitAnswerError,
)
from cbris.store.fairness import FairQueue
from cbris.store.frames import ANSWER, DATA, END, READY, write_job
from cbris.store.generations import Generations
from cbris.store.jobs import Job, Kind
from cbris.store.process import Launcher, Process
from cbris.store.running import Running, RunningQuery
from cbris.store.worker import Settings

__all__ = ["Pool", "PoolCounts", "PoolLimits"]

LOG = logging.getLogger(__name__)
MIB = 1024 * 1024
POLL_S = 0.1
"""How often CURRENT is looked at, so that idle workers have the newest generation open."""
RETRY_S = 0.5
KNOWN = 1024
"""How many queries that took long are known by their text."""
ERRORS: dict[str, type[QueryError] | type[StoreError]] = {
    each.__name__: each for each in (QueryError, TooMuchError, StoreError, NoGraphError)
}


@dataclass(frozen=True)
class PoolLimits:
    """How much queries may take.

    `workers` quick queries run at once, and `long` ones beside them; `spare` more workers
    are kept ready. `queue` queries wait, `per_client` wait or run of each client. A query
    has `seconds` from the moment it is asked, and `memory` bytes; after `quick_seconds` it
    is a long one. `first_piece` bytes are held back, so that one that fails has its status.
    """

    workers: int = field(default_factory=lambda: max(2, len(os.sched_getaffinity(0))))
    spare: int = 1
    long: int = 4
    queue: int = 64
    per_client: int = 16
    seconds: float = 30
    quick_seconds: float = 0.1
    memory: int = 1024 * MIB
    first_piece: int = 256 * 1024


@dataclass(frozen=True)
class PoolCounts:
    """What the pool holds and did."""

    workers: int
    idle: int
    queued: int
    running: int
    answered: int
    respawns: int
    kills: dict[str, int]


class Pool:
    """Runs queries in workers; made and used within one event loop."""

    def __init__(
        self,
        generations: Generations,
        limits: PoolLimits | None = None,
        services: Sequence[str] = (),
    ) -> None:
        """Take where the graph is, and the addresses that SERVICE may call."""
        self.limits = limits or PoolLimits()
        self._generations = generations
        self._launcher = Launcher(
            Settings(generations.data_dir, self.limits.memory, tuple(services))
        )
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="pool")
        self._quick, self._long = FairQueue(), FairQueue()
        self._workers: set[Process] = set()
        self._idle: list[Process] = []
        self._tired: list[Process] = []
        self._starting: set[asyncio.Task[None]] = set()
        self._asked: Counter[str] = Counter()
        self._known: OrderedDict[int, None] = OrderedDict()
        self._ids = count(1)
        self._kills: Counter[str] = Counter()
        self._answered = self._launched = 0
        self._cut = ""
        self._failure: CbrisError | None = None
        self._closed = False
        self._first: asyncio.Future[None] | None = None
        self._watcher: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the workers, and wait until one is ready.

        :raises NoGraphError: nothing was built yet.
        :raises StoreError: what was built cannot be read.
        """
        self._generations.newest()
        loop = asyncio.get_running_loop()
        self._first = loop.create_future()
        await loop.run_in_executor(self._threads, self._launcher.warm)
        self._fill()
        await self._first
        self._watcher = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """End every worker, and break what they are at."""
        self._closed = True
        if self._watcher:
            self._watcher.cancel()
        for running in [*self._quick, *self._long]:
            running.end(BusyError("query: the server ends; ask again later"))
        for worker in list(self._workers):
            self._end(worker, "closed", BusyError("query: the server ends; ask again later"))
        await asyncio.gather(*self._starting, return_exceptions=True)
        while self._workers:
            await asyncio.sleep(0.005)
        self._threads.shutdown()

    async def answer(self, job: Job) -> Running:
        """Run a query, until its first piece is there.

        :raises QueryError: it is refused; its subclasses say why.
        :raises StoreError: the graph cannot be read.
        """
        running = self._admit(job)
        try:
            await running.first
        except asyncio.CancelledError:
            self.drop(running)
            raise
        return running

    def running(self) -> tuple[RunningQuery, ...]:
        """Tell of every query that waits or runs."""
        return tuple(each.shown() for each in self._all())

    def kill(self, id: int) -> bool:
        """End a query; tell whether there was one of that number."""
        found = next((each for each in self._all() if each.id == id), None)
        if found:
            text = "query: ended by whoever runs this server; ask for less"
            self._stop(found, "killed", BusyError(text, 60))
        return found is not None

    @property
    def counters(self) -> PoolCounts:
        """What the pool holds and did."""
        return PoolCounts(
            workers=len(self._workers),
            idle=len(self._idle) + len(self._tired),
            queued=len(self._quick) + len(self._long),
            running=sum(worker.running is not None for worker in self._workers),
            answered=self._answered,
            respawns=max(0, self._launched - self.limits.workers - self.limits.spare),
            kills=dict(self._kills),
        )

    @property
    def cut(self) -> str:
        """What keeps the workers from the network: seccomp, namespace or none."""
        return self._cut

    def resume(self, running: Running) -> None:
        """Let the worker of an answer send more."""
        if worker := self._worker_of(running):
            worker.resume()

    def drop(self, running: Running) -> None:
        """End the work on an answer that nobody wants."""
        self._stop(running, "cancelled", BusyError("query: nobody waits for it"))

    # Queries come in, and leave.

    def _admit(self, job: Job) -> Running:
        self._check_room(job.client)
        loop = asyncio.get_running_loop()
        running = Running(next(self._ids), job, self, loop.create_future())
        running.deadline = loop.call_later(job.seconds or self.limits.seconds, self._late, running)
        self._asked[job.client] += 1
        (self._long if hash(job.text) in self._known else self._quick).add(running)
        self._dispatch()
        return running

    def _check_room(self, client: str) -> None:
        if self._failure and not self._workers:
            raise self._failure
        if self._closed:
            raise BusyError("query: the server ends; ask again later")
        if self._asked[client] >= self.limits.per_client:
            raise BusyError(
                f"query: {self.limits.per_client} of yours wait or run already (limit per_client);"
                " wait for their answers"
            )
        if len(self._quick) + len(self._long) >= self.limits.queue:
            raise BusyError(
                f"query: {self.limits.queue} wait already (limit queue); ask again in a second"
            )

    def _late(self, running: Running) -> None:
        seconds = f"{running.job.seconds or self.limits.seconds:g} s"
        if running.state == "waiting":
            text = f"query: no worker was free within {seconds} (limit seconds); ask again later"
            self._stop(running, "waited", BusyError(text, 5))
        else:
            text = f"query: not done within {seconds} (limit seconds); ask for less"
            self._stop(running, "deadline", TimeLimitError(text))

    def _stop(self, running: Running, reason: str, error: QueryError) -> None:
        """End a query, wherever it is."""
        if running.ended:
            return
        if worker := self._worker_of(running):
            self._end(worker, reason, error)
        elif self._quick.remove(running) or self._long.remove(running):
            self._leave(running, error)
        self._dispatch()

    def _leave(self, running: Running, error: QueryError | None = None) -> None:
        client = running.job.client
        self._asked[client] -= 1
        if not self._asked[client]:
            del self._asked[client]
        running.end(error)

    def _all(self) -> list[Running]:
        at_work = (worker.running for worker in self._workers if worker.running)
        return [*at_work, *self._quick, *self._long]

    def _worker_of(self, running: Running) -> Process | None:
        return next((each for each in self._workers if each.running is running), None)

    # Queries get workers.

    def _dispatch(self) -> None:
        """Give queries to workers as long as there are both."""
        while self._give_quick() or self._give_long():
            pass
        if self._quick:
            self._make_way()
        self._fill()

    def _give_quick(self) -> bool:
        if not (self._quick and self._idle) or self._busy(long=False) >= self.limits.workers:
            return False
        running = self._quick.next()
        assert running is not None
        self._run(self._idle.pop(), running, long=False)
        return True

    def _give_long(self) -> bool:
        hands = self._tired or self._idle
        if not hands or not self._long or not self._has_place():
            return False
        running = self._long.next(self._may_take_long)
        if running is None:
            return False
        self._run(hands.pop(), running, long=True)
        return True

    def _run(self, worker: Process, running: Running, *, long: bool) -> None:
        worker.running, worker.long = running, long
        running.state = "long" if long else "quick"
        loop = asyncio.get_running_loop()
        worker.timer = loop.call_later(self.limits.quick_seconds, self._age, worker, running)
        worker.send(write_job(running.job))

    def _busy(self, *, long: bool) -> int:
        return sum(1 for each in self._workers if each.running and each.long is long)

    def _has_place(self) -> bool:
        return self._busy(long=True) < self.limits.long

    def _may_take_long(self, client: str) -> bool:
        """Tell whether a client may have one more place for long queries: never the last."""
        has = sum(
            1
            for each in self._workers
            if each.running and each.long and each.running.job.client == client
        )
        return has < max(1, self.limits.long - 1)

    # Queries that take long.

    def _age(self, worker: Process, running: Running) -> None:
        """Note that a query is no quick one."""
        if worker.running is not running:
            return
        running.aged = True
        if worker.long:
            worker.lower()
        else:
            self._know(running)
            self._promote(worker)
        self._dispatch()

    def _know(self, running: Running) -> None:
        self._known[hash(running.job.text)] = None
        if len(self._known) > KNOWN:
            self._known.popitem(last=False)

    def _promote(self, worker: Process) -> bool:
        """Let a query go on as a long one, if there is a place."""
        running = worker.running
        assert running is not None
        if not (self._has_place() and self._may_take_long(running.job.client)):
            return False
        worker.long, running.state = True, "long"
        if running.aged:
            worker.lower()
        if not running.given and running.held >= self.limits.first_piece:
            running.give()
            worker.resume()
        return True

    def _make_way(self) -> None:
        """Free a worker for quick queries: one that is none begins again when there is a place."""
        aged = [
            each for each in self._workers if each.running and each.running.aged and not each.long
        ]
        for worker in aged:
            if not self._promote(worker) and worker.running:
                running, worker.running = worker.running, None
                running.reset()
                self._long.add(running)
                self._end(worker, "began again")

    def _freed(self) -> None:
        """Use a place in the long lane: first for those that run already."""
        waiting = [
            each
            for each in self._workers
            if each.running
            and not each.long
            and (each.running.aged or each.running.held >= self.limits.first_piece)
        ]
        for worker in waiting:
            self._promote(worker)

    # Workers come, speak, and go.

    def _fill(self) -> None:
        """Start workers until there are enough beside the long queries."""
        if self._closed:
            return
        wanted = self.limits.workers + self.limits.spare
        there = sum(1 for each in self._workers if not (each.tired or each.lost))
        for _ in range(wanted - there - len(self._starting)):
            task = asyncio.create_task(self._launch())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    async def _launch(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            worker = await loop.run_in_executor(self._threads, self._launcher.launch)
        except (OSError, EOFError) as error:
            self._failure = StoreError(f"no worker can be started ({error}); try again later")
            LOG.warning("%s", self._failure)
            await asyncio.sleep(RETRY_S)
            loop.call_soon(self._fill)
            return
        self._launched += 1
        self._workers.add(worker)
        worker.listen(self._hear, self._gone)
        if self._closed:
            self._end(worker, "closed")

    def _hear(self, worker: Process) -> None:
        try:
            for letter, content in worker.frames.take(worker.received()):
                if worker.lost:
                    return
                self._take(worker, letter, content)
        except ValueError:  # it speaks as no worker does
            self._end(worker, "crash", TooMuchError("query: it broke its worker; simplify it"))

    def _take(self, worker: Process, letter: int, content: bytes) -> None:
        running = worker.running
        if letter == READY:
            self._welcome(worker, content)
        elif running is None:
            self._excuse(content)
        elif letter == ANSWER:
            kind, running.form, running.generation = content.decode().split("\0")
            running.kind = _kind(kind)
        elif letter == DATA:
            running.add(content)
            self._hold(worker, running)
        elif letter == END:
            self._answered += 1
            self._release(worker, None)
        else:
            self._release(worker, _error(content, self.limits.memory))

    def _hold(self, worker: Process, running: Running) -> None:
        """Give the first piece out once it is full and has a place; stop at what is enough."""
        if not running.given and running.held >= self.limits.first_piece:
            if worker.long or self._promote(worker):
                running.give()
            else:
                worker.pause()
        elif running.given and running.pauses():
            worker.pause()

    def _release(self, worker: Process, error: QueryError | None) -> None:
        running, was_long = worker.running, worker.long
        assert running is not None
        worker.running, worker.long = None, False
        if worker.timer:
            worker.timer.cancel()
        self._leave(running, error)
        if isinstance(error, TooMuchError):  # what it holds may never be given back
            self._end(worker, "memory")
        elif not worker.tired:
            self._idle.append(worker)
        elif self._tired:
            self._end(worker, "retired")
        else:
            self._tired.append(worker)
        if was_long:
            self._freed()
        self._dispatch()

    def _welcome(self, worker: Process, content: bytes) -> None:
        _, cut = content.decode().split("\0")
        if worker.ready:
            return
        worker.ready = True
        self._failure = None
        self._idle.append(worker)
        self._note_cut(cut)
        if self._first and not self._first.done():
            self._first.set_result(None)
        self._dispatch()

    def _note_cut(self, cut: str) -> None:
        if self._cut != cut and cut == "none":
            LOG.warning(
                "query workers can reach the network: %s",
                "SERVICE is allowed to some addresses, and these alone are called"
                if self._launcher.services
                else "this system has neither seccomp nor namespaces for it; only the check of"
                " the query's text holds SERVICE back",
            )
        self._cut = cut

    def _excuse(self, content: bytes) -> None:
        """Note why a worker could not open the graph."""
        name, text, *_ = content.decode().split("\0")
        self._failure = ERRORS.get(name, StoreError)(text)
        if self._first and not self._first.done():
            self._first.set_exception(self._failure)

    def _end(self, worker: Process, reason: str, error: QueryError | None = None) -> None:
        """End a worker, and with an error what it is at."""
        if worker.lost:
            return
        self._kills[reason] += 1
        self._forget(worker, error)
        worker.kill()

    def _forget(self, worker: Process, error: QueryError | None) -> None:
        running, was_long = worker.running, worker.long
        worker.running, worker.long = None, False
        for hands in (self._idle, self._tired):
            with suppress(ValueError):
                hands.remove(worker)
        if worker.timer:
            worker.timer.cancel()
        if running:
            self._leave(running, error)
        if was_long:
            self._freed()

    def _gone(self, worker: Process) -> None:
        """Go on without a worker that ended."""
        self._workers.discard(worker)
        if worker.running:
            self._kills["crash"] += 1
            most = f"{self.limits.memory // MIB:,} MiB"
            text = (
                f"query: it ended its worker, most often for want of memory: {most} are given"
                " (limit memory); ask for less"
            )
            self._forget(worker, TooMuchError(text))
        else:
            self._forget(worker, None)
        if worker.ready or self._failure is None:
            self._dispatch()
        else:
            asyncio.get_running_loop().call_later(RETRY_S, self._fill)

    async def _watch(self) -> None:
        """Let idle workers open a new generation before anybody waits for it."""
        newest = self._generations.newest_or_none()
        while True:
            await asyncio.sleep(POLL_S)
            with suppress(StoreError):
                found = self._generations.newest_or_none()
                if found not in (newest, None):
                    newest = found
                    for worker in (*self._idle, *self._tired):
                        worker.send(write_job(None))


def _kind(name: str) -> Kind:
    if name not in ("solutions", "boolean", "triples"):
        raise ValueError(f"no kind of answer: {name!r}")
    return name  # type: ignore[return-value]  # the three names are the kind


def _error(content: bytes, memory: int) -> QueryError:
    name, text, *rest = content.decode("utf-8", "replace").split("\0")
    if name == "UnfitAnswerError":
        return UnfitAnswerError(text, rest[0] if rest else "solutions")
    if name == "TooMuchError":
        return TooMuchError(
            f"query: more than {memory // MIB:,} MiB of memory (limit memory); ask for less"
        )
    if name in ("StoreError", "NoGraphError"):
        return BusyError("query: the graph cannot be read just now; ask again", 5)
    return QueryError(text)
