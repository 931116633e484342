"""A worker process, as the pool has it in hand."""

import asyncio
import os
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerProcess
from threading import Lock

from cbris.store.calls import CallWatch
from cbris.store.frames import Frames
from cbris.store.running import Running
from cbris.store.worker import Settings, work

__all__ = ["Launcher", "Process", "start_apart"]

RECEIVED_BYTES = 256 * 1024
NICE = 10
"""How much a query that takes long stands behind those that do not."""


class Process:
    """A worker: its process, its pipe, and the query that it is at."""

    def __init__(
        self, process: ForkServerProcess, pipe: socket.socket, services: Sequence[str] = ()
    ) -> None:
        """Take what the launcher started, and what it may call."""
        self.pid = process.pid or 0
        self.pipe = pipe
        self.frames = Frames()
        self.running: Running | None = None
        self.timer: asyncio.TimerHandle | None = None
        self.ready = False
        self.long = False
        self.tired = False
        self.lost = False
        self.over = False
        self.exit_code: int | None = None
        self._process = process
        self._listening = False
        self._rest = b""
        self._services = services
        self._watch: CallWatch | None = None

    def listen(self, hear: Callable[["Process"], None], gone: Callable[["Process"], None]) -> None:
        """Call `hear` whenever the worker sent something, and `gone` once it has ended."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self._process.sentinel, self._ended, gone)
        self._hear = hear
        self.resume()

    def resume(self) -> None:
        """Hear the worker again."""
        if not self._listening and not self.lost:
            self._listening = True
            asyncio.get_running_loop().add_reader(self.pipe, self._hear, self)

    def pause(self) -> None:
        """Hear the worker no more, so that it waits."""
        if self._listening:
            self._listening = False
            asyncio.get_running_loop().remove_reader(self.pipe)

    def received(self) -> bytes:
        """Give what the worker sent; nothing more is heard of one that hung up."""
        try:
            data = self.pipe.recv(RECEIVED_BYTES) if self.ready else self._first()
        except BlockingIOError:
            return b""
        except ConnectionResetError:
            data = b""
        if not data:
            self.pause()
        return data

    def _first(self) -> bytes:
        """Give the first that the worker sent, perhaps with a file by which the kernel asks."""
        data, files, _, _ = socket.recv_fds(self.pipe, RECEIVED_BYTES, 1)
        for file in files:
            self._watch = CallWatch(file, self._services)
        return data

    def send(self, data: bytes) -> None:
        """Send to the worker, without waiting for it."""
        with suppress(BrokenPipeError, ConnectionResetError):  # its end is noticed by `gone`
            sent = 0
            with suppress(BlockingIOError):
                sent = self.pipe.send(data)
            if sent < len(data):
                self._rest = data[sent:]
                asyncio.get_running_loop().add_writer(self.pipe, self._send_rest)

    def lower(self) -> None:
        """Let others have the processor first."""
        self.tired = True
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, NICE)

    def kill(self) -> None:
        """End the process at once."""
        self._hang_up()
        if not self.over:
            self._process.kill()

    def _send_rest(self) -> None:
        with suppress(BlockingIOError):
            try:
                self._rest = self._rest[self.pipe.send(self._rest) :]
            except (BrokenPipeError, ConnectionResetError):
                self._rest = b""
        if not self._rest:
            asyncio.get_running_loop().remove_writer(self.pipe)

    def _hang_up(self) -> None:
        if not self.lost:
            self.pause()
            asyncio.get_running_loop().remove_writer(self.pipe)
            self.lost = True
            if self._watch:
                self._watch.close()
            self.pipe.close()

    def _ended(self, gone: Callable[["Process"], None]) -> None:
        asyncio.get_running_loop().remove_reader(self._process.sentinel)
        self._hang_up()
        self.over = True
        self._process.join()
        self.exit_code = self._process.exitcode
        self._process.close()
        gone(self)


class Launcher:
    """Starts workers from a server that has the engine loaded already."""

    def __init__(self, settings: Settings) -> None:
        """Take what every worker is told."""
        self._settings = settings
        self.services = settings.services
        self._context = get_context("forkserver")
        self._context.set_forkserver_preload(["cbris.store.worker"])
        self._turn = Lock()

    def launch(self) -> Process:
        """Start a worker; it says by itself when it is ready."""
        ours, theirs = socket.socketpair()
        with theirs, self._turn:
            process = self._context.Process(target=work, args=(theirs, self._settings), daemon=True)
            start_apart(process)
        ours.setblocking(False)
        return Process(process, ours, self.services)

    def warm(self) -> None:
        """Start what workers are forked from."""
        with self._turn:
            forkserver.ensure_running()


def start_apart(process: ForkServerProcess) -> None:
    """Start a process that does not run the caller's script once more: it needs nothing of it."""
    main = sys.modules["__main__"]
    kept = {name: getattr(main, name, None) for name in ("__file__", "__spec__")}
    vars(main).update(dict.fromkeys(kept))
    try:
        process.start()
    finally:
        vars(main).update(kept)
