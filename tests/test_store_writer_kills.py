"""Nothing that was acknowledged is lost: kills without warning, and disks that are full."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from folders import numbers, publish

from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations

HOST = """
import asyncio, os, sys
from pathlib import Path
from cbris.store.generations import Generations
from cbris.store.writer import Writer

async def client(writer, first):
    for n in range(first, first + 1_000_000):
        await writer.update(
            f"INSERT DATA {{ GRAPH <http://e/g> {{ <http://e/{n}> <http://e/a> {n} }} }} ;"
            f"INSERT DATA {{ GRAPH <http://e/h> {{ <http://e/{n}> <http://e/b> {n} }} }}"
        )
        os.write(1, f"done {n}\\n".encode())

async def main(data, first):
    writer = Writer(Generations(Path(data)))
    await writer.start()
    os.write(1, b"ready\\n")
    tell = asyncio.create_task(told(writer))
    await asyncio.gather(*(client(writer, int(first) + n * 10**6) for n in range(4)))

async def told(writer):
    known = None
    while True:
        if writer.pid != known and writer.pid:
            known = writer.pid
            os.write(1, f"writer {known}\\n".encode())
        await asyncio.sleep(0.005)

if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a data folder with an empty graph."""
    publish(tmp_path / "data")
    return tmp_path / "data"


@contextmanager
def hosted(data: Path, script: Path, first: int) -> Iterator["Host"]:
    """Run a server's part: four clients that write one thing after the other."""
    script.write_text(HOST)
    command = [sys.executable, str(script), str(data), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        host = Host(process, process.stdout)
        try:
            yield host
        finally:
            process.kill()
            host.rest()


class Host:
    """What is known of a server: what it acknowledged, and the writers it had."""

    def __init__(self, process: subprocess.Popen[bytes], output: IO[bytes]) -> None:
        self.process, self.output = process, output
        self.acknowledged: set[int] = set()
        self.writers: list[int] = []

    def line(self) -> None:
        match self.output.readline().split():
            case [b"done", number]:
                self.acknowledged.add(int(number))
            case [b"writer", pid]:
                self.writers.append(int(pid))

    def until(self, number: int) -> None:
        """Wait until so many writes were acknowledged, and there is a writer."""
        while len(self.acknowledged) < number or not self.writers:
            self.line()

    def rest(self) -> None:
        for line in self.output:
            if line.startswith(b"done ") and line.endswith(b"\n"):
                self.acknowledged.add(int(line.split()[1]))


def written(data: Path) -> set[int]:
    """Give what is there; each write is there whole, and the default graph is the merge."""
    engine = EmbeddedEngine(data)
    first, second = (numbers(engine, f"?s <http://e/{name}> ?n") for name in "ab")
    assert first == second
    assert first == numbers(engine, "GRAPH <http://e/g> { ?s <http://e/a> ?n }")
    assert Generations(data).manifest().triples == 2 * len(first)
    return first


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(60, marks=pytest.mark.soak)], ids=["short", "soak"]
)
def test_a_server_killed_again_and_again_loses_nothing(
    data: Path, tmp_path: Path, rounds: int
) -> None:
    acknowledged: set[int] = set()
    pick = random.Random(5)
    for number in range(rounds):
        with hosted(data, tmp_path / "host.py", number * 10**7) as host:
            host.until(20)
            time.sleep(pick.random() * 0.05)
            host.process.send_signal(signal.SIGKILL)
        acknowledged |= host.acknowledged
        assert acknowledged <= written(data)
    assert len(acknowledged) >= 20 * rounds


@pytest.mark.parametrize(
    "rounds", [4, pytest.param(120, marks=pytest.mark.soak)], ids=["short", "soak"]
)
def test_a_writer_killed_again_and_again_loses_nothing(
    data: Path, tmp_path: Path, rounds: int
) -> None:
    pick = random.Random(6)
    with hosted(data, tmp_path / "host.py", 0) as host:
        for number in range(rounds):
            host.until(10 * (number + 1))
            while len(host.writers) <= number:
                host.line()
            time.sleep(pick.random() * 0.05)
            os.kill(host.writers[-1], signal.SIGKILL)
        host.until(10 * rounds + 10)
    assert len(host.writers) > rounds
    assert host.acknowledged <= written(data)
    assert len(list((data / "working").iterdir())) <= 1


FULL = """
import asyncio, resource, sys
from pathlib import Path
from cbris.errors import NotWrittenError
from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations
from cbris.store.writer import Writer

async def main(data, limit):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if limit:  # the writer gets it from the process that it is forked from
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    engine = EmbeddedEngine(data)
    writer = Writer(Generations(data))
    await writer.start()
    try:
        kept = 0
        for number in range(200):
            text = " ".join(f"<http://e/{number}> <http://e/p> '{n * 7919}'." for n in range(3000))
            await writer.update(f"INSERT DATA {{ {text} }}")
            kept += 3000
    except NotWrittenError as error:
        print(error)
    found = next(engine.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))["n"].value
    assert int(found) == kept, (found, kept)
    try:
        await writer.update("INSERT DATA { <http://e/s> <http://e/p> 1 }")
        print("a small one is kept")
    except NotWrittenError:
        print("a small one is refused too")
    bool(engine.query("ASK {}"))
    await writer.close()

if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


def filled_up(data: Path, script: Path, limit: int) -> str:
    script.write_text(FULL)
    command = [sys.executable, str(script), str(data), str(limit)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def test_files_that_cannot_grow_refuse_writes_and_reads_go_on(data: Path, tmp_path: Path) -> None:
    said = filled_up(data, tmp_path / "full.py", 200_000)
    assert said.startswith("update: the data folder cannot be written (File too large); nothing")
    assert "a small one is kept" in said


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 16 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root: run as root to test a full disk")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_refuses_writes_and_reads_go_on(small_disk: Path, tmp_path: Path) -> None:
    data = small_disk / "data"
    publish(data)
    said = filled_up(data, tmp_path / "full.py", 0)
    assert said.startswith(
        "update: the data folder cannot be written (No space left on device); nothing was changed"
    )
    assert said.splitlines()[1:] in (["a small one is kept"], ["a small one is refused too"])
    newest = Generations(data).newest()
    assert EmbeddedEngine(data).generation == newest
