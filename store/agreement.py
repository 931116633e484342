"""Which claims of different publications say the same, and which deny each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store

from cbris.loaders.text.folding import fold_words
from cbris.ontology.terms import concept, term
from cbris.store.inference import INFERRED_GRAPH

__all__ = ["agree"]

AGREES, DISAGREES = term("cito:agreesWith"), term("cito:disagreesWith")
# Each says the same as the other, denied.
OPPOSITES = {concept("relation", "finds-no-link").value: concept("relation", "related-to").value}
UNDECIDED = frozenset(concept("modality", name).value for name in ("possible", "recommended"))
CLAIMS = """
PREFIX cbris: <https://w3id.org/cbris/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?claim ?publication ?subject ?subjectText ?relation ?object ?objectText ?polarity ?modality {
  ?claim a cbris:Claim ;
    cbris:claimRelation ?relation ;
    cbris:modality ?modality ;
    cbris:objectText ?objectText ;
    cbris:polarity ?polarity ;
    cbris:subjectText ?subjectText ;
    prov:wasDerivedFrom ?publication .
  OPTIONAL { ?claim cbris:claimSubject ?subject }
  OPTIONAL { ?claim cbris:claimObject ?object }
}
"""


@dataclass(frozen=True, order=True)
class _Said:
    """One claim: who says it, whether it denies, and whether it is sure enough to dispute."""

    claim: str
    publication: str
    denied: bool
    decided: bool


def agree(store: Store) -> int:
    """Link claims of different publications on one subject, relation and object.

    - `?claim cito:agreesWith ?first` where both affirm it or both deny it,
    - `?claim cito:disagreesWith ?first` where one denies it; what only may or should be so
      disputes nothing.

    Subject and object are the things that they are known to name, else their folded words.
    Each claim is linked to the first that agrees and the first that disagrees with it, by
    the order of their IRIs, so that a claim made n times has at most 2n links and not n².
    The links go to the default graph and to the inferred graph.

    :return: the number of links.
    """
    repeated = _repeated(store)
    groups: dict[bytes, list[_Said]] = defaultdict(list)
    for key, said in _keyed(store):
        if key in repeated:
            groups[key].append(said)
    links = [link for group in groups.values() for link in _links(sorted(group))]
    for graph in (DefaultGraph(), INFERRED_GRAPH):
        store.extend(
            Quad(NamedNode(one), link, NamedNode(other), graph) for one, link, other in links
        )
    return len(links)


def _repeated(store: Store) -> set[bytes]:
    """Find the keys that more than one claim has: few, so that little is held in memory."""
    once: set[bytes] = set()
    twice: set[bytes] = set()
    for key, _ in _keyed(store):
        (twice if key in once else once).add(key)
    return twice


def _keyed(store: Store) -> Iterator[tuple[bytes, _Said]]:
    answer = store.query(CLAIMS)
    assert isinstance(answer, QuerySolutions)
    for row in answer:
        relation = _text(row, "relation")
        base = OPPOSITES.get(relation, relation)
        denied = (_text(row, "polarity") == "negative") != (base != relation)
        parts = (_thing(row, "subject"), base, _thing(row, "object"))
        key = blake2b("\x1f".join(parts).encode(), digest_size=12).digest()
        decided = _text(row, "modality") not in UNDECIDED
        yield key, _Said(_text(row, "claim"), _text(row, "publication"), denied, decided)


def _thing(row: QuerySolution, name: str) -> str:
    """Give the IRI of what a slot names, else its words without case, hyphens and number."""
    if row[name] is not None:
        return _text(row, name)
    return fold_words(_text(row, f"{name}Text")).text.strip()


def _text(row: QuerySolution, name: str) -> str:
    node = row[name]
    assert isinstance(node, NamedNode | Literal)
    return node.value


def _links(group: list[_Said]) -> Iterator[tuple[str, NamedNode, str]]:
    """Yield the links of one group of claims, which is sorted."""
    by_side = {side: [one for one in group if one.denied is side] for side in (False, True)}
    sure = {side: [one for one in found if one.decided] for side, found in by_side.items()}
    same, other = _firsts(by_side), _firsts(sure)
    for one in group:
        if first := _of_another(one, same[one.denied]):
            yield one.claim, AGREES, first
        if one.decided and (first := _of_another(one, other[not one.denied])):
            yield one.claim, DISAGREES, first


def _firsts(sides: Mapping[bool, list[_Said]]) -> dict[bool, list[_Said]]:
    """Keep of each side the first claim, and the first of another publication."""
    firsts = {}
    for side, found in sides.items():
        others = (one for one in found if one.publication != found[0].publication)
        firsts[side] = [*found[:1], *[one for one in [next(others, None)] if one]]
    return firsts


def _of_another(one: _Said, firsts: list[_Said]) -> str | None:
    found = (first.claim for first in firsts if first.publication != one.publication)
    return next(found, None)
