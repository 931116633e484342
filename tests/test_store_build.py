from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from cbris.errors import StoreError
from cbris.loaders.rdf import RdfLoader
from cbris.loaders.source import Source
from cbris.ontology.terms import graph
from cbris.store.build import BuildReport, build, remove_source
from cbris.store.dump import dump
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations

ONE = "<http://e/s> <http://e/p> <http://e/o> ."


class LineLoader:
    """Reads ``.line`` files: each line is the value of one statement."""

    name = "line"
    version = "1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def accepts(self, path: Path) -> bool:
        return path.suffix == ".line"

    def load(self, source: Source) -> Iterator[Quad]:
        self.read.append(source.id)
        for line in source.content.decode().splitlines():
            subject = BlankNode("b") if line == "blank" else NamedNode("http://e/s")
            yield Quad(subject, NamedNode("http://e/line"), Literal(line))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.line").write_text("first")
    (folder / "b.line").write_text("second")
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *paths: Path, loader: LineLoader | None = None) -> BuildReport:
    return build(data, paths, bundled=False, using=[loader or LineLoader(), RdfLoader()])


def lines(data: Path) -> set[str]:
    answer = EmbeddedEngine(data).query("SELECT ?v { ?s <http://e/line> ?v }")
    assert isinstance(answer, QuerySolutions)
    return {row["v"].value for row in answer}


def test_the_first_build_loads_every_file_of_a_folder(data: Path, texts: Path) -> None:
    report = run(data, texts)
    assert (report.loaded, report.failed) == (("a.line", "b.line"), ())
    assert (report.generation, report.published) == ("1", True)
    assert lines(data) == {"first", "second"}


def test_a_build_without_change_publishes_nothing_and_reads_nothing(
    data: Path, texts: Path
) -> None:
    first = run(data, texts)
    loader = LineLoader()
    second = run(data, loader=loader)
    assert loader.read == []
    assert second.unchanged == ("a.line", "b.line")
    assert (second.generation, second.published, second.triples) == ("1", False, first.triples)


def test_only_what_changed_is_read_again(data: Path, texts: Path) -> None:
    run(data, texts)
    (texts / "b.line").write_text("third")
    loader = LineLoader()
    report = run(data, loader=loader)
    assert loader.read == ["b.line"]
    assert (report.loaded, report.unchanged) == (("b.line",), ("a.line",))
    assert lines(data) == {"first", "third"}


def test_a_new_version_of_the_loader_reads_again(data: Path, texts: Path) -> None:
    run(data, texts)
    loader = LineLoader()
    loader.version = "2"
    assert run(data, loader=loader).loaded == ("a.line", "b.line")


def test_paths_given_later_are_added_to_those_kept(data: Path, texts: Path, tmp_path: Path) -> None:
    run(data, texts)
    other = tmp_path / "c.line"
    other.write_text("third")
    assert run(data, other).loaded == ("c.line",)
    assert lines(data) == {"first", "second", "third"}


def test_a_file_that_is_gone_is_removed(data: Path, texts: Path) -> None:
    run(data, texts)
    (texts / "a.line").unlink()
    report = run(data)
    assert (report.removed, report.generation) == (("a.line",), "2")
    assert lines(data) == {"second"}


def test_sources_that_cannot_be_read_fail_alone(data: Path, texts: Path) -> None:
    (texts / "binary.ttl").write_bytes(b"\x00\xff\x00")
    (texts / "empty.nt").write_bytes(b"")
    missing = texts / "missing.line"
    report = run(data, texts, missing)
    assert report.loaded == ("a.line", "b.line")
    assert [failure.source for failure in report.failed] == [
        str(missing),
        "binary.ttl",
        "empty.nt",
    ]
    assert "no such file" in report.failed[0].message
    assert "binary.ttl" in report.failed[1].message
    assert "no statement" in report.failed[2].message


def test_a_source_that_fails_later_stays_as_it_was(data: Path, texts: Path) -> None:
    (texts / "c.ttl").write_text(ONE)
    run(data, texts)
    (texts / "c.ttl").write_text("not RDF")
    report = run(data)
    assert [failure.source for failure in report.failed] == ["c.ttl"]
    assert (report.removed, report.published) == ((), False)


def test_a_file_that_never_could_be_read_is_not_kept(data: Path, texts: Path) -> None:
    run(data, texts)
    (data.parent / "bad.ttl").write_text("not RDF")
    report = run(data, data.parent / "bad.ttl")
    assert (len(report.failed), report.published) == (1, False)
    assert run(data).failed == ()


def test_a_failing_build_without_any_source_publishes_nothing(data: Path, tmp_path: Path) -> None:
    report = run(data, tmp_path / "nothing.line")
    assert (report.generation, report.published, report.triples) == (None, False, 0)


def test_the_same_file_twice_is_reported_not_loaded(data: Path, texts: Path) -> None:
    (texts / "z.line").write_text("first")
    report = run(data, texts)
    assert report.loaded == ("a.line", "b.line")
    assert report.problems == (f"{texts}/z.line: the same file as source 'a.line'; not loaded",)


def test_a_clash_of_ids_is_an_error_for_one_of_the_two(data: Path, texts: Path) -> None:
    (texts / "x").mkdir()
    (texts / "x" / "y.line").write_text("third")
    (texts / "x-y.line").write_text("fourth")
    report = run(data, texts)
    assert report.loaded == ("a.line", "b.line", "x-y.line")
    assert len(report.failed) == 1
    assert "its id 'x-y.line' is that of" in report.failed[0].message


@pytest.mark.parametrize("name", ["identity", "inferred", "report", "dataset"])
def test_names_of_own_graphs_are_reserved(data: Path, tmp_path: Path, name: str) -> None:
    class Anything(LineLoader):
        def accepts(self, path: Path) -> bool:
            return True

    (tmp_path / name).write_text("x")
    report = run(data, tmp_path / name, loader=Anything())
    assert "is reserved; rename the file" in report.failed[0].message


def test_files_of_no_loader_are_passed_over_in_a_folder_only(data: Path, texts: Path) -> None:
    (texts / "picture.png").write_bytes(b"png")
    assert run(data, texts).problems == (
        f"{texts}/picture.png: no loader reads such a file; passed over",
    )
    report = run(data, texts / "picture.png")
    assert "there are line, rdf; convert it" in report.failed[0].message


def test_hidden_files_are_not_looked_at(data: Path, texts: Path) -> None:
    (texts / ".git").mkdir()
    (texts / ".git" / "x.line").write_text("hidden")
    (texts / ".y.line").write_text("hidden")
    assert run(data, texts).loaded == ("a.line", "b.line")


def test_a_loader_that_makes_blank_nodes_fails(data: Path, texts: Path) -> None:
    (texts / "a.line").write_text("blank")
    report = run(data, texts)
    assert report.loaded == ("b.line",)
    assert "IRIs were expected; mend the loader" in report.failed[0].message


def test_a_file_that_changes_while_it_is_read_is_not_loaded(data: Path, texts: Path) -> None:
    class Slow(LineLoader):
        def load(self, source: Source) -> Iterator[Quad]:
            yield from super().load(source)
            if source.id == "a.line":
                source.path.write_text("changed")

    report = run(data, texts, loader=Slow())
    assert report.loaded == ("b.line",)
    assert report.failed[0].message == f"{texts}/a.line: changed while it was read; build again"
    assert run(data).loaded == ("a.line",)


class PairLoader(LineLoader):
    """Reads a ``.line`` file with the ``.map`` beside it, and knows its licence."""

    name = "pair"

    def beside(self, path: Path) -> tuple[Path, ...]:
        return (path.with_suffix(".map"),)

    def origin(self, path: Path) -> dict[str, str]:
        return {"licence": "http://e/free", "graph_licence": "http://e/free"}


def test_a_file_read_with_another_one_counts_as_its_part(data: Path, texts: Path) -> None:
    (texts / "a.map").write_text("1")
    (texts / "b.map").write_text("1")
    assert run(data, texts, loader=PairLoader()).problems == ()
    (texts / "b.map").write_text("2")
    report = run(data, texts / "b.map", loader=PairLoader())
    assert (report.loaded, report.unchanged, report.failed) == (("b.line",), ("a.line",), ())


def test_a_loader_may_know_the_licence_of_its_files(data: Path, texts: Path) -> None:
    (texts / "a.map").write_text("1")
    (texts / "b.map").write_text("1")
    run(data, texts, loader=PairLoader())
    answer = EmbeddedEngine(data).query(
        "SELECT ?s { ?s <http://purl.org/dc/terms/license> <http://e/free> }"
    )
    assert isinstance(answer, QuerySolutions)
    assert sorted(row["s"].value.rsplit("/", 2)[1] for row in answer) == [
        "graph",
        "graph",
        "source",
        "source",
    ]


def test_a_large_file_shows_how_much_was_read(data: Path, tmp_path: Path) -> None:
    line = f'<https://example.org/a> <https://example.org/b> "{"x" * 8191}" .\n'
    (tmp_path / "a.nt").write_text(line * 1100)
    steps: list[str] = []
    build(
        data,
        [tmp_path / "a.nt"],
        bundled=False,
        progress=lambda what, _done, _total: steps.append(what),
    )
    assert [steps[0], *dict.fromkeys(steps[1:])] == [
        "sources",
        "a.nt 8 of 9 MiB",
        "a.nt",
        "graph",
    ]


def test_a_source_taken_out_stays_out_until_it_is_given_again(data: Path, texts: Path) -> None:
    run(data, texts)
    assert remove_source(data, "a.line").removed == ("a.line",)
    assert lines(data) == {"second"}
    assert run(data).published is False
    assert run(data, texts / "a.line").loaded == ("a.line",)


@pytest.mark.parametrize("name", ["ontology", "vocabulary-barrier"])
def test_what_every_graph_needs_is_not_taken_out(data: Path, name: str) -> None:
    build(data, using=[RdfLoader()])
    with pytest.raises(StoreError, match=f"source '{name}' is a part of CBRIS itself and stays"):
        remove_source(data, name)


def test_taking_out_an_unknown_source_names_the_known_ones(data: Path, texts: Path) -> None:
    run(data, texts)
    with pytest.raises(StoreError, match=r"'x' is not in .*; its sources are a.line, b.line"):
        remove_source(data, "x")


def test_one_triple_of_three_graphs_counts_once(data: Path, tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.ttl").write_text(f"{ONE} <http://e/{name}> <http://e/p> 1 .")
    run(data, *(tmp_path / f"{name}.ttl" for name in ("a", "b", "c")))
    engine = EmbeddedEngine(data)
    everywhere = engine.query("SELECT ?g { GRAPH ?g { <http://e/s> ?p ?o } }")
    merged = engine.query("SELECT (COUNT(*) AS ?n) { <http://e/s> ?p ?o }")
    assert isinstance(everywhere, QuerySolutions)
    assert isinstance(merged, QuerySolutions)
    assert len(list(everywhere)) == 3
    assert [row["n"].value for row in merged] == ["1"]


def test_every_source_says_where_it_comes_from(data: Path, texts: Path) -> None:
    run(data, texts)
    answer = EmbeddedEngine(data).query(
        """PREFIX cbris: <https://w3id.org/cbris/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX schema: <https://schema.org/>
        PREFIX void: <http://rdfs.org/ns/void#> PREFIX foaf: <http://xmlns.com/foaf/0.1/>
        SELECT * { GRAPH <https://w3id.org/cbris/graph/a.line> {
            ?graph a prov:Entity, void:Dataset ; prov:wasDerivedFrom ?source ;
                prov:wasGeneratedBy ?loading ; dcterms:rights ?rights .
            ?source a prov:Entity, foaf:Document ; dcterms:identifier ?id ;
                schema:name ?name ; schema:sha256 ?sha .
            ?loading a prov:Activity ; prov:used ?source ; prov:wasAssociatedWith ?agent .
            ?agent a prov:SoftwareAgent ; schema:softwareVersion ?version } }"""
    )
    assert isinstance(answer, QuerySolutions)
    (row,) = answer
    assert row["graph"] == graph("a.line")
    assert row["source"].value == "https://w3id.org/cbris/source/a.line"
    assert row["loading"].value == "https://w3id.org/cbris/source/a.line/loading"
    assert row["agent"].value == "https://w3id.org/cbris/loader/line-1"
    assert (row["id"].value, row["name"].value, row["version"].value) == ("a.line", "a.line", "1")
    assert row["sha"].value == "a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e"


def test_no_path_of_this_machine_is_in_the_graph(data: Path, texts: Path, tmp_path: Path) -> None:
    run(data, texts)
    assert str(tmp_path) not in b"".join(dump(EmbeddedEngine(data), "nquads")).decode()


def test_graphs_that_no_build_owns_are_carried_over(data: Path, texts: Path) -> None:
    run(data, texts)
    generations = Generations(data)
    own = Quad(NamedNode("http://e/x"), NamedNode("http://e/p"), Literal("kept"), graph("mine"))

    def fill(store: Store) -> int:
        store.add(own)
        return 0

    with generations.lock():
        generations.publish(generations.manifest(), fill)
    (texts / "a.line").write_text("changed")
    assert run(data).published
    assert own in EmbeddedEngine(data).snapshot()


def test_progress_tells_each_step(data: Path, texts: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    build(
        data,
        [texts],
        bundled=False,
        using=[LineLoader()],
        progress=lambda *step: steps.append(step),
    )
    assert steps == [("sources", 0, 2), ("a.line", 1, 2), ("b.line", 2, 2), ("graph", 2, 2)]
