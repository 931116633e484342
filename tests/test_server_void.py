"""What the dataset says of itself: VoID and DCAT."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse
from web import fetch, graph, shell

from cbris.server.checksums import Checksums
from cbris.server.dumps import DUMPS
from cbris.server.shell import Shell
from cbris.store.dump import dump
from cbris.store.embedded import EmbeddedEngine

PREFIXES = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "cbris": "https://w3id.org/cbris/ontology#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
LINKS = """
INSERT DATA {
  <https://w3id.org/cbris/country/UA> <http://www.w3.org/2004/02/skos/core#exactMatch>
    <http://www.wikidata.org/entity/Q212> .
  <https://w3id.org/cbris/country/PL> <http://www.w3.org/2004/02/skos/core#exactMatch>
    <http://www.wikidata.org/entity/Q36> , <https://w3id.org/cbris/country/Poland> .
}
"""


@pytest.fixture(scope="module")
def app() -> Iterator[Shell]:
    app = shell(graph(LINKS))
    yield app
    app.close()


@pytest.fixture(scope="module")
def described(app: Shell) -> Store:
    response = fetch(app, "/.well-known/void")
    assert (response.status, response.type) == (200, "text/turtle")
    store = Store()
    store.extend(parse(response.body, format=RdfFormat.TURTLE))
    return store


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=PREFIXES))


@pytest.mark.parametrize(
    "pattern",
    [
        "?d a void:Dataset, dcat:Dataset ; void:uriSpace 'https://w3id.org/cbris/'",
        "?d void:sparqlEndpoint <http://127.0.0.1:8000/sparql>",
        "?d void:classPartition [ void:class skos:Concept ; void:entities 5 ]",
        "?d void:propertyPartition [ void:property cbris:stageOrder ; void:triples 3 ]",
        "?d void:vocabulary skos:",
        "?d void:subset [ a void:Linkset ; void:linkPredicate skos:exactMatch ; void:triples 2 ;"
        " void:subjectsTarget ?d ;"
        " void:objectsTarget [ void:uriSpace 'http://www.wikidata.org/' ] ]",
        "?d dcat:distribution [ dcat:downloadURL <http://127.0.0.1:8000/dump.nq> ;"
        " dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ]",
        "<http://127.0.0.1:8000/dump.ttl.gz> dcat:compressFormat"
        " <https://www.iana.org/assignments/media-types/application/gzip> ;"
        " dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle>",
        "<http://127.0.0.1:8000/sparql> a dcat:DataService ; dcat:servesDataset ?d",
    ],
)
def test_it_tells_what_there_is(described: Store, pattern: str) -> None:
    assert ask(described, pattern)


def test_it_counts_the_default_graph_alone(described: Store) -> None:
    triples = len(list(graph(LINKS).snapshot().quads_for_pattern(None, None, None, DefaultGraph())))
    assert ask(described, f"?d a dcat:Dataset ; void:triples {triples}")


@pytest.mark.parametrize("path", list(DUMPS))
def test_each_dump_has_its_checksum(app: Shell, described: Store, path: str) -> None:
    body = fetch(app, path).body
    digest = hashlib.sha256(body).hexdigest()
    place = f"<http://127.0.0.1:8000{path}>"
    value = f'"{digest}"^^<http://www.w3.org/2001/XMLSchema#hexBinary>'
    assert ask(described, f"{place} dcat:byteSize {len(body)}")
    assert ask(described, f"{place} spdx:checksum [ spdx:checksumValue {value} ]")


def test_a_process_finds_the_checksums_of_a_data_folder(small_data: Path) -> None:
    engine = EmbeddedEngine(small_data)
    checksums = Checksums(engine, small_data)
    found = checksums.of(engine.generation, 20)
    assert found["turtle"].sha256 == hashlib.sha256(b"".join(dump(engine, "turtle"))).hexdigest()
    checksums.close()


def test_who_does_not_wait_goes_without_checksums(small_data: Path) -> None:
    checksums = Checksums(EmbeddedEngine(small_data), small_data)
    assert checksums.of("1", 0) == {}
    checksums.close()


def test_a_generation_that_is_gone_has_none(small_data: Path) -> None:
    checksums = Checksums(EmbeddedEngine(small_data), small_data)
    assert checksums.of("99", 20) == {}
    checksums.close()


@pytest.mark.parametrize(
    ("target", "accept", "media_type"),
    [
        ("/void", None, "text/turtle"),
        ("/void", "text/html", "text/turtle"),
        ("/void", "application/ld+json", "application/ld+json"),
        ("/void?format=nt", None, "application/n-triples"),
    ],
)
def test_it_comes_in_the_form_that_is_taken(
    app: Shell, target: str, accept: str | None, media_type: str
) -> None:
    assert fetch(app, target, accept=accept).type == media_type


def test_what_cannot_be_given_is_refused(app: Shell) -> None:
    assert fetch(app, "/void", accept="image/png").status == 406
    assert fetch(app, "/void?format=csv").status == 406
    assert fetch(app, "/void", method="DELETE").status == 405
    assert fetch(app, "/void", method="HEAD").body == b""


def test_a_new_generation_is_counted_anew() -> None:
    engine = graph(LINKS)
    app = shell(engine)
    before = fetch(app, "/void?format=nt").body
    engine.snapshot().update("INSERT DATA { <http://e/s> <http://e/p> 1 }")
    assert fetch(app, "/void?format=nt").body == before
    engine.generation = "2"
    assert b"<http://e/p>" in fetch(app, "/void?format=nt").body
    app.close()


def test_a_form_that_cannot_hold_the_graph_takes_no_checksum_from_the_others() -> None:
    checksums = Checksums(graph("INSERT DATA { <http://e/s> <http://e/p> 1 {| <http://e/q> 2 |} }"))
    found = {key.removesuffix(".gz") for key in checksums.of("1", 20)}
    assert found == {"turtle", "trig", "nquads"}
    checksums.close()
