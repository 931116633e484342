"""A real server in a process of its own, as whoever keeps one has it."""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result
from folders import publish_numbers

from cbris.cli import cli
from cbris.server.tokens import create, tokens_file

LINE = re.compile(r'([a-z_]+)(?:\{((?:[a-z]+="[^"\n]*",?)+)\})? (-?[0-9.e+-]+)')


def wait_until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until something is so."""
    late = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < late, "it does not come to be so"
        time.sleep(0.01)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass
class Served:
    """A server, its ports, and a token of its keeper."""

    process: subprocess.Popen[str]
    port: int
    admin: int
    token: str
    data: Path

    def get(
        self, path: str, *, port: int = 0, method: str = "GET", token: str = ""
    ) -> tuple[int, bytes]:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        address = ("127.0.0.1", port or self.port)
        with closing(http.client.HTTPConnection(*address, timeout=20)) as connection:
            connection.request(method, path, headers=headers)
            with connection.getresponse() as response:
                return response.status, response.read()

    def command(self, *words: str) -> Result:
        server = f"http://127.0.0.1:{self.admin}"
        environment = {"CBRIS_TOKEN": self.token, "CBRIS_SERVER": server}
        return CliRunner().invoke(cli, ["queries", *words], env=environment)


@contextmanager
def served(data: Path, *options: str, **environment: str) -> Iterator[Served]:
    publish_numbers(data, 300)
    _, token = create(tokens_file(data), "tester", ["admin"])
    admin = free_port()
    command = [sys.executable, "-m", "cbris", "serve", "--port=0", f"--admin-port={admin}"]
    environment = {**os.environ, "CBRIS_DATA": str(data), **environment}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [*command, *options], stdout=pipe, text=True, env=environment, start_new_session=True
    ) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)", process.stdout.readline())
        assert found
        try:
            yield Served(process, int(found[1]), admin, token, data)
        finally:
            process.terminate()
            process.wait(timeout=20)


def samples(text: str) -> dict[str, float]:
    """Read the text format, strictly."""
    found: dict[str, float] = {}
    declared = ""
    for line in text.splitlines():
        if line.startswith("# TYPE "):
            declared = line.split()[2]
        elif not line.startswith("# HELP "):
            match = LINE.fullmatch(line)
            assert match, line
            assert match[1].removesuffix("_bucket").startswith(declared)
            assert line.rpartition(" ")[0] not in found
            found[line.rpartition(" ")[0]] = float(match[3])
    return found


def memory_of(session: int) -> dict[int, int]:
    """Give the resident bytes of every process of a session (Linux)."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found[int(path.parent.name)] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return found
