"""Who stands first in a reference, and the year where it parts them from the title."""

import re
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.given_names import FAMILY_NAMES, GIVEN_NAMES
from cbris.loaders.text.references.marks import EDITORS_MARK
from cbris.loaders.text.references.names import (
    corporate,
    full_names,
    has_legal_form,
    read_names,
    take_names,
)
from cbris.loaders.text.references.titles import GAP, first_boundary, segments

__all__ = ["Opening", "read_opening"]

_UNDATED = re.compile(
    r"^[\s.,]*[(\[]?\s?(?:n\.\s?d\.?|s\.\s?a\.|б\.\s?[рд]\.|[bB]\.\s?[rd]\.|in press|forthcoming"
    r"|to appear"
    r"|under review|accepted|у друці|в печати|w druku|undated|no date|o\.\s?J\."
    r"|s\.\s?d\.)(?:,?\s(?:19"
    r"|20)\d\d)?\s?[)\]]?"
    r"(?=[\s.,:)])[\s.,:)]*"
)
_UNDATED_BODY = re.compile(
    r"(?P<body>[^()\[\]¦]{3,100}?)[.,]?\s[(\[](?:n\.\s?d\.|o\.\s?J\.|s\.\s?[ad]\.|б\.\s?[рд]\."
    r"|b\.\s?[rd]\.)[)\]][\s.,:]*"
)
_YEAR_END = re.compile(r"(?:[,.:;]\s\(?|\s\()(?P<year>(?:19|20)\d\d)[a-z]?\)?[\s.,]*$")
_TWO_YEARS = re.compile(
    r"[\[(]?(?:1[5-9]|20)\d\d[\])]?[\s/]+\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?[.,:]?\s"
)
_PLAIN_YEAR = re.compile(
    r"(?P<year>(?:19|20)\d\d)[a-zа-я]?(?:\s?(?:р|г)\.)?(?:[.,:;]+\s|\s(?=[«“\"„‘']))"
)
_DASHES = re.compile(
    r"[-–—_⸺⸻]{2,}[.,]?\s*|(?:(?:Idem|Id\.|Той самий|Он же|Tenże|Tamże)[.,]|(?:Ders|Dies)\.,?)\s"
    r"|(?:Idem|Ders\.|Dies\.),?\s(?=\()"
)
_COLON = re.compile(
    rf"(?P<names>{WORD}(?:[-,. –—]+(?:{WORD}|[{UPPER}]\.))+)\s?:\s(?=[{UPPER}«“\"„])"
)
_LOWER_WORD = re.compile(r"(?<!\w)[a-zа-яіїєґ]{4,}")
MAX_AUTHORS_BEFORE_YEAR = 600
EARLY_YEAR = 0.75
MAX_BODY_WORDS = 12
MAX_LOWER_WORDS = 2


class Opening(NamedTuple):
    """The people, the year if it stands behind them, and the words after both."""

    authors: tuple[Name, ...]
    year: str | None
    rest: str
    editors: tuple[Name, ...] = ()


def read_opening(
    text: str, family_first: bool, previous: tuple[Name, ...] = (), written_out: bool = False
) -> Opening:
    """Read the people, and the year where it stands between them and the title.

    :param written_out: the list prints names without initials.
    :param previous: the authors of the entry before, whom a dash repeats.
    """
    if dashes := _DASHES.match(text):
        return _repeated(text[dashes.end() :], previous)
    taken = take_names(text)
    if taken.names:
        return _named(taken.names, text[taken.end :])
    if undated := _UNDATED_BODY.match(text):
        authors = _authors(undated["body"], family_first, text[undated.end() :])
        if authors:
            return Opening(authors, None, text[undated.end() :])
    year_match = find_year(text)
    if year_match and _opens_with_body(text, year_match):
        before, rest = text[: year_match.start()], text[year_match.end() :].lstrip(" .,:;)")
        mark = EDITORS_MARK.search(before)
        authors = _authors(before[: mark.start()] if mark else before, family_first, rest)
        if authors:
            return _by_role(authors, bool(mark), year_match["year"], rest)
    return _before_colon(text) or _first_sentence(text, family_first, written_out)


def _repeated(rest: str, previous: tuple[Name, ...]) -> Opening:
    """Read what follows a dash: the authors of the entry before, and perhaps others."""
    joined = re.match(r"[,\s]*(?:and|&|та|і|и)?\s*", rest)
    taken = take_names(rest[joined.end() :]) if joined else take_names(rest)
    behind = rest[joined.end() + taken.end :] if joined and taken.names else rest
    return _named((*previous, *taken.names), behind)


def _named(names: tuple[Name, ...], rest: str) -> Opening:
    mark = EDITORS_MARK.match(rest)
    rest, year = _leading_year(rest[mark.end() :] if mark else rest)
    late = None if mark else EDITORS_MARK.match(rest)
    if late:
        rest = rest[late.end() :]
    return _by_role(names, bool(mark or late), year, rest)


def _by_role(names: tuple[Name, ...], edited: bool, year: str | None, rest: str) -> Opening:
    return Opening((), year, rest, names) if edited else Opening(names, year, rest)


def _opens_with_body(text: str, year: re.Match[str]) -> bool:
    before = text[: year.start()]
    inside = year[0].strip().startswith(("(", "["))
    short = len(before) < min(MAX_AUTHORS_BEFORE_YEAR, EARLY_YEAR * len(text))
    whole = first_boundary(before) >= len(before.rstrip()) - 1
    return bool(before.strip()) and inside and short and whole and GAP not in before


def _authors(words: str, family_first: bool, rest: str) -> tuple[Name, ...]:
    """Read people, a known kind of body, or a title-cased body with a title behind the year."""
    if names := read_names(words, family_first):
        return names
    body = corporate(words.strip(" .,"))
    titled = bool(segments(rest.partition(GAP)[0])) and _is_body(words)
    if titled and body is None:
        body = Name(literal=words.strip(" .,;:"))
    return (body,) if body else ()


def _is_body(words: str) -> bool:
    few = len(words.split()) <= MAX_BODY_WORDS and not re.search(r"[:\[]", words)
    return few and len(_LOWER_WORD.findall(words)) <= MAX_LOWER_WORDS and words[:1].isupper()


def _before_colon(text: str) -> Opening | None:
    """Read full names before a colon, as Hungarian lists print them, family name first."""
    match = _COLON.match(text)
    names = full_names(match["names"], True) if match else ()
    if not match or not names or not any(_is_known(name) for name in names):
        return None
    rest, year = _leading_year(text[match.end() :])
    return Opening(names, year, rest)


def _first_sentence(text: str, family_first: bool, written_out: bool) -> Opening:
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
    mark = EDITORS_MARK.search(first)
    words = first[: mark.start()] if mark else first
    names = full_names(words.strip(" .,"), family_first)
    if names and (several or _is_known(names[0]) or written_out):
        rest, year = _leading_year(rest)
        return _by_role(names, bool(mark), year, rest)
    rest_dated, year = _leading_year(rest)
    body = corporate(first.strip(" .")) if len(first.split()) <= MAX_BODY_WORDS // 2 else None
    if body is None and year and _is_body(first) and segments(rest_dated.partition(GAP)[0]):
        body = Name(literal=first.strip(" .,"))
    return Opening((body,), year, rest_dated) if body else Opening((), None, text)


def _is_known(name: Name) -> bool:
    given = (name.given or "").casefold()
    family = (name.family or "").casefold()
    return given.split(" ")[0].split("-")[0] in GIVEN_NAMES or family in FAMILY_NAMES


def _leading_year(text: str) -> tuple[str, str | None]:
    """Cut a year that stands first, as ``(2018).``, ``2018.``, ``(n.d.)`` or ``[1999] 2004.``."""
    undated = _UNDATED.match(text)
    if undated:
        return text[undated.end() :], None
    stripped = text.lstrip(" .,:;")
    if two := _TWO_YEARS.match(stripped):
        return stripped[two.end() :].lstrip(), two["year"]
    match = find_year(stripped)
    plain = _PLAIN_YEAR.match(stripped)
    if match and match.start() == 0 and match[0].startswith(("(", "[")):
        return stripped[match.end() :].lstrip(" .,:;"), match["year"]
    if plain:
        return stripped[plain.end() :].lstrip(), plain["year"]
    return stripped, None
