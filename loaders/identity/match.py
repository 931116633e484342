"""Two IRIs that may name one thing, with a score and the reasons for it."""

from typing import Literal, NamedTuple

__all__ = ["LISTED", "MERGED", "Match", "Outcome", "pair"]

MERGED = 0.85
"""From this score on two IRIs are one thing."""
LISTED = 0.5
"""From this score on a person is asked."""
Outcome = Literal["merged", "candidate", "decided same", "decided different"]


class Match(NamedTuple):
    """Two IRIs in alphabetical order; `score` is from 0 to 1, the rest is words for people."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    outcome: Outcome = "candidate"
    names: str = ""


def pair(one: str, other: str) -> tuple[str, str]:
    """Give two IRIs in alphabetical order."""
    return (one, other) if one < other else (other, one)
