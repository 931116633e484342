"""A real server in a process of its own, as whoever keeps one has it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from click.testing import CliRunner, Result
from folders import publish_numbers

from cbris.cli import cli
from cbris.server.tokens import create, tokens_file

WRITABLE = """
import sys
from pathlib import Path
from cbris.server.limits import Serving
from cbris.server.serve import serve
serve(Path(sys.argv[1]), port=0, announce=lambda a: print(a, flush=True),
    serving=Serving(open_writes=True))
"""
"""A script that serves a data folder into which anybody may write."""

LINE = re.compile(r'([a-z_]+)(?:\{((?:[a-z]+="[^"\n]*",?)+)\})? (-?[0-9.e+-]+)')


def wait_until(
    is_so: Callable[[], bool], seconds: float = 10, what: str = "it does not come to be so"
) -> None:
    """Wait until something is so; say what is wrong if it is not so in time."""
    late = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < late, what
        time.sleep(0.01)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def started(
    script: str, *arguments: str, stderr: IO[str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run a script that prints the address where it serves, and give its process and port.

    It is to end well once it is told to.
    """
    command = [sys.executable, "-c", script, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, int(process.stdout.readline().rpartition(":")[2])
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0


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


def resident_kib(pid: int) -> int:
    """Give the memory of a process, none if it has just gone (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


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
