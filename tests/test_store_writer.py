"""The writer process, real, over data folders of its own."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from folders import publish
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.errors import (
    BusyError,
    CbrisError,
    NoGraphError,
    TimeLimitError,
    TooMuchError,
)
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations
from cbris.store.writer import GraphChange, Writer, WriterLimits

SLOW = (
    "INSERT { ?s <p> ?n } WHERE"
    " { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } GROUP BY ?s }"
)
"""Takes the engine some minutes on the data of `many`."""

CLIENTS = 50


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with an empty graph."""
    publish(tmp_path / "data")
    return tmp_path / "data"


def many(store: Store) -> int:
    name = NamedNode("http://e/p")
    store.extend(Quad(NamedNode(f"http://e/{i}"), name, Literal(i)) for i in range(3_000))
    return 3_000


def count(data: Path, pattern: str = "?s ?p ?o") -> int:
    answer = EmbeddedEngine(data).query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    assert isinstance(answer, QuerySolutions)
    return int(next(answer)["n"].value)


@asynccontextmanager
async def writing(data: Path, limits: WriterLimits | None = None) -> AsyncIterator[Writer]:
    writer = Writer(Generations(data), limits)
    await writer.start()
    try:
        yield writer
    finally:
        await writer.close()


def with_writer(
    data: Path, do: Callable[[Writer], Awaitable[None]], limits: WriterLimits | None = None
) -> None:
    async def run() -> None:
        async with writing(data, limits) as writer:
            await do(writer)

    asyncio.run(run())


def insert(number: int, graph: str = "http://e/g") -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{ <http://e/s> <http://e/p> {number} }} }}"


async def refusal(write: Awaitable[object]) -> CbrisError:
    with pytest.raises(CbrisError) as caught:
        await write
    return caught.value


def test_a_write_is_visible_once_it_is_answered(data: Path) -> None:
    async def do(writer: Writer) -> None:
        assert await writer.update(insert(1)) == "2"
        assert Generations(data).newest() == "2"
        assert count(data) == 1
        assert await writer.graph("put", "http://e/h", b"") == GraphChange("3", created=True)
        assert await writer.update("DELETE DATA { <s> <p> 1 }") == "3"  # it changes nothing

    with_writer(data, do)
    assert list((data / "working").iterdir()) == []
    assert Generations(data).manifest().triples == 1


def test_writes_that_wait_become_one_generation_each_a_transaction(data: Path) -> None:
    async def do(writer: Writer) -> None:
        first = asyncio.create_task(writer.update(insert(0)))
        await asyncio.sleep(0)
        half = "INSERT DATA { <s> <p> 99 } ; DROP GRAPH <http://e/none>"
        writes = [insert(1), half, "INSERT DATA {", insert(2), insert(3, "graph/inferred")]
        done = await asyncio.gather(*map(writer.update, writes), return_exceptions=True)
        assert [type(each).__name__ for each in done] == [
            "str",
            "UpdateError",
            "QueryError",
            "str",
            "OwnedGraphError",
        ]
        assert done[0] == done[3]
        assert await first in ("2", done[0])

    with_writer(data, do)
    assert count(data) == 3
    assert count(data, "?s ?p 99") == 0


def test_a_write_that_takes_too_long_is_ended_and_the_others_are_not_lost(tmp_path: Path) -> None:
    publish(tmp_path, many)

    async def do(writer: Writer) -> None:
        slow = asyncio.create_task(refusal(writer.update(SLOW)))
        others = [asyncio.create_task(writer.update(insert(10**6 + n))) for n in range(5)]
        started = time.monotonic()
        error = await slow
        assert isinstance(error, TimeLimitError)
        assert "not done within 0.3 s (limit update_s); nothing was changed" in str(error)
        assert time.monotonic() - started < 2
        await asyncio.gather(*others)

    with_writer(tmp_path, do, WriterLimits(seconds=0.3))
    assert count(tmp_path, "?s ?p ?n FILTER(?n >= 1000000)") == 5


def test_a_write_that_eats_memory_is_refused_and_the_others_are_not_lost(data: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(30))
    bomb = f'INSERT {{ <s> <p> ?v30 }} WHERE {{ BIND("x" AS ?v0) {doubled} }}'

    async def do(writer: Writer) -> None:
        first = asyncio.create_task(writer.update(insert(1)))
        greedy = asyncio.create_task(refusal(writer.update(bomb)))
        other = asyncio.create_task(writer.update(insert(2)))
        assert isinstance(await greedy, TooMuchError)
        await asyncio.gather(first, other)

    with_writer(data, do, WriterLimits(memory=600 * 1024 * 1024))
    assert count(data) == 2


def test_too_many_writes_are_told_to_wait(data: Path) -> None:
    async def do(writer: Writer) -> None:
        writes = [asyncio.create_task(writer.update(insert(n))) for n in range(3)]
        await asyncio.sleep(0)
        error = await refusal(writer.update(insert(9)))
        assert isinstance(error, BusyError)
        assert (str(error), error.retry_after) == (
            "update: 3 wait already (limit update_queue); send it again in a second",
            1,
        )
        await asyncio.gather(*writes)

    with_writer(data, do, WriterLimits(queue=3))


def test_a_writer_killed_at_work_is_replaced_and_nothing_is_lost(data: Path) -> None:
    async def do(writer: Writer) -> None:
        first = writer.pid
        writes = [asyncio.create_task(writer.update(insert(n))) for n in range(20)]
        await asyncio.sleep(0.01)
        assert first
        os.kill(first, signal.SIGKILL)
        await asyncio.gather(*writes)
        assert writer.pid != first

    with_writer(data, do)
    assert count(data) == 20


def test_writes_that_wait_when_the_server_ends_are_written(data: Path) -> None:
    async def do() -> None:
        async with writing(data) as writer:
            writes = [asyncio.create_task(writer.update(insert(n))) for n in range(5)]
            await asyncio.sleep(0)
        await asyncio.gather(*writes)
        error = await refusal(writer.update(insert(9)))
        assert str(error) == "update: the server ends; nothing was changed"

    asyncio.run(do())
    assert count(data) == 5


def test_two_writers_at_once_lose_nothing(data: Path) -> None:
    async def do(writer: Writer) -> None:
        async with writing(data) as other:
            for n in range(10):
                both = writer.update(insert(n)), other.update(insert(100 + n))
                assert len({*await asyncio.gather(*both)}) == 2

    with_writer(data, do)
    assert count(data) == 20


def test_a_build_that_publishes_for_long_is_waited_for_no_longer(data: Path) -> None:
    async def do(writer: Writer) -> None:
        with Generations(data).lock():
            error = await refusal(writer.update(insert(1)))
        assert isinstance(error, BusyError)
        assert (str(error), error.retry_after) == (
            "update: a build has published for 0.2 s (limit update_lock_s); send it again later",
            5,
        )
        assert await writer.update(insert(2)) == "2"

    with_writer(data, do, WriterLimits(lock_s=0.2))
    assert count(data) == 1


def test_without_a_graph_a_write_says_so(tmp_path: Path) -> None:
    async def do(writer: Writer) -> None:
        assert isinstance(await refusal(writer.update(insert(1))), NoGraphError)

    with_writer(tmp_path, do)


@pytest.mark.parametrize(
    "each", [20, pytest.param(100, marks=pytest.mark.soak)], ids=["short", "soak"]
)
def test_a_build_meanwhile_loses_nothing_on_either_side(tmp_path: Path, each: int) -> None:
    data, sources = tmp_path / "data", tmp_path / "sources"
    sources.mkdir()

    def built(number: int) -> None:
        (sources / f"{number}.ttl").write_text(f"<http://e/{number}> <http://e/built> {number} .")
        build(data, [sources], bundled=False, using=[RdfLoader()])

    built(0)

    async def do(writer: Writer) -> None:
        async def client(number: int) -> None:
            for n in range(number * each, (number + 1) * each):
                named = insert(n, f"http://e/g{number}")
                await writer.update(
                    named if n % 2 else f"INSERT DATA {{ <http://e/s> <http://e/p> {n} }}"
                )

        def rebuild() -> None:
            for number in range(1, 4):
                built(number)

        builds = asyncio.to_thread(rebuild)
        await asyncio.gather(builds, *(client(number) for number in range(CLIENTS)))

    with_writer(data, do)
    assert count(data, "?s <http://e/built> ?n") == 4
    assert count(data, "?s <http://e/p> ?n") == CLIENTS * each
    assert count(data, "GRAPH ?g { ?s <http://e/p> ?n }") == CLIENTS * each
    built(4)
    assert count(data, "?s <http://e/p> ?n") == CLIENTS * each
    assert count(data) == Generations(data).manifest().triples
