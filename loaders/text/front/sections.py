"""The abstracts and lists of keywords of a text, by language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.front.furniture import CITE
from cbris.loaders.text.front.keywords import read_keywords
from cbris.loaders.text.front.lines import Front
from cbris.loaders.text.front.marks import SECTION, Mark, abstract_marks, keyword_marks
from cbris.loaders.text.front.titles import choose_title, find_titles
from cbris.loaders.text.front.tongues import tongue
from cbris.loaders.text.language import detect

__all__ = ["Section", "Sections", "find_sections"]

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_BLANK_LINE = re.compile(r"\n\s*\n")
_OPENING = re.compile(
    r"\s*(?:the|this|in (?:the|this)|у|в|стаття|статтю)\s*(?:article|paper|study|research|work"
    r"|статті|статье|статью|роботі)\b",
    re.IGNORECASE,
)
MAX_FRONT = 15_000
MAX_TAIL = 12_000
FAR = 4000
LONG_TITLE = 900
"""Code points before an abstract in another language that hold its title and authors."""


@dataclass(frozen=True)
class Section:
    """An abstract or a list of keywords, and its language."""

    language: str | None
    span: Span
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sections:
    """All abstracts and lists of keywords; `end` is where the last before the body ends."""

    text: str
    abstracts: tuple[Section, ...]
    lists: tuple[Section, ...]
    end: int
    unmarked: Span | None = None

    @property
    def language(self) -> str | None:
        """The language of the first abstract, else of the first keywords."""
        return next((one.language for one in (*self.abstracts, *self.lists)), None)

    def abstract(self, language: str | None) -> Span | None:
        """Give the abstract in a language, else the first; without any mark what may be one."""
        own = [one.span for one in self.abstracts if one.language == language]
        rest = [one.span for one in self.abstracts]
        return next(iter((*own, *([self.unmarked] if self.unmarked else ()), *rest)), None)

    def keywords(self, language: str | None) -> tuple[str, ...]:
        """Give the keywords in a language, else the first."""
        own = [one.keywords for one in self.lists if one.language == language]
        rest = [one.keywords for one in self.lists]
        return next(iter((*own, *rest)), ())

    def abstract_in(self, language: str | None) -> Span | None:
        """Give the abstract in a language, if there is one."""
        return next((one.span for one in self.abstracts if one.language == language), None)

    def keywords_in(self, language: str | None) -> tuple[str, ...]:
        """Give the keywords in a language, if there are any."""
        return next((one.keywords for one in self.lists if one.language == language), ())

    def languages(self, others: Iterable[str | None]) -> list[str | None]:
        """Give every known language, in the order of the text."""
        found = [one.language for one in (*self.abstracts, *self.lists)]
        return list(dict.fromkeys(one for one in (*found, *others) if one))

    def title(self, language: str | None) -> str | None:
        """Give the title that stands above the abstract in a language that is not the first."""
        for before, one in pairwise(self.abstracts):
            if one.language == language:
                ends = [x.span.end for x in (*self.lists, before) if x.span.end <= one.span.start]
                start = max([*ends, one.span.start - LONG_TITLE, 0])
                return self._title_between(start, one.span.start, language)
        for earlier, listed in pairwise(self.lists):
            if listed.language == language:
                start = max(earlier.span.end, listed.span.start - FAR)
                return self._title_between(start, listed.span.start, language)
        return None

    def _title_between(self, start: int, end: int, language: str | None) -> str | None:
        title = choose_title(find_titles(Front(self.text, start, end)))
        return title.words if title and title.language in (language, None) else None


def find_sections(text: str, layout: Layout) -> Sections:
    """Find abstracts and keywords before the body and behind the references."""
    limit = min(layout.references.start, layout.header.end + MAX_FRONT)
    tail = Span(layout.references.end, min(len(text), layout.references.end + MAX_TAIL))
    zones = (Span(0, _body_start(text, layout, limit)), tail)
    abstracts: list[Section] = []
    lists: list[Section] = []
    end = layout.header.end
    for at, zone in enumerate(zones):
        words = [*keyword_marks(text, *zone)]
        heads = [*abstract_marks(text, *zone)]
        found = [_list(text, mark, zone.end) for mark in words]
        spans = [_abstract(text, mark, [*heads, *words], zone.end) for mark in heads]
        lists += [one for one in found if one.keywords]
        abstracts += spans
        if at == 0:
            end = max([end, *(one.span.end for one in (*found, *spans))])
    unmarked = _unmarked(text, layout, [*lists, *abstracts]) if lists or not abstracts else None
    return Sections(text, tuple(abstracts), tuple(lists), end, unmarked)


def _body_start(text: str, layout: Layout, limit: int) -> int:
    """Give the first heading of the body behind the first mark, else the limit."""
    section = SECTION.search(text, layout.header.end, limit)
    return section.start() if section else limit


def _list(text: str, mark: Mark, limit: int) -> Section:
    keywords = read_keywords(text, mark, limit)
    last = text.find(keywords[-1], mark.end, limit) if keywords else -1
    end = last + len(keywords[-1]) if last >= 0 else mark.end
    language = mark.language or tongue(", ".join(keywords))
    return Section(language, Span(mark.start, end), keywords)


def _abstract(text: str, mark: Mark, others: Sequence[Mark], limit: int) -> Section:
    """Give an abstract, its mark included: its paragraph, to the next mark at most."""
    stop = min([limit, *(one.start for one in others if one.start > mark.start)])
    cite = CITE.search(text, mark.end, stop)
    stop = cite.start() if cite else stop
    skipped = mark.end + len(text[mark.end : stop]) - len(text[mark.end : stop].lstrip())
    block = _PARAGRAPH.match(text, skipped, stop)
    span = _trimmed(text, mark.start, block.end() if block else stop)
    words = text[mark.end : span.end]
    return Section(mark.language or detect(words) or tongue(words[:200]), span)


def _unmarked(text: str, layout: Layout, lists: Sequence[Section]) -> Span | None:
    """Give the paragraph before the keywords, or the only one, if it tells of an article."""
    start, stop = layout.body.start, layout.references.start
    if lists:
        stop = min(stop, *(one.span.start for one in lists))
    body = text[start:stop].strip()
    only = body and not _BLANK_LINE.search(body) and (lists or _OPENING.match(body))
    return _trimmed(text, start, stop) if only else None


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
