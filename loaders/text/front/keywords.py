"""Keywords, as the text lists them."""

import re

from cbris.loaders.text.front.furniture import CITE, CODE, DATE, is_furniture
from cbris.loaders.text.front.marks import ABSTRACT_MARK, KEYWORDS_MARK, SECTION, Mark
from cbris.loaders.text.hyphens import COMPOUND_STARTS, PREFIXES

__all__ = ["read_keywords"]

_END = re.compile(
    r"\S+@\S+|\be-?mail\b|\b(?:JEL|УДК|UDC|DOI|ISSN)\b|\b(?:formulas?|fig(?:ures?|\.)|tabl(?:es?|\.)|bibl\.?|формул"
    r"|рис\.|табл\.|бібл\.)\s?:|\byear (?:19|20)\d\d\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"([^\W\d_]+)-\s*\n\s*([^\W\d_])")
_LANGUAGE = re.compile(r"[A-Z]{2}")
"""A line that names the language of the list behind it: EN."""
_BULLET = re.compile(r"^[•·▪■–—*-]\s*")
MAX_LENGTH = 600
MAX_WORDS = 9
MAX_IN_COLUMN = 5
FULL_LINE = 55
"""Code points; a shorter line without a sign at its end is the last of the list."""


def read_keywords(text: str, mark: Mark, limit: int) -> tuple[str, ...]:
    """Read the list behind a mark; empty where what follows is no list."""
    listed = _END.split(_listed(text[mark.end : min(limit, mark.end + MAX_LENGTH)]))[0]
    joined = " ".join(_BROKEN.sub(_mended, listed).split()).rstrip(" .")
    separator = next((one for one in (";", "•", "·", "|", ",", " – ", " — ") if one in joined), ",")
    if separator not in joined and ". " in joined:
        separator = ". "
    words = (part.strip(" .,;*") for part in joined.split(separator))
    return tuple(word for word in words if word and len(word.split()) <= MAX_WORDS)


def _mended(match: re.Match[str]) -> str:
    """Join a word that is broken at the end of a line; a compound keeps its hyphen."""
    keeps = match[1].casefold() in {*COMPOUND_STARTS, *PREFIXES} or match[2].isupper()
    return f"{match[1]}{'-' if keeps else ''}{match[2]}"


def _listed(text: str) -> str:
    """Give the lines of the list: to a blank line, a point, a mark or another kind of line."""
    lines = text.split("\n")
    if lines[1:] and not lines[0].strip() and _LANGUAGE.fullmatch(lines[1].strip()):
        del lines[1]
    first = next((at for at, line in enumerate(lines[:3]) if line.strip()), len(lines))
    column = 0 < first < len(lines) and not any(sign in lines[first] for sign in ",;•·|")
    kept: list[str] = []
    for line in lines[first:]:
        words = line.strip()
        if not words or (kept and _begins_something_else(words, kept[-1], column)):
            break
        kept.append(_BULLET.sub("", words))
    if len(kept) > 1 and column and not any(sign in line for line in kept for sign in ",;•·|"):
        return ";".join(kept)
    return "\n".join(kept)


def _begins_something_else(line: str, before: str, column: bool) -> bool:
    """Tell whether a line no longer belongs to the list; a `column` has one word a line."""
    if any(mark.match(line) for mark in (ABSTRACT_MARK, KEYWORDS_MARK, SECTION, CITE, DATE, CODE)):
        return True
    if is_furniture(line) or _LANGUAGE.fullmatch(line):
        return True
    if column:
        return len(line.split()) > MAX_IN_COLUMN or line.endswith(".")
    if before.endswith((",", ";", "-", "–", "—", "•")) or line[:1].islower():
        return False
    return before.endswith(".") or len(before) < FULL_LINE
