"""The lines of a header, each told by what it holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from cbris.loaders.text.document import Span
from cbris.loaders.text.front.descriptions import PRIVATE, describes, is_contact
from cbris.loaders.text.front.furniture import (
    CODE,
    DATE,
    JOURNAL_LABEL,
    NOTE,
    is_furniture,
    is_menu,
)
from cbris.loaders.text.front.marks import is_prose
from cbris.loaders.text.front.persons import Person, read_people
from cbris.loaders.text.masthead import read_masthead
from cbris.loaders.text.orcid import ORCID
from cbris.loaders.text.private import private_spans

__all__ = ["Front", "Line"]

Kind = Literal[
    "blank", "code", "contact", "date", "description", "furniture", "masthead", "names", "note",
    "orcid", "prose", "words",
]  # fmt: skip
_COMMON_WORD = re.compile(r"(?<![\w’'.@/:-])[^\W\d_A-ZА-ЯІЇЄҐ][^\W\d_]{2,}(?![\w@]|\.\w)")
MANY = 2
"""Names on one line that are no row of links."""
COMMON_FROM = 12_000
"""Code points of the text that tell which words are also written with a small letter."""


@dataclass(frozen=True)
class Line:
    """One line without the blanks around it; `people` are those of a line of names."""

    text: str
    start: int
    kind: Kind
    people: tuple[Person, ...] = ()
    sure: bool = True

    @property
    def end(self) -> int:
        """Where the line ends in the text."""
        return self.start + len(self.text)


class Front:
    """A stretch of a text that holds a header or what belongs to one."""

    def __init__(self, text: str, start: int, end: int) -> None:
        """Remember the stretch."""
        self._text = text
        self._span = Span(start, end)

    @cached_property
    def _private(self) -> list[Span]:
        """The phones, mails and addresses of the stretch."""
        return [one for one in private_spans(self._text) if one.overlaps(self._span)]

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text writes with a small letter."""
        return frozenset(_COMMON_WORD.findall(self._text[:COMMON_FROM]))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, told by what each of them and its neighbours hold."""
        return tuple(_settled(list(self._told())))

    @property
    def open_text(self) -> str:
        """The stretch, with PRIVATE for what is private in it."""
        kept, position = [], self._span.start
        for span in self._private:
            kept.append(self._text[position : max(position, span.start)])
            position = max(position, min(span.end, self._span.end))
        return PRIVATE.join([*kept, self._text[position : self._span.end]])

    def private_in(self, line: Line) -> list[Span]:
        """Give what is private in a line."""
        span = Span(line.start, line.end)
        return [one for one in self._private if one.overlaps(span)]

    def open_words(self, line: Line) -> str:
        """Give the words of a line; PRIVATE stands for what is private in it."""
        kept, position = [], line.start
        for span in self.private_in(line):
            kept.append(self._text[position : max(position, span.start)])
            position = min(span.end, line.end)
        return PRIVATE.join([*kept, self._text[position : line.end]])

    def _told(self) -> Iterator[Line]:
        at = self._span.start
        for raw in self._text[at : self._span.end].splitlines(keepends=True):
            words = raw.strip("\ufeff \t\u00a0\r\n\u200b")
            start = at + raw.find(words) if words else at
            yield self._told_line(words, start)
            at += len(raw)

    def _told_line(self, words: str, start: int) -> Line:
        if not words:
            return Line("", start, "blank")
        kind = self._kind_by_mark(words, start)
        if kind:
            return Line(words, start, kind)
        named = read_people(_without_orcid(self._open(words, start)), lambda: self.common)
        if named.people:
            return Line(words, start, "names", named.people, named.sure)
        return Line(words, start, "description" if describes(words) else "words")

    def _kind_by_mark(self, words: str, start: int) -> Kind | None:
        if is_prose(words):
            return "prose"
        if DATE.match(words):
            return "date"
        if NOTE.match(words):
            return "note"
        if is_furniture(words) or (is_menu(words) and len(read_people(words).people) < MANY):
            return "furniture"
        masthead = read_masthead(words)
        if masthead and ("year" in masthead or not read_people(words).sure):
            return "masthead"
        if CODE.match(words):
            return "orcid" if ORCID.search(words) else "code"
        open_words = self._open(words, start)
        if is_contact(words) or (open_words != words and len(open_words.strip(" ,;.:")) < 4):
            return "contact"
        if (
            open_words != words
            and "@" in words
            and not read_people(_without_orcid(open_words)).people
        ):
            return "description" if describes(open_words) else "contact"
        return "orcid" if ORCID.search(words) and not _without_orcid(open_words) else None

    def _open(self, words: str, start: int) -> str:
        return self.open_words(Line(words, start, "words")).replace(PRIVATE, " ")


def _without_orcid(words: str) -> str:
    """Cut an ORCID and its address; what is left may be a name."""
    if not ORCID.search(words):
        return words
    bare = re.sub(r"(?:https?://)?(?:www\.)?orcid\.org/?", " ", ORCID.sub(" ", words))
    return re.sub(r"\bORCID(?:\s?iD)?\b\s?:?", " ", bare, flags=re.IGNORECASE).strip(" ,;:()[]")


def _settled(lines: list[Line]) -> list[Line]:
    """Keep doubtful names only where their neighbours speak for names."""
    for at, line in enumerate(lines):
        if line.kind != "names":
            continue
        if _is_journal(lines, at) or not (line.sure or _is_among_people(lines, at)):
            lines[at] = Line(line.text, line.start, "words")
    return lines


def _is_journal(lines: Sequence[Line], at: int) -> bool:
    """Tell whether the line above only says that a journal is named next."""
    above = next((one for one in reversed(lines[:at]) if one.kind != "blank"), None)
    return above is not None and bool(JOURNAL_LABEL.fullmatch(above.text))


def _is_among_people(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a description follows, or a title stands before and no words follow."""
    behind = next((one for one in lines[at + 1 :] if one.kind not in ("blank", "code")), None)
    if behind and behind.kind in ("description", "orcid", "contact"):
        return True
    before = next((one for one in reversed(lines[:at]) if one.kind not in ("blank", "code")), None)
    if not before or before.kind not in ("words", "names"):
        return False
    several = len(lines[at].people) > 1
    return several or behind is None or behind.kind in ("names", "date", "furniture")
