"""Answers on the terminal and in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import click
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple

from cbris.errors import QueryError
from cbris.queries.render import render
from cbris.queries.table import Table
from cbris.store.engine import Answer
from cbris.store.turtle import block, prefixes

__all__ = ["TRIPLE_FORMATS", "write_answer", "write_table"]

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
        from cbris.commands.drawing import draw

        draw(table)
    else:
        click.echo(render(table, form or "table"), nl=False)


def _write_triples(triples: QueryTriples, form: str) -> None:
    if form in TRIPLE_FORMATS:
        for line in TRIPLE_FORMATS[form](sorted(triples, key=str)):
            click.echo(line, nl=False)
    else:
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in triples)
        write_table(Table(TRIPLE_COLUMNS, rows), form)


def _turtle(triples: Iterable[Triple]) -> Iterator[str]:
    yield from prefixes()
    for _, found in groupby(triples, key=lambda triple: triple.subject):
        yield from block(list(found))


def _ntriples(triples: Iterable[Triple]) -> Iterator[str]:
    return (f"{triple} .\n" for triple in triples)


TRIPLE_FORMATS: Mapping[str, Callable[[Iterable[Triple]], Iterator[str]]] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
}
