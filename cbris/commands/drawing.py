"""A table as it is drawn on a terminal.

A last column of sentences does not fit beside the others: each sentence stands below the
rows that it belongs to, over the whole width, once for all of them. More columns than fit
are drawn row by row, a line for each cell that holds something.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Drawing
from rich.text import Text

from cbris.queries.table import Cell, Table

__all__ = ["draw"]

Row = Sequence[Cell]

LONG = 160
"""A last column with a longer text is one of sentences."""
LEAST = 9
"""A column that needs more cannot be read when it is narrower."""
GAP = 2
INDENT = 4


def draw(table: Table, console: Console | None = None) -> None:
    """Draw a table as wide as the terminal."""
    chosen = console or Console()
    for part in _parts(table, chosen.width):
        chosen.print(part)


def _parts(table: Table, width: int) -> Iterator[RenderableType]:
    headings, rows = list(table.headings()), list(table.cells())
    sentences = any(row and len(row[-1].text) > LONG and not row[-1].iri for row in rows)
    beside = headings[:-1] if sentences else headings
    widths = _widths([beside, *_texts(rows)], width)
    if rows and _crowded([beside, *_texts(rows)], widths):
        yield from (_card(headings, row) for row in rows)
    elif sentences:
        yield _block(beside, [], widths, header=True)
        for sentence, group in groupby(rows, key=lambda row: row[-1].text):
            yield _block(beside, group, widths, header=False)
            yield Padding(Text(sentence, "italic dim"), (0, 0, 1, INDENT))
    else:
        yield _block(headings, rows, widths, header=True)


def _crowded(lines: Sequence[Sequence[str]], widths: Sequence[int]) -> bool:
    needed = _widths(lines, sys.maxsize)
    return any(got < min(LEAST, need) for got, need in zip(widths, needed, strict=True))


def _texts(rows: Iterable[Row]) -> Iterator[list[str]]:
    return ([cell.text for cell in row] for row in rows)


def _widths(lines: Sequence[Sequence[str]], available: int) -> list[int]:
    """Give each column what its longest cell needs; if that is too much, shrink the widest."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=False)]
    while widths and sum(widths) + GAP * len(widths) > available and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _block(
    headings: Sequence[str], rows: Iterable[Row], widths: Sequence[int], *, header: bool
) -> Drawing:
    block = Drawing(box=None, show_header=header, header_style="bold cyan", padding=(0, GAP, 0, 0))
    for heading, width in zip(headings, widths, strict=True):
        block.add_column(heading, width=width, overflow="fold")
    for row in rows:
        block.add_row(*map(_linked, row[: len(widths)]))
    return block


def _card(headings: Sequence[str], row: Row) -> RenderableType:
    card = Drawing(box=None, show_header=False, padding=(0, GAP, 0, 0))
    card.add_column(style="bold cyan", no_wrap=True)
    card.add_column(overflow="fold")
    for heading, cell in zip(headings, row, strict=True):
        if cell.text:
            card.add_row(heading, _linked(cell))
    return Padding(card, (0, 0, 1, 0))


def _linked(cell: Cell) -> Text:
    return Text(cell.text, f"link {cell.iri}" if cell.iri else "")
