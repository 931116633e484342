"""From the words of a page to its lines, in the order in which they are read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from cbris.loaders.formats.pdf_words import Word

__all__ = ["Block", "Line", "blocks", "rows"]

Row = list[Word]
OVERLAP = 0.5
"""Words whose heights share this part of the smaller one stand on one line."""
GUTTER = 0.8
"""The least gap between columns, in heights of a letter."""
MIN_ROWS = 4
MIDDLE = (0.25, 0.75)
STEP = 2.0
FULL = 0.5
"""So much of its width the text of a column fills, unlike the cells of a table."""


@dataclass(frozen=True)
class Line:
    """The words of one line of one column."""

    left: float
    bottom: float
    right: float
    height: float
    text: str


@dataclass(frozen=True)
class Block:
    """Lines below each other in one column, and where that column lies."""

    lines: tuple[Line, ...]
    left: float
    right: float


def rows(words: Sequence[Word]) -> list[Row]:
    """Group the words of a page that stand at one height, from top to bottom.

    The height of a row is that of its word of the most usual size, so that neither a large
    initial nor a raised figure decides it.
    """
    usual = median(word.height for word in words) if words else 0.0
    found: list[Row] = []
    lines: list[Word] = []
    for word in sorted(words, key=lambda one: (-one.top, one.left)):
        for at in range(len(found) - 1, max(-1, len(found) - 4), -1):
            if _shares_line(lines[at], word):
                found[at].append(word)
                lines[at] = min(lines[at], word, key=lambda one: abs(one.height - usual))
                break
        else:
            found.append([word])
            lines.append(word)
    for row in found:
        row.sort(key=lambda one: one.left)
    return found


def _shares_line(line: Word, word: Word) -> bool:
    shared = min(line.top, word.top) - max(line.bottom, word.bottom)
    return shared >= OVERLAP * min(line.height, word.height)


def blocks(page: Sequence[Row]) -> Iterator[Block]:
    """Yield what is read one after the other: full lines, left columns, right columns."""
    gutter = _gutter(page)
    if gutter is None:
        yield from _block(page)
        return
    band: list[Row] = []
    full: list[Row] = []
    for row in page:
        if _crosses(row, gutter):
            yield from _columns(band, gutter)
            band = []
            full.append(row)
        else:
            yield from _block(full)
            full = []
            band.append(row)
    yield from _columns(band, gutter)
    yield from _block(full)


def _gutter(page: Sequence[Row]) -> float | None:
    """Find where two columns of text are parted, if they are."""
    if len(page) < MIN_ROWS:
        return None
    left = min(row[0].left for row in page)
    right = max(word.right for row in page for word in row)
    votes: dict[float, int] = {}
    for row in page:
        for low, high in _gaps(row):
            at = max(low, left + MIDDLE[0] * (right - left))
            end = min(high, left + MIDDLE[1] * (right - left))
            at = -(-at // STEP) * STEP
            while at <= end:
                votes[at] = votes.get(at, 0) + 1
                at += STEP
    if not votes:
        return None
    most = max(votes.values())
    best = [at for at, count in votes.items() if count == most]
    gutter = sorted(best)[len(best) // 2]
    return gutter if _is_between_columns(page, gutter) else None


def _gaps(row: Row) -> Iterator[tuple[float, float]]:
    end = row[0].right
    for word in row[1:]:
        if word.left - end >= GUTTER * min(row[0].height, word.height):
            yield end, word.left
        end = max(end, word.right)


def _is_between_columns(page: Sequence[Row], at: float) -> bool:
    """Tell whether text runs on both sides, in lines that fill their column."""
    sides = [_sides(row, at) for row in page if not _crosses(row, at)]
    if sum(1 for one, other in sides if one and other) < MIN_ROWS:
        return False
    columns = [left for left, _ in sides if left], [right for _, right in sides if right]
    return all(_fill(column) >= FULL for column in columns)


def _sides(row: Row, at: float) -> tuple[Row, Row]:
    return [word for word in row if word.right <= at], [word for word in row if word.left >= at]


def _fill(side: Sequence[Row]) -> float:
    """Give how much of the width of a column its lines fill, in the median."""
    left = min(row[0].left for row in side)
    right = max(row[-1].right for row in side)
    return median((row[-1].right - row[0].left) / max(1.0, right - left) for row in side)


def _crosses(row: Row, at: float) -> bool:
    """Tell whether words stand across the place, or so close to it that no gutter is there."""
    end = None
    for word in row:
        if word.left < at < word.right:
            return True
        if word.left >= at:
            narrow = end is not None and word.left - end < GUTTER * word.height
            return narrow
        end = word.right
    return False


def _columns(band: Sequence[Row], at: float) -> Iterator[Block]:
    sides = [_sides(row, at) for row in band]
    yield from _block([left for left, _ in sides if left])
    yield from _block([right for _, right in sides if right])


def _block(page: Sequence[Row]) -> Iterator[Block]:
    if page:
        lines = tuple(map(_line, page))
        yield Block(lines, min(one.left for one in lines), max(one.right for one in lines))


def _line(row: Row) -> Line:
    text = " ".join(word.text for word in row)
    height = median(word.height for word in row)
    return Line(row[0].left, row[0].bottom, row[-1].right, height, text)
