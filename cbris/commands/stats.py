"""``cbris stats``: how much is in the graph."""

import click

from cbris.commands.graph import open_graph
from cbris.commands.options import data_option, format_option

__all__ = ["stats"]


@click.command()
@data_option
@format_option()
def stats(form: str | None) -> None:
    """Count what the graph holds.

    \b
    Examples:
      cbris stats
      cbris stats --format json
    """
    from cbris.commands.output import write_table
    from cbris.queries.statistics import statistics

    write_table(statistics(open_graph()), form)
