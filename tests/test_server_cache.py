"""Answers that are kept and named; a new generation that makes all of it void."""

import asyncio
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from backing import StoreAnswers
from engines import StoreEngine
from folders import publish_numbers
from pyoxigraph import RdfFormat, Store
from web import Response, fetch, get

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from cbris.server.cache import Entry, Repeat, ResponseCache, mark_of
from cbris.server.etag import entity_tag, is_named
from cbris.server.limits import Limits
from cbris.server.request import Message
from cbris.server.shell import Shell

ALL = "SELECT * { ?s ?p ?o }"
QUERY = "application/sparql-query"
KEY = (b"k",)


def entry(size: int = 10) -> Entry:
    body = {"type": "http.response.body", "body": b"x" * size}
    return Entry({"type": "http.response.start", "status": 200, "headers": []}, body)


def repeat() -> Repeat:
    return Repeat(KEY, b"HTTP/1.1 200 OK\r\n", b"\r\n", b"x", "/", 200)


@pytest.mark.parametrize(
    ("header", "named"),
    [(b'"a"', True), (b'W/"a"', True), (b'"b", "a"', True), (b"*", True), (b'"b"', False)],
)
def test_a_client_names_what_it_has(header: bytes, named: bool) -> None:
    assert is_named(b'"a"', header) is named


def test_a_tag_tells_its_parts_apart() -> None:
    tags = {entity_tag(parts) for parts in ((b"a", b"b"), (b"ab",), (b"ab", b""), (b"", b"ab"))}
    assert len(tags) == 4


def test_what_was_wanted_last_is_kept() -> None:
    cache = ResponseCache(lambda: 1, 3000, 100)
    for name in (b"a", b"b"):
        cache.put((name,), entry(), 1)
    assert cache.get((b"a",)) is not None
    cache.put((b"c",), entry(), 1)
    assert [cache.get((name,)) is not None for name in (b"a", b"b", b"c")] == [True, False, True]
    assert (cache.entries, cache.held_bytes, cache.hits, cache.misses) == (2, 2070, 3, 1)


def test_what_is_too_long_is_not_kept() -> None:
    cache = ResponseCache(lambda: 1, 3000, 100)
    cache.put(KEY, entry(101), 1)
    assert cache.entries == 0


def test_another_generation_empties_it() -> None:
    generation = [1]
    cache = ResponseCache(lambda: generation[0], 3000, 100)
    cache.put(KEY, entry(), 1)
    cache.repeat(b"GET", repeat())
    assert cache.repeated(b"GET") == repeat()
    generation[0] = 2
    assert cache.repeated(b"GET") is None
    assert cache.get(KEY) is None
    cache.put(KEY, entry(), 1)  # made from the generation before
    assert cache.entries == 0


def test_the_bytes_of_requests_go_with_what_they_are_answered_with() -> None:
    cache = ResponseCache(lambda: 1, 1100, 100)
    cache.put(KEY, entry(), 1)
    for number in range(9):
        cache.repeat(b"GET %d" % number, repeat())
    assert [cache.repeated(b"GET %d" % number) is None for number in (4, 5)] == [True, False]
    cache.repeat(b"x" * 10_000, repeat())
    assert cache.repeated(b"x" * 10_000) is None
    cache.put((b"other",), entry(), 1)
    assert cache.repeated(b"GET 8") is None


def test_each_publication_has_a_mark_of_its_own(tmp_path: Path) -> None:
    mark = mark_of(tmp_path)
    assert mark() is None
    publish_numbers(tmp_path, 1)
    first = mark()
    publish_numbers(tmp_path, 2)
    assert None not in (first, mark())
    assert first != mark()


class Served:
    """A shell over a data folder, whose queries are counted."""

    def __init__(self, folder: Path, triples: int = 100, limits: Limits | None = None) -> None:
        self.folder = folder
        publish_numbers(folder, triples)
        self.store = Store()
        self.answers = StoreAnswers(self.store)
        self.fill(triples)
        engine = StoreEngine(self.store)
        self.shell = Shell(engine, limits, answers=self.answers, data_dir=folder)

    def fill(self, triples: int) -> None:
        text = "".join(f"<http://e/{n}> <http://e/p> 'text {n}' .\n" for n in range(triples))
        self.store.load(text, format=RdfFormat.TURTLE)

    @property
    def asked(self) -> int:
        return len(self.answers.jobs)

    def ask(self, query: str = ALL, accept: str = "text/csv", **headers: str) -> Response:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        target = f"/sparql?query={quote(query)}"
        return fetch(self.shell, target, accept=accept, headers=names)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    yield served
    served.shell.close()


def test_a_query_is_run_once_for_each_generation(served: Served) -> None:
    first, again = served.ask(), served.ask()
    assert (first.status, first.body, first.headers) == (200, again.body, again.headers)
    assert (served.asked, served.shell.cache.hits) == (1, 1)
    publish_numbers(served.folder, 1)
    served.fill(101)
    assert served.ask().body.count(b"\r\n") == 102
    assert served.asked == 2


@pytest.mark.parametrize(("query", "times"), [(ALL, 1), ("SELECT (RAND() AS ?x) {}", 3)])
def test_the_same_query_at_once_is_run_once(served: Served, query: str, times: int) -> None:
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "raw_path": b"/sparql",
        "query_string": f"query={quote(query)}".encode(),
        "headers": [(b"accept", b"text/csv")],
    }
    statuses: list[int] = []

    async def receive() -> Message:
        await asyncio.Event().wait()
        return {}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    async def ask() -> None:
        await asyncio.gather(*(served.shell(dict(scope), receive, send) for _ in range(3)))

    asyncio.run(ask())
    assert (statuses, served.asked) == ([200] * 3, times)


@pytest.mark.parametrize("method", ["POST", "QUERY"])
def test_a_query_in_a_body_is_kept_too(served: Served, method: str) -> None:
    def ask(query: str) -> int:
        body = query.encode()
        return fetch(served.shell, "/sparql", method=method, content_type=QUERY, body=body).status

    assert [ask(ALL), ask(ALL), ask("ASK {}"), served.asked] == [200, 200, 200, 2]


def test_what_depends_on_more_is_kept_apart(served: Served) -> None:
    bodies = {served.ask(accept=each).body for each in ("text/csv", "text/tab-separated-values")}
    coded = served.ask(accept_encoding="gzip").body
    assert len(bodies) == 2
    assert served.asked == 3
    assert gzip.decompress(coded) in bodies


@pytest.mark.parametrize("call", ["RAND()", "NOW()", "UUID()", "r%41nd()"])
def test_what_differs_each_time_is_not_kept(served: Served, call: str) -> None:
    target = f"/sparql?query=SELECT+({call}+AS+%3Fx)+%7B%7D"
    found = [fetch(served.shell, target) for _ in range(2)]
    assert [(each.status, each.headers["cache-control"]) for each in found] == [
        (200, "no-store")
    ] * 2
    assert "etag" not in found[0].headers
    assert served.asked == 2


def test_who_has_the_answer_gets_304(served: Served) -> None:
    tag = served.ask().headers["etag"]
    for _ in range(2):
        found = served.ask(if_none_match=f'"other", {tag}')
        assert (found.status, found.body, found.headers["etag"]) == (304, b"", tag)
        assert "content-length" not in found.headers
        assert found.headers["vary"] == "Accept, Accept-Encoding"
        served.shell.cache.put(KEY, entry(), None)
    assert served.ask(if_none_match='"other"').status == 200


def test_tags_differ_by_form_coding_query_and_generation(served: Served) -> None:
    def tags() -> list[str]:
        asked = [
            served.ask(),
            served.ask(accept="application/json"),
            served.ask(accept_encoding="gzip"),
            served.ask(accept_encoding="zstd"),
            served.ask(f"{ALL} LIMIT 100"),
        ]
        return [each.headers["etag"] for each in asked]

    first = tags()
    publish_numbers(served.folder, 100)
    assert len({*first, *tags()}) == 10


def test_a_head_has_the_headers_of_its_get(served: Served) -> None:
    target = f"/sparql?query={quote(ALL)}"
    heads = [fetch(served.shell, target, method="HEAD") for _ in range(2)]
    found = get(served.shell, target)
    assert [(each.status, each.headers, each.body) for each in heads] == [
        (200, found.headers, b"")
    ] * 2
    assert served.asked == 1


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_a_stream_is_compressed_as_it_comes(tmp_path: Path, coding: str) -> None:
    served = Served(tmp_path, 4000)
    plain = served.ask()
    found = served.ask(accept_encoding=coding)
    read = gzip.decompress if coding == "gzip" else zstd.decompress
    assert (found.headers["content-encoding"], found.whole) == (coding, True)
    assert read(found.body) == plain.body
    assert "content-length" not in found.headers
    tag = found.headers["etag"]
    assert served.ask(accept_encoding=coding, if_none_match=tag).status == 304
    assert fetch(served.shell, f"/sparql?query={quote(ALL)}", method="HEAD").status == 200
    served.shell.close()


def test_pages_and_dumps_have_tags_too(served: Served) -> None:
    for path in ("/", "/dump.ttl"):
        tag = get(served.shell, path).headers["etag"]
        found = fetch(served.shell, path, headers={"if-none-match": tag})
        assert (found.status, found.body) == (304, b"")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics", "/nothing"])
def test_what_tells_of_the_moment_is_not_kept(served: Served, path: str) -> None:
    found = get(served.shell, path)
    assert found.headers["cache-control"] == "no-store"
    assert "etag" not in found.headers
    assert served.shell.cache.entries == 0


def test_clients_need_not_ask_again_for_a_while_if_it_is_set(tmp_path: Path) -> None:
    served = Served(tmp_path, 1, Limits(max_age=60, cache_bytes=0))
    assert served.ask().headers["cache-control"] == "public, max-age=60"
    served.ask()
    assert served.asked == 2
    served.shell.close()
