"""The protocol as a client meets it; names as in the tests of the Oxigraph server."""

import json
from urllib.parse import urlencode

import pytest
from pyoxigraph import RdfFormat, parse
from web import Response, fetch, get, graph, shell

from cbris.server.shell import Shell

SELECT = "SELECT ?s { ?s <https://w3id.org/cbris/ontology#stageOrder> 2 }"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s <https://w3id.org/cbris/ontology#stageOrder> 2 }"
UNION = "https://w3id.org/cbris/vocabulary/integration-form/customs-union"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
DATASET_GRAPH = "https://w3id.org/cbris/graph/dataset"


@pytest.fixture(scope="module")
def app() -> Shell:
    return shell()


def post(app: Shell, body: bytes, content_type: str | None, target: str = "/sparql") -> Response:
    return fetch(app, target, method="POST", content_type=content_type, body=body)


def check_problem(response: Response, status: int, detail: str) -> None:
    assert (response.status, response.type) == (status, "application/problem+json")
    assert response.json()["status"] == status
    assert detail in response.json()["detail"]


@pytest.mark.parametrize(
    ("query", "accept", "media_type", "starts"),
    [
        pytest.param(SELECT, None, "application/sparql-results+json", '{"head"', id="no_accept"),
        pytest.param(SELECT, "*/*", "application/sparql-results+json", '{"head"', id="star"),
        pytest.param(SELECT, "application/json", "application/json", '{"head"', id="good_json"),
        pytest.param(
            SELECT,
            "application/sparql-results+xml;charset=utf-8",
            "application/sparql-results+xml",
            "<?xml",
            id="good_xml",
        ),
        pytest.param(SELECT, "text/csv", "text/csv", "s\r\n", id="csv"),
        pytest.param(SELECT, "text/tab-separated-values", "text/tab-separated-values", "?s\n"),
        pytest.param(SELECT, "text/*;q=0.1, text/csv;q=0", "text/tab-separated-values", "?s\n"),
        pytest.param(ASK, "text/csv", "text/csv", "true", id="ask_as_csv"),
        pytest.param(ASK, None, "application/sparql-results+json", '{"head":{},"boolean":true}'),
        pytest.param(CONSTRUCT, "*/*", "text/turtle", f"<{UNION}>", id="construct"),
        pytest.param(f"DESCRIBE <{UNION}>", None, "text/turtle", f"<{UNION}>", id="describe"),
        pytest.param(CONSTRUCT, "application/n-triples", "application/n-triples", f"<{UNION}>"),
        pytest.param(CONSTRUCT, "application/ld+json", "application/ld+json", "[{"),
        pytest.param(CONSTRUCT, "application/rdf+xml", "application/rdf+xml", "<?xml"),
        pytest.param(CONSTRUCT, "application/n-quads", "application/n-quads", f"<{UNION}>"),
        pytest.param(CONSTRUCT, "application/trig", "application/trig", f"<{UNION}>"),
    ],
)
def test_get_query_accept(
    app: Shell, query: str, accept: str | None, media_type: str, starts: str
) -> None:
    response = get(app, "/sparql", accept, query=query)
    assert (response.status, response.type, response.whole) == (200, media_type, True)
    assert response.text.startswith(starts)
    assert response.headers["vary"] == "Accept, Accept-Encoding"
    assert response.headers["content-length"] == str(len(response.body))


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (SELECT, "image/png"), (CONSTRUCT, "text/csv"), (ASK, "nonsense")],
)
def test_get_query_accept_bad(app: Shell, query: str, accept: str) -> None:
    response = get(app, "/sparql", accept, query=query)
    check_problem(response, 406, "offered are ")
    assert ("text/turtle" in response.json()["offered"]) == (query == CONSTRUCT)


@pytest.mark.parametrize(
    ("name", "query", "media_type"),
    [
        ("json", SELECT, "application/sparql-results+json"),
        ("xml", SELECT, "application/sparql-results+xml"),
        ("csv", SELECT, "text/csv"),
        ("tsv", SELECT, "text/tab-separated-values"),
        ("turtle", CONSTRUCT, "text/turtle"),
        ("nt", CONSTRUCT, "application/n-triples"),
        ("jsonld", CONSTRUCT, "application/ld+json"),
        ("rdfxml", CONSTRUCT, "application/rdf+xml"),
        ("nquads", CONSTRUCT, "application/n-quads"),
        ("trig", CONSTRUCT, "application/trig"),
        ("html", CONSTRUCT, "text/html"),
    ],
)
def test_format_outranks_accept(app: Shell, name: str, query: str, media_type: str) -> None:
    assert get(app, "/sparql", BROWSER, query=query, format=name).type == media_type


def test_a_format_that_does_not_fit_or_exist_is_refused(app: Shell) -> None:
    check_problem(get(app, "/sparql", query=SELECT, format="turtle"), 406, "format=json")
    check_problem(get(app, "/sparql", query=SELECT, format="docx"), 400, "give one of json, xml")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(SELECT.encode(), DIRECT, id="post_sparql_query"),
        pytest.param(SELECT.encode(), f"{DIRECT}; charset=UTF-8", id="with_charset"),
        pytest.param(urlencode({"query": SELECT}).encode(), FORM, id="post_sparql_query_form"),
    ],
)
def test_post_query(app: Shell, body: bytes, content_type: str) -> None:
    bindings = post(app, body, content_type).json()["results"]["bindings"]
    assert bindings == [{"s": {"type": "uri", "value": UNION}}]


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        pytest.param(SELECT.encode(), "text/plain", 415, id="post_wrong_content_type"),
        pytest.param(SELECT.encode(), None, 415, id="post_no_content_type"),
        pytest.param(SELECT.encode("utf-16"), f"{DIRECT}; charset=utf-16", 415, id="utf_16"),
        pytest.param(b"\xff", DIRECT, 400, id="post_not_utf_8"),
        pytest.param(b"query=%FF", FORM, 400, id="post_form_not_utf_8"),
        pytest.param(b"SELECT", DIRECT, 400, id="post_bad_query"),
        pytest.param(b"", FORM, 400, id="post_form_without_query"),
        pytest.param(b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400, id="two_queries"),
        pytest.param(b"INSERT DATA {}", "application/sparql-update", 403, id="post_update"),
        pytest.param(b"update=INSERT+DATA+%7B%7D", FORM, 403, id="post_update_form"),
        pytest.param(b"INSERT DATA {}", DIRECT, 400, id="update_as_query"),
        pytest.param(b"&".join(b"a=1" for _ in range(2000)), FORM, 400, id="many_fields"),
    ],
)
def test_post_bad(app: Shell, body: bytes, content_type: str | None, status: int) -> None:
    check_problem(post(app, body, content_type), status, "")


@pytest.mark.parametrize(
    ("target", "status", "detail"),
    [
        pytest.param("/sparql?q=ASK{}", 400, "no query was found", id="get_without_query"),
        pytest.param("/sparql?query=SELECT", 400, "error at 1:7", id="get_bad_query"),
        pytest.param("/sparql?query=ASK{}&query=ASK{}", 400, "2 queries", id="get_two_queries"),
        pytest.param("/sparql?query=ASK{}&default-graph-uri=a", 400, "default-graph-uri", id="iri"),
        pytest.param("/sparql?update=CLEAR+ALL", 405, "send it by POST", id="get_update"),
        pytest.param(
            "/sparql?query=ASK{SERVICE<http://127.0.0.1/>{}}", 400, "SERVICE", id="get_service"
        ),
    ],
)
def test_get_bad(app: Shell, target: str, status: int, detail: str) -> None:
    check_problem(fetch(app, target), status, detail)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(app: Shell, method: str) -> None:
    response = fetch(app, "/sparql?query=ASK{}", method=method)
    check_problem(response, 405, method)
    assert response.headers["allow"] == "GET, HEAD, POST, QUERY, OPTIONS"


def test_an_error_is_plain_text_for_who_asks_for_it(app: Shell) -> None:
    body, headers = b"CLEAR ALL", {"accept": "text/plain"}
    response = fetch(app, "/sparql", method="POST", content_type=UPDATE, body=body, headers=headers)
    assert response.type == "text/plain"
    assert response.text.startswith("403 Forbidden: this endpoint is read-only")


def test_head_has_the_headers_alone(app: Shell) -> None:
    response = fetch(app, f"/sparql?{urlencode({'query': SELECT})}", method="HEAD")
    assert (response.status, response.body, response.whole) == (200, b"", True)
    assert response.type == "application/sparql-results+json"


def test_any_origin_may_ask_but_not_as_somebody(app: Shell) -> None:
    response = fetch(app, "/sparql", method="OPTIONS", headers={"origin": "https://example.org"})
    assert (response.status, response.headers["access-control-allow-origin"]) == (204, "*")
    assert response.headers["access-control-allow-methods"] == "GET, HEAD, POST, QUERY, OPTIONS"
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_dataset_is_that_of_the_request(app: Shell, name: str) -> None:
    inside = "?s <http://purl.org/dc/terms/title> ?o"
    query = f"ASK {{ {inside} }}" if name[0] == "d" else f"ASK {{ GRAPH ?g {{ {inside} }} }}"
    there = urlencode({"query": query, name: DATASET_GRAPH})
    elsewhere = urlencode({"query": query, name: "https://example.org/none"})
    assert fetch(app, f"/sparql?{there}").json()["boolean"] is True
    assert fetch(app, f"/sparql?{elsewhere}").json()["boolean"] is False
    direct = urlencode({name: DATASET_GRAPH})
    assert post(app, query.encode(), DIRECT, f"/sparql?{direct}").json()["boolean"] is True


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_without_a_query_the_service_describes_itself(app: Shell, accept: str) -> None:
    response = get(app, "/sparql", accept)
    assert (response.status, response.type) == (200, accept)
    triples = {
        (quad.subject.value, quad.predicate.value.rpartition("#")[2])
        for quad in parse(response.body, format=RdfFormat.from_media_type(accept))
        if not isinstance(quad.subject, type(quad))
    }
    assert ("http://127.0.0.1:8000/sparql", "endpoint") in triples
    assert ("http://127.0.0.1:8000/sparql#default", "triples") in triples


def test_a_long_answer_is_streamed_whole() -> None:
    add = "INSERT { ?s <http://e/copy> ?n } WHERE { ?s ?p ?o BIND(STR(?o) AS ?n) }"
    app = shell(graph(add))
    response = get(app, "/sparql", query="SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9000")
    assert "content-length" not in response.headers
    assert len(response.body) > 1_000_000
    assert len(json.loads(response.body)["results"]["bindings"]) == 9000
