"""How the words of a slot are taken apart, by the names that rules give to it."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from cbris.loaders.text.claims.clauses import Phrase, phrase
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.holders import FAMILY, NAME, mended
from cbris.loaders.text.claims.lists import items
from cbris.loaders.text.claims.plain import Plain

__all__ = ["SPLITS"]

_TO_VERB = re.compile(
    r",\s+(?:then |also )?to (?!(?:an?|the|some|date|this|that|these|its|their|which|what|whom|be"
    r"|say|name|our|his|each|all)\b)(?=[a-z]+ )"
)


def _names(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    found = list(NAME.finditer(plain.text, whole.start, whole.end))
    if not found:
        families = FAMILY.finditer(plain.text, whole.start, whole.end)
        return tuple(Phrase(match.group(), *match.span()) for match in families)
    return tuple(Phrase(mended(match.group()), *match.span()) for match in found)


def _verbs(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    """Split "compare the mills and describe their stones" at the verbs."""
    found = list(Grammar.load().infinitive.finditer(plain.masked, whole.start, whole.end))
    if found:  # "to compare a, to weigh b and to sell c"
        low, high = whole.start, found[-1].start()
        found = sorted(
            [*found, *_TO_VERB.finditer(plain.masked, low, high)], key=lambda mark: mark.start()
        )
    marks = [mark for mark in found if " " in plain.masked[whole.start : mark.start()].strip()]
    starts = [whole.start, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), whole.end]
    return tuple(phrase(plain, start, end) for start, end in zip(starts, ends, strict=True))


def _unsplit(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    return (whole,)


SPLITS: Mapping[str, Callable[[Plain, Phrase], tuple[Phrase, ...]]] = {
    "none": _unsplit,
    "series": _unsplit,
    "verbs": _verbs,
    "list": items,
    "each": partial(items, each=True),
    "names": _names,
}
