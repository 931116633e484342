"""A work as CSL-JSON has it: what Zotero and other managers of references export."""

from collections.abc import Iterator, Mapping
from typing import Any

from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    folded,
    iso_date,
    issns_of,
    language_of,
    listed,
    page_range,
    year_of,
)
from cbris.loaders.formats.records import Record
from cbris.loaders.text.document import Author, Metadata

__all__ = ["authors", "day", "is_work", "issns", "key", "record", "text", "year"]

Work = Mapping[str, Any]


def is_work(work: Work) -> bool:
    """Tell whether an object has a type, and a title or an identifier, as words."""
    named = isinstance(work.get("title"), str) or isinstance(work.get("DOI"), str)
    return isinstance(work.get("type"), str) and named


def key(work: Work) -> str | None:
    """Give the key of a citation, else the DOI."""
    found = work.get("citation-key") or work.get("id") or work.get("DOI")
    return str(found) if isinstance(found, str | int) else None


def record(work: Work) -> Record:
    """Give what the work states."""
    abstract = folded(text(work.get("abstract")))
    metadata = Metadata(
        title=folded(text(work.get("title"))),
        authors=tuple(authors(work.get("author"))),
        journal=folded(text(work.get("container-title"))),
        volume=folded(text(work.get("volume"))),
        issue=folded(text(work.get("issue"))),
        year=year(work.get("issued")),
        pages=page_range(text(work.get("page"))),
        doi=doi_of(text(work.get("DOI"))) or doi_of(text(work.get("URL"))),
        keywords=listed(text(work.get("keyword"))),
        issn=issns(work.get("ISSN")),
        published=day(work.get("issued")),
    )
    return Record(
        metadata,
        (abstract,) if abstract else (),
        language=language_of(text(work.get("language"))),
    )


def text(value: object) -> str | None:
    """Give a value as text: a string, a number, or the first of a list of these."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str | int)), None)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value)


def year(date: object) -> str | None:
    """Give the year of a date: its first part, else the first year in its words."""
    if not isinstance(date, Mapping):
        return year_of(text(date))
    parts = date.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    found = year_of(first[0]) if isinstance(first, list) and first else None
    return found or year_of(text(date.get("raw"))) or year_of(text(date.get("literal")))


def day(date: object) -> str | None:
    """Give a date of which all three parts are known, in ISO 8601."""
    parts = date.get("date-parts") if isinstance(date, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    return iso_date("-".join(map(str, first))) if isinstance(first, list) else None


def issns(value: object) -> tuple[str, ...]:
    """Give the ISSNs of a text or of a list of texts."""
    return issns_of(map(text, value) if isinstance(value, list) else [text(value)])


def authors(people: object) -> Iterator[Author]:
    """Yield the people of a list, with institute and ORCID iD where these are given."""
    for one in people if isinstance(people, list) else ():
        if not isinstance(one, Mapping):
            continue
        particle = text(one.get("non-dropping-particle")) or text(one.get("dropping-particle"))
        family = " ".join(filter(None, [particle, text(one.get("family"))]))
        literal = folded(text(one.get("literal")) or text(one.get("name")))
        places = one.get("affiliation")
        place = places[0] if isinstance(places, list) and places else None
        author = author_of(
            family=family,
            given=text(one.get("given")),
            affiliation=text(place.get("name")) if isinstance(place, Mapping) else None,
            orcid=text(one.get("ORCID")),
        )
        if literal and not text(one.get("family")):
            author = Author(literal)
        if author:
            yield author
