"""``cbris token``: who may write over HTTP, or look after the server."""

import click

from cbris.commands.options import data_dir, data_option, format_option

__all__ = ["token"]

SCOPES = ("read", "write", "admin")


@click.group()
def token() -> None:
    """Make, list and revoke the tokens of those who may write.

    A client sends one as `Authorization: Bearer TOKEN`. A running server knows a new token, and
    refuses a revoked one, from the next request on.

    \b
    Examples:
      cbris token create ana --scope write
      cbris token list
      cbris token revoke ana
    """


@token.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=("write",),
    show_default=True,
    type=click.Choice(SCOPES),
    help="What it allows, repeatable: write changes the graph, admin sees and ends queries;"
    " each reads too, where reading needs a token.",
)
@click.option("--days", type=click.IntRange(1, 36500), help="It ends after so many days.")
@data_option
def create(name: str, scopes: tuple[str, ...], days: int | None) -> None:
    """Make a token and print it, this once: only its hash is kept.

    \b
    Examples:
      cbris token create ana
      cbris token create monitor --scope admin --days 90
    """
    from cbris.server.tokens import SCOPES, tokens_file
    from cbris.server.tokens import create as make

    wanted = [each for each in SCOPES if each in scopes]
    made, text = make(tokens_file(data_dir()), name, wanted, days=days)
    click.echo(text)
    ends = f", until {made.ends}" if made.ends else ""
    click.echo(f"token {made.id} ({made.name}): {', '.join(wanted)}{ends}", err=True)


@token.command("list")
@format_option()
@data_option
def list_tokens(form: str | None) -> None:
    """List the tokens, without what would let one use them.

    \b
    Examples:
      cbris token list
      cbris token list --format json
    """
    from pyoxigraph import Literal

    from cbris.commands.output import write_table
    from cbris.queries.table import Table
    from cbris.server.tokens import read, tokens_file

    rows = tuple(
        (
            Literal(each.id),
            Literal(each.name),
            Literal(" ".join(each.scopes)),
            Literal(each.made),
            Literal(each.ends or ""),
        )
        for each in read(tokens_file(data_dir()))
    )
    write_table(Table(("id", "name", "scopes", "made", "ends"), rows), form)


@token.command()
@click.argument("which", metavar="ID_OR_NAME")
@data_option
def revoke(which: str) -> None:
    """Remove a token; a running server refuses it from the next request on.

    \b
    Examples:
      cbris token revoke ana
    """
    from cbris.server.tokens import revoke as remove
    from cbris.server.tokens import tokens_file

    gone = remove(tokens_file(data_dir()), which)
    click.echo(f"token {gone.id} ({gone.name}) is revoked", err=True)
