"""Running heads and page numbers: what stands at the edge of pages and belongs to none."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cbris.loaders.formats.pdf_words import Word

__all__ = ["Page", "running"]

EDGE = 0.1
"""The part of a page, above and below, in which furniture may stand."""
NEAR = 4.0
"""Points by which the height of a running head may differ from page to page."""
MIN_PAGES = 2
OUTER = 3
_NUMBER = re.compile(
    r"[-–—|\[(]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—|\])]?"
    r"|(?:page|p\.|стор\.|с\.|стр\.)\s*\d{1,4}(?:\s*(?:of|/|з|из)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}",
    re.IGNORECASE,
)
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
    """Give the rows, as page and row, that are page numbers or heads of several pages."""
    edges = [place for at, page in enumerate(pages) for place in _edges(at, page)]
    found = {(one.page, one.row) for one in edges if _NUMBER.fullmatch(one.words)}
    seen: dict[tuple[str, int], set[int]] = {}
    for place in edges:
        seen.setdefault((_key(place), _level(place)), set()).add(place.page)
    for place in edges:
        near = (seen.get((_key(place), _level(place) + step), ()) for step in (-1, 0, 1))
        if len({page for pages_seen in near for page in [*pages_seen][:MIN_PAGES]}) >= MIN_PAGES:
            found.add((place.page, place.row))
    return found


def _key(place: _Place) -> str:
    return _DIGITS.sub("#", place.words.casefold())


def _level(place: _Place) -> int:
    return round(place.height / NEAR)


def _edges(at: int, page: Page) -> list[_Place]:
    """Give the outermost rows of a page that stand near its upper or lower edge."""
    edge = EDGE * (page.top - page.bottom)
    last = len(page.rows) - 1
    outer = sorted({*range(min(OUTER, last + 1)), *range(max(0, last + 1 - OUTER), last + 1)})
    places = []
    for number in outer:
        row = page.rows[number]
        above, below = page.top - row[0].top < edge, row[0].bottom - page.bottom < edge
        if above or below:
            words = " ".join(word.text for word in row)
            places.append(_Place(at, number, row[0].bottom, words))
    return places
