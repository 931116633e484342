"""A stretch of text that may name something, before it is decided what is kept."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cbris.loaders.text.document import Kind, Span

__all__ = ["Candidate", "Cover", "longest"]


@dataclass(frozen=True)
class Candidate:
    """A stretch with its kind; `phrase` tells that it is free words, not a name."""

    span: Span
    kind: Kind
    concept: str | None = None
    phrase: bool = False


class Cover:
    """Stretches of a text, asked for the one that overlaps or holds another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """Sort the spans, those that overlap joined into one."""
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start < self._spans[-1].end:
                last = self._spans.pop()
                span = Span(last.start, max(last.end, span.end))
            self._spans.append(span)

    def overlaps(self, span: Span) -> bool:
        """Tell whether one of the stretches shares a code point with the span."""
        before = bisect_left(self._spans, (span.end,))
        return before > 0 and self._spans[before - 1].end > span.start

    def holds(self, span: Span) -> bool:
        """Tell whether one of the stretches has the whole span in it."""
        before = bisect_left(self._spans, (span.start + 1,))
        return before > 0 and span.end <= self._spans[before - 1].end


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of those of one kind that overlap; a phrase takes on a concept in it.

    Of two equally long the one with a concept wins, then the first.
    """
    by_kind: dict[Kind, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_kind[candidate.kind].append(candidate)
    return [kept for group in by_kind.values() for kept in _longest(group)]


def _longest(group: list[Candidate]) -> list[Candidate]:
    """Take them by length, each that overlaps none of those taken before."""
    taken: list[Span] = []
    kept: list[Candidate] = []
    for candidate in sorted(group, key=_rank):
        place = bisect_left(taken, candidate.span)
        # No two of those taken overlap, so that only the neighbours may.
        if not any(candidate.span.overlaps(one) for one in taken[max(0, place - 1) : place + 1]):
            taken.insert(place, candidate.span)
            kept.append(candidate)
    return _with_concepts(sorted(kept, key=lambda one: one.span), group)


def _rank(candidate: Candidate) -> tuple[int, bool, int]:
    start, end = candidate.span
    return start - end, candidate.concept is None, start


def _with_concepts(kept: list[Candidate], group: list[Candidate]) -> list[Candidate]:
    known = sorted((one for one in group if one.concept), key=lambda one: one.span)
    starts = [one.span.start for one in known]
    return [
        _with_concept(one, _inside(known, starts, one.span)) if _lacks(one) else one for one in kept
    ]


def _lacks(one: Candidate) -> bool:
    return one.phrase and one.concept is None


def _inside(known: list[Candidate], starts: list[int], span: Span) -> list[Candidate]:
    return known[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _with_concept(phrase: Candidate, inside: list[Candidate]) -> Candidate:
    concept = inside[0].concept if inside else None
    return Candidate(phrase.span, phrase.kind, concept, phrase=True)
