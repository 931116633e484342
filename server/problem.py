"""What is answered when a request cannot be: a status and a sentence (RFC 9457)."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from cbris.errors import CbrisError, QueryError, StoreError, UnknownQuestionError
from cbris.server.negotiation import choose

__all__ = ["HttpError", "from_error", "written"]

JSON = "application/problem+json"
PLAIN = "text/plain"
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
    match error:
        case UnknownQuestionError():
            return HttpError(404, str(error))
        case QueryError():
            return HttpError(400, str(error))
        case StoreError():
            return HttpError(
                503, "the graph cannot be read just now; try again", {"retry-after": "5"}
            )
        case _:
            return HttpError(500, "the server met a fault of its own")


def written(problem: HttpError, accept: str | None) -> tuple[str, bytes]:
    """Give content type and body: JSON unless only plain text is wished."""
    if choose(accept, OFFERED) == PLAIN:
        return f"{PLAIN}; charset=utf-8", problem.as_text().encode()
    return JSON, problem.as_json().encode()
