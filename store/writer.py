"""The one writer, as the server has it in hand.

Writes wait while the writer is at work, and go to it together: each is a transaction of its
own, and all of them become one generation. A write is answered once CURRENT names the
generation that shows it and the disk has it. A writer that is lost had either published its
batch, which the manifest tells, or had changed nothing, so the batch can be given again.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from secrets import token_hex
from signal import SIGKILL
from typing import ParamSpec, TypeVar

from cbris.errors import (
    BusyError,
    CbrisError,
    NotWrittenError,
    StoreError,
    TimeLimitError,
    TooMuchError,
)
from cbris.store.generations import LOCK_TIMEOUT_S, Generations
from cbris.store.pool_limits import MIB
from cbris.store.writer_changes import GraphOperation, GraphWrite, Update, Write
from cbris.store.writer_pipe import WriterProcess, launch
from cbris.store.writer_process import Outcome, Settings

__all__ = ["GraphChange", "Writer", "WriterLimits"]

BATCH_BYTES = 32 * MIB
"""After so many bytes a batch takes no more writes, so that it need not be held twice."""
STOP_S = 5.0
"""How long the writer may go on when the server ends."""
LAST_S = 1.0
"""How long a writer may need to have an exit code, once its pipe is closed."""
PUBLISHING_S = 60.0
"""How long a writer may be silent that is at no write, beside `lock_s`: it starts, publishes."""
MAX_ATTEMPTS = 5
BROKEN = "update: it broke the writer (limit update_memory); nothing was changed; part it"
LOST = "update: the writer ended again and again; nothing was changed; look at the machine"
UNKNOWN = "update: it is not known whether it was done; look whether it is there"
ENDS = "update: the server ends; nothing was changed"

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class WriterLimits:
    """How much writes may take.

    A write has `seconds` and the writer `memory` bytes; `queue` writes wait at most, and
    `batch` of them become a generation together. They wait `lock_s` seconds for a build that
    publishes.
    """

    seconds: float = 30
    memory: int = 2048 * MIB
    queue: int = 256
    batch: int = 256
    lock_s: float = LOCK_TIMEOUT_S


@dataclass(frozen=True)
class GraphChange:
    """What a write of one graph did: what shows it, and whether the graph was not there before."""

    generation: str
    created: bool


@dataclass
class _Waiting:
    write: Write
    done: asyncio.Future[GraphChange]
    attempts: int = 0


@dataclass
class _Batch:
    """What is known of a batch that is under way."""

    waiting: list[_Waiting]
    id: str = field(default_factory=lambda: token_hex(8))
    at: int | None = None
    outcomes: Sequence[Outcome] | None = None
    late: bool = False


class Writer:
    """Changes the graph; made and used within one event loop."""

    def __init__(
        self,
        generations: Generations,
        limits: WriterLimits | None = None,
        *,
        strict: bool = False,
    ) -> None:
        """Take where the graph is; with `strict` its default graph is one like any other."""
        self.limits = limits or WriterLimits()
        self._generations = generations
        self._settings = Settings(
            generations.data_dir, self.limits.memory, strict, self.limits.lock_s
        )
        self._waiting: deque[_Waiting] = deque()
        self._wake = asyncio.Event()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._process: WriterProcess | None = None
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The number of the writer's process, if there is one just now."""
        return self._process.pid if self._process else None

    @property
    def queued(self) -> int:
        """How many writes wait."""
        return len(self._waiting)

    async def start(self) -> None:
        """Start the writer."""
        self._process = await self._apart(launch, self._settings)
        self._task = asyncio.create_task(self._work())

    async def close(self) -> None:
        """End the writer; what waits is still written, for a while."""
        self._closed = True
        self._wake.set()
        if self._task:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._task, STOP_S)
        if self._process:
            process, self._process = self._process, None
            with suppress(OSError):
                process.send(None)
            await asyncio.to_thread(process.end, STOP_S)
        for each in self._waiting:
            _fail(each, BusyError(ENDS))
        self._thread.shutdown(wait=False)

    async def update(
        self,
        text: str,
        using: Sequence[str] = (),
        using_named: Sequence[str] = (),
        strict: bool = False,
    ) -> str:
        """Run an update, and give the generation that shows it.

        :raises QueryError: it is not SPARQL, takes too much, or has SERVICE.
        :raises UpdateError: it has LOAD or fails; OwnedGraphError: it is of a source's graph.
        :raises BusyError: too many wait; NotWrittenError: the disk does not take it.
        """
        write = Update(text, tuple(using), tuple(using_named), strict)
        return (await self._written(write)).generation

    async def graph(self, op: GraphOperation, graph: str | None, quads_nt: bytes) -> GraphChange:
        """Replace, extend or remove one graph; None is the default graph.

        :raises OwnedGraphError: it is that of a source.
        :raises BusyError: too many wait; NotWrittenError: the disk does not take it.
        """
        return await self._written(GraphWrite(op, graph, quads_nt))

    async def _written(self, write: Write) -> GraphChange:
        if self._closed:
            raise BusyError(ENDS)
        if len(self._waiting) >= self.limits.queue:
            raise BusyError(
                f"update: {self.limits.queue} wait already (limit update_queue); send it again in"
                " a second"
            )
        waiting = _Waiting(write, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._wake.set()
        return await waiting.done

    async def _work(self) -> None:
        while self._waiting or not self._closed:
            if batch := self._next():
                await self._give(batch)
            else:
                self._wake.clear()
                await self._wake.wait()

    def _next(self) -> _Batch | None:
        """Take what waits; what nobody waits for any more is left out."""
        found: list[_Waiting] = []
        size = 0
        while self._waiting and len(found) < self.limits.batch and size < BATCH_BYTES:
            each = self._waiting.popleft()
            if not each.done.done():
                found.append(each)
                size += each.write.size
        return _Batch(found) if found else None

    async def _give(self, batch: _Batch) -> None:
        """Have a batch carried out, and answer it or put it back."""
        try:
            if (process := self._process) is None:
                process = self._process = await self._apart(launch, self._settings)
            await self._apart(process.send, (batch.id, [each.write for each in batch.waiting]))
            while not await self._hear(process, batch):
                pass
        except (OSError, EOFError):
            await self._lost(batch)
        except asyncio.CancelledError:
            for each in batch.waiting:
                _fail(each, BusyError(UNKNOWN))
            raise

    async def _hear(self, process: WriterProcess, batch: _Batch) -> bool:
        """Take the next words of the writer; tell whether the batch is over."""
        silent = PUBLISHING_S + self.limits.lock_s
        limit = silent if batch.at is None else self.limits.seconds
        said = await self._apart(process.received, limit)
        if not said:  # it is ended; what it said last is still heard
            batch.late = True
            await self._apart(process.kill)
        for tag, value in said:
            match tag, value:
                case "at", int(number):
                    batch.at, batch.outcomes = number, None
                case "publishing", list(outcomes):
                    batch.at, batch.outcomes = None, outcomes
                case "failed", CbrisError() as error:
                    for each in batch.waiting:
                        _fail(each, error)
                    return True
                case "done", (str(generation), list(outcomes)):
                    _answer(batch.waiting, generation, outcomes)
                    return True
        return False

    async def _lost(self, batch: _Batch) -> None:
        """Find out what a writer that ended had done, and give the rest to another one."""
        code = await self._end(LAST_S)
        if batch.at is not None:
            if batch.late:
                seconds = f"{self.limits.seconds:g} s"
                text = f"update: not done within {seconds} (limit update_s); nothing was changed"
                _fail(batch.waiting.pop(batch.at), TimeLimitError(f"{text}; change less at a time"))
            elif code not in (0, -SIGKILL):  # kills come from outside
                _fail(batch.waiting.pop(batch.at), TooMuchError(BROKEN))
        try:
            await self._settle(batch)
        except StoreError:
            for each in batch.waiting:
                _fail(each, NotWrittenError(UNKNOWN))

    async def _settle(self, batch: _Batch) -> None:
        """Answer a batch that was published before its writer was lost; else put it back."""
        generation = await self._apart(self._shown_by, batch.id)
        if generation and batch.outcomes is not None:
            _answer(batch.waiting, generation, batch.outcomes)
            return
        for each in reversed(batch.waiting):
            each.attempts += 1
            if each.attempts < MAX_ATTEMPTS:
                self._waiting.appendleft(each)
            else:
                _fail(each, NotWrittenError(LOST))

    def _shown_by(self, batch: str) -> str | None:
        """Give the generation that was published for a batch."""
        listed = self._generations.listed()
        return next((each.name for each in listed if each.manifest.batch == batch), None)

    async def _end(self, seconds: float) -> int:
        process, self._process = self._process, None
        return await self._apart(process.end, seconds) if process else 0

    async def _apart(self, do: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do what may take long in a thread, so that the loop goes on."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, partial(do, *args, **kwargs))


def _answer(waiting: Sequence[_Waiting], generation: str, outcomes: Sequence[Outcome]) -> None:
    for each, outcome in zip(waiting, outcomes, strict=True):
        if isinstance(outcome, CbrisError):
            _fail(each, outcome)
        elif not each.done.done():
            each.done.set_result(GraphChange(generation, outcome))


def _fail(waiting: _Waiting, error: CbrisError) -> None:
    if not waiting.done.done():
        waiting.done.set_exception(error)
