"""What the shell guards: bodies, places, streams, headers."""

import gzip
from collections.abc import Sequence
from urllib.parse import quote

import pytest
from engines import FailingEngine, StoreEngine
from pyoxigraph import NamedNode
from web import Response, fetch, get, graph, shell

from cbris.errors import StoreError
from cbris.server.dumps import DUMPS
from cbris.store.dump import dump
from cbris.store.engine import Answer

FORM = "application/x-www-form-urlencoded"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_body_that_does_not_come_is_answered_408() -> None:
    response = fetch(shell(body_s=0.05), "/sparql", method="POST", content_type=FORM, body=[])
    assert (response.status, response.headers["connection"]) == (408, "close")
    assert "within 0.05 s" in response.json()["detail"]


@pytest.mark.parametrize("headers", [{}, {"content-length": "101"}])
def test_a_body_that_is_too_long_is_answered_413(headers: dict[str, str]) -> None:
    app = shell(body_bytes=100)
    pieces = [b"query=", b"x" * 95]
    response = fetch(app, "/sparql", method="POST", content_type=FORM, body=pieces, headers=headers)
    assert (response.status, response.headers["connection"]) == (413, "close")
    assert response.json()["detail"] == "the body has 101 bytes; at most 100 are read"


def test_pages_have_their_bodies_limited_too() -> None:
    assert fetch(shell(body_bytes=9), "/", method="POST", body=b"x" * 10).status == 413


def test_more_requests_than_places_are_answered_503() -> None:
    response = get(shell(requests=0), "/")
    assert (response.status, response.headers["retry-after"]) == (503, "1")


@pytest.mark.parametrize("path", ["/", "/sparql", "/dump.ttl", "/nothing", "/static/cbris.css"])
def test_every_answer_has_the_headers_that_protect(path: str) -> None:
    headers = get(shell(), path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    assert "script-src" not in headers["content-security-policy"]
    assert headers["content-security-policy"].startswith("default-src 'none';")


@pytest.mark.parametrize("path", list(DUMPS))
def test_a_dump_is_that_of_the_store(path: str) -> None:
    engine = graph()
    each = DUMPS[path]
    response = get(shell(engine), path)
    assert response.status == 200
    assert response.type == ("application/gzip" if each.packed else each.media_type)
    body = gzip.decompress(response.body) if each.packed else response.body
    assert body == b"".join(dump(engine, each.form))


def test_a_dump_is_only_read() -> None:
    response = fetch(shell(), "/dump.ttl", method="PUT")
    assert (response.status, response.headers["allow"]) == (405, "GET, HEAD")


class LostEngine(StoreEngine):
    """Has lost its graph."""

    def query(
        self,
        sparql: str,
        *,
        default_graphs: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
    ) -> Answer:
        raise StoreError("/srv/secret/CURRENT: gone")


@pytest.mark.parametrize("path", ["/sparql?query=ASK{}", "/"])
def test_a_graph_that_cannot_be_read_is_503_and_its_path_is_kept_back(path: str) -> None:
    response = fetch(shell(LostEngine(graph().snapshot())), path)
    assert response.status == 503
    assert "/srv" not in response.text


def test_an_answer_that_fails_in_the_middle_is_not_ended() -> None:
    response = Response()
    with pytest.raises(OSError, match="the disk failed"):
        fetch(shell(FailingEngine()), "/sparql?query=ASK{}", into=response)
    assert (response.status, len(response.body), response.whole) == (200, 100_000, False)


@pytest.mark.parametrize(
    ("leaves", "send_s"), [(True, 5), (False, 0.05)], ids=["gone", "takes_nothing"]
)
def test_who_takes_no_more_of_an_answer_ends_its_query(leaves: bool, send_s: float) -> None:
    response = fetch(
        shell(send_s=send_s), f"/sparql?query={quote(ENDLESS)}", takes=2, leaves=leaves
    )
    assert not response.whole
