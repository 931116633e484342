"""A client that calls an ASGI application in this process, and the graph it asks."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from engines import StoreEngine
from pyoxigraph import RdfFormat, Store

from cbris.server.limits import Limits
from cbris.server.shell import Shell

GRAPH = Path(__file__).parent / "cases" / "questions.ttl"
DATASET = """
PREFIX dcterms: <http://purl.org/dc/terms/>
INSERT DATA { GRAPH <https://w3id.org/cbris/graph/dataset> {
  <https://w3id.org/cbris/dataset> dcterms:title "CBRIS"@en ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
    dcterms:bibliographicCitation "CBRIS contributors. CBRIS." .
} }
"""


@dataclass
class Response:
    """An answer; `whole` is false if it was never ended."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = False

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


def graph(extra: str = DATASET) -> StoreEngine:
    """Give the small graph of the cases, and what an update adds."""
    store = Store()
    store.load(path=str(GRAPH), format=RdfFormat.TURTLE)
    store.update(extra)
    return StoreEngine(store)


def shell(engine: StoreEngine | None = None, **limits: float) -> Shell:
    return Shell(engine or graph(), Limits(**limits))  # type: ignore[arg-type]


def fetch(
    app: Shell,
    target: str,
    *,
    method: str = "GET",
    accept: str | None = None,
    content_type: str | None = None,
    body: bytes | Sequence[bytes] = b"",
    headers: Mapping[str, str] | None = None,
    takes: int | None = None,
    leaves: bool = False,
    into: Response | None = None,
    client: str | None = None,
) -> Response:
    """Send a request and wait for the answer.

    :param takes: take so many messages of the answer, then no more.
    :param leaves: go away once the request is sent.
    :param into: what is filled, for who needs it even if the server fails.
    :param client: the address it comes from.
    """
    sent = {"host": "127.0.0.1:8000", "accept": accept, "content-type": content_type}
    pairs = [(name, value) for name, value in {**sent, **(headers or {})}.items() if value]
    path, _, query = target.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in pairs],
        "client": (client, 50_000) if client else None,
    }
    pieces = [body] if isinstance(body, bytes) else list(body)
    response = Response() if into is None else into
    asyncio.run(app(scope, _receiver(pieces, leaves=leaves), _sender(response, takes)))
    return response


def get(app: Shell, path: str, accept: str | None = None, /, **fields: str) -> Response:
    return fetch(app, f"{path}?{urlencode(fields)}" if fields else path, accept=accept)


def _receiver(pieces: list[bytes], *, leaves: bool) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Give the pieces of the body, then nothing more; no piece is a body that never comes."""

    async def receive() -> dict[str, Any]:
        if not pieces and leaves:
            return {"type": "http.disconnect"}
        if not pieces:
            await asyncio.Event().wait()
        body = pieces.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(pieces)}

    return receive


def _sender(response: Response, takes: int | None) -> Callable[[Any], Awaitable[None]]:
    left = count() if takes is None else iter(range(takes))

    async def send(message: Any) -> None:
        if next(left, None) is None:
            await asyncio.Event().wait()
        if message["type"] == "http.response.start":
            response.status = message["status"]
            response.headers = {k.decode(): v.decode() for k, v in message["headers"]}
        else:
            response.body += message.get("body", b"")
            response.whole = not message.get("more_body", False)

    return send
