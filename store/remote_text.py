"""What is sent to a SPARQL service: a query, known to be one before it leaves."""

from typing import Literal, NamedTuple, cast

from cbris.errors import QueryError
from cbris.ontology.terms import BASE
from cbris.store.gate_lexer import FORMS, Token, tokens

__all__ = ["Form", "Prepared", "prepare"]

Form = Literal["select", "ask", "construct", "describe"]
"""The forms of a query, each answered with one kind of answer."""
DECLARED = {"base": 2, "prefix": 3, "version": 2}
"""How many words each declaration before a query has."""


class Prepared(NamedTuple):
    """A query as it is sent, its form, and whether it may name a dataset of its own."""

    text: str
    form: Form
    has_from: bool

    @property
    def triples(self) -> bool:
        """Tell whether it is answered with triples."""
        return self.form in ("construct", "describe")


def prepare(sparql: str) -> Prepared:
    """Make a query ready to be sent: relative IRIs are ours, unless it says otherwise.

    A text that is no query is not sent at all, since some services would run an update
    that comes as a query.

    :raises QueryError: it is no query.
    """
    words = tokens(sparql)
    declared, at = set[str](), 0
    while (word := _word(words, at)) in DECLARED:
        declared.add(word)
        at += DECLARED[word]
    if word not in FORMS:
        found = words[at][1] if at < len(words) else "nothing"
        raise QueryError(f"query: {found!r} found; SELECT, ASK, CONSTRUCT or DESCRIBE was expected")
    text = sparql if "base" in declared else f"BASE <{BASE}> {sparql}"
    has_from = any(kind == "word" and each.casefold() == "from" for kind, each in words)
    return Prepared(text, cast(Form, word), has_from)


def _word(words: list[Token], at: int) -> str:
    """Give a word in lower case; empty if there is none at that place."""
    kind, text = words[at] if at < len(words) else ("", "")
    return text.casefold() if kind == "word" else ""
