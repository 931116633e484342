"""Where in a text an expression is worth trying: around letters that it cannot do without."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick

from cbris.loaders.text.document import Span

__all__ = ["Cues", "Windows"]

BEFORE = 200
"""Code points in front of a cue at which a match may begin."""
AFTER = 400
"""Code points behind the beginning of a cue up to which a match is looked for."""
_BLANKS = str.maketrans("\n\r\t\u00a0\u2009\u202f", "      ")


class Windows:
    """The stretches of one text in which each of several expressions is tried."""

    def __init__(self, text: str, found: Mapping[int, Sequence[int]]) -> None:
        """Keep the places of the cues, by the number of the expression."""
        self._text = text
        self._found = found

    def of(self, number: int) -> Iterable[Span]:
        """Give the stretches of an expression, in order and without overlaps."""
        start = end = -1
        for place in self._found.get(number, ()):
            if place - BEFORE > end:
                if end >= 0:
                    yield Span(start, self._word_end(end))
                start = max(0, place - BEFORE)
            end = place + AFTER
        if end >= 0:
            yield Span(start, self._word_end(end))

    def _word_end(self, end: int) -> int:
        """Move an end out of a word, which would look like the end of it."""
        while end < len(self._text) and self._text[end - 1].isalnum():
            end += 1
        return min(end, len(self._text))


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
    return lowered.translate(_BLANKS)
