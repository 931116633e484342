"""What the engine says of a query that it refuses, as one sentence."""

from cbris.errors import QueryError

__all__ = ["refused", "shortened"]

MAX_EXPECTED = 80
"""Characters of what the parser would have taken that a message keeps."""


def refused(error: Exception) -> QueryError:
    """Give the error for a query that the engine did not take."""
    return QueryError(
        f"query: {shortened(str(error))}; a SPARQL 1.1 query, which only reads, was expected"
    )


def shortened(message: str) -> str:
    """Give the engine's message without the tail of all that it would have taken."""
    place, expected, wanted = message.partition(": expected ")
    if not expected:
        return place
    short = wanted if len(wanted) <= MAX_EXPECTED else f"{wanted[:MAX_EXPECTED]}…"
    return f"{place}: expected {short}"
