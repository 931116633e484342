"""Serve a data folder over HTTP, until a signal ends it."""

import asyncio
import logging
import os
import signal
import socket
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import asdict, fields, replace
from pathlib import Path

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from cbris.errors import ServeError
from cbris.server.limits import Limits, Serving
from cbris.server.security import check_host, warnings
from cbris.server.shell import Shell
from cbris.server.tokens import tokens_file
from cbris.store.generations import Generations
from cbris.store.isolated import IsolatedEngine
from cbris.store.pool import Pool, PoolLimits
from cbris.store.writer import Writer, WriterLimits

__all__ = ["HOST", "PORT", "opened", "run", "run_within", "serve"]

Made = Callable[[], AbstractAsyncContextManager[Shell]]
"""What makes an application within the event loop, and takes it down again."""

HOST = "127.0.0.1"
PORT = 8000
HEAD_MS = 9_000
"""How long the head of a request may take to arrive, the first or a next one."""
LOG = logging.getLogger(__name__)
POLL_S = 0.01
STOP_S = 5
"""How long answers under way may take when a signal ends the server, in seconds."""
STDERR = {
    "class": "logging.StreamHandler",
    "formatter": "generic",
    "stream": "ext://sys.stderr",
}


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
    limits, serving = limits or Limits(), serving or Serving()
    serving = replace(serving, tokens=serving.tokens or tokens_file(data_dir))
    check_host(host, serving)
    for warning in warnings(host, serving):
        LOG.warning("%s", warning)
    run_within(lambda: opened(data_dir, limits, serving), host, port, announce=announce)


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
        shell = Shell(engine, limits, serving, answers=pool, writes=writer, data_dir=data_dir)
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

    @asynccontextmanager
    async def made() -> AsyncIterator[Shell]:
        try:
            yield shell
        finally:
            shell.close()

    run_within(made, host, port, announce=announce)


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
    )


def run_within(
    made: Made,
    host: str = HOST,
    port: int = PORT,
    *,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve an application that is made within the event loop of the server.

    :raises ServeError: the address cannot be listened at.
    """
    free = _checked_port(host, port)
    asyncio.run(_serve(made, host, free, lambda: announce(_address(host, free))))


async def _serve(made: Made, host: str, port: int, announce: Callable[[], None]) -> None:
    async with made() as shell:
        server = Server(
            shell,
            address=host,
            port=port,
            interface=Interfaces.ASGINL,
            http=HTTPModes.http1,
            websockets=False,
            http1_settings=HTTP1Settings(header_read_timeout=HEAD_MS),
            log_level=LogLevels.error,
            log_dictconfig={"handlers": {"console": STDERR, "access": STDERR}},
        )
        await _until_signal(server, announce)


async def _until_signal(server: Server, announce: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _stop, server)
    serving = asyncio.create_task(server.serve())
    while not (serving.done() or await _answers(server.bind_addr, server.bind_port)):
        await asyncio.sleep(POLL_S)
    if not serving.done():
        announce()
    await serving


def _stop(server: Server) -> None:
    """Let answers end, but wait for none longer than STOP_S.

    A query cannot be stopped from outside, and its thread would keep the process; the
    graph is only read here, so that nothing is lost with it.
    """
    server.stop()  # type: ignore[no-untyped-call]  # granian leaves it without types
    timer = threading.Timer(STOP_S, os._exit, [0])
    timer.daemon = True
    timer.start()


async def _answers(host: str, port: int) -> bool:
    """Tell whether the server listens by now; its start-up hook comes too early for that."""
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


def _checked_port(host: str, port: int) -> int:
    """Give the port, if it is free.

    The server shares its port with whoever else would take it, so a second server would
    silently get half of the requests of the first; hence the trial.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family) as trial:
            return int(trial.getsockname()[1])
    except OSError as error:
        reason = str(error.strerror).partition(" (while")[0]  # Python repeats the address there
        raise ServeError(
            f"{host}:{port}: cannot be listened at ({reason}); give another --port or --host"
        ) from error


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
