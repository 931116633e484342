"""RDF that a client sent, read in a process of its own.

A few hundred bytes of RDF/XML can swell to gigabytes, and terms nested deep enough end the
process that reads them; so the reading has limits, and a process that can be lost.
"""

import asyncio
import json
import resource
import sys
import threading
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Iterator
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
        self._process: Process | None = None
        self._turn = asyncio.Lock()

    async def triples(self, media_type: str, base: str, data: bytes) -> bytes:
        """Read a graph, and give it as N-Triples, its blank nodes named anew.

        :raises HttpError: 400, it is not of that type, or a dataset with named graphs;
            422, reading it took too much time or memory, or ended the process.
        """
        async with self._turn:
            try:
                async with asyncio.timeout(self._limits.parse_s):
                    error, body = await self._ask(media_type, base, data)
            except TimeoutError as slow:
                text = f"the body was not read within {self._limits.parse_s:g} s; send less"
                raise limited(422, text, "parse_s") from slow
            except (OSError, EOFError) as lost:
                text = "the body cannot be read: it is nested too deep, or swells; simplify it"
                raise limited(422, text, "parse_memory") from lost
        if error:
            raise HttpError(400, f"the body: {error}; {HOW}")
        return body

    async def close(self) -> None:
        """End the process."""
        if self._process is not None:
            process, self._process = self._process, None
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def _ask(self, media_type: str, base: str, data: bytes) -> tuple[str, bytes]:
        """Let the process read; whatever goes wrong there ends it."""
        process = await self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            head = {"type": media_type, "base": base, "length": len(data)}
            process.stdin.write(json.dumps(head).encode() + b"\n" + data)
            await process.stdin.drain()
            answer: dict[str, Any] = json.loads(await process.stdout.readuntil(b"\n"))
            return answer["error"], await process.stdout.readexactly(answer["length"])
        except BaseException:
            await self.close()
            raise

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            memory = str(self._limits.parse_memory)
            command = (sys.executable, "-m", MODULE, memory)
            self._process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
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
