"""Lists whose entries bear numbers: at the beginning of lines, or within a paragraph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.references.traits import begins_entry

__all__ = ["Mark", "find_chains"]

_SPACE = r"[ \t\u00a0\u2002\u2003\u2009]"
_CAPITAL = rf"[{UPPER}«“\"„'‘(\[]"
_DOTTED = (
    rf"(?P<dotted>\d{{1,3}})\\?[.)]"
    rf"(?:{_SPACE}+(?=\S)|{_SPACE}*\n\s*(?={_CAPITAL})|(?={_CAPITAL}))"
)
_BRACKETED = rf"\[{_SPACE}?(?P<bracketed>\d{{1,3}}){_SPACE}?\][.:]?\s*(?=\S)"
_ROUND = rf"\((?P<round>\d{{1,3}})\){_SPACE}*(?={_CAPITAL})"
_RAISED = rf"(?P<raised>[¹²³⁰⁴-⁹]{{1,3}}){_SPACE}*(?=\S)"
_AT_LINE = re.compile(
    rf"^{_SPACE}*(?:[*•-]{_SPACE}+)?(?:{_DOTTED}|{_BRACKETED}|{_ROUND}|{_RAISED})", re.MULTILINE
)
_BARE_AT_LINE = re.compile(
    rf"^{_SPACE}*(?P<dotted>\d{{1,3}})(?:{_SPACE}+|{_SPACE}*\n{_SPACE}*)"
    rf"(?=[{UPPER}«“\"„'‘]|[a-z]{{2,5}} )",
    re.MULTILINE,
)
_OTHER = r"[–—_*-]{2,}|https?:|www\.|(?:van|von|de|der|den|di|da|al|ibid)[ .-]"
_IN_LINE = re.compile(
    rf"(?:(?<=\S)|^){_SPACE}+(?:(?P<dotted>\d{{1,3}})[.)]{_SPACE}*|{_BRACKETED}|{_ROUND}(?![(\[]))(?={_CAPITAL}|{_OTHER})"
    rf"|(?<=[.\]\)])(?P<glued>\d{{1,3}})\.{_SPACE}?(?=[{UPPER}])"
)
_LABELLED = re.compile(
    r"(?:(?<!\d\s)\b(?:vol|no|nos|nr|iss|pp?|t|ch|vyp|issue|volume|part|sec|art|bd|heft|вип|вып|том|т|ч|с|кн|р"
    r"|стор|розд|ст|roč|č|s|sv|rocz|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|of)\.?|№|[,:–—(-])$",
    re.IGNORECASE,
)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
MAX_GAP = 3
MIN_LAZY = 2
LOOK_BACK = 14
LOOK_AHEAD = 300


class Mark(NamedTuple):
    """A printed number: where it starts, and where the words behind it do."""

    n: int
    start: int
    end: int
    at_line: bool


def find_chains(text: str, start: int, end: int) -> list[list[Mark]]:
    """Follow the numbers upward; a number that goes back opens another list."""
    at_line = [_mark(m, True) for m in _AT_LINE.finditer(text, start, end)]
    if len(at_line) <= 1:
        at_line = [_mark(m, True) for m in _BARE_AT_LINE.finditer(text, start, end)] or at_line
    at_line = _counted_up(at_line)
    in_line = list(_in_line(text, start, end))
    last_at = {mark.n: mark.start for mark in at_line}
    chosen = {*at_line, *_choose(text, [m for m in in_line if m.n not in last_at])}
    chains: list[list[Mark]] = []
    for mark in sorted(chosen, key=lambda m: m.start):
        if chains and 0 < mark.n - chains[-1][-1].n <= (MAX_GAP if mark.at_line else 1):
            if not _skips(mark, chains[-1][-1], last_at):
                chains[-1].append(mark)
        elif _opens(mark, chains):
            chains.append([mark])
    return [
        chain
        for chain in chains
        if len(chain) > 1 or (len(chains) == 1 and _stands_first(text, start, chain[0]))
    ]


def _stands_first(text: str, start: int, mark: Mark) -> bool:
    """Tell whether a single number may be that of a list: nothing stands before, or it is 1."""
    return not text[start : mark.start].strip() or (mark.at_line and mark.n == 1)


def _counted_up(marks: list[Mark]) -> list[Mark]:
    """Count where every line bears the number 1, as Markdown allows."""
    if len(marks) < MIN_LAZY or any(mark.n != 1 for mark in marks):
        return marks
    return [mark._replace(n=n) for n, mark in enumerate(marks, start=1)]


def _opens(mark: Mark, chains: Sequence[Sequence[Mark]]) -> bool:
    if mark.n == 1:
        return True
    return mark.at_line and (not chains or mark.n <= chains[-1][0].n)


def _in_line(text: str, start: int, end: int) -> Iterator[Mark]:
    """Find numbers within lines, but those that a label or a comma claims."""
    for match in _IN_LINE.finditer(text, max(0, start - 1), end):
        before = text[max(0, match.start() - LOOK_BACK) : match.start()].rstrip()
        if match.start() <= start or not _LABELLED.search(before):
            yield _mark(match, False)


def _choose(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Choose among numbers that repeat: one before which the last stands, a name behind it."""
    by_number: dict[int, list[Mark]] = {}
    for mark in marks:
        by_number.setdefault(mark.n, []).append(mark)
    for same in by_number.values():
        named = [m for m in same if begins_entry(text[m.end : m.end + LOOK_AHEAD])]
        yield from named if len(same) > 1 and named else same


def _skips(mark: Mark, last: Mark, last_at: Mapping[int, int]) -> bool:
    """Tell whether a number between the two still comes: then this one is a page or a volume."""
    return any(last_at.get(n, 0) > mark.start for n in range(last.n + 1, mark.n))


def _mark(match: re.Match[str], at_line: bool) -> Mark:
    digits = next(filter(None, match.groups()), "0").translate(_RAISED_DIGITS)
    return Mark(int(digits), match.start(), match.end(), at_line)
