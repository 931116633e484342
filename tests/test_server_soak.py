"""Reads, writes, kills and new generations at once: only named limits are met, memory is flat."""

import http.client
import json
import random
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from live import Served, memory_of, samples, served, wait_until

from cbris.loaders.rdf import RdfLoader
from cbris.server import keeper
from cbris.server.tokens import create, tokens_file
from cbris.store.build import build
from cbris.store.generations import Generations

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")
MIB = 1024 * 1024
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
COUNTED = f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} FILTER(?c = ?l + 0.5) }}"
STREAMED = f"SELECT * {{ {PRODUCT} }}"
READS = (
    "/",
    "/question/integration-stages?format=csv",
    "/sparql?format=csv&query=" + quote("SELECT (COUNT(*) AS ?n) { ?s <http://e/p> ?o }"),
    "/sparql?format=json&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 2000"),
    "/sparql",
    "/store?graph=http://e/g",
    "/dump.nq",
    "/void",
    "/nothing",
    "/healthz",
    "/readyz",
    "/metrics",
)
FINE = {200, 204, 404}
KILLED = "ended by whoever runs this server"


@dataclass
class Load:
    """Clients that go on until it is over, and what they were answered."""

    server: Served
    writer: str
    over: threading.Event = field(default_factory=threading.Event)
    met: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    written: int = 0
    built: int = 0

    def note(self, kind: str, status: int, body: bytes) -> None:
        """Count an answer: a wish that was met, a limit by its name, or something wrong."""
        if status in FINE:
            self.met[f"{kind} {status}"] += 1
            return
        with suppress(ValueError):
            told = json.loads(body)
            limit = told.get("limit") or (KILLED in told["detail"] and "killed")
            if limit and status in (422, 503, 504):
                self.met[f"{kind} {status} {limit}"] += 1
                return
        self.wrong.append(f"{kind}: {status} {body[:300]!r}")

    def client(self, kind: str, ask: Callable[["Client"], None]) -> threading.Thread:
        """Give a thread that asks again and again over one connection."""

        def go_on() -> None:
            client = Client(self, kind)
            while not self.over.is_set():
                try:
                    ask(client)
                except http.client.IncompleteRead:
                    self.met[f"{kind} broken"] += 1
                    if kind != "long":
                        self.wrong.append(f"{kind}: an answer was broken off")
                    client.close()
                except (OSError, http.client.HTTPException) as error:
                    self.wrong.append(f"{kind}: {error!r}")
                    client.close()
                    time.sleep(0.1)
            client.close()

        return threading.Thread(target=go_on)


class Client:
    """A connection that is kept."""

    def __init__(self, load: Load, kind: str) -> None:
        self.load = load
        self.pick = random.Random(kind)
        self._kind = kind
        self._connection = http.client.HTTPConnection("127.0.0.1", load.server.port, timeout=60)

    def ask(self, path: str, text: str = "", media_type: str = "") -> tuple[int, bytes]:
        """Send a request, count its answer and give it."""
        headers = {"accept-encoding": self.pick.choice(("gzip", "identity"))}
        if media_type:
            headers |= {"content-type": media_type, "authorization": f"Bearer {self.load.writer}"}
        method = "POST" if media_type else "GET"
        self._connection.request(method, path, text.encode(), headers)
        answer = self._connection.getresponse()
        body = answer.read()
        self.load.note(self._kind, answer.status, body)
        return answer.status, body

    def close(self) -> None:
        self._connection.close()


def read(client: Client) -> None:
    client.ask(client.pick.choice(READS))
    number = client.pick.randrange(10**6)
    client.ask(f"/sparql?query={quote(f'ASK {{ <http://e/{number}> ?p ?o }}')}")


def ask_long(client: Client) -> None:
    text = client.pick.choice((COUNTED, STREAMED))
    client.ask("/sparql", f"{text} # {client.pick.random()}", "application/sparql-query")


def write(client: Client) -> None:
    """Write a triple, find it, and remove the one of a while ago."""
    load = client.load
    number = load.written + 1
    old = f"<http://e/g{number - 50}> <http://e/n> {number - 50}"
    text = f"<http://e/g{number}> <http://e/n> {number}"
    update = (
        f"INSERT DATA {{ GRAPH <http://e/g> {{ {text} }} }} ;"
        f"DELETE DATA {{ GRAPH <http://e/g> {{ {old} }} }}"
    )
    status, _ = client.ask("/sparql", update, "application/sparql-update")
    if status != 204:
        return
    load.written = number
    status, found = client.ask("/sparql?format=csv&query=" + quote(f"ASK {{ {text} }}"))
    if status == 200 and b"true" not in found and not found.startswith(b"\x1f\x8b"):
        load.wrong.append(f"write: {number} was acknowledged and is not there")


def end_some(load: Load) -> None:
    """End what runs for more than a moment, every other time."""
    address = f"http://127.0.0.1:{load.server.admin}"
    turn = 0
    while not load.over.wait(0.5):
        turn += 1
        for each in keeper.running(address, load.server.token):
            if each.seconds > 0.4 and turn % 2:
                load.met["kills"] += keeper.kill(address, load.server.token, each.id)


def build_again(load: Load, folder: Path) -> None:
    """Build again and again, each time with another triple."""
    while not load.over.wait(1.5):
        load.built += 1
        made = "".join(f"<http://e/{n}> <http://e/p> {n} . " for n in range(load.built % 50))
        (folder / "a.ttl").write_text(made)
        build(load.server.data, [folder / "a.ttl"], bundled=False, using=[RdfLoader()])


@dataclass(frozen=True)
class Seen:
    """What the server takes at a moment."""

    main: int
    all: int
    processes: int
    files: float


def seen(server: Served) -> Seen:
    found = memory_of(server.process.pid)
    told = samples(server.get("/metrics", port=server.admin)[1].decode())
    return Seen(
        found[server.process.pid], sum(found.values()), len(found), told["process_open_fds"]
    )


def watched(server: Served, seconds: float) -> Iterator[Seen]:
    """Look at the server, a hundred times in all."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(seconds / 100)
        yield seen(server)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it reads /proc")
@pytest.mark.parametrize(
    ("seconds", "judge"),
    [(20, "bounded"), pytest.param(600, "flat", marks=pytest.mark.soak)],
    ids=["short", "soak"],
)
def test_all_at_once_meets_only_named_limits_and_takes_no_more_memory(
    tmp_path: Path,
    seconds: float,
    judge: str,
) -> None:
    data = tmp_path / "data"
    _, writer = create(tokens_file(data), "writer", ["write"])
    limits = ("--limit=seconds=3", "--limit=memory=512MiB", "--limit=queue=16")
    with served(data, "--writes", *limits) as server:
        load = Load(server, writer)
        threads = [
            *(load.client(f"read{n}", read) for n in range(2)),
            load.client("long", ask_long),
            load.client("long", ask_long),
            load.client("write", write),
            threading.Thread(target=end_some, args=[load]),
            threading.Thread(target=build_again, args=[load, tmp_path]),
        ]
        for thread in threads:
            thread.start()
        try:
            history = list(watched(server, seconds))
        finally:
            load.over.set()
            for thread in threads:
                thread.join()
        memory = [(each.main // MIB, each.all // MIB, each.files) for each in history[::5]]
        figures = {"met": dict(sorted(load.met.items())), "memory": memory}
        (tmp_path / "figures.json").write_text(json.dumps(figures), "utf-8")
        assert load.wrong == []
        assert min(load.met["kills"], load.built, load.written) > 3
        bounded(history)
        if judge == "flat":
            flat(history)
        wait_until(lambda: not keeper.running(f"http://127.0.0.1:{server.admin}", server.token))
        told = samples(server.get("/metrics", port=server.admin)[1].decode())
        assert told["cbris_requests_under_way"] == 0
        assert told['cbris_worker_ends_total{reason="killed"}'] == load.met["kills"]
        reasons = {name.split('"')[1] for name in told if name.startswith("cbris_worker_ends")}
        assert all(f"`{reason}`" in PAGE for reason in reasons)
        wait_until(lambda: left_after_a_write(load) <= 12)


def left_after_a_write(load: Load) -> int:
    """Count the generations that are left: each that is published removes what nobody reads."""
    client = Client(load, "last")
    write(client)
    client.close()
    return len(Generations(load.server.data).listed())


def bounded(history: list[Seen]) -> None:
    """Check that no more was taken than queries, writes and caches may."""
    assert max(each.main for each in history) < 400 * MIB
    assert max(each.all for each in history) < 3000 * MIB
    assert max(each.processes for each in history) < 24
    assert max(each.files for each in history) < 600


def flat(history: list[Seen]) -> None:
    """Check that the last third takes no more than the one before."""
    third = len(history) // 3
    for name in ("main", "all", "files"):
        before = statistics.median(getattr(each, name) for each in history[third : 2 * third])
        after = statistics.median(getattr(each, name) for each in history[2 * third :])
        assert after < before * 1.1, name
