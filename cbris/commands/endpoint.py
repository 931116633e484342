"""``--endpoint``: a SPARQL service that holds the graph, in place of the data folder."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from cbris.commands.graph import bundled_graph, open_graph

if TYPE_CHECKING:
    from cbris.store.engine import Engine
    from cbris.store.remote import Endpoint

__all__ = ["asked_graph", "chosen_endpoint", "endpoint_option", "timeout_option"]

Decorated = TypeVar("Decorated", bound=Callable[..., object] | click.Command)

URL = "cbris.endpoint"
TIMEOUT = "cbris.endpoint.timeout"
TOKEN_VARIABLE = "CBRIS_ENDPOINT_TOKEN"
LOGIN_VARIABLE = "CBRIS_ENDPOINT_LOGIN"


def asked_graph(*, build: bool = False) -> "Engine":
    """Open the graph that the running command is to ask: a service, or the data folder.

    :param build: if the data folder holds no graph, build the bundled one first.
    :raises NoGraphError: nothing was built there yet.
    :raises EndpointError: the address of the service is none.
    """
    endpoint = chosen_endpoint()
    if endpoint is None:
        return bundled_graph() if build else open_graph()
    from cbris.store.remote import RemoteEngine

    return RemoteEngine(endpoint)


def chosen_endpoint() -> "Endpoint | None":
    """Give the service of the running command; None if it is the data folder.

    :raises EndpointError: the address is none, or the name has no password.
    """
    context = click.get_current_context()
    url = context.meta.get(URL)
    if url is None:
        return None
    from cbris.errors import EndpointError
    from cbris.store.remote import Endpoint

    login = os.environ.get(LOGIN_VARIABLE)
    name, colon, password = (login or "").partition(":")
    if login and not colon:
        raise EndpointError(f"{LOGIN_VARIABLE}: no password; give NAME:PASSWORD")
    return Endpoint(
        url,
        token=os.environ.get(TOKEN_VARIABLE) or None,
        login=(name, password) if login else None,
        read_s=context.meta.get(TIMEOUT, Endpoint.read_s),
    )


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None:
        context.meta[URL if parameter.name == "endpoint" else TIMEOUT] = value


def endpoint_option(variable: str | None = None) -> Callable[[Decorated], Decorated]:
    """Make the option ``--endpoint``; a token or login for it stands in the environment.

    :param variable: the environment variable that gives its value.
    """
    return click.option(
        "--endpoint",
        envvar=variable,
        expose_value=False,
        callback=_remember,
        metavar="URL",
        help="Ask this SPARQL service, not the data folder.",
    )


timeout_option = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    expose_value=False,
    callback=_remember,
    metavar="SECONDS",
    help="How long that service may be silent; 60 if nothing is said.",
)
"""``--timeout``, for commands that ask one question."""
