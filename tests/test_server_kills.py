"""A server of which any process may be killed at any time loses nothing that it acknowledged."""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from folders import numbers, publish
from live import WRITABLE, memory_of, wait_until

from cbris.store.embedded import EmbeddedEngine
from cbris.store.generations import Generations

CLIENTS = 4


class Running:
    """A server that is started again whenever it was killed, and what it acknowledged."""

    def __init__(self, data: Path) -> None:
        self._command = [sys.executable, "-c", WRITABLE, str(data)]
        self.acknowledged: set[int] = set()
        self.statuses: set[int] = set()
        self.over = threading.Event()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            self._command, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip().removeprefix("http://")

    def processes(self) -> list[int]:
        """Give every process of the server: all are in the session that it began."""
        return list(memory_of(self.process.pid))

    def wait_for(self, more: int) -> None:
        """Wait until so many more writes were acknowledged."""
        enough = len(self.acknowledged) + more
        wait_until(lambda: len(self.acknowledged) >= enough, 20, "it writes no more")

    def kill(self, pid: int) -> None:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return
        if pid == self.process.pid:
            self.end()
            self.start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()

    def write(self, client: int) -> None:
        """Write one thing after the other, and note what was acknowledged."""
        number = client * 10**6
        while not self.over.is_set():
            number += 1
            one = f"<http://e/{number}> <http://e/a> {number}"
            text = f"INSERT DATA {{ {one} }} ; INSERT DATA {{ GRAPH <http://e/g> {{ {one} }} }}"
            if self.post(text, "application/sparql-update") == 204:
                self.acknowledged.add(number)

    def read(self) -> None:
        """Ask one thing after the other."""
        while not self.over.is_set():
            self.post("SELECT * { ?s ?p ?o } LIMIT 3", "application/sparql-query")

    def post(self, text: str, media_type: str) -> int:
        connection = http.client.HTTPConnection(self.address, timeout=20)
        try:
            connection.request("POST", "/sparql", text, {"content-type": media_type})
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
            return 0
        finally:
            connection.close()
        self.statuses.add(answer.status)
        return answer.status


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it reads /proc")
@pytest.mark.parametrize(
    "rounds", [6, pytest.param(100, marks=pytest.mark.soak)], ids=["short", "soak"]
)
def test_any_process_may_be_killed_at_any_time(tmp_path: Path, rounds: int) -> None:
    data = tmp_path / "data"
    publish(data)
    running = Running(data)
    threads = [threading.Thread(target=running.write, args=[n]) for n in range(CLIENTS)]
    threads.append(threading.Thread(target=running.read))
    for thread in threads:
        thread.start()
    pick = random.Random(7)
    try:
        for _ in range(rounds):
            running.wait_for(5)
            running.kill(pick.choice(running.processes()))
    finally:
        running.over.set()
        for thread in threads:
            thread.join()
        running.end()
    engine = EmbeddedEngine(data)
    found = numbers(engine, "?s <http://e/a> ?n")
    assert running.acknowledged <= found
    assert numbers(engine, "GRAPH <http://e/g> { ?s <http://e/a> ?n }") == found
    assert Generations(data).manifest().triples == len(found)
    assert running.statuses <= {200, 204, 422, 503}
