"""Which IRIs name the same thing, by strong keys."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, Quad, Triple

from cbris.loaders.text.orcid import is_valid
from cbris.ontology.terms import graph, term

__all__ = ["IDENTITY_GRAPH", "Key", "Resolver", "identity_quads", "strong_key"]

IDENTITY_GRAPH = graph("identity")

Key = tuple[str, str]
"""The kind of a key and its value, as in ``("doi", "10.1000/182")``."""

KINDS = ("doi", "orcid", "ror")
"""Kinds of strong keys, the strongest first."""
PREDICATES = frozenset(
    term(name).value
    for name in (
        "bibo:doi",
        "dcterms:identifier",
        "schema:identifier",
        "skos:exactMatch",
        "owl:sameAs",
    )
)
"""Properties whose value may be a strong key of their subject."""
PATTERNS = {
    "doi": re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.I),
    "orcid": re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", re.I),
    "ror": re.compile(r"(?:https?://)?ror\.org/(0[a-hj-km-np-tv-z\d]{6}\d{2})", re.I),
}


def strong_key(triple: Triple | Quad) -> Key | None:
    """Read the strong key that a statement gives its subject, if it gives one."""
    if triple.predicate.value not in PREDICATES:
        return None
    value = triple.object
    if not isinstance(value, Literal | NamedNode):
        return None
    text = unquote(value.value) if isinstance(value, NamedNode) else value.value
    for kind in KINDS:
        found = PATTERNS[kind].fullmatch(text.strip())
        if found and (kind != "orcid" or is_valid(found[1])):
            return kind, found[1].upper() if kind == "orcid" else found[1].lower()
    return None


@dataclass
class Resolver:
    """Collects strong keys, then maps every IRI to its representative."""

    keys: dict[str, set[Key]] = field(default_factory=lambda: defaultdict(set))

    def add(self, statement: Triple | Quad) -> None:
        """Note the key of a statement's subject, if it states one."""
        key = strong_key(statement)
        if key and isinstance(statement.subject, NamedNode):
            self.keys[statement.subject.value].add(key)

    def problems(self) -> list[str]:
        """Say which IRIs hold, or would come to hold, two keys of one kind."""
        return [
            f"{group[0]}: has {', '.join(f'{kind} {value}' for kind, value in sorted(keys))}"
            "; one key of a kind was expected; nothing was merged"
            for group, keys in self._groups_with_keys()
            if _ambiguous(keys)
        ]

    def representatives(self) -> dict[str, str]:
        """Map each merged IRI to its representative, which itself is not in the map.

        The representative is the IRI minted from a strong key, then the one with the
        strongest key, then the smallest. A group that would hold two keys of one kind is
        left alone.
        """
        merged = {}
        for group, keys in self._groups_with_keys():
            if not _ambiguous(keys):
                best = min(group, key=lambda iri: _rank(iri, self.keys[iri]))
                merged.update({iri: best for iri in group if iri != best})
        return merged

    def _groups_with_keys(self) -> Iterator[tuple[list[str], set[Key]]]:
        for group in _groups(self.keys):
            yield group, set().union(*(self.keys[iri] for iri in group))


def identity_quads(merged: Mapping[str, str]) -> Iterator[Quad]:
    """Yield ``?merged dcterms:isReplacedBy ?representative`` into the identity graph."""
    for iri, representative in sorted(merged.items()):
        predicate = term("dcterms:isReplacedBy")
        yield Quad(NamedNode(iri), predicate, NamedNode(representative), IDENTITY_GRAPH)


def _ambiguous(keys: Collection[Key]) -> bool:
    return len({kind for kind, _ in keys}) < len(keys)


def _rank(iri: str, keys: Iterable[Key]) -> tuple[bool, int, str]:
    minted = any(iri.endswith("/" + quote(value, safe="-._~")) for _, value in keys)
    return not minted, min(KINDS.index(kind) for kind, _ in keys), iri


def _groups(keys: Mapping[str, set[Key]]) -> Iterator[list[str]]:
    """Yield the sets of IRIs that are linked by common keys, each sorted."""
    holders: dict[Key, list[str]] = defaultdict(list)
    for iri, own in keys.items():
        for key in own:
            holders[key].append(iri)
    seen: set[str] = set()
    for iri in sorted(keys):
        if iri not in seen:
            group = _linked(iri, keys, holders)
            seen.update(group)
            yield sorted(group)


def _linked(start: str, keys: Mapping[str, set[Key]], holders: Mapping[Key, list[str]]) -> set[str]:
    group, waiting = {start}, [start]
    while waiting:
        for key in keys[waiting.pop()]:
            new = set(holders[key]) - group
            group |= new
            waiting += new
    return group
