"""Where in a text an expression is worth trying: around letters that it cannot do without."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import ahocorasick

from cbris.loaders.text.document import Span

__all__ = ["Cues", "Windows", "stretches"]

BLANKS = "\n\r\t\u00a0\u2009\u202f"


def stretches(text: str, places: Iterable[int], before: int, after: int) -> Iterator[Span]:
    """Give what lies around places in their order, joined where it overlaps.

    No stretch ends inside a word, which would look like the end of it.
    """
    start = end = -1
    for place in places:
        if end < 0 or place - before > end:
            if end >= 0:
                yield Span(start, _word_end(text, end))
            start = max(0, place - before)
        end = place + after
    if end >= 0:
        yield Span(start, _word_end(text, end))


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end - 1].isalnum():
        end += 1
    return min(end, len(text))


class Windows:
    """The stretches of one text in which each of several expressions is tried."""

    def __init__(self, text: str, found: Mapping[int, Sequence[int]]) -> None:
        """Keep the places of the cues, by the number of the expression."""
        self._text = text
        self._found = found

    def of(self, number: int, reach: tuple[int, int]) -> Iterable[Span]:
        """Give the stretches of an expression, so far before and behind each of its cues."""
        places = self._found.get(number, ())
        return stretches(self._text, places, *reach)


class Cues:
    """The cues of several expressions, found all at once."""

    def __init__(self, cues: Sequence[Iterable[str]]) -> None:
        """Index the cues, which are in lower case; the place of each set is its number."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, listed in enumerate(cues):
            for cue in listed:
                numbers[cue].append(number)
        self._automaton = ahocorasick.Automaton()
        for cue, told in numbers.items():
            self._automaton.add_word(cue, (len(cue), tuple(told)))
        self._automaton.make_automaton()

    def windows(self, text: str) -> Windows:
        """Find the cues in a text, whatever their case, a blank for any blank."""
        found: dict[int, list[int]] = defaultdict(list)
        for end, (length, numbers) in self._automaton.iter(_lowered(text)):
            for number in numbers:
                found[number].append(end + 1 - length)
        return Windows(text, {number: sorted(places) for number, places in found.items()})


def _lowered(text: str) -> str:
    """Lower the letters one by one, so that offsets stay."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(one.lower()[:1] for one in text)
    for blank in BLANKS:
        lowered = lowered.replace(blank, " ")
    return lowered
