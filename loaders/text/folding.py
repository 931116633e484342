"""Fold a text for matching, and find the way back to the raw text.

Labels are compared by whole words, joined where a hyphen joins them (so a word that is
broken over a line is mended), in one spelling and number, single blanks between words and
marks; a map leads back to raw offsets.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cbris.loaders.text.document import Span
from cbris.loaders.text.hyphens import JOINING
from cbris.loaders.text.spelling import normal

__all__ = ["FoldedWords", "fold_words"]

_COMBINING = "|".join(sorted(JOINING))
QUOTES = '"“”„‟«»‹›‘‚™'
APOSTROPHES = "'’ʼ`´"
HYPHENS = "-\u2010\u2011\u00ad"
# Names that stand side by side are joined by any of them: "Poland – Ukraine".
DASHES = dict.fromkeys("\u2012\u2013\u2014\u2212", "-")


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


_WORD = rf"[^\W_]+(?:[{APOSTROPHES}][^\W\d_]+)*"
_HYPHEN = rf"[{HYPHENS}](?:[ \t]*\r?\n[ \t]*)?"
_COMPOUND = re.compile(
    rf"(?P<word>(?:(?:(?<![^\W_])(?:{_COMBINING})\s*[{HYPHENS}]\s*(?=[^\W\d_]))"
    rf"|{_WORD}(?<=[^\W\d_]){_HYPHEN}(?=[^\W\d_]))*{_WORD})"
    rf"|(?P<paragraph>\r?\n[ \t]*\r?\n\s*)|(?P<skip>[\s{QUOTES}]+?)|(?P<mark>.)",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = re.compile(rf"\s*[{HYPHENS}]\s*")


def fold_words(text: str) -> FoldedWords:
    """Fold a text into words and marks; quotes are left out, a blank line is a mark."""
    tokens: list[str] = [""]
    starts, raw_starts, raw_ends = array("L"), array("L"), array("L")
    length = 1
    for token, start, end in _tokens(text):
        tokens.append(token)
        starts.append(length)
        raw_starts.append(start)
        raw_ends.append(end)
        length += len(token) + 1
    return FoldedWords(" ".join([*tokens, ""]), starts, raw_starts, raw_ends)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for piece in _COMPOUND.finditer(text):
        match piece.lastgroup:
            case "word":
                yield from _compound(piece[0], piece.start())
            case "paragraph":
                yield "\n", piece.start(), piece.end()
            case "mark":
                yield DASHES.get(piece[0], piece[0]), piece.start(), piece.end()


def _compound(raw: str, offset: int) -> Iterator[tuple[str, int, int]]:
    """Join the parts of a compound, except where two names stand side by side."""
    start, part = 0, 0
    for joint in _JOINT.finditer(raw):
        if _joins_names(raw[part : joint.start()], raw[joint.end()]):
            yield _word(raw, start, joint.start(), offset)
            yield "-", offset + joint.start(), offset + joint.end()
            start = joint.end()
        part = joint.end()
    yield _word(raw, start, len(raw), offset)


def _joins_names(part: str, following: str) -> bool:
    """Tell "Poland-Ukraine" from "cross-border" and from "Cross-Border"."""
    return part[0].isupper() and following.isupper() and part.lower() not in JOINING


def _word(raw: str, start: int, end: int, offset: int) -> tuple[str, int, int]:
    return normal(_JOINT.sub("", raw[start:end])), offset + start, offset + end
