"""Words of a reference with the signs between them: what the learned reader labels."""

import re
from typing import NamedTuple

__all__ = ["GAP", "Token", "tokenize"]

GAP = "¦"
"""Stands where a rule cut a link, a date of access or a note out."""

_WORD = re.compile(rf"{GAP}|\d+(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+(?:['’ʼ`´‐-](?=[^\W\d_])[^\W\d_]+)*")


class Token(NamedTuple):
    """A word or a number; the signs on its left are all that stands since the last one."""

    text: str
    start: int
    end: int
    before: str


def tokenize(text: str) -> list[Token]:
    """Cut words and numbers out of a text; signs are no tokens, but each token knows them."""
    tokens, last = [], 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        tokens.append(Token(match[0], start, end, text[last:start]))
        last = end
    return tokens
