"""Lists of a page: the marks that a browser shows, and the list of references."""

import re

from lxml import etree

from cbris.loaders.formats.flow import inner_text, local
from cbris.loaders.text.references.headings import find_headings

__all__ = ["ListMarks", "is_heading", "reference_elements", "show_links"]

_CONTAINER = re.compile(
    r"(?:^|[-_\s])(?:references?|reference-?list|ref-?list|reflist|references-?list|citations"
    r"|bibliography|biblist|bibliographic|literature|csl-bib-body|article-references"
    r"|ltx_bibliography|ltx_biblist|c-article-references)(?:$|[-_\s])",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"(?:^|[-_\s])(?:citation|reference|ref|csl-entry|bibitem|ltx_bibitem|bib-?entry"
    r"|reference-?item|ref-?item|references?_item)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HEADING = ("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "p", "div", "span", "dt", "summary")
MAX_HEADING = 80
MAX_LOOKED_AT = 400
MIN_ENTRIES = 2
_DOI_LINK = re.compile(r"https?://(?:dx\.)?doi\.org/10\.")
_LINKED = re.compile(
    r"\[?(?:cross-?ref|google scholar|pubmed|pmc|scopus|web of science|article|view|view article"
    r"|full text|open url|search in google scholar|download|links?)\]?",
    re.IGNORECASE,
)
"""What pages print behind a reference to link elsewhere."""


class ListMarks:
    """Gives the number or the bullet that a browser shows before an item."""

    def __init__(self) -> None:
        """Begin to count; items are asked for in their order."""
        self._counts: dict[etree._Element, int] = {}

    def __call__(self, element: etree._Element) -> str:
        """Give the mark; empty for what is no item, and in lists of a style of their own."""
        if local(element) != "li":
            return ""
        around = element.getparent()
        if around is None or local(around) != "ol":
            plain = around is None or not (around.get("class") or element.get("class"))
            return "• " if plain else ""
        value, start = element.get("value") or "", around.get("start") or ""
        if value.isdecimal():
            number = int(value)
        else:
            before = int(start) - 1 if start.isdecimal() else 0
            number = self._counts.get(around, before) + 1
        self._counts[around] = number
        return f"{number}. "


def reference_elements(main: etree._Element) -> list[etree._Element]:
    """Give the elements that hold one reference each; empty if the page marks none.

    They are the items of what is called references, or of a list below a heading that is
    one of a list of references; a single element holds one reference a line.
    """
    for one in main.iter():
        if _CONTAINER.search(f"{one.get('class', '')} {one.get('id', '')}"):
            found = _entries(one)
            if found:
                return found
    for one in main.iter(*_HEADING):
        if _is_heading(one):
            found = _below(one)
            if found:
                return found
    return []


def show_links(entry: etree._Element) -> list[etree._Element]:
    """Write the DOI of a link where its words do not; give the links that say nothing.

    A page may show only a word such as Crossref, and keep the DOI in the address.
    """
    says_doi = "10." in inner_text(entry)
    empty = []
    for one in entry.iter("a"):
        if not _LINKED.fullmatch(inner_text(one)):
            continue
        address = one.get("href") or ""
        if _DOI_LINK.match(address) and not says_doi:
            for child in list(one):
                one.remove(child)
            one.text, says_doi = address, True
        else:
            empty.append(one)
    return empty


def _entries(container: etree._Element) -> list[etree._Element]:
    """Give the items, else what is called an entry, else the paragraphs of a container."""
    items = [one for one in container.iter("li") if not any(True for _ in one.iter("ol", "ul"))]
    named = [
        one
        for one in container.iterdescendants()
        if _ENTRY.search(f"{one.get('class', '')}") and local(one) in ("div", "p", "span")
    ]
    paragraphs = [one for one in container.iter("p") if not _is_heading(one)]
    for found in (items, _outermost(named), paragraphs):
        full = [one for one in found if _words(one)]
        if len(full) >= MIN_ENTRIES:
            return full
    broken = sum(1 for _ in container.iter("br")) >= MIN_ENTRIES - 1
    return [container] if broken else []


def _outermost(elements: list[etree._Element]) -> list[etree._Element]:
    known = set(elements)
    return [one for one in elements if not any(above in known for above in one.iterancestors())]


def _below(heading: etree._Element) -> list[etree._Element]:
    """Give the items of the list that follows a heading, at its level or one above it."""
    for level in (heading, heading.getparent()):
        if level is None:
            continue
        for one in level.itersiblings():
            if local(one) in ("ol", "ul"):
                return _entries(one)
            found = next(iter(one.iter("ol", "ul")), None)
            if found is not None:
                return _entries(found)
            if _words(one):
                break
    return []


def is_heading(words: str) -> bool:
    """Tell whether these words alone head a list of references."""
    return 0 < len(words) <= MAX_HEADING and bool(find_headings(words, 0, len(words)))


def _is_heading(element: etree._Element) -> bool:
    return is_heading(_words(element))


def _words(element: etree._Element) -> str:
    """Give the first words of an element, as many as tell whether it is a heading."""
    return inner_text(element, MAX_LOOKED_AT)
