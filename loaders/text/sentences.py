"""Where the sentences of a text begin and end.

A full stop ends a sentence only where a new one can begin after it, and never behind
an initial ("B. Balassa"), a known abbreviation ("No. 2") or a list number. An empty
line ends one too, unless the text goes on: after a colon or semicolon in lower case.
"""

import re
from collections.abc import Iterator

from cbris.loaders.text.document import Span

__all__ = ["MAX_SENTENCE", "sentences"]

MAX_SENTENCE = 2000  # code points; a longer run without an end is cut here

_ABBREVIATED = """
    al approx art ca cf ch dept dr ed eds eq etc eur ex fig figs inc int jr ltd mr mrs ms
    no nos p pp pt prof rev sec sect st str tab univ v viz vol vols vs e.g i.e
"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_DIGRAPHS = "Ch Ie Iu Kh Ph Sh Th Ts Ya Ye Yu Zh"  # an initial of two letters
DIGRAPHS = frozenset(_DIGRAPHS.split())
OPENERS = "\"'“”„«‘(["
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")
_CONTINUES = re.compile(r"[:;,]\s*$")
# The mark of a note may stand behind: "is home to 150 million people.(1) Legal".
_END = re.compile(
    r"[.!?]+[\"'”’»)\]™]{0,3}(?:(?<=[a-z]{2}\.)(?:[¹²³⁰⁴-⁹]{1,3}|\(\d{1,2}\)|\[\d{1,3}\]))?(?=\s)"
)
_BULLET = re.compile(r"[^\S\n]*\n\s*[•‣◦▪●■]\s+(?-i:[A-Z])")
_LISTED = re.compile(r":\s*\n")
_LAST_WORD = re.compile(r"(?:[^\W\d_]{1,3}\.)*[^\W_]{1,12}$")
MAX_HEADING = 90  # code points; a longer line is text
_GOES_ON = re.compile(
    r"[,;:(–—-]$|\b(?:a|an|and|as|at|by|for|from|in|into|its|of|on|or|our|that|the|their|this|to"
    r"|with|which|is|are|was|were|has|have|can|not|new|more)$"
    r"|(?-i:\b[A-Z]\w{0,2}\.)$|[a-z]ed$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)[A-Z][^.!?]*|abstract|introduction|conclusions?|discussion"
    r"|results(?: and discussion)?|methods?|methodology|background|summary|literature review"
    r"|findings|theoretical (?:background|framework)|data(?: and methods)?|materials and methods"
    r"|annotation",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+")
_LABEL = re.compile(r"(?:abstract|summary|annotation|keywords|key words)\s*[.:]\s*", re.IGNORECASE)


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """Give the sentences inside the span, in order and without surrounding blanks.

    The number of a list item ("1. ") and a label ("Abstract.") stand outside.
    """
    found: list[Span] = []
    for paragraph in _paragraphs(text, span):
        found.extend(_split(text, paragraph))
    return tuple(found)


def _paragraphs(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for gap in _PARAGRAPH.finditer(text, span.start, span.end):
        if _goes_on(text, start, gap, span.end):
            continue
        yield Span(start, gap.start())
        start = gap.end()
    yield Span(start, span.end)


def _goes_on(text: str, start: int, gap: re.Match[str], end: int) -> bool:
    """Tell whether the paragraph runs on behind the gap, as a list without numbers does."""
    before = text[max(start, gap.start() - 3) : gap.start()]
    following = text[gap.end() : min(gap.end() + 1, end)]
    return bool(_CONTINUES.search(before)) and following.islower()


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _ends(text, paragraph):
        for part in _without_headings(text, start, end):
            yield from _trimmed(text, *part)
        start = end


def _without_headings(text: str, start: int, end: int) -> Iterator[Span]:
    """Part the lines at the front that are no running text: headings, rows of a table.

    Such a line is short for its sentence and does not end as a line does that goes on, and
    the next one begins as a sentence can.
    """
    lines = text.count("\n", start, end)
    while lines:
        mark = text.index("\n", start, end)
        if not _is_heading(text, start, mark, end):
            break
        yield Span(start, mark)
        start, lines = mark + 1, lines - 1
    yield Span(start, end)


def _is_heading(text: str, start: int, mark: int, end: int) -> bool:
    line = text[start:mark].strip()
    if not line:
        return True
    rest = text[mark:end].lstrip(' \t\n"“«(•‣◦▪●■')
    if len(line) > MAX_HEADING or not rest or not rest[0].isupper() or _GOES_ON.search(line):
        return False
    longest = max(map(len, text[mark + 1 : end].split("\n")))
    following = text[mark + 1 : end].split("\n", 1)[0].split(" ", 1)[0]
    # In a narrow column the next word would not have fitted: that line is full, and goes on.
    full = len(line) + 1 + len(following) > longest
    return not full or bool(_TITLE.fullmatch(line))


def _ends(text: str, paragraph: Span) -> Iterator[int]:
    for mark in _END.finditer(text, paragraph.start, paragraph.end):
        if _can_end(text, paragraph, mark):
            yield mark.end()
    yield paragraph.end


def _can_end(text: str, paragraph: Span, mark: re.Match[str]) -> bool:
    following = text[mark.end() : min(mark.end() + 8, paragraph.end)].lstrip()
    if _BULLET.match(text, mark.end(), paragraph.end):  # a list behind a colon is one sentence
        return not _LISTED.search(text, paragraph.start, mark.start())
    if not following or not (following[0].isupper() or following[0] in OPENERS + "0123456789"):
        return False
    if mark.group() != ".":
        return True
    word = _LAST_WORD.search(text, max(paragraph.start, mark.start() - 20), mark.start())
    return word is None or not _is_abbreviation(word.group(), text, paragraph, word.start())


def _is_abbreviation(word: str, text: str, paragraph: Span, start: int) -> bool:
    """Tell whether the point behind the word belongs to the word."""
    if word.isdigit():  # "1." before an item; "Figure 1." is a caption and ends
        return not text[paragraph.start : start].strip()
    if word.casefold() in ABBREVIATIONS:
        return True
    if not word[0].isupper():
        return False
    initials = word.split(".")
    return len(initials[-1]) <= 2 if len(initials) > 1 else len(word) == 1 or word in DIGRAPHS


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the stretch without blanks, list number and label, cut where it is too long."""
    start, end = _strip(text, start, end)
    for mark in (_LABEL, _NUMBERED):
        if found := mark.match(text, start, end):
            start = found.end()
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start, start + MAX_SENTENCE) + 1 or start + MAX_SENTENCE
        yield Span(*_strip(text, start, cut))
        start = cut
    start, end = _strip(text, start, end)
    if start < end:
        yield Span(start, end)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
