"""An answer on its way from a worker to who asked."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Literal, Protocol

from cbris.errors import BrokenAnswerError, QueryError
from cbris.store.jobs import Job, Kind

__all__ = ["Running", "RunningQuery", "State", "hash_of"]

AHEAD_BYTES = 1024 * 1024
"""So much is read ahead of who takes it, so that the worker of a short answer is free soon."""
State = Literal["waiting", "quick", "long"]


@dataclass(frozen=True)
class RunningQuery:
    """What whoever runs the server may know of a query that waits or runs."""

    id: int
    client: str
    hash: str
    seconds: float
    started: float
    kind: Kind | None
    state: State


class Keeper(Protocol):
    """Who has the worker of a running answer."""

    def resume(self, running: "Running") -> None:
        """Let the worker send more."""
        ...

    def drop(self, running: "Running") -> None:
        """End the work, of which nobody wants more."""
        ...


@dataclass(eq=False)
class Running:
    """A query at work; iterate over it for the pieces of its answer, once."""

    id: int
    job: Job
    keeper: Keeper
    first: asyncio.Future[None]
    kind: Kind | None = None
    form: str = ""
    generation: str = ""
    whole: bool = False
    given: bool = False
    aged: bool = False
    tried: int = 0
    started: float = field(default_factory=time.time)
    begun: float = field(default_factory=time.monotonic)
    at_work: float | None = None
    deadline: asyncio.TimerHandle | None = None
    state: State = "waiting"
    _pieces: deque[bytes] = field(default_factory=deque)
    _held: int = 0
    _ended: bool = False
    _paused: bool = False
    _error: QueryError | None = None
    _more: asyncio.Future[None] | None = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the pieces as they come.

        :raises BrokenAnswerError: the rest cannot be had.
        """
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self._held -= len(piece)
                if self._paused and self._held < AHEAD_BYTES // 2:
                    self._paused = False
                    self.keeper.resume(self)
                yield piece
            if self._error:
                raise self._error
            if self._ended:
                return
            self._more = asyncio.get_running_loop().create_future()
            await self._more

    def taken(self) -> bytes:
        """Take all that came, at once."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data

    async def close(self) -> None:
        """Let go of the answer; a worker that still computes it is ended."""
        self.let_go()

    def let_go(self) -> None:
        """Do what `close` does, from within the event loop."""
        self._pieces.clear()
        if not self._ended:
            self.keeper.drop(self)

    @property
    def ended(self) -> bool:
        """Tell whether no more is to come from the worker."""
        return self._ended

    @property
    def held(self) -> int:
        """How many bytes came and were not taken yet."""
        return self._held

    def pauses(self) -> bool:
        """Tell whether so much was read ahead that the worker has to wait."""
        self._paused = self._held >= AHEAD_BYTES
        return self._paused

    def add(self, piece: bytes) -> None:
        """Take a piece from the worker."""
        self._pieces.append(piece)
        self._held += len(piece)
        self._wake()

    def give(self) -> None:
        """Let who asked have what is there."""
        self.given = True
        if not self.first.done():
            self.first.set_result(None)

    def end(self, error: QueryError | None = None) -> None:
        """Note that no more comes, and why if it is not the end of the answer."""
        if self._ended:
            return
        self._ended = True
        if self.deadline:
            self.deadline.cancel()
        if error is None:
            self.whole = not self.given
            self.give()
        elif self.given:
            self._error = BrokenAnswerError(str(error))
            self._wake()
        elif not self.first.done():
            self.first.set_exception(error)

    def reset(self) -> None:
        """Forget what came, since the query is to run again."""
        self._pieces.clear()
        self._held, self.kind, self.state, self.aged = 0, None, "waiting", False
        self.tried += 1

    def shown(self) -> RunningQuery:
        """Tell what may be known of it."""
        seconds = time.monotonic() - self.begun
        return RunningQuery(
            self.id,
            self.job.client,
            hash_of(self.job.text),
            seconds,
            self.started,
            self.kind,
            self.state,
        )

    def _wake(self) -> None:
        if self._more and not self._more.done():
            self._more.set_result(None)


def hash_of(text: str) -> str:
    """Give the short hash by which a query is known in logs."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
