"""The references of a JATS article: in fields where they are tagged, else as words."""

from collections.abc import Iterator

from lxml import etree

from cbris.loaders.formats.fields import doi_of, folded, name_of, range_of, year_of
from cbris.loaders.formats.flow import inner_text, local
from cbris.loaders.formats.records import Cited
from cbris.loaders.text.document import Name

__all__ = ["cited_of", "reference_lists"]

Element = etree._Element
_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")
_FIELDS = {
    "source": "container",
    "publisher-name": "publisher",
    "publisher-loc": "place",
    "volume": "volume",
    "issue": "issue",
}
_TITLES = ("article-title", "chapter-title", "part-title", "data-title")
_TYPES = {
    "book": "book",
    "chapter": "chapter",
    "conf-proc": "conference",
    "confproc": "conference",
    "journal": "article",
    "report": "report",
    "thesis": "thesis",
    "web": "online",
    "webpage": "online",
}


def reference_lists(article: Element) -> list[Element]:
    """Give the lists of references that are in no other one."""
    lists = article.iter("{*}ref-list")
    return [one for one in lists if not any(True for _ in one.iterancestors("{*}ref-list"))]


def cited_of(ref: Element) -> Iterator[Cited]:
    """Yield the citations of one item: fields if title or container and a year are tagged."""
    found = [one for one in ref.iter() if local(one) in _CITATIONS]
    alternatives = [one for one in found if _is_alternative(one)]
    chosen = [one for one in found if one not in alternatives] + alternatives[:1]
    for one in chosen:
        raw = _raw(one)
        if raw:
            yield Cited(raw, _tagged(one))
    if not found:
        raw = " ".join(inner_text(one) for one in ref if local(one) != "label")
        if raw:
            yield Cited(raw)


def _is_alternative(citation: Element) -> bool:
    around = citation.getparent()
    return around is not None and local(around) == "citation-alternatives"


def _raw(citation: Element) -> str:
    """Give the words; where elements stand without any between them, parted by commas."""
    between = "".join([citation.text or "", *(one.tail or "" for one in citation)])
    if between.strip():
        return inner_text(citation)
    parts = (_words(one) for one in citation if local(one) != "label")
    return ", ".join(part for part in parts if part)


def _words(element: Element) -> str:
    if local(element) != "person-group":
        return inner_text(element)
    return "; ".join(_name(one).literal or _shown(_name(one)) for one in _people(element))


def _shown(name: Name) -> str:
    return " ".join(filter(None, [name.family, name.given]))


def _tagged(citation: Element) -> dict[str, object] | None:
    """Give the fields; None if they are too few to be the whole reference."""
    found: dict[str, object] = {}
    for one in citation.iter():
        name = local(one)
        words = folded(inner_text(one)) if name in (*_FIELDS, *_TITLES) else None
        if words and name in _FIELDS:
            found.setdefault(_FIELDS[name], words)
        elif words:
            found.setdefault("title", words)
    if "title" not in found and "container" in found:
        found["title"] = found.pop("container")
    year = year_of(_first(citation, "year"))
    if "title" not in found or not (year or "container" in found):
        return None
    known = {
        "authors": tuple(_by_role(citation, editors=False)),
        "editors": tuple(_by_role(citation, editors=True)),
        "year": year,
        "pages": range_of(_first(citation, "fpage"), _first(citation, "lpage"))
        or range_of(_first(citation, "page-range"), None),
        "doi": _doi(citation),
        "type": _TYPES.get(citation.get("publication-type", "")),
    }
    return found | {name: value for name, value in known.items() if value}


def _first(element: Element, name: str) -> str | None:
    found = next(iter(element.iter(f"{{*}}{name}")), None)
    return inner_text(found) if found is not None else None


def _doi(citation: Element) -> str | None:
    ids = [one for one in citation.iter("{*}pub-id") if one.get("pub-id-type") == "doi"]
    return doi_of(inner_text(ids[0])) if ids else None


def _by_role(citation: Element, *, editors: bool) -> Iterator[Name]:
    for one in _people(citation):
        group = next(iter(one.iterancestors("{*}person-group")), None)
        role = group.get("person-group-type", "author") if group is not None else "author"
        if (role == "editor") == editors:
            yield _name(one)


def _people(element: Element) -> Iterator[Element]:
    for one in element.iter("{*}name", "{*}string-name", "{*}collab"):
        if inner_text(one):
            yield one


def _name(element: Element) -> Name:
    family, given = _first(element, "surname"), _first(element, "given-names")
    if family:
        return Name(family, given or None)
    words = inner_text(element)
    literal = Name(literal=words)
    return literal if local(element) == "collab" else name_of(words) or literal
