"""Phones, e-mails and postal addresses of people: found to be left out."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from cbris.loaders.text.document import Span
from cbris.loaders.text.letters import LOWER, UPPER

__all__ = ["Quoted", "mask", "private_spans", "touches"]

MASK = "…"
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]+\s?(?:@|[(\[]\s?at\s?[)\]])\s?[\w-]+"
    r"(?:\s?(?:\.|[(\[]\s?dot\s?[)\]])\s?[\w-]+)+",
    re.IGNORECASE,
)
_DIGITS = r"\d(?:[\d\s\u00a0()./–-]{4,18})\d"
_PHONES = (
    re.compile(r"(?<![\w./-])380\d{9}(?![\w-])"),
    re.compile(r"(?<![\w./-])0\d{2}[\s\u00a0]\d{3}[\s\u00a0]\d{4}(?![\w-])"),
    re.compile(rf"(?<![\w+])\+\s?\(?{_DIGITS}"),
    re.compile(
        rf"\b(?:tel|phone|fax|mob|mobile|тел|факс|моб)\b[.:]?\s*(?:[.:]\s*)?\+?\(?{_DIGITS}",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w.(/-])\(0\d{2,4}\)[\s\u00a0]?\d{1,3}[\s\u00a0-]?\d{2}[\s\u00a0-]?\d{2,3}\b"
    ),
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
    r"узвіз|наб|vul|ul|ulica|ulitsa|str|street|prosp|pl|al|rue|via|calle|aleja)\b\.?"
)
_STREET = (
    rf"(?:{_NAMES}[ \u00a0]{_STREET_AFTER}|{_GERMAN}"
    rf"|\b(?i:{_STREET_BEFORE})[ \u00a0]?{_NAMES})"
)
_POSTCODE = r"(?:[A-Z]{1,2}-)?(?:\d{5,6}|\d{2}-\d{3}|\d{3} \d{2}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})"
_CITY = rf"(?:(?:м|г|с|смт)\.\s?)?{_NAMES}"
_STREETS = (
    re.compile(rf"\b{_NUMBER},?\s{_STREET}"),
    re.compile(rf"{_STREET},?\s(?:No\.?\s|№\s?|буд\.?\s|б\.\s|д\.\s)?{_NUMBER}"),
    re.compile(rf"{_STREET}(?=(?:,\s{_CITY}){{1,3}},?\s{_POSTCODE}\b)"),
    re.compile(rf"\b\d{{5,6}},\s{_CITY}(?:,\s{_CITY})?,?\s{_NUMBER}(?!\s?[-–]\s?\d)"),
)
_PLACE = (
    rf"(?:{_POSTCODE}[ \u00a0]{_CITY}|{_CITY}[ \u00a0]{_POSTCODE}|{_POSTCODE}|{_CITY}|{_NUMBER})"
)
_AFTER = re.compile(rf"(?:,\s{{0,2}}{_PLACE}(?![\w-]))+")
_POSTCODE_BEFORE = re.compile(rf"\b{_POSTCODE}(?:[ \u00a0]{_CITY})?,\s(?:{_CITY},\s)*$")
LOOK_BACK = 120


def private_spans(text: str) -> tuple[Span, ...]:
    """Find phone numbers, e-mails and postal addresses, sorted and without overlaps."""
    found = [Span(*match.span()) for match in _EMAIL.finditer(text)]
    found += [_trimmed(text, *m.span()) for pattern in _PHONES for m in pattern.finditer(text)]
    found += [_address(text, *m.span()) for pattern in _STREETS for m in pattern.finditer(text)]
    return tuple(_merged(found))


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
