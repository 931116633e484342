"""The concepts of our SKOS schemes, read from ontology/vocabularies."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from cbris.errors import OntologyError
from cbris.loaders.text.document import KINDS, Kind
from cbris.ontology.terms import BASE, term

__all__ = ["Concept", "read_schemes"]

LABELS = ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
NEVER_NAMED = frozenset(
    f"{BASE}vocabulary/{name}"
    for name in (
        *("relation", "modality"),
        *("amount-kind", "bloc-kind", "border-kind", "call-kind", "indicator"),
        *("membership-status", "observation-status", "stage-basis", "unit"),
    )
)
"""Schemes whose labels are words of a claim or of a table, not names of things in a text."""

Values = Mapping[str, list[NamedNode | Literal]]


@dataclass(frozen=True)
class Concept:
    """A concept with all its labels; `kind` is None where texts are not searched for it."""

    iri: str
    preferred: str
    labels: tuple[str, ...]
    kind: Kind | None


def read_schemes() -> tuple[Concept, ...]:
    """Read every concept of every scheme that texts may name, by IRI.

    :raises OntologyError: a scheme is not well-formed or names an unknown kind.
    """
    described = _described()
    return tuple(
        _concept(iri, described[iri], described)
        for iri in sorted(described)
        if term("skos:Concept") in described[iri]["rdf:type"]
        and NEVER_NAMED.isdisjoint(scheme.value for scheme in described[iri]["skos:inScheme"])
    )


def _described() -> dict[str, Values]:
    """Gather the triples of all schemes: subject, then predicate, then its values."""
    wanted = {
        term(curie): curie for curie in (*LABELS, "rdf:type", "skos:inScheme", "cbris:mentionKind")
    }
    described: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _triples():
        if predicate in wanted:
            described[subject.value][wanted[predicate]].append(value)
    return described


def _triples() -> Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    folder = files("cbris.ontology") / "vocabularies"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".ttl"):
            continue
        try:
            for quad in parse(file.read_bytes(), RdfFormat.TURTLE):
                # Our schemes hold no blank node, so every subject is an IRI.
                yield cast("NamedNode", quad.subject), quad.predicate, cast("Literal", quad.object)
        except SyntaxError as error:
            raise OntologyError(f"vocabularies/{file.name}: {error}; mend the Turtle") from error


def _concept(iri: str, values: Values, described: Mapping[str, Values]) -> Concept:
    labels = sorted({value.value for curie in LABELS for value in values[curie]})
    english = (
        value.value
        for value in values["skos:prefLabel"]
        if isinstance(value, Literal) and value.language == "en"
    )
    return Concept(iri, next(english, iri), tuple(labels), _kind(iri, values, described))


def _kind(iri: str, values: Values, described: Mapping[str, Values]) -> Kind | None:
    """Give the concept's own mention kind, else that of its scheme."""
    schemes = (described[scheme.value] for scheme in values["skos:inScheme"])
    own = [*values["cbris:mentionKind"], *(v for s in schemes for v in s["cbris:mentionKind"])]
    if not own:
        return None
    if own[0].value not in KINDS:
        raise OntologyError(
            f"{iri}: mention kind {own[0].value!r} is unknown; expected one of {', '.join(KINDS)}"
        )
    return own[0].value
