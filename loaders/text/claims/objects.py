"""The phrase right of a trigger, up to the end of its clause."""

import re

from cbris.loaders.text.claims.clauses import (
    HARD,
    LINKED,
    RELATIVE,
    Phrase,
    Stretch,
    is_clause,
    phrase,
    pieces_of,
)
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.plain import Plain

__all__ = ["right_of"]

_CUT = re.compile(
    r" (?:which|while|whereas|because|although|when|thereby|against the background of"
    r"|due to|thanks to|according to) "
)
_NEXT_VERB = re.compile(r" (?:is|are|was|were|has|have|had|can|could|will|would|should|must|may) ")


def right_of(plain: Plain, start: int, limit: int | None = None, several: bool = False) -> Phrase:
    """Read the phrase that begins where the trigger ends, up to the end of its clause.

    :param limit: where the phrase ends at the latest.
    :param several: take it as a list of things, in which a gerund is one more.
    """
    high = _ceiling(plain, start, limit)
    pieces = pieces_of(plain.masked[start:high], start)
    while len(pieces) > 1 and not plain.masked[slice(*pieces[0])].strip():
        pieces = pieces[1:]
    end, gerund = pieces[0][1], _is_gerund(plain.masked[slice(*pieces[0])])
    for piece in pieces[1:]:
        text = plain.masked[slice(*piece)]
        if not _goes_on(plain, piece, several or gerund):
            break
        if LINKED.search(text) or several:
            end = piece[1]
    return phrase(plain, start, _cut(plain, start, end))


def _cut(plain: Plain, start: int, end: int) -> int:
    """Find where a subordinate clause, or another verb, ends a phrase.

    "to a and b is c" could be "to a" or "to a and b": then nothing is left of it.
    """
    cut = _CUT.search(plain.masked, start, end)
    if cut and " " in plain.masked[start : cut.start()].strip():  # else "to ask which is right"
        end = cut.start()
    verb = _NEXT_VERB.search(plain.masked, start, end)
    if verb and not RELATIVE.search(plain.masked, start, verb.start() + 1):
        end = start if LINKED.search(plain.masked, start, verb.start()) else verb.start()
    return end


def _ceiling(plain: Plain, start: int, limit: int | None) -> int:
    found = HARD.search(plain.masked, start)
    ends = [len(plain.masked), found.start() if found else None, limit]
    closing = plain.text.find(")", start)
    if closing >= 0 and "(" not in plain.text[start:closing]:
        ends.append(closing)
    return min(end for end in ends if end is not None)


def _is_gerund(text: str) -> bool:
    return bool(re.match(r"\s*(?:the )?[a-z]{2,}ing\s", text))


def _goes_on(plain: Plain, piece: Stretch, several: bool) -> bool:
    """Tell whether a piece behind a comma still belongs to the object."""
    grammar, text = Grammar.load(), plain.masked[slice(*piece)]
    if grammar.stop.match(text) or is_clause(plain, *piece):
        return False
    return several or not grammar.aside.match(text)
