"""The writer process, as the one that started it talks with it."""

import pickle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from cbris.store.process import start_apart
from cbris.store.writer_process import Settings, Tag, write_batches

__all__ = ["WriterProcess", "launch"]

PRELOADED = ["cbris.store.worker", "cbris.store.writer_process"]


class WriterProcess:
    """A writer and its pipe; what is called here may take long."""

    def __init__(self, process: ForkServerProcess, pipe: Connection) -> None:
        """Take what was started."""
        self.pid = process.pid
        self._process, self._pipe = process, pipe

    def send(self, given: object) -> None:
        """Give it a batch, or None to let it end.

        :raises OSError: it has ended.
        """
        self._pipe.send_bytes(pickle.dumps(given))

    def received(self, seconds: float) -> list[tuple[Tag, object]]:
        """Wait for its next words; none come if it says nothing for so many seconds.

        :raises EOFError: it has ended.
        """
        found: list[tuple[Tag, object]] = []
        while self._pipe.poll(0 if found else seconds):
            try:
                found.append(pickle.loads(self._pipe.recv_bytes()))
            except (EOFError, ConnectionResetError):
                if found:
                    break
                raise EOFError from None
        return found

    def kill(self) -> None:
        """End it at once; what it said before can still be received."""
        self._process.kill()

    def end(self, seconds: float) -> int:
        """Let it end by itself for so long, then end it; give its exit code."""
        self._process.join(seconds)
        self._process.kill()
        self._process.join()
        self._pipe.close()
        code = self._process.exitcode or 0
        self._process.close()
        return code


def launch(settings: Settings) -> WriterProcess:
    """Start a writer."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    ours, theirs = context.Pipe()
    with theirs:
        process = context.Process(target=write_batches, args=(theirs, settings), daemon=True)
        start_apart(process)
    return WriterProcess(process, ours)
