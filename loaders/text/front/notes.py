"""Footnotes of names: the marks that lead to them, and the institutes that they name."""

import re
from collections.abc import Iterator

from cbris.loaders.text.front.descriptions import PRIVATE
from cbris.loaders.text.front.persons import read_people
from cbris.loaders.text.institutes import is_institute
from cbris.loaders.text.letters import UPPER

__all__ = ["MARK", "find_footnotes", "institute_of", "mark_of"]

MARK = re.compile(
    r"^[\[(^]{0,2}(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+|\d{1,2}|[a-f](?=[)\]}\s]|[A-ZА-Я][a-zа-я])|[*†‡§#⁎∗✱]+)[\])}]?[.:]?\s*(?:[–—-]\s)?(?=\S)"
)
_PLAIN = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ⁎∗✱", "1234567890abcde***")
_NEXT_NOTE = re.compile(r"(?<=\.)\s+(?=\d\s?[^\W\d_])")
_SENTENCE = re.compile(rf"(?<=[^\W\d_]{{3}})\.\s+(?=[{UPPER}]\w*\s[^\W\d_]|[{UPPER}][^\W\d_]+\.)")
"""A point, and a sentence behind the institute of a footnote."""
_POST_BOX = re.compile(r"(?:P\.?\s?O\.?\s?Box|Postfach|а/с)\s?\d*", re.IGNORECASE)
_CUT = re.compile(rf"\s*[,;]\s*[,;]|\s[,;]|{PRIVATE}")
"""What is left where an address was taken out."""
_STREET = re.compile(
    rf"(?:[{UPPER}][\w’'.-]*\s){{1,4}}\d{{1,4}}[A-Za-z]?(?:/\d+)?|\d{{1,4}}\s(?:[{UPPER}][\w’'.-]*\s?){{1,4}}"
)
_NUMBER = re.compile(r"\d")
MAX_NOTE = 250


def mark_of(match: re.Match[str]) -> str:
    """Give a mark that `MARK` found as names bear it, in plain digits and letters."""
    return match["mark"].translate(_PLAIN)


def _lines(words: str) -> Iterator[str]:
    """Yield the lines that are not too long to be a note."""
    yield from (line for line in words.splitlines() if MARK.match(line.strip()))


def find_footnotes(words: str, marks: set[str]) -> dict[str, str]:
    """Find the institutes in lines that begin with a mark of a name."""
    found: dict[str, str] = {}
    for line in _lines(words):
        for part in _NEXT_NOTE.split(line.strip()):
            match = MARK.match(part) if len(part) < MAX_NOTE else None
            mark = mark_of(match) if match else ""
            if mark in marks and is_institute(part):
                told = _without_name(part[match.end() :] if match else part)
                found.setdefault(mark, institute_of(told.split(";")[0]) or told)
    return found


def _without_name(words: str) -> str:
    """Cut the name that a footnote repeats before the institute."""
    name, _, rest = words.partition(",")
    return rest.strip() if rest and read_people(name).people else words


def institute_of(words: str) -> str | None:
    """Give the words of a line that names an institute, without a mark, as printed."""
    match = MARK.match(words)
    bare = _CUT.split(words[match.end() :] if match else words)[0]
    sentence = _SENTENCE.split(" ".join(bare.split()))[0]
    parts = sentence.strip(" ,;.").split(", ")
    parts = [part for part in parts if not _POST_BOX.fullmatch(part)]
    if any(_STREET.fullmatch(part) for part in parts[1:]):
        parts = [parts[0], *(part for part in parts[1:] if not _NUMBER.search(part))]
    return ", ".join(parts) or None
