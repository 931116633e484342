"""The workers of a pool: how they come, what they say, how they go."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from cbris.errors import (
    BusyError,
    CbrisError,
    NoGraphError,
    QueryError,
    StoreError,
    TooMuchError,
    UnfitAnswerError,
)
from cbris.store.frames import ANSWER, DATA, END, READY, write_job
from cbris.store.generations import Generations
from cbris.store.jobs import Kind
from cbris.store.lanes import Lanes
from cbris.store.pool_limits import MIB, PoolLimits
from cbris.store.process import Launcher, Process
from cbris.store.running import Running
from cbris.store.worker import Settings

__all__ = ["Crew"]

LOG = logging.getLogger(__name__)
POLL_S = 0.1
"""How often CURRENT is looked at, so that idle workers have the newest generation open."""
RETRY_S = 0.5
KINDS: dict[str, Kind] = {
    "solutions": "solutions",
    "boolean": "boolean",
    "triples": "triples",
}
BROKEN = "query: it broke its worker; simplify it"
ALLOWED = (
    "SERVICE may call the addresses that were allowed, and this system cannot hold back what"
    " they redirect to"
)
UNKNOWN = (
    "this system has neither seccomp nor network namespaces for it; only the check of the"
    " text holds SERVICE back"
)

Leave = Callable[[Running, QueryError | None], None]


class Crew:
    """Starts workers, hears them, and replaces those that are lost."""

    def __init__(self, settings: Settings, limits: PoolLimits, leave: Leave) -> None:
        """Take what workers are told, and what to do with a query that is over."""
        self.lanes = Lanes(limits, self)
        self.kills: Counter[str] = Counter()
        self.answered = 0
        self.respawns = 0
        self.cut = ""
        self.failure: CbrisError | None = None
        self.closed = False
        self._settings = settings
        self._limits = limits
        self._leave = leave
        self._launcher = Launcher(settings)
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="pool")
        self._starting: set[asyncio.Task[None]] = set()
        self._first: asyncio.Future[None] | None = None
        self._watcher: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the workers, and wait until one is ready.

        :raises StoreError: the graph cannot be read.
        """
        loop = asyncio.get_running_loop()
        self._first = loop.create_future()
        await loop.run_in_executor(self._threads, self._launcher.warm)
        self.fill()
        await self._first
        self._watcher = asyncio.create_task(self._watch())

    async def close(self) -> None:
        """End every worker."""
        self.closed = True
        if self._watcher:
            self._watcher.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in list(self.lanes.workers):
            self.end(worker, "closed")
        while self.lanes.workers:
            await asyncio.sleep(0.005)
        self._threads.shutdown()

    def fill(self) -> None:
        """Start workers until there are enough beside the long queries."""
        if self.closed:
            return
        wanted = self._limits.workers + self._limits.spare
        there = sum(1 for each in self.lanes.workers if not (each.tired or each.lost))
        for _ in range(wanted - there - len(self._starting)):
            task = asyncio.create_task(self._launch())
            self._starting.add(task)
            task.add_done_callback(self._starting.discard)

    def end(self, worker: Process, reason: str, error: QueryError | None = None) -> None:
        """End a worker, and with an error what it is at."""
        if worker.lost:
            return
        self.kills[reason] += 1
        running = self.lanes.forget(worker)
        worker.kill()
        if running:
            self._leave(running, error)

    async def _launch(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            worker = await loop.run_in_executor(self._threads, self._launcher.launch)
        except (OSError, EOFError) as error:
            self.failure = StoreError(f"no worker can be started ({error}); try again later")
            LOG.warning("%s", self.failure)
            loop.call_later(RETRY_S, self.fill)
            return
        self.lanes.workers.add(worker)
        worker.listen(self._hear, self._gone)

    def _hear(self, worker: Process) -> None:
        try:
            for letter, content in worker.frames.take(worker.received()):
                if worker.lost:
                    return
                self._take(worker, letter, content)
        except ValueError:  # it speaks as no worker does
            self.end(worker, "crash", TooMuchError(BROKEN))
            self.lanes.dispatch()

    def _take(self, worker: Process, letter: int, content: bytes) -> None:
        running = worker.running
        if letter == READY:
            self._welcome(worker, content)
        elif running is None:
            self._excuse(content)
        elif letter == ANSWER:
            kind, running.form, running.generation = content.decode().split("\0")
            if kind not in KINDS:
                raise ValueError(f"no kind of answer: {kind!r}")
            running.kind = KINDS[kind]
        elif letter == DATA:
            running.add(content)
            self.lanes.hold(worker, running)
        elif letter == END:
            self.answered += 1
            self._release(worker, None)
        else:
            self._release(worker, _error(content, self._limits.memory))

    def _release(self, worker: Process, error: QueryError | None) -> None:
        running = self.lanes.leave(worker)
        assert running is not None
        self._leave(running, error)
        if isinstance(error, TooMuchError):  # what it holds may never be given back
            self.end(worker, "memory")
        else:
            self.lanes.rest(worker)
        self.lanes.dispatch()

    def _welcome(self, worker: Process, content: bytes) -> None:
        _, cut = content.decode().split("\0")
        if worker.ready:
            return
        worker.ready = True
        self.failure = None
        self.lanes.idle.append(worker)
        if cut == "none" and not self.cut:
            reason = ALLOWED if self._settings.services else UNKNOWN
            LOG.warning("query workers can reach the network: %s", reason)
        self.cut = cut
        if self._first and not self._first.done():
            self._first.set_result(None)
        self.lanes.dispatch()

    def _excuse(self, content: bytes) -> None:
        """Note why a worker could not open the graph; it ends by itself."""
        name, text, *_ = content.decode("utf-8", "replace").split("\0")
        self.failure = NoGraphError(text) if name == "NoGraphError" else StoreError(text)
        if self._first and not self._first.done():
            self._first.set_exception(self.failure)

    def _gone(self, worker: Process) -> None:
        """Go on without a worker that ended."""
        self.lanes.workers.discard(worker)
        running = self.lanes.forget(worker)
        if running:
            self.kills["crash"] += 1
            self._leave(running, TooMuchError(_crashed(self._limits.memory)))
        if worker.ready:
            self.respawns += 1
            self.lanes.dispatch()
        else:
            self._stillborn(worker)

    def _stillborn(self, worker: Process) -> None:
        """Note that a worker ended before it was ready, and try again a little later."""
        if self.failure is None:
            self.failure = StoreError(
                f"a query worker ended before it was ready (exit code {worker.exit_code}); give"
                f" it more memory than {self._limits.memory // MIB:,} MiB (limit memory)"
            )
        if self._first and not self._first.done():
            self._first.set_exception(self.failure)
        asyncio.get_running_loop().call_later(RETRY_S, self.fill)

    async def _watch(self) -> None:
        """Let idle workers open a new generation before anybody waits for it."""
        generations = Generations(self._settings.data_dir)
        newest = generations.newest_or_none()
        while True:
            await asyncio.sleep(POLL_S)
            found = newest
            with suppress(StoreError):
                found = generations.newest_or_none()
            if found not in (newest, None):
                newest = found
                for worker in (*self.lanes.idle, *self.lanes.tired):
                    worker.send(write_job(None))


def _crashed(memory: int) -> str:
    return (
        "query: it ended its worker, most often for want of memory:"
        f" {memory // MIB:,} MiB are given (limit memory); ask for less"
    )


def _error(content: bytes, memory: int) -> QueryError:
    name, text, *rest = content.decode("utf-8", "replace").split("\0")
    match name:
        case "UnfitAnswerError":
            return UnfitAnswerError(text, rest[0] if rest else "solutions")
        case "TooMuchError":
            return TooMuchError(_crashed(memory))
        case "StoreError" | "NoGraphError":
            return BusyError("query: the graph cannot be read just now; ask again", 5)
        case _:
            return QueryError(text)
