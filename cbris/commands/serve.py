"""``cbris serve``: the graph over HTTP."""

import os
from pathlib import Path

import click

from cbris.commands.endpoint import chosen_endpoint, endpoint_option
from cbris.commands.graph import ensure_graph
from cbris.commands.options import data_dir, data_option

__all__ = ["serve"]

PORT = click.IntRange(0, 65535)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@data_option
@endpoint_option("CBRIS_ENDPOINT")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    envvar="CBRIS_HOST",
    help="Address to listen at.",
)
@click.option(
    "--port",
    default=8000,
    show_default=True,
    type=PORT,
    envvar="CBRIS_PORT",
    help="Port to listen at; 0 takes a free one.",
)
@click.option(
    "--admin-port",
    type=PORT,
    envvar="CBRIS_ADMIN_PORT",
    help="Port where metrics and queries are told, and no longer at --port.",
)
@click.option(
    "--writes/--no-writes",
    default=False,
    envvar="CBRIS_WRITES",
    help="Who has a token of scope write may write.",
)
@click.option(
    "--private/--public",
    default=False,
    envvar="CBRIS_PRIVATE",
    help="Nobody reads without a token.",
)
@click.option(
    "--tokens",
    type=FILE,
    metavar="FILE",
    envvar="CBRIS_TOKENS",
    help="The tokens, if not tokens.json of the data folder.",
)
@click.option(
    "--proxy/--no-proxy",
    default=False,
    envvar="CBRIS_PROXY",
    help="Trust the X-Forwarded headers, since a proxy sets them.",
)
@click.option(
    "--strict-default-graph/--merged-default-graph",
    default=False,
    envvar="CBRIS_STRICT_DEFAULT_GRAPH",
    help="The default graph is the one stored as such, not the merge of all.",
)
@click.option(
    "--service",
    "services",
    multiple=True,
    metavar="URL",
    envvar="CBRIS_SERVICE",
    help="An address that SERVICE may call, repeatable.",
)
@click.option(
    "--access-log", type=FILE, metavar="FILE", envvar="CBRIS_ACCESS_LOG", help="What was asked."
)
@click.option(
    "--slow-log",
    type=FILE,
    metavar="FILE",
    envvar="CBRIS_SLOW_LOG",
    help="What took long, with the queries themselves.",
)
@click.option(
    "--open-writes/--no-open-writes",
    default=False,
    envvar="CBRIS_OPEN_WRITES",
    help="Anybody of this machine may write, without a token: for tests.",
)
@click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set a limit, repeatable; docs/operations.md lists them.",
)
def serve(host: str, port: int, limits: tuple[str, ...], **settings: object) -> None:
    """Serve the graph: pages, questions, and SPARQL at /sparql.

    If there is no graph yet, the bundled one is built first. Ctrl-C ends it. Each option but
    --limit can stand in the environment as CBRIS_ and its name, a limit as CBRIS_LIMIT_ and
    its name.

    \b
    Examples:
      cbris serve
      cbris serve --port 8080 --data /srv/cbris
      cbris serve --limit seconds=10 --limit memory=512MiB
      curl -G http://127.0.0.1:8000/sparql --data-urlencode "query=ASK {}"
    """
    from cbris.errors import ServeError
    from cbris.server.limits import Serving
    from cbris.server.serve import serve as run
    from cbris.server.settings import from_environment, limits_from

    try:
        chosen = limits_from((*from_environment(os.environ), *limits))
    except ServeError as error:
        raise click.BadParameter(str(error), param_hint="--limit") from error
    serving = Serving(**settings)  # type: ignore[arg-type]  # an option for each, of its type
    if endpoint := chosen_endpoint():
        from cbris.server.remote import serve_endpoint

        serve_endpoint(
            endpoint, data_dir(), host, port, announce=_announce, limits=chosen, serving=serving
        )
        return
    ensure_graph()
    run(data_dir(), host, port, announce=_announce, limits=chosen, serving=serving)


def _announce(address: str) -> None:
    """Say where the graph is served, and three things to try."""
    click.echo(f"CBRIS is served at {address} (Ctrl-C ends it). Three things to try:")
    click.echo(f"  {address}/question/integration-stages")
    click.echo(f"  {address}/question/claims?holder=Balassa")
    click.echo(f"  curl -H 'Accept: text/csv' '{address}/question/conditions'")
