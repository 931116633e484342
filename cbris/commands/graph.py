"""The graph in the data folder, as the commands open it."""

from typing import TYPE_CHECKING

import click

from cbris.commands.building import run_build
from cbris.commands.options import data_dir
from cbris.errors import NoGraphError

if TYPE_CHECKING:
    from cbris.store.embedded import EmbeddedEngine

__all__ = ["bundled_graph", "ensure_graph", "open_graph"]


def open_graph() -> "EmbeddedEngine":
    """Open the newest generation of the data folder.

    :raises NoGraphError: nothing was built there yet.
    """
    from cbris.store.embedded import EmbeddedEngine

    return EmbeddedEngine(data_dir())


def bundled_graph() -> "EmbeddedEngine":
    """Open the newest generation; if there is none, build the bundled one first.

    :raises StoreError: the data folder cannot be written.
    """
    ensure_graph()
    return open_graph()


def ensure_graph() -> None:
    """Build the bundled graph if the data folder holds none, and say so on stderr.

    :raises StoreError: the data folder cannot be written.
    """
    from cbris.store.generations import Generations

    try:
        Generations(data_dir()).newest()
    except NoGraphError:
        click.echo(f"{data_dir()}: no graph yet; building the bundled one", err=True)
        run_build()
