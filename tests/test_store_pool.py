"""Queries in worker processes: answers, limits, and what becomes of those that break them."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest
from live import resident_kib
from pools import ALL, ENDLESS, MIB, POINT, PRODUCT, numbers, published, read, run, until
from pyoxigraph import QueryResultsFormat, QuerySolutions
from pyoxigraph import parse_query_results as parse

from cbris.errors import (
    BrokenAnswerError,
    BusyError,
    NoGraphError,
    QueryError,
    StoreError,
    TimeLimitError,
    TooMuchError,
    UnfitAnswerError,
)
from cbris.server.formats import RDF, RESULTS
from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.manifest import Manifest
from cbris.store.pool import Pool, PoolLimits
from cbris.store.running import Running
from cbris.store.worker import WRITERS

SORT = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return published(tmp_path_factory.mktemp("data"))


def test_a_short_answer_is_whole(data: Generations) -> None:
    async def work(pool: Pool) -> tuple[Running, bytes]:
        running = await pool.answer(Job("SELECT ?o { <http://e/7> ?p ?o }", results="csv"))
        return running, b"".join([piece async for piece in running])

    running, body = run(data, work)
    assert (running.kind, running.form, running.generation) == ("solutions", "csv", "1")
    assert running.whole
    assert sorted(body.split()) == [
        b"35",
        b"36",
        b"37",
        b"38",
        b"39",
        b"o",
    ]


def test_a_long_answer_comes_in_pieces(data: Generations) -> None:
    async def work(pool: Pool) -> tuple[Running, list[bytes]]:
        running = await pool.answer(Job(ALL))
        return running, [piece async for piece in running]

    running, pieces = run(data, work)
    assert not running.whole
    assert {len(piece) // 1024 for piece in pieces[:-1]} <= set(range(64, 73))
    rows = parse(b"".join(pieces), QueryResultsFormat.JSON)
    assert isinstance(rows, QuerySolutions)
    assert len(list(rows)) == 20_000


@pytest.mark.parametrize(
    ("query", "kind", "form", "body"),
    [
        ("ASK { <http://e/7> ?p 35 }", "boolean", "csv", b"true"),
        (
            "CONSTRUCT { <a:b> <a:c> ?o } { <http://e/7> <http://e/p0> ?o }",
            "triples",
            "nt",
            b'<a:b> <a:c> "35"^^<http://www.w3.org/2001/XMLSchema#integer> .\n',
        ),
    ],
)
def test_every_kind_is_answered(
    data: Generations, query: str, kind: str, form: str, body: bytes
) -> None:
    async def work(pool: Pool) -> tuple[Running, bytes]:
        running = await pool.answer(Job(query, results="csv"))
        return running, b"".join([piece async for piece in running])

    running, found = run(data, work)
    assert (running.kind, running.form, found) == (kind, form, body)


def test_a_worker_knows_every_form_of_the_server() -> None:
    writers = {name: form.writer for name, form in RESULTS.items()}
    assert {**writers, **{name: form.writer for name, form in RDF.items()}} == WRITERS


@pytest.mark.parametrize(
    ("query", "job", "error", "message"),
    [
        ("SELECT * { ?s ?p", {}, QueryError, "query: error at 1:17: expected .*was expected"),
        ("SELECT * { SERVICE <http://e/> { } }", {}, QueryError, "SERVICE found"),
        ("SELECT * { ?s ?p '\ud800' }", {}, QueryError, "surrogates"),
        (POINT, {"results": None}, UnfitAnswerError, "takes no form of solutions"),
        ("DESCRIBE <http://e/7>", {"rdf": None}, UnfitAnswerError, "takes no form of triples"),
        (ENDLESS, {"seconds": 0.3}, TimeLimitError, r"not done within 0.3 s \(limit seconds\)"),
    ],
)
def test_what_cannot_be_answered_says_why(
    data: Generations, query: str, job: dict[str, Any], error: type[QueryError], message: str
) -> None:
    with pytest.raises(error, match=message):
        run(data, lambda pool: read(pool, query, **job))


def test_a_query_that_takes_too_much_memory_ends_its_worker_only(data: Generations) -> None:
    async def work(pool: Pool) -> bytes:
        with pytest.raises(TooMuchError, match=r"256 MiB are given \(limit memory\)"):
            await read(pool, SORT)
        return await read(pool, POINT, results="csv")

    limits = PoolLimits(workers=1, memory=256 * MIB)
    assert run(data, work, limits).count(b"http://e/p") == 5


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
def test_all_workers_together_have_a_bound(data: Generations) -> None:
    async def work(pool: Pool) -> tuple[int, int, set[type]]:
        clients = [f"10.0.0.{i}" for i in range(24)]
        tasks = [
            asyncio.create_task(read(pool, f"{SORT} #{i}", client=client, seconds=2))
            for i, client in enumerate(clients)
        ]
        most_kib, most = 0, 0
        while not all(task.done() for task in tasks):
            alive = [each for each in pool._lanes.workers if not each.lost]
            workers = [each.pid for each in alive]
            most_kib = max(most_kib, sum(map(resident_kib, workers)))
            most = max(most, len(workers))
            await asyncio.sleep(0.005)
        ends = await asyncio.gather(*tasks, return_exceptions=True)
        return most_kib // 1024, most, {type(end) for end in ends}

    limits = PoolLimits(workers=2, long=2, spare=1, memory=192 * MIB)
    mib, workers, ends = run(data, work, limits)
    assert workers <= 2 + 2 + 1 + 1
    assert 192 < mib < 192 * (2 + 2 + 1 + 1)
    assert ends <= {TooMuchError, TimeLimitError, BusyError}


def test_the_deadline_breaks_an_answer_that_was_begun(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        start = time.monotonic()
        with pytest.raises(BrokenAnswerError, match=r"not done within 0\.5 s"):
            await read(pool, PRODUCT, seconds=0.5)
        assert 0.5 <= time.monotonic() - start < 0.9

    run(data, work)


def test_who_leaves_an_answer_untaken_makes_its_worker_wait(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        running = await pool.answer(Job(PRODUCT))
        await until(lambda: running.held >= MIB)
        await asyncio.sleep(0.2)
        assert running.held < 2 * MIB
        taken = 0
        async for piece in running:
            taken += len(piece)
            if taken > 8 * MIB:
                break
        await running.close()
        await until(lambda: pool.counters.running == 0)
        assert pool.counters.kills["cancelled"] == 1

    run(data, work)


def test_who_stops_waiting_ends_the_query(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        waiting = asyncio.create_task(read(pool, ENDLESS))
        await until(lambda: pool.counters.running == 1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        assert pool.counters.running == 0
        assert pool.running() == ()

    run(data, work)


def test_a_running_query_can_be_seen_and_killed(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        waiting = asyncio.create_task(read(pool, ENDLESS, client="10.0.0.1"))
        await until(lambda: [each.state for each in pool.running()] == ["long"])
        (seen,) = pool.running()
        assert (seen.client, seen.hash, seen.kind) == ("10.0.0.1", "4211370769fde8fd", None)
        assert 0.1 <= seen.seconds < 5
        assert pool.kill(seen.id)
        assert not pool.kill(seen.id)
        with pytest.raises(BusyError, match="ended by whoever runs this server"):
            await waiting

    run(data, work)


def test_a_new_generation_is_seen_by_the_next_query(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    generations.publish(Manifest(), numbers)

    async def work(pool: Pool) -> None:
        long = await pool.answer(Job(ALL))
        for name in ("2", "3"):
            generations.publish(Manifest(), lambda store: 0)
            running = await pool.answer(Job("ASK { ?s ?p ?o }", results="csv"))
            assert [piece async for piece in running] == [b"false"]
            assert running.generation == name
        assert len(b"".join([piece async for piece in long])) > MIB
        assert long.generation == "1"

    run(generations, work)


def test_a_folder_without_a_graph_is_named_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="run `cbris build`"):
        run(Generations(tmp_path), lambda pool: read(pool, POINT))


def test_too_little_memory_to_begin_with_is_named_at_the_start(data: Generations) -> None:
    with pytest.raises(StoreError, match=r"ended before it was ready .*limit memory"):
        run(data, lambda pool: read(pool, POINT), PoolLimits(workers=1, memory=40 * MIB))
