"""A sentence without the damage of its layout, and the way back to the raw text.

Runs of blanks and line breaks become one blank, words broken by a hyphen are joined,
quotation marks of every shape become ``"``. Case is kept, since names need it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cbris.loaders.text.claims.verbs import finite_at
from cbris.loaders.text.document import Span
from cbris.loaders.text.hyphens import COMPOUND_STARTS, PREFIXES

__all__ = ["Lexicon", "Plain"]

QUOTES = '“”„«»‟″™"'
APOSTROPHES = "’‘ʼ`"
HYPHENS = "‐‑­"
_PLAIN = str.maketrans(
    dict.fromkeys(QUOTES, '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(filter(str.isspace, map(chr, range(0x3001))), " ")
)
_ALONE = re.compile(r"[\w-]{2,}+(?!\s*-)")
_RUNS = re.compile(r"([ \"])\1+")
_LINKS = frozenset(["and", "or"])
_BROKEN = re.compile(r"(?<![\w-])((?:\w+-)*)([^\W\d_]+)(\s*-\s*)([^\W\d_]+)")
_SECOND_HALF = re.compile(r"(?<=\w)-[^\S\n]*\n\s*\w+")
_ENDING = re.compile(r"(?:[aeio]ble|[ae]nce|ed|ers?|ic|ing|ions?|ity|ly|ments?|ness)$")
_COMPOUND_ENDS = frozenset(
    ["sized", "based", "added", "led", "specific", "oriented", "related", "driven", "intensive"]
)
_PREFIXES = PREFIXES | COMPOUND_STARTS
_BREAK = re.compile(
    r"[;:]\s|—|\s–\s|(?<=[,:] )\"(?=\w)|(?<=\w\w\w)\.\s(?=[a-z])|\.\"\s"
    r"|(?<=\d)\.\d{1,2}\s(?=[A-Z][a-z])|(?<=[a-z]{3})[.?!]\d{1,2}\s(?=[A-Z][a-z])"
    r"|(?<=&[A-Z])\.\s(?=[A-Z][a-z])"
    r"|(?<=[a-z]{3})\.(?=[A-Z][a-z])|(?<=\w\w)\.(?:[¹²³⁰⁴-⁹]+|\(\d{1,2}\))\s(?=[A-Z])"
)
_STOP_LOST = re.compile(r"(?<=\d{4}\))\s(?=(?:The|This|It|In|A|[A-Z][a-z]+) [a-z]+ [a-z])")
_ASIDE_MARK = re.compile(r"[(—–]|\[\d| - who| - which")
_CITED = r"\[\d{1,3}(?:[^\[\]\w]|\d|pp?\.|с\.)*\]"  # "[3, p. 15; 8]"
_ASIDE = re.compile(
    r"\([^()]*\)|—[^—;:()]{2,200}—|\s–\s[^–;:()]{2,200}\s–(?=\s)"
    r"|\s-\s(?:who|which)\s[^;:]{2,200}?\s-(?=\s)|" + _CITED
)


@dataclass(frozen=True)
class Lexicon:
    """The words that a text writes without a hyphen: the evidence for joining halves."""

    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Lexicon":
        """Collect the words of a text, in lower case, and what stands alone in them."""
        whole = _SECOND_HALF.sub("- ", text)
        alone = (word for word in set(_ALONE.findall(whole)) if word.isalpha())
        return cls(frozenset(map(str.casefold, alone)))

    def joined(self, first: str, second: str, line_end: bool) -> bool:
        """Tell whether the two halves around a hyphen are one word.

        They are if the text writes it so elsewhere, or if it knows neither half and
        the line ends there or the second half ends as words do.
        """
        first, second = first.casefold(), second.casefold()
        if second in _COMPOUND_ENDS or first.endswith("ly"):  # "medium-sized"
            return False
        if first in _PREFIXES and not line_end:  # "cross-border", if another line has "crossborder"
            return False
        if not line_end and first in self.words and second in self.words:
            return False
        if first + second in self.words:
            return True
        known = first in self.words or first in _PREFIXES or second in self.words
        return not known and (line_end or bool(_ENDING.search(second)))


@dataclass(frozen=True)
class Plain:
    """The readable form of a stretch of text; `offsets` leads each character back."""

    text: str
    raw: str
    span: Span
    dropped: frozenset[int] = frozenset()

    @classmethod
    def of(cls, raw: str, span: Span, lexicon: Lexicon) -> "Plain":
        """Make the readable form of a span of the raw text."""
        dropped = _dropped(raw, span, lexicon)
        text = _marked(raw, span, dropped)
        text = _RUNS.sub(r"\1", text) if "  " in text or '""' in text else text
        return cls(text.removeprefix(" "), raw, span, dropped)

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each character stands in the raw text."""
        marked = _marked(self.raw, self.span, self.dropped)
        kept: Sequence[int] = range(*self.span)
        if self.dropped:
            kept = [n for n in kept if n not in self.dropped]
        found: list[int] = []
        place = 0
        for run in _RUNS.finditer(marked):
            found += kept[place : run.start() + 1]
            place = run.end()
        found += kept[place:]
        return tuple(found[1:] if marked.startswith(" ") else found)

    def raw_span(self, start: int, end: int) -> Span:
        """Give the raw span of a stretch of the readable form; it is not empty."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def outside(self, start: int, end: int) -> str:
        """Give a stretch with brackets blanked out, unless it begins inside of them."""
        inside = self.masked[start : start + 1] != self.text[start : start + 1]
        return (self.text if inside else self.masked)[start:end]

    @cached_property
    def masked(self) -> str:
        """The same text, blanked out citations and what brackets or two dashes enclose."""
        if not _ASIDE_MARK.search(self.text):
            return self.text
        return _ASIDE.sub(lambda found: " " * len(found.group()), self.text)

    @cached_property
    def lower(self) -> str:
        """The same text in lower case, to look words up in."""
        return self.text.lower()

    @cached_property
    def breaks(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the marks that part clauses for good, in their order."""
        found = [one.span() for one in _BREAK.finditer(self.masked)]
        if "(" in self.text:  # "(Able, 2001) Roads lead": the full stop is lost
            found += [one.span() for one in _STOP_LOST.finditer(self.text)]
        return tuple(sorted(found))

    @cached_property
    def finite(self) -> tuple[int, ...]:
        """The places of the finite verbs."""
        return finite_at(self.masked)


def _marked(raw: str, span: Span, dropped: frozenset[int]) -> str:
    """Give the characters that are not dropped, with one form of blank, quote and hyphen."""
    kept = raw[slice(*span)]
    if dropped:
        kept = "".join(raw[n] for n in range(*span) if n not in dropped)
    return kept.translate(_PLAIN)


def _dropped(raw: str, span: Span, lexicon: Lexicon) -> frozenset[int]:
    """Find the hyphens and blanks that broke a word."""
    gone: set[int] = set()
    position = span.start
    while (hyphen := raw.find("-", position, span.end)) >= 0:
        start = _word_before(raw, position, hyphen)
        found = _BROKEN.search(raw, start, span.end)
        if not found:
            break
        gone.update(_gap(found, lexicon))
        position = found.start(4)
    return frozenset(gone)


def _word_before(raw: str, first: int, hyphen: int) -> int:
    """Tell where the word begins that stands before a hyphen, perhaps with blanks between."""
    start = hyphen
    while start > first and raw[start - 1].isspace():
        start -= 1
    while start > first and (raw[start - 1].isalnum() or raw[start - 1] == "_"):
        start -= 1
    return start


def _gap(found: re.Match[str], lexicon: Lexicon) -> range | list[int]:
    """Name the offsets to drop: all of the gap, its blanks, or nothing."""
    gap = found.group(3)
    if gap.startswith("-") and found.group(4) in _LINKS:  # "short- and long-term"
        return []
    if found.group(4)[0].isupper() and found.group(2)[-1].islower():
        return [
            n
            for n in range(found.start(3), found.end(3))
            if "\n" in gap and found.string[n].isspace()
        ]
    dash = gap.startswith((" ", "\n")) and gap.endswith((" ", "\n"))
    if len(found.group(2)) == 1 and "\n" not in gap and not dash:  # "e-health"
        return []
    if lexicon.joined(found.group(2), found.group(4), "\n" in gap) and not dash:
        return range(found.start(3), found.end(3))
    if dash and found.group(2).casefold() not in _PREFIXES:
        return []
    return [n for n in range(found.start(3), found.end(3)) if found.string[n].isspace()]
