"""Whatever is asked: the right status in time, and others are answered meanwhile."""

import http.client
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hostile import QUERIES, Hostile
from live import resident_kib, started
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

START = """
import sys
from pathlib import Path
from cbris.server.limits import Limits
from cbris.server.serve import serve
limits = Limits(seconds=float(sys.argv[2]), memory=512 * 1024 * 1024)
serve(Path(sys.argv[1]), port=0, announce=lambda a: print(a, flush=True), limits=limits)
"""
MIB = 1024
POINT = "SELECT ?o { <http://e/7> <http://e/p0> ?o }"

GET = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nhost: x\r\n"
POST = b"POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\n"
LATE = b"HTTP/1.1 408"
HALF = {
    "nothing": b"",
    "half a line": b"GET /spar",
    "half a head": GET + b"acc",
    "half a body": POST + b"content-length: 99\r\n\r\nASK",
    "a body that goes on": POST + b"transfer-encoding: chunked\r\n\r\n3\r\nASK\r\n",
}
"""Requests that are never finished."""
WRONG = {
    "a long header": (GET + b"x: " + b"y" * 1_000_000 + b"\r\n\r\n", 431),
    "many headers": (GET + b"x: y\r\n" * 10_000 + b"\r\n", 431),
    "a long target": (b"GET /sparql?query=" + b"A" * 1_000_000 + b" HTTP/1.1\r\n\r\n", 431),
    "no HTTP": (b"\x16\x03\x01" + bytes(200) + b"\r\n\r\n", 400),
    "a negative length": (POST + b"content-length: -5\r\n\r\n", 400),
    "two lengths": (POST + b"content-length: 3\r\ncontent-length: 4\r\n\r\nASK", 400),
    "a huge length": (POST + b"content-length: 99999999999\r\n\r\n", 413),
    "no UTF-8": (POST + b"connection: close\r\ncontent-length: 5\r\n\r\nASK\xff\xfe", 400),
    "no percent": (
        b"GET /sparql?query=%FF%zz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
        400,
    ),
}
"""Requests that are wrong as such, and the status that is right for each."""


def edges(nodes: int, store: Store) -> int:
    """Fill a store with five numbers of each node, and a ring of edges."""
    for i in range(nodes):
        one, other = NamedNode(f"http://e/{i}"), NamedNode(f"http://e/{(i + 1) % nodes}")
        quads = [
            Quad(one, NamedNode(f"http://e/p{k}"), Literal(i * 5 + k), DefaultGraph())
            for k in range(5)
        ]
        store.extend([*quads, Quad(one, NamedNode("http://e/next"), other, DefaultGraph())])
    return nodes * 6


class Canary:
    """A listener that nobody is to reach."""

    def __init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.setblocking(False)
        self.address = f"http://127.0.0.1:{self.listener.getsockname()[1]}/"

    def reached(self) -> bool:
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True)
class Served:
    """A real server, and what it takes."""

    process: subprocess.Popen[str]
    port: int
    seconds: float

    def ask(self, query: str, client: str) -> int:
        """Give the status of an answer that was read to its end; 0, if it was broken off."""
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=60, source_address=(client, 0)
        )
        with closing(connection):
            body = urlencode({"query": query}, errors="surrogatepass")
            headers = {"content-type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/sparql", body, headers)
            with connection.getresponse() as response:
                try:
                    while response.read(1 << 16):
                        pass
                except (http.client.IncompleteRead, ConnectionError):
                    return 0
                return response.status

    def memory(self) -> int:
        """Give the resident memory of the server process, in KiB."""
        kib = resident_kib(self.process.pid)
        assert kib, "the server has gone"
        return kib


class Watch:
    """A client that asks a point query again and again, and notes how long that takes."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.times: list[float] = []
        self.statuses: set[int] = set()
        self.memory = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.wait(0.01):
            start = time.monotonic()
            # A comment of its own, so that no cache answers.
            self.statuses.add(self.served.ask(f"{POINT} #{len(self.times)}", "127.0.0.1"))
            self.times.append(time.monotonic() - start)
            self.memory = max(self.memory, self.served.memory())

    def p99(self) -> float:
        return sorted(self.times)[int(len(self.times) * 0.99)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    Generations(folder).publish(Manifest(), partial(edges, 4_000))
    return folder


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """Publish a graph of a million triples."""
    Generations(tmp_path).publish(Manifest(), partial(edges, 170_000))
    return tmp_path


@pytest.fixture
def canary() -> Iterator[Canary]:
    canary = Canary()
    with canary.listener:
        yield canary


def wrong(served: Served, queries: Sequence[Hostile], canary: Canary, client: str) -> list[str]:
    """Ask one query after the other; tell which got a wrong status, or too late."""
    found = []
    for each in queries:
        start = time.monotonic()
        status = served.ask(each.query.replace("CANARY", canary.address), client)
        seconds = time.monotonic() - start
        if status not in each.right or seconds > served.seconds + 0.5:
            found.append(f"{each.name}: {status} after {seconds:.2f} s")
    return found


def closed(port: int, sent: bytes) -> tuple[bytes, float]:
    """Send something and no more; give the first line of the answer, and when it was closed."""
    start, received = time.monotonic(), b""
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    with connection, suppress(ConnectionError):  # what is too long is refused half read
        connection.sendall(sent)
        while piece := connection.recv(1 << 16):
            received += piece
    return received.partition(b"\r\n")[0][:12], time.monotonic() - start


def unanswered(port: int) -> list[str]:
    """Send what is no request, or only half of one; tell what was answered wrongly or late."""
    with ThreadPoolExecutor(len(HALF) + len(WRONG)) as clients:
        half = {name: clients.submit(closed, port, sent) for name, sent in HALF.items()}
        whole = {name: clients.submit(closed, port, sent) for name, (sent, _) in WRONG.items()}
    late = [name for name, each in half.items() if each.result()[1] > 10.5]
    odd = [name for name, each in half.items() if each.result()[0] not in (b"", LATE)]
    wrong = [
        f"{name}: {each.result()[0]!r}"
        for name, each in whole.items()
        if each.result()[0] not in (b"", f"HTTP/1.1 {WRONG[name][1]}".encode())
    ]
    return [*late, *odd, *wrong]


def attack(folder: Path, canary: Canary, seconds: float, queries: Sequence[Hostile]) -> Watch:
    """Let three clients ask all queries at once, while another one asks what is quick."""
    with started(START, str(folder), str(seconds)) as (process, port):
        served = Served(process, port, seconds)
        with Watch(served) as watch, ThreadPoolExecutor(3) as clients:
            parts = [
                clients.submit(wrong, served, queries[n::3], canary, f"127.0.0.{n + 2}")
                for n in range(3)
            ]
            assert unanswered(served.port) == []
            assert [each for part in parts for each in part.result()] == []
    return watch


def check(watch: Watch, canary: Canary) -> None:
    assert watch.statuses == {200}
    assert watch.p99() < 0.25
    assert watch.memory < 400 * MIB
    assert not canary.reached()


def test_hostile_queries_harm_nobody(folder: Path, canary: Canary) -> None:
    check(attack(folder, canary, 1.0, QUERIES), canary)


@pytest.mark.soak
def test_hostile_queries_harm_nobody_for_long(folder: Path, canary: Canary) -> None:
    check(attack(folder, canary, 5.0, QUERIES * 3), canary)


@pytest.mark.soak
def test_hostile_queries_harm_nobody_in_a_large_graph(large: Path, canary: Canary) -> None:
    check(attack(large, canary, 5.0, QUERIES), canary)
