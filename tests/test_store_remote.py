"""A service that misbehaves, at a socket of this machine, and what the engine makes of it."""

import gzip
import json
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode, QuerySolutions

from cbris.errors import (
    BrokenAnswerError,
    BusyError,
    CbrisError,
    EndpointError,
    QueryError,
    TimeLimitError,
    TooMuchError,
)
from cbris.store.gate import check_query
from cbris.store.remote import Endpoint, RemoteEngine
from cbris.store.remote_http import MAX_PAUSE_S

JSON = "application/sparql-results+json"
ROWS = b'{"head":{"vars":["n"]},"results":{"bindings":[%s]}}'
ROW = b'{"n":{"type":"literal","value":"%d"}}'
SELECT = "SELECT ?n { ?s ?p ?n }"

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """What a service was asked."""

    headers: list[dict[str, str]] = field(default_factory=list)
    forms: list[dict[str, list[str]]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def service(*answers: Answer) -> Iterator[tuple[str, Asked]]:
    """Answer each request as is said, the last one again and again."""
    asked, left = Asked(), list(answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            asked.headers.append({k.lower(): v for k, v in self.headers.items()})
            asked.forms.append(parse_qs(body.decode()))
            asked.paths.append(self.path)
            (left.pop(0) if len(left) > 1 else left[0])(self)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def answer(
    status: int = 200, body: bytes = ROWS % b"", media_type: str = JSON, **headers: str
) -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("content-type", media_type)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"content-length": str(len(body)), **given}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return write


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


def break_off(handler: BaseHTTPRequestHandler) -> None:
    """Begin an answer in chunks, and end it without its last one."""
    handler.send_response(200)
    handler.send_header("content-type", JSON)
    handler.send_header("transfer-encoding", "chunked")
    handler.end_headers()
    begin = (ROWS % b",".join(ROW % n for n in range(5_000)))[:-2]
    handler.wfile.write(b"%x\r\n%s\r\n" % (len(begin), begin))
    handler.close_connection = True


def sleep(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)
    handler.close_connection = True


def sleep_within(handler: BaseHTTPRequestHandler) -> None:
    answer(body=(ROWS % ROW)[:-4] % 1, content_length="100")(handler)
    time.sleep(0.6)
    handler.close_connection = True


def end_early(handler: BaseHTTPRequestHandler) -> None:
    answer(content_length="200")(handler)
    handler.close_connection = True


def dribble(handler: BaseHTTPRequestHandler) -> None:
    """Send an answer by the byte."""
    handler.send_response(200)
    handler.send_header("content-type", JSON)
    handler.send_header("connection", "close")
    handler.end_headers()
    with suppress(OSError):
        for number in range(50):
            handler.wfile.write((ROWS % b"")[number : number + 1])
            time.sleep(0.02)


def engine(url: str, **settings: object) -> RemoteEngine:
    return RemoteEngine(Endpoint(url, **settings))  # type: ignore[arg-type]


def rows(found: object) -> list[str]:
    assert isinstance(found, QuerySolutions)
    return [row[0].value for row in found]


def test_rows_come_as_they_are_read() -> None:
    with service(answer(body=ROWS % b",".join(ROW % n for n in range(20_000)))) as (url, asked):
        found = engine(url).query(SELECT)
        assert rows(found)[-1] == "19999"
    assert asked.headers[0]["accept"].startswith(JSON)
    assert asked.headers[0]["content-type"] == "application/x-www-form-urlencoded"
    assert asked.forms == [{"query": [f"BASE <https://w3id.org/cbris/> {SELECT}"]}]


def test_an_answer_may_be_packed() -> None:
    packed = gzip.compress(ROWS % (ROW % 7))
    with service(answer(body=packed, content_encoding="gzip")) as (url, _):
        assert rows(engine(url).query(SELECT)) == ["7"]


def test_the_dataset_goes_along() -> None:
    graph, other = NamedNode("http://e/g"), NamedNode("http://e/h")
    with service(answer()) as (url, asked):
        one = engine(f"{url}?key=1&default-graph-uri=http://e/d")
        one.query(SELECT)
        one.query(SELECT, default_graphs=[graph], named_graphs=[other])
        one.query(f"SELECT ?n FROM <{graph.value}> {{ ?s ?p ?n }}")
    sent = [(form.get("default-graph-uri"), form.get("named-graph-uri")) for form in asked.forms]
    assert sent == [(["http://e/d"], None), (["http://e/g"], ["http://e/h"]), (None, None)]
    assert set(asked.paths) == {"/sparql?key=1"}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"token": "t0ken"}, "Bearer t0ken"),
        ({"login": ("me", "pass:word")}, f"Basic {b64encode(b'me:pass:word').decode()}"),
        ({}, None),
    ],
)
def test_who_asks_says_so(settings: dict[str, object], expected: str | None) -> None:
    with service(answer()) as (url, asked):
        engine(url, **settings).query(SELECT)
    assert asked.headers[0].get("authorization") == expected


@pytest.mark.parametrize(
    "first",
    [answer(503, retry_after="0"), answer(429, retry_after="0"), answer(502), hang_up],
    ids=["busy", "too many", "bad gateway", "hang up"],
)
def test_what_may_be_gone_is_tried_again(first: Answer) -> None:
    with service(first, answer(body=ROWS % (ROW % 1))) as (url, asked):
        assert rows(engine(url).query(SELECT)) == ["1"]
    assert len(asked.forms) == 2


@pytest.mark.parametrize(
    ("given", "calls", "kind", "message"),
    [
        (answer(503, retry_after="0"), 3, BusyError, "503"),
        (answer(503, b"timed out", "text/plain"), 1, BusyError, "503 timed out"),
        (answer(503, retry_after=f"{MAX_PAUSE_S + 1}"), 1, BusyError, "503"),
        (answer(504), 1, TimeLimitError, "504"),
        (answer(400, b"no\nway", "text/plain"), 1, QueryError, "sparql: 400 no way$"),
        (
            answer(422, json.dumps({"detail": "too dear"}).encode(), "application/problem+json"),
            1,
            TooMuchError,
            "422 too dear",
        ),
        (answer(401, b"<html>", "text/html"), 1, EndpointError, "401 Unauthorized; give a token"),
        (answer(404), 1, EndpointError, "a SPARQL service was expected"),
        (answer(500), 1, EndpointError, "the service failed"),
        (answer(301, location="https://e/"), 1, EndpointError, "moved to https://e/; give that"),
        (answer(206), 1, EndpointError, "206"),
        (answer(body=b"<html>", media_type="text/html"), 1, EndpointError, "'text/html'"),
        (answer(X_SPARQL_MaxRows="10000"), 1, TooMuchError, "cut its answer off .*10000"),
        (answer(body=b"{]}"), 1, BrokenAnswerError, "cannot be read"),
        (hang_up, 3, EndpointError, "cannot be reached"),
        (sleep, 1, TimeLimitError, "no answer within 0.3 s"),
        (sleep_within, 1, BrokenAnswerError, "the answer stopped for 0.3 s"),
        (break_off, 1, BrokenAnswerError, "the answer broke off"),
        (end_early, 1, BrokenAnswerError, "the answer broke off"),
        (
            answer(body=(ROWS % (ROW % 1))[:-2] + b"The operation has been cancelled"),
            1,
            BrokenAnswerError,
            "ends before its end",
        ),
    ],
)
def test_an_error_says_what_is_wrong(
    given: Answer, calls: int, kind: type[CbrisError], message: str
) -> None:
    with service(given) as (url, asked):
        with pytest.raises(kind, match=message) as caught:
            list(rows(engine(url, read_s=0.3, token="s3cret").query(SELECT)))
        assert type(caught.value) is kind
        assert "s3cret" not in str(caught.value)
    assert len(asked.forms) == calls


def test_an_answer_that_takes_too_long_in_all_is_left() -> None:
    with (
        service(dribble) as (url, _),
        pytest.raises(TimeLimitError, match=r"took more than 0.1 s"),
    ):
        rows(engine(url, seconds=0.1).query(SELECT))


def test_a_port_where_nobody_listens_is_an_error() -> None:
    with service(answer()) as (url, _):
        pass
    with pytest.raises(EndpointError, match=r"cannot be reached .*; check the address"):
        engine(url, retries=0).query(SELECT)


def test_triples_are_held_and_so_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cbris.store.remote.MAX_TRIPLES_BYTES", 1_000)
    triples = b"".join(b"<http://e/%d> <http://e/p> <http://e/o> .\n" % n for n in range(100))
    ask = "CONSTRUCT WHERE { ?s ?p ?o }"
    for body, kind, message in (
        (triples[:900], BrokenAnswerError, "cannot be read"),
        (triples, TooMuchError, "more than 1,000 bytes of triples"),
    ):
        with (
            service(answer(body=body, media_type="application/n-triples; x=y")) as (url, _),
            pytest.raises(kind, match=message),
        ):
            engine(url).query(ask)


@pytest.mark.parametrize("cut", [1, 10, 17, 20, 25, 40])
def test_the_blank_nodes_of_virtuoso_are_read_wherever_a_piece_ends(cut: int) -> None:
    node = b'{"n": { "type": "bnode", "value": "nodeID://b%d" }}'
    text = b'{"n": {"type": "literal", "value": "\\"bnode\\", \\"value\\": \\"nodeID://\\""}}'
    body = ROWS % b",".join([node % 1, text, node % 2])

    def in_pieces(handler: BaseHTTPRequestHandler) -> None:
        handler.server_version = "Virtuoso/07.20"
        handler.send_response(200)
        handler.send_header("content-type", JSON)
        handler.send_header("transfer-encoding", "chunked")
        handler.end_headers()
        for at in range(0, len(body), cut):
            piece = body[at : at + cut]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")

    with service(in_pieces) as (url, _):
        assert rows(engine(url).query(SELECT)) == ["b1", '"bnode", "value": "nodeID://"', "b2"]


def test_what_the_check_refuses_is_not_sent() -> None:
    with service(answer()) as (url, asked):
        guarded = RemoteEngine(Endpoint(url), check=check_query)
        with pytest.raises(QueryError, match="SERVICE"):
            guarded.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
        with pytest.raises(QueryError, match="'INSERT' found"):
            guarded.query("INSERT DATA { <http://e/s> <http://e/p> 1 }")
    assert asked.forms == []


@pytest.mark.parametrize(
    "url", ["", "sparql", "ftp://e/", "http://", "http://e:99999/", "http://e/ x", "http://é/"]
)
def test_an_address_is_checked_at_once(url: str) -> None:
    with pytest.raises(EndpointError, match="give one such as http://host/sparql"):
        Endpoint(url)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EndpointError, match="a name or password in the address") as caught:
        Endpoint("http://me:s3cret@e/sparql")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(Endpoint("http://e/", token="s3cret", login=("me", "s3cret")))


def test_its_generation_is_a_number_that_changes_with_time() -> None:
    assert time.time() - 61 < int(engine("http://e/").generation) <= time.time()
