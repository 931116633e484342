"""Work on many files in processes of their own.

A file on which a reader crashes, hangs or eats all memory costs that file only: its worker
is ended, a new one goes on with the next file. What is said of the files comes in their
order, however many work at once, and is not held back more than HELD bytes a worker.
"""

import os
import pickle
import resource
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Any, Literal

from cbris.errors import CbrisError, SourceError

__all__ = ["Limits", "Said", "processors", "run_all"]

GIB = 1024**3
HELD = 32 * 1024 * 1024
WARM = "cbris.loaders.warm"
"""Imported once, before any worker is made, so that each begins with it."""
Tag = Literal["said", "alive", "failed", "done"]


@dataclass(frozen=True)
class Limits:
    """What one file may cost: seconds without a word from its worker, and bytes of memory."""

    seconds: float = 60.0
    memory: int = 4 * GIB


@dataclass(frozen=True)
class Said:
    """What a worker says of an item.

    `tag` is ``said`` for a `value`, ``alive`` for a sign of life with a `value` to show,
    ``failed`` with a CbrisError as `value`, ``done`` at the end of what did not fail.
    """

    item: Any
    tag: Tag
    value: Any = None


Work = Callable[[Any, Callable[[Any], None]], Iterable[Any]]
"""Called with an item and a function that shows a sign of life; yields what is said of it."""


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_all(
    work: Work,
    items: Iterable[Any],
    *,
    name: Callable[[Any], str] = str,
    limits: Limits | None = None,
    workers: int | None = None,
) -> Generator[Said, None, None]:
    """Yield what `work` says of each item, in the order of the items.

    :param work: a function of a module, since it is called in another process.
    :param name: what an item is called in the message of a failure.
    """
    crew = _Crew(work, iter(items), name, limits or Limits(), workers or processors())
    try:
        yield from crew.run()
    finally:
        crew.end()


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep a worker from running the caller's script once more: it needs nothing of it."""
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name, None) for name in ("__file__", "__spec__")}
    vars(main).update(dict.fromkeys(kept))
    try:
        yield
    finally:
        vars(main).update(kept)


@dataclass
class _Task:
    """One item under work, and what was said of it and not yet given on."""

    item: Any
    said: deque[Said] = field(default_factory=deque)
    held: int = 0
    over: bool = False

    def add(self, said: Said, size: int) -> None:
        self.said.append(said)
        self.held += size
        self.over = said.tag in ("failed", "done")


@dataclass
class _Worker:
    process: ForkServerProcess
    pipe: Connection
    task: _Task | None = None
    heard: float = 0.0


class _Crew:
    def __init__(
        self,
        work: Work,
        items: Iterator[Any],
        name: Callable[[Any], str],
        limits: Limits,
        size: int,
    ) -> None:
        self._work, self._items, self._name = work, items, name
        self._limits, self._size = limits, size
        self._workers: list[_Worker] = []
        self._tasks: deque[_Task] = deque()
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload([WARM])

    def run(self) -> Iterator[Said]:
        more = True
        while more or self._tasks:
            more = more and self._hand_out()
            yield from self._first()
            if self._tasks:
                self._listen()

    def end(self) -> None:
        """End every worker, at once if it is at work."""
        for worker in self._workers:
            if worker.task:
                worker.process.kill()
            else:
                with suppress(OSError):
                    worker.pipe.send_bytes(pickle.dumps(None))
            worker.pipe.close()
            worker.process.join()
        self._workers.clear()

    def _hand_out(self) -> bool:
        """Give every idle worker an item; tell whether there may be more."""
        while worker := self._idle():
            try:
                item = next(self._items)
            except StopIteration:
                return False
            worker.task = _Task(item)
            self._tasks.append(worker.task)
            worker.heard = time.monotonic()
            with suppress(BrokenPipeError):  # it died: found when it is listened to
                worker.pipe.send_bytes(pickle.dumps((item,)))
        return True

    def _idle(self) -> _Worker | None:
        """Give a worker without a task; not so many tasks that finished ones pile up."""
        if len(self._tasks) >= 4 * self._size or self._waiting() > HELD:
            return None
        for worker in self._workers:
            if worker.task is None:
                return worker
        return self._hire() if len(self._workers) < self._size else None

    def _waiting(self) -> int:
        return sum(task.held for task in self._tasks)

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        arguments = (theirs, self._work, self._limits.memory)
        process = self._context.Process(target=_serve, args=arguments, daemon=True)
        with _without_main():
            process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _first(self) -> Iterator[Said]:
        """Give on what is known of the first task, and of those behind it once it is over."""
        while self._tasks:
            task = self._tasks[0]
            task.held = 0
            while task.said:
                yield task.said.popleft()
            if not task.over:
                return
            self._tasks.popleft()

    def _listen(self) -> None:
        first = self._tasks[0]
        now = time.monotonic()
        heard = {}
        for worker in self._workers:
            if worker.task is None:
                continue
            if worker.task is first or worker.task.held < HELD:
                heard[worker.pipe] = worker
            else:
                worker.heard = now  # it waits for us
        if not heard:
            return
        until = min(worker.heard for worker in heard.values()) + self._limits.seconds
        for pipe in wait(list(heard), max(0.0, until - now)):
            self._hear(heard[pipe])  # type: ignore[index]  # only pipes were given
        late = time.monotonic() - self._limits.seconds
        for worker in heard.values():
            if worker.task and worker.heard <= late:
                seconds = f"{self._limits.seconds:g} s"
                self._lose(worker, f"reading it took more than {seconds} without a result")

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv_bytes()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(worker, f"reading it broke down (exit code {worker.process.exitcode})")
            return
        tag, value = pickle.loads(message)
        worker.heard = time.monotonic()
        if worker.task:
            worker.task.add(Said(worker.task.item, tag, value), len(message))
            if worker.task.over:
                worker.task = None

    def _lose(self, worker: _Worker, why: str) -> None:
        """Give up a worker and what it was at."""
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if task := worker.task:
            error = SourceError(
                f"{self._name(task.item)}: {why}; a file that can be read was expected; "
                "split it, or save its text as .txt"
            )
            task.add(Said(task.item, "failed", error), 0)


def _serve(pipe: Connection, work: Work, memory: int) -> None:
    """Work on one item after the other until None comes, or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who pressed the keys ends the parent
    _limit(memory)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while (given := pickle.loads(pipe.recv_bytes())) is not None:
            for message in _messages(work, given[0], pipe, memory):
                pipe.send_bytes(pickle.dumps(message))


def _messages(work: Work, item: Any, pipe: Connection, memory: int) -> Iterator[tuple[Tag, Any]]:
    def alive(value: Any) -> None:
        pipe.send_bytes(pickle.dumps(("alive", value)))

    try:
        for value in work(item, alive):
            yield "said", value
    except CbrisError as error:
        yield "failed", error
    except MemoryError:
        needed = f"{item}: more than {memory // GIB} GiB of memory are needed; split it"
        yield "failed", SourceError(needed)
    else:
        yield "done", None


def _limit(memory: int) -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
