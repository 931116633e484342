"""The Graph Store Protocol, where the tests of W3C leave off."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from backing import OWNED, backed
from pyoxigraph import NamedNode, RdfFormat, Store, parse
from web import Response, fetch

from cbris.server.limits import Limits
from cbris.server.shell import Shell

TURTLE = "text/turtle"
GRAPH = "/store?graph=http%3A%2F%2Fe%2Fg"
BOUNDARY = "multipart/form-data; boundary=b"


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def app(store: Store) -> Iterator[Shell]:
    shell = backed(store, limits=Limits(parse_s=1, parse_memory=512 * 1024 * 1024))
    yield shell
    shell.close()


def put(app: Shell, body: str | bytes, content_type: str = TURTLE, target: str = GRAPH) -> Response:
    data = body.encode() if isinstance(body, str) else body
    return fetch(app, target, method="PUT", content_type=content_type, body=data)


def held(store: Store) -> int:
    """Count what the graph of the tests holds."""
    return len(list(store.quads_for_pattern(None, None, None, NamedNode("http://e/g"))))


def check(response: Response, status: int, detail: str) -> None:
    assert (response.status, response.type) == (status, "application/problem+json")
    assert detail in response.json()["detail"]


def test_a_relative_iri_is_that_of_the_graph(app: Shell, store: Store) -> None:
    assert put(app, "<> <p> <#o> .").status == 201
    assert bool(store.query("ASK { GRAPH ?g { <http://e/g> <http://e/p> <http://e/g#o> } }"))


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/n-triples", "<http://e/s> <http://e/p> <http://e/o> ."),
        ("application/ld+json", '{"@id": "http://e/s", "http://e/p": {"@id": "http://e/o"}}'),
        ("application/n-quads; charset=utf-8", "<http://e/s> <http://e/p> <http://e/o> ."),
        ("application/trig", "<http://e/s> <http://e/p> <http://e/o> ."),
        (
            "application/rdf+xml",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
            '<rdf:Description rdf:about="http://e/s"><e:p rdf:resource="http://e/o"/>'
            "</rdf:Description></rdf:RDF>",
        ),
    ],
)
def test_a_graph_is_taken_in_each_form(
    app: Shell, store: Store, content_type: str, body: str
) -> None:
    assert put(app, body, content_type).status == 201
    assert bool(
        store.query("ASK { GRAPH <http://e/g> { <http://e/s> <http://e/p> <http://e/o> } }")
    )


@pytest.mark.parametrize(
    ("name", "media_type"), [("nt", "application/n-triples"), ("jsonld", "application/ld+json")]
)
def test_a_graph_is_given_in_each_form(app: Shell, name: str, media_type: str) -> None:
    put(app, "<http://e/s> <http://e/p> 1 .")
    by_name, by_accept = fetch(app, f"{GRAPH}&format={name}"), fetch(app, GRAPH, accept=media_type)
    assert by_name.type == by_accept.type == media_type
    form = RdfFormat.from_media_type(media_type)
    assert [q.subject for q in parse(by_name.body, format=form)] == [NamedNode("http://e/s")]


def test_an_empty_graph_is_there(app: Shell) -> None:
    assert fetch(app, GRAPH).status == 404
    assert put(app, "").status == 201
    response = fetch(app, GRAPH)
    assert (response.status, response.body) == (200, b"")
    assert fetch(app, GRAPH, method="DELETE").status == 204
    assert fetch(app, GRAPH, method="DELETE").status == 404


def test_blank_nodes_of_two_requests_are_two(app: Shell, store: Store) -> None:
    for _ in range(2):
        fetch(app, GRAPH, method="POST", content_type=TURTLE, body=b"_:x <http://e/p> 1 .")
    assert held(store) == 2


@pytest.mark.parametrize(
    ("target", "method", "status", "detail"),
    [
        ("/store", "GET", 400, "no graph was named"),
        ("/store", "PUT", 400, "no graph was named"),
        ("/store?graph=http://e/g&default", "GET", 400, "more than one graph was named"),
        ("/store?graph=http://e/g&graph=http://e/h", "GET", 400, "more than one graph"),
        ("/store/own?default", "GET", 400, "more than one graph was named"),
        ("/store?graph=g", "GET", 400, "graph: not an IRI"),
        ("/store?graph=http://e/%3E", "GET", 400, "graph: not an IRI"),
        ("/store?default&format=csv", "GET", 406, "no form of a graph"),
        ("/store?default", "PATCH", 405, "PATCH is not understood here"),
        ("/store?graph=http://e/none", "HEAD", 404, ""),
        ("/store?default", "PUT", 415, "RDF of type unknown was sent"),
    ],
)
def test_requests_that_are_no_good(
    app: Shell, target: str, method: str, status: int, detail: str
) -> None:
    response = fetch(app, target, method=method)
    assert response.status == status
    assert method == "HEAD" or detail in response.json()["detail"]


def test_a_graph_of_a_source_is_not_written(app: Shell) -> None:
    check(put(app, "", target=f"/store?graph={OWNED}"), 409, "for sources that are built")


@pytest.mark.parametrize(
    ("content_type", "body", "detail"),
    [
        (TURTLE, "<http://e/s> <http://e/p> ", "the body: "),
        (TURTLE, b"<http://e/s> <http://e/p> '\xff' .", "the body: "),
        ("application/trig", "<http://e/g> { <http://e/s> <http://e/p> 1 }", "named graph <http"),
        ("multipart/form-data", "", "without a boundary"),
        (BOUNDARY, "--b\r\nno header\r\n\r\n--b--\r\n", ""),
    ],
)
def test_bodies_that_are_no_graph(
    app: Shell, content_type: str, body: str | bytes, detail: str
) -> None:
    response = put(app, body, content_type)
    assert response.status in (400, 415)
    assert detail in response.json()["detail"]


def part(name: str, content_type: str, body: str) -> str:
    return (
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n'
        f"Content-Type: {content_type}\r\n\r\n{body}\r\n"
    )


def test_the_parts_of_a_form_are_one_graph_each_in_its_form(app: Shell, store: Store) -> None:
    one = part("a", "text/turtle; charset=utf-8", "<http://e/s> <http://e/p> 1 .")
    two = part("b", "application/ld+json", json.dumps({"@id": "http://e/s", "http://e/p": 2}))
    assert put(app, f"{one}{two}--b--\r\n", BOUNDARY).status == 201
    assert held(store) == 2


def test_a_part_of_no_known_type_is_refused_with_all(app: Shell, store: Store) -> None:
    one = part("a", TURTLE, "<http://e/s> <http://e/p> 1 .")
    body = f"{one}{part('b', 'text/plain', 'hello')}--b--\r\n"
    check(put(app, body, BOUNDARY), 415, "text/plain was sent")
    assert len(store) == 0


def swelling() -> str:
    """Give RDF/XML of 1 KB that holds a literal of 10 GB."""
    names = "abcdefghij"
    entities = f'<!ENTITY a "{"x" * 10}">'
    for inner, outer in pairwise(names):
        entities += f'<!ENTITY {outer} "{f"&{inner};" * 10}">'
    return (
        f'<?xml version="1.0"?><!DOCTYPE r [{entities}]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
        '<rdf:Description rdf:about="http://e/s"><e:p>&j;</e:p></rdf:Description></rdf:RDF>'
    )


NESTED = f"<a:a> <a:p> {'<<( <a:a> <a:p> ' * 5000}<a:o>{' )>>' * 5000} ."


@pytest.mark.parametrize(
    ("content_type", "body", "limits"),
    [
        pytest.param("application/rdf+xml", swelling(), {"parse_s", "parse_memory"}, id="swells"),
        pytest.param("text/turtle", NESTED, {"parse_memory"}, id="deep"),
    ],
)
def test_a_body_that_would_harm_is_refused_and_the_next_is_read(
    app: Shell, content_type: str, body: str, limits: set[str]
) -> None:
    response = put(app, body, content_type)
    assert response.status == 422
    assert response.json()["limit"] in limits
    assert put(app, "<http://e/s> <http://e/p> 1 .").status == 201


def test_a_new_graph_says_where_it_is(app: Shell) -> None:
    body = b"<> <http://e/p> 1 ."
    made = fetch(app, "/store", method="POST", content_type=TURTLE, body=body)
    location = made.headers["location"]
    assert (made.status, location.rpartition("/")[0]) == (201, "http://127.0.0.1:8000/store")
    there = fetch(
        app, location.removeprefix("http://127.0.0.1:8000"), accept="application/n-triples"
    )
    assert there.text.startswith(f"<{location}> <http://e/p> ")
    again = fetch(app, f"/store?graph={location}", method="POST", content_type=TURTLE, body=b"")
    assert again.status == 204


def test_it_can_be_asked_what_it_takes(app: Shell) -> None:
    response = fetch(app, "/store", method="OPTIONS")
    assert (response.status, response.headers["allow"]) == (
        204,
        "GET, HEAD, PUT, POST, DELETE, OPTIONS",
    )


def test_without_workers_a_graph_is_read_too(store: Store) -> None:
    from engines import StoreEngine

    store.update("INSERT DATA { GRAPH <http://e/g> { <http://e/s> <http://e/p> 1 } }")
    app = Shell(StoreEngine(store))
    assert fetch(app, GRAPH, accept="application/n-triples").text.startswith("<http://e/s> ")
    assert fetch(app, "/store?graph=http://e/none").status == 404
