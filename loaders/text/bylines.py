"""Where a text names its own authors and its journal: its metadata has them."""

import re
from collections.abc import Iterator, Sequence

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.letters import UPPER

__all__ = ["Bylines", "mastheads"]

_MARK = re.compile(r"@|©|\bORCID|orcid\.org|[Cc]orresponding [Aa]uthor", re.IGNORECASE)
_CITE = re.compile(
    r"(?:how to cite|cite this|to cite|for citation|citation|suggested citation|цитування"
    r"|як цитувати|для цитування|для цитирования|цитировать)\b.{0,40}$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"(?:[\s,;&*·•†‡§()\d¹²³⁰⁴-⁹ᵃ-ᶻ.-]|\b(?:and|by|та|і|и|й|[a-z])\b|©)*")
_GOES_ON = re.compile(
    r"(?:['’]s)?(?:\s?\((?:19|20)\d\d[^()\n]{0,20}\),?)?\s+[a-zа-яіїєґё]{2,}(?!\w*[.,]?\s*$)"
)
# The number of a journal; a law has a number too, so "No." alone is none.
_ISSUE = re.compile(
    r"^(?=[^\n]{8,160}$)[^\n]*?(?:\bISSN\b|(?:\b[Vv]ol(?:ume)?\.?|\b[Ii]ssue|\b[Вв]ип(?:уск)?\.?|\b[Вв]ып(?:уск)?\.?"
    r"|\b[Vv]yp\.?|\bТом|\bT\.|\b[Nn]r\.?|№)\s?\d[^\n]*\b(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\b[^\n]*?(?:\b[Vv]ol(?:ume)?\.?|\b[Ii]ssue|\b[Вв]ип(?:уск)?\.?|\b[Вв]ып(?:уск)?\.?"
    r"|\b[Vv]yp\.?|\bТом|\b[Nn]r\.?|№)\s?\d)[^\n]*$",
    re.MULTILINE,
)
_FIRST = rf"\W{{0,3}}(?:\d+\W{{1,3}})?[{UPPER}][^\W\d_][^\s.,]*"
_INITIALS = rf"\s(?:[{UPPER}][^\W\d_]?\.\s?){{1,3}}"
_ENTRY = re.compile(
    rf"{_FIRST}(?:{_INITIALS}(?!\s*[a-zа-яіїєґё]{{2}})|,{_INITIALS}(?=\s*(?:[,;&(]|$|\d)))"
)
LONGEST_LINE = 400
MAX_BLANKS = 12
TOP = 2500
"""Code points from the beginning in which a line of names is a byline."""


def mastheads(text: str, layout: Layout) -> Iterator[Span]:
    """Yield the lines in front of the references that give the number of the journal."""
    for line in _ISSUE.finditer(text, 0, layout.references.start):
        yield Span(*line.span())


class Bylines:
    """The lines of a text that name its authors."""

    def __init__(self, text: str, layout: Layout, persons: Sequence[Span]) -> None:
        """Keep the text and the names in it, in order."""
        self._text = text
        self._top = max(layout.header.end, TOP)
        self._header = layout.header
        self._persons = persons

    def hold(self, person: Span) -> bool:
        """Tell whether a name stands in a byline."""
        start = self._text.rfind("\n", 0, person.start) + 1
        end = self._text.find("\n", person.end)
        line = Span(start, len(self._text) if end < 0 else end)
        if self._is_marked(line) or self._is_entry(line, person):
            return True
        return self._is_listed(line, person)

    def _is_marked(self, line: Span) -> bool:
        """Tell whether a line has an e-mail, a copyright or how the text is to be cited."""
        words = self._text[line.start : line.end]
        if len(words) > LONGEST_LINE:
            return False
        before = self._text[max(0, line.start - 80) : line.start].rstrip()
        return bool(_MARK.search(words) or _CITE.match(words) or _CITE.match(_last_line(before)))

    def _is_listed(self, line: Span, person: Span) -> bool:
        """Tell whether a line begins with names up to this one, and no sentence follows them."""
        place = line.start
        names = [one for one in self._persons if line.start <= one.start < line.end]
        for name in names:
            if _JOINT.fullmatch(self._text, place, name.start) is None:
                break
            place = max(place, name.end)
        if person.end > place:
            return False
        rest = self._text[place : line.end]
        if person.start < self._header.end and _GOES_ON.match(rest) is None:
            return True
        apart = person.start < self._top or self._begins_block(line)
        alone = line == Span(0, len(self._text))
        return apart and not alone and _JOINT.fullmatch(rest) is not None

    def _begins_block(self, line: Span) -> bool:
        """Tell whether an empty line stands before a line."""
        before = self._text[max(0, line.start - MAX_BLANKS) : line.start]
        return before.count("\n") > 1 and not before.rsplit("\n", 2)[-2].strip()

    def _is_entry(self, line: Span, person: Span) -> bool:
        """Tell whether a line of a list begins with a family name and initials."""
        entry = _ENTRY.match(self._text, *line)
        return bool(entry and person.start < entry.end() and line != Span(0, len(self._text)))


def _last_line(words: str) -> str:
    return words[words.rfind("\n") + 1 :].strip()
