"""Ports that are listened at, until a signal ends it."""

import asyncio
import os
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass

from cbris.errors import ServeError
from cbris.server.connection import HttpServer
from cbris.server.repeats import Application, Repeats

__all__ = ["Ports", "checked_port", "listen"]


@dataclass(frozen=True)
class Ports:
    """What is served where; `apart` is the port of what is for the server's keeper, if any.

    `repeats` answers requests that came before.
    """

    host: str
    port: int
    shell: Application
    apart: int | None
    admin: Application
    repeats: Repeats | None = None

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
    main = HttpServer(ports.shell, ports.host, ports.port, ports.repeats)
    admin = None if ports.apart is None else HttpServer(ports.admin, ports.host, ports.apart)
    stopping = _Stopping(main, end, stop_s)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.stop)
    await main.start()
    watching = None
    if admin:
        await admin.start()
        watching = asyncio.create_task(admin.serve())
    begun()
    await main.serve()
    if admin and watching:  # so that metrics are told to the end
        admin.stop()
        await watching


class _Stopping:
    """Ends a server: answers get a while, but a second signal none."""

    def __init__(self, server: HttpServer, end: Callable[[], None], stop_s: float) -> None:
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
        self._server.stop()
        timer = threading.Timer(self._stop_s, os._exit, [0])
        timer.daemon = True
        timer.start()


def checked_port(host: str, port: int) -> int:
    """Give the port, if it is free.

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
