"""Lists without numbers: entries told apart by bullets, blank lines, lines or names."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cbris.loaders.text.document import Span
from cbris.loaders.text.letters import LOWER, UPPER, WORD
from cbris.loaders.text.references.traits import (
    begins_entry,
    could_begin,
    could_end,
    is_likely,
    is_prose,
    traits,
)

__all__ = ["cut_lines", "cut_run_on", "is_page_line", "trim"]

_LINE = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?P<words>\S.*?)[ \t\u00a0\f\r]*(?:$|\n)", re.MULTILINE
)
_PAGE_LINE = re.compile(
    r"[-–— |]*\d{1,4}[-–— |]*|\f+|[Pp]age \d+(?: of \d+)?|[Сс]тор(?:інка|\.) \d+"
)
_BULLET = re.compile(r"(?:[•●▪◦·∙■□‣➢✓*]|[–—-](?=[ \t\u00a0]))[ \t\u00a0]*(?=\S)")
_INITIALS = rf"(?:[{UPPER}][{LOWER}]?[{LOWER}]?\.[ \u00a0-]?){{1,4}}"
_FAMILY = rf"(?:(?:van|von|de|der|den|del|di|da|фон|ван)\s)*{WORD}(?:[- ‐–]{WORD})?"
_PERSON = rf"{_FAMILY},?\s{_INITIALS}"
_YEAR = r"(?:1[89]|20)\d\d"
_START_IN_LINE = re.compile(
    rf"(?<=[.)\]\d/»”\"\w])\s+(?="
    rf"(?P<apa>{_PERSON}(?:(?:,\s|\s|,?\s?&\s|,?\sand\s|,\s?…\s?){{1,2}}{_PERSON}){{0,30}}"
    rf"(?:\s?\((?:[Ee]ds?|ред|Hrsg)\.?\))?,?\.?\s?[(]{_YEAR})"
    rf"|(?P<plain>{_PERSON})"
    rf"|(?P<body>(?:{WORD}\s?){{1,4}}[.,]?\s\({_YEAR}[a-z]?\)[.:,]))"
)
_ENDS_REFERENCE = re.compile(
    r"(?:\d|\b[pсcsP]|\]|\)|\bhttps?:\S+|\bp\.? ?\d+|in Ukr|in Ukrainian|in Russian)[.,;]?\s*$"
)
_SUBHEADING_LENGTH = 60
_URL_END = re.compile(r"https?://\S+$")
MIN_SHARE = 0.6
SHORT_LINE = 0.8
RUN_ON_LENGTH = 160
MIN_BULLETS = 2


class _Line(NamedTuple):
    start: int
    end: int
    indent: int
    after_blank: bool


def is_page_line(words: str) -> bool:
    """Tell whether a line holds the number of a page and nothing else."""
    return bool(_PAGE_LINE.fullmatch(words))


def cut_lines(text: str, start: int, end: int) -> list[Span]:
    """Cut a list without numbers into the spans of its entries."""
    lines = _without_subheadings(text, list(_lines(text, start, end)))
    bullets = _bulleted(text, lines)
    starts = bullets or _starts(text, lines)
    spans = list(_spans(lines, starts))
    if bullets:
        return [_without_bullet(text, span) for span in spans]
    return [part for span in spans for part in cut_run_on(text, span)]


def cut_run_on(text: str, span: Span) -> list[Span]:
    """Cut a paragraph at each name that opens a further reference."""
    edges = [span.start]
    if span.end - span.start >= RUN_ON_LENGTH:
        for match in _START_IN_LINE.finditer(text, span.start, span.end):
            before = text[edges[-1] : match.start()]
            if is_likely(before) and _parts(match, before):
                edges.append(match.end())
    return [Span(a, a + len(text[a:b].rstrip())) for a, b in pairwise([*edges, span.end]) if b > a]


def trim(text: str, spans: Sequence[Span]) -> list[Span]:
    """Drop what is no reference at the ends of a list, and the headings within it."""
    kept: list[Span] = []
    for span in spans:
        words = text[span.start : span.end]
        if kept and is_prose(words):
            break
        if not _is_subheading(words):
            kept.append(span)
    while kept and not traits(text[kept[-1].start : kept[-1].end]):
        kept.pop()
    while kept and is_prose(text[kept[0].start : kept[0].end]):
        kept.pop(0)
    return kept


def _parts(match: re.Match[str], before: str) -> bool:
    ends = _ENDS_REFERENCE.search(before) or _URL_END.search(before)
    if match["plain"]:
        return bool(ends)
    return bool(ends) or before.endswith(".")


def _is_subheading(words: str) -> bool:
    return len(words) < _SUBHEADING_LENGTH and not traits(words) and not could_end(words)


def _lines(text: str, start: int, end: int) -> Iterator[_Line]:
    last = start
    for match in _LINE.finditer(text, start, end):
        first, stop = match.span("words")
        if is_page_line(match["words"]):
            continue
        after_blank = text.count("\n", last, first) > 1
        yield _Line(first, stop, len(match["indent"].expandtabs(4)), after_blank)
        last = stop


def _without_subheadings(text: str, lines: Sequence[_Line]) -> list[_Line]:
    """Leave out short lines that only head what follows them."""
    words = [text[line.start : line.end] for line in lines]
    return [
        line
        for i, line in enumerate(lines)
        if not (
            i + 1 < len(lines)
            and _is_subheading(words[i])
            and begins_entry(words[i + 1])
            and (i == 0 or could_end(words[i - 1]))
        )
    ]


def _bulleted(text: str, lines: Sequence[_Line]) -> list[int]:
    """Give the lines with a bullet, if the list uses bullets."""
    marked = [i for i, line in enumerate(lines) if _BULLET.match(text, line.start)]
    named = sum(begins_entry(text[line.start : line.end]) for line in lines)
    return marked if len(marked) >= MIN_BULLETS and len(marked) > named else []


def _without_bullet(text: str, span: Span) -> Span:
    match = _BULLET.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _spans(lines: Sequence[_Line], starts: Sequence[int]) -> Iterator[Span]:
    for first, following in pairwise([*starts, len(lines)]):
        yield Span(lines[first].start, lines[following - 1].end)


def _starts(text: str, lines: Sequence[_Line]) -> list[int]:
    """Choose by what the list itself shows: blank lines, a line each, or wrapped lines."""
    if not lines:
        return []
    words = [text[line.start : line.end] for line in lines]
    blocks = [i for i, line in enumerate(lines) if line.after_blank or i == 0]
    joined = [" ".join(words[a:b]) for a, b in pairwise([*blocks, len(lines)])]
    if len(blocks) > 1 and _share(joined) >= MIN_SHARE:
        return _within_blocks(words, blocks)
    if _share(words) >= MIN_SHARE:
        return [0, *(i for i in range(1, len(words)) if _stands_alone(words, i))]
    return _hanging(words, lines) or _wrapped(words)


def _share(pieces: Sequence[str]) -> float:
    return sum(could_begin(piece) and is_likely(piece) for piece in pieces) / len(pieces)


def _within_blocks(words: Sequence[str], blocks: Sequence[int]) -> list[int]:
    """Start at each block, but one that continues, and at names within a block."""
    heads = set(blocks)
    starts = [0]
    for i in range(1, len(words)):
        so_far = " ".join(words[starts[-1] : i])
        if i in heads:
            fits = could_begin(words[i]) and (could_end(words[i - 1]) or begins_entry(words[i]))
        else:
            fits = begins_entry(words[i]) and could_end(words[i - 1]) and is_likely(so_far)
        if fits:
            starts.append(i)
    return starts


def _stands_alone(words: Sequence[str], i: int) -> bool:
    if not could_begin(words[i]):
        return False
    return could_end(words[i - 1]) or begins_entry(words[i])


def _hanging(words: Sequence[str], lines: Sequence[_Line]) -> list[int]:
    """Use the indent, where one depth of it is that of the names."""
    depths = {line.indent for line in lines}
    if len(depths) != 2:
        return []
    for depth in sorted(depths):
        at = [i for i, line in enumerate(lines) if line.indent == depth]
        named = sum(begins_entry(words[i]) or is_likely(words[i]) for i in at)
        if at[0] == 0 and len(at) > 1 and named >= MIN_SHARE * len(at):
            return at
    return []


def _wrapped(words: Sequence[str]) -> list[int]:
    """Start at a name behind a line that may end a reference, or behind a short such line."""
    lengths = sorted(map(len, words))
    width = lengths[len(lengths) * 9 // 10]
    starts = [0]
    for i in range(1, len(words)):
        so_far = " ".join(words[starts[-1] : i])
        short = len(words[i - 1]) < SHORT_LINE * width
        fits = begins_entry(words[i]) or (short and could_begin(words[i]))
        if fits and could_end(words[i - 1]) and is_likely(so_far):
            starts.append(i)
    return starts
