"""Where a list of references begins, and where each of its entries stands."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cbris.loaders.text.letters import UPPER, WORD

__all__ = ["Entry", "find_entries", "find_list"]

_SPACE = r"[ \t\u00a0]"
_CAPITAL = rf"[{UPPER}«“\"„'‘(\[]"
_DOTTED = rf"(?P<dotted>\d{{1,3}})(?:[.)]{_SPACE}+(?=\S)|[.)](?={_CAPITAL}))"
_BRACKETED = rf"\[(?P<bracketed>\d{{1,3}})\]{_SPACE}*(?=\S)"
_AT_LINE = re.compile(rf"^{_SPACE}*(?:{_DOTTED}|{_BRACKETED})", re.MULTILINE)
_BARE_AT_LINE = re.compile(
    rf"^{_SPACE}*(?P<dotted>\d{{1,3}})(?:{_SPACE}+|{_SPACE}*\n{_SPACE}*)(?={_CAPITAL})",
    re.MULTILINE,
)
_IN_LINE = re.compile(
    rf"(?:(?<=[.\])/;:])|(?<=^)){_SPACE}+(?:{_DOTTED}|{_BRACKETED})(?={_CAPITAL})"
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_TRAILER = re.compile(
    r"^\W*(?:received|accepted|submitted|published|стаття надійшла|надійшла|поступила"
    r"|статья поступила"
    r"|дата надходження|©|copyright|про автор|about the author|information about|відомості про"
    r"|figure \d|table \d|рис\.|таблиця \d|appendix|додаток)",
    re.IGNORECASE | re.MULTILINE,
)
HEADING = re.compile(
    r"^[ \t\u00a0*#]*(?:\d{1,2}\.?\s+)?(?:list of (?:references|sources|literature)"
    r"|references?(?: list)?"
    r"|reference list|bibliography|bibliographic references|literature(?: cited)?|works cited"
    r"|cited literature"
    r"|sources|список (?:використан\w+|літератур\w+|використаної літератури|литератур\w+|"
    r"использован\w+|джерел\w*|посилань)(?: (?:джерел|літератури|источников|литературы"
    r"|та літератури|"
    r"і літератури|джерел та літератури))*|бібліографі\w+|бібліографічний список"
    r"|библиографи\w+(?: список)?"
    r"|літератур[аи]|литератур[аы]|використані джерела|джерела|источники)"
    r"[ \t\u00a0]*(?:[:.*][ \t\u00a0]*(?:$|(?=\[?\d))|$|(?=\[?1[\].)]))",
    re.IGNORECASE | re.MULTILINE,
)
MAX_GAP = 3
MAX_HEADINGS = 20
MIN_SHARE = 0.6
_TRAITS = (
    re.compile(r"(?<![\d/.-])(?:1[89]|20)\d\d[a-zа-я]?(?=[).,;:\]]|$|\s*[.,–—])"),
    re.compile(
        r"\b(?:pp?|vol|no|iss|вип|том?|стор|[срСPР])\.\s?\d|№\s?\d|\d\s?\(\d+\)|\d\s(?:p|с|с)\.",
        re.IGNORECASE,
    ),
    re.compile(r"https?:|www\.|\bdoi\b|\bURL\b|retrieved|available at|режим доступ|accessed", re.I),
    re.compile(
        rf"^{WORD}(?:[- ]{WORD})?,?\s(?:[{UPPER}]\w?\w?\.\s?)+|^(?:[{UPPER}]\w?\w?\.\s?)+{WORD}"
    ),
    re.compile(r"\s//\s|\bet al\b|\[in \w+|\(in \w+\)|[–—]\s*С\.|\(eds?\.\)", re.IGNORECASE),
)


class Entry(NamedTuple):
    """One entry: its printed number and its words without the mark."""

    n: int
    start: int
    end: int


class _Mark(NamedTuple):
    n: int
    start: int
    end: int
    at_line: bool


def find_list(text: str) -> tuple[int, int] | None:
    """Give where the list of references begins and ends, heading included.

    A heading is trusted when entries follow it; without one, the last numbered list
    whose entries look like references is taken.
    """
    for heading in list(HEADING.finditer(text))[-MAX_HEADINGS:]:
        entries = find_entries(text, heading.end(), len(text), headed=True)
        if entries and _are_references(text, entries):
            return heading.start(), entries[-1].end
    entries = _last_numbered_list(text)
    if not entries:
        return None
    return text.rfind("\n", 0, entries[0].start) + 1, entries[-1].end


def find_entries(text: str, start: int, end: int, headed: bool) -> tuple[Entry, ...]:
    """Cut the list between two offsets into its entries."""
    chains = _chains(text, start, end)
    numbered = tuple(entry for entries in _lists(text, chains, end) for entry in entries)
    if numbered or not headed:
        return numbered
    return _unnumbered(text, start, end)


def _last_numbered_list(text: str) -> tuple[Entry, ...]:
    lists = _lists(text, _chains(text, 0, len(text)), len(text))
    fitting = [entries for entries in lists if _are_references(text, entries)]
    if not fitting:
        return ()
    rest = text[fitting[-1][-1].end :]
    return fitting[-1] if len(rest) <= len(text) // 4 else ()


def _are_references(text: str, entries: Sequence[Entry]) -> bool:
    """Tell whether most entries show two marks of a reference: year, pages, link, names."""
    likely = sum(
        sum(bool(trait.search(text[e.start : e.end])) for trait in _TRAITS) >= 2 for e in entries
    )
    return likely >= MIN_SHARE * len(entries)


def _chains(text: str, start: int, end: int) -> list[list[_Mark]]:
    """Follow the numbers upward; a number that goes back opens another list."""
    at_line = [_mark(m, True) for m in _AT_LINE.finditer(text, start, end)]
    if len(at_line) <= 1:
        at_line = [_mark(m, True) for m in _BARE_AT_LINE.finditer(text, start, end)] or at_line
    in_line = [_mark(m, False) for m in _IN_LINE.finditer(text, max(0, start - 1), end)]
    chains: list[list[_Mark]] = []
    last_at = {mark.n: mark.start for mark in at_line}
    for mark in sorted(
        {*at_line, *(m for m in in_line if m.n not in last_at)}, key=lambda m: m.start
    ):
        if chains and 0 < mark.n - chains[-1][-1].n <= (MAX_GAP if mark.at_line else 1):
            if not _skips(mark, chains[-1][-1], last_at):
                chains[-1].append(mark)
        elif mark.n == 1 or (mark.at_line and (not chains or mark.n <= chains[-1][0].n)):
            chains.append([mark])
    return [chain for chain in chains if len(chain) > 1 or len(chains) == 1]


def _lists(text: str, chains: Sequence[Sequence[_Mark]], end: int) -> list[tuple[Entry, ...]]:
    """Cut every list into entries; the next list ends the one before."""
    limits = [*(chain[0].start for chain in chains[1:]), end]
    pairs = zip(chains, limits[-len(chains) :], strict=True) if chains else ()
    return [_entries(text, chain, limit) for chain, limit in pairs]


def _skips(mark: _Mark, last: _Mark, last_at: Mapping[int, int]) -> bool:
    """Tell whether a number between the two still comes: then this one is a page or a volume."""
    return any(last_at.get(n, 0) > mark.start for n in range(last.n + 1, mark.n))


def _mark(match: re.Match[str], at_line: bool) -> _Mark:
    groups = match.groupdict()
    number = groups.get("dotted") or groups.get("bracketed") or "0"
    return _Mark(int(number), match.start(), match.end(), at_line)


def _entries(text: str, chain: Sequence[_Mark], end: int) -> tuple[Entry, ...]:
    limits = [mark.start for mark in chain[1:]]
    inner = [text[mark.end : limit] for mark, limit in zip(chain, limits, strict=False)]
    broken = any(_BLANK_LINE.search(words.strip()) for words in inner)
    last = _last_end(text, chain[-1].end, end, broken)
    found = (
        _stripped(text, mark.n, mark.end, limit)
        for mark, limit in zip(chain, [*limits, last], strict=True)
    )
    return tuple(entry for entry in found if entry.end > entry.start)


def _last_end(text: str, start: int, end: int, broken: bool) -> int:
    """Give where the last entry ends: at a blank line, unless other entries hold blank lines."""
    stops = [end]
    for pattern in (HEADING, _TRAILER, *(() if broken else (_BLANK_LINE,))):
        stops += [match.start() for match in [pattern.search(text, start, end)] if match]
    return min(stops)


def _unnumbered(text: str, start: int, end: int) -> tuple[Entry, ...]:
    """Count in order what stands between blank lines or, without them, on each line."""
    stop = _last_end(text, start, end, broken=True)
    block = text[start:stop]
    pattern = _BLANK_LINE if _BLANK_LINE.search(block.strip()) else re.compile(r"\n")
    edges = [start, *(start + match.end() for match in pattern.finditer(block)), stop]
    parts = [_stripped(text, 0, a, b) for a, b in pairwise(edges)]
    filled = [part for part in parts if part.end > part.start]
    return tuple(Entry(n, part.start, part.end) for n, part in enumerate(filled, 1))


def _stripped(text: str, n: int, start: int, end: int) -> Entry:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Entry(n, left, max(left, start + len(words.rstrip())))
