"""The engine that asks in workers, as threads of the server use it."""

import asyncio
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from live import wait_until
from pools import ENDLESS, PRODUCT, Result, published
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat

from cbris.errors import QueryError, TimeLimitError
from cbris.store.generations import Generations
from cbris.store.isolated import CLIENT, IsolatedEngine
from cbris.store.pool import Pool, PoolLimits


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return published(tmp_path_factory.mktemp("data"))


def run(data: Generations, use: Callable[[IsolatedEngine, Pool], Result]) -> Result:
    """Use an engine in a thread, beside the event loop of its pool."""

    async def work() -> Result:
        pool = Pool(data, PoolLimits(workers=1, seconds=1))
        await pool.start()
        engine = IsolatedEngine(data.data_dir, pool, asyncio.get_running_loop())
        try:
            return await asyncio.to_thread(use, engine, pool)
        finally:
            await pool.close()

    return asyncio.run(work())


def test_answers_are_those_of_the_engine(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> tuple[set[str], bool, bytes | None]:
        rows = engine.query("SELECT ?o { <http://e/7> ?p ?o }")
        yes = engine.query("ASK { ?s ?p 7 }")
        triples = engine.query("CONSTRUCT { <a:b> <a:c> ?o } { ?s ?p ?o FILTER(?o = 7) }")
        assert isinstance(rows, QuerySolutions)
        assert isinstance(yes, QueryBoolean)
        assert isinstance(triples, QueryTriples)
        found = {row[0].value for row in rows}
        return found, bool(yes), triples.serialize(format=RdfFormat.N_TRIPLES)

    values, yes, triples = run(data, use)
    assert values == {"35", "36", "37", "38", "39"}
    assert yes
    assert triples == b'<a:b> <a:c> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'


def test_many_rows_are_fetched_as_they_are_read(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> int:
        answer = engine.query("SELECT ?o { ?s ?p ?o }")
        assert isinstance(answer, QuerySolutions)
        return sum(int(row["o"].value) for row in answer if isinstance(row["o"], Literal))

    assert run(data, use) == sum(range(20_000))


def test_a_dataset_is_taken(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> list[str]:
        graphs = [NamedNode("http://e/g"), NamedNode("http://e/h")]
        answer = engine.query("SELECT ?o { ?s ?p ?o }", default_graphs=graphs)
        assert isinstance(answer, QuerySolutions)
        return [row[0].value for row in answer]

    assert run(data, use) == ["shared"]


def test_an_answer_that_is_dropped_is_cancelled(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> dict[str, int]:
        answer = engine.query(PRODUCT)
        assert isinstance(answer, QuerySolutions)
        next(answer)
        del answer
        gc.collect()
        time.sleep(0.1)
        return pool.counters.kills

    assert run(data, use) == {"cancelled": 1}


def test_errors_are_those_of_the_pool(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> None:
        held = engine.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1")
        with pytest.raises(QueryError, match="was expected"):
            engine.query("SELECT")
        with pytest.raises(TimeLimitError, match="not done within 1 s"):
            engine.query(ENDLESS)
        del held  # by this thread: the errors above have let go of it

    run(data, use)


def test_a_thread_can_say_for_whom_it_asks(data: Generations) -> None:
    def use(engine: IsolatedEngine, pool: Pool) -> str:
        CLIENT.set("10.0.0.9")
        answer = engine.query(PRODUCT)
        (running,) = pool.running()
        del answer
        return running.client

    assert run(data, use) == "10.0.0.9"


SERVER = """
import asyncio, sys
from pathlib import Path
from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.pool import Pool, PoolLimits

async def main():
    pool = Pool(Generations(Path(sys.argv[1])), PoolLimits(workers=2))
    await pool.start()
    asking = asyncio.create_task(pool.answer(Job(sys.argv[2])))
    await asyncio.sleep(0.2)
    print(*(worker.pid for worker in pool._lanes.workers), flush=True)
    await asking

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_workers_end_with_the_server_however_it_ends(data: Generations, tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    command = [sys.executable, str(script), str(data.data_dir), ENDLESS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        workers = [int(pid) for pid in server.stdout.readline().split()]
        assert len(workers) >= 3
        server.send_signal(signal.SIGKILL)
    wait_until(lambda: not any(map(alive, workers)), 5, "a worker outlived its server")


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return not Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].startswith(" Z")
