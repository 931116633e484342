"""The one interface to a published graph, whatever holds it."""

from collections.abc import Sequence
from typing import Protocol

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples

__all__ = ["Answer", "Engine"]

Answer = QuerySolutions | QueryBoolean | QueryTriples


class Engine(Protocol):
    """Answers SPARQL from one generation; never changes it."""

    @property
    def generation(self) -> str:
        """The name of the generation that the next query reads."""
        ...

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        """Run a query.

        Without `default_graphs` the default graph is the materialised merge of all
        source, identity and inferred graphs.

        :raises QueryError: the text is not a SPARQL query that can be run.
        """
        ...
