"""The engine over the generations of a data folder."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

from pyoxigraph import NamedNode, Store

from cbris.store.engine import Answer
from cbris.store.gate import check_query
from cbris.store.generations import Generations
from cbris.store.merging import ask
from cbris.store.reason import refused

__all__ = ["EmbeddedEngine"]


class EmbeddedEngine:
    """Answers from the newest generation; moves on as soon as CURRENT names another.

    An answer that is still being read goes on with the generation it began with.
    """

    def __init__(self, data_dir: Path) -> None:
        """Open the newest generation.

        :raises NoGraphError: nothing was built in that folder yet.
        :raises StoreError: what was built there cannot be read.
        """
        self._generations = Generations(data_dir)
        self._lock = Lock()
        self._name, self._store = self._generations.open_newest()

    @property
    def generation(self) -> str:
        """The name of the generation that the next query reads."""
        return self._current()[0]

    def snapshot(self) -> Store:
        """Give the read-only store of the newest generation, which never changes."""
        return self._current()[1]

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query over the newest generation.

        Relative IRIs are those of ours: ``<country/UA>``. With `default_graphs` or
        `named_graphs` the dataset consists of these alone.

        :raises QueryError: it is not SPARQL, too long, too deeply nested, or has SERVICE.
        """
        check_query(sparql)
        store = self.snapshot()
        try:
            return ask(store, sparql, default_graphs, named_graphs)
        except (SyntaxError, OSError, RuntimeError) as error:
            raise refused(error) from error

    def _current(self) -> tuple[str, Store]:
        with self._lock:
            if self._generations.newest() != self._name:
                self._name, self._store = self._generations.open_newest()
            return self._name, self._store
