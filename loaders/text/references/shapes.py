"""The shape of a line: how it begins, how it ends, which marks of a reference it bears."""

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.tails import is_label_line, without_tail
from cbris.loaders.text.references.traits import (
    begins_entry,
    could_begin,
    could_end,
    is_legal,
    line_traits,
)

__all__ = [
    "BARE_END",
    "CUT",
    "INSIDE",
    "LINKED",
    "NAME_PART",
    "SURE",
    "YEAR",
    "Shape",
    "begins",
    "is_noted_link",
    "shape_of",
]

YEAR = r"(?:1[89]|20)\d\d"
_REPEATED = re.compile(
    r"(?:[-–—_⸺⸻]{2,}|\*{3}|[Ii]bid|Ibidem|Idem|Id\.|Op\. cit|Loc\. cit|Там же|Там само"
    r"|Ders\.|Dies\.|Ebd\.|U\.[ao]\.|Tenże|Tamże|Uo\.|Ugyanott|Tamtéž|Tamtiež)(?:\W|$)"
)
_BODY = re.compile(
    rf"(?:{WORD}|[{UPPER}]{{2,}})(?:[ ,&/–]+(?:[\w.’'-]+)){{0,9}}[.,]?\s[(\[]?"
    rf"(?:{YEAR}|n\.\s?d\.|no date|б\.\s?[дг]\.)"
    rf"|(?:{WORD}|[{UPPER}]{{2,}})\.\s[«“\"„{UPPER}]"
)
NAME_PART = rf"(?:{WORD}|[{UPPER}]\.|van|von|de|der|di|da|del|of|the|for|and|&|et|i|та|и)"
_PEOPLE_DATED = re.compile(
    rf"{WORD}(?:[ ,/–-]+{NAME_PART})*(?:\s\((?:eds?|Hrsg|coord|dir)\.?\))?[.,]?\s[(\[]?{YEAR}"
    rf"[a-z]?[.,:)\]]+\s[«“\"‘„{UPPER}]"
)
_QUOTED = re.compile(r"[«“\"„‘']")
_QUOTED_TITLE = re.compile(r"[«“\"„][^»”\"]{10,200}[»”\"]")
_NOTED_LINK = re.compile(r"(?:https?://|www\.)\S+[.,;]?\s(?:[(\[]|[^\W\d_]+[\s:]).*\d{4}.*")
_LINK_LINE = re.compile(r"(?:https?:|www\.|doi\b|DOI\b|URL\b|10\.\d{4})\S*(?:\s\S+)?$")
_BREAKS_WORD = re.compile(r"[\w/](?:[-‐¬]|\u00ad)$")
_NAME_END = re.compile(rf"(?:[\s.-][{UPPER}]|\bet al|\b[Ee]ds?|\bін|\bи др)\.?$")
_NAMES = rf"{WORD}(?:-{WORD})?"
_HANGING_WORD = re.compile(
    r"\s(?:and|or|of|the|in|for|on|to|a|an|at|by|with|from|und|der|die|das|des|dem|den|von|zu|im|für"
    r"|et|de|la|le|les|du|des|y|del|los|las|en|e|di|della|da|do|dos|i|w|z|na|o|oraz|dla|та|і|й|у|в|з"
    r"|на|до|для|по|и|с|к|az|és|egy|ja|och|og|și|în|a|v|ve|ir|un)$"
)
_MONTH_YEAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)[,.]?\s\d"
)
_KEY_LINE = re.compile(
    rf"{_NAMES}(?:(?:,|,?\sand|\s&|\s)\s?{_NAMES}|,?\set al\.?)*,?\s\(?{YEAR}[a-z]?\)?"
)
_FULL_END = re.compile(
    rf"(?:{YEAR}[a-zа-я]?\)?|\d\d|[–-]\d+|\b[A-Z]?\d|\b(?:pp?|[сcSsPС])\.|\)|\])[.]?$|https?:\S+$"
)
BARE_END = -1.5
LINKED = -5.0
BRACKETED = -1.0
CUT = -4.0
INSIDE = -4.0
SURE = 2.0
MAX_KEY = 60
OPENS = 1 << 16
"""The mark of an entry whose first line opens as one surely does."""
LEGAL = 1 << 17


class Shape(NamedTuple):
    """The weights and marks of a line; `first` are its marks as the first line of an entry."""

    begins: float
    ends: float
    first: int
    rest: int
    length: int
    key: str


@lru_cache(maxsize=4096)
def shape_of(words: str) -> Shape:
    """Weigh a line by itself."""
    marks, anchored = line_traits(words)
    opening = begins(words)
    first = marks | anchored | (OPENS if opening >= SURE and not anchored else 0)
    first |= LEGAL if is_legal(words) else 0
    return Shape(opening, _ends(words), first, marks, len(words), _key(words))


def _key(words: str) -> str:
    """Give the letter by which a list is sorted, without its marks."""
    letter = next((letter for letter in words[:3] if letter.isalpha()), "")
    return normalize("NFD", letter)[:1].casefold()


def begins(words: str) -> float:
    """Weigh how a line opens; the first line of a list is weighed as well."""
    if is_label_line(words) or _LINK_LINE.match(words):
        return LINKED
    if _MONTH_YEAR.match(words):
        return INSIDE
    if _NOTED_LINK.fullmatch(words):
        return 0.0
    if _REPEATED.match(words):
        return 4.0
    if is_legal(words):
        return 2.5
    if begins_entry(words):
        return 3.5
    if not could_begin(words):
        return INSIDE
    if _PEOPLE_DATED.match(words):
        return 2.5
    if _QUOTED_TITLE.match(words):
        return 2.0
    if words.startswith("["):
        return BRACKETED
    return 1.5 if _BODY.match(words) or _QUOTED.match(words) else 0.5


def _ends(words: str) -> float:
    if _LINK_LINE.match(words) or without_tail(words, 0, len(words)) < len(words):
        return 2.0
    if _BREAKS_WORD.search(words):
        return -8.0
    if _NAME_END.search(words) or (len(words) < MAX_KEY and _KEY_LINE.fullmatch(words)):
        return -2.5
    if _FULL_END.search(words):
        return 1.5
    if could_end(words):
        return 1.0
    return CUT if words[-1:] in ",;:&(–—" or _HANGING_WORD.search(words) else BARE_END


def is_noted_link(words: str) -> bool:
    """Tell whether a line is a web address with the day on which it was read."""
    return bool(_NOTED_LINK.fullmatch(words))
