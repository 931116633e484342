"""Workers that are killed are replaced."""

import asyncio
import os
import signal
import time
from collections import Counter
from contextlib import suppress

import pytest
from pools import POINT, PRODUCT, published, read, run, until

from cbris.errors import BrokenAnswerError, TooMuchError
from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.pool import Pool, PoolLimits


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return published(tmp_path_factory.mktemp("data"))


def test_a_worker_is_replaced_within_100_ms(data: Generations) -> None:
    async def work(pool: Pool) -> list[float]:
        times = []
        for _ in range(3):
            await until(lambda: pool.counters.idle == 2)
            running = await pool.answer(Job(PRODUCT))
            assert pool.kill(running.id)
            start = time.monotonic()
            await until(lambda: pool.counters.idle == 2)
            times.append(time.monotonic() - start)
        return sorted(times)

    limits = PoolLimits(workers=1, quick_seconds=10)
    assert run(data, work, limits)[0] < 0.1


def test_workers_that_are_killed_come_back(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        for _ in range(3):
            for worker in list(pool._lanes.workers):
                os.kill(worker.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            assert await read(pool, POINT)

    run(data, work)


@pytest.mark.soak
def test_a_hundred_rounds_of_killed_workers(data: Generations) -> None:
    async def work(pool: Pool) -> tuple[int, Counter[str]]:
        ends: Counter[str] = Counter()
        right = 0

        async def ask() -> None:
            nonlocal right
            try:
                answer = await read(pool, "SELECT ?o { <http://e/7> ?p ?o }")
                right += answer.count(b'"value"') == 5
            except (TooMuchError, BrokenAnswerError) as error:
                ends[type(error).__name__] += 1

        for round_ in range(100):
            asking = [asyncio.create_task(ask()) for _ in range(10)]
            await asyncio.sleep(0.0005 * (round_ % 10))
            for worker in list(pool._lanes.workers)[: 1 + round_ % 3]:
                with suppress(ProcessLookupError):  # it was killed in the round before
                    os.kill(worker.pid, signal.SIGKILL)
            await asyncio.gather(*asking)
        await until(lambda: pool.counters.idle == 3)
        assert pool.counters.workers == 3
        return right, ends

    right, ends = run(data, work)
    assert right + ends["TooMuchError"] == 1000
    assert set(ends) <= {"TooMuchError"}
