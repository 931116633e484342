"""Title, container and imprint: what stands behind the authors of a reference."""

import re

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.marks import take_editors, take_translation
from cbris.loaders.text.references.names import take_names
from cbris.loaders.text.references.numbers import take_numbers
from cbris.loaders.text.references.titles import (
    GAP,
    first_boundary,
    imprint,
    quoted_title,
    segments,
    split_by_comma,
    tidy,
)

__all__ = ["Fields", "read_description"]

Fields = dict[str, object]
_YEAR_END = re.compile(r"(?:[,.:;]\s\(?|\s\()(?P<year>(?:19|20)\d\d)\)?[\s.,]*$")
_ISBD = re.compile(
    r"\.?\s[–—]\s(?=[^\W\d_]{1,8}\.\s?\d|№|\d|[^\W\d_.]+\.?\s?:|¦|[^\W\d_]+,\s\d{4})"
)
_RESPONSIBILITY = re.compile(r"\s/\s(?P<names>[^/]*)$")
_IN_BOOK = re.compile(
    r"[.,?!”\"]\s+(?:(?:In|in|У кн\.|В кн\.|In the book):\s*"
    r"|(?:In|У кн\.|В кн\.)\s(?=[^\W_a-zа-я]))"
)


def read_description(text: str, year: str | None) -> Fields:
    """Read title, container and all numbers from the words behind the authors."""
    text = _ISBD.sub(". ", text)
    translated = take_translation(text)
    quoted = quoted_title(text)
    found: Fields = {}
    if translated and first_boundary(translated[0]) >= len(translated[0].rstrip()) - 1:
        title, found["title_translated"], tail = translated
    elif "//" in text:
        title, _, tail = text.partition("//")
        title, found["authors"], found["editors"] = _responsibility(title)
    elif quoted:
        title, tail = quoted
    elif in_book := _IN_BOOK.search(text):
        title, tail = text[: in_book.start() + 1], text[in_book.end() :]
        found["in_book"] = True
    else:
        end = _title_end(text)
        title, tail = text[:end], text[end:]
        title, found["authors"], found["editors"] = _responsibility(title)
    return found | _with_tail(title, tail, year, found)


def _title_end(text: str) -> int:
    """Give the end of the title's sentence; past a question mark if a comma parts the container."""
    end = first_boundary(text)
    before_number = re.split(r"\d", text[end:], maxsplit=1)[0]
    asks = text[:end].endswith(("?", "!"))
    return len(text) if asks and split_by_comma(text[:end] + before_number.rstrip(" ,(.")) else end


def _responsibility(title: str) -> tuple[str, tuple[Name, ...], tuple[Name, ...]]:
    """Cut off what stands behind " / ": the authors again, or the editors."""
    match = _RESPONSIBILITY.search(title)
    if not match:
        return title, (), ()
    _, editors = take_editors(f"/ {match['names']}")
    authors = () if editors else take_names(match["names"]).names
    return title[: match.start()], authors, editors


def _with_tail(title: str, tail: str, year: str | None, found: Fields) -> Fields:
    tail = tail.lstrip(" .,;:")
    at_end = _YEAR_END.search(title) if not year else None
    if at_end:
        title, year = title[: at_end.start()], at_end["year"]
        tail = f"{GAP} {tail}"
    tail, editors = take_editors(tail)
    tail, year = _take_year(tail, year)
    tail, numbers = take_numbers(tail, GAP)
    parts = segments(tail)
    in_book = bool(found.get("in_book")) or bool(editors and numbers.get("pages"))
    if not (parts and not tail.lstrip().startswith(GAP)):
        title, parts, year, numbers = _by_comma(title, parts, year, numbers)
    return {
        "title": tidy(title),
        "year": year,
        "editors": editors or found.get("editors"),
        "in_book": in_book,
        **numbers,
        **_printed(parts, numbers, in_book or bool(found.get("in_book"))),
    }


def _printed(parts: list[str], numbers: dict[str, str], in_book: bool) -> dict[str, str]:
    if in_book and parts:
        return {"container": parts[0]} | imprint(parts[1:], numbered=False, extent=False)
    numbered = bool(numbers.keys() & {"volume", "issue", "pages"})
    return imprint(parts, numbered, "num_pages" in numbers)


def _take_year(tail: str, year: str | None) -> tuple[str, str | None]:
    match = find_year(tail) if not year else None
    if not match:
        return tail, year
    return f"{tail[: match.start()]} {GAP} {tail[match.end() :]}", match["year"]


def _by_comma(
    title: str, parts: list[str], year: str | None, numbers: dict[str, str]
) -> tuple[str, list[str], str | None, dict[str, str]]:
    """Part "Title, Container, 12(3), 45-50", where no full stop stands between."""
    rest, year = _take_year(title, year)
    if not numbers:
        rest, numbers = take_numbers(rest, GAP)
    pieces = rest.split(GAP)
    halves = split_by_comma(pieces[0].strip(" ,;."))
    if halves and (numbers or year):
        return halves[0], [tidy(halves[1]), *parts], year, numbers
    return pieces[0], [*segments(GAP.join(pieces[1:])), *parts], year, numbers
