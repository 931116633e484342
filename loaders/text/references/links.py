"""DOI and web address of a reference, whole, cut or lost."""

import re
from typing import NamedTuple

__all__ = ["DOI", "Link", "take_doi", "take_url"]

DOI = re.compile(r"10\.\d{4,9}/[^\s¦\"<>]+")
_MARKED_DOI = re.compile(
    r"[\[(]?(?:DOI\s*:?\s*)?(?:https?:\s?//\s?)?(?:dx\.)?\bdoi(?![^\W\d_])(?:\.org/"
    r"|\s*[:.]?\s*(?:https?:\s?//\s?(?:dx\.)?"
    r"doi\.org/)?)\s*(?P<doi>10\.\d{4,9}/\s?[^\s¦\"<>]+)?[\])]?",
    re.IGNORECASE,
)
_LABEL = (
    r"(?:(?:also\s)?(?:retrieved(?:\sonline)?|available|accessed|downloaded|obtained)(?:,"
    r"|\sonline)?"
    r"\s(?:from|at|on|via|in)(?=\s*(?::|https?|www|[\w-]+[./]|¦|$|\.))|available:|\bURL\b"
    r"|\burl\b|\bat:(?=\s[\w-]+\.\w)|\baccess:(?=\shttp)"
    r"|режим\s(?:доступу|доступа)|доступно\s(?:за\s(?:посиланням|адресою)|на|в)?|access\smode"
    r"|mode\sof\saccess|rezhym\sdostupu|dostupné?\s(?:na\sinternete|na|z|online)|dostępn[ye]\s(?:na|w|online"
    r"|pod\sadresem)"
    r"|tryb\sdostępu|elérhető|link|source(?=:\shttp)|disponib(?:il|le)\s(?:la|pe|sur|en)"
    r"|dispon(?:ib(?:ile?|le)|ível)(?:\s(?:em|a|su))?(?=\s?:|\shttp)"
    r"|erişim\sadresi|verfügbar\sunter"
    r"|saatavilla|tillgänglig(?:\sp[åa])?)"
)
_SCHEME = r"(?:https?|ftp)\s?:\s?/\s?/\s?"
_WHOLE = rf"(?:{_SCHEME}[^\s¦<>]+|www\.[^\s¦<>]+)"
_FRAGMENT = r"(?:[^\s¦<>()\[\]]*[/?=\d_][^\s¦<>]*|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}\b[^\s¦<>]*)"
_MARKED_URL = re.compile(
    rf"[\[(]?(?P<label>{_LABEL})\s*:?\s*(?:(?i:URL)\s*:?\s*)?<?(?P<url>{_WHOLE}"
    rf"|{_FRAGMENT})?>?[\])]?",
    re.IGNORECASE,
)
_BARE_URL = re.compile(rf"<?(?P<url>{_WHOLE})>?")
# One of these is in each label of an address: a quick look before the slow search.
_STEMS_LISTED = """
    retriev avail access downlo obtain url режим дост rezhym dostup dostęp tryb elérh link
    source: dispon erişim verfüg saatav tillg at:
"""
_STEMS = tuple(_STEMS_LISTED.split())
_DOI_STEMS = ("doi", "doı")  # Turkish has an i without its dot
_TRAILING = ".,;:»”\"'"


class Link(NamedTuple):
    """What was found: the rest of the text, the value, and whether a mark stood without it."""

    rest: str
    value: str | None
    cut: bool


def take_doi(text: str, gap: str) -> Link:
    """Cut the DOI out; a mark ``DOI:`` without one is reported as cut."""
    low = text.casefold()
    match = _MARKED_DOI.search(text) if any(stem in low for stem in _DOI_STEMS) else None
    if not match:
        bare = DOI.search(text)
        if not bare or "://" in text[: bare.start()].rsplit(" ", 1)[-1]:
            return Link(text, None, False)
        return Link(_without(text, bare, gap), _tidy(bare[0]), False)
    doi = match["doi"]
    return Link(_without(text, match, gap), _tidy(doi.replace(" ", "")) if doi else None, not doi)


def take_url(text: str, gap: str) -> Link:
    """Cut the address out; a label with nothing or with a fragment behind it is cut."""
    low = text.casefold()
    marked = any(stem in low for stem in _STEMS)
    match = (_MARKED_URL.search(text) if marked else None) or _BARE_URL.search(text)
    if not match:
        return Link(text, None, False)
    whole = _BARE_URL.search(text)
    if whole and not (match["url"] and _BARE_URL.match(match["url"])):
        text, match = _without(text, match, gap), whole
        match = _BARE_URL.search(text) or match
    url = _tidy(re.sub(r"\s", "", match["url"])) if match["url"] else None
    is_whole = bool(url and _BARE_URL.match(url))
    return Link(_without(text, match, gap), url or None, not is_whole)


def _without(text: str, match: re.Match[str], gap: str) -> str:
    return f"{text[: match.start()]} {gap} {text[match.end() :]}"


def _tidy(value: str) -> str:
    """Drop the punctuation that ends a sentence, and a bracket that was not opened."""
    while value and (value[-1] in _TRAILING or _closes_nothing(value)):
        value = value[:-1]
    return value


def _closes_nothing(value: str) -> bool:
    pairs = {")": "(", "]": "["}
    opening = pairs.get(value[-1])
    return bool(opening) and value.count(value[-1]) > value.count(str(opening))
