"""A cap on rows becomes the LIMIT of a text, wherever that stands."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from cbris.errors import QueryError
from cbris.store.capped import capped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o }\nLIMIT 5\n"),
        ("SELECT * { ?s ?p ?o } # all", "SELECT * { ?s ?p ?o } # all\nLIMIT 5\n"),
        ("SELECT * { ?s ?p ?o } LIMIT 3", "SELECT * { ?s ?p ?o } LIMIT 3"),
        ("SELECT * { ?s ?p ?o } limit 70 OFFSET 1", "SELECT * { ?s ?p ?o } limit 5 OFFSET 1"),
        (
            "SELECT * { { SELECT * { ?s ?p ?o } LIMIT 9 } }",
            "SELECT * { { SELECT * { ?s ?p ?o } LIMIT 9 } }\nLIMIT 5\n",
        ),
        (
            "SELECT * { ?s ?p ?o } VALUES ?s { <a:b> }",
            "SELECT * { ?s ?p ?o } \nLIMIT 5\nVALUES ?s { <a:b> }",
        ),
        (
            "PREFIX limit: <http://e/> SELECT ?limit { ?limit limit:3 '} LIMIT 3' }",
            "PREFIX limit: <http://e/> SELECT ?limit { ?limit limit:3 '} LIMIT 3' }\nLIMIT 5\n",
        ),
        (
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }\nLIMIT 5\n",
        ),
        ("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o }"),
        ("no query", "no query"),
    ],
)
def test_the_cap_is_written_where_it_counts(text: str, expected: str) -> None:
    assert capped(text, 5) == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT ?o { ?s ?p ?o }", 5),
        ("SELECT ?o { ?s ?p ?o } ORDER BY ?o OFFSET 8", 2),
        ("SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o HAVING(COUNT(*) > 0)", 5),
        ("SELECT ?o { ?s ?p ?o } VALUES ?o { 1 2 3 }", 3),
        ("SELECT ?o { ?s ?p ?o } LIMIT 2", 2),
    ],
)
def test_the_engine_takes_it(text: str, rows: int) -> None:
    store = Store()
    store.extend(Quad(NamedNode("a:b"), NamedNode("a:c"), Literal(n)) for n in range(10))
    assert len(list(store.query(capped(text, 5)))) == rows  # type: ignore[arg-type]


def test_where_it_would_stand_must_be_certain() -> None:
    with pytest.raises(QueryError, match="write LIMIT into it"):
        capped("SELECT * { ?s ?p '\\u007D' }", 5)
