"""Which query gets which worker.

Queries begin in the quick lane. One that is not done after `quick_seconds` goes on in the
long lane, or begins again there when a place is free, and has a low priority as soon as more
is to be done than there are processors for; so that quick ones never wait for long ones,
whoever sent those.
"""

import asyncio
from collections import OrderedDict
from contextlib import suppress
from typing import Protocol

from cbris.store.fairness import FairQueue
from cbris.store.frames import write_job
from cbris.store.pool_limits import PoolLimits
from cbris.store.process import Process
from cbris.store.running import Running

__all__ = ["Lanes"]

KNOWN = 1024
"""How many queries that took long are known by their text."""


class Employer(Protocol):
    """Who starts and ends workers."""

    def fill(self) -> None:
        """Start workers until there are enough."""
        ...

    def end(self, worker: Process, reason: str) -> None:
        """End a worker."""
        ...


class Lanes:
    """The workers, the queries that they are at, and those that wait."""

    def __init__(self, limits: PoolLimits, employer: Employer) -> None:
        """Begin without workers and queries."""
        self.workers: set[Process] = set()
        self.idle: list[Process] = []
        self.tired: list[Process] = []
        self.quick, self.long = FairQueue(), FairQueue()
        self._limits = limits
        self._employer = employer
        self._known: OrderedDict[int, None] = OrderedDict()

    @property
    def waiting(self) -> int:
        """How many queries wait."""
        return len(self.quick) + len(self.long)

    def all(self) -> list[Running]:
        """Give every query that runs or waits."""
        at_work = (worker.running for worker in self.workers if worker.running)
        return [*at_work, *self.quick, *self.long]

    def worker_of(self, running: Running) -> Process | None:
        """Give the worker that is at a query."""
        return next((each for each in self.workers if each.running is running), None)

    def add(self, running: Running) -> None:
        """Let a query wait; one whose text is known to take long, for the long lane."""
        (self.long if hash(running.job.text) in self._known else self.quick).add(running)

    def remove(self, running: Running) -> bool:
        """Let a query wait no more; tell whether it did."""
        return self.quick.remove(running) or self.long.remove(running)

    def dispatch(self) -> None:
        """Give queries to workers as long as there are both."""
        while self._give_quick() or self._give_long():
            pass
        if self.quick:
            self._make_way()
        self._yield()
        self._employer.fill()

    def hold(self, worker: Process, running: Running) -> None:
        """Give the first piece out once it is full and has a place; stop at what is enough."""
        if not running.given and running.held >= self._limits.first_piece:
            if worker.long or self._promote(worker):
                running.give()
            else:
                worker.pause()
        elif running.given and running.pauses():
            worker.pause()

    def rest(self, worker: Process) -> None:
        """Take back a worker that is done; only one of those with a low priority is kept."""
        if not worker.tired:
            self.idle.append(worker)
        elif self.tired:
            self._employer.end(worker, "retired")
        else:
            self.tired.append(worker)

    def leave(self, worker: Process) -> Running | None:
        """Free a worker from its query, which is given."""
        running, was_long = worker.running, worker.long
        worker.running, worker.long = None, False
        if worker.timer:
            worker.timer.cancel()
        if was_long:
            self._use_place()
        return running

    def forget(self, worker: Process) -> Running | None:
        """Count no more on a worker; give the query that it was at."""
        for hands in (self.idle, self.tired):
            with suppress(ValueError):
                hands.remove(worker)
        return self.leave(worker)

    def _give_quick(self) -> bool:
        if not (self.quick and self.idle) or self._busy(long=False) >= self._limits.workers:
            return False
        running = self.quick.next()
        assert running is not None
        self._run(self.idle.pop(), running, long=False)
        return True

    def _give_long(self) -> bool:
        hands = self.tired or self.idle
        if not hands or not self.long or not self._has_place():
            return False
        running = self.long.next(self._may_take_long)
        if running is None:
            return False
        self._run(hands.pop(), running, long=True)
        return True

    def _run(self, worker: Process, running: Running, *, long: bool) -> None:
        worker.running, worker.long = running, long
        running.state = "long" if long else "quick"
        loop = asyncio.get_running_loop()
        worker.timer = loop.call_later(self._limits.quick_seconds, self._age, worker, running)
        worker.send(write_job(running.job))

    def _busy(self, *, long: bool) -> int:
        return sum(1 for each in self.workers if each.running and each.long is long)

    def _has_place(self) -> bool:
        return self._busy(long=True) < self._limits.long

    def _may_take_long(self, client: str) -> bool:
        """Tell whether a client may have one more place for long queries: never the last."""
        at_long = (each.running for each in self.workers if each.long)
        has = sum(1 for running in at_long if running and running.job.client == client)
        return has < max(1, self._limits.long - 1)

    def _age(self, worker: Process, running: Running) -> None:
        """Note that a query is no quick one."""
        if worker.running is not running:
            return
        running.aged = True
        if not worker.long:
            self._know(running)
            self._promote(worker)
        self.dispatch()

    def _yield(self) -> None:
        """Put long queries behind once there is more to do; one that is alone has no need to.

        A worker that stood behind does so for ever, and is lost sooner or later with all that
        it has in its cache.
        """
        at_long = [each for each in self.workers if each.long]
        if at_long and self._busy(long=False) + len(at_long) > self._limits.workers:
            for worker in at_long:
                if worker.running and worker.running.aged and not worker.tired:
                    worker.lower()

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
        if not running.given and running.held >= self._limits.first_piece:
            running.give()
            worker.resume()
        return True

    def _make_way(self) -> None:
        """Free workers for quick queries: one that is none begins again when there is a place."""
        for worker in self._aged():
            if not self._promote(worker):
                running = self.leave(worker)
                assert running is not None
                running.reset()
                self.long.add(running)
                self._employer.end(worker, "began again")

    def _aged(self) -> list[Process]:
        at_quick = (each for each in self.workers if each.running and not each.long)
        return [each for each in at_quick if each.running and each.running.aged]

    def _use_place(self) -> None:
        """Use a place in the long lane that is free again, for those that run already."""
        for worker in self.workers:
            running = worker.running
            full = running and running.held >= self._limits.first_piece
            if running and not worker.long and (running.aged or full):
                self._promote(worker)
