from pathlib import Path

import pytest
from pyoxigraph import NamedNode, QuerySolutions

from cbris.errors import NoGraphError, QueryError
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build
from cbris.store.embedded import EmbeddedEngine

GRAPH_A = NamedNode("https://w3id.org/cbris/graph/a.ttl")
ABOUT = "FILTER(STRSTARTS(STR(?s), 'http://e/'))"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write(tmp_path, "a", "<http://e/a> <http://e/p> 1 , 2 .")
    write(tmp_path, "b", "<http://e/b> <http://e/p> 3 .")
    return tmp_path / "data"


def write(folder: Path, name: str, turtle: str) -> None:
    file = folder / f"{name}.ttl"
    file.write_text(turtle)
    build(folder / "data", [file], bundled=False, using=[RdfLoader()])


def values(engine: EmbeddedEngine, query: str, **dataset: list[NamedNode]) -> list[str]:
    answer = engine.query(query, **dataset)
    assert isinstance(answer, QuerySolutions)
    return sorted(row[0].value for row in answer)


def test_no_graph_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError, match="run `cbris build`"):
        EmbeddedEngine(tmp_path)


def test_the_default_graph_holds_every_source(data: Path) -> None:
    engine = EmbeddedEngine(data)
    assert values(engine, "SELECT ?o { ?s <http://e/p> ?o }") == ["1", "2", "3"]


def test_a_dataset_consists_of_the_graphs_named_alone(data: Path) -> None:
    engine = EmbeddedEngine(data)
    query = f"SELECT ?o {{ ?s <http://e/p> ?o {ABOUT} }}"
    named = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s <http://e/p> ?o {ABOUT} }} }}"
    assert values(engine, query, default_graphs=[GRAPH_A]) == ["1", "2"]
    assert values(engine, query, named_graphs=[GRAPH_A]) == []
    assert values(engine, named, named_graphs=[GRAPH_A]) == [GRAPH_A.value]


def test_a_relative_iri_is_one_of_ours(data: Path) -> None:
    ours = "<https://w3id.org/cbris/country/UA>"
    (value,) = values(EmbeddedEngine(data), f"SELECT (<country/UA> = {ours} AS ?same) {{}}")
    assert value == "true"


def test_the_engine_moves_on_to_a_new_generation(data: Path) -> None:
    engine = EmbeddedEngine(data)
    before = engine.generation
    reading = engine.query("SELECT ?o { ?s <http://e/p> ?o }")
    write(data.parent, "c", "<http://e/c> <http://e/p> 4 .")
    assert values(engine, "SELECT ?o { ?s <http://e/p> ?o }") == ["1", "2", "3", "4"]
    assert (before, engine.generation) == ("2", "3")
    assert isinstance(reading, QuerySolutions)
    assert len(list(reading)) == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELEC ?s {}", "error at 1:"),
        ("DELETE WHERE { ?s ?p ?o }", "a SPARQL 1.1 query, which only reads, was expected"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE found"),
        ("ASK " + "{" * 300 + "}" * 300, "nested 300 deep"),
    ],
)
def test_what_cannot_be_run_is_a_query_error(data: Path, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        EmbeddedEngine(data).query(query)
