"""The graph of identity: what was merged, and why; what may be the same."""

from collections.abc import Iterator
from hashlib import sha256

from pyoxigraph import NamedNode, Quad

from cbris.loaders.identity.match import Match
from cbris.loaders.identity.resolver import Resolution
from cbris.loaders.statements import describe, typed
from cbris.ontology.terms import graph, mint, term

__all__ = ["IDENTITY_GRAPH", "identity_quads"]

IDENTITY_GRAPH = graph("identity")


def identity_quads(resolution: Resolution) -> Iterator[Quad]:
    """Yield the identity graph.

    - `?merged dcterms:isReplacedBy ?representative`,
    - `?match a prov:Entity ; schema:about ?first, ?second ; schema:propertyID "identity" ;
      schema:value "merged" | "candidate" | "decided same" | "decided different" ;
      schema:ratingValue ?score ; skos:note ?reason ; rdfs:label ?names`, where the two IRIs are
      as their sources minted them.
    """
    for iri, representative in sorted(resolution.merged.items()):
        predicate = term("dcterms:isReplacedBy")
        yield Quad(NamedNode(iri), predicate, NamedNode(representative), IDENTITY_GRAPH)
    for match in resolution.matches:
        yield from _match(match)


def _match(match: Match) -> Iterator[Quad]:
    key = sha256(f"{match.first}\x1f{match.second}".encode()).hexdigest()[:20]
    yield from describe(
        IDENTITY_GRAPH,
        mint("match", key),
        ["prov:Entity"],
        {
            "schema:about": [NamedNode(match.first), NamedNode(match.second)],
            "schema:propertyID": "identity",
            "schema:value": match.outcome,
            "schema:ratingValue": typed(f"{match.score:.2f}", "xsd:decimal"),
            "skos:note": match.reasons,
            "rdfs:label": match.names,
        },
    )
