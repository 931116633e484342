"""``cbris dump``: the whole graph as a file."""

from collections.abc import Iterable
from pathlib import Path

import click

from cbris.commands.graph import open_graph
from cbris.commands.options import data_option
from cbris.errors import StoreError

__all__ = ["dump"]

FORMATS = ("turtle", "nquads", "trig", "jsonld", "rdfxml")


@click.command()
@data_option
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(FORMATS),
    default="turtle",
    show_default=True,
    help="Turtle is sorted: one changed fact is one changed line.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output if nothing is said.",
)
def dump(form: str, output: Path | None) -> None:
    """Write the whole graph, with its licence and how to cite it.

    N-Quads and TriG keep the graph of each source apart; the others merge them.

    \b
    Examples:
      cbris dump > cbris.ttl
      cbris dump --format nquads --output cbris.nq
    """
    from cbris.store.dump import dump as pieces

    content = pieces(open_graph(), form)
    if output is None:
        for piece in content:
            click.echo(piece, nl=False)
    else:
        _write(output, content)


def _write(output: Path, content: Iterable[bytes]) -> None:
    """Write beside the file and move it there, so that it is never half a dump."""
    partial = output.with_name(output.name + ".partial")
    try:
        with partial.open("wb") as file:
            file.writelines(content)
        partial.replace(output)
    except OSError as error:
        raise StoreError(f"{output}: {error.strerror}; give a file that can be written") from error
    finally:
        partial.unlink(missing_ok=True)
