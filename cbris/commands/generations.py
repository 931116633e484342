"""``cbris generations`` and ``cbris rollback``: what the graph was, and back to that."""

from datetime import UTC, datetime

import click

from cbris.commands.options import data_dir, data_option, format_option

__all__ = ["generations", "rollback"]


@click.command()
@data_option
@format_option()
def generations(form: str | None) -> None:
    """List the generations of the graph that are kept, the oldest first.

    Kept are the two newest, the newest of a build or restore, and what is being read.

    \b
    Examples:
      cbris generations
      cbris generations --format json
    """
    from pyoxigraph import Literal

    from cbris.commands.output import write_table
    from cbris.queries.table import Table
    from cbris.store.generations import Generations

    found = Generations(data_dir())
    found.newest()
    rows = tuple(
        (
            Literal(int(each.name)),
            Literal(each.manifest.made),
            Literal(datetime.fromtimestamp(each.published, UTC).isoformat(timespec="seconds")),
            Literal(each.manifest.triples),
            Literal("yes" if each.newest else ""),
        )
        for each in found.listed()
    )
    write_table(Table(("generation", "made", "published", "triples", "newest"), rows), form)


@click.command()
@click.argument("number", metavar="[N]", type=click.IntRange(1), required=False)
@data_option
def rollback(number: int | None) -> None:
    """Go back to generation N, or to the one before the newest.

    It is published once more under a new number, so that a running server moves on to it and
    this can be taken back too. The next build brings the sources up to date again.

    \b
    Examples:
      cbris rollback
      cbris rollback 12
    """
    from cbris.store.backup import rollback as publish

    name = publish(data_dir(), str(number) if number else None)
    click.echo(f"{data_dir()}: generation {name}", err=True)
