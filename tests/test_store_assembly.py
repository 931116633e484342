from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from cbris.errors import OntologyError
from cbris.loaders.rdf import RdfLoader
from cbris.store import assembly
from cbris.store.build import BuildReport, build
from cbris.store.embedded import EmbeddedEngine

IDENTIFIED = """<http://e/2> <http://purl.org/ontology/bibo/doi> "10.1000/x" ; <http://e/p> 2 .
<http://e/1> <http://purl.org/ontology/bibo/doi> "10.1000/x" ; <http://e/cites> <http://e/2> ."""


def built(folder: Path, turtle: str) -> tuple[EmbeddedEngine, BuildReport]:
    (folder / "a.ttl").write_text(turtle)
    report = build(folder / "data", [folder / "a.ttl"], bundled=False, using=[RdfLoader()])
    return EmbeddedEngine(folder / "data"), report


def rows(engine: EmbeddedEngine, query: str) -> list[tuple[str, ...]]:
    answer = engine.query(query)
    assert isinstance(answer, QuerySolutions)
    return sorted(tuple(term.value for term in row) for row in answer)


def test_merged_iris_are_replaced_everywhere_and_stay_listed(tmp_path: Path) -> None:
    engine, _ = built(tmp_path, IDENTIFIED)
    assert rows(engine, "SELECT ?s ?o { ?s <http://e/p>|<http://e/cites> ?o }") == [
        ("http://e/1", "2"),
        ("http://e/1", "http://e/1"),
    ]
    replaced = "SELECT ?g ?s ?o { GRAPH ?g { ?s <http://purl.org/dc/terms/isReplacedBy> ?o } }"
    assert rows(engine, replaced) == [
        ("https://w3id.org/cbris/graph/identity", "http://e/2", "http://e/1")
    ]


def test_what_follows_lies_in_its_own_graph_and_in_the_default_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = "CONSTRUCT { ?a <http://e/up> ?c } { ?a <http://e/up> ?b . ?b <http://e/up> ?c }"
    monkeypatch.setattr(assembly, "rules", lambda: {"chain": chain})
    engine, _ = built(
        tmp_path,
        "<http://e/1> <http://e/up> <http://e/2> . <http://e/2> <http://e/up> <http://e/3> . "
        "<http://e/3> <http://e/up> <http://e/4> .",
    )
    pairs = [
        ("http://e/1", "http://e/3"),
        ("http://e/1", "http://e/4"),
        ("http://e/2", "http://e/4"),
    ]
    inferred = "SELECT ?a ?b { GRAPH <https://w3id.org/cbris/graph/inferred> { ?a ?p ?b } }"
    assert rows(engine, inferred) == pairs
    assert len(rows(engine, "SELECT ?a ?b { ?a <http://e/up> ?b }")) == 6


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("SELECT * {}", "rule r: not a CONSTRUCT"),
        ("CONSTRUCT {", "rule r: error at"),
        ("CONSTRUCT { ?s <http://e/q> [] } { ?s <http://e/p> ?o }", "constructs a blank node"),
        (
            "CONSTRUCT { ?s <http://e/p> ?n } { ?s <http://e/p> ?o BIND(?o + 1 AS ?n) }",
            "still something new after 100 rounds",
        ),
    ],
)
def test_a_wrong_rule_is_an_ontology_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, message: str
) -> None:
    monkeypatch.setattr(assembly, "rules", lambda: {"r": rule})
    with pytest.raises(OntologyError, match=message):
        built(tmp_path, "<http://e/s> <http://e/p> 1 .")


def test_the_report_stays_outside_the_default_graph(tmp_path: Path) -> None:
    engine, report = built(tmp_path, "<http://e/m> a <https://w3id.org/cbris/ontology#Mention> .")
    line = "http://e/m: a mention has no label; give the words as rdfs:label"
    assert line in report.problems
    conforms = "SELECT ?g ?c { %s { ?r <http://www.w3.org/ns/shacl#conforms> ?c } }"
    assert rows(engine, conforms % "GRAPH ?g") == [("https://w3id.org/cbris/graph/report", "false")]
    assert rows(engine, "SELECT ?c { ?r <http://www.w3.org/ns/shacl#conforms> ?c }") == []


def test_many_results_are_counted_after_the_first_twenty(tmp_path: Path) -> None:
    mentions = "".join(
        f"<http://e/{n}> a <https://w3id.org/cbris/ontology#Mention> ." for n in range(30)
    )
    _, report = built(tmp_path, mentions)
    assert len(report.problems) == 21
    assert report.problems[-1].endswith(
        "more results of validation in <https://w3id.org/cbris/graph/report>"
    )


def test_a_graph_that_conforms_says_so(tmp_path: Path) -> None:
    engine, report = built(tmp_path, "<http://e/s> <http://e/p> 1 .")
    assert report.problems == ()
    conforms = "SELECT ?c { GRAPH ?g { ?r <http://www.w3.org/ns/shacl#conforms> ?c } }"
    assert rows(engine, conforms) == [("true",)]


def test_the_dataset_names_its_graphs_with_licence_or_rights(tmp_path: Path) -> None:
    engine, _ = built(tmp_path, "<http://e/s> <http://e/p> 1 .")
    found = rows(
        engine,
        """PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?part ?said { GRAPH <https://w3id.org/cbris/graph/dataset> {
            ?dataset <http://rdfs.org/ns/void#subset> ?part .
            ?part dcterms:license|dcterms:rights ?said } }""",
    )
    licence = "https://creativecommons.org/licenses/by/4.0/"
    rights = "The licence of the source is not known; what is quoted from it are short extracts."
    base = "https://w3id.org/cbris/graph/"
    assert found == [
        (f"{base}a.ttl", rights),
        (f"{base}dataset", licence),
        (f"{base}identity", licence),
        (f"{base}inferred", licence),
        (f"{base}report", licence),
    ]


def test_the_dataset_says_that_an_added_file_has_its_own_rights(tmp_path: Path) -> None:
    engine, _ = built(tmp_path, "<http://e/s> <http://e/p> 1 .")
    said = (
        "SELECT ?o { GRAPH ?g { <https://w3id.org/cbris/dataset>"
        " <http://purl.org/dc/terms/rights> ?o } }"
    )
    [(rights,)] = rows(engine, said)
    assert rights == (
        "The licence is that of CBRIS's own graphs; a graph that was read from a file which a user "
        "added has its own rights, which stand with that graph."
    )


def test_the_dataset_says_which_sources_have_no_date(tmp_path: Path) -> None:
    engine, _ = built(tmp_path, "<http://e/s> <http://e/p> 1 .")
    said = "SELECT ?o { GRAPH ?g { ?dataset <http://purl.org/dc/terms/provenance> ?o } }"
    assert rows(engine, said) == [
        ("The date on which these sources were retrieved is not known: a.ttl.",)
    ]
