"""Short forms that a text gives itself: "regional innovation systems (RIS)"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cbris.loaders.text.candidates import Candidate
from cbris.loaders.text.document import Kind, Span

__all__ = ["find_abbreviations"]

_HEREAFTER = (
    r"(?:further|hereinafter|hereafter|henceforth|abbreviated(?:\sas)?|abbr\.|in\sshort|or"
    r"|далі|надалі|скорочено|далее|сокращенно|dalej)"
)
_DEFINED = re.compile(
    rf"\s*\(\s*(?:{_HEREAFTER}\s*(?:referred\sto\sas\s)?[-–—:,]?\s*)?[\"“«]?"
    r"([^\W\d_][\w-]{1,11})[\"”»]?\s*[),;]"
)
_DEFINED_BEFORE = re.compile(r"(?<!\w)([^\W\d_][\w-]{1,11})\s?\(\s?[\"“«]?$")
_LONGEST_BEFORE = 20
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
        "theory",
    }
)


def find_abbreviations(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Give the candidates with every use of the short forms that the text defines.

    They stand in brackets behind what they name, or in front of it: "RIS (regional
    innovation systems)". What a short form names elsewhere does not count in this text.
    """
    known = list(candidates)
    meant: dict[str, set[tuple[Kind, str | None]]] = defaultdict(set)
    for one in known:
        if one.kind in _NAMED and (short := _short_form(text, one.span)):
            meant[short].add((one.kind, one.concept))
    kept = [one for one in known if _is_meant(meant.get(_word(text, one.span)), one)]
    used = (
        Candidate(span, kind, concept)
        for short, told in sorted(meant.items())
        for span in _uses(text, short)
        for kind, concept in sorted(told, key=str)
    )
    return [*kept, *used]


def _is_meant(told: set[tuple[Kind, str | None]] | None, one: Candidate) -> bool:
    return told is None or one.kind in {kind for kind, _ in told}


def _word(text: str, span: Span) -> str:
    return _base(text[span.start : span.end])


def _short_form(text: str, span: Span) -> str | None:
    before = text[max(0, span.start - _LONGEST_BEFORE) : span.start]
    opened = _DEFINED_BEFORE.search(before) if "(" in before[-3:] else None
    for match in (_DEFINED.match(text, span.end), opened):
        if match and sum(letter.isupper() for letter in match[1]) >= 2:
            words = re.findall(r"[^\W\d_]+", text[span.start : span.end])
            if _fits(match[1], words):
                return _base(match[1])
    return None


def _fits(short: str, words: Sequence[str]) -> bool:
    """Tell whether a word begins with the first letter of the short form, and is no name of it."""
    first = short[0].lower()
    return short not in words and any(word[0].lower() == first for word in words)


def _base(short: str) -> str:
    """Leave out the s of the plural: "CBRISs"."""
    return short[:-1] if short.endswith("s") and short[:-1].isupper() else short


def _uses(text: str, short: str) -> Iterator[Span]:
    plural = "s?" if short.isupper() else ""
    found = re.finditer(rf"(?<!\w){re.escape(short)}{plural}(?!\w)", text)
    return (Span(*use.span()) for use in found)
