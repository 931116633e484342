"""Servers under test, and how they are spoken to."""

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Quad

from cbris.server.tokens import create, tokens_file

__all__ = ["Reply", "Site", "native", "ours"]

TIMEOUT_S = 20
IN_MEMORY = Path("/dev/shm")
"""Each write of the suites is brought to the disk, which takes long on one that is real."""
SERVER = Path(__file__).with_name("serving.py")


@dataclass(frozen=True)
class Reply:
    """An answer; header names lower."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]


@dataclass
class Site:
    """A server, its paths, and one connection to it."""

    connection: http.client.HTTPConnection
    query_path: str
    update_path: str
    store_path: str
    token: str = ""

    @property
    def origin(self) -> str:
        """Scheme and host."""
        return f"http://{self.connection.host}:{self.connection.port}"

    def send(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Reply:
        """Send a request, with the token if there is one."""
        leave = {"authorization": f"Bearer {self.token}"} if self.token else {}
        given = {**leave, **(headers or {})}
        try:
            return self._sent(method, target, given, body)
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            return self._sent(method, target, given, body)

    def query(self, text: str, accept: str) -> Reply:
        """Run a query."""
        headers = {"content-type": "application/sparql-query", "accept": accept}
        return self.send("POST", self.query_path, headers, text.encode())

    def update(self, text: str) -> Reply:
        """Run an update."""
        headers = {"content-type": "application/sparql-update"}
        return self.send("POST", self.update_path, headers, text.encode())

    def fill(self, quads: Iterable[Quad]) -> None:
        """Let the store hold the quads and nothing else."""
        lines = [_inserted(quad) for quad in quads]
        text = "DROP ALL" + ("; INSERT DATA {\n" + "\n".join(lines) + "\n}" if lines else "")
        reply = self.update(text)
        assert reply.status in (200, 204), reply.body

    def _sent(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        encoded = quote(target, safe="%/?&=:#+,;@!$'()*[]~-._")
        self.connection.request(method, encoded, body or None, dict(headers))
        with self.connection.getresponse() as response:
            found = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.status, found, response.read())


def _inserted(quad: Quad) -> str:
    triple = f"{quad.subject} {quad.predicate} {quad.object} ."
    if isinstance(quad.graph_name, DefaultGraph):
        return triple
    return f"GRAPH {quad.graph_name} {{ {triple} }}"


@contextmanager
def ours(services: Iterable[str] = ()) -> Iterator[Site]:
    """Run our server, with a strict default graph, a token, and services to call."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        _, token = create(tokens_file(Path(folder)), "suites", ["write"])
        command = [sys.executable, str(SERVER), folder, *services]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            port = int(process.stdout.readline().rpartition(":")[2])
            try:
                yield from _site(port, "/sparql", "/sparql", "/store", token)
            finally:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=TIMEOUT_S)


@contextmanager
def native() -> Iterator[Site]:
    """Run the native Oxigraph server.

    :raises FileNotFoundError: it is not installed.
    """
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        raise FileNotFoundError("oxigraph")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield from _site(port, "/query", "/update", "/store")
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=TIMEOUT_S)


def _site(port: int, *paths: str) -> Iterator[Site]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)) as connection:
        yield Site(connection, *paths)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with closing(socket.socket()) as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nothing listens at port {port}")
