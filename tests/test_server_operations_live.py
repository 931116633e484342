"""Health, metrics, kills, signals and new generations of a real server."""

import http.client
import json
import re
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from folders import publish_numbers
from live import Served, samples, served

from cbris.server.metrics import BUCKETS, METRICS

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text("utf-8")
LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c = ?l + 1) }"
COUNT = quote("SELECT (COUNT(*) AS ?n) { ?s <http://e/p> ?o }")
SECOND = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . VALUES ?x { 1 2 3 4 5 6 7 8 9 10 }"
    " VALUES ?y { 1 2 3 4 5 } FILTER(?c = ?f + ?x + ?y + 0.5) }"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("operated") / "data", "--limit=seconds=20") as found:
        yield found


def test_it_tells_that_it_lives_and_what_it_serves(server: Served) -> None:
    status, body = server.get("/healthz")
    assert (status, json.loads(body)["status"]) == (200, "ok")
    status, body = server.get("/readyz")
    told = json.loads(body)
    assert (status, told["status"], told["triples"]) == (200, "ready", 300)
    assert 0 <= told["age"] < 600


def test_what_is_for_its_keeper_is_at_a_port_of_its_own(server: Served) -> None:
    assert server.get("/metrics")[0] == 404
    assert server.get("/admin/queries", token=server.token)[0] == 404
    assert server.get("/metrics", port=server.admin)[0] == 200
    assert server.get("/readyz", port=server.admin)[0] == 200
    assert server.get("/sparql", port=server.admin)[0] == 404


def counted(server: Served, name: str, value: float | None) -> dict[str, float]:
    """Give the metrics once one has a value, or any: an answer is counted when it was sent."""
    late = time.monotonic() + 10
    while time.monotonic() < late:
        told = samples(server.get("/metrics", port=server.admin)[1].decode())
        if name in told and value in (told[name], None):
            return told
        time.sleep(0.01)
    raise AssertionError(f"{name} is {told.get(name)}")


def test_metrics_count_what_was_asked(server: Served) -> None:
    for _ in range(3):
        assert server.get("/question/integration-stages?format=csv")[0] == 200
    assert server.get("/question/none")[0] == 404
    told = counted(server, 'cbris_responses_total{route="/question/<name>",status="404"}', 1)
    assert told['cbris_question_seconds_count{question="integration-stages"}'] == 3
    buckets = [
        told[f'cbris_request_seconds_bucket{{route="/question/<name>",le="{bound:g}"}}']
        for bound in BUCKETS
    ]
    assert buckets == sorted(buckets)
    assert told['cbris_request_seconds_bucket{route="/question/<name>",le="+Inf"}'] == 4
    assert told['cbris_limit{name="seconds"}'] == 20
    assert told["cbris_triples"] == 300
    assert told["cbris_workers"] >= 2
    assert told["process_resident_memory_bytes"] > 10_000_000


def test_every_metric_is_told_and_named_in_the_docs(server: Served) -> None:
    server.get("/question/integration-stages?format=csv")
    counted(server, 'cbris_responses_total{route="/question/<name>",status="200"}', None)
    text = server.get("/metrics", port=server.admin)[1].decode()
    told = set(re.findall(r"^# TYPE (\w+) ", text, re.MULTILINE))
    assert told <= set(METRICS)
    once_there_are_some = {"cbris_writes_waiting", "cbris_worker_ends_total"}
    assert set(METRICS) - told <= once_there_are_some
    section = PAGE.partition("\n## Metrics\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*?) ?\| (.+?) \|$", section, re.MULTILINE)
    assert [(name, kind, text) for name, kind, _, text in rows] == [
        (metric.name, metric.kind, metric.help) for metric in METRICS.values()
    ]
    labels = {name: set(re.findall(r"`(\w+)`", found)) for name, _, found, _ in rows}
    for name, found in re.findall(r"^([a-z_]+)\{(.*)\} ", text, re.MULTILINE):
        metric = name if name in METRICS else name.rpartition("_")[0]
        assert set(re.findall(r'(\w+)="', found)) - {"le"} == labels[metric]


def test_a_query_is_listed_and_ended(server: Served) -> None:
    answers: list[tuple[int, bytes]] = []
    path = f"/sparql?query={quote(LONG)}"
    asking = threading.Thread(target=lambda: answers.append(server.get(path)))
    asking.start()
    late = time.monotonic() + 10
    listed: list[dict[str, str]] = []
    while not listed and time.monotonic() < late:
        result = server.command("list", "--format", "json")
        assert result.exit_code == 0, result.output
        listed = json.loads(result.output)["results"]["bindings"]
    assert len(listed) == 1
    number = json.loads(server.get("/admin/queries", port=server.admin, token=server.token)[1])[0][
        "id"
    ]
    ended = server.command("kill", str(number))
    assert (ended.exit_code, "was ended" in ended.stderr) == (0, True)
    asking.join(timeout=10)
    assert answers[0][0] == 503
    assert b"ended by whoever runs this server" in answers[0][1]
    again = server.command("kill", str(number))
    assert (again.exit_code, f"no query {number} waits or runs" in again.stderr) == (1, True)
    counted(server, 'cbris_worker_ends_total{reason="killed"}', 1)


@pytest.mark.parametrize("path", ["/admin/queries", "/admin/queries/1"])
def test_who_has_no_token_of_scope_admin_sees_and_ends_nothing(server: Served, path: str) -> None:
    assert server.get(path, port=server.admin, method="DELETE")[0] == 401
    assert server.get(path, port=server.admin, method="DELETE", token="cbris_x")[0] == 401


def test_no_request_is_lost_when_generations_are_published(server: Served) -> None:
    over = threading.Event()
    seen: list[list[int]] = [[] for _ in range(4)]
    failed: list[object] = []

    def ask(found: list[int]) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as client:
            while not over.is_set():
                client.request("GET", f"/sparql?query={COUNT}&format=csv")
                answer = client.getresponse()
                body = answer.read()
                if answer.status != 200 or not body.startswith(b"n\r\n"):
                    failed.append((answer.status, body))
                    return
                found.append(int(body.split()[1]))

    threads = [threading.Thread(target=ask, args=[found]) for found in seen]
    for thread in threads:
        thread.start()
    for count in range(301, 311):
        publish_numbers(server.data, count)
        status, body = server.get(f"/sparql?query={COUNT}&format=csv")
        assert (status, body) == (200, f"n\r\n{count}\r\n".encode())
    over.set()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sum(map(len, seen)) > 50
    assert all(found == sorted(found) for found in seen)
    publish_numbers(server.data, 300)


def test_answers_under_way_are_ended_before_the_server_is(tmp_path: Path) -> None:
    with served(tmp_path / "data", "--limit=stop_s=15") as server:
        answers: list[tuple[int, bytes]] = []
        path = f"/sparql?query={quote(SECOND)}&format=csv"
        asking = threading.Thread(target=lambda: answers.append(server.get(path)))
        asking.start()
        time.sleep(0.3)
        assert answers == [], "the query is too short for this test"
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.1)
        status, body = server.get("/readyz", port=server.admin)
        assert (status, b"the server ends" in body) == (503, True)
        with pytest.raises(OSError, match="refused"):
            server.get("/")
        asking.join(timeout=20)
        assert answers == [(200, b"n\r\n0\r\n")]
        assert server.process.wait(timeout=10) == 0


def test_systemd_is_told_when_it_is_ready_and_when_it_ends(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        listener.settimeout(20)
        with served(tmp_path / "data", NOTIFY_SOCKET=str(tmp_path / "notify")) as server:
            assert listener.recv(100) == b"READY=1"
            server.process.send_signal(signal.SIGTERM)
            assert listener.recv(100) == b"STOPPING=1"
