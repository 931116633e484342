"""Who is said to hold what a stretch of a sentence says, read from patterns/holders.yaml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.rules import expanded

__all__ = ["NAME", "Holding", "announced", "holder_at", "holdings", "names"]

NAME = re.compile(expanded("{name}"))
_NUMBER_WORDS = "two three four five six seven eight nine ten"
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS.split(), 2)}
_ANNOUNCED = re.compile(rf"\b({'|'.join(_NUMBERS)})\b[^:]{{0,80}}:$", re.IGNORECASE)


@dataclass(frozen=True)
class Holding:
    """The persons who hold what is said from `start` on, up to the end of the sentence."""

    names: tuple[str, ...]
    start: int


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    text = files("cbris.loaders.text").joinpath("patterns/holders.yaml").read_text("utf-8")
    return tuple(re.compile(expanded(rule["trigger"])) for rule in yaml.safe_load(text)["rules"])


def holdings(plain: Plain) -> tuple[Holding, ...]:
    """Find the persons whom a sentence names as holders of what follows."""
    found = (match for pattern in _patterns() for match in pattern.finditer(plain.text))
    return tuple(Holding(names(match.group("holder")), match.end("holder")) for match in found)


def names(text: str) -> tuple[str, ...]:
    """Give the personal names (initials, then family name) in a text.

    An l that stands for a capital I among the initials is mended.
    """
    return tuple(_mended(found.group()) for found in NAME.finditer(text))


def _mended(name: str) -> str:
    """Write the initials in capitals: "T.lI." is what a scanner makes of "T.I."."""
    initials, family = re.fullmatch(r"(.*\.)\s*(\S+)", name, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{re.sub(r'(?<=[.])l(?=I[.])', '', initials)} {family}"


def announced(sentence: str) -> int | None:
    """Give how many items a sentence that ends in a colon announces, if it says so."""
    found = _ANNOUNCED.search(sentence)
    return _NUMBERS[found.group(1).lower()] if found else None


def holder_at(found: Sequence[Holding], position: int) -> tuple[str, ...]:
    """Give the persons who hold what is said at a position."""
    before = [holding for holding in found if holding.start <= position]
    return before[-1].names if before else ()
