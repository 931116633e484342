"""Where a text names countries, regions, systems, instruments, barriers and so on.

Three ways lead to a mention: the labels of the vocabularies, wordings kept in
patterns/mentions.yaml for a language, and short forms that the text itself defines.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from cbris.loaders.text.abbreviations import find_abbreviations
from cbris.loaders.text.candidates import Candidate, Cover, longest
from cbris.loaders.text.document import Kind, Layout, Mention, Span
from cbris.loaders.text.enumerations import items, list_end
from cbris.loaders.text.folding import fold_words
from cbris.loaders.text.naming import ENGLISH, Context, Enumeration, Naming, Pattern
from cbris.loaders.text.persons import find_persons
from cbris.loaders.text.private import private_spans
from cbris.loaders.text.vocabulary import Found, Vocabulary

__all__ = ["find_mentions"]

# Kinds of free wording: a title in a reference list does not say them of anything.
STATED = frozenset[Kind]({"barrier", "condition"})
# What stands inside the one is not named as the other.
HIDDEN: tuple[tuple[Kind, Kind], ...] = (
    ("barrier", "condition"),
    ("country", "organization"),
    ("country", "region"),
    ("cross-border-structure", "country"),
    ("cross-border-structure", "driver"),
    ("cross-border-structure", "region"),
    ("index", "condition"),
    ("index", "organization"),
    ("instrument", "driver"),
    ("organization", "integration-form"),
    ("organization", "person"),
    ("organization", "programme"),
    ("organization", "region"),
    ("programme", "country"),
    ("programme", "region"),
    ("region", "country"),
    ("strategy", "organization"),
    ("strategy", "region"),
)
OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
QUOTES = "\"“”„«'‘"
_URL = re.compile(r"(?:https?://|www\.)\S+|\b10\.\d{4,9}/\S+|\bURL:\s?[^\s(]\S*(?:\s\S*[/=_]\S*)*")
_ACT = re.compile(r"\b\d{1,4}(?:/\d{1,4}){1,2}/[A-Z]+\b|\([A-Z]+(?:, [A-Z]\w+)?\)\s+No\.?\s\d+/\d+")
_GENITIVE = re.compile(r"['’ʼ`]s$")
_LEADING = re.compile(r"(?:the|an?|and|or|its|their|of|for|in)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:the|an?|and|or|its|their|of|for|in|to|such|more|so|etc|this|these|those))+$"
)


def find_mentions(
    text: str, layout: Layout, language: str | None, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Find what a text names, sorted by start, end and kind.

    Of mentions of one kind the longest stays; those of different kinds may overlap.
    Nothing is found in phones, e-mails, postal addresses, URLs and numbers of legal acts.
    """
    language = language or ENGLISH
    found = (
        _by_label(text, vocabulary),
        _persons(text, layout),
        _by_pattern(text, language, vocabulary),
        _listed(text, language),
    )
    candidates = chain.from_iterable(found)
    closed = Cover([*private_spans(text), *_codes(text)])
    kept = longest(_open(candidates, closed, layout))
    kept = longest([*kept, *_open(find_abbreviations(text, kept), closed, layout)])
    mentions = (_mention(text, layout, one) for one in _unhidden(kept))
    return tuple(sorted(mentions, key=lambda one: (one.start, one.end, one.kind)))


def _codes(text: str) -> Iterator[Span]:
    """Yield URLs and numbers of legal acts ("2013/743/EU")."""
    return (Span(*match.span()) for code in (_URL, _ACT) for match in code.finditer(text))


def _mention(text: str, layout: Layout, one: Candidate) -> Mention:
    start, end = one.span
    return Mention(text[start:end], one.kind, start, end, one.concept, layout.section(start))


def _persons(text: str, layout: Layout) -> Iterator[Candidate]:
    return (Candidate(span, "person") for span in find_persons(text, layout))


def _open(candidates: Iterable[Candidate], closed: Cover, layout: Layout) -> Iterator[Candidate]:
    for one in candidates:
        listed = one.kind in STATED and one.span.overlaps(layout.references)
        if not listed and not closed.overlaps(one.span):
            yield one


def _unhidden(kept: list[Candidate]) -> Iterator[Candidate]:
    outer = {kind: Cover(one.span for one in kept if one.kind == kind) for kind, _ in HIDDEN}
    for one in kept:
        hiding = (outer[kind] for kind, inner in HIDDEN if inner == one.kind)
        if not any(cover.holds(one.span) for cover in hiding):
            yield one


def _by_label(text: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    contexts = Naming.load().contexts
    for found in vocabulary.find(text):
        kind = found.label.kind
        context = contexts.get((kind, _key(found.label.text))) if kind else None
        if kind and (context is None or _fits(text, found, context)):
            yield Candidate(_with_quote(text, _base(text, found.span)), kind, found.label.concept)


def _base(text: str, span: Span) -> Span:
    """Leave out the mark of the genitive."""
    return Span(span.start, span.start + len(_GENITIVE.sub("", text[span.start : span.end])))


@lru_cache(maxsize=4096)
def _key(label: str) -> str:
    return fold_words(label).text


def _with_quote(text: str, span: Span) -> Span:
    """Take in the other mark of a quotation that opens or closes inside the span."""
    raw, before = text[span.start : span.end], text[span.start - 1 : span.start]
    if any(mark in raw for mark in CLOSING) and before in OPENING:
        return Span(span.start - 1, span.end)
    opens = any(mark in raw for mark in OPENING)
    return Span(span.start, span.end + (opens and text[span.end : span.end + 1] in CLOSING))


def _fits(text: str, found: Found, context: Context) -> bool:
    """Tell whether the words around a label let it name its concept."""
    start, end = found.span
    before, after = text[max(0, start - context.within) : start], text[end : end + context.within]
    if context.not_after and context.not_after.search(before):
        return False
    if context.quoted and before.endswith(tuple(QUOTES)):
        return True
    cues = {cue.group().lower() for part in (before, after) for cue in context.near.finditer(part)}
    return len(cues) >= context.at_least


def _by_pattern(text: str, language: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    naming = Naming.load()
    for pattern in (one for one in naming.patterns if one.language == language):
        for match in pattern.regex.finditer(text):
            span = _trimmed(text, match, pattern)
            if span.start < span.end and not naming.not_phrases.match(text, span.start):
                yield Candidate(
                    span, pattern.kind, _concept(text, span, pattern, vocabulary), pattern.phrase
                )


def _listed(text: str, language: str) -> Iterator[Candidate]:
    if language == ENGLISH:
        for enumeration in Naming.load().enumerations:
            for span in _items(text, enumeration):
                yield Candidate(span, enumeration.kind, phrase=True)


def _items(text: str, enumeration: Enumeration) -> Iterator[Span]:
    """Yield the items of every list; words inside a list open no other."""
    end = 0
    for cue in enumeration.cue.finditer(text):
        if cue.start() >= end:
            end = list_end(text, cue.end())
            yield from items(text, cue.end(), end)


def _trimmed(text: str, match: re.Match[str], pattern: Pattern) -> Span:
    """Give the group "it", without words of grammar at its ends."""
    start, end = match.span("it") if "it" in pattern.regex.groupindex else match.span()
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    raw = text[start:end].rstrip(" \t\r\n,;.")
    return Span(start, start + len(_TRAILING.sub("", raw)))


def _concept(text: str, span: Span, pattern: Pattern, vocabulary: Vocabulary) -> str | None:
    return pattern.concept or vocabulary.lookup(text[span.start : span.end], pattern.kind)
