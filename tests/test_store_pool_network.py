"""Workers reach no network, or the addresses of a list alone."""

import asyncio
import socket

import pytest
from pools import published, read, run

from cbris.errors import QueryError
from cbris.store.generations import Generations
from cbris.store.pool import Pool, PoolLimits


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    return published(tmp_path_factory.mktemp("data"))


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
