"""What a SPARQL text may not hold, checked before the engine sees it.

The engine calls any address that a SERVICE names, brackets nested some thousand
deep end a process with an ordinary stack, and some short texts take its optimizer minutes.
All of that is refused here, with the name of the limit.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cbris.errors import QueryError
from cbris.store.gate_counts import Counts, count
from cbris.store.gate_lexer import Token, in_doubt, tokens

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MOST", "check_query"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 200
MOST = Counts(
    depth=MAX_DEPTH,
    joined=100,
    patterns=1_000,
    stars=2,
    operators=2_000,
    unary=100,
    clauses=500,
    described=500,
)
"""The most of each that is run: all below 0.7 s of the engine's optimizer."""
SHORT = 512
"""Characters of a text that can hold little of anything but brackets and stars."""
FEW = 50
FOUND = {
    "depth": "brackets nested {} deep",
    "joined": "{} triple patterns and path steps joined in one group",
    "patterns": "{} triple patterns and path steps",
    "stars": "stars of a path nested {} deep",
    "operators": "{} operators",
    "unary": "{} signs such as ! or - in a row",
    "clauses": "{} clauses such as BIND, FILTER, MINUS, OPTIONAL, UNION and VALUES",
    "described": "{} resources to DESCRIBE",
}
RAW_SERVICE = re.compile(r"service\s*(?:[<?$:#]|silent|[\w.-]+:)", re.IGNORECASE)


def check_query(sparql: str, services: Sequence[str] = ()) -> None:
    """Refuse a query that could leave the machine, crash the engine or hold it up.

    :param services: the addresses that SERVICE may call, each written as ``<IRI>``.
    :raises QueryError: it is empty, longer than MAX_BYTES, has more of something than MOST
        allows, or has SERVICE outside of strings, IRIs, names and comments.
    """
    if not _harmless(sparql):
        _check_query(sparql, tuple(services))


def _harmless(sparql: str) -> bool:
    """Tell whether a text is so short and plain that it need not be taken apart."""
    return (
        len(sparql) <= SHORT
        and "{" in sparql
        and "\\" not in sparql
        and "service" not in sparql.casefold()
        and sum(map(sparql.count, "([{")) <= FEW
        and sum(map(sparql.count, ".,;/ \n")) <= MOST.joined
        and sum(map(sparql.count, "*+")) <= MOST.stars
    )


@lru_cache(maxsize=256)
def _check_query(sparql: str, services: tuple[str, ...]) -> None:
    size = len(sparql.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryError(f"query: {size:,} bytes; at most {MAX_BYTES:,} are run; shorten it")
    found = tokens(sparql)
    if not found:
        raise QueryError("query: empty; a SPARQL query such as SELECT or ASK was expected")
    counts = count(found)
    for name, text in FOUND.items():
        _check_most(text, getattr(counts, name), getattr(MOST, name))
    doubt = in_doubt(sparql, found)
    if doubt:
        _check_most(FOUND["depth"], sum(map(sparql.count, "([{")), MAX_DEPTH)
    for position, token in enumerate(found):
        if _calls_service(token) and not _allowed(found[position:], services):
            raise _refused_call(services)
    if doubt and RAW_SERVICE.search(sparql):
        raise _refused_call(services)


def _check_most(text: str, found: int, most: int) -> None:
    if found > most:
        raise QueryError(
            f"query: {text.format(f'{found:,}')}; at most {most:,} are run; simplify it"
        )


def _calls_service(token: Token) -> bool:
    """Tell whether a bare word or a prefix holds SERVICE; parsers need no space around it."""
    kind, text = token
    if kind == "prefixed":
        text = text.partition(":")[0]
    return kind in ("word", "prefixed") and "service" in text.casefold()


def _allowed(found: list[Token], services: Sequence[str]) -> bool:
    """Tell whether SERVICE names one of the addresses, in full."""
    if found[0][1].casefold() != "service":
        return False
    silent = found[1:2] and found[1][1].casefold() == "silent"
    kind, text = (*found, ("", ""), ("", ""))[2 if silent else 1]
    return kind == "iri" and text[1:-1] in services


def _refused_call(services: Sequence[str]) -> QueryError:
    if services:
        return QueryError(
            "query: SERVICE of an address that is not on the list; write one of "
            + ", ".join(f"<{each}>" for each in services)
        )
    return QueryError(
        "query: SERVICE found; queries run on this graph alone; leave it out"
        " (and call no prefix after it)"
    )
