"""What the front matter of a JATS article states."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cbris.loaders.formats.fields import (
    author_of,
    doi_of,
    folded,
    iso_date,
    issns_of,
    language_of,
    range_of,
    year_of,
)
from cbris.loaders.formats.flow import inner_text, local
from cbris.loaders.text.document import Author, Metadata, Translation

__all__ = ["Front", "read_front", "words_without"]

Element = etree._Element
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_NAMES = frozenset({"label", "email", "fax", "phone", "xref", "ext-link", "country-code"})
_ADDRESS = frozenset({"addr-line", "postal-code", "uri"})


@dataclass(frozen=True)
class Front:
    """The metadata, without the place of the abstract, and what the text begins with."""

    metadata: Metadata
    titles: tuple[Element, ...]
    institutes: tuple[str, ...]
    abstracts: tuple[Element, ...]
    keywords: tuple[tuple[str, ...], ...]
    language: str | None
    translations: tuple[tuple[Translation, Element | None], ...]
    """Each with the element of its abstract, of which the place is yet to be found."""


def read_front(article: Element) -> Front:
    """Read the front matter; of several titles and keywords, those in the article's language."""
    front = next((one for one in article if local(one) == "front"), article)
    meta = next((one for one in front.iter() if local(one) == "article-meta"), front)
    language = article.get(_LANG)
    places = {one.get("id", ""): _institute(one) for one in meta.iter("{*}aff")}
    groups = [(one.get(_LANG), _keywords(one)) for one in meta.iter("{*}kwd-group")]
    own = [words for tag, words in groups if words and tag in (language, None)]
    keywords = own or [words for _, words in groups if words]
    titles = [one for one in meta.iter("{*}title-group") for one in _titles(one)]
    metadata = Metadata(
        title=_title(titles),
        authors=tuple(_authors(meta, places)),
        journal=_text(front, "journal-title") or _text(front, "abbrev-journal-title"),
        volume=_text(meta, "volume"),
        issue=_text(meta, "issue"),
        year=_year(meta),
        pages=range_of(_text(meta, "fpage"), _text(meta, "lpage"))
        or _text(meta, "page-range")
        or _text(meta, "elocation-id"),
        doi=_doi(meta),
        keywords=tuple(dict.fromkeys(word for words in keywords[:1] for word in words)),
        issn=issns_of(inner_text(one) for one in front.iter("{*}issn", "{*}issn-l")),
        received=_date(meta, "received"),
        accepted=_date(meta, "accepted"),
        published=next(filter(None, map(_day, meta.iter("{*}pub-date"))), None),
    )
    return Front(
        metadata,
        tuple(titles),
        tuple(dict.fromkeys(filter(None, places.values()))),
        tuple(meta.iter("{*}abstract", "{*}trans-abstract")),
        tuple(words for _, words in groups if words),
        language_of(language),
        tuple(_translations(meta, language)),
    )


def _translations(
    meta: Element, language: str | None
) -> Iterator[tuple[Translation, Element | None]]:
    """Yield title, keywords and abstract in each further language."""
    titles = {one.get(_LANG): one for one in meta.iter("{*}trans-title-group")}
    abstracts = {one.get(_LANG): one for one in meta.iter("{*}trans-abstract")}
    words = {one.get(_LANG): _keywords(one) for one in meta.iter("{*}kwd-group")}
    for tag in dict.fromkeys((*titles, *abstracts, *words)):
        if tag in (language, None):
            continue
        title = _text(titles[tag], "trans-title") if tag in titles else None
        found = Translation(language_of(tag), title, words.get(tag, ()))
        yield found, abstracts.get(tag)


def words_without(element: Element, left_out: frozenset[str]) -> str:
    """Give the words of an element but for those of some elements in it."""
    parts = [element.text or ""]
    for one in element:
        if local(one) not in left_out:
            parts.append(words_without(one, left_out))
        parts.append(one.tail or "")
    return " ".join("".join(parts).split())


def _titles(group: Element) -> Iterator[Element]:
    yield from group.iter("{*}article-title", "{*}subtitle", "{*}trans-title")


def _title(titles: list[Element]) -> str | None:
    """Join title and subtitle, notes and marks left out; translated titles are others."""
    parts = []
    for one in titles:
        around = one.getparent()
        own = around is None or local(around) != "trans-title-group"
        if own and local(one) in ("article-title", "subtitle"):
            parts.append(words_without(one, frozenset({"xref", "fn"})))
    return ": ".join(filter(None, parts)) or None


def _text(element: Element, name: str) -> str | None:
    """Give the words of the first element of that name outside of references."""
    found = next(iter(element.iter(f"{{*}}{name}")), None)
    return folded(inner_text(found)) if found is not None else None


def _doi(meta: Element) -> str | None:
    ids = [one for one in meta.iter("{*}article-id") if one.get("pub-id-type") == "doi"]
    return doi_of(inner_text(ids[0])) if ids else None


def _year(meta: Element) -> str | None:
    """Give the year of the issue before that of another date."""
    dates = list(meta.iter("{*}pub-date"))
    dates.sort(key=lambda one: one.get("pub-type") not in ("ppub", "collection", "pub"))
    return next(filter(None, (year_of(_text(one, "year")) for one in dates)), None)


def _date(meta: Element, kind: str) -> str | None:
    dates = (one for one in meta.iter("{*}date") if one.get("date-type") == kind)
    return next(filter(None, map(_day, dates)), None)


def _day(element: Element) -> str | None:
    parts = [_text(element, name) or "" for name in ("year", "month", "day")]
    return iso_date(element.get("iso-8601-date") or "-".join(parts))


def _keywords(group: Element) -> tuple[str, ...]:
    words = (folded(inner_text(one)) for one in group.iter("{*}kwd"))
    return tuple(word for word in words if word)


def _authors(meta: Element, places: dict[str, str]) -> Iterator[Author]:
    for one in meta.iter("{*}contrib"):
        if one.get("contrib-type", "author") != "author":
            continue
        linked = [places.get(ref.get("rid", ""), "") for ref in one.iter("{*}xref")]
        own = [_institute(place) for place in one.iter("{*}aff")]
        ids = [inner_text(i) for i in one.iter("{*}contrib-id", "{*}uri")]
        affiliation = next(filter(None, [*own, *linked]), None)
        if affiliation is None and len(places) == 1:
            affiliation = next(iter(places.values())) or None
        author = author_of(
            _text(one, "string-name") or _text(one, "collab"),
            family=_text(one, "surname"),
            given=_text(one, "given-names"),
            affiliation=affiliation,
            orcid=" ".join(ids),
        )
        if author:
            yield author


def _institute(aff: Element) -> str:
    """Give the institute of an affiliation, without marks, mails and streets."""
    words = words_without(aff, _NOT_NAMES | _ADDRESS)
    return words.strip(" ,;")
