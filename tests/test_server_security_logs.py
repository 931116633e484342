"""What is logged of who asks what, and what is shown to others: never its text."""

import json
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from backing import backed
from engines import FailingEngine
from live import wait_until
from pyoxigraph import Store
from web import fetch, get

from cbris.errors import ServeError
from cbris.server.limits import Limits, Serving
from cbris.server.line_file import LineFile
from cbris.server.shell import Shell
from cbris.server.tokens import create, tokens_file
from cbris.store.running import hash_of

FORM = "application/x-www-form-urlencoded"
SECRET = "ASK { ?s ?p 'a-question-of-mine' }"
UPDATE = "INSERT DATA { <http://e/a> <http://e/b> 'a-word-of-mine' }"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Shell]:
    serving = Serving(
        writes=True,
        tokens=tokens_file(tmp_path),
        access_log=tmp_path / "access.log",
        slow_log=tmp_path / "slow.log",
    )
    app = backed(Store(), serving, Limits(slow_s=0))
    yield app
    app.close()


def lines(app: Shell, folder: Path, name: str = "access.log") -> list[dict[str, Any]]:
    app.close()
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def test_a_line_tells_what_was_asked_by_its_hash(app: Shell, tmp_path: Path) -> None:
    response = fetch(app, f"/sparql?query={quote(SECRET)}&format=csv", client="192.0.2.7")
    (line,) = lines(app, tmp_path)
    assert time.time() - time.mktime(time.strptime(line["time"][:19], "%Y-%m-%dT%H:%M:%S")) < 1e5
    assert line["ms"] > 0
    assert {name: line[name] for name in line if name not in ("time", "ms")} == {
        "client": "192.0.2.7",
        "method": "GET",
        "path": "/sparql",
        "status": 200,
        "bytes": len(response.body),
        "hash": hash_of(SECRET),
    }


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        (FORM, f"query={quote(SECRET)}", SECRET),
        ("application/sparql-query", SECRET, SECRET),
        ("application/sparql-update", UPDATE, UPDATE),
        (FORM, f"update={quote(UPDATE)}", UPDATE),
    ],
)
def test_each_way_to_ask_has_its_hash_and_the_token_its_name(
    app: Shell, tmp_path: Path, content_type: str, body: str, text: str
) -> None:
    token, secret = create(tokens_file(tmp_path), "ana", ["write"])
    headers = {"authorization": f"Bearer {secret}"}
    sent = {"content_type": content_type, "body": body.encode(), "headers": headers}
    fetch(app, "/sparql", method="POST", **sent)  # type: ignore[arg-type]
    (line,) = lines(app, tmp_path)
    assert line["hash"] == hash_of(text)
    assert line.get("token") == (token.id if text == UPDATE else None)
    logged = (tmp_path / "access.log").read_text()
    assert "of-mine" not in logged
    assert secret not in logged + (tmp_path / "slow.log").read_text()


def test_what_takes_long_is_logged_with_its_text(app: Shell, tmp_path: Path) -> None:
    get(app, "/sparql", query=SECRET, format="csv")
    get(app, "/question/stages", of="a")
    found = lines(app, tmp_path, "slow.log")
    assert [line["query"] for line in found] == [SECRET, "of=a"]


def test_what_is_quick_is_not_in_the_slow_log(tmp_path: Path) -> None:
    app = backed(Store(), Serving(slow_log=tmp_path / "slow.log"), Limits(slow_s=60))
    get(app, "/sparql", query=SECRET, format="csv")
    assert lines(app, tmp_path, "slow.log") == []


def test_what_is_refused_is_logged_too(app: Shell, tmp_path: Path) -> None:
    statuses = [
        fetch(app, "/", method="BREW").status,
        fetch(app, "/store?default", method="DELETE").status,
        get(app, "/sparql", query="no query").status,
    ]
    assert [line["status"] for line in lines(app, tmp_path)] == statuses == [501, 401, 400]


def test_an_answer_that_fails_in_the_middle_is_logged_as_broken(tmp_path: Path) -> None:
    app = Shell(FailingEngine(), serving=Serving(access_log=tmp_path / "access.log"))
    with pytest.raises(OSError, match="the disk failed"):
        fetch(app, "/sparql?query=ASK{}")
    (line,) = lines(app, tmp_path)
    assert (line["status"], line["bytes"], line["broken"]) == (200, 100_000, True)


@pytest.mark.parametrize(
    "path", ["/", "/sparql", "/metrics", "/healthz", "/void", "/nothing", "/admin/queries"]
)
def test_no_page_shows_what_others_asked(app: Shell, path: str) -> None:
    get(app, "/sparql", query=SECRET)
    get(app, "/sparql", "text/html", query=SECRET)
    get(app, "/question/stages", of="a-question-of-mine")
    for accept in ("text/html", "*/*"):
        assert "of-mine" not in get(app, path, accept).text


def test_lines_are_kept_from_others_of_this_machine(app: Shell, tmp_path: Path) -> None:
    assert (tmp_path / "slow.log").stat().st_mode & 0o007 == 0


def test_a_log_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    file = LineFile(path)
    file.add(lambda: "one")
    wait_until(lambda: path.read_text() == "one\n")
    path.rename(tmp_path / "a.log.1")
    file.add(lambda: "two")
    file.close()
    assert (tmp_path / "a.log.1").read_text() == "one\n"
    assert path.read_text() == "two\n"


def test_lines_that_cannot_be_written_are_counted(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.log"
    file = LineFile(path)
    path.unlink()
    path.mkdir()
    with caplog.at_level(logging.ERROR):
        file.add(lambda: "one")
        while not caplog.records:
            time.sleep(0.01)
    path.rmdir()
    file.add(lambda: "two")
    file.close()
    assert path.read_text() == '{"lost": 1}\ntwo\n'


def test_lines_that_the_disk_does_not_keep_up_with_are_left_out_and_counted(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    file = LineFile(pipe)
    for _ in range(200):  # a pipe holds 64 KiB, and nobody reads
        file.add(lambda: "x" * 1_000, 1024 * 1024)
        time.sleep(0.001)
    read = b""
    with open(reader, "rb", buffering=0) as taken:
        until = time.monotonic() + 10
        while not read.endswith(b"last\n") and time.monotonic() < until:
            read += taken.read(1 << 20) or b""
            file.add(lambda: "last")
            time.sleep(0.005)
        file.close()
    lines = read.count(b"x" * 1_000)
    lost = [json.loads(line)["lost"] for line in read.splitlines() if line.startswith(b"{")]
    assert sum(lost) + lines >= 200
    assert 65 <= lines < 200


def test_a_log_that_cannot_be_written_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(ServeError, match=r"cannot be written \(Is a directory\); give another"):
        LineFile(tmp_path)


def test_a_dash_is_stderr(capfd: pytest.CaptureFixture[str]) -> None:
    file = LineFile(Path("-"))
    file.add(lambda: "one")
    file.close()
    assert capfd.readouterr().err == "one\n"
