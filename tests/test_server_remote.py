"""A server whose graph lies in another one, which really runs."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from other_stores import SERVICES, missing
from pyoxigraph import RdfFormat, Store
from web import GRAPH, fetch, get

from cbris.cli import cli
from cbris.server.limits import Limits, Serving
from cbris.server.remote import RemoteShell, remote_shell
from cbris.store.remote import Endpoint

pytestmark = pytest.mark.skipif(bool(missing("oxigraph")), reason=missing("oxigraph"))
COUNT = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/cbris/ontology#IntegrationStage> }"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = Store()
    store.load(path=str(GRAPH), format=RdfFormat.TURTLE)
    with SERVICES["oxigraph"](tmp_path_factory.mktemp("oxigraph"), store) as found:
        yield found


@pytest.fixture
def app(url: str) -> Iterator[RemoteShell]:
    shell = remote_shell(Endpoint(url), Limits(), Serving())
    yield shell
    shell.close()


def test_it_answers_queries_and_questions(app: RemoteShell) -> None:
    found = get(app, "/sparql", "application/sparql-results+json", query=COUNT)
    assert found.json()["results"]["bindings"][0]["n"]["value"] == "3"
    assert get(app, "/sparql", "text/csv", query=COUNT).text == "n\r\n3\r\n"
    page = get(app, "/question/integration-stages", "text/html")
    assert (page.status, "customs union" in page.text) == (200, True)
    thing = get(app, "/vocabulary/integration-form/customs-union", "text/turtle")
    assert "Zollverein" in thing.text
    assert get(app, "/", "text/html").status == 200
    assert get(app, "/healthz").status == 200
    assert "cbris_generation" in get(app, "/metrics").text


def test_it_describes_itself(app: RemoteShell) -> None:
    assert "sd:Service" in get(app, "/sparql", "text/turtle").text


@pytest.mark.parametrize("path", ["/dump.ttl", "/dump.nq", "/void", "/.well-known/void"])
def test_what_needs_a_data_folder_is_not_there(app: RemoteShell, path: str) -> None:
    found = get(app, path)
    assert (found.status, "another service" in found.text) == (404, True)


def test_nothing_is_written(app: RemoteShell) -> None:
    found = fetch(
        app,
        "/sparql",
        method="POST",
        content_type="application/sparql-update",
        body=b"CLEAR ALL",
    )
    assert found.status in (401, 403)
    assert get(app, "/sparql", "text/csv", query="DROP ALL").status == 400
    assert get(app, "/sparql", "text/csv", query=COUNT).text == "n\r\n3\r\n"


def test_what_must_not_be_asked_does_not_reach_the_service(app: RemoteShell) -> None:
    query = "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"
    found = get(app, "/sparql", query=query)
    assert (found.status, "SERVICE" in found.text) == (400, True)


def test_a_service_that_is_gone_is_a_bad_gateway_without_its_address() -> None:
    endpoint = replace(Endpoint("http://127.0.0.1:1/secret"), retries=0)
    shell = remote_shell(endpoint, Limits(), Serving())
    found = get(shell, "/sparql", query=COUNT)
    shell.close()
    assert (found.status, found.headers["retry-after"]) == (502, "5")
    assert "secret" not in found.text


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, arguments)
    return result.exit_code, result.stdout + (result.stderr if result.exit_code else "")


def test_the_command_line_asks_a_service(url: str, tmp_path: Path) -> None:
    data = ("--data", str(tmp_path))
    code, out = run(*data, "query", COUNT, "--endpoint", url, "--format", "json")
    assert (code, json.loads(out)["results"]["bindings"][0]["n"]["value"]) == (0, "3")
    code, out = run(*data, "ask", "integration-stages", "--endpoint", url, "--format", "csv")
    assert (code, len(list(csv.reader(StringIO(out))))) == (0, 4)
    code, out = run(*data, "ask", "--endpoint", url, "integration-stages", "--format", "csv")
    assert (code, len(list(csv.reader(StringIO(out))))) == (0, 4)
    assert list(tmp_path.iterdir()) == []


def test_the_command_line_says_what_is_wrong(
    url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, out = run("query", "ASK {}", "--endpoint", "nowhere")
    assert (code, "give one such as http://host/sparql" in out) == (1, True)
    code, out = run("query", "ASK {}", "--endpoint", url.replace("/query", "/nothing"))
    assert (code, "404" in out) == (1, True)
    monkeypatch.setenv("CBRIS_ENDPOINT_LOGIN", "me")
    code, out = run("query", "ASK {}", "--endpoint", url)
    assert (code, "give NAME:PASSWORD" in out) == (1, True)
