"""``cbris show``: what the graph says of one thing."""

import click

from cbris.commands.graph import open_graph
from cbris.commands.options import data_option, format_option

__all__ = ["show"]


@click.command()
@click.argument("thing")
@data_option
@format_option(("table", "markdown", "turtle"))
def show(thing: str, form: str | None) -> None:
    """Show a thing: its properties, what points to it, its sources, its quotes.

    THING is an IRI, its path below https://w3id.org/cbris/, a CURIE, or a label.

    \b
    Examples:
      cbris show "customs union"
      cbris show country/UA
      cbris show https://w3id.org/cbris/publication/001 --format turtle
      cbris show cbris:IntegrationStage
    """
    from cbris.commands.output import write_answer, write_table
    from cbris.queries.description import describe
    from cbris.queries.naming import identify

    engine = open_graph()
    iri = identify(engine, thing)
    if form == "turtle":
        write_answer(engine.query(f"CONSTRUCT WHERE {{ {iri} ?p ?o }}"), form)
        return
    description = describe(engine, iri)
    click.echo(iri.value)
    for heading, table in (
        ("What it is", description.outgoing),
        ("What points to it", description.incoming),
        ("Where that comes from", description.sources),
        ("Its words", description.quotes),
    ):
        if table.rows:
            click.echo(f"\n{'## ' if form == 'markdown' else ''}{heading}\n")
            write_table(table, form)
