"""The pages, through the shell, as a browser gets them."""

import re
from urllib.parse import urlencode

import pytest
from web import Response, fetch, get, graph, shell

from cbris.queries.catalog import names, question
from cbris.server.shell import Shell

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def app() -> Shell:
    return shell()


def page(app: Shell, path: str, /, **fields: str) -> Response:
    return get(app, path, BROWSER, **fields)


def test_the_first_page_says_what_is_here(app: Shell) -> None:
    response = page(app, "/")
    assert (response.status, response.type) == (200, "text/html")
    for expected in [
        "<dt>publications</dt><dd>2</dd>",
        '<a href="/dump.ttl">',
        '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
        "CBRIS contributors. CBRIS.",
        "not registered yet",
        '<form action="/sparql" method="get">',
    ]:
        assert expected in response.text


@pytest.mark.parametrize("name", names())
def test_the_first_page_leads_to_every_question(app: Shell, name: str) -> None:
    assert f'<a href="/question/{name}">' in page(app, "/").text
    assert f"<h1>{question(name).summary}</h1>" in page(app, f"/question/{name}").text


def test_pages_need_nothing_from_elsewhere(app: Shell) -> None:
    for path in ["/", "/sparql", "/question/claims", "/country/nothing"]:
        text = page(app, path).text
        loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]*)"', text)
        assert set(loaded) == {"data:,", "/static/cbris.css"}
        assert "<script" not in text
        assert "style=" not in text


def test_a_question_is_a_table_with_links_to_this_host(app: Shell) -> None:
    text = page(app, "/question/integration-stages").text
    assert '<a href="/vocabulary/integration-form/customs-union">customs union</a>' in text
    assert '<th scope="col">Stage</th>' in text
    assert "3 rows." in text


def test_a_question_has_a_form_that_keeps_what_was_filled_in(app: Shell) -> None:
    text = page(app, "/question/claims", holder="balassa").text
    assert 'value="balassa"' in text
    assert 'href="/question/claims?holder=balassa&amp;format=csv"' in text
    assert "1 row." in text
    assert "No rows." in page(app, "/question/claims", holder="nobody").text


@pytest.mark.parametrize(
    ("form", "accept", "media_type", "starts"),
    [
        ("csv", None, "text/csv", "order,stage,stageLabel,"),
        ("json", None, "application/sparql-results+json", '{\n  "head"'),
        ("markdown", None, "text/markdown", "| Order | Stage |"),
        (None, "text/csv", "text/csv", "order,stage,stageLabel,"),
        (None, "application/json", "application/json", '{\n  "head"'),
    ],
)
def test_a_question_in_other_forms(
    app: Shell, form: str | None, accept: str | None, media_type: str, starts: str
) -> None:
    fields = {"format": form} if form else {}
    response = get(app, "/question/integration-stages", accept, **fields)
    assert (response.status, response.type) == (200, media_type)
    assert response.text.startswith(starts)


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/question/clams", 404, "did you mean claims?"),
        ("/question/claims?holdr=x&format=csv", 400, "known are: holder"),
        ("/question/claims?format=docx", 400, "give one of html, json, csv, markdown"),
    ],
)
def test_a_wrong_question_says_what_to_do(app: Shell, path: str, status: int, detail: str) -> None:
    response = fetch(app, path)
    assert (response.status, response.type) == (status, "application/problem+json")
    assert detail in response.json()["detail"]


def test_a_wrong_parameter_leaves_the_form_on_the_page(app: Shell) -> None:
    response = page(app, "/question/mentions", concept="custom union")
    assert response.status == 400
    assert "did you mean &#39;customs union&#39;?" in response.text
    assert 'value="custom union"' in response.text


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/question/claims", {"holder": HOSTILE}),
        ("/question/mentions", {"concept": HOSTILE}),
        ("/question/claims", {HOSTILE: "x"}),
        ("/question/claims", {"format": HOSTILE}),
        ("/sparql", {"query": HOSTILE}),
        ("/sparql", {"query": f"SELECT ('{HOSTILE}' AS ?x) {{}}"}),
        ("/sparql", {"query": "ASK {}", "format": HOSTILE}),
        (f"/{HOSTILE}", {}),
        (f"/question/{HOSTILE}", {}),
    ],
)
def test_nothing_that_is_sent_comes_back_as_html(
    app: Shell, path: str, fields: dict[str, str]
) -> None:
    response = page(app, path, **fields)
    assert response.type == "application/problem+json" or "<script>" not in response.text


def test_a_query_is_shown_as_a_table(app: Shell) -> None:
    query = "SELECT ?s { ?s <https://w3id.org/cbris/ontology#stageOrder> 2 }"
    text = page(app, "/sparql", query=query).text
    assert '<a href="/vocabulary/integration-form/customs-union">' in text
    assert "The same as" in text
    assert "format=tsv" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK {}", '<p class="truth">true</p>'),
        ("CONSTRUCT WHERE { ?s ?p 2 }", '<th scope="col">predicate</th>'),
        ("SELECT ('x' AS ?a) (<javascript:alert(1)> AS ?b) {}", ">javascript:alert(1)</td>"),
    ],
)
def test_other_answers_are_shown_too(app: Shell, query: str, expected: str) -> None:
    assert expected in page(app, "/sparql", query=query).text


def test_a_bad_query_stays_in_the_form(app: Shell) -> None:
    response = page(app, "/sparql", query="SELECT")
    assert response.status == 400
    assert "error at 1:7" in response.text
    assert ">SELECT</textarea>" in response.text


def test_an_update_is_refused_on_the_page_too(app: Shell) -> None:
    response = page(app, "/sparql", update="CLEAR ALL")
    assert (response.status, response.type) == (405, "text/html")
    assert "send it by POST" in response.text


def test_a_form_may_be_posted_by_a_browser(app: Shell) -> None:
    response = fetch(
        app,
        "/sparql",
        method="POST",
        accept=BROWSER,
        content_type="application/x-www-form-urlencoded",
        body=urlencode({"query": "ASK {}"}).encode(),
    )
    assert '<p class="truth">true</p>' in response.text


def test_more_rows_than_a_page_shows_are_said_to_be_cut() -> None:
    app = shell(rows=10)
    text = page(app, "/sparql", query="SELECT * { ?s ?p ?o }").text
    assert "Cut: only the first 10 rows are shown." in text
    assert text.count("<tr>") == 11
    assert "format=csv" in text


def test_a_resource_is_a_page_or_rdf(app: Shell) -> None:
    path = "/vocabulary/integration-form/customs-union"
    text = page(app, path).text
    assert "<h1>customs union</h1>" in text
    assert "<blockquote>customs union</blockquote>" in text
    assert '<a href="/claim/1">' in text
    turtle = get(app, path, "text/turtle")
    assert (turtle.type, "skos:prefLabel" in turtle.text) == ("text/turtle", True)
    assert get(app, path, format="nt").type == "application/n-triples"
    assert get(app, path, "image/png").status == 406
    assert get(app, path, format="csv").status == 406


def test_a_resource_keeps_the_encoding_of_its_key() -> None:
    iri = "https://w3id.org/cbris/publication/10.1%2Fx"
    app = shell(
        graph(f"INSERT DATA {{ <{iri}> <http://www.w3.org/2000/01/rdf-schema#label> 'X' }}")
    )
    assert page(app, "/publication/10.1%2Fx").status == 200
    assert page(app, "/publication/10.1/x").status == 404


def test_the_dataset_is_described_though_it_lies_outside_the_default_graph(app: Shell) -> None:
    assert "creativecommons.org/licenses/by/4.0" in page(app, "/dataset").text
    assert "dcterms:license" in get(app, "/dataset", "text/turtle").text


def test_an_ontology_has_an_anchor_for_each_of_its_terms() -> None:
    ontology = "https://w3id.org/cbris/ontology"
    rdfs = "http://www.w3.org/2000/01/rdf-schema#"
    app = shell(graph(f"INSERT DATA {{ <{ontology}#Claim> <{rdfs}isDefinedBy> <{ontology}> }}"))
    assert (
        '<tr id="Claim"><td data-label="term"><a href="/ontology#Claim">'
        in page(app, "/ontology").text
    )
    assert "rdfs:isDefinedBy" in get(app, "/ontology", "text/turtle").text


def test_what_is_not_here_is_404_and_not_repeated(app: Shell) -> None:
    response = page(app, "/no-such-thing")
    assert (response.status, "no-such-thing" in response.text) == (404, False)
    assert get(app, "/no-such-thing").json()["status"] == 404


def test_pages_are_only_read(app: Shell) -> None:
    response = fetch(app, "/question/claims", method="POST")
    assert (response.status, response.type) == (405, "application/problem+json")
    assert "GET" in response.headers["allow"]


def test_health_names_the_generation(app: Shell) -> None:
    assert get(app, "/healthz").json() == {"status": "ok", "generation": "1"}


def test_every_value_has_its_heading_for_a_narrow_screen() -> None:
    text = page(shell(), "/sparql", query="SELECT (1 AS ?one) {}").text
    assert '<td data-label="one">1</td>' in text


def test_what_is_to_be_known_stands_under_the_answer(app: Shell) -> None:
    text = page(app, "/question/claims", holder="nobody").text
    assert '<p class="note">No rows: the graph holds nothing of the kind.</p>' in text
    assert "No rows:" not in get(app, "/question/claims", "text/csv", holder="nobody").text
    assert "(may be left open)" in page(app, "/question/low-interreg-for-stage").text
