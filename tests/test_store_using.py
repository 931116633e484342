"""The dataset of a request, written into an update."""

import pytest

from cbris.errors import QueryError
from cbris.store.using import with_dataset


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ("INSERT {} WHERE {}", "INSERT {} USING <g> USING NAMED <n> WHERE {}"),
        ("DELETE{}where{}", "DELETE{}USING <g> USING NAMED <n> where{}"),
        (
            "DELETE WHERE { ?s ?p ?o }; CLEAR ALL",
            "DELETE { ?s ?p ?o } USING <g> USING NAMED <n> WHERE { ?s ?p ?o }; CLEAR ALL",
        ),
        ("INSERT DATA { <where> <with> 'WHERE' }", "INSERT DATA { <where> <with> 'WHERE' }"),
        ("# WHERE\nCLEAR ALL", "# WHERE\nCLEAR ALL"),
        ("PREFIX with: <w> CLEAR GRAPH with:where", "PREFIX with: <w> CLEAR GRAPH with:where"),
        (
            "INSERT {} WHERE { { SELECT * WHERE {} } }; INSERT {} WHERE {}",
            "INSERT {} USING <g> USING NAMED <n> WHERE { { SELECT * WHERE {} } };"
            " INSERT {} USING <g> USING NAMED <n> WHERE {}",
        ),
        ("DELETE WHERE", "DELETE USING <g> USING NAMED <n> WHERE"),
    ],
)
def test_each_where_gets_the_dataset(update: str, expected: str) -> None:
    assert with_dataset(update, ["g"], ["n"]) == expected
    assert with_dataset(update, [], []) == update


@pytest.mark.parametrize(
    "update", ["WITH <g> INSERT {} WHERE {}", "INSERT {} USING <g> WHERE {}", "insert{}using<g>"]
)
def test_two_datasets_are_one_too_many(update: str) -> None:
    with pytest.raises(QueryError, match="give the dataset in one of the two ways"):
        with_dataset(update, ["g"], [])
