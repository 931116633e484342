"""The list behind a colon: numbered, with bullets, or in one line."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cbris.loaders.text.claims.clauses import Phrase, phrase
from cbris.loaders.text.claims.lists import enumeration, items
from cbris.loaders.text.claims.objects import is_adjectival, is_object
from cbris.loaders.text.claims.plain import Plain

__all__ = ["Listed", "behind_colon"]

_COLON = re.compile(r"\s*(?:(?:the )?following(?: [\w-]+){0,4}?|as follows)?:\s*")
_ONES = re.compile(r"\s+(?:ones?|forms?|types?)$")
_UNFINISHED = re.compile(r"[;:]\s|\d\)")
_AND = re.compile(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+")


class Listed(NamedTuple):
    """The items of a list, and whether each has a mark of its own."""

    items: tuple[Phrase, ...]
    marked: bool


def behind_colon(plain: Plain, start: int, head: str | None) -> Listed | None:
    """Give the list behind a colon at the start, None if there is no colon.

    :param head: the noun that adjectives in the list belong to: "three kinds of roads: wide".
    """
    colon = _COLON.match(plain.text, start)
    if colon is None:
        return None
    marked = enumeration(plain, colon.end())
    return Listed(marked or _inline(plain, colon.end(), head), bool(marked))


def _inline(plain: Plain, start: int, head: str | None) -> tuple[Phrase, ...]:
    """Give "a, b and c" behind a colon; one thing alone is no list.

    :param head: the noun that adjectives in the list belong to: "three kinds of roads: wide".
    """
    if _UNFINISHED.search(plain.text, start):
        return ()
    if head and (found := _headed(plain, start, head)):
        return found
    whole = phrase(plain, start, len(plain.text))
    found = items(plain, whole, each=True)
    if any(is_object(one.words) is False for one in found):
        return _with_noun(found)
    return found if len(found) > 1 else ()


def _with_noun(found: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Give the adjectives of "weak, medium and strong integration" the noun of the last."""
    *adjectives, last = found
    noun = last.words.rpartition(" ")[2]
    if not adjectives or last.words == noun or any(" " in one.words for one in adjectives):
        return ()
    return (*(one._replace(words=f"{one.words} {noun}") for one in adjectives), last)


def _headed(plain: Plain, start: int, head: str) -> tuple[Phrase, ...]:
    """Give each adjective of a list with its noun; nothing if there is another noun."""
    marks = [start, *(one.end() for one in _AND.finditer(plain.masked, start))]
    ends = [*(one.start() for one in _AND.finditer(plain.masked, start)), len(plain.masked)]
    parts = [phrase(plain, *part) for part in zip(marks, ends, strict=True)]
    bare = [_ONES.sub("", part.words) for part in parts if part.words]
    if len(bare) < 2 or not all(" " not in words or is_adjectival(words) for words in bare):
        return ()
    found = (part for part in parts if part.words)
    return tuple(
        one._replace(words=f"{words} {head}") for one, words in zip(found, bare, strict=True)
    )
