"""The line that says how to cite the publication: it names itself there."""

import re

from cbris.loaders.text.document import Layout, Reference, Span
from cbris.loaders.text.front.furniture import CITE, is_furniture
from cbris.loaders.text.references import read_entries
from cbris.loaders.text.references.names import FAMILY, INITIALS

__all__ = ["find_citation", "find_own_reference"]

_HINTS = (
    "cit",
    "Cit",
    "CIT",
    "цит",
    "Цит",
    "ЦИТ",
    "ivatk",
    "iitt",
    "cyt",
    "Cyt",
    "Zitier",
    "өз үшін",
)
_WHOLE = re.compile(
    rf"^{FAMILY},?\s{INITIALS}(?![^\n]*(?:ORCID|@))[^\n]{{30,460}}?\b(?:19|20)\d\d\b[^\n]{{0,80}}"
    r"\d\s?[-–—]\s?\d{1,5}(?:\s?[pсs])?\.?$",
    re.MULTILINE,
)
"""A line that begins with a name, and ends with pages behind a year."""
MAX_LENGTH = 900
MIN_LENGTH = 30


def find_citation(text: str, layout: Layout) -> Reference | None:
    """Read the first line that says how to cite the publication; None if there is none."""
    for match in CITE.finditer(text) if any(hint in text for hint in _HINTS) else ():
        span = _cited(text, match.end())
        if span and not _is_heading_of_list(match.start(), layout):
            reference = read_entries(text, [span])[0][0]
            if reference.title and (reference.container or reference.year):
                return reference
    return None


def find_own_reference(text: str, layout: Layout) -> Reference | None:
    """Read a line of the header that is a whole reference, as a page of a database gives one."""
    for match in _WHOLE.finditer(text, *layout.header):
        reference = read_entries(text, [Span(*match.span())])[0][0]
        if reference.title and reference.container and reference.authors:
            return reference
    return None


def _is_heading_of_list(start: int, layout: Layout) -> bool:
    return layout.references.start == start


def _cited(text: str, start: int) -> Span | None:
    """Give the words behind the mark: to a blank line or to what belongs to the page."""
    end = at = start
    for line in text[start : start + MAX_LENGTH].splitlines(keepends=True):
        words = line.strip()
        if end > start and (not words or is_furniture(words)):
            break
        if words:
            end = at + len(line.rstrip())
        elif at - start > 3:
            break
        at += len(line)
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Span(begin, end) if end - begin >= MIN_LENGTH else None
