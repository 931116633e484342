"""Several graphs named in a query count as one, in which no triple is repeated."""

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from cbris.store.merging import ask

G, H = NamedNode("https://w3id.org/cbris/g"), NamedNode("http://e/h")
COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.update(
        """
        INSERT DATA {
          <http://e/in> <http://e/the> <http://e/default> .
          GRAPH <https://w3id.org/cbris/g> { <http://e/s> <http://e/p> 1 , 2 . }
          GRAPH <http://e/i> { <http://e/s> <http://e/p> 4 . }
          GRAPH <http://e/h> { <http://e/s> <http://e/p> 2 , 3 . }
        }
        """
    )
    return store


def number(store: Store, query: str, *dataset: list[NamedNode]) -> str:
    answer = ask(store, query, *dataset)
    assert isinstance(answer, QuerySolutions)
    return str(next(answer)[0].value)


@pytest.mark.parametrize(
    ("dataset", "found"),
    [
        ("", "1"),
        ("FROM <g>", "2"),
        ("FROM <g> FROM <http://e/h>", "3"),
        ("FROM <g> from <http://e/h> FROM <g>", "3"),
        ("FROM <g> FROM <http://e/none>", "2"),
        ("FROM <g> FROM <g>", "2"),
        ("FROM <g> FROM <http://e/i>", "3"),
        ("FROM <http://e/i> FROM <g> FROM <http://e/h> FROM <http://e/i>", "4"),
        ("FROM <g> FROM <h> FROM <i> FROM <j> FROM <k> FROM <l> FROM <http://e/h>", "3"),
        ("FROM <g> FROM NAMED <http://e/h>", "2"),
        ("FROM NAMED <http://e/h>", "0"),
    ],
)
def test_graphs_of_the_text_are_merged(store: Store, dataset: str, found: str) -> None:
    assert number(store, COUNT.format(dataset)) == found


def test_names_are_read_by_prefixes_and_base(store: Store) -> None:
    head = "BASE <https://w3id.org/cbris/x/y> PREFIX e: <http://e/> # FROM <no>\n"
    assert number(store, head + COUNT.format("FROM <../g> FROM e:h")) == "3"


def test_named_graphs_stay_apart(store: Store) -> None:
    query = """
        SELECT (COUNT(*) AS ?n) FROM <g> FROM <http://e/h> FROM NAMED <http://e/h>
        { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }
    """
    assert number(store, query) == "2"


def test_what_is_given_outranks_the_text(store: Store) -> None:
    query = COUNT.format("FROM <http://e/none> FROM <http://e/no>")
    assert number(store, query, [G, H]) == "3"
    assert number(store, query, [H]) == "2"
    assert number(store, query, [], [H]) == "0"


@pytest.mark.parametrize("tail", ["FROM", "FROM <g> FROM", "FROM <g> FROM NAMED", "FROM x FROM y"])
def test_what_is_no_dataset_is_a_syntax_error(store: Store, tail: str) -> None:
    with pytest.raises(SyntaxError):
        ask(store, f"SELECT * {tail}")
