"""Phrases, and the marks that part the clauses of a sentence."""

import re
from typing import NamedTuple

from cbris.loaders.text.claims.plain import Plain

__all__ = ["LINKED", "RELATIVE", "Phrase", "Stretch", "is_clause", "phrase", "pieces_of"]

Stretch = tuple[int, int]
RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that|where)\b.*", re.IGNORECASE)
LINKED = re.compile(r"\b(?:and|or|as well as)\s", re.IGNORECASE)
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
    marks = [found.start() for found in re.finditer(",", text)]
    starts, ends = [0, *(mark + 1 for mark in marks)], [*marks, len(text)]
    return [(offset + start, offset + end) for start, end in zip(starts, ends, strict=True)]


def is_clause(plain: Plain, start: int, end: int) -> bool:
    """Tell whether a stretch holds a finite verb outside its relative clauses."""
    verb = next((place for place in plain.finite if place >= start), end)
    return verb < end and not RELATIVE.search(plain.masked, start, verb)
