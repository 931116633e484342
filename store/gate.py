"""What a SPARQL text may not hold, checked before the engine sees it.

The engine calls any address that a SERVICE names, and brackets nested some thousand deep
end the whole process. Both are refused here by a lexer that knows no grammar. The engine's
parser tries other readings where the first one fails, so that a text may hide a SERVICE
behind what looks like a string or an IRI: where two readings are possible the text is in
doubt, and then the raw characters decide.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cbris.errors import QueryError

__all__ = ["MAX_BYTES", "MAX_DEPTH", "check_query"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 200

TOKENS = re.compile(
    r"""
      (?P<comment>  \#[^\n\r]* )
    | (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>   "{3} (?:"{0,2} (?:[^"\\]|\\[tbnrf"'\\]))* "{3}
                  | '{3} (?:'{0,2} (?:[^'\\]|\\[tbnrf"'\\]))* '{3}
                  | " (?:[^"\\\n\r]|\\[tbnrf"'\\])* "
                  | ' (?:[^'\\\n\r]|\\[tbnrf"'\\])* ' )
    | (?P<name>     [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z\d]+)* | _:[\w.-]+ )
    | (?P<prefixed> (?:[^\W\d_][\w.-]{0,100})? : (?:(?:[\w:%]|\\.)(?:[\w.:%-]|\\.)*)? )
    | (?P<word>     \w+ )
    | (?P<open>     [(\[{] )
    | (?P<close>    [)\]}] )
    | (?P<space>    \s+ )
    | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
OPERANDS = frozenset({"iri", "string", "name", "prefixed", "word", "close"})
"""Tokens after which ``<`` within parentheses may mean "less than"."""
PLAIN_IRI = re.compile(r"<[A-Za-z][\w+.-]*://")
"""An IRI that cannot be read as "less than" and a prefixed name, because of the ``//``."""
PLAIN_NAMESPACE = re.compile(r"[/#]>$")
"""The end of a namespace to which any name can be joined, so there is no other reading."""
RAW_SERVICE = re.compile(r"service\s*(?:[<?$:#]|silent|[\w.-]+:)", re.IGNORECASE)

Token = tuple[str, str]


def check_query(sparql: str, services: Sequence[str] = ()) -> None:
    """Refuse a query that could leave the machine or crash the engine.

    :raises QueryError: it is empty, longer than MAX_BYTES, nested deeper than MAX_DEPTH, or has
        SERVICE outside of strings, IRIs, names and comments.
    """
    size = len(sparql.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise QueryError(f"query: {size:,} bytes; at most {MAX_BYTES:,} are run; shorten it")
    found = [token for token in _tokens(sparql) if token[0] not in ("space", "comment")]
    if not found:
        raise QueryError("query: empty; a SPARQL query such as SELECT or ASK was expected")
    _check_depth(_depth(found))
    doubt = _in_doubt(sparql, found)
    if doubt:
        _check_depth(sum(map(sparql.count, "([{")))
    if any(_calls_service(token) for token in found) or (doubt and RAW_SERVICE.search(sparql)):
        raise QueryError(
            "query: SERVICE found; queries run on this graph alone; leave it out"
            " (and call no prefix after it)"
        )


def _tokens(sparql: str) -> Iterator[Token]:
    for match in TOKENS.finditer(sparql):
        yield match.lastgroup or "other", match[0]


def _depth(tokens: list[Token]) -> int:
    depth = deepest = 0
    for kind, _ in tokens:
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        deepest = max(deepest, depth)
    return deepest


def _check_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise QueryError(
            f"query: brackets nested {depth} deep; at most {MAX_DEPTH} are run; simplify it"
        )


def _calls_service(token: Token) -> bool:
    """Tell whether a bare word or a prefix holds SERVICE; parsers need no space around it."""
    kind, text = token
    if kind == "prefixed":
        text = text.partition(":")[0]
    return kind in ("word", "prefixed") and "service" in text.casefold()


def _in_doubt(sparql: str, tokens: list[Token]) -> bool:
    """Tell whether the engine may read the text in another way than the lexer did."""
    if "\\u" in sparql or "\\U" in sparql or _odd_namespace(tokens):
        return True
    inside: list[str] = []
    for (before, _), (kind, text) in pairwise([("open", ""), *tokens]):
        if kind == "other" and text in "\"'\\":
            return True
        if kind == "iri" and inside[-1:] == ["("] and before in OPERANDS:
            if not PLAIN_IRI.match(text):
                return True
        elif kind == "open":
            inside.append(text)
        elif kind == "close" and inside:
            inside.pop()
    return False


def _odd_namespace(tokens: list[Token]) -> bool:
    """Tell whether ``p:service…`` may be read as ``p:`` and a keyword.

    It is where the namespace of ``p:`` and the name together are no IRI.
    """
    odd = any(
        kind == "prefixed" and text.endswith(":") and after == "iri" and not _is_plain(iri)
        for (kind, text), (after, iri) in pairwise(tokens)
    )
    names = (text.partition(":")[2] for kind, text in tokens if kind == "prefixed")
    return odd and any(name.casefold().startswith("service") for name in names)


def _is_plain(namespace: str) -> bool:
    return bool(PLAIN_NAMESPACE.search(namespace))
