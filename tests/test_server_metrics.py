"""What is counted, how it is written, and who is told."""

import json
from dataclasses import replace
from urllib.parse import quote

import pytest
from web import fetch, get, graph, shell

from cbris.errors import AuthError
from cbris.server.limits import Limits
from cbris.server.metrics import Requests, Sample, exposition
from cbris.server.operations import Operations
from cbris.server.request import Request
from cbris.server.routes import route_of
from cbris.store.pool_limits import PoolCounts
from cbris.store.running import RunningQuery

COUNTS = PoolCounts(
    workers=3, idle=1, queued=0, running=2, answered=9, respawns=1, kills={"deadline": 2}
)
QUERY = RunningQuery(7, "127.0.0.1", "a1b2", 1.5, 1_700_000_000.0, "solutions", "quick")


class Crew:
    """Workers that are at one query."""

    def __init__(self, counts: PoolCounts = COUNTS) -> None:
        self.counters = counts

    def running(self) -> tuple[RunningQuery, ...]:
        return (QUERY,)

    def kill(self, id: int) -> bool:
        return id == QUERY.id


def operations(crew: Crew | None = None) -> Operations:
    return Operations(graph(), Limits(), workers=crew or Crew())


def test_samples_are_written_as_prometheus_reads_them() -> None:
    samples = [
        Sample("cbris_ready", 1),
        Sample("cbris_info", 1, (("version", 'a"b\\c\nd'),)),
        Sample("process_cpu_seconds_total", 0.25),
    ]
    assert exposition(samples) == (
        "# HELP cbris_info 1, with the version of CBRIS.\n"
        "# TYPE cbris_info gauge\n"
        'cbris_info{version="a\\"b\\\\c\\nd"} 1\n'
        "# HELP cbris_ready 1 if /readyz answers 200, else 0.\n"
        "# TYPE cbris_ready gauge\n"
        "cbris_ready 1\n"
        "# HELP process_cpu_seconds_total Processor time of the server process.\n"
        "# TYPE process_cpu_seconds_total counter\n"
        "process_cpu_seconds_total 0.25\n"
    )


def test_a_histogram_adds_up() -> None:
    requests = Requests()
    for seconds in (0.0005, 0.02, 0.02, 40):
        requests.observe("/sparql", "", 200, seconds)
    requests.observe("/sparql", "", 0, 0.02)
    text = exposition(requests.samples())
    for line in (
        'cbris_request_seconds_bucket{route="/sparql",le="0.0005"} 1',
        'cbris_request_seconds_bucket{route="/sparql",le="0.01"} 1',
        'cbris_request_seconds_bucket{route="/sparql",le="0.025"} 4',
        'cbris_request_seconds_bucket{route="/sparql",le="30"} 4',
        'cbris_request_seconds_bucket{route="/sparql",le="+Inf"} 5',
        'cbris_request_seconds_count{route="/sparql"} 5',
        'cbris_responses_total{route="/sparql",status="200"} 4',
        'cbris_responses_total{route="/sparql",status="gone"} 1',
    ):
        assert f"{line}\n" in text


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/", ("/", "")),
        ("/sparql", ("/sparql", "")),
        ("/store/notes/1", ("/store", "")),
        ("/question/integration-stages", ("/question/<name>", "integration-stages")),
        ("/question/of-anybody", ("/question/<name>", "")),
        ("/static/cbris.css", ("/static/<file>", "")),
        ("/admin/queries/7", ("/admin/queries", "")),
        ("/country/UA", ("/<path>", "")),
        ("/sparql/x", ("/<path>", "")),
    ],
)
def test_endless_paths_are_few_routes(path: str, route: tuple[str, str]) -> None:
    assert route_of(path) == route


def test_a_server_without_workers_or_that_ends_is_not_ready() -> None:
    told = operations()
    app = shell()
    app.operations = told
    assert get(app, "/readyz").json()["generation"] == "1"
    told.workers = Crew(replace(COUNTS, workers=0))
    answer = get(app, "/readyz")
    assert (answer.status, answer.headers["retry-after"]) == (503, "1")
    assert answer.json()["detail"] == "not ready: no query worker lives; ask again"
    told.ending = True
    assert "not ready: the server ends" in get(app, "/readyz").text
    assert "\ncbris_ready 0\n" in get(app, "/metrics").text
    assert get(app, "/healthz").status == 200


def test_health_is_told_when_there_is_no_place() -> None:
    app = shell(requests=0)
    assert [get(app, path).status for path in ("/healthz", "/readyz", "/metrics")] == [200] * 3
    assert get(app, "/").status == 503


def test_what_is_told_is_not_kept_and_has_the_headers_that_protect() -> None:
    headers = get(shell(), "/metrics").headers
    assert headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_no_text_of_a_query_is_told() -> None:
    app = shell()
    get(app, f"/sparql?query={quote('ASK { <http://secret.example> ?p ?o }')}")
    assert "secret" not in get(app, "/metrics").text


def test_queries_are_told_and_ended_to_who_may() -> None:
    told = operations()
    path = "/admin/queries"
    listed = told.answer(Request("GET", path))
    assert listed
    assert json.loads(listed.body)[0]["hash"] == "a1b2"
    ended = told.answer(Request("DELETE", f"{path}/7"))
    assert ended
    assert ended.status == 204

    def nobody(_: Request) -> None:
        raise AuthError("nobody may")

    told.allow = nobody
    for request in (Request("GET", path), Request("DELETE", f"{path}/7")):
        with pytest.raises(AuthError):
            told.answer(request)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/healthz", 405),
        ("DELETE", "/metrics", 405),
        ("GET", "/admin/queries", 403),
        ("DELETE", "/admin/queries/7", 403),
        ("GET", "/admin/other", 403),
    ],
)
def test_what_is_asked_in_a_wrong_way(method: str, path: str, status: int) -> None:
    assert fetch(shell(), path, method=method).status == status
