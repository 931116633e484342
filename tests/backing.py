"""Who answers and who writes, over a store within this process; for tests of the protocol."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from engines import StoreEngine
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryTriples,
    Store,
)

from cbris.errors import BrokenAnswerError, CbrisError, QueryError, UnfitAnswerError
from cbris.ontology.terms import BASE
from cbris.server.backing import Operation
from cbris.server.formats import RDF, RESULTS
from cbris.server.limits import Limits, Serving
from cbris.server.shell import Shell
from cbris.store.engine import Answer
from cbris.store.gate import check_query
from cbris.store.jobs import Job, Kind
from cbris.store.manifest import Manifest
from cbris.store.materialise import Draft
from cbris.store.owned import Owned
from cbris.store.writer_changes import GraphWrite, Update, Write, carry_out

PIECE = 64 * 1024
OWNED = "https://w3id.org/cbris/graph/owned"


@dataclass
class Pieces:
    """An answer that is there already; with `breaks` it fails after its first piece."""

    kind: Kind
    form: str
    body: bytes
    breaks: bool = False
    generation: str = "7"
    closed: bool = False

    @property
    def whole(self) -> bool:
        return len(self.body) <= PIECE and not self.breaks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, max(len(self.body), 1), PIECE):
            yield self.body[start : start + PIECE]
            if self.breaks:
                raise BrokenAnswerError("the worker was ended, as this test wants")

    async def close(self) -> None:
        self.closed = True


class StoreAnswers:
    """Answers from a store."""

    def __init__(self, store: Store, services: Sequence[str] = ()) -> None:
        self.store = store
        self.services = services
        self.jobs: list[Job] = []

    async def answer(self, job: Job) -> Pieces:
        self.jobs.append(job)
        return await asyncio.to_thread(self._answer, job)

    def _answer(self, job: Job) -> Pieces:
        if not any(f"<{service}>" in job.text for service in self.services):
            check_query(job.text)
        defaults: list[NamedNode | BlankNode | DefaultGraph] = [
            NamedNode(iri) for iri in job.default_graphs
        ]
        named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in job.named_graphs]
        given = bool(defaults or named)
        try:
            answer = self.store.query(
                job.text,
                base_iri=BASE,
                default_graph=defaults if given else None,
                named_graphs=named if given else None,
            )
            kind = _kind(answer)
            form = job.rdf if isinstance(answer, QueryTriples) else job.results
            if form is None:
                del answer  # it may be dropped by this thread only, and an error would keep it
                raise UnfitAnswerError(f"no form of {kind} is taken", kind)
            if isinstance(answer, QueryTriples):
                return Pieces(kind, form, answer.serialize(format=RDF[form].writer) or b"")
            return Pieces(kind, form, answer.serialize(format=RESULTS[form].writer) or b"")
        except (SyntaxError, RuntimeError) as error:
            raise QueryError(f"query: {error}") from error


def _kind(answer: Answer) -> Kind:
    if isinstance(answer, QueryTriples):
        return "triples"
    return "boolean" if isinstance(answer, QueryBoolean) else "solutions"


@dataclass(frozen=True)
class Changed:
    """What a write did."""

    generation: str
    created: bool


class StoreWrites:
    """Writes into a store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._made = 7

    async def update(
        self,
        text: str,
        using: tuple[str, ...] = (),
        using_named: tuple[str, ...] = (),
        strict: bool = False,
    ) -> str:
        return self._carry_out(Update(text, using, using_named, strict), strict=strict).generation

    async def graph(
        self, op: Operation, graph: str | None, quads_nt: bytes, strict: bool = False
    ) -> Changed:
        return self._carry_out(GraphWrite(op, graph, quads_nt, strict), strict=strict)

    def _carry_out(self, write: Write, *, strict: bool) -> Changed:
        draft = Draft(self.store, Owned(Manifest()), strict=strict)
        try:
            created = carry_out(write, draft)
        except CbrisError:
            draft.undo()
            raise
        self._made += 1
        return Changed(str(self._made), created)


def backed(store: Store, serving: Serving | None = None, limits: Limits | None = None) -> Shell:
    """Make a shell that answers from a store and writes into it."""
    serving = serving or Serving(open_writes=True)
    engine = StoreEngine(store)
    answers = StoreAnswers(store, serving.services)
    return Shell(engine, limits, serving, answers=answers, writes=StoreWrites(store))
