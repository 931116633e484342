"""Assertions: one value that one source gives to one property of a thing."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from cbris.loaders.statements import Value, describe
from cbris.ontology.terms import BASE, mint, slug

__all__ = ["assertion", "assertion_iri"]


def assertion_iri(about: NamedNode, name: str, value: str) -> NamedNode:
    """Mint the IRI of an assertion from its thing, its property and its value."""
    thing = about.value.removeprefix(BASE).replace("/", "-")
    return mint("assertion", thing, slug(name), slug(value))


def assertion(
    graph: NamedNode,
    about: NamedNode,
    name: str,
    value: str,
    more: Mapping[str, Value],
) -> Iterator[Quad]:
    """Yield `?assertion a cbris:Assertion` with its thing, property, value and source.

    Shape: `?assertion schema:about ?thing ; schema:propertyID ?name ; schema:value ?value`,
    and what `more` says: its source, whether it was verified, days, disagreement.
    """
    yield from describe(
        graph,
        assertion_iri(about, name, value),
        ["cbris:Assertion"],
        {
            "rdfs:label": f"{name}: {value}",
            "schema:about": about,
            "schema:propertyID": name,
            "schema:value": value,
            **more,
        },
    )
