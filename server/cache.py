"""A bounded store of answers, which a new generation empties.

Two dictionaries: `entries` by what an answer depends on, and `repeats` by the very bytes of a
request, so that one that comes again is answered before anybody reads what it says.
"""

import os
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from cbris.server.request import Message

__all__ = ["Entry", "Key", "Mark", "Repeat", "ResponseCache", "mark_of"]

Key = tuple[bytes, ...]
"""All that an answer depends on, but for the generation."""
Mark = Callable[[], Hashable]
"""Tells which generation is served: another value, another generation."""
OVERHEAD_BYTES = 1024
"""About what an entry takes beside its body and its key."""
MAX_REQUESTS = 4
MAX_REQUEST_BYTES = 8 * 1024
"""So many requests, and no longer ones, are known by their bytes for each answer."""


@dataclass(eq=False)
class Entry:
    """An answer that is ready to be sent; `requests` are the very bytes it was the answer to."""

    start: Message
    body: Message
    requests: list[bytes] = field(default_factory=list)

    def size(self, key: Key) -> int:
        """About how many bytes it takes, together with its key."""
        return len(self.body["body"]) + sum(map(len, key)) + OVERHEAD_BYTES


class Repeat(NamedTuple):
    """What the very bytes of a request are answered with: the date goes after the first line."""

    key: Key
    first_line: bytes
    headers: bytes
    body: bytes
    path: str
    status: int


class ResponseCache:
    """Keeps the answers that were wanted last, within a number of bytes."""

    def __init__(self, mark: Mark, most_bytes: int, entry_bytes: int) -> None:
        """Take what tells the generation, and the most that all and one may take."""
        self.mark = mark
        self.entry_bytes = min(entry_bytes, most_bytes)
        self.held_bytes = 0
        self.hits = 0
        self.misses = 0
        self._most = most_bytes
        self._held: Hashable = None
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._repeats: dict[bytes, Repeat] = {}

    @property
    def entries(self) -> int:
        """How many answers it holds."""
        return len(self._entries)

    def get(self, key: Key) -> Entry | None:
        """Give the answer to a request, if it is here and of the generation that is served."""
        if self.mark() != self._held:
            self._empty()
        entry = self._entries.get(key)
        if entry is None:
            self.misses += 1
            return None
        self._entries.move_to_end(key)
        self.hits += 1
        return entry

    def put(self, key: Key, entry: Entry, mark: Hashable) -> None:
        """Keep an answer, if the generation that it was made from is still served."""
        if mark is None or mark != self.mark() or len(entry.body["body"]) > self.entry_bytes:
            return
        if mark != self._held:
            self._empty()
            self._held = mark
        self._drop(key)
        self._entries[key] = entry
        self.held_bytes += entry.size(key)
        while self.held_bytes > self._most:
            self._drop(next(iter(self._entries)))

    def repeated(self, request: bytes) -> Repeat | None:
        """Give the answer to the very bytes of a request, if they came before."""
        found = self._repeats.get(request)
        if found is None:
            return None
        if self.mark() != self._held:
            self._empty()
            return None
        self._entries.move_to_end(found.key)
        self.hits += 1
        return found

    def repeat(self, request: bytes, answer: Repeat) -> None:
        """Note what the very bytes of a request are answered with, for as long as it is here."""
        entry = self._entries.get(answer.key)
        if entry is None or len(request) > MAX_REQUEST_BYTES:
            return
        if len(entry.requests) >= MAX_REQUESTS:
            self._repeats.pop(entry.requests.pop(0), None)
        entry.requests.append(request)
        self._repeats[request] = answer

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.held_bytes -= entry.size(key)
            for request in entry.requests:
                self._repeats.pop(request, None)

    def _empty(self) -> None:
        self._entries.clear()
        self._repeats.clear()
        self.held_bytes = 0
        self._held = None


def mark_of(data_dir: Path) -> Mark:
    """Give what tells the generation of a data folder, in a microsecond or two.

    CURRENT is replaced by another file for each generation, so none of these can stay equal.
    """
    current = str(data_dir / "CURRENT")

    def mark() -> Hashable:
        try:
            found = os.stat(current)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    return mark
