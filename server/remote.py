"""Serve a graph that another SPARQL service holds."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pyoxigraph import Store

from cbris.errors import EndpointError
from cbris.server import dumps, void
from cbris.server.limits import Limits, Serving
from cbris.server.problem import HttpError
from cbris.server.request import Request
from cbris.server.serve import HOST, PORT, checked, closed_after, run_within
from cbris.server.shell import Shell
from cbris.server.streaming import Work
from cbris.store.gate import check_query
from cbris.store.remote import Endpoint, RemoteEngine

__all__ = ["RemoteShell", "remote_shell", "serve_endpoint"]

NAME = "the service that holds the graph"
"""What clients read of the service: its address is not for them."""
NOT_HERE = "the graph lies in another service, so there is no dump of it here; ask /sparql"


def serve_endpoint(
    endpoint: Endpoint,
    data_dir: Path,
    host: str = HOST,
    port: int = PORT,
    *,
    announce: Callable[[str], None] = lambda _: None,
    limits: Limits | None = None,
    serving: Serving | None = None,
) -> None:
    """Serve the graph of a SPARQL service: read-only, without dumps.

    :param data_dir: where tokens are, unless `serving` says so.
    :raises ServeError: the address cannot be listened at.
    """
    serving = checked(serving or Serving(), data_dir, host)
    make = partial(remote_shell, endpoint, limits or Limits(), serving)
    made = partial(closed_after, make)
    run_within(made, host, port, announce=announce, admin_port=serving.admin_port)


def remote_shell(endpoint: Endpoint, limits: Limits, serving: Serving) -> "RemoteShell":
    """Make the application over a service, to which no query goes that is refused here."""
    seconds = limits.seconds
    bounded = replace(endpoint, read_s=seconds, seconds=seconds, name=NAME)
    return RemoteShell(_Served(bounded, check=check_query), limits, serving)


class RemoteShell(Shell):
    """Answers HTTP over a graph that lies elsewhere."""

    def _work(self, request: Request) -> Work | None:
        if request.path in dumps.DUMPS or request.path in void.PATHS:
            raise HttpError(404, NOT_HERE)
        return super()._work(request)


class _Served(RemoteEngine):
    """An engine that cannot be dumped, though the server asks whether it can."""

    def snapshot(self) -> Store:
        """Refuse.

        :raises EndpointError: always.
        """
        raise EndpointError(f"{NAME}: no snapshot of it can be had; ask it by SPARQL")
