from pathlib import Path

import pytest
from engines import StoreEngine
from pyoxigraph import BaseDirection, Literal, Quad, RdfFormat, Store, Triple, parse

from cbris.errors import QueryError
from cbris.loaders.rdf import RdfLoader
from cbris.store.build import build
from cbris.store.dump import FORMATS, dump
from cbris.store.embedded import EmbeddedEngine

SOURCES = {
    "a.ttl": "<http://e/s> <http://e/p> 'b', 'a'@en, \"two\\nlines\", 1 ; a <http://e/C> .",
    "b.nt": '<http://e/t> <http://xmlns.com/foaf/0.1/name> "<&\\u0002>" .',
    "c.trig": "<http://e/g> { <http://e/u> <http://e/q> [ <http://e/p> <relative> ] }",
}
IDENTIFIED = """<http://e/2> <http://purl.org/ontology/bibo/doi> "10.1000/x" .
<http://e/1> <http://purl.org/dc/terms/identifier> "https://doi.org/10.1000/X" ;
    <http://e/p> <http://e/2> ."""
PARSED = {"jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML, "turtle": RdfFormat.TURTLE}


def write(folder: Path, sources: dict[str, str]) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sources.items():
        (folder / name).write_text(text)
    return [folder / name for name in sources]


def built(folder: Path, sources: dict[str, str], *, reverse: bool = False) -> EmbeddedEngine:
    paths = sorted(write(folder / "sources", sources), reverse=reverse)
    build(folder / "data", paths, bundled=False, using=[RdfLoader()])
    return EmbeddedEngine(folder / "data")


def content(engine: EmbeddedEngine, form: str) -> bytes:
    return b"".join(dump(engine, form))


def quads(engine: EmbeddedEngine, form: str) -> set[Quad]:
    known = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, **PARSED}
    return set(parse(content(engine, form), known[form]))


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    return built(tmp_path, SOURCES)


@pytest.mark.parametrize("form", FORMATS)
def test_order_and_place_of_files_do_not_change_a_byte(tmp_path: Path, form: str) -> None:
    sources = {**SOURCES, "d.ttl": IDENTIFIED}
    here = built(tmp_path / "here", sources)
    there = built(tmp_path / "there" / "deeper", sources, reverse=True)
    assert content(here, form) == content(there, form)


@pytest.mark.parametrize("form", ["turtle", "nquads"])
def test_growing_in_steps_gives_the_same_bytes(tmp_path: Path, form: str) -> None:
    at_once = built(tmp_path / "once", SOURCES)
    for name in sorted(SOURCES, reverse=True):
        steps = built(tmp_path / "steps", {name: SOURCES[name]})
    assert content(at_once, form) == content(steps, form)


@pytest.mark.parametrize("form", ["turtle", "nquads", "trig"])
def test_line_based_dumps_begin_with_licence_version_and_citation(
    engine: EmbeddedEngine, form: str
) -> None:
    head = content(engine, form).decode()[:400]
    assert head.startswith("# Licence: https://creativecommons.org/licenses/by/4.0/")
    assert "Version: 0.1.0" in head
    assert "Cite as: CBRIS contributors. CBRIS: a knowledge graph of cross-border" in head


@pytest.mark.parametrize("form", PARSED)
def test_merged_dumps_describe_the_dataset_first(engine: EmbeddedEngine, form: str) -> None:
    parsed = list(parse(content(engine, form), PARSED[form]))
    assert str(parsed[0].subject) == "<https://w3id.org/cbris/dataset>"
    said = {
        quad.predicate.value.rpartition("/")[2]
        for quad in parsed
        if quad.subject == parsed[0].subject
    }
    assert {"license", "bibliographicCitation", "owl#versionInfo", "provenance"} <= said


def test_turtle_json_ld_and_rdf_xml_hold_the_same_triples(tmp_path: Path) -> None:
    without_control = {**SOURCES, "b.nt": SOURCES["b.nt"].replace("\\u0002", "")}
    engine = built(tmp_path, without_control)
    turtle = quads(engine, "turtle")
    assert quads(engine, "rdfxml") == turtle
    assert quads(engine, "jsonld") == turtle


def test_n_quads_and_trig_hold_the_same_quads(engine: EmbeddedEngine) -> None:
    found = quads(engine, "nquads")
    assert quads(engine, "trig") == found
    assert {Triple(*quad.triple) for quad in found} >= {q.triple for q in quads(engine, "turtle")}


def test_n_quads_are_sorted(engine: EmbeddedEngine) -> None:
    lines = content(engine, "nquads").decode().splitlines()
    assert lines == sorted(lines)


def test_no_form_has_a_blank_node(engine: EmbeddedEngine) -> None:
    assert all(b"_:" not in content(engine, form) for form in FORMATS)


def test_turtle_has_one_block_a_subject_and_one_line_a_triple(engine: EmbeddedEngine) -> None:
    assert (
        "\n<http://e/s>\n"
        "    a <http://e/C> ;\n"
        '    <http://e/p> "1"^^xsd:integer ;\n'
        '    <http://e/p> "a"@en ;\n'
        '    <http://e/p> "b" ;\n'
        '    <http://e/p> "two\\nlines" ;\n'
        ".\n"
    ) in content(engine, "turtle").decode()


def test_one_changed_fact_is_one_changed_line(tmp_path: Path) -> None:
    turtle = content(built(tmp_path / "a", SOURCES), "turtle").decode().splitlines()
    more = {**SOURCES, "a.ttl": SOURCES["a.ttl"].replace("'b'", "'z'")}
    changed = content(built(tmp_path / "b", more), "turtle").decode().splitlines()
    new = [line for line in set(changed) - set(turtle) if "sha256" not in line]
    assert new == ['    <http://e/p> "z" ;']
    assert len(changed) == len(turtle)


def test_an_unknown_form_names_those_known(engine: EmbeddedEngine) -> None:
    with pytest.raises(QueryError, match="'xls' is not known; give one of turtle, trig, nquads"):
        dump(engine, "xls")


def test_a_property_without_xml_name_is_refused_in_rdf_xml(tmp_path: Path) -> None:
    engine = built(tmp_path, {"a.ttl": "<http://e/s> <http://e/p/> 1 ."})
    with pytest.raises(QueryError, match="<http://e/p/> has no XML name; dump it as turtle"):
        content(engine, "rdfxml")


WRITTEN = """INSERT DATA { GRAPH <http://e/g> {
  _:1 <http://e/p> [ <http://e/q> (1 2) ], "a"@ar--rtl .
} }"""
TRIPLE = "INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 {| <http://e/q> 2 |} } }"


def dumped(update: str, form: str) -> list[Quad]:
    """Dump what a client wrote, into a graph and the default graph, and read it again."""
    store = Store()
    store.update(update)
    store.update("ADD <http://e/g> TO DEFAULT")
    known = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, **PARSED}
    return list(parse(b"".join(dump(StoreEngine(store), form)), known[form]))


@pytest.mark.parametrize("form", FORMATS)
def test_what_clients_write_is_dumped_too(form: str) -> None:
    found = dumped(WRITTEN, form)
    assert len(found) == 7
    assert len({quad.subject for quad in found}) == 4
    text = Literal("a", language="ar", direction=BaseDirection.RTL)
    assert text in {quad.object for quad in found}


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads"])
def test_a_triple_within_a_triple_is_dumped_where_it_can_be(form: str) -> None:
    assert any(isinstance(quad.object, Triple) for quad in dumped(TRIPLE, form))


@pytest.mark.parametrize("form", ["jsonld", "rdfxml"])
def test_a_triple_within_a_triple_is_refused_elsewhere(form: str) -> None:
    with pytest.raises(QueryError, match=f"^{form}: .*; dump it as turtle$"):
        dumped(TRIPLE, form)
