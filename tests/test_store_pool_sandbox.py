"""What a worker gives up, each in a process of its own, since it is for good."""

import subprocess
import sys

import pytest

CALLS = """
import socket, sys
import platform
from cbris.store import sandbox
listener = socket.create_server(("127.0.0.1", 0))
one, other = socket.socketpair()
machine = sys.argv[1] or platform.machine()
platform.machine = lambda: machine
print(sandbox.cut_network())
one.send(b"x")
print(other.recv(1))
try:
    socket.create_connection(listener.getsockname(), timeout=2)
    print("connected")
except OSError as error:
    print(type(error).__name__)
"""
MEMORY = """
from cbris.store import sandbox
sandbox.limit_memory(256 * 1024 * 1024)
try:
    bytes(300 * 1024 * 1024)
except MemoryError:
    print("too much")
"""


def run(code: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_the_network_is_cut_but_not_what_is_open() -> None:
    cut, received, reached = run(CALLS, "")
    if cut == "none":
        pytest.skip("this system lets no process give up its network")
    assert received == "b'x'"
    assert reached != "connected"


def test_a_namespace_cuts_the_network_where_calls_are_not_filtered() -> None:
    cut, received, reached = run(CALLS, "a machine of another kind")
    if cut == "none":
        pytest.skip("this system gives no process a network namespace of its own")
    assert (cut, received) == ("namespace", "b'x'")
    assert reached != "connected"


def test_memory_is_limited() -> None:
    assert run(MEMORY) == ["too", "much"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no /proc")
def test_threads_of_the_engine_take_few_addresses() -> None:
    grown = """
import threading
from cbris.store import sandbox
def size():
    return int(open("/proc/self/statm").read().split()[0]) * 4 // 1024
sandbox.limit_memory(1024 * 1024 * 1024)
before, wait = size(), threading.Event()
for _ in range(16):
    threading.Thread(target=wait.wait).start()
print(size() - before)
wait.set()
"""
    (grown_mib,) = run(grown)
    assert int(grown_mib) < 32
