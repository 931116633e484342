"""Names of institutes: found in a byline, and told to be one although spelled two ways."""

import re

__all__ = ["INSTITUTE", "same_institute"]

INSTITUTE = re.compile(
    r"\b(?:Institut\w*|Universit\w+|Academ\w+|Cent(?:re|er)|College|School|Laborator\w+"
    r"|Polytechnic\w*|Ministry"
    r"|Research Council|Foundation|Hochschule|Politechnika|Інститут\w*|Університет\w*|Академі\w+"
    r"|Центр\w*|Коледж\w*"
    r"|Міністерств\w+|УкрІНТЕІ|Институт\w*|Университет\w*|Академи\w+)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(([A-ZА-ЯІЇЄҐ][\w-]{2,})\)")
_WORD = re.compile(r"[^\W\d_]+")
_EMPTY_LISTED = """
    of for the and in at state institution та і й и в у з державна установа національний
    national
"""
_EMPTY = frozenset(_EMPTY_LISTED.split())
MIN_OVERLAP = 0.85


def same_institute(a: str, b: str) -> bool:
    """Tell whether two printed affiliations name one institute.

    Small words, a plural and an acronym in brackets make no difference; two acronyms
    that differ do, and so does any further word.
    """
    acronyms = [set(_ACRONYM.findall(name)) for name in (a, b)]
    if all(acronyms) and acronyms[0].isdisjoint(acronyms[1]):
        return False
    if any(name.strip() in found for name, found in zip((a, b), reversed(acronyms), strict=True)):
        return True
    first, second = _words(a), _words(b)
    if not first or not second:
        return False
    return len(first & second) / len(first | second) >= MIN_OVERLAP


def _words(name: str) -> frozenset[str]:
    words = (word.casefold() for word in _WORD.findall(_ACRONYM.sub(" ", name)))
    return frozenset(word.rstrip("s") for word in words if word not in _EMPTY)
