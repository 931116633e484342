"""Who is let in, and who may write: heads, rates, tokens, proxies."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from backing import backed
from pyoxigraph import Store
from web import Response, fetch, get, graph, shell

from cbris.errors import ServeError
from cbris.server.limits import Limits, Serving
from cbris.server.rates import Rates, client_of
from cbris.server.security import check_host, forwarded, warnings
from cbris.server.shell import Shell
from cbris.server.tokens import Scope, create, revoke, tokens_file

UPDATE = "application/sparql-update"
INSERT = b"INSERT DATA { <http://e/a> <http://e/b> 1 }"
FAR = "192.0.2.7"
FORM = "application/x-www-form-urlencoded"


def told(text: str) -> dict[str, str]:
    return {"authorization": f"Bearer {text}"}


def made(folder: Path, name: str, *scopes: Scope) -> str:
    return create(tokens_file(folder), name, scopes)[1]


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Shell]:
    app = backed(Store(), Serving(writes=True, tokens=tokens_file(tmp_path)))
    yield app
    app.close()


def update(app: Shell, headers: Mapping[str, str] | None = None) -> Response:
    return fetch(
        app, "/sparql", method="POST", content_type=UPDATE, body=INSERT, headers=headers or {}
    )


def test_who_has_a_token_writes_until_it_is_revoked(app: Shell, tmp_path: Path) -> None:
    text = made(tmp_path, "ana", "write")
    assert update(app, told(text)).status == 204
    assert update(app, {"authorization": f"bearer  {text} "}).status == 204
    revoke(tokens_file(tmp_path), "ana")
    response = update(app, told(text))
    assert (response.status, response.headers["www-authenticate"]) == (401, 'Bearer realm="cbris"')
    assert response.json()["detail"].startswith("the token is unknown, revoked or has ended; send")


@pytest.mark.parametrize(
    "value",
    [None, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Bearer cbris_00000000_x", "ü"],
)
def test_without_a_token_nothing_is_written(app: Shell, tmp_path: Path, value: str | None) -> None:
    made(tmp_path, "ana", "write")
    assert update(app, {"authorization": value} if value else {}).status == 401
    assert get(app, "/sparql", query="ASK { ?s ?p ?o }", format="csv").text == "false"


@pytest.mark.parametrize(
    ("method", "path", "content_type", "body"),
    [
        ("POST", "/sparql", UPDATE, INSERT),
        ("POST", "/sparql", FORM, b"update=CLEAR+ALL"),
        ("PUT", "/store?default", "text/turtle", b"<a:> <b:> 1 ."),
        ("POST", "/store?graph=http://e/g", "text/turtle", b"<a:> <b:> 1 ."),
        ("POST", "/store", "text/turtle", b"<a:> <b:> 1 ."),
        ("DELETE", "/store?default", None, b""),
        ("PUT", "/store/own", "text/turtle", b"<a:> <b:> 1 ."),
    ],
)
def test_every_way_to_write_needs_a_token_of_scope_write(
    app: Shell, tmp_path: Path, method: str, path: str, content_type: str | None, body: bytes
) -> None:
    reader = made(tmp_path, "bo", "read", "admin")

    def status(headers: Mapping[str, str], app: Shell = app) -> int:
        sent = {"content_type": content_type, "body": body, "headers": headers}
        return fetch(app, path, method=method, **sent).status  # type: ignore[arg-type]

    assert status({}) == 401
    assert status(told(reader)) == 403
    assert status(told(made(tmp_path, "ana", "write"))) in (200, 201, 204)
    off = backed(Store(), Serving(tokens=tokens_file(tmp_path)))
    assert status(told(made(tmp_path, "cy", "write")), off) == 403


def test_a_body_is_not_read_of_who_may_not_write(app: Shell) -> None:
    assert fetch(app, "/store?default", method="PUT", body=[]).status == 401


def test_a_page_of_another_site_cannot_write_where_anybody_may() -> None:
    app = backed(Store(), Serving(open_writes=True))
    assert update(app, {"origin": "https://evil.example"}).status == 403
    assert update(app).status == 204


def test_where_reading_needs_a_token_only_health_has_none(tmp_path: Path) -> None:
    serving = Serving(private=True, tokens=tokens_file(tmp_path))
    app = Shell(graph(), serving=serving)
    text = made(tmp_path, "ana", "read")
    paths = (
        "/",
        "/sparql?query=ASK{}",
        "/dump.ttl",
        "/void",
        "/metrics",
        "/static/cbris.css",
        "/x",
    )
    assert [fetch(app, path).status for path in paths] == [401] * 7
    assert get(app, "/healthz").status == 200
    found = fetch(app, "/sparql?query=ASK{}", headers=told(text))
    assert (found.status, found.headers["cache-control"]) == (200, "private, no-cache")
    assert fetch(app, "/sparql?query=ASK{}").status == 401


def test_only_a_keeper_sees_what_runs(tmp_path: Path) -> None:
    app = Shell(graph(), serving=Serving(tokens=tokens_file(tmp_path)))
    texts = [made(tmp_path, "ana", "write"), made(tmp_path, "bo", "admin")]
    found = [fetch(app, "/admin/queries", headers=told(text)).status for text in texts]
    assert (get(app, "/admin/queries").status, *found) == (401, 403, 200)
    assert get(shell(), "/admin/queries").status == 403


def test_tokens_that_cannot_be_read_let_nobody_write(app: Shell, tmp_path: Path) -> None:
    text = made(tmp_path, "ana", "write")
    tokens_file(tmp_path).write_text("{")
    response = update(app, told(text))
    assert response.status == 503
    assert str(tmp_path) not in response.text


def test_a_client_that_asks_too_often_is_answered_429() -> None:
    app = shell(rate=0.01, rate_burst=2)
    found = [fetch(app, "/sparql?query=ASK{}", client=FAR) for _ in range(3)]
    assert [each.status for each in found] == [200, 200, 429]
    assert 80 <= int(found[2].headers["retry-after"]) <= 100
    assert found[2].json()["setting"] == "--limit rate=VALUE"
    assert fetch(app, "/", client="192.0.2.8").status == 200


def test_requests_of_this_machine_are_not_counted() -> None:
    app = shell(rate=0.5, rate_burst=1)
    assert {fetch(app, "/healthz", client="127.0.0.1").status for _ in range(9)} == {200}


@pytest.mark.parametrize(
    ("address", "client"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("127.9.9.9", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", None),
        ("no address", "no address"),
    ],
)
def test_a_client_is_known_by_its_address(address: str, client: str | None) -> None:
    assert client_of(address) == client


def test_a_burst_passes_and_then_so_many_a_second() -> None:
    rates = Rates(10, 5)
    assert [rates.wait("a", 100) for _ in range(5)] == [0] * 5
    assert rates.wait("a", 100) == pytest.approx(0.1)
    assert rates.wait("a", 100.1) == 0
    assert rates.wait("a", 100.1) > 0
    assert [rates.wait("a", 200) for _ in range(5)] == [0] * 5
    assert [Rates(0, 0).wait("a", 1) for _ in range(3)] == [0, 0, 0]


def test_clients_beyond_a_number_are_forgotten() -> None:
    rates = Rates(1, 1, clients=3)
    assert [rates.wait(name, 0) for name in "abcd"] == [0] * 4
    assert [rates.wait(name, 0) for name in "dcb"] == [1] * 3
    assert rates.wait("a", 0) == 0


@pytest.mark.parametrize(
    ("target", "headers", "status", "limit"),
    [
        (f"/{'x' * 99}", {}, 404, None),
        (f"/{'x' * 100}", {}, 414, "target_bytes"),
        (f"/?{'x' * 100}", {}, 414, "target_bytes"),
        ("/", {"x": "y" * 200}, 431, "header_bytes"),
    ],
)
def test_a_head_that_is_too_long_is_refused(
    target: str, headers: dict[str, str], status: int, limit: str | None
) -> None:
    response = fetch(shell(target_bytes=100, header_bytes=200), target, headers=headers)
    assert (response.status, response.json().get("limit") if limit else None) == (status, limit)


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "BREW", "get"])
def test_a_method_that_is_not_known_is_501_and_gives_no_header_back(method: str) -> None:
    response = fetch(shell(), "/", method=method, headers=told("secret"))
    assert response.status == 501
    assert "secret" not in response.text


def test_every_answer_has_the_headers_that_protect() -> None:
    for path in ("/", "/healthz", "/metrics", "/sparql?query=ASK{}", "/sparql?query=x", "/void"):
        headers = get(shell(), path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "access-control-allow-credentials" not in headers
        assert "set-cookie" not in headers


def scope(**headers: str) -> dict[str, object]:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "client": ("127.0.0.1", 5),
        "scheme": "http",
        "headers": [(b"host", b"in:8000"), *pairs],
    }


def test_what_a_proxy_tells_is_what_was_asked() -> None:
    found = forwarded(
        scope(
            x_forwarded_for="10.0.0.9, 192.0.2.7",
            x_forwarded_proto="https",
            x_forwarded_host="cbris.example",
        )
    )
    assert (found["client"], found["scheme"]) == (("192.0.2.7", 0), "https")
    assert found["headers"][0] == (b"host", b"cbris.example")
    assert [name for name, _ in found["headers"]].count(b"host") == 1


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("192.0.2.7:4711", "192.0.2.7"),
        ("[2001:db8::1]:4711", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
        ("unknown", "127.0.0.1"),
        ("192.0.2.7, ", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_a_proxy_writes_addresses_in_several_ways(text: str, client: str) -> None:
    assert forwarded(scope(x_forwarded_for=text))["client"][0] == client


@pytest.mark.parametrize("host", ["a b", "e.example/x", "<script>", "a@b", "e:99999999", "é"])
def test_what_a_proxy_tells_wrongly_is_not_taken(host: str) -> None:
    found = forwarded(scope(x_forwarded_host=host, x_forwarded_proto="gopher"))
    assert (found["headers"][0], found["scheme"]) == ((b"host", b"in:8000"), "http")


TOLD = {
    "x-forwarded-for": FAR,
    "x-forwarded-host": "cbris.example",
    "x-forwarded-proto": "https",
}


@pytest.mark.parametrize(
    ("proxy", "address"),
    [(True, "https://cbris.example/sparql"), (False, "http://127.0.0.1:8000/sparql")],
)
def test_forwarded_headers_count_only_when_told_so(proxy: bool, address: str) -> None:
    app = Shell(graph(), Limits(rate=1, rate_burst=1), Serving(proxy=proxy))
    response = fetch(app, "/sparql", accept="application/n-triples", headers=TOLD)
    assert f"<{address}>" in response.text
    assert fetch(app, "/", headers=TOLD).status == (429 if proxy else 200)


def test_other_machines_are_not_let_write_without_a_token() -> None:
    with pytest.raises(ServeError, match=r"^0\.0\.0\.0: everybody there could write; listen at"):
        check_host("0.0.0.0", Serving(open_writes=True))
    check_host("127.0.0.1", Serving(open_writes=True))


@pytest.mark.parametrize(
    ("host", "serving", "words"),
    [
        ("127.0.0.1", Serving(), []),
        ("localhost", Serving(proxy=True), []),
        ("::1", Serving(), []),
        ("0.0.0.0", Serving(), ["there is no token: whoever reaches it can ask"]),
        ("e.example", Serving(private=True), ["there is no token: nobody can ask"]),
        ("::", Serving(proxy=True), ["there is no token", "let only the proxy reach it"]),
        ("127.0.0.1", Serving(writes=True), ["`cbris token create NAME`"]),
    ],
)
def test_the_start_warns_of_what_is_open(host: str, serving: Serving, words: list[str]) -> None:
    found = list(warnings(host, serving))
    assert len(found) == len(words)
    assert all(word in warning for word, warning in zip(words, found, strict=True))


def test_the_start_warns_of_nothing_once_there_is_a_token(tmp_path: Path) -> None:
    made(tmp_path, "ana", "write")
    assert list(warnings("0.0.0.0", Serving(writes=True, tokens=tokens_file(tmp_path)))) == []
