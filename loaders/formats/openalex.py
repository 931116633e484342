"""A work as OpenAlex's interface and snapshots give it."""

from collections.abc import Iterator, Mapping
from typing import Any

from cbris.loaders.formats import csl
from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    folded,
    iso_date,
    language_of,
    range_of,
    year_of,
)
from cbris.loaders.formats.records import Record
from cbris.loaders.text.document import Author, Metadata

__all__ = ["is_work", "key", "record"]

Work = Mapping[str, Any]
_SITE = "https://openalex.org/"
MAX_WORDS = 50_000


def is_work(work: Work) -> bool:
    """Tell whether an object has an id of OpenAlex or fields that only OpenAlex has."""
    own = str(work.get("id", "")).startswith(_SITE)
    return own or "authorships" in work or "abstract_inverted_index" in work


def key(work: Work) -> str | None:
    """Give the DOI, else the id without the address of the site."""
    found = csl.text(work.get("id"))
    return doi_of(csl.text(work.get("doi"))) or (found.removeprefix(_SITE) if found else None)


def record(work: Work) -> Record:
    """Give what the work states; the abstract is put together from its index."""
    location, numbers = _map(work.get("primary_location")), _map(work.get("biblio"))
    abstract = _abstract(work.get("abstract_inverted_index"))
    keywords = work.get("keywords")
    words = (
        (_map(one).get("display_name") for one in keywords) if isinstance(keywords, list) else ()
    )
    metadata = Metadata(
        title=folded(csl.text(work.get("title")) or csl.text(work.get("display_name"))),
        authors=tuple(_authors(work.get("authorships"))),
        journal=folded(csl.text(_map(location.get("source")).get("display_name"))),
        volume=folded(csl.text(numbers.get("volume"))),
        issue=folded(csl.text(numbers.get("issue"))),
        year=year_of(csl.text(work.get("publication_year"))),
        pages=range_of(csl.text(numbers.get("first_page")), csl.text(numbers.get("last_page"))),
        doi=doi_of(csl.text(work.get("doi"))),
        keywords=tuple(word for word in words if word),
        issn=csl.issns(_map(location.get("source")).get("issn")),
        published=iso_date(csl.text(work.get("publication_date"))),
    )
    return Record(
        metadata,
        (abstract,) if abstract else (),
        language=language_of(csl.text(work.get("language"))),
    )


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _abstract(index: object) -> str | None:
    """Put words back to their places; a place that two words claim keeps the first of them."""
    places: dict[int, str] = {}
    for word, positions in _map(index).items():
        for at in positions if isinstance(positions, list) else ():
            if isinstance(at, int) and 0 <= at < MAX_WORDS:
                places.setdefault(at, str(word))
    return folded(" ".join(places[at] for at in sorted(places)))


def _authors(authorships: object) -> Iterator[Author]:
    for one in authorships if isinstance(authorships, list) else ():
        person, places = _map(_map(one).get("author")), _map(one).get("institutions")
        raw = _map(one).get("raw_affiliation_strings")
        first = places[0] if isinstance(places, list) and places else None
        author = author_of(
            csl.text(person.get("display_name")) or csl.text(_map(one).get("raw_author_name")),
            affiliation=csl.text(raw) or csl.text(_map(first).get("display_name")),
            orcid=csl.text(person.get("orcid")),
        )
        if author:
            yield author
