"""A value becomes a term of the type that the question asks for."""

import pytest
from engines import StoreEngine

from cbris.errors import QueryError
from cbris.queries.parameters import bind
from cbris.queries.question import Parameter, ParameterType, Question


def question(kind: ParameterType) -> Question:
    """Make a question that asks for one value."""
    parameters = {"x": Parameter("x", "X", kind)}
    return Question("who", "Who?", "Who is it?", (), parameters, {}, 0, "")


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("string", 'a "b"\n', r'"a \"b\"\n"'),
        ("integer", " 12 ", '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("iri", "https://example.org/a", "<https://example.org/a>"),
        (
            "concept",
            "customs union",
            "<https://w3id.org/cbris/vocabulary/integration-form/customs-union>",
        ),
    ],
)
def test_a_value_is_serialised_as_its_type(
    small_engine: StoreEngine, kind: ParameterType, value: str, term: str
) -> None:
    assert str(bind(small_engine, question(kind), {"x": value})["x"]) == term


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("integer", "ten", "who: x 'ten' is not of type integer; "),
        ("integer", "1) || (1", "who: x '1) || (1' is not of type integer; "),
        ("iri", "a b", "who: x 'a b' is not of type iri; "),
        ("iri", "https://example.org/> }", "who: x 'https://example.org/> }' is not of type iri; "),
    ],
)
def test_a_value_of_another_type_is_an_error(
    small_engine: StoreEngine, kind: ParameterType, value: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        bind(small_engine, question(kind), {"x": value})
    assert str(caught.value).startswith(message)


def test_a_value_that_is_missing_is_an_error(small_engine: StoreEngine) -> None:
    with pytest.raises(QueryError) as caught:
        bind(small_engine, question("string"), {})
    assert str(caught.value) == "who: parameter 'x' is missing; give x=VALUE"
