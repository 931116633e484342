"""The port of its own at which metrics are told and queries ended."""

from cbris.errors import CbrisError
from cbris.server.operations import Operations
from cbris.server.problem import HttpError, from_error
from cbris.server.replies import send_plain, send_problem
from cbris.server.request import Receive, Scope, Send, from_scope
from cbris.server.security import protected

__all__ = ["Admin"]

NOTHING = "nothing is here; this port has /healthz, /readyz, /metrics and /admin/queries"


class Admin:
    """Answers HTTP for who keeps a server."""

    def __init__(self, operations: Operations) -> None:
        """Take what is told."""
        self._operations = operations

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        send = protected(send)
        head = from_scope(scope)
        try:
            plain = self._operations.answer(head, admin=True)
            if plain is None:
                raise HttpError(404, NOTHING)
            await send_plain(plain, head, send)
        except HttpError as problem:
            await send_problem(problem, head, send)
        except CbrisError as error:
            await send_problem(from_error(error), head, send)
