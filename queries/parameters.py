"""What a person fills in, turned into SPARQL terms.

A value becomes a term and the term is serialised by the engine's own library, so no raw
input ever reaches a query.
"""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from cbris.errors import QueryError
from cbris.queries.naming import identify
from cbris.queries.question import Parameter, Question
from cbris.store.engine import Engine

__all__ = ["bind"]


def bind(engine: Engine, question: Question, values: Mapping[str, str]) -> dict[str, str]:
    """Serialise a term for every parameter of the question.

    :param values: what was filled in, as text; a default stands in for the rest.
    :raises QueryError: a value is missing, unasked for, or not of its type.
    """
    _check_names(question, values)
    return {
        name: str(_term(engine, question, parameter, values.get(name)))
        for name, parameter in question.parameters.items()
    }


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


def _term(
    engine: Engine, question: Question, parameter: Parameter, value: str | None
) -> Literal | NamedNode:
    given = parameter.default if value is None else value
    try:
        return _typed(engine, parameter, str(given))
    except ValueError as error:
        raise QueryError(
            f"{question.name}: {parameter.name} {given!r} is not of type {parameter.type}; {error}"
        ) from error


def _typed(engine: Engine, parameter: Parameter, text: str) -> Literal | NamedNode:
    match parameter.type:
        case "string":
            return Literal(text)
        case "integer":
            return Literal(int(text))
        case "iri":
            return NamedNode(text)
        case "concept":
            return identify(engine, text)
