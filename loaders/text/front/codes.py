"""DOI, UDC and JEL of a publication."""

import re

from cbris.loaders.text.document import Layout
from cbris.loaders.text.references.links import DOI

__all__ = ["find_doi", "find_jel", "find_udc"]

_UDC = re.compile(
    r"^\W*(?:УДК|UDC|UDK|ӘОЖ|CZU|MDT|UKD|ETO)\b\s*:?\s*(?P<udc>\d[\d.:+()/\"'=,;-]*(?:\s?[:+;,]\s?\d[\d.:+()-]*)*)",
    re.M,
)
_JEL = re.compile(
    r"\bJEL\b[^\n:A-Z]*(?:[Cc]lassification|CLASSIFICATION|[Cc]odes?|CODES?)?[^\n:]{0,20}?:?\s*"
    r"(?P<jel>[A-Z]\d{1,2}(?:(?:\s*[,;•·]\s*|[ \t]*\n[ \t]*|[ \t]+)[A-Z]\d{1,2}\b)*)"
)
_JEL_LINE = re.compile(r"^(?P<jel>[A-Z]\d{2}) - [^\W\d_]", re.MULTILINE)
_LABELLED_DOI = re.compile(
    r"^\W*(?:(?:DOI|digital object identifier)\b\s*:?\s*|(?=https?://(?:dx\.)?doi\.org/10\.))(?:https?://(?:dx\.)?doi\.org/)?"
    r"(?P<doi>10\.\d{4,9}/\S+)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_JEL_BEHIND = 400


def find_doi(text: str, layout: Layout, end: int) -> str | None:
    """Give the DOI of the header, else one on a line of its own beside abstract or list."""
    match = DOI.search(text, layout.header.start, layout.header.end)
    if match:
        return _closed(match[0])
    places = ((layout.header.end, end), (layout.references.end, len(text)))
    found = (_LABELLED_DOI.search(text, *place) for place in places)
    first = next((_closed(match["doi"]) for match in found if match), None)
    return first or _only_doi(text, layout)


def _only_doi(text: str, layout: Layout) -> str | None:
    """Give the DOI that stands on a line of its own in the body, if it is the only one."""
    lines = _LABELLED_DOI.finditer(text, layout.header.end, layout.references.start)
    dois = {_closed(match["doi"]) for match in lines}
    return dois.pop() if len(dois) == 1 else None


def _closed(doi: str) -> str:
    """Cut what does not belong to a DOI from its end: points, and a bracket never opened."""
    words = doi.rstrip(".,;")
    while words.endswith((")", "]")) and words.count("(") < words.count(")"):
        words = words[:-1].rstrip(".,;")
    return words.rstrip("]>")


def find_udc(words: str) -> str | None:
    """Give the number of the Universal Decimal Classification."""
    match = _UDC.search(words)
    return match["udc"].strip(" ,.;") if match else None


def find_jel(text: str, end: int) -> tuple[str, ...]:
    """Give the codes of the Journal of Economic Literature before the body."""
    match = _JEL.search(text, 0, min(len(text), end + _JEL_BEHIND))
    if match:
        return tuple(re.split(r"\s*[,;•·]\s*|\s+", match["jel"]))
    if "JEL" not in text:
        return ()
    return tuple(dict.fromkeys(line["jel"] for line in _JEL_LINE.finditer(text, end)))
