"""``cbris queries``: what a server is at, and to end it."""

from collections.abc import Callable
from typing import TypeVar

import click

from cbris.commands.options import format_option

__all__ = ["queries"]

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def server_options(command: Decorated) -> Decorated:
    """Add the options that say which server, and with which token."""
    server = click.option(
        "--server",
        default="http://127.0.0.1:8000",
        show_default=True,
        metavar="URL",
        envvar="CBRIS_SERVER",
        help="The server, at its --admin-port if it has one.",
    )
    token = click.option(
        "--token",
        required=True,
        envvar="CBRIS_TOKEN",
        show_envvar=True,
        help="A token of scope admin; in the environment other users do not see it.",
    )
    return server(token(command))


@click.group()
def queries() -> None:
    """See what a running server is at, and end it.

    \b
    Examples:
      cbris queries list        # with a token of scope admin in CBRIS_TOKEN
      cbris queries kill 12
    """


@queries.command("list")
@server_options
@format_option()
def list_(server: str, token: str, form: str | None) -> None:
    """List the queries that wait or run, each with a hash of its text.

    \b
    Examples:
      cbris queries list
      cbris queries list --server http://127.0.0.1:9000 --format json
    """
    from pyoxigraph import Literal

    from cbris.commands.output import write_table
    from cbris.queries.table import Table
    from cbris.server.keeper import running

    rows = tuple(
        (
            Literal(each.id),
            Literal(each.state),
            Literal(round(each.seconds, 1)),
            Literal(each.client),
            Literal(each.kind or ""),
            Literal(each.hash),
        )
        for each in running(server, token)
    )
    write_table(Table(("query", "state", "seconds", "client", "kind", "hash"), rows), form)


@queries.command()
@click.argument("number", metavar="N", type=click.IntRange(1))
@server_options
def kill(number: int, server: str, token: str) -> None:
    """End query N; who asked it is told so.

    \b
    Examples:
      cbris queries kill 12
    """
    from cbris.server.keeper import kill as end

    if not end(server, token, number):
        raise click.ClickException(f"{server}: no query {number} waits or runs; list them again")
    click.echo(f"{server}: query {number} was ended", err=True)
