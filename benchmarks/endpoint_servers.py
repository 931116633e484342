"""The servers that `benchmarks/endpoint.py` measures, each over the same file of triples."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import RdfFormat, Store

from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

__all__ = ["NATIVE", "OURS", "RDFLIB", "Server", "fill_ours", "servers", "start_ours"]

OURS, NATIVE, RDFLIB = "cbris", "oxigraph", "rdflib-endpoint"
START_S = 120
POLL_S = 0.005


@dataclass(frozen=True)
class Server:
    """A server that runs; `origin` and `path` make its address."""

    name: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def endpoint(self) -> str:
        """Where it takes queries."""
        return f"{self.origin}{self.path}"

    def target(self, query: str) -> str:
        """Give what a client asks for to have a query answered."""
        return f"{self.path}?query={quote(query, safe='')}"

    def address(self, query: str) -> str:
        """Give the address of a query."""
        return f"{self.origin}{self.target(query)}"


def servers(
    folder: Path, graph: Path, peers: Sequence[str]
) -> Iterator[AbstractContextManager[Server]]:
    """Give ours, and each peer whose program is there, over a file of N-Triples.

    :param folder: where they may keep their stores.
    """
    fill_ours(folder / "data", graph)
    yield start_ours(folder / "data")
    for name in peers:
        found = shutil.which(name) or shutil.which(name, path=Path(sys.executable).parent)
        if found:
            yield PEERS[name](found, folder, graph)
        else:
            print(f"{name}: not installed, left out")


def fill_ours(data: Path, graph: Path) -> None:
    """Publish a file of triples as a generation of ours."""

    def fill(store: Store) -> int:
        store.bulk_load(path=graph, format=RdfFormat.N_TRIPLES)
        return len(store)

    data.mkdir()
    generations = Generations(data)
    with generations.lock():
        generations.publish(Manifest(), fill)


@contextmanager
def start_ours(data: Path) -> Iterator[Server]:
    """Serve a data folder with this project, by its command."""
    port = _free_port()
    command = [sys.executable, "-m", "cbris", "serve", "--port", str(port)]
    with _running(Server(OURS, port, "/sparql"), command, {"CBRIS_DATA": str(data)}) as server:
        yield server


@contextmanager
def _oxigraph(program: str, folder: Path, graph: Path) -> Iterator[Server]:
    """Serve triples with the native server of the engine."""
    store, port = str(folder / "oxigraph"), _free_port()
    for step in (["load", "-l", store, "-f", str(graph)], ["optimize", "-l", store]):
        subprocess.run([program, *step], check=True, capture_output=True)
    command = [program, "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}"]
    with _running(Server(NATIVE, port, "/query"), command) as server:
        yield server


@contextmanager
def _rdflib_endpoint(program: str, folder: Path, graph: Path) -> Iterator[Server]:
    """Serve triples with rdflib-endpoint, on its faster store."""
    port = _free_port()
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--store", "Oxigraph", str(graph)]
    with _running(Server(RDFLIB, port, "/"), command) as server:
        yield server


Start = Callable[[str, Path, Path], AbstractContextManager[Server]]
PEERS: Mapping[str, Start] = {NATIVE: _oxigraph, RDFLIB: _rdflib_endpoint}


@contextmanager
def _running(
    server: Server, command: Sequence[str], environment: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run a server until the block ends."""
    nowhere, variables = subprocess.DEVNULL, {**os.environ, **(environment or {})}
    with subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=variables) as process:
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers.

    :raises RuntimeError: it ended, or does not answer.
    """
    until = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(server.address("ASK {}"), timeout=START_S):
                return
        except OSError:
            time.sleep(POLL_S)
    raise RuntimeError(f"{server.name}: does not answer; try it by hand")


def _free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])
