"""What goes over the wire: raw sockets against the HTTP server, with little patience."""

import asyncio
import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from backing import Pieces, StoreAnswers
from engines import StoreEngine
from folders import publish_numbers
from live import free_port
from pyoxigraph import Literal, NamedNode, Quad, Store

from cbris.server.connection import HttpServer, Patience
from cbris.server.limits import Limits
from cbris.server.repeats import Application
from cbris.server.request import Receive, Scope, Send
from cbris.server.shell import Shell
from cbris.store.jobs import Job

PATIENCE = Patience(head=0.4, idle=1.2, closing=0.4)
LATE_S = 0.5
"""A deadline is looked at four times a second, and the machine may be busy."""
QUERY = f"/sparql?query={quote('SELECT ?o { ?s ?p ?o }')}&format=csv"
DATE = re.compile(rb"date: [^\r]+\r\n")
Connect = Callable[[], socket.socket]


@contextmanager
def listening(application: Application, shell: Shell | None = None) -> Iterator[Connect]:
    """Serve an application in a thread; gives what connects to it."""
    port, made, begun = free_port(), [], []
    repeats = shell.repeats if shell else None

    async def serve() -> None:
        server = HttpServer(application, "127.0.0.1", port, repeats, PATIENCE)
        await server.start()
        made.append((asyncio.get_running_loop(), server))
        await server.serve()

    thread = Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    while not made and thread.is_alive():
        time.sleep(0.001)

    def connect() -> socket.socket:
        begun.append(socket.create_connection(("127.0.0.1", port), timeout=10))
        return begun[-1]

    try:
        yield connect
    finally:
        for client in begun:
            client.close()
        loop, server = made[0]
        loop.call_soon_threadsafe(server.stop)
        thread.join()


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the path and the body."""
    body, more = b"", True
    while more:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    content = scope["raw_path"] + b" " + scope["query_string"] + b" " + body
    headers = [(b"content-length", str(len(content)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": content})


@pytest.fixture(scope="module")
def connect() -> Iterator[Connect]:
    with listening(echo) as connect:
        yield connect


class Wired:
    """A shell over one triple, whose queries are counted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        publish_numbers(folder, 1)
        store = Store()
        store.add(Quad(NamedNode("http://e/s"), NamedNode("http://e/p"), Literal("one")))
        self.answers = StoreAnswers(store)
        self.shell = Shell(
            StoreEngine(store), Limits(body_s=0.3), answers=self.answers, data_dir=folder
        )


@pytest.fixture
def wired(tmp_path: Path) -> Iterator[Wired]:
    wired = Wired(tmp_path / "data")
    yield wired
    wired.shell.close()


def get(target: str, *lines: str) -> bytes:
    return "\r\n".join([f"GET {target} HTTP/1.1", "host: x", *lines, "", ""]).encode()


def all_of(client: socket.socket) -> bytes:
    """Read until the server closes the connection."""
    data = b""
    while piece := client.recv(1 << 16):
        data += piece
    return data


def until(client: socket.socket, end: bytes) -> bytes:
    """Read until what came ends so, without the date."""
    data = b""
    while not data.endswith(end):
        piece = client.recv(1 << 16)
        assert piece, data
        data += piece
    return DATE.sub(b"", data)


def answer(content: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(content), content)


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nhost: x\r\n"])
def test_a_head_that_does_not_come_closes_the_connection(connect: Connect, sent: bytes) -> None:
    client, begun = connect(), time.monotonic()
    client.sendall(sent)
    assert all_of(client) == b""
    assert 0.3 < time.monotonic() - begun < PATIENCE.head + LATE_S


def test_a_head_that_comes_byte_by_byte_has_no_more_time(connect: Connect) -> None:
    client, begun = connect(), time.monotonic()
    client.settimeout(0.05)
    with pytest.raises((BrokenPipeError, ConnectionResetError)):  # noqa: PT012
        for byte in get("/", *(f"x-{n}: y" for n in range(99))):
            client.sendall(bytes([byte]))
            try:
                assert client.recv(9) == b""
            except TimeoutError:
                continue
    assert time.monotonic() - begun < PATIENCE.head + LATE_S + 0.2


def test_a_second_head_has_a_deadline_of_its_own(connect: Connect) -> None:
    client = connect()
    client.sendall(get("/a"))
    assert until(client, b"/a  ") == answer(b"/a  ")
    begun = time.monotonic()
    client.sendall(b"GET /b HT")
    assert all_of(client) == b""
    assert 0.3 < time.monotonic() - begun < PATIENCE.head + LATE_S


def test_a_connection_may_rest_longer_than_a_head_may_take(connect: Connect) -> None:
    client = connect()
    for _ in range(2):
        client.sendall(get("/a"))
        assert until(client, b"/a  ") == answer(b"/a  ")
        time.sleep(0.7)
    begun = time.monotonic()
    assert all_of(client) == b""
    assert time.monotonic() - begun < PATIENCE.idle - 0.7 + LATE_S


def test_a_body_that_does_not_come_is_answered_408(wired: Wired) -> None:
    with listening(wired.shell) as connect:
        client, begun = connect(), time.monotonic()
        head = "POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\n"
        client.sendall(f"{head}content-length: 99\r\n\r\nSELECT".encode())
        found = all_of(client)
    assert found.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert b"\r\nconnection: close\r\n" in found
    assert b"the body did not arrive within 0.3 s" in found
    assert 0.2 < time.monotonic() - begun < 0.3 + LATE_S


def test_requests_sent_at_once_are_answered_in_turn(connect: Connect) -> None:
    client = connect()
    client.sendall(get("/a") + get("/b?c=d") + get("/e")[:9])
    assert until(client, b"/b c=d ") == answer(b"/a  ") + answer(b"/b c=d ")
    client.sendall(get("/e")[9:])
    assert until(client, b"/e  ") == answer(b"/e  ")


@pytest.mark.parametrize(
    "lines", [["x: " + "y" * 140_000], ["x: y"] * 200], ids=["bytes", "fields"]
)
def test_a_head_that_is_too_long_is_answered_431(connect: Connect, lines: list[str]) -> None:
    client = connect()
    client.sendall(get("/", *lines))
    text = b"431 Request Header Fields Too Large: the head has more than 200 fields or 128 KiB;"
    assert DATE.sub(b"", all_of(client)) == (
        b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
        b"content-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
        b"content-length: 93\r\n\r\n" + text + b" send less\n"
    )


def test_a_head_that_is_long_but_not_too_long_is_answered(connect: Connect) -> None:
    client = connect()
    client.sendall(get("/", *[f"x: {'y' * 600}"] * 199))
    assert until(client, b"/  ") == answer(b"/  ")


class Breaking(StoreAnswers):
    """Gives answers that break off after their first piece."""

    async def answer(self, job: Job) -> Pieces:
        found = await super().answer(job)
        return Pieces(found.kind, found.form, b"x" * 1_000, breaks=True)


def test_an_answer_that_breaks_has_no_last_chunk() -> None:
    store = Store()
    shell = Shell(StoreEngine(store), answers=Breaking(store))
    with listening(shell) as connect:
        client = connect()
        client.sendall(get(QUERY))
        found = all_of(client)
    shell.close()
    assert found.startswith(b"HTTP/1.1 200 OK\r\n")
    head, _, body = found.partition(b"\r\n\r\n")
    assert b"\r\ntransfer-encoding: chunked" in head
    assert body == b"3e8\r\n" + b"x" * 1_000 + b"\r\n"


def test_a_repeat_is_answered_as_the_request_was(wired: Wired) -> None:
    with listening(wired.shell, wired.shell) as connect:
        client = connect()
        found = []
        for _ in range(4):
            client.sendall(get(QUERY))
            found.append(until(client, b"\r\n\r\no\r\none\r\n"))
        client.sendall(get(QUERY, "x: other bytes"))  # which are parsed
        found.append(until(client, b"\r\n\r\no\r\none\r\n"))
        assert found == [found[0]] * 5
        assert found[0].startswith(b"HTTP/1.1 200 OK\r\n")
        assert len(wired.answers.jobs) == 1
        assert get(QUERY) in wired.shell.cache._repeats
        publish_numbers(wired.folder, 2)  # a new generation, of which nothing is known
        client.sendall(get(QUERY))
        until(client, b"\r\n\r\no\r\none\r\n")
        assert len(wired.answers.jobs) == 2


def test_repeats_are_known_by_all_of_their_bytes(wired: Wired) -> None:
    with listening(wired.shell, wired.shell) as connect:
        client = connect()
        for _ in range(3):
            client.sendall(get(QUERY))
            until(client, b"\r\n\r\no\r\none\r\n")
        client.sendall(get(QUERY.replace("csv", "tsv")))
        assert until(client, b'\r\n\r\n?o\n"one"\n').startswith(b"HTTP/1.1 200 OK\r\n")
        client.sendall(get(QUERY)[:30])  # in two parts
        time.sleep(0.05)
        client.sendall(get(QUERY)[30:])
        until(client, b"\r\n\r\no\r\none\r\n")
        client.sendall(get(QUERY) * 2)  # two at once
        assert until(client, b"\r\n\r\no\r\none\r\n").startswith(b"HTTP/1.1 200 OK\r\n")
        client.sendall(get(QUERY, "connection: close"))
        assert b"\r\nconnection: close\r\n" in all_of(client)


def test_who_waits_to_send_a_body_is_told_to(connect: Connect) -> None:
    client = connect()
    client.sendall(
        b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n"
    )
    assert until(client, b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.sendall(b"body")
    assert until(client, b"body") == answer(b"/  body")


@pytest.mark.parametrize(
    "request_", [get("/a", "connection: close"), b"GET /a HTTP/1.0\r\nhost: x\r\n\r\n"]
)
def test_who_wants_no_more_is_answered_and_left(connect: Connect, request_: bytes) -> None:
    client = connect()
    client.sendall(request_)
    found = DATE.sub(b"", all_of(client))
    assert found == b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\n/a  "


def test_letters_in_an_address_are_encoded(connect: Connect) -> None:
    client = connect()
    client.sendall(get("/é?q=ß"))
    assert until(client, b" ") == answer(b"/%C3%A9 q=%C3%9F ")


def test_what_is_no_http_is_answered_400(connect: Connect) -> None:
    client = connect()
    client.sendall(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
    assert DATE.sub(b"", all_of(client)) == (
        b"HTTP/1.1 400 Bad Request\r\ncontent-type: text/plain; charset=utf-8\r\n"
        b"content-length: 30\r\nconnection: close\r\n\r\nInvalid HTTP request received."
    )


async def long(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with more than any buffer takes."""
    length = [(b"content-length", b"32000000"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    await send({"type": "http.response.body", "body": b"x" * 32_000_000})


def test_who_takes_nothing_of_an_answer_is_left() -> None:
    with listening(long) as connect:
        client = connect()
        client.sendall(get("/"))
        time.sleep(PATIENCE.closing + LATE_S)
        assert len(all_of(client)) < 32_000_000


def test_a_body_that_comes_with_its_head_is_no_head(connect: Connect) -> None:
    client = connect()
    head = b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 200000\r\n\r\n"
    client.sendall(head + b"x" * 199_000)
    time.sleep(0.05)
    client.sendall(b"x" * 1_000 + get("/a")[:9])
    assert until(client, b"x" * 200_000) == answer(b"/  " + b"x" * 200_000)
    client.sendall(get("/a")[9:])
    assert until(client, b"/a  ") == answer(b"/a  ")
