"""Requests of every kind to every route: none is a fault of the server."""

import http.client
import json
import os
import socket
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from folders import publish
from fuzzing import TARGETS, Attempt, attempts
from live import started
from pyoxigraph import RdfFormat, Store
from web import DATASET, GRAPH

from cbris.server.routes import ROUTES, route_of
from cbris.server.tokens import create, tokens_file

START = """
import sys
from pathlib import Path
from cbris.server.limits import Limits, Serving
from cbris.server.serve import serve
folder, guarded = Path(sys.argv[1]), sys.argv[2] == "guarded"
limits = Limits(body_s=1, seconds=5, rate=1e6, rate_burst=10**6, requests=500, slow_s=0)
log = {"access_log": folder / "access.log", "slow_log": folder / "slow.log"} if guarded else {}
serving = Serving(writes=guarded, proxy=guarded, **log)
serve(folder, port=0, announce=lambda a: print(a, flush=True), limits=limits, serving=serving)
"""
SHORT = 250
LONG_S = 600
TIMEOUT_S = 20
OURS = ("x-content-type-options", "content-security-policy", "referrer-policy")


@dataclass
class Served:
    """A server under test."""

    folder: Path
    port: int
    token: str
    errors: Path


@pytest.fixture(scope="module", params=["plain", "guarded"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("fuzzed")
    publish(folder, _fill)
    _, token = create(tokens_file(folder), "fuzz", ["write", "admin"])
    errors = folder / "stderr"
    with (
        errors.open("w") as stderr,
        started(START, str(folder), request.param, stderr=stderr) as (process, port),
    ):
        yield Served(folder, port, token, errors)
        assert process.poll() is None


def _fill(store: Store) -> int:
    store.load(path=str(GRAPH), format=RdfFormat.TURTLE)
    store.update(DATASET)
    return len(store)


def faults(port: int, attempt: Attempt) -> Iterator[str]:
    """Send a request, and yield what is wrong with its answer."""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT_S)) as connection:
        with suppress(ConnectionError):  # what is refused by its head is not read on
            connection.sendall(attempt.as_bytes())
        response = http.client.HTTPResponse(connection, method=attempt.method)
        try:
            response.begin()
            body = response.read()
        except (http.client.HTTPException, OSError) as error:
            yield f"no answer: {error!r}"
            return
    yield from _wrong(response, body)


def _wrong(response: http.client.HTTPResponse, body: bytes) -> Iterator[str]:
    kind = response.headers.get("content-type", "")
    if response.status in (500, 502) or not 200 <= response.status < 600:
        yield f"status {response.status}: {body[:300]!r}"
    if b"<script>" in body and kind.startswith("text/html"):
        yield "what was sent is part of a page"
    if "set-cookie" in response.headers:
        yield "a cookie"
    if b"Traceback" in body or b'File "/' in body:
        yield "a traceback"
    if kind.startswith("application/problem+json") and body:
        problem = json.loads(body)
        if problem["status"] != response.status or not problem["detail"]:
            yield f"no right problem: {problem}"
    if response.status != 400 and not all(name in response.headers for name in OURS):
        yield f"status {response.status} without the headers that protect"


def found(served: Served, tried: Iterable[Attempt]) -> list[str]:
    """Send requests, some at once, and give what was wrong."""

    def one(attempt: Attempt) -> list[str]:
        return [f"{fault}: {attempt.as_bytes()[:600]!r}" for fault in faults(served.port, attempt)]

    with ThreadPoolExecutor(4) as threads:
        return [fault for each in threads.map(one, tried) for fault in each]


def test_every_route_is_tried() -> None:
    tried = Counter(
        route_of(attempt.target.decode("latin-1").partition("?")[0])[0]
        for attempt in islice(attempts(1, "x"), 1_000)
    )
    assert set(ROUTES) <= set(tried)
    assert set(TARGETS) <= set(ROUTES)


def test_no_request_is_a_fault_of_the_server(served: Served) -> None:
    assert found(served, islice(attempts(1, served.token), SHORT)) == []
    assert "Traceback" not in served.errors.read_text()


def test_each_request_has_a_line_of_json(served: Served) -> None:
    log = served.folder / "access.log"
    if not log.exists():
        pytest.skip("this server has no log")
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    assert len(lines) > SHORT * 0.9
    assert served.token not in log.read_text()


@pytest.mark.parametrize(
    "head",
    [
        "content-length: 4\r\ncontent-length: 40",
        "content-length: 40\r\ntransfer-encoding: chunked",
        "content-length: -1",
        "content-length: 1e3",
        "content-length: 99999999999999999999999",
        "transfer-encoding: chunked, gzip",
        "transfer-encoding: xchunked",
        "transfer-encoding : chunked",
        "a\x00b: c",
        "a b: c",
        ": c",
        "a: b\r\n\tfolded",
        "\n\n",
        "a: b\x7f\x01",
    ],
)
def test_a_head_that_two_could_read_in_two_ways_carries_no_second_request(
    served: Served, head: str
) -> None:
    second = "GET /second HTTP/1.1\r\nhost: x\r\n\r\n"
    sent = f"POST /sparql HTTP/1.1\r\nhost: x\r\n{head}\r\n\r\n0\r\n\r\n{second}"
    with closing(socket.create_connection(("127.0.0.1", served.port), timeout=3)) as connection:
        connection.sendall(sent.encode())
        answer = b""
        with suppress(TimeoutError, ConnectionError):
            while piece := connection.recv(65_536):
                answer += piece
    statuses = [line.split()[1] for line in answer.splitlines() if line.startswith(b"HTTP/1.1 ")]
    assert statuses == [b"400"]


@pytest.mark.soak
def test_no_request_is_a_fault_of_the_server_for_long(served: Served) -> None:
    until, seed = time.monotonic() + LONG_S / 2, int.from_bytes(os.urandom(4))
    while time.monotonic() < until:
        wrong = found(served, islice(attempts(seed, served.token), SHORT))
        assert not wrong, f"seed {seed}: {wrong}"
        seed += 1
    assert "Traceback" not in served.errors.read_text()
