"""Under what licence the data is given, and how it is cited."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions

from cbris.store.description import DATASET, DATASET_GRAPH
from cbris.store.engine import Engine

__all__ = ["Licence", "licence"]

QUERY = f"""
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?license ?citation {{ GRAPH {DATASET_GRAPH} {{
  {DATASET} dcterms:license ?license ; dcterms:bibliographicCitation ?citation .
}} }}
"""


@dataclass(frozen=True)
class Licence:
    """Licence and citation, as the graph states them."""

    iri: str
    citation: str


def licence(engine: Engine) -> Licence | None:
    """Read the licence of the whole; None if the graph states none."""
    answer = engine.query(QUERY)
    assert isinstance(answer, QuerySolutions)  # QUERY is a SELECT
    for iri, citation in answer:
        if isinstance(iri, NamedNode) and isinstance(citation, Literal):
            return Licence(iri.value, citation.value)
    return None
