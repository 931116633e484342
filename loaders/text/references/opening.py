"""Who stands first in a reference, and the year where it parts them from the title."""

import re
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.given_names import GIVEN_NAMES
from cbris.loaders.text.references.names import (
    corporate,
    full_names,
    has_legal_form,
    read_names,
    take_names,
)
from cbris.loaders.text.references.titles import first_boundary, segments

__all__ = ["Opening", "read_opening"]

_YEAR_ALONE = re.compile(r"^[\s.,]*[(\[]\s?(?:n\.\s?d\.?|б\.\s?[рд]\.)\s?[)\]][\s.,:]*")
_YEAR_END = re.compile(r"(?:[,.:;]\s\(?|\s\()(?P<year>(?:19|20)\d\d)\)?[\s.,]*$")
MAX_AUTHORS_BEFORE_YEAR = 600
EARLY_YEAR = 0.75


class Opening(NamedTuple):
    """The authors, the year if it stands behind them, and the words after both."""

    authors: tuple[Name, ...]
    year: str | None
    rest: str


def read_opening(text: str, family_first: bool) -> Opening:
    """Read the authors, and the year where it stands between them and the title."""
    taken = take_names(text)
    if taken.names:
        rest, year = _leading_year(text[taken.end :])
        if taken.end and rest.lstrip().startswith(("(Ed", "(ed", "(ред")):
            rest = re.sub(r"^\s*\([^)]*\)[.,:]?\s*", "", rest)
            rest, year = _leading_year(rest) if not year else (rest, year)
        return Opening(taken.names, year, rest)
    year_match = find_year(text)
    if year_match and _opens_with_body(text, year_match):
        authors = _authors(text[: year_match.start()], family_first)
        if authors:
            return Opening(authors, year_match["year"], text[year_match.end() :].lstrip(" .,:;)"))
    return _first_sentence(text, family_first)


def _opens_with_body(text: str, year: re.Match[str]) -> bool:
    before = text[: year.start()]
    inside = year[0].strip().startswith(("(", "["))
    short = len(before) < min(MAX_AUTHORS_BEFORE_YEAR, EARLY_YEAR * len(text))
    return (
        bool(before.strip())
        and inside
        and short
        and first_boundary(before) >= len(before.rstrip()) - 1
    )


def _authors(words: str, family_first: bool) -> tuple[Name, ...]:
    names = read_names(words, family_first)
    body = corporate(words.strip(" .,"))
    return names or ((body,) if body else ())


def _first_sentence(text: str, family_first: bool) -> Opening:
    """Read names written out, or a body, that a full stop parts from the title."""
    end = first_boundary(text)
    first, rest = text[:end], text[end:]
    if not segments(rest):
        body = corporate(first.strip(" .")) if has_legal_form(first) else None
        return Opening((body,), None, rest) if body else Opening((), None, text)
    dated = _YEAR_END.search(first)
    if dated:
        first, rest = first[: dated.start()] + ".", f"{dated['year']}. {rest.lstrip()}"
    several = re.search(r",|;|&|\band\b|\bта\b|\bі\b|\bи\b", first)
    names = full_names(first.strip(" .,"), family_first)
    given = names and (several or _is_known(names[0]))
    body = corporate(first.strip(" .")) if len(first.split()) <= 6 else None
    if given:
        return Opening(names, *_leading_year(rest)[::-1])
    return Opening((body,), *_leading_year(rest)[::-1]) if body else Opening((), None, text)


def _is_known(name: Name) -> bool:
    return (name.given or "").split(" ")[0].casefold() in GIVEN_NAMES


def _leading_year(text: str) -> tuple[str, str | None]:
    """Cut a year that stands first: ``(2018).``, ``2018.``, ``(n.d.)``."""
    undated = _YEAR_ALONE.match(text)
    if undated:
        return text[undated.end() :], None
    stripped = text.lstrip(" .,:;")
    match = find_year(stripped)
    plain = re.match(r"(?P<year>(?:19|20)\d\d)[a-z]?[.,:]\s", stripped)
    if match and match.start() == 0:
        return stripped[match.end() :].lstrip(" .,:;"), match["year"]
    if plain:
        return stripped[plain.end() :].lstrip(), plain["year"]
    return stripped, None
