"""What a SPARQL text may not hold, checked before the engine sees it."""

from cbris.errors import QueryError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "check_query"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 200


def check_query(sparql: str) -> None:
    """Refuse a query that could leave the machine or crash the engine.

    :raises QueryError: it is too long, too deeply nested, or has SERVICE.
    """
    if len(sparql.encode()) > MAX_BYTES:
        raise QueryError("too long")
