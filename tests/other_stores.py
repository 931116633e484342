"""SPARQL servers of others, started on the loopback address for tests."""

import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from live import free_port
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

__all__ = ["SERVICES", "Service", "missing"]

Service = Callable[[Path, Store], AbstractContextManager[str]]
"""Starts a server in a folder, fills it with a store, and gives its address."""

START_S = 60
LOOPBACK = "127.0.0.1"
VIRTUOSO = "virtuoso-t"
FUSEKI = "org/apache/jena/jena-fuseki-server"
FUSEKI_MAIN = "org.apache.jena.fuseki.main.cmds.FusekiServerCmd"
DEFAULT = "urn:default"
"""Where Virtuoso keeps the default graph, since it has none but the union of all."""
SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
Striping = 0
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 2000
Striping = 0
[Parameters]
CaseMode = 2
ServerPort = {host}:{sql_port}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
ServerThreads = 10
[HTTPServer]
ServerPort = {host}:{port}
ServerThreads = 5
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 100
MaxQueryExecutionTime = 60
"""


def missing(name: str) -> str:
    """Say what a server lacks to be started here; nothing if it can be."""
    if name == "oxigraph":
        return "" if _oxigraph() else "the extra dev (oxigraph) is not installed"
    if name == "virtuoso":
        there = shutil.which(VIRTUOSO) and shutil.which("isql-vt")
        return "" if there else "the Debian package virtuoso-opensource-7-bin is not installed"
    if not shutil.which("java"):
        return "java is not installed"
    return "" if _fuseki() else "org.apache.jena:jena-fuseki-server is not in ~/.m2"


@contextmanager
def _run_oxigraph(folder: Path, store: Store) -> Iterator[str]:
    port = free_port()
    place = f"{LOOPBACK}:{port}"
    command = [str(_oxigraph()), "serve", "--location", str(folder / "store"), "--bind", place]
    with _process(command, folder):
        url = f"http://{place}"
        _wait(f"{url}/query?query=ASK%7B%7D")
        _put(f"{url}/store", _nquads(store), "application/n-quads")
        yield f"{url}/query"


@contextmanager
def _run_fuseki(folder: Path, store: Store) -> Iterator[str]:
    port = free_port()
    options = ["--localhost", f"--port={port}", "--update", "--mem", "/ds"]
    command = ["java", "-Xmx512m", "-cp", str(_fuseki()), FUSEKI_MAIN, *options]
    with _process(command, folder):
        url = f"http://{LOOPBACK}:{port}/ds"
        _wait(f"{url}/query?query=ASK%7B%7D")
        _put(f"{url}/data", _nquads(store), "application/n-quads")
        yield f"{url}/query"


@contextmanager
def _run_virtuoso(folder: Path, store: Store) -> Iterator[str]:
    port, sql_port = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        SETTINGS.format(host=LOOPBACK, port=port, sql_port=sql_port)
    )
    for number, (graph, triples) in enumerate(_graphs(store).items()):
        (folder / f"{number:02}.nt").write_bytes(triples)
        (folder / f"{number:02}.nt.graph").write_text(graph)
    with _process([VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"], folder):
        url = f"http://{LOOPBACK}:{port}/sparql"
        _wait(f"{url}?query=ASK%7B%7D")
        load = f"ld_dir('.', '*.nt', '{DEFAULT}'); rdf_loader_run();"
        subprocess.run(
            ["isql-vt", f"{LOOPBACK}:{sql_port}", "dba", "dba", f"exec={load}"],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=START_S,
        )
        yield f"{url}?default-graph-uri={DEFAULT}"


SERVICES: Mapping[str, Service] = {
    "oxigraph": _run_oxigraph,
    "fuseki": _run_fuseki,
    "virtuoso": _run_virtuoso,
}
"""How each server is started, by its name."""


def _oxigraph() -> Path | None:
    beside = Path(sys.executable).with_name("oxigraph")
    return beside if beside.exists() else None


def _fuseki() -> Path | None:
    """Find the newest jar that Maven fetched."""
    folder = Path.home() / ".m2" / "repository" / FUSEKI
    return max(folder.glob("*/jena-fuseki-server-*.jar"), default=None)


@contextmanager
def _process(command: Sequence[str], folder: Path) -> Iterator[None]:
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.kill()  # what it holds is of no more use
            process.wait()


def _wait(url: str) -> None:
    until = time.monotonic() + START_S
    while True:
        try:
            with urllib.request.urlopen(url, timeout=START_S):
                return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < until, f"{url} does not answer"
            time.sleep(0.05)


def _put(url: str, data: bytes, media_type: str) -> None:
    request = urllib.request.Request(url, data, {"content-type": media_type}, method="POST")
    with urllib.request.urlopen(request, timeout=START_S):
        pass


def _nquads(store: Store) -> bytes:
    data = store.dump(format=RdfFormat.N_QUADS)
    assert data is not None
    return data


def _graphs(store: Store) -> Mapping[str, bytes]:
    """Give the triples of each graph, as N-Triples."""
    names: list[NamedNode | DefaultGraph] = [DefaultGraph()]
    names += [name for name in store.named_graphs() if isinstance(name, NamedNode)]
    found = {}
    for name in names:
        data = store.dump(format=RdfFormat.N_TRIPLES, from_graph=name)
        assert data is not None
        found[name.value if isinstance(name, NamedNode) else DEFAULT] = data
    return found
