"""How much of a request, and of the machine, one client may take."""

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True)
class Limits:
    """The limits of a server; docs/operations.md says what happens at each.

    `body_bytes` and `body_s` bound the body of a request, `send_s` how long a client may
    leave a piece of its answer untaken, `running` how many queries run at once,
    `requests` how many requests are under way at once, and `rows` how many rows a page
    shows.
    """

    body_bytes: int = 256 * 1024
    body_s: float = 10
    send_s: float = 30
    running: int = 4
    requests: int = 100
    rows: int = 1_000
