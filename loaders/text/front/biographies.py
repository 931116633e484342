"""What a text tells of its authors at its end."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cbris.loaders.text.document import Author
from cbris.loaders.text.front.authors import Found, find_authors
from cbris.loaders.text.front.lines import Front, Line
from cbris.loaders.text.front.notes import institute_of
from cbris.loaders.text.front.persons import read_people
from cbris.loaders.text.institutes import is_institute

__all__ = ["find_biographies"]

_MARK = re.compile(
    r"^\W*(?:information about (?:the )?authors?|about (?:the )?authors?|authors?[’'] information"
    r"|notes? on (?:the )?contributors?|author biograph\w+"
    r"|(?:відомості|інформація|дані) про"
    r" автор\w+"
    r"|про автор(?:а|ів)|(?:сведения|информация|данные) об автор\w+|об автор(?:е|ах)|o autor\w+"
    r"|informacje o autor\w+|(?:über die|zu den) autor\w+|despre autor\w*|a szerzőkről"
    r"|авторлар туралы|authors? and affiliations?|author affiliations|affiliations|twórcy|yazarlar"
    r"|autorenangaben|author details|about the contributors?|corresponding authors?)"
    r"[^\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
_BEHIND_NAME = re.compile(r"\s[–—-]\s|,|:|\s\(")
_GAP = re.compile(r"\t+|[ \u00a0]{3,}")
_HINTS = (
    "uthor",
    "UTHOR",
    "втор",
    "ВТОР",
    "utor",
    "AUTOR",
    "szerző",
    "ontribut",
    "ffiliation",
    "wórcy",
    "azarlar",
)
MAX_LENGTH = 4000


def find_biographies(text: str, start: int) -> Found:
    """Read the notes on the authors behind an offset; nobody where there are none."""
    if not any(hint in text for hint in _HINTS):
        return Found()
    match = _MARK.search(text, start)
    if not match:
        return Found()
    words = text[match.end() : match.end() + MAX_LENGTH]
    words = "\n".join(_GAP.sub(", ", line.strip()) for line in words.split("\n"))
    front = Front(words, 0, len(words))
    filled = [line for line in front.lines if line.kind != "blank"]
    if [line.kind for line in filled[:2]] == ["description", "names"]:
        first = filled[0].text
        if is_institute(first) and not read_people(_BEHIND_NAME.split(first)[0]).people:
            return Found(tuple(_under_institutes(filled)))
    return find_authors(front, Front(text, len(text), len(text)))


def _under_institutes(lines: Sequence[Line]) -> Iterator[Author]:
    """Yield the people of a list in which each institute stands above its people."""
    for line, below in pairwise(lines):
        if line.kind == "description" and below.kind == "names":
            place = institute_of(line.text)
            yield from (
                Author(one.name, one.family, one.given, affiliation=place) for one in below.people
            )
