"""BibTeX and BibLaTeX files cut into entries, and these into fields."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cbris.loaders.formats.records import Unread

__all__ = ["Entry", "read_entries"]

MAX_ENTRY = 4 * 1024 * 1024
"""Characters; an entry that is longer was never closed."""
_START = re.compile(r"\s*@\s*([A-Za-z]+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,{}()=]*)\s*(?:,|(?=[})]\s*$))")
_NAME = re.compile(r"\s*([A-Za-z][^\s=,{}\"#]*)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}()\"]+")
_MARK = re.compile(r"[{}\"\\]")
_UNREAD = frozenset({"comment", "preamble", "string"})
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Entry:
    """One entry: its kind and its fields in small letters, values as they were written."""

    kind: str
    key: str
    fields: Mapping[str, str]


class _DamagedError(ValueError):
    """An entry is not closed, or a field is no field."""


def read_entries(lines: Iterable[str], where: str) -> Iterator[Entry | Unread]:
    """Yield the entries of a file; one that is damaged as what could not be read.

    An entry begins at an @ at the beginning of a line, so that one that was never closed
    does not swallow those behind it.
    """
    macros = {name: name for name in _MONTHS}
    for number, text in _pieces(lines):
        begin = _START.match(text)
        if not begin:
            continue
        try:
            yield from _entry(begin, text, macros)
        except _DamagedError as error:
            key = _KEY.match(text, begin.end())
            name = (key[1] if key else "") or f"line-{number}"
            yield Unread(
                name, f"{where}:{number}: entry {name!r} {error}; BibTeX was expected; mend it"
            )


def _pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield what stands from one entry to the next, with the number of its first line."""
    piece: list[str] = []
    size, first = 0, 1
    for number, line in enumerate(lines, start=1):
        if _START.match(line) and piece:
            yield first, "".join(piece)
            piece, size = [], 0
        if not piece:
            first = number
        size += len(line)
        if size <= MAX_ENTRY:
            piece.append(line)
    if piece:
        yield first, "".join(piece)


def _entry(begin: re.Match[str], text: str, macros: dict[str, str]) -> Iterator[Entry]:
    kind = begin[1].lower()
    if kind in _UNREAD - {"string"}:
        return
    key = None if kind == "string" else _KEY.match(text, begin.end())
    if kind != "string" and key is None:
        raise _DamagedError("has no key")
    fields, end = _fields(text, key.end() if key else begin.end(), begin[2], macros)
    if kind == "string":
        macros |= fields
    elif key:
        yield Entry(kind, key[1], fields)
    following = _START.match(text, end)
    if following:
        yield from _entry(following, text, macros)


def _fields(
    text: str, at: int, opened: str, macros: Mapping[str, str]
) -> tuple[dict[str, str], int]:
    """Read the fields up to the end of the entry; give them and where it ends."""
    close, found = ("}" if opened == "{" else ")"), dict[str, str]()
    while True:
        at = _skip(text, at)
        if at >= len(text):
            raise _DamagedError("is not closed")
        if text[at] == close:
            return found, at + 1
        name = _NAME.match(text, at)
        if not name:
            raise _DamagedError(f"has {text[at : at + 20]!r} where a field was expected")
        value, at = _value(text, name.end(), macros)
        found.setdefault(name[1].lower(), value)


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] == ","):
        at += 1
    return at


def _value(text: str, at: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Read a value, or several joined by #."""
    parts = []
    while True:
        part, at = _part(text, at, macros)
        parts.append(part)
        rest = at
        while rest < len(text) and text[rest].isspace():
            rest += 1
        if rest >= len(text) or text[rest] != "#":
            return "".join(parts), at
        at = rest + 1
        while at < len(text) and text[at].isspace():
            at += 1


def _part(text: str, at: int, macros: Mapping[str, str]) -> tuple[str, int]:
    mark = text[at : at + 1]
    if mark in ("{", '"') and mark:
        end = _closed(text, at, mark)
        return text[at + 1 : end], end + 1
    bare = _BARE.match(text, at)
    if not bare:
        raise _DamagedError("has a field without a value")
    return macros.get(bare[0].lower(), bare[0]), bare.end()


def _closed(text: str, at: int, mark: str) -> int:
    """Give where the brace or the quotation mark is closed that opens here."""
    depth, position = 0, at + 1
    while found := _MARK.search(text, position):
        position = found.end()
        if found[0] == "\\":
            position += 1
        elif found[0] == '"' and mark == '"' and depth == 0:
            return found.start()
        elif found[0] == "{":
            depth += 1
        elif found[0] == "}":
            if depth == 0 and mark == "{":
                return found.start()
            depth -= 1
    raise _DamagedError("is not closed")
