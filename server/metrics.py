"""What a server counts and measures, as Prometheus reads it (text format 0.0.4)."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["BUCKETS", "CONTENT_TYPE", "METRICS", "Metric", "Requests", "Sample", "exposition"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (
    0.0005,
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1.0,
    2.5,
    5.0,
    10.0,
    30.0,
)
"""Upper bounds of the buckets of a histogram, in seconds: from a cached answer to the deadline."""
Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Metric:
    """What is measured: its name, of which kind it is, and what it says."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str


@dataclass(frozen=True)
class Sample:
    """A value of a metric; that of a histogram has the suffix of its part."""

    metric: str
    value: float
    labels: Labels = ()
    suffix: str = ""


METRICS: Mapping[str, Metric] = {
    each.name: each
    for each in (
        Metric("cbris_info", "gauge", "1, with the version of CBRIS."),
        Metric("cbris_generation", "gauge", "The number of the generation that is served."),
        Metric("cbris_generation_age_seconds", "gauge", "Time since it was published."),
        Metric("cbris_triples", "gauge", "Triples of its default graph."),
        Metric("cbris_ready", "gauge", "1 if /readyz answers 200, else 0."),
        Metric("cbris_limit", "gauge", "The limits as they are set."),
        Metric("cbris_request_seconds", "histogram", "Time of requests, by route."),
        Metric("cbris_question_seconds", "histogram", "Time of questions, by their name."),
        Metric("cbris_responses_total", "counter", "Answers, by route and status."),
        Metric("cbris_requests_under_way", "gauge", "Requests that are being answered."),
        Metric("cbris_workers", "gauge", "Query workers that live."),
        Metric("cbris_workers_idle", "gauge", "Query workers that wait for a query."),
        Metric("cbris_worker_respawns_total", "counter", "Query workers that were replaced."),
        Metric("cbris_worker_ends_total", "counter", "Query workers that were ended, by reason."),
        Metric("cbris_queries_running", "gauge", "Queries that workers are at."),
        Metric("cbris_queries_waiting", "gauge", "Queries that wait for a worker."),
        Metric("cbris_queries_answered_total", "counter", "Queries that were answered."),
        Metric("cbris_writes_waiting", "gauge", "Writes that wait for the writer."),
        Metric("cbris_cache_hits_total", "counter", "Answers that came from the cache."),
        Metric("cbris_cache_misses_total", "counter", "Answers that were not in the cache."),
        Metric("cbris_cache_bytes", "gauge", "What the cache holds, in bytes."),
        Metric("cbris_cache_entries", "gauge", "Answers that the cache holds."),
        Metric("process_start_time_seconds", "gauge", "When the server started, since 1970."),
        Metric("process_cpu_seconds_total", "counter", "Processor time of the server process."),
        Metric("process_resident_memory_bytes", "gauge", "Memory of the server process."),
        Metric("process_open_fds", "gauge", "Open files and connections of the server process."),
    )
}
"""Everything that is told, in the order in which it is; docs/operations.md lists the same."""


@dataclass
class _Histogram:
    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    sum: float = 0.0

    def observe(self, seconds: float) -> None:
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.sum += seconds

    def samples(self, metric: str, labels: Labels) -> Iterator[Sample]:
        total = 0
        for bound, count in zip(BUCKETS, self.counts, strict=False):
            total += count
            yield Sample(metric, total, (*labels, ("le", f"{bound:g}")), "_bucket")
        total += self.counts[-1]
        yield Sample(metric, total, (*labels, ("le", "+Inf")), "_bucket")
        yield Sample(metric, self.sum, labels, "_sum")
        yield Sample(metric, total, labels, "_count")


class Requests:
    """Times and statuses of the requests that were answered."""

    def __init__(self) -> None:
        """Begin without any."""
        self.under_way = 0
        self._routes: dict[str, _Histogram] = defaultdict(_Histogram)
        self._questions: dict[str, _Histogram] = defaultdict(_Histogram)
        self._statuses: Counter[tuple[str, int]] = Counter()

    def observe(self, route: str, question: str, status: int, seconds: float) -> None:
        """Note an answer; status 0 says that the client left before there was one."""
        self._routes[route].observe(seconds)
        self._statuses[route, status] += 1
        if question:
            self._questions[question].observe(seconds)

    def samples(self) -> Iterator[Sample]:
        """Give what was noted."""
        for route, histogram in sorted(self._routes.items()):
            yield from histogram.samples("cbris_request_seconds", (("route", route),))
        for name, histogram in sorted(self._questions.items()):
            yield from histogram.samples("cbris_question_seconds", (("question", name),))
        for (route, status), count in sorted(self._statuses.items()):
            labels = (("route", route), ("status", str(status or "gone")))
            yield Sample("cbris_responses_total", count, labels)
        yield Sample("cbris_requests_under_way", self.under_way)


def exposition(samples: Iterable[Sample]) -> str:
    """Write samples in the text format, the metrics in the order in which they are listed."""
    found: dict[str, list[Sample]] = defaultdict(list)
    for each in samples:
        found[each.metric].append(each)
    lines: list[str] = []
    for name, metric in METRICS.items():
        if name in found:
            lines += _lines(metric, found[name])
    return "\n".join((*lines, ""))


def _lines(metric: Metric, samples: Sequence[Sample]) -> Iterator[str]:
    yield f"# HELP {metric.name} {metric.help}"
    yield f"# TYPE {metric.name} {metric.kind}"
    for each in samples:
        labels = ",".join(f'{name}="{_escaped(value)}"' for name, value in each.labels)
        shown = f"{{{labels}}}" if labels else ""
        yield f"{metric.name}{each.suffix}{shown} {_number(each.value)}"


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(float(value))


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
