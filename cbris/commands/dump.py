"""``cbris dump``: the whole graph as a file."""

from pathlib import Path

import click

from cbris.commands.options import data_option

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
    raise NotImplementedError
