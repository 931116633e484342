"""What a query worker is asked to do, as plain values that cross a pipe."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Job", "Kind"]

Kind = Literal["solutions", "boolean", "triples"]
"""The kinds of answers: of SELECT, of ASK, of CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True)
class Job:
    """A query, the dataset it sees, and the forms in which its answer may come.

    `results` and `rdf` name forms of solutions and of triples; None says that the client
    takes no such form. With `strict` the default graph is the stored one and only it.
    `seconds` is a deadline of its own, `client` who asks, so that clients share fairly.
    """

    text: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    results: str | None = "json"
    rdf: str | None = "nt"
    strict: bool = False
    seconds: float | None = None
    client: str = ""
