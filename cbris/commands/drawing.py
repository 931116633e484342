"""A table as it is drawn on a terminal.

A last column of sentences does not fit beside the others: each sentence stands below the
rows that it belongs to, over the whole width, once for all of them.
"""

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
GAP = 2
INDENT = 4


def draw(table: Table, console: Console | None = None) -> None:
    """Draw a table as wide as the terminal."""
    chosen = console or Console()
    for part in _parts(table, chosen.width):
        chosen.print(part)


def _parts(table: Table, width: int) -> Iterator[RenderableType]:
    headings, rows = list(table.headings()), list(table.cells())
    if not any(row and len(row[-1].text) > LONG and not row[-1].iri for row in rows):
        yield _block(headings, rows, _widths([headings, *_texts(rows)], width), header=True)
        return
    short = [row[:-1] for row in rows]
    widths = _widths([headings[:-1], *_texts(short)], width)
    yield _block(headings[:-1], [], widths, header=True)
    for sentence, group in groupby(rows, key=lambda row: row[-1].text):
        yield _block(headings[:-1], [row[:-1] for row in group], widths, header=False)
        yield Padding(Text(sentence, "italic dim"), (0, 0, 1, INDENT))


def _texts(rows: Iterable[Row]) -> Iterator[list[str]]:
    return ([cell.text for cell in row] for row in rows)


def _widths(lines: Sequence[Sequence[str]], available: int) -> list[int]:
    """Give each column what its longest cell needs; if that is too much, shrink the widest."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
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
        block.add_row(*(Text(text, f"link {iri}" if iri else "") for text, iri in row))
    return block
