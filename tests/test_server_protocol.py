"""The SPARQL Protocol over workers and a writer: queries, updates, errors, broken answers."""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from backing import Pieces, StoreAnswers, StoreWrites, backed
from engines import StoreEngine
from pyoxigraph import Store
from web import Response, fetch, get

from cbris.errors import (
    AuthError,
    BusyError,
    CbrisError,
    NotWrittenError,
    OwnedGraphError,
    QueryError,
    StoreError,
    TimeLimitError,
    TooMuchError,
    UpdateError,
)
from cbris.server.description import FUNCTIONS, GEOSPARQL
from cbris.server.limits import Limits, Serving
from cbris.server.problem import from_error
from cbris.server.shell import Shell
from cbris.store.jobs import Job

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
INSERT = "INSERT DATA { <http://e/s> <http://e/p> 1 }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COPY = "INSERT { <http://e/got> <http://e/is> ?o } WHERE { ?s ?p ?o }"


@pytest.fixture
def store() -> Store:
    store = Store()
    store.update("INSERT DATA { GRAPH <http://e/g> { <http://e/a> <http://e/b> 'in g' } }")
    return store


@pytest.fixture
def app(store: Store) -> Shell:
    return backed(store)


def post(app: Shell, body: str, content_type: str, target: str = "/sparql") -> Response:
    return fetch(app, target, method="POST", content_type=content_type, body=body.encode())


@pytest.mark.parametrize(
    ("method", "target", "content_type", "body"),
    [
        pytest.param("GET", f"/sparql?query={quote(COUNT)}&format=csv", None, "", id="get"),
        pytest.param("POST", "/sparql?format=csv", QUERY, COUNT, id="post_direct"),
        pytest.param(
            "POST", "/sparql", FORM, urlencode({"query": COUNT, "format": "csv"}), id="post_form"
        ),
        pytest.param("QUERY", "/sparql?format=csv", QUERY, COUNT, id="query_direct"),
        pytest.param(
            "QUERY", "/sparql", FORM, urlencode({"query": COUNT, "format": "csv"}), id="query_form"
        ),
    ],
)
def test_a_query_is_asked_in_each_way(
    app: Shell, method: str, target: str, content_type: str | None, body: str
) -> None:
    response = fetch(app, target, method=method, content_type=content_type, body=body.encode())
    assert (response.status, response.type, response.body) == (200, "text/csv", b"n\r\n0\r\n")
    assert response.headers["cbris-generation"] == "7"
    assert response.headers["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("content_type", "body"), [(UPDATE, INSERT), (FORM, urlencode({"update": INSERT}))]
)
def test_an_update_is_done_in_each_way(
    app: Shell, store: Store, content_type: str, body: str
) -> None:
    response = post(app, body, content_type)
    assert (response.status, response.body) == (204, b"")
    assert "content-length" not in response.headers
    assert response.headers["cbris-generation"] == "8"
    assert bool(store.query("ASK { <http://e/s> <http://e/p> 1 }"))


@pytest.mark.parametrize("name", ["using-graph-uri", "using-named-graph-uri"])
@pytest.mark.parametrize("in_form", [True, False])
def test_an_update_sees_the_dataset_of_its_request(
    app: Shell, store: Store, name: str, in_form: bool
) -> None:
    named = "WHERE { GRAPH ?g { ?s ?p ?o } }"
    update = COPY if name == "using-graph-uri" else COPY.replace("WHERE { ?s ?p ?o }", named)
    if in_form:
        post(app, urlencode({"update": update, name: "http://e/g"}), FORM)
    else:
        post(app, update, UPDATE, f"/sparql?{name}=http%3A%2F%2Fe%2Fg")
    assert bool(store.query("ASK { <http://e/got> <http://e/is> 'in g' }"))


@pytest.mark.parametrize(
    ("target", "content_type", "body", "status", "detail"),
    [
        ("/sparql", FORM, "update=CLEAR+ALL&update=CLEAR+ALL", 400, "2 updates were found"),
        ("/sparql", FORM, "update=CLEAR+ALL&query=ASK%7B%7D", 400, "2 queries were found"),
        ("/sparql?query=ASK%7B%7D", UPDATE, "CLEAR ALL", 400, "2 queries were found"),
        ("/sparql", UPDATE, "CLEAR EVERYTHING", 400, "everything was found where"),
        ("/sparql?using-graph-uri=g", UPDATE, COPY, 400, "using-graph-uri: not an IRI"),
        (
            "/sparql?using-graph-uri=http://e/g",
            UPDATE,
            f"WITH <http://e/h> {COPY}",
            400,
            "one of the two ways",
        ),
    ],
)
def test_updates_that_are_not_done(
    app: Shell, target: str, content_type: str, body: str, status: int, detail: str
) -> None:
    response = post(app, body, content_type, target)
    assert (response.status, response.type) == (status, "application/problem+json")
    assert detail in response.json()["detail"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "QUERY"])
def test_what_only_reads_does_not_update(app: Shell, store: Store, method: str) -> None:
    response = fetch(app, "/sparql?update=CLEAR+ALL", method=method, content_type=FORM, body=b"")
    assert (response.status, response.headers["allow"]) == (405, "POST")
    assert bool(store.query("ASK { GRAPH ?g { ?s ?p ?o } }"))


def test_without_leave_to_write_nothing_is_written(store: Store) -> None:
    app = backed(store, Serving())
    assert post(app, "CLEAR ALL", UPDATE).status == 403
    assert post(app, "update=CLEAR+ALL", FORM).status == 403
    assert fetch(app, "/store?default", method="DELETE").status == 403
    assert bool(store.query("ASK { GRAPH ?g { ?s ?p ?o } }"))


def test_who_may_not_write_is_told_so_before_the_body_is_sent(store: Store) -> None:
    app = backed(store, Serving(), Limits(body_s=5))
    response = fetch(app, "/sparql", method="POST", content_type=UPDATE, body=[])
    assert response.status == 403


def test_the_job_says_what_the_client_asked_for(store: Store) -> None:
    answers = StoreAnswers(store)
    serving = Serving(strict_default_graph=True)
    app = Shell(StoreEngine(store), serving=serving, answers=answers)
    fields = {"query": "ASK {}", "default-graph-uri": "http://e/g", "named-graph-uri": "http://e/n"}
    fetch(app, f"/sparql?{urlencode(fields)}", accept="application/sparql-results+xml")
    assert answers.jobs == [
        Job("ASK {}", ("http://e/g",), ("http://e/n",), results="xml", rdf=None, strict=True)
    ]


def test_an_answer_that_is_not_taken_is_refused(app: Shell) -> None:
    response = get(app, "/sparql", "text/csv", query="CONSTRUCT WHERE { ?s ?p ?o }")
    assert (response.status, "text/turtle" in response.json()["offered"]) == (406, True)


def test_a_long_answer_comes_in_pieces(app: Shell, store: Store) -> None:
    triples = "".join(f"<http://e/{n}> <http://e/p> 'some text {n}' . " for n in range(4000))
    store.update(f"INSERT DATA {{ {triples} }}")
    response = get(app, "/sparql", "text/csv", query="SELECT * { ?s ?p ?o }")
    assert (response.whole, response.body.count(b"\r\n")) == (True, 4001)
    assert "content-length" not in response.headers


class Fixed(StoreAnswers):
    """Answers always the same."""

    def __init__(self, found: Pieces | CbrisError) -> None:
        super().__init__(Store())
        self.found = found

    async def answer(self, job: Job) -> Pieces:
        if isinstance(self.found, CbrisError):
            raise self.found
        return self.found


def fixed(found: Pieces | CbrisError, limits: Limits | None = None) -> Shell:
    return Shell(StoreEngine(Store()), limits, answers=Fixed(found))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_answer_is_let_go_of(method: str) -> None:
    pieces = Pieces("boolean", "json", b"x" * 200_000)
    response = fetch(fixed(pieces), "/sparql?query=ASK{}", method=method)
    assert (response.status, response.whole, pieces.closed) == (200, True, True)
    assert len(response.body) == (200_000 if method == "GET" else 0)


def test_a_broken_answer_is_not_ended(caplog: pytest.LogCaptureFixture) -> None:
    pieces = Pieces("boolean", "json", b"x" * 200_000, breaks=True)
    response = fetch(fixed(pieces), "/sparql?query=ASK{}")
    assert (response.status, response.whole, pieces.closed) == (200, False, True)
    assert [each.message for each in caplog.records] == [
        "an answer was broken off: the worker was ended, as this test wants"
    ]


def test_a_client_that_takes_nothing_ends_its_query() -> None:
    pieces = Pieces("boolean", "json", b"x" * 200_000)
    app = fixed(pieces, Limits(send_s=0.05))
    assert not fetch(app, "/sparql?query=ASK{}", takes=1).whole
    assert pieces.closed


class Endless(Fixed):
    """Never answers."""

    ended = False

    async def answer(self, job: Job) -> Pieces:
        try:
            await asyncio.Event().wait()
        finally:
            self.ended = True
        raise AssertionError


def test_a_client_that_leaves_ends_its_query() -> None:
    answers = Endless(QueryError(""))
    app = Shell(StoreEngine(Store()), answers=answers)
    assert fetch(app, "/sparql?query=ASK{}", leaves=True).status == 0
    assert answers.ended


@pytest.mark.parametrize(
    ("error", "status", "limit"),
    [
        (QueryError("q"), 400, None),
        (UpdateError("u"), 400, None),
        (AuthError("a"), 401, None),
        (AuthError("a", known=True), 403, None),
        (OwnedGraphError("o"), 409, None),
        (TooMuchError("more than 1 MiB (limit memory); ask for less"), 422, "memory"),
        (StoreError("s"), 503, None),
        (NotWrittenError("n"), 507, None),
        (BusyError("64 wait already (limit queue)", 3), 503, "queue"),
        (BusyError("the server ends"), 503, None),
        (TimeLimitError("not done within 1 s (limit update_s); part it"), 504, "update_s"),
        (CbrisError("x"), 500, None),
    ],
)
def test_each_error_has_its_status_and_names_its_limit(
    error: CbrisError, status: int, limit: str | None
) -> None:
    response = get(fixed(error), "/sparql", query="ASK {}")
    problem = response.json()
    assert (response.status, problem["status"], problem.get("limit")) == (status, status, limit)
    assert problem.get("setting") == (f"--limit {limit}=VALUE" if limit else None)


def test_errors_say_what_to_do_next_in_their_headers() -> None:
    assert from_error(BusyError("b", 3)).headers == {"retry-after": "3"}
    assert from_error(AuthError("a")).headers == {"www-authenticate": 'Bearer realm="cbris"'}


def test_any_origin_may_ask_for_leave(app: Shell) -> None:
    headers = fetch(app, "/sparql", method="OPTIONS").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["access-control-allow-headers"] == "Accept, Authorization, Content-Type"
    assert headers["accept-query"] == f"{QUERY}, {FORM}"


@pytest.mark.parametrize("name", FUNCTIONS.split())
def test_the_engine_knows_the_functions_that_it_tells_of(store: Store, name: str) -> None:
    assert store.query(f"SELECT (<{GEOSPARQL}{name}>() AS ?x) {{}}")


def test_the_description_tells_what_the_service_does(store: Store) -> None:
    serving = Serving(open_writes=True, services=("http://e/sparql",))
    text = fetch(backed(store, serving), "/sparql").text
    for name in ("SPARQL11Update", "UnionDefaultGraph", "BasicFederatedQuery", "inputFormat"):
        assert f"sd:{name}" in text
    assert "<http://e/g>" in text
    reading = fetch(backed(store, Serving(strict_default_graph=True)), "/sparql").text
    for name in ("SPARQL11Update", "UnionDefaultGraph", "BasicFederatedQuery", "inputFormat"):
        assert f"sd:{name}" not in reading


BREAKING = """
import sys
sys.path.insert(0, sys.argv[1])
from test_server_protocol import Pieces, fixed
from cbris.server.serve import run
pieces = Pieces("boolean", "json", b"x" * 200_000, breaks=True)
run(fixed(pieces), port=0, announce=lambda a: print(a, flush=True))
"""


@pytest.fixture(scope="module")
def breaking_port() -> Iterator[int]:
    command = [sys.executable, "-c", BREAKING, str(Path(__file__).parent)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield int(server.stdout.readline().rpartition(":")[2])
        server.terminate()
        server.wait(timeout=20)


def test_a_broken_answer_ends_without_its_last_chunk(breaking_port: int) -> None:
    received = b""
    with socket.create_connection(("127.0.0.1", breaking_port), timeout=20) as client:
        client.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n")
        try:
            while piece := client.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert b"transfer-encoding: chunked" in head.lower()
    assert body.count(b"x") == 65536
    assert not body.endswith(b"0\r\n\r\n")


def test_writes_need_a_writer(store: Store) -> None:
    app = Shell(StoreEngine(store), serving=Serving(open_writes=True))
    assert post(app, "CLEAR ALL", UPDATE).status == 403


def test_the_strict_default_graph_is_passed_on(store: Store) -> None:
    class Strict(StoreWrites):
        strict: bool | None = None

        async def update(
            self, text: str, using: object = (), using_named: object = (), strict: bool = False
        ) -> str:
            self.strict = strict
            return "9"

    writes = Strict(store)
    serving = Serving(open_writes=True, strict_default_graph=True)
    app = Shell(StoreEngine(store), serving=serving, writes=writes)
    assert post(app, "CLEAR ALL", UPDATE).headers["cbris-generation"] == "9"
    assert writes.strict is True


NAMED = "SELECT * { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(("limit", "rows"), [("0", 0), ("1", 1), ("3", 1)])
def test_a_cap_on_rows_is_kept_and_said(app: Shell, limit: str, rows: int) -> None:
    response = get(app, f"/sparql?query={quote(NAMED)}&format=csv&limit={limit}")
    assert response.body.count(b"\r\n") == 1 + rows
    assert response.headers["cbris-limit"] == limit
    form = urlencode({"query": NAMED, "format": "csv", "limit": limit})
    assert post(app, form, FORM).body == response.body


def test_without_a_cap_none_is_said(app: Shell) -> None:
    assert "cbris-limit" not in get(app, f"/sparql?query={quote(NAMED)}").headers


@pytest.mark.parametrize("limit", ["", "-1", "1e3", "9" * 16, "٣"])
def test_a_cap_is_a_number(app: Shell, limit: str) -> None:
    response = get(app, f"/sparql?query={quote(NAMED)}&limit={quote(limit)}")
    assert response.status == 400
    assert "limit: no number of rows was found" in response.text
