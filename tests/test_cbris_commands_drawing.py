"""A table on a terminal: sentences stand below their rows, over the whole width."""

from pyoxigraph import Literal, NamedNode
from rich.console import Console

from cbris.commands.drawing import draw
from cbris.queries.table import Table

SENTENCE = "One region lies beside another, and both of them know it well. " * 3


def drawn(table: Table, width: int) -> list[str]:
    """Draw a table in plain text and give its lines."""
    console = Console(width=width, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        draw(table, console)
    return [line.rstrip() for line in capture.get().splitlines()]


def table(*rows: tuple[str, str, str]) -> Table:
    return Table(("a", "b", "c"), tuple(tuple(map(Literal, row)) for row in rows))


def test_short_cells_stand_side_by_side() -> None:
    assert drawn(table(("x", "yy", "z")), 40) == ["a  b   c", "x  yy  z"]


def test_a_sentence_stands_once_below_its_rows() -> None:
    lines = drawn(table(("1", "x", SENTENCE), ("2", "y", SENTENCE), ("3", "z", "Short.")), 80)
    assert lines == [
        "a  b",
        "1  x",
        "2  y",
        "    One region lies beside another, and both of them know it well. One region",
        "    lies beside another, and both of them know it well. One region lies beside",
        "    another, and both of them know it well.",
        "",
        "3  z",
        "    Short.",
        "",
    ]


def test_the_widest_column_is_folded_to_the_terminal() -> None:
    assert drawn(table(("x", "one two three four", "z")), 20) == [
        "a  b             c",
        "x  one two       z",
        "   three four",
    ]


def test_more_columns_than_fit_are_drawn_row_by_row() -> None:
    rows = tuple(tuple(Literal(f"{name} of row {n}") for name in "abc") for n in (1, 2))
    wide = Table(("a", "b", "heading"), (*rows, (Literal("a of row 3"), None, Literal("z"))))
    assert drawn(wide, 25) == [
        "a        a of row 1",
        "b        b of row 1",
        "heading  c of row 1",
        "",
        "a        a of row 2",
        "b        b of row 2",
        "heading  c of row 2",
        "",
        "a        a of row 3",
        "heading  z",
        "",
    ]


def test_a_table_without_rows_has_its_headings() -> None:
    assert drawn(Table(("a", "b"), ()), 40) == ["a  b"]


def test_names_link_to_what_they_name() -> None:
    linked = Table(("x", "xLabel"), ((NamedNode("urn:x"), Literal("thing")),))
    console = Console(width=40, force_terminal=True, color_system="standard")
    with console.capture() as capture:
        draw(linked, console)
    assert ";urn:x\x1b\\thing" in capture.get()
