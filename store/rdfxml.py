"""RDF/XML in one canonical form, one element a triple.

The engine's own writer declares its prefixes in an order that changes from run to run.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from cbris.errors import QueryError
from cbris.ontology.terms import NAMESPACES
from cbris.store.turtle import PLAIN

__all__ = ["closing", "description", "opening"]

PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}
SPLIT = re.compile(r"(.*?)([^\W\d][\w.-]*)", re.DOTALL)
"""A namespace, then the longest local name that ends the IRI."""
ITS = "http://www.w3.org/2005/11/its"
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def opening() -> Iterator[str]:
    """Yield the lines before the first description; every prefix is declared."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    for prefix, namespace in sorted(NAMESPACES.items()):
        yield f"\n    xmlns:{prefix}={quoteattr(namespace)}"
    yield ">\n"


def description(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield the element of one subject, its properties sorted.

    :raises QueryError: a property's IRI does not end in an XML name, or a triple is a value.
    """
    found = list(triples)
    yield f"<rdf:Description {_reference('about', found[0].subject)}>\n"
    for line in sorted({_property(triple) for triple in found}):
        yield f"  {line}\n"
    yield "</rdf:Description>\n"


def closing() -> Iterator[str]:
    """Yield the line after the last description."""
    yield "</rdf:RDF>\n"


def _property(triple: Triple) -> str:
    name, declared = _name(triple.predicate.value)
    value = triple.object
    if not isinstance(value, Literal):
        return f"<{name}{declared} {_reference('resource', value)}/>"
    text = NOT_IN_XML.sub("\ufffd", value.value)
    content = escape(text, {"\r": "&#13;", "\n": "&#10;"})
    return f"<{name}{declared}{_kind(value)}>{content}</{name}>"


def _kind(value: Literal) -> str:
    if value.language:
        return f" xml:lang={quoteattr(value.language)}{_direction(value)}"
    plain = value.datatype.value in PLAIN
    return "" if plain else f" rdf:datatype={quoteattr(value.datatype.value)}"


def _direction(value: Literal) -> str:
    """Say which way a text runs, as RDF 1.2 has it."""
    if value.direction is None:
        return ""
    way = f'its:dir="{value.direction.value}"'
    return f' rdf:version="1.2-basic" xmlns:its="{ITS}" its:version="2.0" {way}'


def _name(iri: str) -> tuple[str, str]:
    """Give the XML name of a property, and the declaration that it needs, if any."""
    found = SPLIT.fullmatch(iri)
    if not found:
        raise QueryError(f"rdfxml: property <{iri}> has no XML name; dump it as turtle")
    namespace, local = found.groups()
    prefix = PREFIXES.get(namespace)
    if prefix:
        return f"{prefix}:{local}", ""
    return f"p:{local}", f" xmlns:p={quoteattr(namespace)}"


def _reference(attribute: str, node: NamedNode | BlankNode | Triple) -> str:
    """Write what names a node; a blank one by a name that begins as XML wants it."""
    if isinstance(node, BlankNode):
        return f"rdf:nodeID={quoteattr(f'b{node.value}')}"
    if isinstance(node, Triple):
        raise QueryError(f"rdfxml: a value is the triple {node}; dump it as turtle")
    return f"rdf:{attribute}={quoteattr(node.value)}"
