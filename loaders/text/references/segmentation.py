"""Where the lists of references stand, and where each of their entries does."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cbris.loaders.text.document import Span
from cbris.loaders.text.references.headings import Heading, find_end, find_headings
from cbris.loaders.text.references.lines import cut_lines, is_subheading, trim
from cbris.loaders.text.references.numbering import Mark, find_chains
from cbris.loaders.text.references.run_on import cut_run_on
from cbris.loaders.text.references.spacing import is_page_furniture, running_heads
from cbris.loaders.text.references.tails import is_page_line, without_tail
from cbris.loaders.text.references.traits import (
    begins_entry,
    could_begin,
    could_end,
    is_dated,
    is_likely,
    is_prose,
    traits,
)

__all__ = ["Entry", "find_entries", "find_list"]

_BLANK_LINE = re.compile(r"\n[ \t\u00a0]*\n\s*")
_CONTINUED = re.compile(r"\n[ \t\u00a0]*(?=[a-zа-яіїєґ]|https?:|www\.|doi\b|DOI\b|URL\b|\[in |\()")
_PAGED = re.compile(r"\f|^[ \t|–—-]*\d{1,4}[ \t|–—-]*$| {4}\d{1,4}$", re.MULTILINE)
_ROMAN = re.compile(r"[IVX]{1,4}\.?\s|[A-ZА-Я]\)\s")
MIN_SHARE = 0.6
MIN_SHARE_LIKELY = 0.25
MIN_SHARE_NUMBERED = 0.4
MIN_SHARE_DATED = 0.7
MAX_BETWEEN = 8000
"""Code points between two lists of one text: the abstract and header in another language."""
MAX_BETWEEN_UNKNOWN = 120
MIN_UNHEADED = 3
TAIL = 4
MAX_PAGE_LINES = 400


class Entry(NamedTuple):
    """One entry: its printed number and its words without the mark."""

    n: int
    start: int
    end: int


class _List(NamedTuple):
    start: int
    entries: tuple[Entry, ...]
    known: bool = True

    @property
    def end(self) -> int:
        return self.entries[-1].end


def find_list(text: str) -> tuple[int, int] | None:
    """Give where the lists of references begin and end, the heading included.

    A heading is trusted when entries follow it; lists that follow each other, such as one in
    another script, are one stretch. Without a heading the last lines that look like
    references are taken.
    """
    lists = _neighbours(_headed(text)) or _unheaded(text)
    return (lists[0].start, lists[-1].end) if lists else None


def find_entries(text: str, start: int, end: int) -> tuple[Entry, ...]:
    """Cut the lists between two offsets into entries; each list begins below a heading."""
    headings = find_headings(text, start, end)
    first = headings[0].start if headings else end
    opening = _section(text, start, first) if text[start:first].strip() else ()
    lists = [
        one for one in _sections(text, headings, end) if one.known or _holds(text, one.entries)
    ]
    found = (*opening, *(entry for one in lists for entry in one.entries))
    heads = running_heads(text) if found and _PAGED.search(text, start, end) else frozenset()
    return tuple(_finished(text, entry, heads) for entry in found)


def _finished(text: str, entry: Entry, heads: frozenset[str] = frozenset()) -> Entry:
    """Leave out what pages print behind an entry."""
    return entry._replace(end=without_tail(text, entry.start, entry.end, heads))


def _headed(text: str) -> list[_List]:
    """Give the lists below headings whose entries look like references."""
    headings = find_headings(text, 0, len(text))
    found: list[_List] = []
    for one in _sections(text, headings, len(text)):
        if _is_list(text, one, found[-1].end if found else None):
            found.append(one)
    return found


def _is_list(text: str, one: _List, last: int | None) -> bool:
    """Trust a known heading; another heads several entries, or some right behind a list."""
    if one.known:
        return _holds_below_heading(text, one.entries)
    near = last is not None and one.start - last <= MAX_BETWEEN_UNKNOWN
    return (near or len(one.entries) > 1) and _holds(text, one.entries)


def _sections(text: str, headings: Sequence[Heading], end: int) -> list[_List]:
    """Cut below each heading; a heading that a page repeats within a list parts nothing."""
    found: list[_List] = []
    limits = [*(heading.start for heading in headings), end][1:]
    for heading, limit in zip(headings, limits, strict=True):
        entries = _section(text, heading.end, limit)
        if entries and found and entries[0].n == found[-1].entries[-1].n + 1 > 1:
            found[-1] = found[-1]._replace(entries=(*found[-1].entries, *entries))
        elif entries:
            found.append(_List(heading.start, entries, heading.known))
    return found


def _neighbours(lists: Sequence[_List]) -> list[_List]:
    """Keep the longest list, and those beside it without a body of text between."""
    if not lists:
        return []
    main = max(range(len(lists)), key=lambda i: (len(lists[i].entries), i))
    first = last = main
    while first and _are_near(lists[first - 1], lists[first], lists[first - 1]):
        first -= 1
    while last + 1 < len(lists) and _are_near(lists[last], lists[last + 1], lists[last + 1]):
        last += 1
    return list(lists[first : last + 1])


def _are_near(before: _List, after: _List, other: _List) -> bool:
    return after.start - before.end <= (MAX_BETWEEN if other.known else MAX_BETWEEN_UNKNOWN)


def _unheaded(text: str) -> list[_List]:
    """Find a list without a heading: numbered, or the lines at the end."""
    numbered = [_numbered(text, chain, limit) for chain, limit in _limited(text, 0, len(text))]
    numbered = [tuple(_finished(text, entry) for entry in entries) for entries in numbered]
    fitting = [entries for entries in numbered if _holds_by_number(text, entries)]
    entries = fitting[-1] if fitting else _last_lines(text)
    if not entries or len(text) - entries[-1].end > len(text) // TAIL:
        return []
    return [_List(text.rfind("\n", 0, entries[0].start) + 1, entries)]


def _last_lines(text: str) -> tuple[Entry, ...]:
    """Take the last lines or paragraphs that each look like a reference, three at least."""
    parted = _BLANK_LINE if _BLANK_LINE.search(text) else re.compile(r"\n")
    edges = [0, *(match.end() for match in parted.finditer(text)), len(text)]
    blocks = [_stripped(text, 0, a, b) for a, b in pairwise(edges)]
    run: list[Entry] = []
    for block in reversed(blocks):
        words = text[block.start : block.end]
        if is_likely(words) and begins_entry(words):
            run.append(block)
        elif len(run) >= MIN_UNHEADED:
            break
        else:
            run = []
    if len(run) < MIN_UNHEADED:
        return ()
    return _counted(trim(text, cut_lines(text, run[-1].start, run[0].end)))


def _holds(text: str, entries: Sequence[Entry]) -> bool:
    """Tell whether most entries look like references."""
    likely = sum(is_likely(text[e.start : e.end]) for e in entries)
    return bool(entries) and likely >= MIN_SHARE * len(entries)


def _holds_by_number(text: str, entries: Sequence[Entry]) -> bool:
    """Tell whether nearly all of a numbered list may be references, and many look like ones."""
    words = [text[e.start : e.end] for e in entries]
    likely = sum(map(is_likely, words))
    dated = sum(is_likely(one) or (is_dated(one) and not is_prose(one)) for one in words)
    enough = likely >= MIN_SHARE_NUMBERED * len(words) and dated >= MIN_SHARE_DATED * len(words)
    return bool(words) and (enough or likely >= MIN_SHARE * len(words))


def _holds_below_heading(text: str, entries: Sequence[Entry]) -> bool:
    """Tell whether most entries may be references, and a quarter look like ones."""
    words = [text[e.start : e.end] for e in entries]
    likely = sum(map(is_likely, words))
    possible = sum(bool(traits(one)) and not is_prose(one) for one in words)
    enough = likely >= MIN_SHARE_LIKELY * len(words) and possible >= MIN_SHARE * len(words)
    return bool(likely and enough)


def _section(text: str, start: int, end: int) -> tuple[Entry, ...]:
    """Cut the words below one heading: numbered lists, and what stands unnumbered before."""
    stop = find_end(text, start, end)
    limited = list(_limited(text, start, stop))
    if not limited:
        return _counted(trim(text, cut_lines(text, start, stop)))
    first = limited[0][0][0].start
    before = trim(text, cut_lines(text, start, first))
    before = [span for span in before if is_likely(text[span.start : span.end])]
    if len(before) > 1 and len(before) >= sum(len(chain) for chain, _ in limited):
        return _counted(trim(text, cut_lines(text, start, stop)))
    numbered = (entry for chain, limit in limited for entry in _numbered(text, chain, limit))
    return (*_counted(before), *numbered)


def _limited(text: str, start: int, end: int) -> list[tuple[list[Mark], int]]:
    """Give each chain of numbers, and where the next one ends it."""
    chains = find_chains(text, start, end)
    limits = [*(chain[0].start for chain in chains), end][1:]
    return list(zip(chains, limits, strict=True))


def _numbered(text: str, chain: Sequence[Mark], end: int) -> tuple[Entry, ...]:
    limits = [mark.start for mark in chain[1:]]
    pairs = list(zip(chain, limits, strict=False))
    inner = [text[mark.end : limit].strip() for mark, limit in pairs]
    last = _last_end(text, chain[-1].end, end, inner)
    found = [
        _stripped(text, mark.n, mark.end, limit)
        for mark, limit in zip(chain, [*limits, last], strict=True)
    ]
    single = 2 * sum("\n" in words for words in inner) < len(inner)
    kept = [_without_subheading(text, one, single) for one in found if one.end > one.start]
    return tuple(_with_lost_numbers(text, kept))


def _without_subheading(text: str, entry: Entry, single: bool) -> Entry:
    """Leave out a last line that heads the next entries of the list.

    :param single: most entries are a line each, so that a second line is none of theirs.
    """
    before, _, last = text[entry.start : entry.end].rpartition("\n")
    heads = (single or _ROMAN.match(last)) and is_subheading(last) and could_end(before.rstrip())
    return entry._replace(end=entry.start + len(before.rstrip())) if before and heads else entry


def _with_lost_numbers(text: str, entries: Sequence[Entry]) -> Iterator[Entry]:
    """Part an entry where the next number is missing and its words are two references."""
    numbers = [*(entry.n for entry in entries[1:]), 0][: len(entries)]
    for entry, following in zip(entries, numbers, strict=True):
        parts = _parted(text, entry) if following == entry.n + 2 else []
        if len(parts) == 2:
            yield from (Entry(entry.n + i, *part) for i, part in enumerate(parts))
        else:
            yield entry


def _parted(text: str, entry: Entry) -> list[Span]:
    lines = cut_lines(text, entry.start, entry.end)
    return lines if len(lines) > 1 else cut_run_on(text, [Span(entry.start, entry.end)])


def _last_end(text: str, start: int, end: int, inner: Sequence[str]) -> int:
    """Give where the last entry ends, by how the others are printed.

    It ends at a blank line unless others hold blank lines, and with its line if the others
    are a line each; in any case before a paragraph of prose.
    """
    stop = find_end(text, start, end)
    blank = any(_has_blank(words) for words in inner)
    for match in _BLANK_LINE.finditer(text, start, stop):
        if text[start : match.start()].strip() and _ends_at(text, match, stop, blank):
            stop = match.start()
            break
    if inner and not any("\n" in words for words in inner):
        line_end = _line_end(text, start, stop)
        if len(inner) >= MIN_UNHEADED or could_end(text[start:line_end].rstrip()):
            stop = line_end
    return stop


def _has_blank(words: str) -> bool:
    """Tell whether an entry holds blank lines, other than those around the foot of a page."""
    if not _BLANK_LINE.search(words):
        return False
    lines = [line.strip() for line in words.split("\n")]
    paged = {i for i, line in enumerate(lines) if line and is_page_line(line)}
    beside = {j for i in paged for j in (i - 1, i, i + 1)}
    return any(not line for i, line in enumerate(lines) if i not in beside)


def _ends_at(text: str, blank_line: re.Match[str], end: int, blanks_within: bool) -> bool:
    if not blanks_within:
        return not _continues(text, blank_line.end(), end)
    following = _BLANK_LINE.search(text, blank_line.end(), end)
    block = text[blank_line.end() : following.start() if following else end]
    return is_prose(block) or (could_begin(block) and not is_likely(block))


def _continues(text: str, start: int, end: int) -> bool:
    """Tell whether an entry goes on behind the lines that a page ends and begins with."""
    lines = (line.strip() for line in text[start : min(end, start + MAX_PAGE_LINES)].split("\n"))
    told = (line for line in lines if line[:1].islower() or (line and not is_page_furniture(line)))
    return next(told, "")[:1].islower()


def _line_end(text: str, start: int, end: int) -> int:
    """Give the end of the line, and of lines that surely continue it."""
    stop = start
    while (at := text.find("\n", stop, end)) >= 0 and text[start:at].strip():
        if not _CONTINUED.match(text, at, end):
            return at
        stop = at + 1
    return end if at < 0 else _line_end(text, at + 1, end)


def _counted(spans: Sequence[Span]) -> tuple[Entry, ...]:
    return tuple(Entry(n, *span) for n, span in enumerate(spans, start=1))


def _stripped(text: str, n: int, start: int, end: int) -> Entry:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Entry(n, left, max(left, start + len(words.rstrip())))
