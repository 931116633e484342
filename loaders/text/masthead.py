"""The line of a journal page that names journal, volume, issue, year and pages."""

import re

from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.numbers import take_numbers

__all__ = ["read_masthead"]

GAP = "¦"
_MARK = re.compile(
    r"№\s?\d|\b(?:Vol|No|Iss|Вип|Вып|Issue|Volume|Том|Т)\b\.?\s?№?\d|\bISSN\b|\d\s?\(\d+\)"
)
_LOOSE_YEAR = re.compile(r"(?<![\w/–-])(?:19|20)\d\d(?![\w/–-])")
_PAGES_AFTER = re.compile(r"(?<!\d)(?P<pages>\d+\s?[-–—]\s?\d+)\s?(?:pp?|с|c|стор|стр)\b\.?")
_ISSN = re.compile(
    r"\(?\b[ep]?-?ISSN\b[^\d]{0,12}\d{4}-\d{3}[\dXХ]\)?(?:\s?\((?:print|online)\))?", re.IGNORECASE
)
_LETTERS = re.compile(r"[^\W\d_]{3}")
MAX_LINE = 200
MAX_JOURNAL_WORDS = 15


def read_masthead(line: str) -> dict[str, str]:
    """Give ``journal``, ``volume``, ``issue``, ``year`` and ``pages``; empty if it is none.

    A masthead holds a number of volume or issue and a year; the journal is what stands
    before the first of them.
    """
    if len(line) > MAX_LINE or not _MARK.search(line):
        return {}
    text = _ISSN.sub(" ", line)
    text, found = _pages(text)
    year = find_year(text) or _LOOSE_YEAR.search(text)
    if year:
        found["year"] = re.sub(r"\D", "", year["year"] if "year" in year.groupdict() else year[0])
        text = f"{text[: year.start()]} {GAP} {text[year.end() :]}"
    text, numbers = take_numbers(text, GAP)
    numbers.pop("num_pages", None)
    found = numbers | found
    return found | _journal(text) if "year" in found or len(found) > 1 else {}


def _pages(text: str) -> tuple[str, dict[str, str]]:
    match = _PAGES_AFTER.search(text)
    if not match:
        return text, {}
    pages = re.sub(r"\s?[-–—]\s?", "-", match["pages"])
    return f"{text[: match.start()]} {GAP} {text[match.end() :]}", {"pages": pages}


def _journal(text: str) -> dict[str, str]:
    name = text.split(GAP)[0].strip(' ,.;:–—-/|«»"“”')
    fits = _LETTERS.search(name) and len(name.split()) <= MAX_JOURNAL_WORDS
    return {"journal": name} if fits else {}
