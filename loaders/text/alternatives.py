"""Long lists of words as patterns that a search leaves at the first letter that fits none."""

import re
from collections.abc import Iterable

__all__ = ["one_of"]


def one_of(words: Iterable[str]) -> str:
    """Give the pattern of any of the words, the longest that fits.

    Words that begin alike share their beginning: what matches is what the words joined by
    bars, the longest first, would match.
    """
    tails: dict[str, set[str]] = {}
    for word in words:
        tails.setdefault(word[:1], set()).add(word[1:])
    ends = tails.pop("", None) is not None
    branches = [re.escape(first) + one_of(rest) for first, rest in sorted(tails.items())]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{joined})?" if ends else joined
