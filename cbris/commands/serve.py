"""``cbris serve``: the graph over HTTP."""

import click

from cbris.commands.graph import ensure_graph
from cbris.commands.options import data_dir, data_option

__all__ = ["serve"]


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen at.",
)
def serve(host: str, port: int) -> None:
    """Serve the graph: pages, questions, and SPARQL at /sparql.

    If there is no graph yet, the bundled one is built first. Ctrl-C ends it.

    \b
    Examples:
      cbris serve
      cbris serve --port 8080 --data /srv/cbris
      curl -G http://127.0.0.1:8000/sparql --data-urlencode "query=ASK {}"
    """
    from cbris.server.serve import serve as run

    ensure_graph()
    run(data_dir(), host, port, announce=_announce)


def _announce(address: str) -> None:
    """Say where the graph is served, and three things to try."""
    click.echo(f"CBRIS is served at {address} (Ctrl-C ends it). Three things to try:")
    click.echo(f"  {address}/question/integration-stages")
    click.echo(f"  {address}/question/claims?holder=Balassa")
    click.echo(f"  curl -H 'Accept: text/csv' '{address}/question/conditions'")
