"""Short answers, and problems, as they are sent."""

from dataclasses import dataclass

from cbris.server.problem import HttpError, written
from cbris.server.request import Request, Send
from cbris.server.streaming import send_whole

__all__ = ["Plain", "send_plain", "send_problem"]


@dataclass(frozen=True)
class Plain:
    """A short answer, which no cache keeps."""

    body: bytes = b""
    status: int = 200
    media_type: str = "application/json"


async def send_plain(plain: Plain, request: Request, send: Send) -> None:
    """Send a short answer."""
    headers = {"cache-control": "no-store"}
    if plain.body:
        headers["content-type"] = plain.media_type
    await send_whole(send, plain.status, headers, plain.body, head=request.method == "HEAD")


async def send_problem(problem: HttpError, request: Request, send: Send) -> None:
    """Send what is wrong, in the form that the client likes."""
    content_type, body = written(problem, request.accept)
    headers = {"content-type": content_type, "cache-control": "no-store", **problem.headers}
    await send_whole(send, problem.status, headers, body, head=request.method == "HEAD")
