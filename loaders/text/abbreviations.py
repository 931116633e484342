"""Short forms that a text gives itself: "regional innovation systems (RIS)"."""

import re
from collections.abc import Iterable, Iterator

from cbris.loaders.text.candidates import Candidate
from cbris.loaders.text.document import Kind, Span

__all__ = ["find_abbreviations"]

_DEFINED = re.compile(
    r"\s*\(\s*(?:further\s*[-–—]\s*|hereinafter\s*(?:[-–—]\s*)?|далі\s*[-–—]\s*)?([^\W\d_][\w-]{1,11})\s*\)"
)
_NAMED = frozenset[Kind](
    {
        "cross-border-structure",
        "index",
        "innovation-system",
        "instrument",
        "integration-form",
        "organization",
        "programme",
        "region",
        "strategy",
    }
)


def find_abbreviations(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Find every use of the short forms that stand in brackets behind what they name."""
    defined = {
        (short, one.kind): one.concept
        for one in candidates
        if one.kind in _NAMED and (short := _short_form(text, one.span))
    }
    return [
        Candidate(span, kind, concept)
        for (short, kind), concept in sorted(defined.items(), key=lambda entry: entry[0])
        for span in _uses(text, short)
    ]


def _short_form(text: str, span: Span) -> str | None:
    match = _DEFINED.match(text, span.end)
    if match is None or sum(letter.isupper() for letter in match[1]) < 2:
        return None
    initials = {word[0].lower() for word in re.findall(r"[^\W\d_]+", text[span.start : span.end])}
    return match[1] if match[1][0].lower() in initials else None


def _uses(text: str, short: str) -> Iterator[Span]:
    return (Span(*use.span()) for use in re.finditer(rf"(?<!\w){re.escape(short)}(?!\w)", text))
