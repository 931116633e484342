"""Measure the endpoint beside others, over one graph and in one run.

    python benchmarks/endpoint.py [--triples 1000000] [--seconds 3] [--rounds 5] [PART ...]

A part takes every server in turn, round after round, so that a machine that is busy is so for
all of them; ratios are taken within a round. The table has the median of the rounds, the least
and the most. Needed are wrk, and for each peer its program on the PATH: `oxigraph` (pip install
oxigraph), `rdflib-endpoint` (pip install "rdflib-endpoint[web,cli,oxigraph]"); one that is not
there is left out by name. The part bsbm needs java and a compiled checkout of Tpt/bsbm-tools,
in the option --bsbm or the variable BSBM_TOOLS:

    javac -nowarn -encoding UTF-8 -cp 'lib/*' -d build $(find src -name '*.java')
"""

import argparse
import asyncio
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from endpoint_clients import Bsbm, rate, rate_of_distinct, seconds_each
from endpoint_graph import AGGREGATES, JOIN, SHORT, distinct, write_graph
from endpoint_servers import NATIVE, OURS, RDFLIB, Server, servers, start_ours
from endpoint_table import Aim, Row, table

from cbris.store.generations import Generations
from cbris.store.jobs import Job
from cbris.store.pool import Pool

__all__ = ["main"]

CONNECTIONS = 8
SLOW_S = 0.05
"""An aggregate takes longer than that on the native server."""
REPEATED: Mapping[str, tuple[str, int]] = {
    "point": (SHORT["point"], CONNECTIONS),
    "join": (JOIN, CONNECTIONS),
    "aggregate": (AGGREGATES["types"], 1),
}
"""Queries, and from how many connections: some servers go on with a query whose client left."""
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@dataclass(frozen=True)
class Bench:
    """What a part needs: the servers, how long, how often, what there is."""

    folder: Path
    servers: Sequence[Server]
    seconds: int
    rounds: int
    head: str
    most: int
    trials: int
    tools: Path | None = None
    numbers: Iterator[int] = field(
        default_factory=lambda: count(random.SystemRandom().randrange(1 << 40))
    )

    def measure(
        self, each: Callable[[Server], float], names: Sequence[str] = (OURS, NATIVE, RDFLIB)
    ) -> Mapping[str, Sequence[float]]:
        """Measure servers in turn, round after round."""
        chosen = [server for server in self.servers if server.name in names]
        found: dict[str, list[float]] = {server.name: [] for server in chosen}
        for _ in range(self.rounds):
            for server in chosen:
                found[server.name].append(each(server))
        return found

    def new(self, query: str) -> Iterator[str]:
        """Give a query in one text after the other, each for the first time."""
        return (distinct(query, self.head, self.most, number) for number in self.numbers)

    def typical_ms(self, query: str, times: int, server: Server) -> float:
        """Give the median time of a query, asked so often from one client."""
        return 1_000 * median(seconds_each(server, islice(self.new(query), times)))


def repeated(bench: Bench) -> Iterator[Row]:
    """Ask the same query again and again, so that nothing is new after the first time."""
    for name, (query, connections) in REPEATED.items():
        text = next(bench.new(query))
        found = bench.measure(partial(rate, text, bench.seconds, connections))
        yield Row("repeated", name, "a second", found, [Aim(NATIVE, least=1.5)])


def fresh(bench: Bench) -> Iterator[Row]:
    """Ask point queries that never come twice, from several connections."""
    before, _, after = distinct(SHORT["point"], bench.head, 1, 0).partition("0>")
    parts = before, f">{after.rpartition(' ')[0]} "

    def each(server: Server) -> float:
        start = next(bench.numbers) + random.SystemRandom().randrange(1 << 40)
        return rate_of_distinct(server, parts, bench.most, start, bench.seconds, CONNECTIONS)

    aims = [Aim(RDFLIB, least=3), Aim(NATIVE, least=1 / 8)]
    yield Row("distinct", "point", "a second", bench.measure(each), aims)


def aggregates(bench: Bench) -> Iterator[Row]:
    """Ask what goes through much of the graph, from one client."""
    for name, query in AGGREGATES.items():
        found = bench.measure(partial(bench.typical_ms, query, 3), (OURS, NATIVE))
        slow = median(found.get(NATIVE, [0])) > 1_000 * SLOW_S
        yield Row("aggregates", name, "ms", found, [Aim(NATIVE, most=1.2)] if slow else [])


def short(bench: Bench) -> Iterator[Row]:
    """Ask what takes a few milliseconds at most, from one client."""
    for name, query in SHORT.items():
        found = bench.measure(partial(bench.typical_ms, query, bench.trials), (OURS, NATIVE))
        yield Row("short", name, "ms", found, [Aim(NATIVE, above=2)])


def bsbm(bench: Bench) -> Iterator[Row]:
    """Answer mixes of the Explore queries of the Berlin SPARQL Benchmark."""
    if bench.tools is None:
        print("bsbm: neither --bsbm nor BSBM_TOOLS is given, left out")
        return
    driver = Bsbm(bench.tools, bench.folder / "bsbm")
    folder = bench.folder / "shop"
    folder.mkdir()
    with ExitStack() as stack:
        started = [stack.enter_context(each) for each in servers(folder, driver.graph(), [NATIVE])]
        for clients in (1, 4):
            found: dict[str, list[float]] = {server.name: [] for server in started}
            for seed in islice(bench.numbers, bench.rounds):
                for server in started:
                    mixes = driver.mixes(server, clients, 10 * bench.seconds, seed)
                    found[server.name].append(mixes)
            aims = [Aim(NATIVE, least=0.5)] if clients == 1 else []
            yield Row("bsbm", f"{clients} clients", "mixes an hour", found, aims)


def start(bench: Bench) -> Iterator[Row]:
    """Start a server over the graph, until it gave its first answer."""
    found: list[float] = []
    for _ in range(bench.rounds):
        begun = perf_counter()
        with start_ours(bench.folder / "data") as server:
            next(seconds_each(server, [next(bench.new(SHORT["point"]))]))
            found.append(1_000 * (perf_counter() - begun))
    yield Row("start", "to first answer", "ms", {OURS: found}, [Aim(OURS, most=1_000)])


def replaced(bench: Bench) -> Iterator[Row]:
    """Kill a worker at work, until as many as before wait for queries."""
    found = asyncio.run(_replacements(bench.folder / "data", bench.rounds))
    yield Row("replaced", "killed worker", "ms", {OURS: found}, [Aim(OURS, most=100)])


async def _replacements(data: Path, rounds: int) -> Sequence[float]:
    pool, found = Pool(Generations(data)), []
    await pool.start()
    try:
        full = pool.limits.workers + pool.limits.spare
        for _ in range(rounds):
            while pool.counters.idle < full:
                await asyncio.sleep(0.001)
            asked = asyncio.create_task(pool.answer(Job(ENDLESS)))
            while not pool.counters.running:
                await asyncio.sleep(0.01)
            begun = perf_counter()
            pool.kill(pool.running()[0].id)
            while pool.counters.idle < full:
                await asyncio.sleep(0.001)
            found.append(1_000 * (perf_counter() - begun))
            await asyncio.gather(asked, return_exceptions=True)
    finally:
        await pool.close()
    return found


PARTS: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "repeated": repeated,
    "distinct": fresh,
    "aggregates": aggregates,
    "short": short,
    "bsbm": bsbm,
    "start": start,
    "replaced": replaced,
}


def main(words: Sequence[str] | None = None) -> None:
    """Measure the parts that are named, all of them if none is."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=3, help="of load in one measurement")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--trials", type=int, default=200, help="of a short query in a round")
    parser.add_argument("--peers", default=f"{NATIVE},{RDFLIB}", help="names, or none")
    parser.add_argument("--bsbm", type=Path, default=os.environ.get("BSBM_TOOLS"))
    given = parser.parse_args(words)
    unknown = [part for part in given.parts if part not in PARTS]
    if unknown:
        parser.error(f"no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        head, most = write_graph(folder / "graph.nt", given.triples)
        peers = [peer for peer in given.peers.split(",") if peer]
        all_of_them = servers(folder, folder / "graph.nt", peers)
        started = [stack.enter_context(each) for each in all_of_them]
        how = given.seconds, given.rounds, head, most, given.trials, given.bsbm
        bench = Bench(folder, started, *how)
        for line in table(row for part in given.parts or PARTS for row in PARTS[part](bench)):
            print(line, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that no server is left behind
    main()
