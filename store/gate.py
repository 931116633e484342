"""What a SPARQL text may not hold, checked before the engine sees it.

The engine calls any address that a SERVICE or LOAD names, brackets nested some thousand
deep end a process with an ordinary stack, and some short texts take its optimizer minutes.
All of that is refused here, with the name of the limit.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from cbris.errors import QueryError
from cbris.store.gate_counts import Counts, count
from cbris.store.gate_lexer import Token, in_doubt, tokens

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MOST", "check_query", "check_update"]

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
CALLS = ("service", "load")
RAW_CALL = re.compile(r"(?:service|load)\s*(?:[<?$:#]|silent|[\w.-]+:)", re.IGNORECASE)
RAW_SERVICE = re.compile(r"service\s*(?:[<?$:#]|silent|[\w.-]+:)", re.IGNORECASE)


def check_query(sparql: str, services: Sequence[str] = ()) -> None:
    """Refuse a query that could leave the machine, crash the engine or hold it up.

    :param services: the addresses that SERVICE may call, each written as ``<IRI>``.
    :raises QueryError: it is empty, longer than MAX_BYTES, has more of something than MOST
        allows, or has SERVICE outside of strings, IRIs, names and comments.
    """
    if not _harmless(sparql):
        _check_query(sparql, tuple(services))


def check_update(sparql: str, services: Sequence[str] = ()) -> None:
    """Refuse an update as `check_query` does, but of any length, and with LOAD as SERVICE.

    :raises QueryError: it is nested too deep or would call other machines.
    """
    folded = sparql.casefold()
    brackets = sum(map(sparql.count, "([{"))
    if brackets <= MAX_DEPTH and "\\u" not in folded and not any(map(folded.__contains__, CALLS)):
        return
    found = tokens(sparql)
    _check(sparql, found, count(found), services, RAW_CALL)


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
    _check(sparql, found, count(found), services, RAW_SERVICE)


def _check(
    sparql: str, found: list[Token], counts: Counts, services: Sequence[str], raw: re.Pattern[str]
) -> None:
    for name, text in FOUND.items():
        _check_most(text, getattr(counts, name), getattr(MOST, name))
    doubt = in_doubt(sparql, found)
    if doubt:
        _check_most(FOUND["depth"], sum(map(sparql.count, "([{")), MAX_DEPTH)
    words = CALLS if raw is RAW_CALL else CALLS[:1]
    for position, (kind, text) in enumerate(found):
        if _calls(kind, text, words) and not _allowed(found[position:], services):
            raise _refused_call(services)
    if doubt and raw.search(sparql):
        raise _refused_call(services)


def _check_most(text: str, found: int, most: int) -> None:
    if found > most:
        raise QueryError(
            f"query: {text.format(f'{found:,}')}; at most {most:,} are run; simplify it"
        )


def _calls(kind: str, text: str, words: Sequence[str]) -> bool:
    """Tell whether a bare word or a prefix holds SERVICE; parsers need no space around it."""
    if kind == "prefixed":
        text = text.partition(":")[0]
    elif kind != "word":
        return False
    folded = text.casefold()
    return words[0] in folded or any(folded in (word, f"{word}silent") for word in words[1:])


def _allowed(found: list[Token], services: Sequence[str]) -> bool:
    """Tell whether SERVICE or LOAD names one of the addresses, in full."""
    if found[0][1].casefold() not in CALLS:
        return False
    silent = found[1:2] and found[1][1].casefold() == "silent"
    kind, text = (*found, ("", ""), ("", ""))[2 if silent else 1]
    return kind == "iri" and text[1:-1] in services


def _refused_call(services: Sequence[str]) -> QueryError:
    if services:
        return QueryError(
            "query: SERVICE or LOAD of an address that is not on the list; write one of "
            + ", ".join(f"<{each}>" for each in services)
        )
    return QueryError(
        "query: SERVICE found; queries run on this graph alone; leave it out"
        " (and call no prefix after it)"
    )
