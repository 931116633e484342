"""TEI as GROBID writes it: header, text and references of a paper."""

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
    orcid_of,
    page_range,
    range_of,
    year_of,
)
from cbris.loaders.formats.flow import BLANK_LINE, Flow, Profile, inner_text, local
from cbris.loaders.formats.markup import xml_tree
from cbris.loaders.formats.mojibake import encoding_problems
from cbris.loaders.formats.records import Cited, add_cited, keyed
from cbris.loaders.source import Source
from cbris.loaders.text.document import Author, Layout, Metadata, Name, Span
from cbris.loaders.text.language import detect
from cbris.loaders.text.manuscript import Manuscript

__all__ = ["read"]

Element = etree._Element
_BLOCKS = "ab abstract body back div figDesc figure formula head item list note p q quote table"
PROFILE = Profile(
    blocks=frozenset(_BLOCKS.split()),
    lines=frozenset({"lb", "row", "l"}),
    gaps=frozenset({"cell", "label"}),
    dropped=frozenset({"graphic", "formula", "email", "fw"}),
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RAW = "raw_reference"


@dataclass(frozen=True)
class _Parts:
    """The parts of a TEI document; each may be missing."""

    header: Element | None
    body: Element | None
    back: Element | None
    abstract: Element | None


def read(source: Source) -> Iterator[Manuscript]:
    """Yield every TEI document of the file, its header believed.

    A reference whose raw words are kept is parsed from these; one without, by its fields.

    :raises SourceError: the file is no XML, or declares entities.
    """
    root, problems = xml_tree(source)
    papers = [one for one in root.iter() if local(one) == "TEI"] or [root]
    read_papers = [_read(paper) for paper in papers]
    several = len(papers) > 1
    for key, one in keyed(read_papers) if several else [(None, read_papers[0])]:
        yield replace(one, key=key, problems=(*problems, *encoding_problems(one.text)))


def _read(paper: Element) -> Manuscript:
    parts = _Parts(*(_first(paper, name) for name in ("teiHeader", "body", "back", "abstract")))
    metadata = _metadata(parts.header)
    flow = Flow(PROFILE)
    flow.block(metadata.title)
    flow.block(", ".join(author.name for author in metadata.authors))
    for place in dict.fromkeys(author.affiliation for author in metadata.authors):
        flow.block(place)
    header = Span(0, len(flow))
    abstract = _part(flow, parts.abstract)
    flow.block("; ".join(metadata.keywords))
    _part(flow, parts.body)
    lists = [] if parts.back is None else list(parts.back.iter("{*}listBibl"))
    _part(flow, parts.back, lists)
    body_end = len(flow)
    structures = (one for each in lists for one in each.iter("{*}biblStruct", "{*}bibl"))
    cited = tuple(one for each in structures if (one := _cited(each)))
    entries, references = add_cited(flow.block, cited)
    text = flow.text
    starts = [*(one.start for one in entries), *(one.start for one in references)]
    listed = Span(min(starts, default=len(text)), len(text))
    return Manuscript(
        text,
        layout=Layout(header, Span(header.end, min(body_end, listed.start)), listed),
        metadata=replace(metadata, abstract=abstract),
        entries=entries,
        references=references,
        language=detect(text) or _language(paper),
        extracted=True,
    )


def _part(flow: Flow, part: Element | None, left_out: list[Element] | None = None) -> Span | None:
    """Add a part of the text as paragraphs; give its place if it has words."""
    if part is None:
        return None
    flow.gap(BLANK_LINE)
    place = flow.element(part, {part}, left_out or ()).get(part)
    flow.gap(BLANK_LINE)
    return place


def _language(paper: Element) -> str | None:
    tagged = (
        one.get(_LANG)
        for one in (paper, _first(paper, "teiHeader"), _first(paper, "text"))
        if one is not None
    )
    return language_of(next(filter(None, tagged), None))


def _metadata(header: Element | None) -> Metadata:
    if header is None:
        return Metadata()
    described = _first(header, "biblStruct")
    whole = described if described is not None else header
    keywords = (folded(inner_text(one)) for one in header.iter("{*}term"))
    title, dates = _title(header), list(whole.iter("{*}date"))
    journal = _titled(whole, "j") or _titled(whole, "m")
    return Metadata(
        title=title,
        authors=tuple(_authors(whole)),
        journal=journal if journal != title else None,
        volume=_scope(whole, "volume"),
        issue=_scope(whole, "issue"),
        year=_year(whole) or _year(header),
        pages=_scope(whole, "page"),
        doi=_doi(whole),
        keywords=tuple(dict.fromkeys(word for word in keywords if word)),
        issn=issns_of(inner_text(one) for one in whole.iter("{*}idno") if _is_issn(one)),
        published=next(filter(None, (iso_date(one.get("when")) for one in dates)), None),
    )


def _is_issn(element: Element) -> bool:
    return (element.get("type") or "").casefold().endswith("issn")


def _title(header: Element) -> str | None:
    statement = _first(header, "titleStmt")
    titles = list(statement.iter("{*}title")) if statement is not None else []
    titles.sort(key=lambda one: one.get("type") != "main")
    return next(filter(None, (folded(inner_text(one)) for one in titles)), None)


def _titled(element: Element, level: str) -> str | None:
    found = (one for one in element.iter("{*}title") if one.get("level") == level)
    return next(filter(None, (folded(inner_text(one)) for one in found)), None)


def _authors(element: Element, names: str = "author") -> Iterator[Author]:
    for one in element.iter(f"{{*}}{names}"):
        name = _name(one)
        places = [o for o in one.iter("{*}orgName") if o.get("type") in (None, "institution")]
        ids = " ".join(inner_text(i) for i in one.iter("{*}idno"))
        if name.family:
            author = author_of(
                family=name.family,
                given=name.given,
                affiliation=inner_text(places[0]) if places else None,
                orcid=orcid_of(ids),
            )
        else:
            author = Author(name.literal) if name.literal else None
        if author:
            yield author


def _name(element: Element) -> Name:
    family = _first(element, "surname")
    given = " ".join(inner_text(one) for one in element.iter("{*}forename"))
    if family is not None and inner_text(family):
        return Name(inner_text(family), given or None)
    person = _first(element, "persName")
    return Name(literal=folded(inner_text(person if person is not None else element)))


def _cited(structure: Element) -> Cited | None:
    raw = next((o for o in structure.iter("{*}note") if o.get("type") == _RAW), None)
    words = inner_text(raw) if raw is not None else ""
    doi = _doi(structure)
    if words:
        known = not doi or doi.casefold() in words.casefold()
        return Cited(words if known else f"{words} https://doi.org/{doi}")
    if local(structure) == "bibl":
        return Cited(inner_text(structure)) if inner_text(structure) else None
    fields = _fields(structure, doi)
    shown = [_shown(value) for value in fields.values()]
    return Cited(", ".join(shown), fields) if fields else None


def _fields(structure: Element, doi: str | None) -> dict[str, object]:
    analytic, container = _titled(structure, "a"), _titled(structure, "j")
    book = _titled(structure, "m")
    publisher = _first(structure, "publisher")
    found = {
        "authors": tuple(map(_name, structure.iter("{*}author"))),
        "year": _year(structure),
        "title": analytic or book,
        "container": container or (book if analytic else None),
        "volume": _scope(structure, "volume"),
        "issue": _scope(structure, "issue"),
        "pages": _scope(structure, "page"),
        "publisher": folded(inner_text(publisher)) if publisher is not None else None,
        "editors": tuple(map(_name, structure.iter("{*}editor"))),
        "doi": doi,
    }
    return {name: value for name, value in found.items() if value}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        names = (n.literal or " ".join(filter(None, [n.family, n.given])) for n in value)
        return "; ".join(names)
    return str(value)


def _scope(element: Element, unit: str) -> str | None:
    for one in element.iter("{*}biblScope"):
        if one.get("unit") == unit:
            ends = range_of(one.get("from"), one.get("to"))
            words = folded(inner_text(one))
            return ends or (page_range(words) if unit == "page" else words)
    return None


def _year(element: Element) -> str | None:
    dates = list(element.iter("{*}date"))
    return next(filter(None, (year_of(one.get("when") or inner_text(one)) for one in dates)), None)


def _doi(element: Element) -> str | None:
    ids = (one for one in element.iter("{*}idno") if (one.get("type") or "").upper() == "DOI")
    return next(filter(None, (doi_of(inner_text(one)) for one in ids)), None)


def _first(element: Element, name: str) -> Element | None:
    return next(iter(element.iter(f"{{*}}{name}")), None)
