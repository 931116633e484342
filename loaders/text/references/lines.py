"""Lists without numbers: entries told apart by bullets, blank lines, lines or names."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cbris.loaders.text.document import Span
from cbris.loaders.text.references.boundaries import Line, best_starts
from cbris.loaders.text.references.keys import KEY_LINE
from cbris.loaders.text.references.run_on import cut_run_on
from cbris.loaders.text.references.tails import is_foot, is_page_line
from cbris.loaders.text.references.traits import (
    begins_entry,
    could_begin,
    could_end,
    is_dated,
    is_legal,
    is_prose,
    traits,
)

__all__ = ["cut_lines", "is_subheading", "trim"]

_LINE = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?P<words>\S.*?)[ \t\u00a0\f\r]*(?:$|\n)", re.MULTILINE
)
_BULLET = re.compile(
    r"(?:[•●▪◦·∙■□‣➢✓*]|[–—-](?=[ \t\u00a0])|\[[^\W\d_]{1,8}\+?\d{2,4}[a-z]?\])[ \t\u00a0]*(?=\S)"
)
_SUBHEADING_LENGTH = 60
MIN_BULLETS = 2
MIN_KEYED = 3
MIN_BLOCK, MAX_BLOCK = 1, 7
"""Lines of an entry below a line of author and year, that line included."""
MIN_SURE = 3
MIN_MARKS = 2
MIN_REST = 0.5
_NEXT_BLANK = re.compile(r"\n[ \t\u00a0\f\r]*\n")


def cut_lines(text: str, start: int, end: int) -> list[Span]:
    """Cut a list without numbers into the spans of its entries."""
    lines = _without_subheadings(text, list(_lines(text, start, end)))
    if keyed := _keyed(text, lines):
        return list(_spans(lines, keyed))
    bullets = _bulleted(text, lines)
    starts = bullets or _starts(text, lines)
    spans = list(_spans(lines, starts))
    if bullets:
        return [_without_bullet(text, _until_blank(text, span)) for span in spans]
    return cut_run_on(text, spans)


def _keyed(text: str, lines: Sequence[Line]) -> list[int]:
    """Give the lines that name an entry by author and year, as some sites print above each."""
    keyed = [i for i, line in enumerate(lines) if KEY_LINE.fullmatch(text, line.start, line.end)]
    gaps = [b - a for a, b in pairwise([*keyed, len(lines)])]
    fitting = (
        len(keyed) >= MIN_KEYED and keyed[0] == 0 and all(gap > MIN_BLOCK for gap in gaps[:-1])
    )
    return keyed if fitting and max(gaps[:-1]) <= MAX_BLOCK else []


def trim(text: str, spans: Sequence[Span]) -> list[Span]:
    """Drop what is no reference at the ends of a list, and the headings within it."""
    kept: list[Span] = []
    for span in spans:
        words = text[span.start : span.end]
        if kept and is_prose(words):
            break
        if not is_subheading(words):
            kept.append(span)
    kept = _without_rest(text, kept)
    while kept and not _may_be_last(text, kept):
        kept.pop()
    return _without_front(text, kept)


def _without_front(text: str, spans: list[Span]) -> list[Span]:
    """Drop prose before a list, and what a page prints between its heading and the list."""
    sure = [_is_sure(text[span.start : span.end], 2) for span in spans]
    first = next((i for i, one in enumerate(sure) if one), 0)
    if sum(sure) >= MIN_SURE and all(
        not _may_be_entry(text[span.start : span.end]) for span in spans[:first]
    ):
        spans = spans[first:]
    while spans and is_prose(text[spans[0].start : spans[0].end]):
        spans = spans[1:]
    return spans


def _may_be_last(text: str, spans: Sequence[Span]) -> bool:
    """Tell whether the last words are a reference, or a short one that stands among others."""
    words = text[spans[-1].start : spans[-1].end]
    if _is_sure(words, 1) or len(spans) < MIN_SURE:
        return _is_sure(words, 1)
    beside = not _NEXT_BLANK.search(text, spans[-2].end, spans[-1].start)
    return beside and words[-1:] == "." and bool(re.search(r"\d", words)) and could_begin(words)


def _may_be_entry(words: str) -> bool:
    return bool(traits(words)) or begins_entry(words)


def _without_rest(text: str, spans: list[Span]) -> list[Span]:
    """Drop what stands behind a blank line and is for the most part no reference."""
    gaps = [bool(_NEXT_BLANK.search(text, a.end, b.start)) for a, b in pairwise(spans)]
    least = 1 if sum(gaps) > len(gaps) / 2 else MIN_MARKS
    sure = [_is_sure(text[span.start : span.end], least) for span in spans]
    for i in range(1, len(spans)):
        if gaps[i - 1] and not sure[i] and sum(sure[i:]) < MIN_REST * (len(spans) - i):
            return spans[:i]
    return spans


def _is_sure(words: str, least: int) -> bool:
    count = traits(words)
    kept = least < MIN_MARKS or is_dated(words) or "http" in words or "www." in words
    return (count >= least and kept) or (count > 0 and begins_entry(words)) or is_legal(words)


def is_subheading(words: str) -> bool:
    """Tell whether a short line only heads what follows it."""
    return len(words) < _SUBHEADING_LENGTH and not traits(words) and not could_end(words)


def _lines(text: str, start: int, end: int) -> Iterator[Line]:
    last = start
    for match in _LINE.finditer(text, start, end):
        first, stop = match.span("words")
        if is_page_line(match["words"]) or is_foot(match["words"]):
            continue
        after_blank = text.count("\n", last, first) > 1
        yield Line(first, stop, len(match["indent"].expandtabs(4)), after_blank)
        last = stop


def _without_subheadings(text: str, lines: Sequence[Line]) -> list[Line]:
    """Leave out short lines that only head what follows them."""
    words = [text[line.start : line.end] for line in lines]
    return [
        line
        for i, line in enumerate(lines)
        if not (
            i + 1 < len(lines)
            and is_subheading(words[i])
            and begins_entry(words[i + 1])
            and (i == 0 or could_end(words[i - 1]))
        )
    ]


def _bulleted(text: str, lines: Sequence[Line]) -> list[int]:
    """Give the lines with a bullet, if the list uses bullets."""
    marked = [i for i, line in enumerate(lines) if _BULLET.match(text, line.start)]
    named = sum(begins_entry(text[line.start : line.end]) for line in lines)
    return marked if len(marked) >= MIN_BULLETS and len(marked) > named else []


def _until_blank(text: str, span: Span) -> Span:
    """End an entry at a blank line behind which something else begins."""
    match = _NEXT_BLANK.search(text, *span)
    rest = text[match.end() : span.end].strip() if match else ""
    parted = match and could_begin(rest) and could_end(text[span.start : match.start()].rstrip())
    return Span(span.start, match.start()) if match and parted else span


def _without_bullet(text: str, span: Span) -> Span:
    match = _BULLET.match(text, span.start, span.end)
    return Span(match.end(), span.end) if match else span


def _spans(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[Span]:
    for first, following in pairwise([*starts, len(lines)]):
        yield Span(lines[first].start, lines[following - 1].end)


def _starts(text: str, lines: Sequence[Line]) -> list[int]:
    return best_starts([text[line.start : line.end] for line in lines], lines)
