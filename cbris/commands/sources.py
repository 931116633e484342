"""``cbris sources``: what the graph was built from."""

import click

from cbris.commands.options import data_dir, data_option, format_option

__all__ = ["sources"]


@click.group(invoke_without_command=True)
@data_option
@format_option()
@click.pass_context
def sources(context: click.Context, form: str | None) -> None:
    """List the sources of the graph, or take one out.

    \b
    Examples:
      cbris sources
      cbris sources list --format csv
      cbris sources remove my-paper.txt
    """
    if context.invoked_subcommand is None:
        _list(form)


@sources.command("list")
@data_option
@format_option()
def list_sources(form: str | None) -> None:
    """List the sources: id, file, loader, SHA-256.

    \b
    Examples:
      cbris sources list
      cbris sources list --format json
    """
    _list(form)


@sources.command()
@click.argument("source_id", metavar="ID")
@data_option
def remove(source_id: str) -> None:
    """Take a source out of the graph; later builds leave it out.

    \b
    Examples:
      cbris sources remove my-paper.txt
    """
    from cbris.commands.building import report_lines
    from cbris.store.build import remove_source

    for line in report_lines(remove_source(data_dir(), source_id)):
        click.echo(line, err=True)


def _list(form: str | None) -> None:
    from pyoxigraph import Literal

    from cbris.commands.output import write_table
    from cbris.queries.table import Table
    from cbris.store.generations import Generations

    entries = Generations(data_dir()).manifest().sources.values()
    rows = tuple(
        tuple(map(Literal, (entry.id, entry.name, entry.path, entry.loader, entry.sha256)))
        for entry in entries
    )
    write_table(Table(("id", "name", "path", "loader", "sha256"), rows), form)
