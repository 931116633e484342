"""The clients of `benchmarks/endpoint.py`: as fast as one can, one at a time, and BSBM's."""

import http.client
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from endpoint_servers import Server

__all__ = ["Bsbm", "rate", "rate_of_distinct", "seconds_each"]

JSON = "application/sparql-results+json"
RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
FAILED = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")
MIXES = re.compile(r"QMpH:\s+([\d.]+)")
RESOURCES = ("usecases", "queries", "titlewords.txt", "givennames.txt", "log4j.xml")
PRODUCTS = "2785"
"""So many make a million triples."""
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


def rate(query: str, seconds: int, connections: int, server: Server) -> float:
    """Ask the same query once, then again and again; give how many answers came a second."""
    next(seconds_each(server, [query]))
    return _load(server.address(query), seconds, connections)


def rate_of_distinct(
    server: Server, parts: tuple[str, str], most: int, start: int, seconds: int, connections: int
) -> float:
    """Ask for one thing after the other, each time in a text of its own.

    :param parts: the query before and after the number of the thing; a comment may follow.
    """
    before, after = (quote(part, safe="").replace("%", "%%") for part in parts)
    text = DISTINCT.format(
        path=server.path, before=before, after=after, most=most, start=start, accept=JSON
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(text)
        script.flush()
        return _load(server.origin, seconds, connections, Path(script.name))


def seconds_each(server: Server, queries: Iterable[str]) -> Iterator[float]:
    """Ask one query after the other over one connection; yield how long each took.

    :raises RuntimeError: an answer was an error.
    """
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=120)) as connection:
        for query in queries:
            target = server.target(query)
            begun = perf_counter()
            connection.request("GET", target, headers={"Accept": JSON})
            response = connection.getresponse()
            body = response.read()
            taken = perf_counter() - begun
            if response.status != 200:
                raise RuntimeError(f"{server.name}: {response.status} {body[:200]!r}: {query}")
            yield taken


def _load(address: str, seconds: int, connections: int, script: Path | None = None) -> float:
    """Ask as fast as answers come; give how many came a second.

    :raises RuntimeError: an answer was an error.
    """
    threads = min(2, connections)
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s"]
    command += ["-H", f"Accept: {JSON}", *(("-s", str(script)) if script else ()), address]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found, failed = RATE.search(output), FAILED.search(output)
    if found is None or failed:
        raise RuntimeError(f"{address}: {failed[0] if failed else output}")
    return float(found[1])


class Bsbm:
    """The generator and the test driver of the Berlin SPARQL Benchmark, compiled to `build`."""

    def __init__(self, tools: Path, folder: Path) -> None:
        """Take where the tools are, and where they may write."""
        if shutil.which("java") is None or not (tools / "build").is_dir():
            raise RuntimeError(f"{tools}: no compiled bsbm-tools, or no java; see endpoint.py")
        self._java = ["java", "-cp", f"{tools / 'build'}:{tools / 'lib'}/*"]
        self._folder = folder
        folder.mkdir()
        for name in RESOURCES:
            (folder / name).symlink_to(tools.absolute() / name)

    def graph(self) -> Path:
        """Write the graph, of a million triples, and give where it is."""
        self._run("generator.Generator", "-fc", "-pc", PRODUCTS, "-s", "nt", "-fn", "bsbm")
        return self._folder / "bsbm.nt"

    def mixes(self, server: Server, clients: int, runs: int, seed: int) -> float:
        """Give how many mixes of Explore queries are answered in an hour."""
        explore = ["-ucf", "usecases/explore/sparql.txt", "-seed", str(seed)]
        times = ["-w", "10", "-runs", str(runs), "-mt", str(clients)]
        output = self._run("testdriver.TestDriver", *times, *explore, server.endpoint)
        return float(MIXES.findall(output)[-1])

    def _run(self, program: str, *words: str) -> str:
        command = [*self._java, f"benchmark.{program}", *words]
        done = subprocess.run(
            command, cwd=self._folder, capture_output=True, text=True, check=True, timeout=600
        )
        return done.stdout
