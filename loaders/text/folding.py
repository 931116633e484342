"""Fold a text for matching, and find the way back to the raw text.

Labels are compared by whole words, joined where a hyphen joins them (so a word that is
broken over a line is mended), in one spelling and number, single blanks between words and
marks; a map leads back to raw offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from cbris.loaders.text.document import Span
from cbris.loaders.text.hyphens import JOINING
from cbris.loaders.text.spelling import normal

__all__ = ["FoldedWords", "fold_words", "key"]

_COMBINING = "|".join(sorted(JOINING))
QUOTES = '"“”„‟«»‹›‘‚™'
APOSTROPHES = "'’ʼ`´"
HYPHENS = "-\u2010\u2011\u00ad"
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
# Names that stand side by side are joined by any of them: "Poland – Ukraine".
DASHES = dict.fromkeys("\u2012\u2013\u2014\u2212", "-")

Token = tuple[str, int, int]
"""A folded word or mark with where it begins and ends."""


@dataclass(frozen=True)
class FoldedWords:
    """Tokens in folded form, a blank around each; they start at `starts` in `text`."""

    text: str
    starts: Sequence[int]
    raw_starts: Sequence[int]
    raw_ends: Sequence[int]

    def raw_span(self, start: int, end: int) -> Span:
        """Give the raw range of the tokens of ``text[start:end]``, blanks around or not."""
        first = bisect_right(self.starts, start + (self.text[start] == " ")) - 1
        last = bisect_right(self.starts, end - 1 - (self.text[end - 1] == " ")) - 1
        return Span(self.raw_starts[first], self.raw_ends[last])


# The number of a note may stand right behind a word: "differences3".
_WORD = (
    rf"(?:[^\W\d_{RAISED}]{{5,}}(?=\d{{1,2}}(?!\w))|[^\W_{RAISED}]+)"
    rf"(?:[{APOSTROPHES}][^\W\d_]+)*"
)
_HYPHEN = rf"[{HYPHENS}](?:[ \t]*\r?\n[ \t]*)?"
_COMPOUND = re.compile(
    rf"(?P<word>(?:(?:(?<![^\W_])(?:{_COMBINING})\s*[{HYPHENS}]\s*(?=[^\W\d_]))"
    rf"|{_WORD}(?<=[^\W\d_]){_HYPHEN}(?=[^\W\d_]))*{_WORD})"
    rf"|(?P<paragraph>\n[ \t]*\r?\n\s*)|(?P<mark>[^\s{QUOTES}])",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\S+|\n[ \t]*\r?\n\s*")
_BROKEN = re.compile(rf"[{HYPHENS}](?<=[^\W_].)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_SPACED = re.compile(rf"[{HYPHENS}](?:(?<=\s.)\s*|\s+)(?=[^\W\d_])")
_COMBINING_END = re.compile(rf"(?<![^\W_])(?:{_COMBINING})\s*$", re.IGNORECASE)
_LONGEST_COMBINING = 12
_JOINT = re.compile(rf"\s*[{HYPHENS}]\s*")


def fold_words(text: str) -> FoldedWords:
    """Fold a text into words and marks; quotes are left out, a blank line is a mark."""
    tokens: list[str] = [""]
    raw_starts: list[int] = []
    raw_ends: list[int] = []
    for start, end in _pieces(text):
        for token, first, last in _folded(text[start:end]):
            tokens.append(token)
            raw_starts.append(start + first)
            raw_ends.append(start + last)
    lengths = accumulate([len(token) + 1 for token in tokens])
    starts = list(islice(lengths, len(raw_starts)))
    return FoldedWords(" ".join([*tokens, ""]), starts, raw_starts, raw_ends)


@lru_cache(maxsize=1 << 14)
def key(phrase: str) -> str:
    """Give the folded words of a phrase, by which labels are compared."""
    return fold_words(phrase).text


def _pieces(text: str) -> Iterable[tuple[int, int]]:
    """Cut a text at its blanks; what a hyphen joins over blanks, and a blank line, is a piece."""
    pieces = [piece.span() for piece in _PIECE.finditer(text)]
    over = _over_blanks(text)
    return _joined(pieces, over) if over else pieces


def _over_blanks(text: str) -> list[tuple[int, int]]:
    """Give the hyphens, with the blanks around them, that join words over blanks."""
    over = [match.span() for match in _BROKEN.finditer(text)]
    for match in _SPACED.finditer(text):
        before = text[max(0, match.start() - _LONGEST_COMBINING) : match.start()]
        if _COMBINING_END.search(before):
            blanks = len(before) - len(before.rstrip())
            over.append((match.start() - blanks, match.end()))
    return over


def _joined(
    pieces: Iterable[tuple[int, int]], over: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Join the pieces that stand before a hyphen, and behind the blanks after it."""
    inner = {place for start, end in over for place in range(start, end + 1)}
    current: tuple[int, int] | None = None
    for start, end in pieces:
        if current and start in inner and current[1] in inner:
            current = (current[0], end)
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


@lru_cache(maxsize=1 << 14)
def _folded(piece: str) -> tuple[Token, ...]:
    return tuple(_tokens(piece))


def _tokens(text: str) -> Iterator[Token]:
    for piece in _COMPOUND.finditer(text):
        start = piece.start()
        match piece.lastgroup:
            case "word":
                for token, begin, end in _compound(piece[0]):
                    yield token, start + begin, start + end
            case "paragraph":
                yield "\n", start, piece.end()
            case "mark":
                yield DASHES.get(piece[0], piece[0]), start, start + 1


@lru_cache(maxsize=1 << 14)
def _compound(raw: str) -> tuple[Token, ...]:
    """Join the parts of a compound, except where two names stand side by side."""
    tokens: list[Token] = []
    start, part = 0, 0
    for joint in _JOINT.finditer(raw):
        if _joins_names(raw[part : joint.start()], raw[joint.end()]):
            tokens += [_word(raw, start, joint.start()), ("-", *joint.span())]
            start = joint.end()
        part = joint.end()
    return (*tokens, _word(raw, start, len(raw)))


def _joins_names(part: str, following: str) -> bool:
    """Tell "Poland-Ukraine" from "cross-border" and from "Cross-Border"."""
    return part[0].isupper() and following.isupper() and part.lower() not in JOINING


def _word(raw: str, start: int, end: int) -> Token:
    return normal(_JOINT.sub("", raw[start:end])), start, end
