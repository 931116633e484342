"""A pool over 20,000 numbers, started for a test, and what asks it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from folders import publish
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.pool import Pool, PoolLimits

MIB = 1024 * 1024
POINT = "SELECT * { <http://e/7> ?p ?o }"
ALL = "SELECT * { ?s ?p ?o }"
PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
Result = TypeVar("Result")


def numbers(store: Store) -> int:
    """Fill a store with 20,000 triples and a graph."""
    quads = (
        Quad(
            NamedNode(f"http://e/{i // 5}"),
            NamedNode(f"http://e/p{i % 5}"),
            Literal(i),
            DefaultGraph(),
        )
        for i in range(20_000)
    )
    store.bulk_extend(quads)
    for graph in ("g", "h"):
        triple = (NamedNode("http://e/s"), NamedNode("http://e/p"), Literal("shared"))
        store.add(Quad(*triple, NamedNode(f"http://e/{graph}")))
    return 20_000


def published(folder: Path) -> Generations:
    """Publish those numbers in a folder."""
    publish(folder, numbers)
    return Generations(folder)


def run(
    data: Generations, work: Callable[[Pool], Awaitable[Result]], limits: PoolLimits | None = None
) -> Result:
    """Do something with a pool that is started and closed."""

    async def all_of_it() -> Result:
        pool = Pool(data, limits or PoolLimits(workers=2))
        await pool.start()
        try:
            return await work(pool)
        finally:
            await pool.close()

    return asyncio.run(all_of_it())


async def read(pool: Pool, query: str, client: str = "", **job: Any) -> bytes:
    """Give the whole answer to a query."""
    running = await pool.answer(Job(query, client=client, **job))
    try:
        return b"".join([piece async for piece in running])
    finally:
        await running.close()


async def until(true: Callable[[], bool], seconds: float = 5) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        await asyncio.sleep(0.005)
