"""Who is said to hold what a stretch of a sentence says, read from patterns/holders.yaml."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.triggers import expanded

__all__ = [
    "NAME",
    "Holding",
    "carried",
    "holder_at",
    "holdings",
    "mended",
    "names",
    "number_before",
]

NAME = re.compile(expanded("{name}"))
_BETWEEN_NAMES = re.compile(r",? and |,? & |, ")
_NUMBER_WORDS = "two three four five six seven eight nine ten"
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS.split(), 2)}
_ITEM = re.compile(r"(?:^|\n)\s*\(?(\d{1,2})[.)]\s+$")
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
    """Give the personal names in a text: initials and family name, else family names alone.

    An l that stands for a capital I among the initials is mended.
    """
    full = tuple(mended(found.group()) for found in NAME.finditer(text))
    return full or tuple(_BETWEEN_NAMES.split(text.replace(" et al.", "").replace(" et al", "")))


def mended(name: str) -> str:
    """Write the initials in capitals: "T.lI." is what a scanner makes of "T.I."."""
    initials, family = re.fullmatch(r"(.*\.)\s*(\S+)", name, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{re.sub(r'(?<=[.])l(?=I[.])', '', initials)} {family}"


def holder_at(found: Sequence[Holding], position: int) -> tuple[str, ...]:
    """Give the persons who hold what is said at a position."""
    before = [holding for holding in found if holding.start <= position]
    return before[-1].names if before else ()


def number_before(text: str, start: int) -> int | None:
    """Give the number of the list item that begins at the start ("1. "), if it is one."""
    found = _ITEM.search(text, max(0, start - 12), start)
    return int(found.group(1)) if found else None


def carried(
    sentences: Sequence[str],
    numbers: Sequence[int | None],
    found: Iterable[tuple[Holding, ...]],
) -> Iterator[tuple[Holding, ...]]:
    """Carry the holders of "X distinguishes two kinds:" into the list that follows.

    The item behind the colon belongs to it. The other items do only if there are as
    many as were announced: a longer list is two lists run together.

    :param numbers: for each sentence, the number that it bears as a list item.
    """
    held: tuple[Holding, ...] = ()
    left = 0
    for n, own in enumerate(found):
        if numbers[n] is not None and left > 0:
            left -= 1
            own = own or held
        elif numbers[n] is not None:
            held = ()
        yield own
        if sentences[n].endswith(":"):
            held = (Holding(own[-1].names, 0),) if own else ()
            left = _belonging(sentences[n], numbers[n + 1 :]) if own else 0


def _belonging(sentence: str, following: Sequence[int | None]) -> int:
    """Count the numbered items that belong to a sentence that ends in a colon."""
    items = [number for number in following if number is not None]
    last = next((n for n, number in enumerate(items) if number != n + 1), len(items))
    announced = _ANNOUNCED.search(sentence)
    return last if announced and _NUMBERS[announced.group(1).lower()] == last else min(last, 1)
