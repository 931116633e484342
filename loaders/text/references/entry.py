"""One entry of a list, cut into fields."""

import re
from dataclasses import fields as fields_of
from typing import NamedTuple

from cbris.loaders.text.document import Name, Reference
from cbris.loaders.text.letters import MENDED
from cbris.loaders.text.references.dates import find_year, take_accessed
from cbris.loaders.text.references.given_names import GIVEN_NAMES
from cbris.loaders.text.references.kinds import kind_of
from cbris.loaders.text.references.legislation import act_year, is_act, join_number
from cbris.loaders.text.references.links import take_doi, take_url
from cbris.loaders.text.references.marks import (
    take_editors,
    take_language,
    take_medium,
    take_translation,
)
from cbris.loaders.text.references.names import (
    corporate,
    full_names,
    has_legal_form,
    read_names,
    take_names,
)
from cbris.loaders.text.references.numbers import take_numbers
from cbris.loaders.text.references.repair import bare, mend
from cbris.loaders.text.references.titles import (
    GAP,
    first_boundary,
    imprint,
    quoted_title,
    segments,
    split_by_comma,
    tidy,
)

__all__ = ["Parsed", "parse_entry"]

Fields = dict[str, object]
_YEAR_ALONE = re.compile(r"^[\s.,]*[(\[]\s?(?:n\.\s?d\.?|б\.\s?[рд]\.)\s?[)\]][\s.,:]*")
_YEAR_END = re.compile(r"(?:[,.:;]\s\(?|\s\()(?P<year>(?:19|20)\d\d)\)?[\s.,]*$")
_ISBD = re.compile(
    r"\.?\s[–—]\s(?=[^\W\d_]{1,8}\.\s?\d|№|\d|[^\W\d_.]+\.?\s?:|¦|[^\W\d_]+,\s\d{4})"
)
_RESPONSIBILITY = re.compile(r"\s/\s(?P<names>[^/]*)$")
_IN_BOOK = re.compile(
    r"[.,?!”\"]\s+(?:(?:In|in|У кн\.|В кн\.|In the book):\s*"
    r"|(?:In|У кн\.|В кн\.)\s(?=[^\W_a-zа-я]))"
)
MAX_AUTHORS_BEFORE_YEAR = 600
EARLY_YEAR = 0.75


class Parsed(NamedTuple):
    """The reference, and which of its links stand cut."""

    reference: Reference
    cut: tuple[str, ...]


class _Opening(NamedTuple):
    authors: tuple[Name, ...]
    year: str | None
    rest: str


def parse_entry(
    n: int, raw: str, start: int, known: frozenset[str], family_first: bool = False
) -> Parsed:
    """Read the fields of one entry.

    :param known: the words that the text writes unbroken, to mend those that are broken.
    :param family_first: the list prints the family name first.
    """
    text, language = take_language(mend(raw, known))
    text, accessed = take_accessed(text, GAP)
    text, medium = take_medium(text)
    doi = take_doi(text, GAP)
    url = take_url(doi.rest, GAP)
    linked = bool(medium or accessed or url.value or url.cut)
    found: Fields = {"language_note": language, "accessed": accessed, "doi": doi.value}
    found |= {"url": url.value, "linked": linked}
    found |= _work(url.rest.strip(" ¦,;"), family_first)
    found.setdefault("type", kind_of(found, raw))
    cut = tuple(name for name, link in (("doi", doi), ("url", url)) if link.cut)
    return Parsed(_reference(n, raw, start, found), cut)


def _work(text: str, family_first: bool) -> Fields:
    if is_act(text) and not take_names(text).names:
        return _act(text)
    opening = _opening(text, family_first)
    found: Fields = {"authors": opening.authors, "year": opening.year}
    found |= {
        name: value for name, value in _described(opening.rest, opening.year).items() if value
    }
    return found


def _act(text: str) -> Fields:
    title = join_number(tidy(text.split(GAP)[0]))
    return {"title": title, "year": act_year(title), "type": "legislation"}


def _opening(text: str, family_first: bool) -> _Opening:
    """Read the authors, and the year where it stands between them and the title."""
    taken = take_names(text)
    if taken.names:
        rest, year = _leading_year(text[taken.end :])
        if taken.end and rest.lstrip().startswith(("(Ed", "(ed", "(ред")):
            rest = re.sub(r"^\s*\([^)]*\)[.,:]?\s*", "", rest)
            rest, year = _leading_year(rest) if not year else (rest, year)
        return _Opening(taken.names, year, rest)
    year_match = find_year(text)
    if year_match and _opens_with_body(text, year_match):
        authors = _authors(text[: year_match.start()], family_first)
        if authors:
            return _Opening(authors, year_match["year"], text[year_match.end() :].lstrip(" .,:;)"))
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


def _first_sentence(text: str, family_first: bool) -> _Opening:
    """Read names written out, or a body, that a full stop parts from the title."""
    end = first_boundary(text)
    first, rest = text[:end], text[end:]
    if not segments(rest):
        body = corporate(first.strip(" .")) if has_legal_form(first) else None
        return _Opening((body,), None, rest) if body else _Opening((), None, text)
    dated = _YEAR_END.search(first)
    if dated:
        first, rest = first[: dated.start()] + ".", f"{dated['year']}. {rest.lstrip()}"
    several = re.search(r",|;|&|\band\b|\bта\b|\bі\b|\bи\b", first)
    names = full_names(first.strip(" .,"), family_first)
    given = names and (several or _is_known(names[0]))
    body = corporate(first.strip(" .")) if len(first.split()) <= 6 else None
    if given:
        return _Opening(names, *_leading_year(rest)[::-1])
    return _Opening((body,), *_leading_year(rest)[::-1]) if body else _Opening((), None, text)


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


def _described(text: str, year: str | None) -> Fields:
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


def _reference(n: int, raw: str, start: int, found: Fields) -> Reference:
    names = {field.name for field in fields_of(Reference)}
    known = {name: value for name, value in found.items() if name in names and value}
    repaired = tuple(sorted(name for name, value in known.items() if MENDED in str(value)))
    values = {name: _clean(value) for name, value in known.items()}
    return Reference(n, raw, start, start + len(raw), repaired=repaired, **values)  # type: ignore[arg-type]


def _clean(value: object) -> object:
    if isinstance(value, str):
        return bare(value)
    if isinstance(value, tuple):
        return tuple(
            Name(
                *(bare(part) if part else None for part in (name.family, name.given, name.literal))
            )
            for name in value
        )
    return value
