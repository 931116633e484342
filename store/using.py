"""The dataset that a request gives an update, written into its text.

The protocol lets a client name the graphs that the WHERE of an update sees; the engine
takes them only as USING clauses.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from cbris.errors import QueryError

__all__ = ["with_dataset"]

TOKENS = re.compile(
    r"""
      (?P<skipped>  \#[^\n\r]* | \s+ )
    | (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string>   \"{3} (?:\"{0,2} (?:[^\"\\]|\\.))* \"{3} | '{3} (?:'{0,2} (?:[^'\\]|\\.))* '{3}
                  | \" (?:[^\"\\\n\r]|\\.)* \" | ' (?:[^'\\\n\r]|\\.)* ' )
    | (?P<name>     [?$@]\w+ | [\w.-]*:(?:[\w.:%-]|\\.)* )
    | (?P<word>     \w+ )
    | (?P<open>     [({\[] )
    | (?P<close>    [)}\]] )
    | (?P<other>    . )
    """,
    re.VERBOSE | re.DOTALL,
)
OWN_DATASET = ("using", "with")

Token = tuple[str, str, int]
"""Kind, text as it stands (words lower), and where it begins."""


def with_dataset(update: str, using: Sequence[str], using_named: Sequence[str]) -> str:
    """Give the update with USING clauses before each WHERE; ``DELETE WHERE`` is spelled out.

    :raises QueryError: it has USING or WITH of its own.
    """
    if not (using or using_named):
        return update
    clauses = "".join(f"USING <{iri}> " for iri in using)
    clauses += "".join(f"USING NAMED <{iri}> " for iri in using_named)
    pieces, done = [], 0
    for start, copied in _places(update):
        pieces += [update[done:start], copied, clauses]
        done = start
    return "".join([*pieces, update[done:]])


def _places(update: str) -> Iterator[tuple[int, str]]:
    """Yield where each WHERE begins, and what must stand before it."""
    tokens = list(_tokens(update))
    depths = [0, *accumulate((kind == "open") - (kind == "close") for kind, _, _ in tokens)]
    before = ""
    for index, (kind, text, start) in enumerate(tokens):
        if kind == "word" and depths[index] == 0:
            _check_own(text)
            if text == "where":
                yield start, _block(update, tokens[index + 1 :]) if before == "delete" else ""
        before = text


def _check_own(word: str) -> None:
    if word in OWN_DATASET:
        raise QueryError(
            f"update: {word.upper()} and using-graph-uri or using-named-graph-uri were found;"
            " give the dataset in one of the two ways"
        )


def _block(update: str, tokens: Sequence[Token]) -> str:
    """Give the braces that come next, with all that they hold."""
    depths = accumulate((kind == "open") - (kind == "close") for kind, _, _ in tokens)
    ends = (start + 1 for (_, _, start), depth in zip(tokens, depths, strict=False) if not depth)
    return update[tokens[0][2] : next(ends, len(update))] + " " if tokens else ""


def _tokens(update: str) -> Iterator[Token]:
    for match in TOKENS.finditer(update):
        kind = match.lastgroup or "other"
        if kind != "skipped":
            yield kind, match[0].casefold() if kind == "word" else match[0], match.start()
