"""Running heads and page numbers: what stands at the edge of pages and belongs to none."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cbris.loaders.formats.pdf_words import Word

__all__ = ["Page", "running"]

EDGE = 0.1
"""The part of a page, above and below, in which furniture may stand."""
NEAR = 4.0
"""Points by which the height of a running head may differ from page to page."""
APART = 1.25
"""So many times the usual distance of lines a running head stands from the text."""
LEADING = 1.5
MIN_PAGES = 2
OUTER = 3
_NUMBER = re.compile(
    r"[-–—|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|\])]?"
    r"|(?:page|p\.|стор\.|с\.|стр\.)\s*\d{1,4}(?:\s*(?:of|/|з|из)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"(?:https?|file)://\S+\s+\d+/\d+|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}:\d{2}(?:\s?[AP]M)?\b.*"
)
"""What a browser prints above and below a page: the time and the title, the address."""
_DIGITS = re.compile(r"\d+")


class Page(NamedTuple):
    """The rows of a page, and its height."""

    rows: list[list[Word]]
    bottom: float
    top: float


class _Place(NamedTuple):
    page: int
    row: int
    height: float
    words: str


def running(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Give the rows, as page and row, that are page numbers or heads of several pages.

    So is what a browser prints around a page. A head stands apart from the text, or next to
    another head.
    """
    edges = [place for at, page in enumerate(pages) for place in _edges(at, page)]
    numbers = {
        (one.page, one.row)
        for one in edges
        if _NUMBER.fullmatch(one.words) or _PRINTED.fullmatch(one.words)
    }
    seen: dict[tuple[str, int], set[int]] = {}
    for place in edges:
        seen.setdefault((_key(place), _level(place)), set()).add(place.page)
    repeated = {(one.page, one.row) for one in edges if _is_repeated(one, seen)}
    return {one for one in repeated if _is_apart(pages[one[0]], one, repeated | numbers)} | numbers


def _is_repeated(place: _Place, seen: dict[tuple[str, int], set[int]]) -> bool:
    near = (seen.get((_key(place), _level(place) + step), ()) for step in (-1, 0, 1))
    return len({page for group in near for page in [*group][:MIN_PAGES]}) >= MIN_PAGES


def _is_apart(page: Page, place: tuple[int, int], heads: set[tuple[int, int]]) -> bool:
    """Tell whether a gap parts the row from the text, seen over other heads between them."""
    number, row = place
    step = 1 if row < len(page.rows) / 2 else -1
    at = row
    while (number, at) in heads and 0 <= at + step < len(page.rows):
        if (number, at + step) not in heads:
            gap = abs(page.rows[at][0].bottom - page.rows[at + step][0].bottom)
            return gap >= APART * _leading(page)
        at += step
    return True


def _leading(page: Page) -> float:
    """Give the usual distance of lines, but no more than text of that size has."""
    gaps = [a[0].bottom - b[0].bottom for a, b in pairwise(page.rows)]
    largest = LEADING * median(row[0].height for row in page.rows)
    return min(largest, median(gaps)) if gaps else largest


def _key(place: _Place) -> str:
    return _DIGITS.sub("#", place.words.casefold())


def _level(place: _Place) -> int:
    return round(place.height / NEAR)


def _edges(at: int, page: Page) -> Iterator[_Place]:
    """Yield the outermost rows of a page that stand near its upper or lower edge."""
    edge = EDGE * (page.top - page.bottom)
    last = len(page.rows) - 1
    outer = sorted({*range(min(OUTER, last + 1)), *range(max(0, last + 1 - OUTER), last + 1)})
    for number in outer:
        row = page.rows[number]
        above, below = page.top - row[0].top < edge, row[0].bottom - page.bottom < edge
        if above or below:
            words = " ".join(word.text for word in row)
            yield _Place(at, number, row[0].bottom, words)
