"""What a person fills in, turned into SPARQL terms.

A value becomes a term and the term is serialised by the engine's own library, so no raw
input ever reaches a query.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from cbris.errors import QueryError, SourceError
from cbris.loaders.dates import first_day, last_day
from cbris.ontology.terms import term
from cbris.queries.naming import identify
from cbris.queries.places import locate
from cbris.queries.question import FIRST, NOT_GIVEN, Parameter, Question
from cbris.store.engine import Engine

__all__ = ["bind"]

Bound = Literal | NamedNode


def bind(engine: Engine, question: Question, values: Mapping[str, str]) -> dict[str, Bound]:
    """Give a term for every placeholder of the question.

    :param values: what was filled in, as text; a default stands in for the rest.
    :raises QueryError: a value is missing, unasked for, or not of its type.
    """
    _check_names(question, values)
    bound: dict[str, Bound] = {}
    for name, parameter in question.parameters.items():
        bound |= _terms(engine, question, parameter, values.get(name))
    return bound


def _check_names(question: Question, values: Mapping[str, str]) -> None:
    known = ", ".join(question.parameters) or "none"
    for name in values:
        if name not in question.parameters:
            raise QueryError(
                f"{question.name}: parameter {name!r} is not asked for; known are: {known}"
            )
    for name, parameter in question.parameters.items():
        if parameter.required and name not in values:
            raise QueryError(f"{question.name}: parameter {name!r} is missing; give {name}=VALUE")


def _terms(
    engine: Engine, question: Question, parameter: Parameter, value: str | None
) -> Mapping[str, Bound]:
    given = str(parameter.default if value is None else value)
    try:
        return dict(_typed(engine, parameter, given))
    except ValueError as error:
        raise QueryError(
            f"{question.name}: {parameter.name} {given!r} is not of type {parameter.type}; {error}"
        ) from error
    except (QueryError, SourceError) as error:
        raise QueryError(f"{question.name}: {parameter.name}: {error}") from error


def _typed(engine: Engine, parameter: Parameter, text: str) -> Iterator[tuple[str, Bound]]:
    name = parameter.name
    match parameter.type:
        case "period":
            yield name, Literal(last_day(text).isoformat(), datatype=term("xsd:date"))
            yield name + FIRST, Literal(first_day(text).isoformat(), datatype=term("xsd:date"))
        case "string":
            yield name, Literal(text)
        case "integer":
            yield name, Literal(int(text) if text or not parameter.optional else "")
        case _:
            yield name, _thing(engine, parameter, text)


def _thing(engine: Engine, parameter: Parameter, text: str) -> NamedNode:
    if parameter.optional and not text:
        return NOT_GIVEN
    match parameter.type:
        case "place" | "country" as kind:
            return locate(engine, kind, text)
        case "concept":
            return identify(engine, text)
        case _:
            return NamedNode(text)
