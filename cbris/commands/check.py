"""``cbris check``: whether the graph holds what it promises."""

import click

from cbris.commands.graph import open_graph
from cbris.commands.options import data_dir, data_option

__all__ = ["check"]

COLOURS = {"passed": "green", "failed": "red", "skipped": "yellow"}


@click.command()
@data_option
@click.pass_context
def check(context: click.Context) -> None:
    """Check the ontology and the graph; one line for each check.

    A check is passed, failed, or skipped with the reason. Exit code 1: one has failed.

    \b
    Examples:
      cbris check
      cbris check --data /srv/cbris
    """
    from cbris.queries.checking import check as outcomes

    failed = False
    for outcome in outcomes(open_graph(), data_dir()):
        failed = failed or outcome.status == "failed"
        status = click.style(outcome.status, fg=COLOURS[outcome.status])
        reason = f": {outcome.message}" if outcome.message else ""
        click.echo(f"{status} {outcome.name}{reason}")
    context.exit(1 if failed else 0)
