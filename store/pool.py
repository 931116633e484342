"""Queries in workers that can be lost: none takes more time or memory than one may."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from itertools import count

from cbris.errors import BusyError, QueryError, TimeLimitError
from cbris.store.crew import Crew
from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.pool_limits import PoolCounts, PoolLimits
from cbris.store.running import Running, RunningQuery
from cbris.store.worker import Settings

__all__ = ["Pool", "PoolCounts", "PoolLimits"]

ENDING = "query: the server ends; ask again later"


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
        settings = Settings(
            generations.data_dir, self.limits.memory, self.limits.seconds, tuple(services)
        )
        self._crew = Crew(settings, self.limits, self._leave)
        self._lanes = self._crew.lanes
        self._asked: Counter[str] = Counter()
        self._ids = count(1)

    async def start(self) -> None:
        """Start the workers, and wait until one is ready.

        :raises NoGraphError: nothing was built yet.
        :raises StoreError: what was built cannot be read.
        """
        self._generations.newest()
        try:
            await self._crew.start()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """End every worker, and break what they are at."""
        self._crew.closed = True
        for running in self._lanes.all():
            self._stop(running, "closed", BusyError(ENDING))
        await self._crew.close()

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
        return tuple(each.shown() for each in self._lanes.all())

    def kill(self, id: int) -> bool:
        """End a query; tell whether there was one of that number."""
        found = next((each for each in self._lanes.all() if each.id == id), None)
        if found:
            text = "query: ended by whoever runs this server; ask for less"
            self._stop(found, "killed", BusyError(text, 60))
        return found is not None

    @property
    def counters(self) -> PoolCounts:
        """What the pool holds and did."""
        return PoolCounts(
            workers=len(self._lanes.workers),
            idle=len(self._lanes.idle) + len(self._lanes.tired),
            queued=self._lanes.waiting,
            running=sum(worker.running is not None for worker in self._lanes.workers),
            answered=self._crew.answered,
            respawns=self._crew.respawns,
            kills=dict(self._crew.kills),
        )

    @property
    def cut(self) -> str:
        """What keeps the workers from the network: seccomp, namespace, watched or none."""
        return self._crew.cut

    def resume(self, running: Running) -> None:
        """Let the worker of an answer send more."""
        if worker := self._lanes.worker_of(running):
            worker.resume()

    def drop(self, running: Running) -> None:
        """End the work on an answer that nobody wants."""
        self._stop(running, "cancelled", BusyError("query: nobody waits for it"))

    def _admit(self, job: Job) -> Running:
        self._check_room(job.client)
        loop = asyncio.get_running_loop()
        running = Running(next(self._ids), job, self, loop.create_future())
        running.deadline = loop.call_later(job.seconds or self.limits.seconds, self._late, running)
        self._asked[job.client] += 1
        self._lanes.add(running)
        self._lanes.dispatch()
        return running

    def _check_room(self, client: str) -> None:
        if self._crew.failure and not self._lanes.workers:
            raise self._crew.failure
        if self._crew.closed:
            raise BusyError(ENDING)
        if self._asked[client] >= self.limits.per_client:
            raise BusyError(
                f"query: {self.limits.per_client} of yours wait or run already (limit per_client);"
                " wait for their answers"
            )
        if self._lanes.waiting >= self.limits.queue:
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
        if worker := self._lanes.worker_of(running):
            self._crew.end(worker, reason, error)
        elif self._lanes.remove(running):
            self._leave(running, error)
        self._lanes.dispatch()

    def _leave(self, running: Running, error: QueryError | None) -> None:
        client = running.job.client
        self._asked[client] -= 1
        if not self._asked[client]:
            del self._asked[client]
        running.end(error)
