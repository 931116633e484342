"""The tokens of a SPARQL text, as far as a question needs them.

Strings, IRIs and comments are single tokens, so what looks like a parameter or a prefix
inside of one is not taken for it.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

__all__ = ["Token", "replace_parameters", "tokens"]

TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3}
               | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
    | \$(?P<parameter>\w+)
    | \?(?P<variable>\w+)
    | (?P<declaration>\bPREFIX\s+[\w.-]*:)
    | (?P<prefix>(?<![\w:%])(?:[^\W\d_][\w.-]*)?:(?=[\w%\\:]))
    | (?P<other>\w+|.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)


class Token(NamedTuple):
    """A token: its kind (a group of TOKEN), its name or text, and the line it is in."""

    kind: str
    text: str
    line: int


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a SPARQL text, lines counted from 1."""
    line = 1
    for match in TOKEN.finditer(sparql):
        kind = match.lastgroup or "other"
        yield Token(kind, match[kind], line)
        line += match[0].count("\n")


def replace_parameters(sparql: str, term_of: Callable[[str], str]) -> str:
    """Replace every ``$name`` outside of strings, IRIs and comments."""

    def replacement(match: re.Match[str]) -> str:
        name = match["parameter"]
        return match[0] if name is None else term_of(name)

    return TOKEN.sub(replacement, sparql)
