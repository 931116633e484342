"""Quads of one subject in one named graph, from a table of its properties."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from cbris.ontology.terms import term

__all__ = ["Value", "describe", "integer", "typed"]

Value = NamedNode | Literal | str | None


def typed(text: str, datatype: str) -> Literal:
    """Give a literal of a datatype named by its CURIE."""
    return Literal(text, datatype=term(datatype))


def integer(number: int) -> Literal:
    """Give an xsd:integer, kept as it is by every engine."""
    return typed(str(number), "xsd:integer")


def describe(
    graph: NamedNode,
    subject: NamedNode,
    types: Iterable[str],
    properties: Mapping[str, Value | Iterable[Value]],
) -> Iterator[Quad]:
    """Yield ``subject a type`` for each type and one quad for each known value.

    Types and properties are CURIEs; a str is a plain literal; None is left out.
    """
    for name in types:
        yield Quad(subject, term("rdf:type"), term(name), graph)
    for name, values in properties.items():
        for value in _several(values):
            if value is not None:
                value = Literal(value) if isinstance(value, str) else value
                yield Quad(subject, term(name), value, graph)


def _several(values: Value | Iterable[Value]) -> Iterable[Value]:
    single = values is None or isinstance(values, str | NamedNode | Literal)
    return (values,) if single else values  # type: ignore[return-value]  # narrowed by `single`
