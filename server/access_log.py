"""What was asked, by whom and how long it took, as lines of JSON."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

from cbris.server.line_file import LineFile
from cbris.server.request import Request, Scope
from cbris.store.running import hash_of

__all__ = ["AccessLog", "Entry", "Sent", "note"]

MAX_CHARS = 1_000
MAX_TEXT_CHARS = 10_000
TEXTS = ("query", "update")
FORM = "application/x-www-form-urlencoded"
DIRECT = ("application/sparql-query", "application/sparql-update")


@dataclass
class Sent:
    """What was sent of an answer; `status` is 0 as long as nothing was."""

    status: int = 0
    bytes: int = 0
    whole: bool = False


@dataclass
class Entry:
    """A request under way; `request` is there once its body was read."""

    request: Request | None = None
    token: str | None = None


CURRENT: ContextVar[Entry | None] = ContextVar("cbris_access_log_entry", default=None)


def note(*, request: Request | None = None, token: str | None = None) -> None:
    """Add to the line of the request that this task answers, if it has one."""
    entry = CURRENT.get()
    if entry is not None:
        entry.request = request or entry.request
        entry.token = token or entry.token


class AccessLog:
    """Writes a line for each request, and one with its text for each that was slow."""

    def __init__(self, access: Path | None, slow: Path | None, slow_s: float) -> None:
        """Take the files, None for none, and the seconds from which a request is slow.

        :raises ServeError: one cannot be written.
        """
        self._access = LineFile(access) if access else None
        self._slow = LineFile(slow) if slow else None
        self._slow_s = slow_s
        self.on = bool(access or slow)

    @contextmanager
    def logged(self, scope: Scope, sent: Sent) -> Iterator[None]:
        """Write a line when the request was answered, or failed to be."""
        entry = Entry()
        token = CURRENT.set(entry)
        at, begun = time.time(), time.perf_counter()
        try:
            yield
        finally:
            CURRENT.reset(token)
            self._write(scope, entry, sent, at, time.perf_counter() - begun)

    def close(self) -> None:
        """Write what waits to be written."""
        for file in filter(None, (self._access, self._slow)):
            file.close()

    def _write(self, scope: Scope, entry: Entry, sent: Sent, at: float, seconds: float) -> None:
        # The lines are made by the threads that write them, not by the loop that answers.
        size = len(entry.request.body) if entry.request else 0
        if self._access is not None:
            self._access.add(lambda: _line(scope, entry, sent, at, seconds), size)
        if self._slow is not None and seconds >= self._slow_s:
            self._slow.add(lambda: _line(scope, entry, sent, at, seconds, text=True), size)


def _line(
    scope: Scope, entry: Entry, sent: Sent, at: float, seconds: float, *, text: bool = False
) -> str:
    """Make a line; the text of a query goes into the slow log alone, the others have its hash."""
    asked = _text(scope, entry.request)
    line: dict[str, object] = {
        "time": datetime.fromtimestamp(at, UTC).isoformat(timespec="milliseconds"),
        "client": (scope.get("client") or ("",))[0],
        "method": scope["method"][:MAX_CHARS],
        "path": scope["raw_path"].decode("latin-1")[:MAX_CHARS],
        "status": sent.status,
        "bytes": sent.bytes,
        "ms": round(seconds * 1000, 3),
    }
    if not sent.whole:
        line["broken"] = True
    if asked is not None:
        line["hash"] = hash_of(asked)
    if entry.token:
        line["token"] = entry.token
    if text:
        line["query"] = scope["query_string"].decode("latin-1") if asked is None else asked
        line["query"] = str(line["query"])[:MAX_TEXT_CHARS]
    return json.dumps(line, ensure_ascii=True)


def _text(scope: Scope, request: Request | None) -> str | None:
    """Give the query or update that was asked, if any and it can be read."""
    if request is not None and request.media_type in DIRECT:
        return request.body.decode("utf-8", "replace")
    found = [scope["query_string"]]
    if request is not None and request.media_type == FORM:
        found.append(request.body)
    fields: Mapping[str, str] = {}
    for encoded in found:
        fields = {**fields, **_fields(encoded)}
    return next((fields[name] for name in TEXTS if name in fields), None)


def _fields(encoded: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(encoded.decode("utf-8", "replace"), max_num_fields=1_000))
    except ValueError:
        return {}
