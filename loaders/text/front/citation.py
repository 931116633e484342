"""The line that says how to cite the publication: it names itself there."""

from dataclasses import replace

from cbris.loaders.text.document import Layout, Reference, Span
from cbris.loaders.text.front.furniture import CITE, is_furniture
from cbris.loaders.text.references import read_entries

__all__ = ["find_citation"]

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
MAX_LENGTH = 900
MIN_LENGTH = 30


def find_citation(text: str, layout: Layout) -> Reference | None:
    """Read the first line that says how to cite the publication; None if there is none."""
    if not any(hint in text for hint in _HINTS):
        return None
    for match in CITE.finditer(text):
        span = _cited(text, match.end())
        if span and not _is_heading_of_list(match.start(), layout):
            reference = read_entries(text, [span])[0][0]
            if reference.title and (reference.container or reference.year):
                return replace(reference, n=0)
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
