"""What is answered when a request cannot be: a status and a sentence (RFC 9457)."""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from cbris.errors import (
    AuthError,
    BusyError,
    CbrisError,
    EndpointError,
    NotWrittenError,
    OwnedGraphError,
    QueryError,
    StoreError,
    TimeLimitError,
    TooMuchError,
    UnfitAnswerError,
    UnknownQuestionError,
    UpdateError,
)
from cbris.server.negotiation import choose

__all__ = ["OFFERED", "HttpError", "from_error", "limited", "written"]

JSON = "application/problem+json"
PLAIN = "text/plain"
FAULT = "the server met a fault of its own"
UNREACHED = "the service that holds the graph cannot be asked just now; try again"
LIMIT = re.compile(r"\(limit (\w+)\)")
"""How a message of a lower part names the limit that was met."""
OFFERED = (JSON, "application/json", PLAIN)


class HttpError(Exception):
    """A request that is not answered as wished.

    `detail` says what was found, what was expected and what to do; `headers` go with the
    answer; `extra` are further members of the JSON object.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        headers: Mapping[str, str] | None = None,
        **extra: object,
    ) -> None:
        """Take what is answered."""
        super().__init__(detail)
        self.status = HTTPStatus(status)
        self.detail = detail
        self.headers = headers or {}
        self.extra = extra

    def as_json(self) -> str:
        """Write the problem details object."""
        members = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
            **self.extra,
        }
        return json.dumps(members, ensure_ascii=False, indent=1) + "\n"

    def as_text(self) -> str:
        """Write the problem for a person at a terminal."""
        return f"{self.status.value} {self.status.phrase}: {self.detail}\n"


def from_error(error: CbrisError) -> HttpError:
    """Say what an error of a lower part means to who asked; paths are kept back."""
    text = str(error)
    match error:
        case AuthError():
            return _refused(text, known=error.known)
        case BusyError():
            return _named(503, text, {"retry-after": str(error.retry_after)})
        case NotWrittenError():
            return HttpError(507, text)
        case EndpointError():
            return HttpError(502, UNREACHED, {"retry-after": "5"})
        case StoreError():
            return HttpError(
                503, "the graph cannot be read just now; try again", {"retry-after": "5"}
            )
        case _:
            status = next((code for kind, code in STATUSES if isinstance(error, kind)), 500)
            return _named(status, text if status < 500 or status == 504 else FAULT)


def limited(
    status: int, text: str, name: str, headers: Mapping[str, str] | None = None
) -> HttpError:
    """Give the problem of a limit, which is named together with its setting."""
    return HttpError(status, text, headers, limit=name, setting=f"--limit {name}=VALUE")


def _named(status: int, text: str, headers: Mapping[str, str] | None = None) -> HttpError:
    """Give a problem; if the sentence names a limit, that is named as a member too."""
    found = LIMIT.search(text)
    return limited(status, text, found[1], headers) if found else HttpError(status, text, headers)


def _refused(text: str, *, known: bool) -> HttpError:
    """Refuse who may not: 403 if it is known who asks, else 401 with how to say so."""
    if known:
        return HttpError(403, text)
    return HttpError(401, text, {"www-authenticate": 'Bearer realm="cbris"'})


STATUSES: Sequence[tuple[type[CbrisError], int]] = (
    (UnknownQuestionError, 404),
    (UnfitAnswerError, 406),
    (OwnedGraphError, 409),
    (TooMuchError, 422),
    (TimeLimitError, 504),
    (QueryError, 400),
    (UpdateError, 400),
)
"""Statuses of the errors that need no more than their message, the special ones first."""


def written(problem: HttpError, accept: str | None) -> tuple[str, bytes]:
    """Give content type and body: JSON unless only plain text is wished."""
    if choose(accept, OFFERED) == PLAIN:
        return f"{PLAIN}; charset=utf-8", problem.as_text().encode()
    return JSON, problem.as_json().encode()
