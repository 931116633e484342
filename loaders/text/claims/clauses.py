"""Phrases, and the marks that part the clauses of a sentence."""

import re
from itertools import pairwise
from typing import NamedTuple

from cbris.loaders.text.claims.plain import Plain

__all__ = [
    "LINKED",
    "RELATIVE",
    "Phrase",
    "Stretch",
    "is_clause",
    "is_taken_over",
    "phrase",
    "pieces_of",
]

Stretch = tuple[int, int]
RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that|where)\b.*", re.IGNORECASE)
_COMMA = re.compile(r",(?!(?<=\d,)\d{3}(?!\d))")  # not that of "27,500"
LINKED = re.compile(r"\b(?:and|or|as well as)\s", re.IGNORECASE)
_RELATIVES = re.compile(r"\b(?:which|who|whom|whose|that|where|how|why|whether|what|when|if)\b")
_OPENS_CLAUSE = re.compile(r"[\s\"]*(?:and|but|or|nor|yet|so|for)\s", re.IGNORECASE)
_ONE_GROUP = re.compile(
    r"(?:can|could|may|might|will|would|shall|should|must|is|are|was|were|has|have|had|do|does|did)"
    r"(?: (?:not|never|also|often|always|\w+ly))* |.*\b(?:and|or|but)(?: \w+ly| also| thus)* ?"
)
# "..., and the toll, which rose, hinders": another subject stands before the aside.
_OTHER_SUBJECT = re.compile(
    r", (?:and|but) [^,]+, (?:[a-z]+ )?(?:which|who|whose|whom|where)\b[^,]*,\s*(?:\w+ly )?$"
)
_ARTICLE = re.compile(r"(?:the|an?)\s+\"?(?:so-called\s+)?", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[a-z]{3})[¹²³⁰⁴-⁹]+")
_MARKS = ' ,;:.!?-–—"*†‡•¹²³⁰⁴⁵⁶⁷⁸⁹'


class Phrase(NamedTuple):
    """Words of a slot, and where they stand in the readable sentence."""

    words: str
    start: int
    end: int


def phrase(
    plain: Plain, start: int, end: int, gap: Stretch | None = None, brackets: bool = False
) -> Phrase:
    """Give the stretch as a phrase: the gap left out, and brackets unless they are wanted."""
    text = plain.text[start:end] if brackets else plain.outside(start, end)
    if gap:
        text = text[: gap[0] - start] + " " * (gap[1] - gap[0]) + text[gap[1] - start :]
    first = len(text) - len(text.lstrip(_MARKS))
    if article := _ARTICLE.match(text, first):
        first = article.end()
    last = max(first, len(text.rstrip(_MARKS)))
    words = " ".join(_NOTE.sub("", text[first:last]).replace('"', "").split()).replace(" ,", ",")
    return Phrase(words, start + first, start + last)


def pieces_of(text: str, offset: int) -> list[Stretch]:
    """Cut at the commas, giving stretches of the sentence."""
    marks = [found.start() for found in _COMMA.finditer(text)]
    starts, ends = [0, *(mark + 1 for mark in marks)], [*marks, len(text)]
    return [(offset + start, offset + end) for start, end in zip(starts, ends, strict=True)]


def is_clause(plain: Plain, start: int, end: int) -> bool:
    """Tell whether a stretch holds a finite verb outside its relative clauses."""
    verbs = [place for place in plain.finite if start <= place < end]
    if not verbs:
        return False
    if not RELATIVE.search(plain.masked, start, verbs[0]):
        return True
    return _has_main_verb(plain, start, verbs)


def _has_main_verb(plain: Plain, start: int, verbs: list[int]) -> bool:
    """Tell whether a verb follows those of the relative clauses: "a firm that pays is safe".

    Verbs that an "and" joins, or that make one group ("may have been"), count once.
    """
    if not _OPENS_CLAUSE.match(plain.masked, start):
        return False
    groups = [verbs[0]]
    for last, verb in pairwise(verbs):
        between = plain.masked[last:verb]
        if not _ONE_GROUP.fullmatch(between):
            groups.append(verb)
    opened = len(_RELATIVES.findall(plain.masked, start, verbs[-1]))
    return len(groups) > opened


def is_taken_over(plain: Plain, start: int, end: int) -> bool:
    """Tell whether another subject, with its own aside, stands before a verb."""
    return _OTHER_SUBJECT.search(plain.masked, start, end) is not None
