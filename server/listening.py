"""Ports that are listened at, until a signal ends it."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from cbris.errors import ServeError
from cbris.server.request import Receive, Scope, Send

__all__ = ["Ports", "checked_port", "listen"]

Application = Callable[[Scope, Receive, Send], Awaitable[None]]

HEAD_MS = 9_000
"""How long the head of a request may take to arrive, the first or a next one."""
POLL_S = 0.01
STDERR = {
    "class": "logging.StreamHandler",
    "formatter": "generic",
    "stream": "ext://sys.stderr",
}


@dataclass(frozen=True)
class Ports:
    """What is served where; `apart` is the port of what is for the server's keeper, if any."""

    host: str
    port: int
    shell: Application
    apart: int | None
    admin: Application

    @property
    def address(self) -> str:
        """Where the graph is served."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"


async def listen(
    ports: Ports, begun: Callable[[], None], end: Callable[[], None], stop_s: float
) -> None:
    """Serve until a signal comes.

    :param begun: called once everything is listened at.
    :param end: called when the signal comes.
    :param stop_s: how long answers under way may take after that.
    """
    main = _server(ports.shell, ports.host, ports.port)
    admin = None if ports.apart is None else _server(ports.admin, ports.host, ports.apart)
    stopping = _Stopping(main, end, stop_s)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.stop)
    serving = asyncio.create_task(main.serve())
    watching = asyncio.create_task(admin.serve()) if admin else None
    await _until_it_answers(main, serving)
    if admin and watching:
        await _until_it_answers(admin, watching)
    if not serving.done():
        begun()
    await serving
    if admin and watching:  # so that metrics are told to the end
        admin.stop()  # type: ignore[no-untyped-call]  # granian leaves it without types
        await watching


class _Stopping:
    """Ends a server: answers get a while, but a second signal none."""

    def __init__(self, server: Server, end: Callable[[], None], stop_s: float) -> None:
        self._server = server
        self._end = end
        self._stop_s = stop_s
        self._begun = False

    def stop(self) -> None:
        """Let answers end, but wait for none longer than `stop_s`.

        A query cannot be stopped from outside, and its thread would keep the process; what
        was acknowledged is on the disk, so that nothing is lost with it.
        """
        if self._begun:
            os._exit(1)
        self._begun = True
        self._end()
        self._server.stop()  # type: ignore[no-untyped-call]  # granian leaves it without types
        timer = threading.Timer(self._stop_s, os._exit, [0])
        timer.daemon = True
        timer.start()


def _server(application: Application, host: str, port: int) -> Server:
    return Server(
        application,
        address=host,
        port=port,
        interface=Interfaces.ASGINL,
        http=HTTPModes.http1,
        websockets=False,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_MS),
        log_level=LogLevels.error,
        log_dictconfig={"handlers": {"console": STDERR, "access": STDERR}},
    )


async def _until_it_answers(server: Server, serving: asyncio.Task[None]) -> None:
    """Wait until it listens; its start-up hook comes too early for that."""
    while not (serving.done() or await _answers(server.bind_addr, server.bind_port)):
        await asyncio.sleep(POLL_S)


async def _answers(host: str, port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection(host, port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


def checked_port(host: str, port: int) -> int:
    """Give the port, if it is free.

    The server shares its port with whoever else would take it, so a second server would
    silently get half of the requests of the first; hence the trial.

    :raises ServeError: it is not.
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
