"""Mentions against annotated concepts: right where kind and stretch of text agree."""

from collections.abc import Collection, Iterator, Sequence

from cbris.loaders.evaluation.gold import Gold, Record
from cbris.loaders.evaluation.tally import Difference, Tally
from cbris.loaders.text.document import Document, Mention, Span

__all__ = ["compare_mentions", "kinds_of"]

KINDS = {"index/ranking": "index"}
"""Kinds of annotations that we call otherwise."""


def kinds_of(gold: Record) -> str:
    """Give our name of the kind of an annotation."""
    kind: str = gold["kind"]
    return KINDS.get(kind, kind)


def compare_mentions(gold: Gold, document: Document, judged: Collection[str], tally: Tally) -> None:
    """Count annotated concepts that were found, and mentions that are annotated.

    A concept is found where a mention of its kind overlaps one of the occurrences of its
    words; a mention is right where it overlaps an occurrence of a concept of its kind. An
    annotation that lists no `occurrences` gives the first one only, so each is looked for. At the
    places of `optional_concepts` a mention is neither right nor wrong. Mentions
    in the list of references count only where concepts are annotated there, and mentions of
    a kind that is not in `judged` never.
    """
    concepts = gold.concepts or ()
    places = {id(one): _places(one, gold.text) for one in concepts}
    optional = _by_kind(gold.optional, {id(one): _places(one, gold.text) for one in gold.optional})
    listed = any(one.get("where") == "references" for one in concepts)
    mentions = [
        one
        for one in document.mentions
        if one.kind in judged and (listed or one.where != "references")
    ]
    for one in concepts:
        kind = kinds_of(one)
        hit = any(_hits(mention, kind, places[id(one)]) for mention in mentions)
        tally.expected[kind] += 1
        tally.recalled[kind] += hit
        if not hit:
            tally.differences.append(Difference(gold.name, kind, one["text"], None))
    by_kind = _by_kind(concepts, places)
    for mention in mentions:
        right = _hits(mention, mention.kind, by_kind.get(mention.kind, []))
        if not right and _hits(mention, mention.kind, optional.get(mention.kind, [])):
            continue
        tally.found[mention.kind] += 1
        tally.right[mention.kind] += right
        if not right:
            where = f"{gold.name} {mention.start}"
            tally.differences.append(Difference(where, mention.kind, None, mention.text))


def _by_kind(
    concepts: Sequence[Record], places: dict[int, tuple[Span, ...]]
) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for one in concepts:
        found.setdefault(kinds_of(one), []).extend(places[id(one)])
    return found


def _hits(mention: Mention, kind: str, spans: Sequence[Span]) -> bool:
    own = Span(mention.start, mention.end)
    return mention.kind == kind and any(own.overlaps(span) for span in spans)


def _places(concept: Record, text: str) -> tuple[Span, ...]:
    listed = concept.get("occurrences")
    if listed:
        return tuple(Span(start, end) for start, end in listed)
    return tuple(_occurrences(concept["text"], text))


def _occurrences(words: str, text: str) -> Iterator[Span]:
    """Yield every occurrence, whatever its case."""
    folded, wanted = text.lower(), words.lower()
    if len(folded) != len(text):
        folded, wanted = text, words
    start = folded.find(wanted)
    while start >= 0:
        yield Span(start, start + len(wanted))
        start = folded.find(wanted, start + 1)
