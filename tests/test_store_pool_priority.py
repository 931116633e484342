"""Which queries stand behind: those that take long, once there is more to do than processors."""

import asyncio
import os
from pathlib import Path

from pools import ENDLESS
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.manifest import Manifest
from cbris.store.pool import Pool, PoolLimits


def numbers(store: Store) -> int:
    predicate, graph = NamedNode("http://e/p"), DefaultGraph()
    store.extend(Quad(NamedNode(f"http://e/{n}"), predicate, Literal(n), graph) for n in range(999))
    return 999


def priorities(pool: Pool) -> list[int]:
    """Give how far each worker at work stands behind this process."""
    own = os.getpriority(os.PRIO_PROCESS, 0)
    busy = (worker.pid for worker in pool._lanes.workers if worker.running)
    return sorted(os.getpriority(os.PRIO_PROCESS, pid) - own for pid in busy)


def test_long_queries_stand_behind_once_there_is_more_to_do(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    generations.publish(Manifest(), numbers)

    async def work() -> list[list[int]]:
        pool = Pool(generations, PoolLimits(workers=2, quick_seconds=0.02))
        await pool.start()
        asked: list[asyncio.Task[object]] = []
        seen = []
        for number in range(3):
            job = Job(f"{ENDLESS} # {number}", client=str(number))
            asked.append(asyncio.create_task(pool.answer(job)))
            while len(priorities(pool)) <= number or {each.state for each in pool.running()} != {
                "long"
            }:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.02)
            seen.append(priorities(pool))
        await pool.close()
        await asyncio.gather(*asked, return_exceptions=True)
        return seen

    assert asyncio.run(work()) == [[0], [0, 0], [10, 10, 10]]
