r"""Words that a line end or a scan has taken apart, put together in a text of the same length.

What is left over stands as blanks behind the word: "re-\nquires links" becomes
"requires\n  links". So every place but those inside such words is where it was, and for those
it is known where they came from.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from cbris.loaders.text.document import Span
from cbris.loaders.text.hyphens import COMPOUND_STARTS, JOINING
from cbris.loaders.text.spelling import normal

__all__ = ["Mended", "mend"]

_BROKEN = re.compile(
    r"(?P<hyphen>[-\u2010\u2011\u00ad])(?<=[^\W\d_].)(?P<gap>[ \t]*\r?\n[ \t]*)"
    r"(?P<tail>[^\W\d_A-ZÀ-ÖØ-ÞА-ЯІЇЄҐ]\S*)"
)
_HEAD = re.compile(r"[^\W\d_]+$")
_LONGEST_HEAD = 40
_RN = re.compile("rn")
_WORD = re.compile(r"(?P<word>[^\W\d_]+)(?P<rest>[^\s\w-]*)")
_MIN_WORD = 5


@dataclass(frozen=True)
class Mended:
    """The mended text; `came_from` tells for the moved characters where they stand in the raw."""

    text: str
    came_from: Mapping[int, int]

    def raw(self, span: Span) -> Span:
        """Give the span of the raw text that a span of the mended text stands for."""
        start, last = span.start, span.end - 1
        if last < start:
            return span
        return Span(self.came_from.get(start, start), self.came_from.get(last, last) + 1)


def mend(text: str, known: Container[str]) -> Mended:
    """Join words that are broken at a line end, and read "rn" as the m that it was.

    :param known: keys of the words (`normal`) that a mended word may be.
    """
    joined = _changed(text, _breaks(text))
    read = _changed(joined.text, _misread(joined.text, known)) if "rn" in text else None
    if not read or not read.came_from:
        return joined
    came_from = {**joined.came_from}
    for new, old in read.came_from.items():
        came_from[new] = joined.came_from.get(old, old)
    return Mended(read.text, came_from)


Change = tuple[int, str, tuple[int, ...]]
"""Where a change begins, what stands there now, and where each character of it came from."""


def _changed(text: str, changes: Iterator[Change]) -> Mended:
    parts: list[str] = []
    came_from: dict[int, int] = {}
    place = 0
    for start, words, origins in changes:
        parts += [text[place:start], words]
        place = start + len(words)
        came_from.update(zip(range(start, place), origins, strict=False))
    return Mended("".join([*parts, text[place:]]) if parts else text, came_from)


def _breaks(text: str) -> Iterator[Change]:
    for match in _BROKEN.finditer(text):
        start = match.start()
        head = _HEAD.search(text, max(0, start - _LONGEST_HEAD), start)
        keeps = head is not None and head[0].lower() in JOINING | COMPOUND_STARTS
        kept = match["hyphen"] if keeps else ""
        left = match.end() - start - len(kept) - len(match["tail"])
        origins = (*range(start, start + len(kept)), *range(*match.span("tail")))
        yield start, kept + match["tail"] + "\n".ljust(left), origins


def _misread(text: str, known: Container[str]) -> Iterator[Change]:
    for match in _words_with_rn(text):
        word = match["word"]
        if len(word) < _MIN_WORD or normal(word) in known:
            continue
        for places in _readings(word):
            mended, origins = _read(word, places, match.start())
            if normal(mended) in known:
                rest = match["rest"]
                origins = (*origins, *range(*match.span("rest")))
                yield match.start(), mended + rest + " " * len(places), origins
                break


def _words_with_rn(text: str) -> Iterator[re.Match[str]]:
    end = 0
    for found in _RN.finditer(text):
        if (start := found.start()) < end:
            continue
        while start > end and text[start - 1].isalpha():
            start -= 1
        if word := _WORD.match(text, start):
            end = word.end("word")
            yield word


def _readings(word: str) -> Iterator[tuple[int, ...]]:
    """Give the places of "rn" that are read as m: all of them, then each alone."""
    places = tuple(found.start() for found in re.finditer("rn", word))
    yield places
    if len(places) > 1:
        yield from ((place,) for place in places)


def _read(word: str, places: tuple[int, ...], start: int) -> tuple[str, tuple[int, ...]]:
    letters, origins, place = [], [], 0
    while place < len(word):
        misread = place in places
        letters.append("m" if misread else word[place])
        # The last letter of a name stands for all of its strokes.
        origins.append(start + place + (misread and place + 2 == len(word)))
        place += 1 + misread
    return "".join(letters), tuple(origins)
