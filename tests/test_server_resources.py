"""Every IRI of the graph leads to what is known of it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from folders import publish
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse
from web import GRAPH, fetch, get, graph, shell

from cbris.server.limits import Limits
from cbris.server.shell import Shell
from cbris.store.embedded import EmbeddedEngine

BASE = "https://w3id.org/cbris/"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
HOSTILE = '"><script>alert(1)</script>'
UNION = "/vocabulary/integration-form/customs-union"
HUB = NamedNode(f"{BASE}thing/hub")
LINKS = 100_000
EXTRA = f"""
PREFIX : <{BASE}>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
INSERT DATA {{
  :old\\/one dcterms:isReplacedBy :new\\/one .
  :new\\/one rdfs:label "New" ; dcterms:isReplacedBy :x .
  :loop dcterms:isReplacedBy :loop .
  <{BASE}notes/a:b(c)> rdfs:label "Colon" . <{BASE}notes/річ> rdfs:label "Unencoded" .
  <{BASE}notes/q?x=1> rdfs:label "Queried" .
  :node rdfs:seeAlso [ rdfs:label "Nameless" ] .
  :numbered <http://e/1> 1 . :reified :says <<( :a :b :c )>> .
  :long rdfs:label "{"x" * 5000}" .
  :many rdfs:seeAlso {", ".join(f":other{number:02}" for number in range(25))} .
  GRAPH <{BASE}notes> {{ :thing :in :graph }}
  GRAPH <{BASE}graph/report> {{ <{BASE}report> a <http://www.w3.org/ns/shacl#ValidationReport> }}
}}
"""


@pytest.fixture(scope="module")
def app() -> Shell:
    engine = graph()
    engine.snapshot().update(EXTRA)
    return shell(engine, links=10, rows=10)


def look_up(app: Shell, iri: str, **fields: str) -> str:
    response = get(app, "/resource", "text/html", iri=iri, **fields)
    assert response.status == 200
    return response.text


def triples(body: bytes, form: RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in parse(body, format=form)}


@pytest.mark.parametrize(
    ("name", "media_type", "form"),
    [
        ("turtle", "text/turtle", RdfFormat.TURTLE),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("nt", "application/n-triples", RdfFormat.N_TRIPLES),
        ("rdfxml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("trig", "application/trig", RdfFormat.TRIG),
    ],
)
def test_each_form_says_the_same(app: Shell, name: str, media_type: str, form: RdfFormat) -> None:
    response = get(app, UNION, media_type)
    assert (response.status, response.type) == (200, media_type)
    assert response.body == get(app, UNION, format=name).body
    expected = triples(get(app, UNION, format="nt").body, RdfFormat.N_TRIPLES)
    assert triples(response.body, form) == expected
    incoming = f"<{BASE}claim/1> <{BASE}ontology#claimObject> <{BASE}{UNION[1:]}>"
    assert incoming in expected


def test_links_lead_to_the_other_forms(app: Shell) -> None:
    links = get(app, UNION, "text/turtle").headers["link"].split(", ")
    for expected in [
        f'<{UNION}>; rel="canonical"',
        f'<{UNION}?format=jsonld>; rel="alternate"; type="application/ld+json"',
        f'<{UNION}?format=html>; rel="alternate"; type="text/html"',
        f'<{UNION}?format=turtle>; rel="describedby"; type="text/turtle"',
        f'<{BASE}{UNION[1:]}>; rel="describes"',
    ]:
        assert expected in links
    assert 'rel="next"' not in " ".join(links)


@pytest.mark.parametrize("accept", ["text/html", "text/turtle", "application/rdf+xml"])
def test_head_tells_what_get_would(app: Shell, accept: str) -> None:
    head = fetch(app, UNION, method="HEAD", accept=accept)
    whole = fetch(app, UNION, accept=accept)
    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))
    assert head.headers["link"] == whole.headers["link"]
    assert fetch(app, "/nothing", method="HEAD").status == 404


def test_all_that_is_said_is_on_one_of_the_pages(app: Shell) -> None:
    found: set[str] = set()
    target: str | None = "/many"
    numbers = []
    while target:
        response = fetch(app, target, accept="application/n-triples")
        numbers.append(len(triples(response.body, RdfFormat.N_TRIPLES)))
        found |= triples(response.body, RdfFormat.N_TRIPLES)
        links = [each for each in response.headers["link"].split(", ") if '"next"' in each]
        target = links[0].partition(">")[0][1:] if links else None
    assert numbers == [10, 10, 5]
    assert len(found) == 25
    assert '<a rel="next" href="/many?page=3">' in get(app, "/many", BROWSER, page="2").text
    assert '<a rel="prev" href="/many">' in get(app, "/many", BROWSER, page="2").text


@pytest.mark.parametrize(
    ("page", "status"),
    [("4", 404), ("99999999", 404), ("0", 400), ("-1", 400), ("²", 400), ("x", 400), ("", 400)],
)
def test_a_page_that_is_not_there(app: Shell, page: str, status: int) -> None:
    assert get(app, "/many", page=page).status == status


def test_a_property_of_another_vocabulary_shows_its_use(app: Shell) -> None:
    text = look_up(app, "http://www.w3.org/2004/02/skos/core#prefLabel")
    assert "<h1>skos:prefLabel</h1>" in text
    assert "<h2>Where it is used</h2>" in text
    assert '<a href="http://www.w3.org/2004/02/skos/core#prefLabel">' in text


def test_a_class_shows_its_instances_and_a_page_leads_there(app: Shell) -> None:
    text = look_up(app, "http://www.w3.org/2004/02/skos/core#Concept")
    assert f'<a href="{UNION}">customs union</a>' in text
    address = "/resource?iri=http%3A%2F%2Fwww.w3.org%2F2004%2F02%2Fskos%2Fcore%23Concept"
    assert f'<a href="{address}">skos:Concept</a>' in get(app, UNION, BROWSER).text


def test_a_term_of_the_ontology_is_looked_up_with_its_fragment(app: Shell) -> None:
    assert "<h1>cbris:claimObject</h1>" in look_up(app, f"{BASE}ontology#claimObject")


@pytest.mark.parametrize(
    ("iri", "fields", "place"),
    [
        (f"{BASE}country/UA", {}, "/country/UA"),
        (f"{BASE}country/UA", {"format": "nt", "page": "2"}, "/country/UA?format=nt&page=2"),
        (f"{BASE}publication/10.1%2Fx", {}, "/publication/10.1%2Fx"),
        (f"{BASE}notes/річ", {}, "/notes/%D1%80%D1%96%D1%87"),
    ],
)
def test_what_has_a_path_is_seen_there(
    app: Shell, iri: str, fields: dict[str, str], place: str
) -> None:
    response = get(app, "/resource", None, iri=iri, **fields)
    assert (response.status, response.headers["location"]) == (303, place)


@pytest.mark.parametrize(
    "iri", [f"{BASE}/evil.example", f"{BASE}\\evil.example", "https://evil.example/", BASE]
)
def test_nobody_is_sent_elsewhere(app: Shell, iri: str) -> None:
    response = get(app, "/resource", None, iri=iri)
    assert "evil" not in response.headers.get("location", "")
    assert response.status in (400, 404)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/notes/a:b(c)", "Colon"),
        ("/notes/a%3Ab%28c%29", "Colon"),
        ("/notes/%D1%80%D1%96%D1%87", "Unencoded"),
    ],
)
def test_a_thing_is_found_in_whatever_spelling(app: Shell, path: str, label: str) -> None:
    assert f"<h1>{label}</h1>" in get(app, path, BROWSER).text


def test_an_iri_that_no_path_can_have_is_looked_up(app: Shell) -> None:
    assert "<h1>Queried</h1>" in look_up(app, f"{BASE}notes/q?x=1")


def test_what_was_merged_leads_to_what_stands_for_it(app: Shell) -> None:
    response = get(app, "/old/one", None, format="turtle")
    assert (response.status, response.headers["location"]) == (301, "/new/one?format=turtle")
    assert get(app, "/new/one").status == 200  # it says more than that it was replaced
    assert get(app, "/loop").status == 200


def test_graphs_beside_the_default_graph_are_described(app: Shell) -> None:
    assert "ValidationReport" in get(app, "/report", "text/turtle").text
    text = get(app, "/notes", BROWSER).text
    assert '<a href="/store?graph=https%3A%2F%2Fw3id.org%2Fcbris%2Fnotes">' in text


def test_forms_that_cannot_hold_it_are_refused(app: Shell) -> None:
    assert get(app, "/node", format="rdfxml").status == 200
    assert "Nameless" not in get(app, "/node", format="turtle").text
    refused = get(app, "/reified", format="jsonld")
    assert (refused.status, "text/turtle" in refused.json()["detail"]) == (406, True)
    assert get(app, "/reified", format="turtle").status == 200


def test_a_long_text_is_cut_on_the_page_alone(app: Shell) -> None:
    assert "x" * 2001 not in get(app, "/long", BROWSER).text
    assert "x" * 5000 in get(app, "/long", "text/turtle").text


@pytest.mark.parametrize("iri", [HOSTILE, "x", "", "http://e/nothing", f"http://e/{HOSTILE}"])
@pytest.mark.parametrize("accept", [BROWSER, "application/json", "text/plain"])
def test_an_error_repeats_nothing_of_the_request(app: Shell, iri: str, accept: str) -> None:
    response = get(app, "/resource", accept, iri=iri, page="1", nonsense="nonsense")
    assert response.status in (400, 404)
    for sent in ["nothing", "script>alert", "nonsense"]:
        assert sent not in response.text.replace("nothing of that name", "")


def test_no_iri_or_two_are_refused(app: Shell) -> None:
    assert get(app, "/resource").status == 400
    assert fetch(app, "/resource?iri=http://e/a&iri=http://e/b").status == 400


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Give a graph with a hub, of which a generation before had more."""
    folder = tmp_path_factory.mktemp("twice")

    def before(store: Store) -> int:
        store.update(f"INSERT DATA {{ <{BASE}thing/gone> <{BASE}p> <http://e/gone> }}")
        return len(store)

    def after(store: Store) -> int:
        links = (f"<{BASE}thing/{number}> <{BASE}p> {HUB} .\n" for number in range(LINKS))
        store.bulk_load("".join(links).encode(), format=RdfFormat.N_TRIPLES)
        return len(store)

    publish(folder, before)
    publish(folder, after)
    app = Shell(EmbeddedEngine(folder), Limits(), data_dir=folder)
    yield app
    app.close()


@pytest.mark.parametrize("target", ["/thing/gone", "/resource?iri=http://e/gone"])
def test_what_was_there_before_is_gone(twice: Shell, target: str) -> None:
    response = fetch(twice, target, accept="text/plain")
    assert (response.status, "gone" in response.text.replace("410 Gone", "")) == (410, False)
    assert fetch(twice, "/thing/never").status == 404


@pytest.mark.parametrize("accept", ["text/html", "text/turtle"])
@pytest.mark.parametrize("page", ["1", "2", "1000"])
def test_a_hub_is_described_at_once(twice: Shell, accept: str, page: str) -> None:
    start = time.perf_counter()
    response = get(twice, "/thing/hub", accept, page=page)
    assert time.perf_counter() - start < 2.0
    assert (response.status, len(response.body) < 60_000) == (200, True)
    if accept == "text/html":
        assert "of more than 10,000" in response.text


def test_the_last_page_of_a_hub_has_no_next(twice: Shell) -> None:
    links = get(twice, "/thing/hub", "text/turtle", page="1000").headers["link"]
    assert ('rel="next"' in links, 'rel="prev"' in links) == (False, True)
    assert get(twice, "/thing/hub", page="1001").status == 404


def test_every_iri_of_a_graph_is_answered(app: Shell) -> None:
    store = Store()
    store.load(path=str(GRAPH), format=RdfFormat.TURTLE)
    quads = list(store.quads_for_pattern(None, None, None, DefaultGraph()))
    nodes = {node for quad in quads for node in (quad.subject, quad.predicate, quad.object)}
    iris = sorted(node.value for node in nodes if isinstance(node, NamedNode))
    assert len(iris) > 30
    for iri in iris:
        response = get(app, "/resource", "application/n-triples", iri=iri)
        if response.status == 303:
            response = fetch(app, response.headers["location"], accept="application/n-triples")
        assert (iri, response.status, f"<{iri}>" in response.text) == (iri, 200, True)


def test_json_ld_is_json(app: Shell) -> None:
    assert isinstance(json.loads(get(app, UNION, format="jsonld").body), list | dict)


def test_a_folder_that_is_gone_knew_nothing(tmp_path: Path) -> None:
    app = Shell(graph(), data_dir=tmp_path / "nowhere")
    assert get(app, "/nothing").status == 404


def test_the_first_page_has_a_form_to_look_up_any_iri(app: Shell) -> None:
    text = get(app, "/", BROWSER).text
    assert '<form action="/resource" method="get">' in text
    assert '<input id="iri" name="iri" type="url"' in text
    for path in ["/dump.ttl.gz", "/dump.nq.gz", "/void"]:
        assert f'<a href="{path}">' in text


@pytest.mark.parametrize("path", ["/dump.ttl", "/dump.nq.gz"])
def test_a_dump_is_a_file_that_says_where_it_is_described(app: Shell, path: str) -> None:
    response = fetch(app, path, method="HEAD")
    assert (response.status, response.body) == (200, b"")
    name = path.replace("/dump", "cbris")
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert response.headers["link"] == '</.well-known/void>; rel="describedby"'
