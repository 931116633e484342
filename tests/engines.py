"""Engines for tests that need a graph but no data folder."""

from collections.abc import Sequence
from typing import IO, cast

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from cbris.errors import QueryError
from cbris.ontology.terms import BASE
from cbris.store.engine import Answer
from cbris.store.gate import check_query


class StoreEngine:
    """Answers from a store that the test filled."""

    def __init__(self, store: Store, generation: str = "1") -> None:
        self.generation = generation
        self._store = store

    def snapshot(self) -> Store:
        return self._store

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        check_query(sparql)
        defaults: list[NamedNode | BlankNode | DefaultGraph] = [*default_graphs]
        named: list[NamedNode | BlankNode] = [*named_graphs]
        try:
            if defaults or named:
                return self._store.query(
                    sparql, base_iri=BASE, default_graph=defaults, named_graphs=named
                )
            return self._store.query(sparql, base_iri=BASE)
        except SyntaxError as error:
            raise QueryError(f"query: {error}") from error


class FailingEngine(StoreEngine):
    """Answers with 100,000 bytes, then fails."""

    def __init__(self) -> None:
        super().__init__(Store())

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        return cast(Answer, FailingAnswer())


class FailingAnswer:
    def serialize(self, output: IO[bytes], format: object) -> None:
        output.write(b"x" * 100_000)
        raise OSError("the disk failed, as this test wants")
