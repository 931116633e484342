"""A stretch of text that may name something, before it is decided what is kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cbris.loaders.text.document import Kind, Span

__all__ = ["Candidate", "longest"]


@dataclass(frozen=True)
class Candidate:
    """A stretch with its kind; `phrase` tells that it is free words, not a name."""

    span: Span
    kind: Kind
    concept: str | None = None
    phrase: bool = False


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of those of one kind that overlap; a phrase takes on a concept in it.

    Of two equally long the one with a concept wins, then the first.
    """
    by_kind: dict[Kind, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_kind[candidate.kind].append(candidate)
    return [kept for group in by_kind.values() for kept in _longest(group)]


def _longest(group: list[Candidate]) -> list[Candidate]:
    """Sweep by length; those kept are found by the offsets that they cover."""
    covered: set[int] = set()
    kept: list[Candidate] = []
    for candidate in sorted(group, key=_rank):
        offsets = range(candidate.span.start, candidate.span.end)
        if covered.isdisjoint(offsets):
            covered.update(offsets)
            kept.append(candidate)
    return _with_concepts(sorted(kept, key=lambda one: one.span), group)


def _rank(candidate: Candidate) -> tuple[int, bool, int]:
    start, end = candidate.span
    return start - end, candidate.concept is None, start


def _with_concepts(kept: list[Candidate], group: list[Candidate]) -> list[Candidate]:
    known = sorted((one for one in group if one.concept), key=lambda one: one.span)
    return [_with_concept(one, known) if one.phrase and not one.concept else one for one in kept]


def _with_concept(phrase: Candidate, known: list[Candidate]) -> Candidate:
    inside = (one for one in known if one.span.overlaps(phrase.span))
    concept = next((one.concept for one in inside), None)
    return Candidate(phrase.span, phrase.kind, concept, phrase=True)
