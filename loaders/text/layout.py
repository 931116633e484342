"""Where header, body and references of a text lie."""

import re

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.segmentation import find_list

__all__ = ["ABSTRACT_MARK", "KEYWORDS_MARK", "split"]

ABSTRACT_MARK = re.compile(
    r"^[ \t\u00a0*]*(?:abstract|summary|annotation|анотація|резюме|аннотация|реферат)"
    r"[ \t\u00a0*]*(?:[.:—–-]|$)",
    re.IGNORECASE | re.MULTILINE,
)
KEYWORDS_MARK = re.compile(
    r"^[ \t\u00a0*]*(?:key\s?-?\s?words(?: and phrases)?|index terms|ключові слова|ключевые слова)"
    r"[ \t\u00a0*]*(?:[.:—–-]+|$)",
    re.IGNORECASE | re.MULTILINE,
)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_EVIDENCE = re.compile(
    rf"\bORCID\b|\bISSN\b|\bUDC\b|УДК|\bJEL\b|\bDOI\b|№\s*\d|\bVol\.?\s*\d|\bNo\.\s*\d|@"
    rf"|^{WORD}(?:[- ]{WORD})?,?\s(?:[{UPPER}]\w?\w?\.\s?)+\s*(?:$|[,—–-])"
    rf"|^(?:[{UPPER}]\w?\w?\.\s?)+{WORD}(?:\s*$|,)",
    re.MULTILINE,
)
_SECTION = re.compile(
    r"^[ \t\u00a0]*(?:\d\.?\s+|I\.\s+)?(?:introduction|вступ|введение|problem statement"
    r"|постановка проблеми|formulation of the problem)\b",
    re.IGNORECASE | re.MULTILINE,
)
MAX_HEADER = 6000
MAX_BLOCK = 400


def split(text: str) -> Layout:
    """Find the parts; a part that is not there is an empty span.

    The header ends where the abstract begins; without an abstract it is the short blocks
    at the top, if one of them shows a mark of a header (journal number, author, UDC, ...).
    """
    listed = find_list(text)
    references = Span(*listed) if listed else Span(len(text), len(text))
    header = Span(0, _header_end(text, references.start))
    return Layout(header, Span(header.end, references.start), references)


def _header_end(text: str, limit: int) -> int:
    stop = min(limit, MAX_HEADER)
    marks = [pattern.search(text, 0, stop) for pattern in (ABSTRACT_MARK, KEYWORDS_MARK)]
    starts = [match.start() for match in marks if match]
    end = min(starts) if starts else _blocks_end(text, stop)
    return end if text[:end].strip() else 0


def _blocks_end(text: str, stop: int) -> int:
    """Give the end of the short blocks at the top, 0 if none shows what a header has."""
    section = _SECTION.search(text, 0, stop)
    end = 0
    for block in _PARAGRAPH.finditer(text, 0, section.start() if section else stop):
        if len(block[0]) > MAX_BLOCK and not _EVIDENCE.search(block[0]):
            break
        end = block.end()
    return end if _EVIDENCE.search(text, 0, end) else 0
