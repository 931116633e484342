"""Institutes that sentences and lists name together with the people who work there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cbris.loaders.text.document import Author
from cbris.loaders.text.front.descriptions import PRIVATE
from cbris.loaders.text.front.notes import institute_of
from cbris.loaders.text.institutes import INSTITUTE
from cbris.loaders.text.letters import UPPER

__all__ = ["LISTED", "with_stated_institutes"]

_IS_WITH = re.compile(
    rf"^(?P<people>(?:[{UPPER}][\w’'.-]*,?\s(?:and\s)?){{1,8}})(?:is|are|was|were)\s(?:currently\s)?"
    r"(?:with|at|from)\s(?:the\s)?(?P<place>[^;]{5,240}?)"
    rf"(?=\s?\(?(?:e-?mail|{PRIVATE})|\.?\s*\Z|\.\s*\n|\.\s(?:[{UPPER}]\.|They|He|She)\s)",
    re.MULTILINE | re.DOTALL,
)
_BEHIND = re.compile(
    r"(?P<place>[^;()\n]{5,200})\s\((?P<people>[^()\n]{2,120})\)(?=\s*(?:[;.,]|$))"
)
_BEFORE = re.compile(r"^(?P<place>[^:\n]{8,200}):\s(?P<people>[^:\n]{4,160})$", re.MULTILINE)
LISTED = re.compile(r"^\W*(?:author\s)?affiliations?(?: of authors?)?\s*:\s*", re.IGNORECASE)
"""The label of a list of institutes, each with the people who work there."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def with_stated_institutes(authors: Sequence[Author], words: Sequence[str]) -> tuple[Author, ...]:
    """Give each author without an institute the one that a stretch of words names with him."""
    if all(author.affiliation for author in authors):
        return tuple(authors)
    stated = [one for part in words for one in _statements(part)]
    return tuple(_filled(author, authors, stated) for author in authors)


def _statements(words: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield institutes and the words of the names that stand with each."""
    for match in _found(words):
        place = institute_of(LISTED.sub("", match["place"].strip(" ,.;")))
        if place and INSTITUTE.search(place):
            people = _WORD.findall(match["people"])
            yield place, frozenset(word.casefold() for word in people)


def _found(words: str) -> Iterator[re.Match[str]]:
    if " with " in words or " at the " in words:
        yield from _IS_WITH.finditer(words)
    if ")" in words:
        yield from _BEHIND.finditer(words)
    yield from _BEFORE.finditer(words)


def _filled(
    author: Author, authors: Iterable[Author], stated: Iterable[tuple[str, frozenset[str]]]
) -> Author:
    family = (author.family or "").casefold()
    shared = sum((one.family or "").casefold() == family for one in authors) > 1
    if author.affiliation or not family or shared:
        return author
    wanted = frozenset(_WORD.findall(family))
    place = next((place for place, people in stated if wanted <= people), None)
    return replace(author, affiliation=place)
