"""SPARQL services on the loopback address, for queries that call others."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

from pyoxigraph import QueryResultsFormat, QueryTriples, Store
from suite import Dataset

__all__ = ["Services", "serving"]

ANSWER = "application/sparql-results+json"
NAMES = ("example.org", "example1.org", "example2.org", "invalid.endpoint.org")
"""The hosts that the suites call; each is a path here."""


@dataclass
class Services:
    """What the services hold, by their path; one that holds nothing answers 404."""

    port: int
    stores: dict[str, Store] = field(default_factory=dict)

    @property
    def addresses(self) -> Mapping[str, str]:
        """Their addresses, by those that the suites give them."""
        return {f"http://{name}/sparql": f"http://127.0.0.1:{self.port}/{name}" for name in NAMES}

    def fill(self, datasets: Mapping[str, Dataset]) -> None:
        """Let the services hold what a test says, and no more."""
        paths = {name: self.addresses[name].rpartition("/")[2] for name in datasets}
        self.stores = {paths[name]: _filled(data) for name, data in datasets.items()}


@contextmanager
def serving() -> Iterator[Services]:
    """Run the services in a thread."""

    class Handler(BaseHTTPRequestHandler):
        """Answers queries that come by POST."""

        def do_POST(self) -> None:
            """Answer one."""
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            direct = self.headers["content-type"] == "application/sparql-query"
            query = body if direct else parse_qs(body)["query"][0]
            store = found.stores.get(self.path.strip("/"))
            if store is None:
                self.send_error(404)
                return
            content = _answer(store, query)
            self.send_response(200)
            self.send_header("content-type", ANSWER)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found = Services(server.server_port)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


def _filled(dataset: Dataset) -> Store:
    store = Store()
    store.extend(dataset.quads())
    return store


def _answer(store: Store, query: str) -> bytes:
    answer = store.query(query)
    assert not isinstance(answer, QueryTriples)
    content = answer.serialize(format=QueryResultsFormat.JSON)
    assert content is not None
    return content
