"""What the pool and its workers say to each other over a pair of sockets.

A frame is a letter, the length of its content, and the content. A worker may be in the
hands of whoever wrote its query: nothing that it sends is more than text and bytes.
"""

import pickle
import struct
from collections.abc import Iterator

from cbris.store.jobs import Job

__all__ = [
    "ANSWER",
    "DATA",
    "END",
    "ERROR",
    "READY",
    "Frames",
    "frame",
    "read_job",
    "words",
    "write_job",
]

READY, ANSWER, DATA, END, ERROR = b"RADEX"
"""I am ready; an answer begins; a piece of it; its end; it failed."""

HEAD = struct.Struct(">BI")
MOST = 64 * 1024 * 1024
"""No content is longer; a worker that says so was taken over."""


def frame(letter: int, *contents: bytes) -> bytes:
    """Write a frame."""
    content = b"".join(contents)
    return HEAD.pack(letter, len(content)) + content


def words(letter: int, *texts: str) -> bytes:
    """Write a frame of texts."""
    return frame(letter, "\0".join(texts).encode("utf-8", "replace"))


def write_job(job: Job | None) -> bytes:
    """Write what a worker is to do; None tells it to open the newest generation."""
    content = pickle.dumps(job)
    return HEAD.pack(0, len(content)) + content


def read_job(content: bytes) -> Job | None:
    """Read what `write_job` wrote."""
    job = pickle.loads(content)
    assert job is None or isinstance(job, Job)
    return job


class Frames:
    """Takes bytes as they come, and gives whole frames."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._pending = b""

    def take(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Give the frames that are whole with these bytes.

        :raises ValueError: a content longer than any is announced.
        """
        data, start = self._pending + data if self._pending else data, 0
        while len(data) - start >= HEAD.size:
            letter, length = HEAD.unpack_from(data, start)
            if length > MOST:
                raise ValueError(f"a frame of {length:,} bytes; at most {MOST:,} are sent")
            end = start + HEAD.size + length
            if end > len(data):
                break
            yield letter, data[start + HEAD.size : end]
            start = end
        self._pending = data[start:]
