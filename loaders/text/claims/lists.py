"""Lists inside a sentence: coordinated words, numbered items, names in brackets."""

import re
from collections.abc import Sequence

from cbris.loaders.text.claims.phrases import Phrase, phrase
from cbris.loaders.text.claims.plain import Plain

__all__ = ["enumeration", "in_brackets", "items"]

Stretch = tuple[int, int]

_APART = re.compile(r",?\s+as well as\s+|,?\s+but also\s+(?:(?:at|on|in|with|for|to|by)\s+)?")
_COMMA = re.compile(r",\s*(?:and\s+|or\s+)?(?:also\s+|subsequently\s+|finally,?\s+)?")
_AND = re.compile(r"\s+(?:and|or)\s+")
_PARALLEL = re.compile(
    r"\s+and\s+(?:also\s+)?(?:(?:with|to|in|at|on|for|by)\s+(?:the|an?)\s|(?=(?:the|an?)\s)|(?=\w+ing\s))"
)
_ADJECTIVES = re.compile(r"\s*(?:[a-z]+-)?[a-z]+(?:al|ic|ive|ary|ous|ed)\s*$")
_NUMBER = re.compile(r"(?:^|(?<=\s))\(?(\d{1,2})\)\s+")
_SKIPPED = re.compile(r"(?:and )?(?:etc|in particular|for example|others|so on|many others?)\b")
_NOT_ONLY = re.compile(r"\s*(?:(?:at|on|in|with|for|to|by)\s+)?(?:not only\s+)?(?:(?:at|on)\s+)?")


def items(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    """Split a phrase at its coordination.

    "a, b, and c" gives three. "a and b" is split only where its halves begin alike
    ("the a and the b", "doing a and doing b"): "science and technology" is one thing.
    Adjectives that share a noun ("social, economic and technical aspects") stay with it.
    """
    text = plain.outside(whole.start, whole.end)
    start = found.end() if (found := _NOT_ONLY.match(text)) else 0
    cuts = [phrase(plain, whole.start + a, whole.start + b) for a, b in _cuts(text, start)]
    kept = tuple(item for item in cuts if item.words and not _SKIPPED.match(item.words))
    return kept or (whole,)


def _cuts(text: str, start: int) -> list[Stretch]:
    """Find the items as stretches of the text."""
    apart = list(_APART.finditer(text, start))
    if apart:
        return _stretches(apart, start, len(text))
    commas = list(_COMMA.finditer(text, start))
    if not commas:
        return _stretches(list(_PARALLEL.finditer(text, start))[:1], start, len(text))
    pieces = _stretches(commas, start, len(text))
    tail = [] if _AND.search(commas[-1].group() + " ") else list(_AND.finditer(text, *pieces[-1]))
    if tail and _ADJECTIVES.match(text[pieces[-1][0] : tail[-1].start()]):
        return _merged(text, pieces)
    return _merged(text, pieces[:-1] + _stretches(tail[-1:], *pieces[-1]))


def _stretches(marks: Sequence[re.Match[str]], start: int, end: int) -> list[Stretch]:
    """Give what stands between the marks; the blank of a look-ahead stays with its item."""
    starts = [start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), end]
    return list(zip(starts, ends, strict=True))


def _merged(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """Join adjectives that stand alone with the piece behind them."""
    merged: list[Stretch] = []
    start: int | None = None
    for first, last in pieces:
        start = first if start is None else start
        if _ADJECTIVES.match(text[first:last]) and last != pieces[-1][1]:
            continue
        merged.append((start, last))
        start = None
    return merged


def in_brackets(plain: Plain, start: int) -> tuple[Phrase, ...]:
    """Give the items in the round brackets that open at the start, if they do."""
    found = re.compile(r"\s*\(([^()]*)\)").match(plain.text, start)
    if found is None:
        return ()
    pieces = _stretches(
        list(re.finditer(r"[,;]\s*(?:and\s+)?", found.group(1))), 0, len(found.group(1))
    )
    whole = [phrase(plain, found.start(1) + a, found.start(1) + b) for a, b in pieces]
    return tuple(item for item in whole if item.words and not _SKIPPED.match(item.words))


def enumeration(plain: Plain, start: int) -> tuple[Phrase, ...]:
    """Give the items of a list that begins at the start: "1) a; 2) b" or "a; b; c".

    A numbered list is taken only if it counts 1, 2, 3 without a gap: two lists run
    together, or one that lost an item, give nothing.
    """
    marks = list(_NUMBER.finditer(plain.text, start))
    if marks:
        if [int(mark.group(1)) for mark in marks] != list(range(1, len(marks) + 1)):
            return ()
        starts = [mark.start() for mark in marks]
        return tuple(
            _item(plain, begin, mark.end(), end)
            for begin, mark, end in zip(starts, marks, [*starts[1:], len(plain.text)], strict=True)
        )
    parts = _stretches(
        list(re.finditer(r";\s*(?:and\s+)?", plain.masked[start:])), 0, len(plain.text) - start
    )
    found_parts = [phrase(plain, start + first, start + last) for first, last in parts]
    return tuple(part for part in found_parts if part.words) if len(found_parts) > 1 else ()


def _item(plain: Plain, begin: int, start: int, end: int) -> Phrase:
    """Give one numbered item; its stretch begins with its number."""
    words = phrase(plain, start, end)
    return Phrase(words.words, begin, words.end)
