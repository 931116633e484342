"""A cap on the rows of a query that its client asked for beside the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from cbris.errors import QueryError
from cbris.store.gate_lexer import FORMS, PASSED_OVER, TOKENS, in_doubt, tokens

__all__ = ["capped"]


@dataclass(frozen=True)
class _Word:
    """A word that stands outside of all brackets, and where."""

    text: str
    start: int
    end: int


def capped(sparql: str, most: int) -> str:
    """Give the query that has at most so many solutions; of ASK, as it is.

    The cap becomes the LIMIT of the text, unless that has a lower one. A text that is no
    query is given as it is, for the parser to say so.

    :raises QueryError: it is not certain where a LIMIT would stand.
    """
    if in_doubt(sparql, tokens(sparql)):
        raise QueryError("limit: the text can be read in several ways; write LIMIT into it")
    outside = list(_outside(sparql))
    words = [word.text for word in outside]
    form = next((place for place, word in enumerate(words) if word in FORMS), len(words))
    if "ask" in words[form : form + 1] or form == len(words):
        return sparql
    for place in range(form, len(words) - 1):
        own = outside[place + 1]
        if words[place] == "limit" and own.text.isdecimal():
            return f"{sparql[: own.start]}{min(most, int(own.text))}{sparql[own.end :]}"
    values = (word.start for word in outside[form:] if word.text == "values")
    end = next(values, len(sparql))
    return f"{sparql[:end]}\nLIMIT {most}\n{sparql[end:]}"


def _outside(sparql: str) -> Iterator[_Word]:
    depth = 0
    for match in TOKENS.finditer(sparql):
        kind = match.lastgroup
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif depth == 0 and kind not in PASSED_OVER:
            text = match[0].casefold() if kind == "word" else ""
            yield _Word(text, *match.span())
