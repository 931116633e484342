"""The text of marked-up documents: paragraphs out of elements, with the places of some."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from cbris.loaders.text.document import Span

__all__ = ["BLANK_LINE", "LINE", "SPACE", "Flow", "Profile", "inner_text", "local"]

SPACE, LINE, BLANK_LINE = 1, 2, 3
_GAPS = {SPACE: " ", LINE: "\n", BLANK_LINE: "\n\n"}
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
Element = etree._Element


@dataclass(frozen=True)
class Profile:
    """What the elements of a format do to the text, by their local names.

    Around a `block` stands a blank line, around a `line` a line end; a `gap` is a blank,
    `dropped` gives nothing. `mark` gives the words before an element, such as the number
    that a reader of a list sees.
    """

    blocks: frozenset[str]
    lines: frozenset[str] = frozenset()
    gaps: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    mark: Callable[[Element], str] = field(default=lambda _element: "")


def local(element: Element) -> str:
    """Give the name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def inner_text(element: Element, most: int | None = None) -> str:
    """Give the words in an element with single blanks, or the first of them only."""
    found, length = [], 0
    for part in element.itertext("*"):
        found.append(str(part))
        length += len(part)
        if most is not None and length > most:
            break
    return " ".join("".join(found).split())


class Flow:
    """A text that grows: runs of blanks become one, gaps between blocks are kept once."""

    def __init__(self, profile: Profile) -> None:
        """Begin an empty text."""
        self._profile = profile
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._length = self._gap = 0
        self._marked = False

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self._parts)

    def __len__(self) -> int:
        """Give the length of the text in code points."""
        return self._length

    def gap(self, size: int) -> None:
        """Part what comes next from what was there, by the larger gap of those asked for."""
        self._gap = max(self._gap, SPACE if self._marked else size)

    def words(self, text: str | None) -> None:
        """Add running text."""
        folded = _BLANKS.sub(" ", text or "")
        if folded.startswith(" "):
            self.gap(SPACE)
        if bare := folded.strip(" "):
            if self._length and self._gap:
                self._add(_GAPS[self._gap])
            self._gap, self._marked = 0, False
            self._starts.append(self._length)
            self._add(bare)
            if folded.endswith(" "):
                self.gap(SPACE)

    def block(self, text: str | None, gap: int = BLANK_LINE) -> Span:
        """Add a paragraph of its own; give its place, empty if it has no words."""
        self.gap(gap)
        before = self._length
        self.words(text)
        self.gap(gap)
        return self.since(before)

    def since(self, before: int) -> Span:
        """Give the place of what was added since the text had that length, gaps left out."""
        return Span(self._first(before), self._length)

    def element(
        self, root: Element, wanted: Collection[Element] = (), left_out: Collection[Element] = ()
    ) -> dict[Element, Span]:
        """Add an element with all in it; give the places of those wanted that have words."""
        found: dict[Element, Span] = {}
        opened: list[int] = []
        for event, one in _walk(root, self._profile.dropped, frozenset(left_out)):
            if event == "start":
                self._part(one)
                if mark := self._profile.mark(one):
                    self.words(mark)
                    self._marked = True
                opened.append(self._length)
                self.words(one.text)
                continue
            if event == "end":
                self._marked = False
                place = self.since(opened.pop())
                if one in wanted and place.start < place.end:
                    found[one] = place
                self._part(one)
            if one is not root:
                self.words(one.tail)
        return found

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _first(self, before: int) -> int:
        """Give where the first words after `before` begin, behind the gap that parts them."""
        at = bisect_left(self._starts, before)
        return self._starts[at] if at < len(self._starts) else self._length

    def _part(self, element: Element) -> None:
        name = local(element)
        if name in self._profile.blocks:
            self.gap(BLANK_LINE)
        elif name in self._profile.lines:
            self.gap(LINE)
        elif name in self._profile.gaps:
            self.gap(SPACE)


def _walk(
    root: Element, dropped: frozenset[str], left_out: frozenset[Element]
) -> Iterator[tuple[str, Element]]:
    """Yield each element at its start and its end; what is dropped comes for its tail only."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, one in walk:
        unread = one is not root and (local(one) in dropped or one in left_out)
        if event in ("comment", "pi"):
            yield "tail", one
        elif not unread:
            yield event, one
        elif event == "start":
            walk.skip_subtree()
        else:
            yield "tail", one
