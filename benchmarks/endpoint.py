"""Measure the endpoint beside others, over one graph and in one run.

    python benchmarks/endpoint.py [--triples 1000000] [--seconds 3] [--rounds 3] [PART ...]

A part takes every server in turn, round after round, so that a machine that is busy is so for
all of them, and the medians are compared. Needed are wrk, and for each peer its program:
`oxigraph` (pip install oxigraph), `rdflib-endpoint` (pip install "rdflib-endpoint[cli,oxigraph]");
one that is not there is left out by name.
"""

import argparse
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import quote

from pyoxigraph import RdfFormat, Store

from cbris.store.generations import Generations
from cbris.store.manifest import Manifest

JSON = "application/sparql-results+json"
BASE = "http://example.org/"
SERVE = """
import sys
from pathlib import Path
from cbris.server.serve import serve
serve(Path(sys.argv[1]), port=int(sys.argv[2]))
"""
CONNECTIONS = 8
START_S = 120
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")

POINT = f"SELECT ?p ?o {{ <{BASE}publication/7> ?p ?o }}"
JOIN = f"""SELECT ?title ?name ?region {{
  ?publication <{BASE}title> ?title ; <{BASE}creator> ?author .
  ?author <{BASE}name> ?name ; <{BASE}region> ?region }} LIMIT 100"""
GROUP = f"""SELECT ?region (COUNT(?publication) AS ?n) {{
  ?publication <{BASE}creator>/<{BASE}region> ?region }} GROUP BY ?region"""
REPEATED: Mapping[str, tuple[str, int]] = {
    "point": (POINT, CONNECTIONS),
    "join": (JOIN, CONNECTIONS),
    "aggregate": (GROUP, 1),
}
"""Queries, and from how many connections: some servers go on with a query whose client left."""


@dataclass(frozen=True)
class Server:
    """A server that runs; `origin` and `path` make its address."""

    name: str
    origin: str
    path: str

    def address(self, query: str) -> str:
        """Give the address of a query."""
        return f"{self.origin}{self.path}?query={quote(query, safe='')}"


@dataclass(frozen=True)
class Bench:
    """What a part needs: the servers, how long, how often, how much there is."""

    servers: Sequence[Server]
    seconds: int
    rounds: int
    publications: int

    def medians(self, measure: Callable[[Server], float]) -> Mapping[str, float]:
        """Measure every server in turn, round after round; give the median of each."""
        found: dict[str, list[float]] = {server.name: [] for server in self.servers}
        for _ in range(self.rounds):
            for server in self.servers:
                found[server.name].append(measure(server))
        return {name: median(values) for name, values in found.items()}


def main() -> None:
    """Measure the parts that are named, all of them if none is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        publications = write_graph(folder / "graph.nt", given.triples)
        servers = [stack.enter_context(server) for server in started(folder)]
        bench = Bench(servers, given.seconds, given.rounds, publications)
        for part in given.parts or PARTS:
            print(f"\n{part}: requests a second, medians")
            PARTS[part](bench)


def repeated(bench: Bench) -> None:
    """Ask the same query again and again, so that nothing is new after the first time."""
    for name, (query, connections) in REPEATED.items():
        show(name, bench.medians(partial(load_query, query, connections, bench.seconds)))


def distinct(bench: Bench) -> None:
    """Ask point queries that never come twice."""
    show("point", bench.medians(lambda server: load_distinct(server, bench)))


PARTS: Mapping[str, Callable[[Bench], None]] = {"repeated": repeated, "distinct": distinct}


def show(name: str, found: Mapping[str, float]) -> None:
    """Print a line: the figure of each server, and how many times that of each other ours is."""
    ours = found["cbris"]
    figures = "  ".join(f"{server} {value:,.1f}" for server, value in found.items())
    others = {server: value for server, value in found.items() if server != "cbris" and value}
    ratios = "  ".join(f"{ours / value:.2f} x {server}" for server, value in others.items())
    print(f"  {name:10} {figures}   {ratios}", flush=True)


def load_query(query: str, connections: int, seconds: int, server: Server) -> float:
    """Ask a server the same query, once to warm it and then again and again."""
    asked = urllib.request.Request(server.address(query), headers={"Accept": JSON})
    with urllib.request.urlopen(asked, timeout=START_S) as response:
        response.read()
    return load(server.address(query), seconds, connections)


def load(
    address: str, seconds: int, connections: int = CONNECTIONS, script: Path | None = None
) -> float:
    """Ask as fast as answers come; give how many came a second.

    :raises RuntimeError: an answer was an error.
    """
    command = [
        "wrk",
        f"-t{min(2, connections)}",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "30s",
    ]
    command += ["-H", f"Accept: {JSON}", *(("-s", str(script)) if script else ()), address]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate, failed = RATE.search(output), FAILED.search(output)
    if rate is None or failed:
        raise RuntimeError(f"{address}: {failed[0] if failed else output}")
    return float(rate[1])


def load_distinct(server: Server, bench: Bench) -> float:
    """Ask for one publication after the other, each time with a comment of its own."""
    before, after = quote(f"SELECT ?p ?o {{ <{BASE}publication/", safe=""), quote("> ?p ?o } # ")
    text = DISTINCT.format(
        path=server.path,
        before=before.replace("%", "%%"),
        after=after.replace("%", "%%"),
        most=bench.publications,
        start=random.SystemRandom().randrange(1 << 40),
        accept=JSON,
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(text)
        script.flush()
        return load(server.origin, bench.seconds, script=Path(script.name))


DISTINCT = """
local threads = 0
function setup(thread) thread:set("first", {start} + threads * 1e11); threads = threads + 1 end
function init() count = first end
function request()
  count = count + 1
  local target = string.format("{path}?query={before}%d{after}%d", count % {most}, count)
  return wrk.format("GET", target, {{ ["Accept"] = "{accept}", ["Host"] = "localhost" }})
end
"""


def write_graph(file: Path, triples: int) -> int:
    """Write so many triples about publications, authors and regions; give how many publications."""
    chance = random.Random(42)
    publications = triples // 12
    authors = publications // 4
    with file.open("w", encoding="utf-8") as output:
        for author in range(authors):
            lines = (f'<name> "Author {author}"', f"<region> <region/{chance.randrange(300)}>")
            output.writelines(map(written(f"author/{author}"), lines))
        for number in range(publications):
            output.writelines(map(written(f"publication/{number}"), said(number, authors, chance)))
    return publications


def said(number: int, authors: int, chance: random.Random) -> Iterator[str]:
    """Give what is said of a publication."""
    topic = chance.choice(("innovation", "borders", "regions", "systems"))
    yield f'<title> "Publication {number} on {topic}"@en'
    yield f'<year> "{chance.randrange(1990, 2026)}"'
    yield from (f"<creator> <author/{chance.randrange(authors)}>" for _ in range(3))
    yield from (f"<cites> <publication/{chance.randrange(max(number, 1))}>" for _ in range(6))


def written(subject: str) -> Callable[[str], str]:
    """Give what writes a triple of a subject with names in full."""
    return lambda rest: f"<{subject}> {rest} .\n".replace("<", f"<{BASE}")


def started(folder: Path) -> Iterator[AbstractContextManager[Server]]:
    """Start ours, and each peer whose program is there."""
    yield ours(folder)
    for program, peer in (("oxigraph", oxigraph), ("rdflib-endpoint", rdflib_endpoint)):
        found = shutil.which(program) or shutil.which(program, path=Path(sys.executable).parent)
        if found:
            yield peer(found, folder)
        else:
            print(f"{program}: not installed, left out")


@contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """Serve the graph with this project."""

    def fill(store: Store) -> int:
        store.bulk_load(path=folder / "graph.nt", format=RdfFormat.N_TRIPLES)
        return len(store)

    generations = Generations(folder / "data")
    (folder / "data").mkdir()
    with generations.lock():
        generations.publish(Manifest(), fill)
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(folder / "data"), str(port)]
    with running("cbris", command, port, "/sparql") as server:
        yield server


@contextmanager
def oxigraph(program: str, folder: Path) -> Iterator[Server]:
    """Serve it with the native server of the engine."""
    store, port = str(folder / "oxigraph"), free_port()
    for step in (["load", "-l", store, "-f", str(folder / "graph.nt")], ["optimize", "-l", store]):
        subprocess.run([program, *step], check=True, capture_output=True)
    command = [program, "serve-read-only", "-l", store, "-b", f"127.0.0.1:{port}"]
    with running("oxigraph", command, port, "/query") as server:
        yield server


@contextmanager
def rdflib_endpoint(program: str, folder: Path) -> Iterator[Server]:
    """Serve it with rdflib-endpoint, on its faster store."""
    port = free_port()
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--store", "Oxigraph", str(folder / "graph.nt")]
    with running("rdflib-endpoint", command, port, "/") as server:
        yield server


@contextmanager
def running(name: str, command: Sequence[str], port: int, path: str) -> Iterator[Server]:
    """Run a server until the block ends."""
    server = Server(name, f"http://127.0.0.1:{port}", path)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(server, process)
            yield server
        finally:
            process.terminate()


def wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until a server answers.

    :raises RuntimeError: it ended, or does not answer.
    """
    until = time.monotonic() + START_S
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(server.address("ASK {}"), timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{server.name}: does not answer; try it by hand")


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


if __name__ == "__main__":
    main()
