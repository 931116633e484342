"""Where a text names countries, regions, systems, instruments, barriers and so on.

Three ways lead to a mention: the labels of the vocabularies, wordings kept in
patterns/mentions.yaml for a language, and short forms that the text itself defines.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from cbris.loaders.text.abbreviations import find_abbreviations
from cbris.loaders.text.bylines import mastheads
from cbris.loaders.text.candidates import Candidate, Cover, longest
from cbris.loaders.text.cues import Cues, Windows
from cbris.loaders.text.document import Kind, Layout, Mention, Span
from cbris.loaders.text.enumerations import items, list_end
from cbris.loaders.text.folding import key
from cbris.loaders.text.frames import framed
from cbris.loaders.text.hiding import unhidden
from cbris.loaders.text.lookalikes import clear
from cbris.loaders.text.mending import mend
from cbris.loaders.text.naming import Context, Enumeration, Naming, Pattern
from cbris.loaders.text.persons import find_persons
from cbris.loaders.text.private import private_spans
from cbris.loaders.text.vocabulary import Found, Vocabulary

__all__ = ["find_mentions"]

# Kinds of free wording: a title in a reference list does not say them of anything.
STATED = frozenset[Kind]({"barrier", "condition"})
OPENING = frozenset("“„«")
CLOSING = frozenset("”»")
QUOTES = "\"“”„«'‘"
# Both begin with one of few characters, so that a text is searched fast.
_URL = re.compile(
    r"[hw1U](?:(?<=h)ttps?://\S+|(?<=w)ww\.\S+|(?<=\b1)0\.\d{4,9}/\S+"
    r"|(?<=\bU)RL:\s?[^\s(]\S*(?:\s\S*[/=_]\S*)*)"
)
_ACT = re.compile(
    r"[\d(](?:(?<=\b\d)\d{0,3}(?:/\d{1,4}){1,2}/[A-Z]+\b"
    r"|(?<=\()[A-Z]+(?:, [A-Z]\w+)?\)\s+(?:No\.?\s)?\d+/\d+)"
)
_GENITIVE = re.compile(r"['’ʼ`]s$")
_LEADING = re.compile(r"(?:the|an?|and|or|its|their|of|for|in)\s+", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:the|an?|and|or|its|their|of|for|in|to|such|more|so|etc|this|these|those"
    r"|oraz|i|do|w|na|und|та|і|й|и))+$"
)


def find_mentions(
    text: str, layout: Layout, language: str | None, vocabulary: Vocabulary
) -> tuple[Mention, ...]:
    """Find what a text names, sorted by start, end and kind.

    Of mentions of one kind the longest stays; those of different kinds may overlap.
    Nothing is found in phones, e-mails, postal addresses, URLs and numbers of legal acts.
    """
    raw, mended = text, mend(clear(text, vocabulary.words), vocabulary.words)
    text = mended.text
    windows = _cues().windows(text)
    labelled = tuple(_by_label(text, vocabulary))
    phrased = (*_by_pattern(text, windows, vocabulary), *_listed(text, windows))
    candidates = (*labelled, *_people(text, layout, labelled), *_unlabelled(phrased, labelled))
    candidates = (*candidates, *_fresh(_unlabelled(framed(text, windows), labelled), candidates))
    closed = Cover([*private_spans(raw), *_codes(text), *mastheads(text, layout)])
    kept = longest(_open(candidates, closed, layout))
    kept = longest(_open(find_abbreviations(text, kept), closed, layout))
    mentions = (_mention(raw, layout, one, mended.raw(one.span)) for one in unhidden(kept))
    return tuple(sorted(mentions, key=lambda one: (one.start, one.end, one.kind)))


@cache
def _cues() -> Cues:
    """Give the cues of all patterns, then those of all enumerations and of all frames."""
    naming = Naming.load()
    patterns, lists = naming.patterns, naming.enumerations
    return Cues([one.cues for group in (patterns, lists, naming.frames) for one in group])


def _fresh(framed: Iterable[Candidate], known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Leave out the phrases that hold something named of their kind, but for their beginning."""
    stated = [one for one in known if one.kind in STATED]
    covers = {kind: Cover(one.span for one in stated if one.kind == kind) for kind in STATED}
    begun = {(one.kind, one.span.start): one.span.end for one in stated if one.phrase}
    for one in framed:
        rest = begun.get((one.kind, one.span.start), one.span.start)
        if rest < one.span.end and not covers[one.kind].overlaps(Span(rest, one.span.end)):
            yield one


def _unlabelled(phrased: Iterable[Candidate], labelled: Iterable[Candidate]) -> Iterator[Candidate]:
    """Leave out free words that are, from end to end, the label of another kind."""
    kinds = {one.span: one.kind for one in labelled if one.concept}
    return (one for one in phrased if not one.phrase or kinds.get(one.span, one.kind) == one.kind)


def _codes(text: str) -> Iterator[Span]:
    """Yield URLs and numbers of legal acts ("2013/743/EU")."""
    return (Span(*match.span()) for code in (_URL, _ACT) for match in code.finditer(text))


def _mention(text: str, layout: Layout, one: Candidate, span: Span) -> Mention:
    start, end = span
    return Mention(text[start:end], one.kind, start, end, one.concept, layout.section(start))


def _people(text: str, layout: Layout, labelled: Iterable[Candidate]) -> Iterator[Candidate]:
    """Give the persons, none of whom has the name of a place or of a body."""
    other = {one.span for one in labelled if one.kind != "person"}
    return (Candidate(one, "person") for one in find_persons(text, layout) if one not in other)


def _open(candidates: Iterable[Candidate], closed: Cover, layout: Layout) -> Iterator[Candidate]:
    for one in candidates:
        listed = one.kind in STATED and one.span.overlaps(layout.references)
        if not listed and not closed.overlaps(one.span):
            yield one


def _by_label(text: str, vocabulary: Vocabulary) -> Iterator[Candidate]:
    contexts = Naming.load().contexts
    for found in vocabulary.find(text):
        kind = found.label.kind
        context = contexts.get((kind, key(found.label.text))) if kind else None
        if kind and (context is None or _fits(text, found, context)):
            yield Candidate(_with_quote(text, _base(text, found.span)), kind, found.label.concept)


def _base(text: str, span: Span) -> Span:
    """Leave out the mark of the genitive."""
    return Span(span.start, span.start + len(_GENITIVE.sub("", text[span.start : span.end])))


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


def _by_pattern(text: str, windows: Windows, vocabulary: Vocabulary) -> Iterator[Candidate]:
    naming = Naming.load()
    for number, pattern in enumerate(naming.patterns):
        for window in windows.of(number, pattern.reach):
            for match in pattern.regex.compiled.finditer(text, *window):
                for span in _named(text, match, pattern):
                    if span.start < span.end and not naming.not_phrases.match(text, span.start):
                        concept = _concept(text, span, pattern, vocabulary)
                        yield Candidate(span, pattern.kind, concept, pattern.phrase)


def _named(text: str, match: re.Match[str], pattern: Pattern) -> Iterator[Span]:
    """Give the group "it", or each name in it, without words of grammar at its ends."""
    start, end = match.span("it") if "it" in match.re.groupindex else match.span()
    for part in _parts(text, Span(start, end), pattern):
        yield _trimmed(text, *part)


def _parts(text: str, whole: Span, pattern: Pattern) -> Iterator[Span]:
    """Give the names of a list, or all of what is no list."""
    start, end = whole
    if pattern.each:
        raw = text[start:end]  # Its "^" and "$" are the ends of the list.
        yield from (
            Span(start + m.start(), start + m.end()) for m in pattern.each.compiled.finditer(raw)
        )
        return
    if pattern.split:
        for joint in pattern.split.compiled.finditer(text, start, end):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, end)


def _listed(text: str, windows: Windows) -> Iterator[Candidate]:
    naming = Naming.load()
    for number, enumeration in enumerate(naming.enumerations, start=len(naming.patterns)):
        for span in _items(text, enumeration, windows.of(number, enumeration.reach)):
            yield Candidate(span, enumeration.kind, phrase=True)


def _items(text: str, enumeration: Enumeration, windows: Iterable[Span]) -> Iterator[Span]:
    """Yield the items of every list; words inside a list open no other."""
    end = 0
    for cue in chain.from_iterable(
        enumeration.cue.compiled.finditer(text, *one) for one in windows
    ):
        if cue.start() >= end:
            end = list_end(text, cue.end())
            yield from items(text, cue.end(), end)


def _trimmed(text: str, start: int, end: int) -> Span:
    if leading := _LEADING.match(text, start, end):
        start = leading.end()
    raw = text[start:end].rstrip(" \t\r\n,;.")
    return Span(start, start + len(_TRAILING.sub("", raw)))


def _concept(text: str, span: Span, pattern: Pattern, vocabulary: Vocabulary) -> str | None:
    return pattern.concept or vocabulary.lookup(text[span.start : span.end], pattern.kind)
