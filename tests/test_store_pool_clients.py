"""Clients and lanes: nobody takes all places, and quick queries wait for no long ones."""

import asyncio
import time

import pytest
from pools import ENDLESS, POINT, published, read, run, until

from cbris.errors import BusyError, TimeLimitError
from cbris.store.generations import Generations
from cbris.store.pool import Pool, PoolLimits


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return published(tmp_path_factory.mktemp("data"))


def test_quick_queries_never_wait_for_long_ones(data: Generations) -> None:
    async def work(pool: Pool) -> float:
        others = [f"10.0.0.{i % 5}" for i in range(20)]
        long = [
            asyncio.create_task(read(pool, f"{ENDLESS} #{i}", client=client, seconds=2))
            for i, client in enumerate(others)
        ]
        slowest = 0.0
        for _ in range(20):
            start = time.monotonic()
            await read(pool, POINT, client="10.0.1.1")
            slowest = max(slowest, time.monotonic() - start)
            await asyncio.sleep(0.05)
        ends = await asyncio.gather(*long, return_exceptions=True)
        assert {type(end) for end in ends} == {TimeLimitError, BusyError}
        return slowest

    assert run(data, work, PoolLimits(workers=2, long=2)) < 1


def test_one_client_never_has_the_last_place_for_long_queries(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        long = [
            asyncio.create_task(read(pool, f"{ENDLESS} #{i}", client="a", seconds=3))
            for i in range(4)
        ]
        await until(lambda: sum(each.state == "long" for each in pool.running()) == 2)
        other = asyncio.create_task(read(pool, ENDLESS, client="b", seconds=3))
        await until(lambda: ("b", "long") in [(q.client, q.state) for q in pool.running()])
        for task in (*long, other):
            task.cancel()
        await asyncio.gather(*long, other, return_exceptions=True)

    run(data, work, PoolLimits(workers=1, long=3))


def test_a_client_may_have_so_many_and_the_queue_is_bounded(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        tasks = [asyncio.create_task(read(pool, ENDLESS, client="a")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match=r"3 of yours .*limit per_client") as found:
            await read(pool, POINT, client="a")
        assert found.value.retry_after == 1
        tasks += [asyncio.create_task(read(pool, ENDLESS, client=f"c{i}")) for i in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match=r"4 wait already \(limit queue\)"):
            await read(pool, POINT, client="d")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (await read(pool, POINT, client="a")) != b""

    limits = PoolLimits(workers=1, spare=0, queue=4, per_client=3, quick_seconds=5)
    run(data, work, limits)


def test_queries_are_answered_in_turns_of_clients(data: Generations) -> None:
    async def work(pool: Pool) -> list[str]:
        ended: list[str] = []

        async def ask(client: str) -> None:
            await read(pool, POINT, client=client)
            ended.append(client)

        await asyncio.gather(*(ask(client) for client in "aaaaabb"))
        return ended

    assert run(data, work, PoolLimits(workers=1))[:5] == ["a", "a", "b", "a", "b"]
