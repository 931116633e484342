"""A query worker: a process that can be lost.

It holds the newest generation open, and answers one query after the other. It has no
network and little memory; whatever a query does to it, it does to this process only.
"""

import os
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path
from typing import IO, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
)

from cbris.errors import CbrisError, UnfitAnswerError
from cbris.store.engine import Answer
from cbris.store.frames import (
    ANSWER,
    DATA,
    END,
    ERROR,
    HEAD,
    READY,
    frame,
    read_job,
    words,
)
from cbris.store.gate import check_query
from cbris.store.generations import Generations
from cbris.store.jobs import Job, Kind
from cbris.store.merging import ask
from cbris.store.reason import refused
from cbris.store.sandbox import cut_network, die_with_parent, limit_memory, watch_network

__all__ = ["PIECE_BYTES", "WRITERS", "Settings", "work"]

PIECE_BYTES = 64 * 1024
SPARE_S = 10
"""So much later than the pool would end it a worker ends by itself, if there is no pool."""
WRITERS: Mapping[str, QueryResultsFormat | RdfFormat] = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
"""What writes the forms that a job names."""


@dataclass(frozen=True)
class Settings:
    """What a worker is told once: where the graph is, and what it may take."""

    data_dir: Path
    memory: int
    seconds: float = 30
    services: tuple[str, ...] = ()


def work(pipe: socket.socket, settings: Settings) -> None:
    """Answer jobs until nobody sends any more."""
    die_with_parent()
    _release_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who pressed the keys ends the parent
    limit_memory(settings.memory)
    notices = watch_network() if settings.services else None
    cut = cut_network() if not settings.services else "none" if notices is None else "watched"
    with suppress(BrokenPipeError, ConnectionResetError), pipe:
        _Worker(pipe, settings, notices).run(cut)


class _Worker:
    def __init__(self, pipe: socket.socket, settings: Settings, notices: int | None) -> None:
        self._pipe = pipe
        self._notices = notices
        self._settings = settings
        self._generations = Generations(settings.data_dir)
        self._name = ""
        self._store = Store()
        self._seen = (0, 0)
        self._current_path = str(settings.data_dir / "CURRENT")

    def run(self, cut: str) -> None:
        if not self._ready(cut):
            return
        _mute()
        while content := self._next():
            job = read_job(content)
            if job is None:
                self._ready(cut)
            else:
                signal.alarm(int(job.seconds or self._settings.seconds) + SPARE_S)
                self._run(job)
                signal.alarm(0)

    def _next(self) -> bytes:
        """Give the next job; nothing once the pool has gone."""
        head = self._pipe.recv(HEAD.size, socket.MSG_WAITALL)
        if len(head) < HEAD.size:
            return b""
        _, length = HEAD.unpack(head)
        content = b""
        while len(content) < length:
            content += (more := self._pipe.recv(length - len(content)))
            if not more:
                return b""
        return content

    def _ready(self, cut: str) -> bool:
        """Open the newest generation, and say so, or why not."""
        try:
            self._move_on()
        except CbrisError as error:
            self._pipe.sendall(words(ERROR, type(error).__name__, str(error)))
            return False
        said = words(READY, self._name, cut)
        if self._notices is None:
            self._pipe.sendall(said)
        else:  # with the file by which the pool is asked what may be called
            socket.send_fds(self._pipe, [said], [self._notices])
            os.close(self._notices)
            self._notices = None
        return True

    def _move_on(self) -> None:
        """Open the newest generation, unless it is open."""
        seen = self._current()
        if seen == self._seen != (0, 0):
            return
        if self._generations.newest() != self._name:
            self._name, self._store = self._generations.open_newest()
        self._seen = seen

    def _current(self) -> tuple[int, int]:
        """Tell one CURRENT from the next, which is another file, sooner than by reading it."""
        try:
            found = os.stat(self._current_path)
        except OSError:
            return 0, 0
        return found.st_ino, found.st_mtime_ns

    def _run(self, job: Job) -> None:
        try:
            self._answer(job)
        except UnfitAnswerError as error:
            self._pipe.sendall(words(ERROR, "UnfitAnswerError", str(error), error.kind))
        except CbrisError as error:
            self._pipe.sendall(words(ERROR, type(error).__name__, str(error)))
        except MemoryError:
            self._pipe.sendall(words(ERROR, "TooMuchError", ""))
        except (SyntaxError, OSError, RuntimeError, ValueError) as error:
            self._pipe.sendall(words(ERROR, "QueryError", str(refused(error))))

    def _answer(self, job: Job) -> None:
        """Answer a job; what the engine gives is dropped with this frame, by this thread."""
        check_query(job.text, self._settings.services)
        self._move_on()
        answer = self._query(job)
        kind = _kind(answer)
        form = job.rdf if kind == "triples" else job.results
        if form is None:
            raise UnfitAnswerError(f"query: the client takes no form of {kind}", kind)
        output = _Output(self._pipe, words(ANSWER, kind, form, self._name))
        # The names of forms are those of their kind, which the checker cannot see.
        answer.serialize(cast(IO[bytes], output), cast(RdfFormat, WRITERS[form]))  # type: ignore[arg-type]
        output.end()

    def _query(self, job: Job) -> Answer:
        default = [NamedNode(iri) for iri in job.default_graphs]
        return ask(self._store, job.text, default, [NamedNode(iri) for iri in job.named_graphs])


class _Output:
    """Sends what is written, in pieces; all of a short answer at once."""

    def __init__(self, pipe: socket.socket, head: bytes) -> None:
        self._pipe = pipe
        self._head = head
        self._pending = bytearray()

    def write(self, data: bytes) -> int:
        self._pending += data
        if len(self._pending) >= PIECE_BYTES:
            self._pipe.sendall(self._head + frame(DATA, bytes(self._pending)))
            self._head = b""
            self._pending.clear()
        return len(data)

    def flush(self) -> None:
        """Do nothing, as a file may."""

    def end(self) -> None:
        data = frame(DATA, bytes(self._pending)) if self._pending else b""
        self._pipe.sendall(self._head + data + frame(END))


def _kind(answer: Answer) -> Kind:
    if isinstance(answer, QueryTriples):
        return "triples"
    return "boolean" if isinstance(answer, QueryBoolean) else "solutions"


def _release_parent() -> None:
    """Let the process that forks workers end with the server, and this one with it.

    It lives as long as anybody could ask it for a process; a worker has no need to.
    """
    held = getattr(forkserver, "_forkserver", None)
    if fd := getattr(held, "_forkserver_alive_fd", None):
        with suppress(OSError):
            os.close(fd)


def _mute() -> None:
    """Write no more to the terminal: the engine would, each time a query ends a worker."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
