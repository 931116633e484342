"""The engine for threads of the server: it asks in workers, and reads what they answer."""

import asyncio
from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from contextvars import ContextVar
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse_query_results,
)

from cbris.errors import BrokenAnswerError, BusyError, CbrisError
from cbris.store.embedded import EmbeddedEngine
from cbris.store.engine import Answer
from cbris.store.jobs import Job
from cbris.store.pool import Pool
from cbris.store.running import Running

__all__ = ["CLIENT", "MAX_TRIPLES_BYTES", "IsolatedEngine"]

CLIENT: ContextVar[str] = ContextVar("client", default="pages")
"""For whom the calling thread asks, so that clients share fairly."""
MAX_TRIPLES_BYTES = 64 * 1024 * 1024
"""So many bytes of N-Triples an answer in triples may have; it is held in memory here."""

Result = TypeVar("Result")


class IsolatedEngine:
    """Answers from the newest generation, by the workers of a pool.

    It is for threads other than that of the pool's event loop. Rows are fetched as they
    are read; an answer that is dropped before its end is cancelled.
    """

    def __init__(self, data_dir: Path, pool: Pool, loop: asyncio.AbstractEventLoop) -> None:
        """Take the pool, the event loop that it runs in, and where the graph is."""
        self._embedded = EmbeddedEngine(data_dir)
        self._pool = pool
        self._loop = loop

    @property
    def generation(self) -> str:
        """The name of the generation that the next query reads."""
        return self._embedded.generation

    def snapshot(self) -> Store:
        """Give the read-only store of the newest generation, which never changes."""
        return self._embedded.snapshot()

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query over the newest generation, as EmbeddedEngine does.

        :raises QueryError: it is refused; its subclasses say why.
        """
        job = Job(
            sparql,
            default_graphs=tuple(each.value for each in default_graphs),
            named_graphs=tuple(each.value for each in named_graphs),
            client=CLIENT.get(),
        )
        running = _wait(self._pool.answer(job), self._loop)
        pieces = cast(IO[bytes], _Pieces(running, self._loop))
        if running.kind == "triples":
            return _as_triples(pieces.read(MAX_TRIPLES_BYTES), pieces)
        return parse_query_results(pieces, QueryResultsFormat.JSON)


class _Pieces:
    """The pieces of an answer, as a file that another thread reads."""

    def __init__(self, running: Running, loop: asyncio.AbstractEventLoop) -> None:
        self._running = running
        self._loop = loop
        self._iterator = running.__aiter__()
        self._pending = running.taken() if running.whole else b""
        self._over = running.whole

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes; none at the end."""
        while not self._over and (size < 0 or len(self._pending) < size):
            piece = _wait(self._next(), self._loop)
            self._over = piece is None
            self._pending += piece or b""
        end = len(self._pending) if size < 0 else size
        data, self._pending = self._pending[:end], self._pending[end:]
        return data

    async def _next(self) -> bytes | None:
        return await anext(self._iterator, None)

    def __del__(self) -> None:
        """Cancel what was not read to its end."""
        if not self._running.ended and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._running.let_go)


def _as_triples(data: bytes, rest: IO[bytes]) -> QueryTriples:
    """Read triples into an answer of the kind that the engine gives."""
    if rest.read(1):
        raise BrokenAnswerError(
            f"query: more than {MAX_TRIPLES_BYTES:,} bytes of triples; ask for less"
        )
    store = Store()
    store.load(data, format=RdfFormat.N_TRIPLES)
    answer = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, QueryTriples)
    return answer


def _wait(work: Coroutine[Any, Any, Result], loop: asyncio.AbstractEventLoop) -> Result:
    """Let the event loop do some work, and wait for it.

    An error is not raised as it is but made anew: the event loop keeps its own for a while,
    and with it the frames that it went through, in which answers of the engine may lie
    that only this thread may drop.
    """
    try:
        future = asyncio.run_coroutine_threadsafe(work, loop)
        error = future.exception()
    except (CancelledError, RuntimeError) as ended:
        raise BusyError("query: the server ends; ask again later") from ended
    if isinstance(error, CbrisError):
        raise _anew(error)
    return future.result()


def _anew(error: CbrisError) -> CbrisError:
    anew = type(error).__new__(type(error), *error.args)
    vars(anew).update(vars(error))
    return anew
