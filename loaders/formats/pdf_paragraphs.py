"""From lines to paragraphs: where one ends, by gaps, indents and short lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from cbris.loaders.formats.pdf_lines import Block, Line

__all__ = ["paged_text"]

PARAGRAPH, LINE = "\n\n", "\n"
WIDE = 1.35
"""A distance of lines so many times the usual one parts paragraphs."""
OTHER_SIZE = 1.15
INDENT = 0.6
"""So many heights of its letters a line must stand in to be indented."""
SHORT = 0.85
VERY_SHORT = 0.7
FULL = 0.92
_END = re.compile(r"[.!?:;…»”\"')\]]$")
_BEGIN = re.compile(r"[^\W_a-zа-яіїєґ]|[•●▪–—«“\"\[(]")
_ITEM = re.compile(r"\[?\d{1,3}[.)\]]|[•●▪–—]\s")
_GOES_ON = re.compile(r"[a-zа-яіїєґ]")


@dataclass(frozen=True)
class _Style:
    """What is usual in a block.

    `leading` is the distance of its lines, `height` the largest letters that are not those of
    a title; `hanging` paragraphs stand in after their first line.
    """

    leading: float
    height: float
    left: float
    right: float
    hanging: bool

    def fill(self, line: Line) -> float:
        """Give how much of the width a line takes, from the left edge of the column."""
        return (line.right - self.left) / max(1.0, self.right - self.left)


@dataclass
class _Paragraph:
    """The paragraph so far: its last line, how many it has, and whether it hangs."""

    style: _Style
    line: Line
    lines: int = 1
    hanging: bool = False


def paged_text(pages: Sequence[Sequence[Block]]) -> tuple[str, tuple[int, ...]]:
    """Give the text of all pages, and the offsets at which they begin."""
    parts: list[str] = []
    starts, length = [], 0
    current: _Paragraph | None = None
    for page in pages:
        starts.append(-1)
        for line, style, is_first in _lines(page):
            if current is not None:
                begins = _begins_block if is_first else _begins
                new = begins(current, line, style)
                parts.append(PARAGRAPH if new else LINE)
                length += len(parts[-1])
            else:
                new = True
            if starts[-1] < 0:
                starts[-1] = length
            parts.append(line.text)
            length += len(line.text)
            current = _with(current, line, style, new)
        if starts[-1] < 0:
            starts[-1] = length
    return "".join(parts), tuple(starts)


def _lines(page: Sequence[Block]) -> Iterator[tuple[Line, _Style, bool]]:
    """Yield each line with the style of its block, and whether it is the first there."""
    for block in page:
        style = _style(block)
        for at, line in enumerate(block.lines):
            yield line, style, at == 0


def _with(current: _Paragraph | None, line: Line, style: _Style, new: bool) -> _Paragraph:
    if new or current is None:
        return _Paragraph(style, line)
    hanging = current.hanging or (current.lines == 1 and _step(current.line, line) > 0)
    return _Paragraph(style, line, current.lines + 1, hanging)


def _style(block: Block) -> _Style:
    gaps = [a.bottom - b.bottom for a, b in pairwise(block.lines)]
    height = median(line.height for line in block.lines)
    leading = median(gaps) if gaps else height * 1.2
    plain = _Style(leading, height * 1.05, block.left, block.right, hanging=False)
    before = [a for a, b in pairwise(block.lines) if _step(a, b) > 0]
    filled = sum(plain.fill(line) >= FULL and not _END.search(line.text) for line in before)
    short = sum(plain.fill(line) < SHORT for line in before)
    return replace(plain, hanging=filled > short)


def _step(before: Line, line: Line) -> int:
    """Tell whether a line stands further in than the one before (1) or out (-1)."""
    step = line.left - before.left
    return 0 if abs(step) <= INDENT * line.height else (1 if step > 0 else -1)


def _begins(current: _Paragraph, line: Line, style: _Style) -> bool:
    """Tell whether a line begins a paragraph, seen from the line above it."""
    before = current.line
    if before.bottom - line.bottom > WIDE * style.leading or _other_size(before, line):
        return True
    step, is_full = _step(before, line), style.fill(before) >= FULL
    if step > 0:
        item = bool(_ITEM.match(before.text))
        goes_on = is_full and (item or style.hanging or not _END.search(before.text))
        return not (goes_on and (item or current.lines == 1 or current.hanging))
    if step < 0:
        return current.hanging or (current.lines > 1 and not is_full)
    return _ended(before, line, style)


def _ended(before: Line, line: Line, style: _Style) -> bool:
    """Tell whether the line before is short, ends a sentence, and the next begins one.

    A very short line ends a paragraph without a stop too, such as a heading, but for the
    lines of a title, which are in capitals or larger than the text.
    """
    fill = style.fill(before)
    if fill >= SHORT or not _BEGIN.match(line.text):
        return False
    is_title = before.height > style.height or (before.text.isupper() and line.text.isupper())
    return bool(_END.search(before.text)) or (fill < VERY_SHORT and not is_title)


def _begins_block(current: _Paragraph, line: Line, style: _Style) -> bool:
    """Tell whether the first line of a column or a page begins a paragraph."""
    before = current.line
    if _other_size(before, line):
        return True
    stands_in = line.left - style.left > INDENT * line.height
    if style.hanging:
        return not stands_in
    if stands_in or _ended(before, line, current.style):
        return True
    return bool(_END.search(before.text)) and not _GOES_ON.match(line.text)


def _other_size(before: Line, line: Line) -> bool:
    small, large = sorted((before.height, line.height))
    return large > OTHER_SIZE * small
