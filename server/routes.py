"""Which route a path belongs to, so that few names stand for endless paths."""

from functools import lru_cache

from cbris.queries.catalog import names
from cbris.server import dumps, graph_store, void

__all__ = ["ADMIN", "HEALTH", "METRICS", "OTHER", "QUERIES", "READY", "ROUTES", "route_of"]

HEALTH, READY, METRICS, ADMIN = "/healthz", "/readyz", "/metrics", "/admin/"
QUERIES = f"{ADMIN}queries"
QUESTION, STATIC, OTHER = "/question/", "/static/", "/<path>"
EXACT = frozenset({"/", "/sparql", "/resource", HEALTH, READY, METRICS, *dumps.DUMPS, *void.PATHS})
BELOW = {
    QUESTION: "/question/<name>",
    STATIC: "/static/<file>",
    ADMIN: QUERIES,
    f"{graph_store.STORE}/": graph_store.STORE,
}
ROUTES = (*sorted({*EXACT, *BELOW.values()}), OTHER)
"""Every route that requests are counted by."""


@lru_cache(maxsize=1024)
def route_of(path: str) -> tuple[str, str]:
    """Give the route of a path, and the question of the catalog that it asks, if any."""
    if path in EXACT:
        return path, ""
    if path == graph_store.STORE:
        return path, ""
    for start, route in BELOW.items():
        if path.startswith(start):
            name = path.removeprefix(QUESTION)
            return route, name if start == QUESTION and name in names() else ""
    return OTHER, ""
