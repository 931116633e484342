"""A work as Crossref's interface gives it, with its references."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cbris.loaders.formats import csl
from cbris.loaders.formats.fields import doi_of, folded, language_of, name_of, page_range, year_of
from cbris.loaders.formats.records import Cited, Record
from cbris.loaders.text.document import Metadata
from cbris.loaders.text.people import mentioned_person

__all__ = ["is_work", "key", "record"]

Work = Mapping[str, Any]
_TAG = re.compile(r"</?jats:(p|title|sec|list-item)\b[^>]*>|<[^>]+>")
_DATES = ("published-print", "issued", "published", "published-online", "created")
_CONTAINERS = ("journal-title", "series-title")


def is_work(work: Work) -> bool:
    """Tell whether an object has a DOI and its titles as a list, as Crossref writes them."""
    return isinstance(work.get("DOI"), str) and isinstance(work.get("title"), list)


def key(work: Work) -> str | None:
    """Give the DOI."""
    return csl.text(work.get("DOI"))


def record(work: Work) -> Record:
    """Give what the work states; references without fields are to be parsed."""
    titles = [folded(csl.text(work.get(name))) for name in ("title", "subtitle")]
    abstract = folded(_plain(csl.text(work.get("abstract"))))
    subjects = work.get("subject")
    words = (csl.text(one) for one in subjects) if isinstance(subjects, list) else ()
    metadata = Metadata(
        title=folded(_plain(": ".join(filter(None, titles)))),
        authors=tuple(csl.authors(work.get("author"))),
        journal=folded(_plain(csl.text(work.get("container-title")))),
        volume=folded(csl.text(work.get("volume"))),
        issue=folded(csl.text(work.get("issue"))),
        year=next(filter(None, (csl.year(work.get(name)) for name in _DATES)), None),
        pages=page_range(csl.text(work.get("page")) or csl.text(work.get("article-number"))),
        doi=doi_of(csl.text(work.get("DOI"))),
        keywords=tuple(word for word in words if word),
        issn=csl.issns(work.get("ISSN")),
        published=next(filter(None, (csl.day(work.get(name)) for name in _DATES[:-1])), None),
    )
    return Record(
        metadata,
        (abstract,) if abstract else (),
        tuple(_cited(work.get("reference"))),
        language_of(csl.text(work.get("language"))),
    )


def _plain(text: str | None) -> str:
    """Give the words of JATS or HTML in a value; its paragraphs are parted by a blank."""
    return _TAG.sub(lambda found: " " if found[1] else "", text or "")


def _cited(references: object) -> Iterator[Cited]:
    for one in references if isinstance(references, list) else ():
        if not isinstance(one, Mapping):
            continue
        doi = doi_of(csl.text(one.get("DOI")))
        words = folded(_plain(csl.text(one.get("unstructured"))))
        if words:
            known = not doi or doi.casefold() in words.casefold()
            yield Cited(words if known else f"{words} https://doi.org/{doi}")
        elif found := _fields(one, doi):
            yield Cited(_raw(one, doi), found)


def _fields(one: Mapping[str, Any], doi: str | None) -> dict[str, object]:
    first = folded(csl.text(one.get("author")))
    author = (name_of(first) if "," in first else mentioned_person(first)) if first else None
    article, volume_title = csl.text(one.get("article-title")), csl.text(one.get("volume-title"))
    container = next((v for name in _CONTAINERS if (v := csl.text(one.get(name)))), None)
    found = {
        "authors": (author,) if author else (),
        "title": folded(article or volume_title),
        "container": folded(container or (volume_title if article else None)),
        "year": year_of(csl.text(one.get("year"))),
        "volume": folded(csl.text(one.get("volume"))),
        "issue": folded(csl.text(one.get("issue"))),
        "pages": page_range(csl.text(one.get("first-page"))),
        "doi": doi,
    }
    return {name: value for name, value in found.items() if value}


def _raw(one: Mapping[str, Any], doi: str | None) -> str:
    """Give the fields in the order in which a list would print them."""
    names = ("author", "year", "article-title", "volume-title", "journal-title", "series-title")
    numbers = ("volume", "issue", "first-page")
    parts = (folded(csl.text(one.get(name))) for name in (*names, *numbers))
    return ", ".join(filter(None, [*parts, doi]))
