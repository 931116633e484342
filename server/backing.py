"""What the server stands on: who answers queries, and who writes."""

from collections.abc import AsyncIterator
from typing import Literal, Protocol

from cbris.store.dump import Snapshots
from cbris.store.engine import Engine
from cbris.store.jobs import Job, Kind

__all__ = ["Answers", "Change", "Operation", "Running", "Served", "Writes"]

Operation = Literal["put", "post", "delete"]


class Served(Engine, Snapshots, Protocol):
    """An engine whose graph can be dumped too."""


class Running(Protocol):
    """An answer whose first piece is there."""

    @property
    def kind(self) -> Kind | None:
        """Solutions, boolean or triples."""
        ...

    @property
    def form(self) -> str:
        """The name of the form it comes in."""
        ...

    @property
    def generation(self) -> str:
        """The generation it is read from."""
        ...

    @property
    def whole(self) -> bool:
        """Tell whether the first piece is all of it."""
        ...

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Give the pieces.

        :raises BrokenAnswerError: the rest cannot be had.
        """
        ...

    async def close(self) -> None:
        """Let go of it; what still computes is ended."""
        ...


class Answers(Protocol):
    """Runs queries apart from the server, such as the pool of workers."""

    async def answer(self, job: Job) -> Running:
        """Run a query, until its first piece is there.

        :raises QueryError: it cannot be run; its subclasses say why.
        """
        ...


class Change(Protocol):
    """What a write did."""

    @property
    def generation(self) -> str:
        """The generation that shows it."""
        ...

    @property
    def created(self) -> bool:
        """Tell whether the graph was not there before."""
        ...


class Writes(Protocol):
    """Changes the graph, such as the client side of the writer process."""

    async def update(
        self,
        text: str,
        using: tuple[str, ...] = (),
        using_named: tuple[str, ...] = (),
        strict: bool = False,
    ) -> str:
        """Run an update, and give the generation that shows it.

        :raises QueryError: it is not SPARQL, or is refused.
        """
        ...

    async def graph(self, op: Operation, graph: str | None, quads_nt: bytes) -> Change:
        """Replace, extend or remove one graph; None is the default graph.

        :raises OwnedGraphError: it is that of a source.
        """
        ...
