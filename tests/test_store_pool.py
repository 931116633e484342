"""Queries in worker processes: limits, lanes, and what becomes of those that break them."""

import asyncio
import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import pytest
from live import resident_kib
from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    Store,
)
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
from cbris.store.frames import Frames
from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.manifest import Manifest
from cbris.store.pool import Pool, PoolLimits
from cbris.store.running import Running
from cbris.store.worker import WRITERS

MIB = 1024 * 1024
POINT = "SELECT * { <http://e/7> ?p ?o }"
ALL = "SELECT * { ?s ?p ?o }"
PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORT = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?a"
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


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    generations = Generations(tmp_path_factory.mktemp("data"))
    generations.data_dir.mkdir(exist_ok=True)
    generations.publish(Manifest(), numbers)
    return generations


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


def test_workers_that_are_killed_come_back(data: Generations) -> None:
    async def work(pool: Pool) -> None:
        for _ in range(3):
            for worker in list(pool._lanes.workers):
                os.kill(worker.pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
            assert await read(pool, POINT)

    run(data, work)


def test_a_folder_without_a_graph_is_named_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="run `cbris build`"):
        run(Generations(tmp_path), lambda pool: read(pool, POINT))


def test_too_little_memory_to_begin_with_is_named_at_the_start(data: Generations) -> None:
    with pytest.raises(StoreError, match=r"ended before it was ready .*limit memory"):
        run(data, lambda pool: read(pool, POINT), PoolLimits(workers=1, memory=40 * MIB))


def test_workers_have_no_network(data: Generations) -> None:
    async def work(pool: Pool) -> str:
        return pool.cut

    assert run(data, work) in ("seccomp", "namespace")


@pytest.mark.parametrize("status", [301, 307])
def test_an_address_of_the_list_leads_to_no_other(data: Generations, status: int) -> None:
    async def work() -> None:
        calls = 0

        async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            nonlocal calls
            calls += 1
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 %d Moved\r\nLocation: %s\r\n" % (status, elsewhere.encode()))
            writer.write(b"Content-Length: 0\r\nConnection: close\r\n\r\n")
            writer.close()

        async def note(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            reached.append("elsewhere")
            writer.close()

        reached: list[str] = []
        other = await asyncio.start_server(note, "127.0.0.1", 0)
        elsewhere = f"http://127.0.0.1:{other.sockets[0].getsockname()[1]}/"
        allowed = await asyncio.start_server(redirect, "127.0.0.1", 0)
        address = f"http://127.0.0.1:{allowed.sockets[0].getsockname()[1]}/"
        pool = Pool(data, PoolLimits(workers=1), [address])
        await pool.start()
        for _ in range(3):
            with pytest.raises(QueryError):
                await read(pool, f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}", seconds=5)
        assert (calls, reached, pool.cut) == (3, [], "watched")
        await pool.close()
        other.close()
        allowed.close()

    asyncio.run(work())


def test_workers_with_a_list_may_call_it(data: Generations) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        query = f"SELECT * {{ SERVICE SILENT <{address}> {{ ?s ?p ?o }} }}"

        async def work() -> None:
            pool = Pool(data, PoolLimits(workers=1), [address])
            await pool.start()
            asking = asyncio.create_task(read(pool, query))
            caller, _ = await asyncio.get_running_loop().sock_accept(listener)
            caller.close()
            await asking
            await pool.close()

        asyncio.run(work())


def test_frames_are_found_however_they_are_cut() -> None:
    sent = b"A\0\0\0\2xyD\0\0\0\0E\0\0\0\1z"
    frames = Frames()
    found = [each for i in range(len(sent)) for each in frames.take(sent[i : i + 1])]
    assert found == [(65, b"xy"), (68, b""), (69, b"z")]


def test_a_frame_that_no_worker_sends_is_an_error() -> None:
    with pytest.raises(ValueError, match="a frame of 4,294,967,295 bytes; at most 67,108,864"):
        list(Frames().take(b"A\xff\xff\xff\xff"))


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
