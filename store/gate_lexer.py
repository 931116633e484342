"""The words of a SPARQL text, by a lexer that knows no grammar.

The engine's parser tries other readings where the first one fails, so that a text may hide
a SERVICE behind what looks like a string or an IRI: where two readings are possible the
text is in doubt.
"""

import re
from itertools import pairwise

__all__ = ["FORMS", "Token", "in_doubt", "tokens"]

FORMS = frozenset({"select", "ask", "construct", "describe"})
"""The words that begin a query, after its declarations."""

Token = tuple[str, str]
"""What kind of word it is, and the word."""

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
PASSED_OVER = frozenset({"space", "comment"})
OPERANDS = frozenset({"iri", "string", "name", "prefixed", "word", "close"})
"""Tokens after which ``<`` within parentheses may mean "less than"."""
PLAIN_IRI = re.compile(r"<[A-Za-z][\w+.-]*://")
"""An IRI that cannot be read as "less than" and a prefixed name, because of the ``//``."""
PLAIN_NAMESPACE = re.compile(r"[/#]>$")
"""The end of a namespace to which any name can be joined, so there is no other reading."""


def tokens(sparql: str) -> list[Token]:
    """Give the words of a text, without spaces and comments."""
    found = ((match.lastgroup or "other", match[0]) for match in TOKENS.finditer(sparql))
    return [token for token in found if token[0] not in PASSED_OVER]


def in_doubt(sparql: str, found: list[Token]) -> bool:
    """Tell whether the engine may read the text in another way than the lexer did."""
    if "\\u" in sparql or "\\U" in sparql or _odd_namespace(found):
        return True
    inside: list[str] = []
    for (before, _), (kind, text) in pairwise([("open", ""), *found]):
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


def _odd_namespace(found: list[Token]) -> bool:
    """Tell whether ``p:service…`` may be read as ``p:`` and a keyword.

    It is where the namespace of ``p:`` and the name together are no IRI.
    """
    odd = any(
        kind == "prefixed" and text.endswith(":") and after == "iri" and not _is_plain(iri)
        for (kind, text), (after, iri) in pairwise(found)
    )
    names = (text.partition(":")[2] for kind, text in found if kind == "prefixed")
    return odd and any(name.casefold().startswith("service") for name in names)


def _is_plain(namespace: str) -> bool:
    return bool(PLAIN_NAMESPACE.search(namespace))
