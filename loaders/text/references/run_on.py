"""Entries that run on in one paragraph, with neither lines nor numbers between them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from cbris.loaders.text.document import Span
from cbris.loaders.text.letters import LOWER, UPPER, WORD
from cbris.loaders.text.references.boundaries import best_pieces
from cbris.loaders.text.references.traits import is_likely

__all__ = ["cut_run_on"]

# No blank here may be read in two ways: a long row of names would be tried in all of them.
_INITIAL = rf"[{UPPER}][{LOWER}]?[{LOWER}]?\."
_INITIALS = rf"{_INITIAL}(?:[ \u00a0-]?{_INITIAL}){{0,3}}"
_FAMILY = rf"(?:(?:van|von|de|der|den|del|di|da|фон|ван)\s){{0,3}}{WORD}(?:[- ‐–]{WORD})?"
_PERSON = rf"{_FAMILY},?\s{_INITIALS}"
_YEAR = r"(?:1[89]|20)\d\d"
_START_IN_LINE = re.compile(
    rf"(?<=[.)\]\d/»”\"\w])\s+(?="
    rf"(?P<apa>{_PERSON}(?:,?\s(?:&\s|and\s|…\s)?{_PERSON}){{0,30}}"
    rf"(?:\s?\((?:[Ee]ds?|ред|Hrsg)\.?\))?,?\.?\s?[(]{_YEAR})"
    rf"|(?P<plain>{_PERSON})"
    rf"|(?P<body>{WORD}(?:\s{WORD}){{0,3}}[.,]?\s\({_YEAR}[a-z]?\)[.:,]))"
)
_ENDS_REFERENCE = re.compile(
    r"(?:\d|\b[pсcsP]|\]|\)|\bhttps?:\S+|\bp\.? ?\d+|in Ukr|in Ukrainian|in Russian)[.,;]?\s*$"
)
_INITIAL_END = re.compile(rf"(?:^|[^\d\s]\s)[{UPPER}]\.$")
_URL_END = re.compile(r"https?://\S+$")
_YEAR_WITHIN = re.compile(rf"(?<!\d){_YEAR}|\bn\.\s?d\.|in press|forthcoming")
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|January|February|March|April|August"
    r"|September|October|November|December)\b"
)
_SENTENCE = re.compile(
    rf"(?:(?<=[.)\]»”\"/])|(?<=\d\d))\s+(?!{_MONTH})(?=[{UPPER}«“\"„‘'—–_⸺\[]|--|https?:|www\.|\d{{4}}\.\s)"
)
RUN_ON_LENGTH = 160
LONG_PARAGRAPH = 420
SHORT_PARAGRAPH = 180
FEW = 2


def cut_run_on(text: str, spans: Sequence[Span]) -> list[Span]:
    """Cut paragraphs that hold several entries, at each name that opens a further one."""
    length = sum(span.end - span.start for span in spans)
    several = LONG_PARAGRAPH if len(spans) > FEW else SHORT_PARAGRAPH
    cut = _by_sentences if length > several * len(spans) else _at_names
    return [part for span in spans for part in cut(text, span)]


def _by_sentences(text: str, span: Span) -> list[Span]:
    """Cut where the whole paragraph is best told apart, if it is as long as several entries."""
    if span.end - span.start < SHORT_PARAGRAPH:
        return _at_names(text, span)
    edges = [span.start, *(match.end() for match in _SENTENCE.finditer(text, *span))]
    pieces = [text[a:b].rstrip() for a, b in pairwise([*edges, span.end])]
    starts = [edges[i] for i in best_pieces(pieces)]
    parts = [Span(a, a + len(text[a:b].rstrip())) for a, b in pairwise([*starts, span.end])]
    return [part for one in parts for part in _at_names(text, one)]


def _at_names(text: str, span: Span) -> list[Span]:
    edges = [span.start]
    if span.end - span.start >= RUN_ON_LENGTH:
        for match in _START_IN_LINE.finditer(text, span.start, span.end):
            before = text[edges[-1] : match.start()]
            if (
                is_likely(before)
                and _parts(match, before)
                and _YEAR_WITHIN.search(text, match.end(), span.end)
            ):
                edges.append(match.end())
    return [Span(a, a + len(text[a:b].rstrip())) for a, b in pairwise([*edges, span.end]) if b > a]


def _parts(match: re.Match[str], before: str) -> bool:
    if _INITIAL_END.search(before):
        return False
    ends = _ENDS_REFERENCE.search(before) or _URL_END.search(before)
    if match["plain"]:
        return bool(ends)
    return bool(ends) or before.endswith(".")
