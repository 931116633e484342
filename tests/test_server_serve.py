"""A real server on the loopback address, and what a data folder does beneath it."""

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from live import WRITABLE, started

from cbris.errors import NoGraphError, ServeError
from cbris.loaders.rdf import RdfLoader
from cbris.server.serve import serve
from cbris.store.build import build

START = """
import sys
from pathlib import Path
from cbris.server.limits import Limits
from cbris.server.serve import serve
serve(Path(sys.argv[1]), port=0, announce=lambda a: print(a, flush=True), limits=Limits(body_s=0.3))
"""
COUNT = quote("SELECT (COUNT(*) AS ?n) { ?s <http://e/p> ?o }")
PRODUCT = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")


def publish(folder: Path, name: str, turtle: str) -> Path:
    file = folder / f"{name}.ttl"
    file.write_text(turtle)
    build(folder / "data", [file], bundled=False, using=[RdfLoader()])
    return folder / "data"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    publish(folder, "a", "".join(f"<http://e/{n}> <http://e/p> {n} . " for n in range(200)))
    return folder


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with started(START, str(folder / "data")) as (_, port):
        yield port


def test_a_signal_ends_it_within_seconds_whatever_is_computed(folder: Path) -> None:
    with started(START, str(folder / "data")) as (server, port):
        count = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request("GET", f"/sparql?query={count}")
            time.sleep(0.5)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=15) == 0


def get(port: int, path: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as response:
            return response.status, response.read()


def test_it_answers_pages_queries_and_dumps(port: int) -> None:
    assert get(port, "/healthz")[0] == 200
    assert get(port, "/")[1].startswith(b"<!doctype html>")
    assert get(port, f"/sparql?query={COUNT}&format=csv") == (200, b"n\r\n200\r\n")
    assert b"<http://e/7>" in get(port, "/dump.ttl")[1]


def test_a_new_generation_is_served_at_once(port: int, folder: Path) -> None:
    publish(folder, "b", "<http://e/b> <http://e/p> 'b' .")
    assert get(port, f"/sparql?query={COUNT}&format=csv") == (200, b"n\r\n201\r\n")


def test_unfinished_bodies_are_answered_408_and_block_nobody(port: int) -> None:
    lines = "POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf"
    slow = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(20)]
    for each in slow:
        each.sendall(lines.encode())
    started = time.monotonic()
    assert get(port, "/healthz")[0] == 200
    assert time.monotonic() - started < 5
    for each in slow:
        assert each.recv(100).startswith(b"HTTP/1.1 408 ")
        each.close()


def test_clients_that_leave_in_the_middle_free_their_place(port: int) -> None:
    for _ in range(8):
        leaving = socket.create_connection(("127.0.0.1", port), timeout=20)
        leaving.sendall(f"GET /sparql?query={PRODUCT} HTTP/1.1\r\nhost: x\r\n\r\n".encode())
        assert leaving.recv(100).startswith(b"HTTP/1.1 200 ")
        leaving.close()
    assert get(port, f"/sparql?query={quote('ASK {}')}&format=csv") == (200, b"true")


def test_an_address_in_use_is_an_error_that_says_what_to_do(port: int, folder: Path) -> None:
    with pytest.raises(ServeError) as caught:
        serve(folder / "data", port=port)
    assert str(caught.value) == (
        f"127.0.0.1:{port}: cannot be listened at (Address already in use);"
        " give another --port or --host"
    )


def test_no_graph_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoGraphError):
        serve(tmp_path)


FAILING = """
import sys
sys.path.insert(0, sys.argv[1])
from engines import FailingEngine
from cbris.server.serve import run
from cbris.server.shell import Shell
run(Shell(FailingEngine()), port=0, announce=lambda a: print(a, flush=True))
"""


def test_an_answer_that_fails_in_the_middle_breaks_the_connection() -> None:
    command = [sys.executable, "-c", FAILING, str(Path(__file__).parent)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        port = int(server.stdout.readline().rpartition(":")[2])
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            get(port, "/sparql?query=ASK{}")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0
        assert "the disk failed, as this test wants" in server.stderr.read()


def test_raw_utf_8_in_the_query_is_no_fault_of_the_server(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall("GET /?x=митний HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert client.recv(12) == b"HTTP/1.1 200"


@pytest.fixture(scope="module")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    data = publish(tmp_path_factory.mktemp("written"), "a", "<http://e/s> <http://e/p> 1 .")
    with started(WRITABLE, str(data)) as (_, port):
        yield port


def send(port: int, method: str, path: str, content_type: str, body: str) -> tuple[int, str]:
    """Send a body, and give the status and the generation that shows what it did."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, path, body.encode(), {"content-type": content_type})
        with connection.getresponse() as response:
            response.read()
            return response.status, response.getheader("cbris-generation", "")


def test_what_was_written_is_there_for_who_asks_next(writable: int) -> None:
    update = "INSERT DATA { GRAPH <http://e/g> { <http://e/t> <http://e/p> 2 } }"
    assert send(writable, "POST", "/sparql", "application/sparql-update", update) == (204, "2")
    assert get(writable, f"/sparql?query={COUNT}&format=csv") == (200, b"n\r\n2\r\n")
    turtle = "<http://e/u> <http://e/p> 3 . <http://e/s> <http://e/p> 1 ."
    assert send(writable, "PUT", "/store?graph=http://e/h", "text/turtle", turtle) == (201, "3")
    assert get(writable, f"/sparql?query={COUNT}&format=csv") == (200, b"n\r\n3\r\n")
    assert send(writable, "DELETE", "/store?graph=http://e/h", "", "") == (204, "4")
    assert get(writable, f"/sparql?query={COUNT}&format=csv") == (200, b"n\r\n2\r\n")


def test_the_graph_of_a_source_is_not_written(writable: int) -> None:
    path = "/store?graph=https://w3id.org/cbris/graph/a"
    assert send(writable, "PUT", path, "text/turtle", "<a> <b> <c> .") == (409, "")


def test_a_new_graph_is_below_the_address_of_the_store(writable: int) -> None:
    assert send(writable, "PUT", "/store/notes/1", "text/turtle", "<> <p> <o> .")[0] == 201
    status, body = get(writable, "/store/notes/1")
    assert (status, b"/store/notes/1>" in body) == (200, True)
