"""Requests that come again, byte by byte, to a real server."""

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote, urlencode

import pytest
from folders import publish_numbers
from live import WRITABLE, started

ALL = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("cached")
    publish_numbers(folder, 100)
    with started(WRITABLE, str(folder)) as (_, port):
        yield port


def request(target: str, **headers: str) -> bytes:
    lines = [f"GET {target} HTTP/1.1", "host: x", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def read_answer(client: socket.socket) -> tuple[bytes, bytes]:
    """Read one answer: its head but for the date, and its body."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += client.recv(1 << 16)
    head, _, body = data.partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"date: ")]
    length = next(int(line[15:]) for line in lines if line.startswith(b"content-length:"))
    while len(body) < length:
        body += client.recv(1 << 16)
    return b"\r\n".join(lines), body


def test_a_request_that_comes_again_is_answered_the_same(port: int) -> None:
    asked = request(f"/sparql?query={quote(ALL)}", accept="text/csv")
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        answers = []
        for _ in range(4):
            client.sendall(asked)
            answers.append(read_answer(client))
        assert answers == [answers[0]] * 4
        half = len(asked) // 2  # what comes in two parts is put together, as before
        client.sendall(asked[:half])
        time.sleep(0.05)
        client.sendall(asked[half:])
        assert read_answer(client) == answers[0]
        client.sendall(asked * 3)
        answered = b""
        while answered.count(answers[0][1]) < 3:
            answered += client.recv(1 << 16)
        assert answered.count(b"HTTP/1.1 200 OK") == 3


def test_what_was_written_is_seen_by_a_request_that_comes_again(port: int) -> None:
    asked = request(f"/sparql?query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}&format=csv")
    update = {"update": "INSERT DATA { GRAPH <http://e/g> { <http://e/new> <http://e/p> 1 } }"}
    with (
        socket.create_connection(("127.0.0.1", port), timeout=20) as client,
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as writer,
    ):
        for _ in range(3):
            client.sendall(asked)
            assert read_answer(client)[1] == b"n\r\n100\r\n"
        form = {"content-type": "application/x-www-form-urlencoded"}
        writer.request("POST", "/sparql", urlencode(update), form)
        with writer.getresponse() as response:
            assert response.status == 204
        client.sendall(asked)
        assert read_answer(client)[1] == b"n\r\n101\r\n"
