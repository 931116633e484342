"""What a text tells of its authors at its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cbris.loaders.text.document import Author
from cbris.loaders.text.front.authors import Found, find_authors
from cbris.loaders.text.front.lines import Front

__all__ = ["completed", "find_biographies"]

_MARK = re.compile(
    r"^\W*(?:information about (?:the )?authors?|about (?:the )?authors?|authors?[’'] information"
    r"|notes? on (?:the )?contributors?|author biograph\w+"
    r"|(?:відомості|інформація|дані) про"
    r" автор\w+"
    r"|про автор(?:а|ів)|(?:сведения|информация|данные) об автор\w+|об автор(?:е|ах)|o autor\w+"
    r"|informacje o autor\w+|(?:über die|zu den) autor\w+|despre autor\w*|a szerzőkről"
    r"|авторлар туралы)"
    r"[^\n]{0,30}$",
    re.IGNORECASE | re.MULTILINE,
)
_HINTS = ("uthor", "UTHOR", "втор", "ВТОР", "utor", "AUTOR", "szerző", "ontribut")
MAX_LENGTH = 4000


def find_biographies(text: str, start: int) -> Found:
    """Read the notes on the authors behind an offset; nobody where there are none."""
    if not any(hint in text for hint in _HINTS):
        return Found()
    match = _MARK.search(text, start)
    if not match:
        return Found()
    front = Front(text, match.end(), min(len(text), match.end() + MAX_LENGTH))
    return find_authors(front, Front(text, len(text), len(text)))


def completed(authors: Sequence[Author], told: Sequence[Author]) -> Iterator[Author]:
    """Yield the authors, each with what the notes tell and the header does not."""
    for author in authors:
        same = [one for one in told if _is_same(author, one)]
        yield _filled(author, same[0]) if len(same) == 1 else author


def _is_same(author: Author, other: Author) -> bool:
    family = (author.family or "").casefold() == (other.family or "").casefold()
    initials = (author.given or "")[:1].casefold() == (other.given or "")[:1].casefold()
    return family and initials and bool(author.family)


def _filled(author: Author, told: Author) -> Author:
    return replace(
        author,
        degree=author.degree or told.degree,
        position=author.position or told.position,
        affiliation=author.affiliation or told.affiliation,
        orcid=author.orcid or told.orcid,
    )
