"""Phones, e-mails and postal addresses of people: found to be left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from cbris.loaders.text.document import Span
from cbris.loaders.text.letters import LOWER, UPPER

__all__ = ["Quoted", "find_private", "mask", "private_spans", "touches"]

MASK = "…"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|[(\[]\s?at\s?[)\]])\s?[\w-]+"
    r"(?:\s?(?:\.|[(\[]\s?dot\s?[)\]])\s?[\w-]+)+",
    re.IGNORECASE,
)
_DIGITS = r"\d(?:[\d\s\u00a0()./–-]{4,18})\d"
_PHONE_WORDS = ("tel", "phone", "fax", "mob", "тел", "факс", "моб")
_PHONE_AFTER_PLUS = re.compile(rf"(?<![\w+])\+\s?\(?{_DIGITS}")
_PHONE_AFTER_WORD = re.compile(
    rf"\b(?:tel|phone|fax|mob|mobile|тел|факс|моб)\b[.:]?\s*(?:[.:]\s*)?\+?\(?{_DIGITS}",
    re.IGNORECASE,
)
_PHONE_IN_BRACKETS = re.compile(
    r"(?<![\w.(/-])\(0\d{2,4}\)[\s\u00a0]?\d{1,3}[\s\u00a0-]?\d{2}[\s\u00a0-]?\d{2,3}\b"
)
_PHONES_OF_DIGITS = (
    re.compile(r"(?<![\w./-])380\d{9}(?![\w-])"),
    re.compile(r"(?<![\w./-])0\d{2}[\s\u00a0]\d{3}[\s\u00a0]\d{4}(?![\w-])"),
    re.compile(
        r"(?<![\w./-])(?:38)?0\d{2}[\s\u00a0-]\d{3}[\s\u00a0-]\d{2}[\s\u00a0-]\d{2}(?![\w-])"
    ),
)
_NUMBER = r"\d{1,4}(?:\s?[/-]\s?\d{1,4})?(?:[\s-]?[A-Za-zА-Яа-яІіЇї])?\b"
_NAME = rf"[{UPPER}][{LOWER}{UPPER}'’ʼ`.-]{{0,40}}"
_NAMES = rf"{_NAME}(?:[ \u00a0]{_NAME}){{0,3}}"
_STREET_AFTER = (
    r"(?:Str|St|Street|Ave|Avenue|Av|Blvd|Boulevard|Lane|Road|Rd|Sq|Square|Prospekt|Prospect|"
    r"Embankment|Platz|Drive|Highway|вулиця|проспект|бульвар)\b\.?"
)
_GERMAN = rf"[{UPPER}][{LOWER}]+(?:straße|strasse|str\.|gasse|platz)"
_STREET_BEFORE = (
    r"(?:вул|вулиця|ул|улица|просп|проспект|пр-т|пр|бульв|бул|бульвар|пл|площа|площадь|пров|пер|"
    r"узвіз|наб|vul|ul|ulica|ulitsa|str|street|prosp|pl|al(?=\.)|rue|via|calle|aleja)\b\.?"
)
_STREET = (
    rf"(?:{_NAMES}[ \u00a0]{_STREET_AFTER}|{_GERMAN}"
    rf"|\b(?i:{_STREET_BEFORE})[ \u00a0]?{_NAMES})"
)
_POSTCODE = r"(?:[A-Z]{1,2}-)?(?:\d{5,6}|\d{2}-\d{3}|\d{3} \d{2}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})"
_CITY = rf"(?:(?:м|г|с|смт)\.\s?)?{_NAMES}"
_NUMBER_FIRST = re.compile(rf"\b{_NUMBER},?\s{_STREET}")
_STREETS = (
    re.compile(rf"{_STREET},?\s(?:No\.?\s|№\s?|буд\.?\s|б\.\s|д\.\s)?{_NUMBER}"),
    re.compile(rf"{_STREET}(?=(?:,\s{_CITY}){{1,3}},?\s{_POSTCODE}\b)"),
)
_POSTCODE_FIRST = re.compile(rf"\b\d{{5,6}},\s{_CITY}(?:,\s{_CITY})?,?\s{_NUMBER}(?!\s?[-–]\s?\d)")
_STREET_NAMES = (
    frozenset(re.findall(r"\w+", _STREET_AFTER[3:-5])),
    frozenset(re.findall(r"[\w-]+", _STREET_BEFORE[3:-5])),
    ("straße", "strasse", "str", "gasse", "platz"),
)
"""The words for a street behind its name, before it, and at its end."""
_STREET_LIKE = re.compile(r"\w+")
_CAPITAL = re.compile(rf"[{UPPER}]")
_NUMBER_RUN = re.compile(r"\d+")
_AT = re.compile(r"@|[(\[]\s?at\s?[)\]]", re.IGNORECASE)
_LOCAL = re.compile(r"[\w.+-]")
_PLACE = (
    rf"(?:{_POSTCODE}[ \u00a0]{_CITY}|{_CITY}[ \u00a0]{_POSTCODE}|{_POSTCODE}|{_CITY}|{_NUMBER})"
)
_AFTER = re.compile(rf"(?:,\s{{0,2}}{_PLACE}(?![\w-]))+")
_POSTCODE_BEFORE = re.compile(rf"\b{_POSTCODE}(?:[ \u00a0]{_CITY})?,\s(?:{_CITY},\s)*$")
LOOK_BACK = 120
MAX_STREET_NAME = 180


@lru_cache(maxsize=2)
def private_spans(text: str) -> tuple[Span, ...]:
    """Find what `find_private` finds; the last two texts are remembered.

    A text is asked about several times, by header, mentions, claims and graph.
    """
    return find_private(text)


def find_private(text: str) -> tuple[Span, ...]:
    """Find phone numbers, e-mails and postal addresses, sorted and without overlaps."""
    runs = [match.span() for match in _NUMBER_RUN.finditer(text)]
    numbers = [start for start, _ in runs]
    found = [*_mails(text), *_phones(text, [at for at in numbers if text[at] in "03"])]
    found += (_address(text, *match.span()) for match in _streets(text, runs))
    return tuple(_merged(found))


def _matches(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, where `starts` holds each place a match may begin."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            yield match
            end = match.end()


def _mails(text: str) -> Iterator[Span]:
    starts = (_local_part(text, at.start()) for at in _AT.finditer(text))
    yield from (Span(*match.span()) for match in _matches(_EMAIL, text, starts))


def _local_part(text: str, end: int) -> int:
    """Tell where the word before the sign of an e-mail begins."""
    start = end - 1 if text[end - 1 : end].isspace() else end
    while start > 0 and _LOCAL.match(text[start - 1]):
        start -= 1
    return start


def _phones(text: str, numbers: Sequence[int]) -> Iterator[Span]:
    candidates = (
        (_PHONE_AFTER_PLUS, _places(text, "+")),
        (_PHONE_IN_BRACKETS, _places(text, "(0")),
        (_PHONE_AFTER_WORD, _phone_words(text)),
        *((pattern, numbers) for pattern in _PHONES_OF_DIGITS),
    )
    for pattern, starts in candidates:
        yield from (_trimmed(text, *match.span()) for match in _matches(pattern, text, starts))


def _phone_words(text: str) -> Iterable[int]:
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case moves all behind it
        return range(len(text))
    return sorted(at for word in _PHONE_WORDS for at in _places(lowered, word))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _streets(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield every street with its number or postcode."""
    postcodes = [start for start, end in runs if end - start in (5, 6)]
    yield from _matches(_POSTCODE_FIRST, text, postcodes)
    names = sorted(set(_street_starts(text)))
    if names:
        yield from _matches(_NUMBER_FIRST, text, [start for start, _ in runs])
        for pattern in _STREETS:
            yield from _matches(pattern, text, names)


def _street_starts(text: str) -> Iterator[int]:
    """Yield where the name of a street may begin: at a word for it, or a capital before it."""
    after, before, endings = _STREET_NAMES
    for word in set(_STREET_LIKE.findall(text)):
        if word.casefold() in before:
            yield from _places(text, word)
        if word in after or word.endswith(endings):
            for at in _places(text, word):
                end = at + len(word)
                yield from (
                    match.start()
                    for match in _CAPITAL.finditer(text, max(0, at - MAX_STREET_NAME), end)
                )


class Quoted(Protocol):
    """What quotes a stretch of the text."""

    @property
    def start(self) -> int:
        """Where the stretch begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


def touches(one: Quoted, spans: Iterable[Span]) -> bool:
    """Tell whether a quote holds a part of what is private."""
    return any(span.overlaps(Span(one.start, one.end)) for span in spans)


def mask(text: str, start: int, end: int, spans: Iterable[Span]) -> str:
    """Give ``text[start:end]`` with every private part replaced by an ellipsis."""
    parts, position = [], start
    for span in sorted(span for span in spans if span.overlaps(Span(start, end))):
        parts += [text[position : max(position, span.start)], MASK]
        position = min(span.end, end)
    return "".join([*parts, text[position:end]])


def _trimmed(text: str, start: int, end: int) -> Span:
    return Span(start, start + len(text[start:end].rstrip()))


def _address(text: str, start: int, end: int) -> Span:
    """Widen a street with its number to the town, the country and the postcode around it."""
    after = _AFTER.match(text, end)
    before = _POSTCODE_BEFORE.search(text[max(0, start - LOOK_BACK) : start])
    return Span(start - (len(before[0]) if before else 0), after.end() if after else end)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in sorted(spans):
        if current and span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
