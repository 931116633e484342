"""Answers on the terminal and in a pipe."""

import sys
from collections.abc import Mapping

import click
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, serialize

from cbris.errors import QueryError
from cbris.ontology.terms import NAMESPACES
from cbris.queries.render import render
from cbris.queries.table import Table
from cbris.store.engine import Answer

__all__ = ["TRIPLE_FORMATS", "write_answer", "write_table"]

TRIPLE_FORMATS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
}
TRIPLE_COLUMNS = ("subject", "predicate", "object")


def write_answer(answer: Answer, form: str | None) -> None:
    """Write what a query answers with; a table of rows, Turtle for triples, by default.

    :raises QueryError: rows were asked for as triples.
    """
    match answer:
        case QueryTriples():
            _write_triples(answer, form or "turtle")
        case QueryBoolean():
            value = "true" if answer else "false"
            click.echo(f'{{"head": {{}}, "boolean": {value}}}' if form == "json" else value)
        case QuerySolutions():
            write_table(Table.of(answer), form)


def write_table(table: Table, form: str | None) -> None:
    """Write a table: aligned and in colour on a terminal, plain and uncut in a pipe.

    :raises QueryError: the format is one of triples.
    """
    if form in TRIPLE_FORMATS:
        raise QueryError(f"the query answers with rows; {form} needs CONSTRUCT or DESCRIBE")
    if form in (None, "table") and sys.stdout.isatty():
        _draw(table)
    else:
        click.echo(render(table, form or "table"), nl=False)


def _write_triples(triples: QueryTriples, form: str) -> None:
    if form in TRIPLE_FORMATS:
        text = serialize(triples, format=TRIPLE_FORMATS[form], prefixes=NAMESPACES)
        click.echo(text or b"", nl=False)
    else:
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
        write_table(Table(TRIPLE_COLUMNS, rows), form)


def _draw(table: Table) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Drawing
    from rich.text import Text

    drawing = Drawing(box=box.SIMPLE_HEAD, header_style="bold cyan", row_styles=("", "dim"))
    for heading in table.headings():
        drawing.add_column(heading, overflow="fold")
    for row in table.cells():
        links = (Text(cell.text, f"link {cell.iri}" if cell.iri else "") for cell in row)
        drawing.add_row(*links)
    Console().print(drawing)
