"""What the head of a page states of its paper: citation_*, Dublin Core, Open Graph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    folded,
    iso_date,
    issns_of,
    language_of,
    listed,
    name_of,
    orcid_of,
    page_range,
    range_of,
    year_of,
)
from cbris.loaders.formats.flow import local
from cbris.loaders.formats.records import Cited
from cbris.loaders.text.document import Author, Metadata

__all__ = ["Meta", "read_meta"]

Pairs = list[tuple[str, str]]
_TITLE = ("citation_title", "dc.title", "dcterms.title", "eprints.title", "og:title")
_SITE = re.compile(r"\s+[|–—-]\s+[^|–—-]+$")
_AUTHOR = ("citation_author", "dc.creator.personalname", "dc.creator", "dcterms.creator")
_JOURNAL = ("citation_journal_title", "dc.source", "prism.publicationname")
_ABSTRACT = ("citation_abstract", "dc.description", "dcterms.abstract", "dc.description.abstract")
_DATE = (
    "citation_publication_date", "citation_date", "citation_year", "dc.date.issued",
    "dcterms.issued", "dc.date", "prism.publicationdate", "citation_online_date",
)  # fmt: skip
_KEYWORDS = ("citation_keywords", "citation_keyword", "dc.subject", "keywords")
_DOI = ("citation_doi", "dc.identifier.doi", "prism.doi", "dc.identifier", "bepress_citation_doi")
_LANGUAGE = ("citation_language", "dc.language")
_ISSN = ("citation_issn", "citation_eissn", "dc.source.issn", "prism.issn", "prism.eissn")
_VOLUME = ("citation_volume", "dc.source.volume", "prism.volume")
_ISSUE = ("citation_issue", "dc.source.issue", "prism.number")
_PAIR = re.compile(r"\s*(citation_\w+)\s*=\s*((?:[^;]|;(?!\s*citation_))*)(?:;|$)")
_FIELDS = {
    "citation_title": "title",
    "citation_journal_title": "container",
    "citation_inbook_title": "container",
    "citation_conference_title": "container",
    "citation_publisher": "publisher",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_pages": "pages",
}
_OWN_INSTITUTE = ("citation_author_institution", "citation_author_affiliation")


@dataclass(frozen=True)
class Meta:
    """The metadata, without the place of the abstract, and the references of the head."""

    metadata: Metadata
    abstracts: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    language: str | None = None


def read_meta(root: etree._Element) -> Meta:
    """Read the meta elements; what none of them says stays None.

    The title of Open Graph is taken only beside other signs of a paper, since every page
    has one.
    """
    pairs = list(_pairs(root))
    first_page, last_page = _first(pairs, "citation_firstpage"), _first(pairs, "citation_lastpage")
    pages = range_of(first_page, last_page) or page_range(
        _first(pairs, "citation_pages", "dc.source.pagenumber", "dc.identifier.pagenumber")
    )
    metadata = Metadata(
        title=_title(pairs),
        authors=tuple(_authors(pairs)),
        journal=_first(pairs, *_JOURNAL),
        volume=_first(pairs, *_VOLUME),
        issue=_first(pairs, *_ISSUE),
        year=_year(pairs),
        pages=pages,
        doi=next(filter(None, map(doi_of, _all(pairs, *_DOI))), None),
        keywords=_keywords(pairs),
        issn=issns_of(value for name in _ISSN for value in _all(pairs, name)),
        published=next(filter(None, (iso_date(_first(pairs, name)) for name in _DATE)), None),
    )
    if metadata == Metadata(title=metadata.title, keywords=metadata.keywords):
        metadata = Metadata()
    return Meta(
        metadata,
        tuple(dict.fromkeys(_all(pairs, *_ABSTRACT))),
        tuple(map(_cited, _all(pairs, "citation_reference"))),
        language_of(_first(pairs, *_LANGUAGE)),
    )


def _pairs(root: etree._Element) -> Iterator[tuple[str, str]]:
    for one in root.iter():
        if local(one) == "meta":
            name = one.get("name") or one.get("property") or one.get("itemprop") or ""
            content = folded(one.get("content"))
            if name and content:
                yield name.strip().casefold(), content


def _all(pairs: Pairs, *names: str) -> list[str]:
    """Give the values of the first name that has any."""
    for name in names:
        if found := [value for key, value in pairs if key == name]:
            return found
    return []


def _first(pairs: Pairs, *names: str) -> str | None:
    return next(iter(_all(pairs, *names)), None)


def _title(pairs: Pairs) -> str | None:
    title = _first(pairs, *_TITLE)
    if title and title == _first(pairs, "og:title") and not _first(pairs, *_TITLE[:-1]):
        site = _first(pairs, "og:site_name")
        return _SITE.sub("", title) if site and title.endswith(site) else title
    return title


def _year(pairs: Pairs) -> str | None:
    return next(filter(None, (year_of(_first(pairs, name)) for name in _DATE)), None)


def _keywords(pairs: Pairs) -> tuple[str, ...]:
    words = (word for value in _all(pairs, *_KEYWORDS) for word in listed(value))
    return tuple(dict.fromkeys(words))


def _authors(pairs: Pairs) -> Iterator[Author]:
    """Yield each author with the institute and the ORCID iD that stand behind the name."""
    names = next((name for name in _AUTHOR if _all(pairs, name)), "")
    if names != "citation_author" and "citation_authors" in dict(pairs):
        names = ""
    author: Author | None = None
    for key, value in pairs:
        if key == names:
            if author:
                yield author
            author = author_of(value)
        elif author and key in _OWN_INSTITUTE and not author.affiliation:
            author = replace(author, affiliation=value)
        elif author and key == "citation_author_orcid":
            author = replace(author, orcid=orcid_of(value))
    if author:
        yield author
    elif not names:
        whole = _first(pairs, "citation_authors") or ""
        yield from filter(None, (author_of(part) for part in whole.split(";")))


def _cited(value: str) -> Cited:
    """Give a reference of the head: its words, or fields if it is written in fields."""
    pairs: Pairs = [(key, text) for key, raw in _PAIR.findall(value) if (text := folded(raw))]
    if not pairs:
        return Cited(value)
    found: dict[str, object] = {}
    for key, text in pairs:
        if key in _FIELDS:
            found.setdefault(_FIELDS[key], text)
    names = filter(None, map(name_of, _all(pairs, "citation_author")))
    pages = range_of(_first(pairs, "citation_firstpage"), _first(pairs, "citation_lastpage"))
    known = {
        "authors": tuple(names),
        "year": _year(pairs),
        "doi": doi_of(_first(pairs, "citation_doi")),
        "pages": pages or page_range(_first(pairs, "citation_pages")),
    }
    found |= {key: text for key, text in known.items() if text}
    return Cited(", ".join(text for _, text in pairs), found)
