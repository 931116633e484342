"""RDF that a client sent, read in a process of its own.

A few hundred bytes of RDF/XML can swell to gigabytes, and terms nested deep enough end the
process that reads them; so the reading has limits, and a process that can be lost.
"""

import json
import resource
import sys
import threading
from collections.abc import Iterator
from subprocess import DEVNULL, PIPE, Popen
from threading import Lock, Timer
from time import monotonic
from typing import IO, Any

from pyoxigraph import DefaultGraph, RdfFormat, Triple, parse, serialize

from cbris.server.limits import Limits
from cbris.server.problem import HttpError, limited

__all__ = ["Parser"]

STACK_BYTES = 512 * 1024
"""Less than any other thread has, so that what is read here is never too deep elsewhere."""
MODULE = "cbris.server.parsing"
HOW = "send one RDF graph, such as Turtle or N-Triples"


class Parser:
    """Reads RDF; its process starts with the first use and is replaced when lost."""

    def __init__(self, limits: Limits) -> None:
        """Take the limits of time and memory."""
        self._limits = limits
        self._process: Popen[bytes] | None = None
        self._turn = Lock()

    def triples(self, media_type: str, base: str, data: bytes) -> bytes:
        """Read a graph, and give it as N-Triples, its blank nodes named anew.

        :raises HttpError: 400, it is not of that type, or a dataset with named graphs;
            422, reading it took too much time or memory, or ended the process.
        """
        with self._turn:
            started = monotonic()
            try:
                error, body = self._ask(media_type, base, data)
            except (OSError, ValueError) as lost:
                self.close()
                raise self._lost(monotonic() - started) from lost
        if error:
            raise HttpError(400, f"the body: {error}; {HOW}")
        return body

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            with self._process:  # closes its pipes and waits for it
                self._process = None

    def _lost(self, seconds: float) -> HttpError:
        if seconds >= self._limits.parse_s:
            text = f"the body was not read within {self._limits.parse_s:g} s; send less"
            return limited(422, text, "parse_s")
        text = "the body cannot be read: it is nested too deep, or swells; simplify it"
        return limited(422, text, "parse_memory")

    def _ask(self, media_type: str, base: str, data: bytes) -> tuple[str, bytes]:
        """Let the process read; one that takes too long is killed.

        :raises OSError: it ended before all was written.
        :raises ValueError: it ended before all was answered.
        """
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = Timer(self._limits.parse_s, process.kill)
        timer.start()
        try:
            head = {"type": media_type, "base": base, "length": len(data)}
            process.stdin.write(json.dumps(head).encode() + b"\n" + data)
            process.stdin.flush()
            answer: dict[str, Any] = json.loads(process.stdout.readline())
            body = process.stdout.read(answer["length"])
        finally:
            timer.cancel()
        if len(body) < answer["length"]:
            raise ValueError(f"{len(body)} of {answer['length']} bytes came")
        return answer["error"], body

    def _running(self) -> Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = (sys.executable, "-m", MODULE, str(self._limits.parse_memory))
            self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL)
        return self._process


def _read_all(source: IO[bytes], output: IO[bytes]) -> None:
    while line := source.readline():
        head: dict[str, Any] = json.loads(line)
        error, body = _read(head["type"], head["base"], source.read(head["length"]))
        answer = {"error": error, "length": len(body)}
        output.write(json.dumps(answer).encode() + b"\n" + body)
        output.flush()


def _read(media_type: str, base: str, data: bytes) -> tuple[str, bytes]:
    try:
        return "", _as_lines(media_type, base, data)
    except (SyntaxError, ValueError) as error:
        return str(error), b""


def _as_lines(media_type: str, base: str, data: bytes) -> bytes:
    form = RdfFormat.from_media_type(media_type)
    assert form is not None  # the server takes no other
    content = serialize(_triples(form, base, data), format=RdfFormat.N_TRIPLES)
    assert content is not None
    return content


def _triples(form: RdfFormat, base: str, data: bytes) -> Iterator[Triple]:
    for quad in parse(data, format=form, base_iri=base, rename_blank_nodes=True):
        if not isinstance(quad.graph_name, DefaultGraph):
            raise ValueError(f"a dataset with the named graph {quad.graph_name} was found")
        yield quad.triple


def _main(memory: int) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    threading.stack_size(STACK_BYTES)
    streams = (sys.stdin.buffer, sys.stdout.buffer)
    reading = threading.Thread(target=_read_all, args=streams)
    reading.start()
    reading.join()


if __name__ == "__main__":
    _main(int(sys.argv[1]))
