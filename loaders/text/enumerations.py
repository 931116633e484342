"""Lists after a colon or "such as": what hinders, what is necessary."""

import re
from collections.abc import Iterator

from cbris.loaders.text.document import Span
from cbris.loaders.text.sentences import sentences

__all__ = ["items", "list_end"]

_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-zа-я])\)\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_COMMA = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+and\s+(?=(?:an?|the)\s)")
_ARTICLE = re.compile(r"(?:an?|the|and|or)\s+", re.IGNORECASE)
_OPENING = re.compile(r"[\s\-–—•·*]*")
_STOP = re.compile(r"\s+(?:which|that|is|are|was|were|who|etc|и|та)\b|[(:]")
MAX_ITEM = 220
MIN_ITEM = 8
MAX_LIST = 3000


def items(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Give the items of the list between two offsets, in order.

    Numbered items are told by their numbers, others by semicolons, else by commas; a
    single item is no list.
    """
    separator = _separator(text[start:end])
    found = tuple(_item(text, *bounds) for bounds in _parts(text, start, end, separator))
    kept = tuple(span for span in found if MIN_ITEM <= span.end - span.start <= MAX_ITEM)
    return kept if len(kept) > 1 else ()


def list_end(text: str, start: int) -> int:
    """Give the end of the sentence in which a list begins at an offset."""
    rest = sentences(text, Span(start, min(len(text), start + MAX_LIST)))
    return rest[0].end if rest else start


def _separator(listed: str) -> re.Pattern[str]:
    if len(_NUMBER.findall(listed)) > 1:
        return _NUMBER
    return _SEMICOLON if ";" in listed else _COMMA


def _parts(
    text: str, start: int, end: int, separator: re.Pattern[str]
) -> Iterator[tuple[int, int]]:
    for match in separator.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _item(text: str, start: int, end: int) -> Span:
    """Cut an item to what it names: no article, no clause behind it, no end mark."""
    for opening in (_OPENING, _ARTICLE):
        if match := opening.match(text, start, end):
            start = match.end()
    if stop := _STOP.search(text, start, end):
        end = stop.start()
    return Span(start, start + len(text[start:end].rstrip(" \t\r\n;,.")))
