"""``cbris build``: from files to a graph."""

from pathlib import Path

import click

from cbris.commands.options import data_option

__all__ = ["build"]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@data_option
@click.pass_context
def build(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Build the graph: from the bundled texts, or with files and folders added.

    A PATH stays a source of this data folder: every later build brings it up to date. What did not
    change is not read again; a file that cannot be read is reported, the others are built, and the
    exit code is 1.

    \b
    Examples:
      cbris build
      cbris build my-papers/
      cbris build paper.txt regions.ttl --data /srv/cbris
    """
    from cbris.commands.building import run_build

    context.exit(1 if run_build(paths).failed else 0)
