"""Serve a data folder over HTTP, until a signal ends it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing
from dataclasses import asdict, fields, replace
from functools import partial
from pathlib import Path

import uvloop

from cbris.server.admin import Admin
from cbris.server.limits import Limits, Serving
from cbris.server.listening import Ports, checked_port, listen
from cbris.server.operations import Operations
from cbris.server.security import check_host, warnings
from cbris.server.shell import Shell
from cbris.server.supervision import tell
from cbris.server.tokens import tokens_file
from cbris.store.generations import Generations
from cbris.store.isolated import IsolatedEngine
from cbris.store.pool import Pool, PoolLimits
from cbris.store.writer import Writer, WriterLimits

__all__ = ["HOST", "PORT", "checked", "closed_after", "opened", "run", "run_within", "serve"]

Made = Callable[[], AbstractAsyncContextManager[Shell]]
"""What makes an application within the event loop, and takes it down again."""

HOST = "127.0.0.1"
PORT = 8000
LOG = logging.getLogger(__name__)


def serve(
    data_dir: Path,
    host: str = HOST,
    port: int = PORT,
    *,
    announce: Callable[[str], None] = lambda _: None,
    limits: Limits | None = None,
    serving: Serving | None = None,
) -> None:
    """Serve the newest graph of the data folder, and each newer one as it is published.

    :param port: 0 takes a free one.
    :param announce: called with the address, once it is listened at.
    :raises NoGraphError: nothing was built in that folder yet.
    :raises ServeError: the address cannot be listened at, or everybody there could write.
    """
    serving = checked(serving or Serving(), data_dir, host)
    made = partial(opened, data_dir, limits or Limits(), serving)
    run_within(made, host, port, announce=announce, admin_port=serving.admin_port)


def checked(serving: Serving, data_dir: Path, host: str) -> Serving:
    """Give how to serve with its tokens, those of the data folder if nothing else is said.

    What whoever starts the server should know is warned of.

    :raises ServeError: everybody at that address could write.
    """
    serving = replace(serving, tokens=serving.tokens or tokens_file(data_dir))
    check_host(host, serving)
    for warning in warnings(host, serving):
        LOG.warning("%s", warning)
    return serving


@asynccontextmanager
async def opened(data_dir: Path, limits: Limits, serving: Serving) -> AsyncIterator[Shell]:
    """Open a data folder within the event loop of a server, its workers and writer running.

    :raises NoGraphError: nothing was built in that folder yet.
    """
    generations = Generations(data_dir)
    async with AsyncExitStack() as stack:
        pool = Pool(generations, _pool_limits(limits), serving.services)
        stack.push_async_callback(pool.close)
        await pool.start()
        writer = None
        if serving.writable:
            strict = serving.strict_default_graph
            writer = Writer(generations, _writer_limits(limits), strict=strict)
            stack.push_async_callback(writer.close)
            await writer.start()
        engine = IsolatedEngine(data_dir, pool, asyncio.get_running_loop())
        operations = Operations(
            engine, limits, data_dir, pool, writer, apart=serving.admin_port is not None
        )
        shell = Shell(
            engine,
            limits,
            serving,
            answers=pool,
            writes=writer,
            data_dir=data_dir,
            operations=operations,
        )
        stack.callback(shell.close)
        yield shell


def run(
    shell: Shell,
    host: str = HOST,
    port: int = PORT,
    *,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve an application that is made already, as `serve` does.

    :raises ServeError: the address cannot be listened at.
    """
    run_within(partial(closed_after, lambda: shell), host, port, announce=announce)


@asynccontextmanager
async def closed_after(make: Callable[[], Shell]) -> AsyncIterator[Shell]:
    """Give an application, and close it when it is served no more."""
    with closing(make()) as shell:
        yield shell


def _pool_limits(limits: Limits) -> PoolLimits:
    """Give the limits of the workers; without a number of them, as many as processors."""
    names = {each.name for each in fields(PoolLimits)} - {"workers"}
    given = {name: value for name, value in asdict(limits).items() if name in names}
    return PoolLimits(workers=limits.workers or PoolLimits().workers, **given)


def _writer_limits(limits: Limits) -> WriterLimits:
    return WriterLimits(
        seconds=limits.update_s,
        memory=limits.update_memory,
        queue=limits.update_queue,
        batch=limits.update_batch,
        lock_s=limits.update_lock_s,
    )


def run_within(
    made: Made,
    host: str = HOST,
    port: int = PORT,
    *,
    announce: Callable[[str], None] = lambda _: None,
    admin_port: int | None = None,
) -> None:
    """Serve an application that is made within the event loop of the server.

    :raises ServeError: an address cannot be listened at.
    """
    free = checked_port(host, port)
    apart = None if admin_port is None else checked_port(host, admin_port)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(made, host, free, apart, announce))


async def _serve(
    made: Made, host: str, port: int, apart: int | None, announce: Callable[[str], None]
) -> None:
    async with made() as shell:
        operations = shell.operations
        ports = Ports(host, port, shell, apart, Admin(operations), shell.repeats)

        def end() -> None:
            operations.ending = True
            tell("STOPPING=1")

        def begun() -> None:
            tell("READY=1")
            announce(ports.address)

        await listen(ports, begun, end, operations.limits.stop_s)
