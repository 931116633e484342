"""Persons by their names in running text: "V.A. Vasin", "Lundquist and Trippl (2009)"."""

import re
from collections.abc import Iterator

from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.letters import UPPER, WORD

__all__ = ["find_persons"]

# An initial may be a digraph ("Yu."), or a capital with strokes that the scan doubled ("lI.").
_INITIAL = rf"(?:[{UPPER}][a-zа-яіїєґ]?|[lI1|]{{2}})\.(?:\s?-\s?)?"
_INITIALS = rf"{_INITIAL}(?:\s?{_INITIAL}){{0,2}}"
_PARTICLE = r"(?:(?:van|von|de|der|den|di|la|le|da|del)\s+){0,2}"
_FAMILY = rf"{_PARTICLE}{WORD}(?:-{WORD})?"
_FIRST_INITIALS = re.compile(rf"(?<![\w.]){_INITIALS}\s*{_FAMILY}(?![\w.]*\.\s?[{UPPER}]\.)")
_FIRST_FAMILY = re.compile(
    rf"(?<![\w.]){WORD}(?:-{WORD})?(?:[ \u00a0]{WORD})?,?\s(?:{_INITIAL}\s?){{1,2}}(?!\w)"
)
_GENITIVE = re.compile(r"['’ʼ`]s$")
_YEAR = r"\s*[(,]\s?\(?(?:19|20)\d\d"
_CITED_PAIR = re.compile(rf"\b({WORD})\s(?:and|&|та|і|и)\s({WORD})(?={_YEAR})")
_CITED_FIRST = re.compile(rf"\b({WORD})\s(?=et\sal\b)")
_NOT_INITIALS = re.compile(r"(?:[Pp]|[Vv]ol|[Nn]o|[Aa]rt|[Ss]t|Figure|Table)\.")
_NO_FAMILY_WORDS = """
    The This In It For On At As And Figure Fig Table Part Chapter Article Section Vol No Annex
    Appendix Str Street Kyiv City Region University Institute Journal Press Science
    Doctor Dr Professor Prof Associate Associated Assistant Senior Head Candidate PhD Master
"""
_NO_FAMILY = frozenset(_NO_FAMILY_WORDS.split())


def find_persons(text: str, layout: Layout) -> tuple[Span, ...]:
    """Find names of persons outside the reference list, in order."""
    found = [
        span
        for span in (*_written_out(text), *_cited(text))
        if not span.overlaps(layout.references)
    ]
    return tuple(sorted(set(found)))


def _written_out(text: str) -> Iterator[Span]:
    """Yield names with initials; the family name comes first only where no initial does."""
    first = [_span(match) for match in _FIRST_INITIALS.finditer(text) if _is_name(match)]
    yield from first
    for match in _FIRST_FAMILY.finditer(text):
        span = _span(match)
        if _is_name(match) and not any(span.overlaps(other) for other in first):
            yield span


def _is_name(match: re.Match[str]) -> bool:
    words = re.findall(WORD, match[0])
    return not _NOT_INITIALS.match(match[0]) and _NO_FAMILY.isdisjoint(words) and bool(words)


def _span(match: re.Match[str]) -> Span:
    """Give the name without a blank or the mark of the genitive at its end."""
    return Span(match.start(), match.start() + len(_GENITIVE.sub("", match[0].rstrip())))


def _cited(text: str) -> Iterator[Span]:
    for pattern in (_CITED_PAIR, _CITED_FIRST):
        for match in pattern.finditer(text):
            if _NO_FAMILY.isdisjoint(match.groups()):
                yield from (Span(*match.span(n)) for n in range(1, len(match.groups()) + 1))
