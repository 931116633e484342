"""``cbris backup`` and ``cbris restore``: a copy of the data folder, and back."""

from pathlib import Path

import click

from cbris.commands.options import data_dir, data_option

__all__ = ["backup", "restore"]

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


@click.command()
@FOLDER
@data_option
def backup(folder: Path) -> None:
    """Copy the graph to a new folder, while it is served and written.

    The copy has the newest generation, what was read from the sources, and the decisions on
    identity. On the disk of the data folder it costs no space at first.

    \b
    Examples:
      cbris backup /backup/cbris-monday
    """
    from cbris.store.backup import backup as copy

    click.echo(f"{folder}: generation {copy(data_dir(), folder)}", err=True)


@click.command()
@FOLDER
@data_option
def restore(folder: Path) -> None:
    """Make a backup the newest generation; a running server moves on to it.

    `cbris rollback` takes that back.

    \b
    Examples:
      cbris restore /backup/cbris-monday
    """
    from cbris.store.backup import restore as publish

    click.echo(f"{data_dir()}: generation {publish(data_dir(), folder)}", err=True)
