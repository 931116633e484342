"""What holds the items of a list together, so that they are no things of their own.

"Members of the council, two chambers and a university" may be three bodies, or the members of
three: only the list as a whole is sure. Where the head can stand with any of its items alone,
it is carried over to each: "experts from Lviv", "experts from Rzeszów".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.nested import GOVERNS, are_bare
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.references.places import COUNTRIES

__all__ = ["carried_head", "holds_together", "is_pair", "with_head"]

_HEADS = """
    representatives delegates delegations envoys offices branches members experts specialists
    employees owners managers officials leaders heads directors staff researchers scientists
    scholars academics students graduates entrepreneurs producers suppliers manufacturers users
    residents inhabitants citizens visitors tourists migrants workers partners companies firms
    enterprises organisations organizations institutions data information statistics figures
    evidence surveys interviews areas parts regions districts cities towns municipalities
    counties provinces territories borderlands
"""
_HEAD = re.compile(
    rf"(?:(?:[\w-]+ ){{0,3}})(?:{'|'.join(_HEADS.split())})"
    r" (?P<led>of|from|in|at|with|for|between) ",
    re.IGNORECASE,
)
# "Chambers of commerce" are named so as a whole.
_OF_NAME = re.compile(
    r"\b(chamber|board|ministr|centre|center|house)(\w*) of [a-z]+", re.IGNORECASE
)
_OWN = re.compile(
    r"\b(?:of|from|in|at|with|for|between|by|on|to|about|among|that|which|who|whose|where|such as"
    r"|including)\s",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whose|where|when) [\w' -]+$|\b(?:speciali[sz](?:ed|ing)|engaged|involved"
    r"|working|operating|active|interested|employed|located|based|focus(?:ed|ing)|dealing|trading"
    r"|rich|poor|close) (?:in|on|by|to|at|with|from|as|for) [\w' -]+$",
    re.IGNORECASE,
)
# What takes two together: neither of them alone is meant.
_PAIRING = re.compile(
    r"\b(?:both|between|either|neither|whether|(?:division|split|divided|separated?|separation"
    r"|partition|broken|break|split up) (?:[\w-]+ ){0,5}?into"
    r"|(?:combination|merger|mixture|mix|balance|union|interplay|interaction|ratio|comparison"
    r"|alliance|contrast|coexistence|convergence|juxtaposition|link|gap|difference|distance)"
    r" (?:of|between))\b",
    re.IGNORECASE,
)
_AND = re.compile(r",|\b(?:and|or|nor)\b", re.IGNORECASE)
_PROPER = re.compile(r"[A-Z][\w'-]+(?:[ -][A-Z][\w'-]+)*")
_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_LAST_OF_OUTER = re.compile(r" and (?:[\w-]+ )+(?:of|in|from|with|for|at|between) [A-Z][\w' -]+$")
_PROPERS = re.compile(r"(?:[A-Z][\w'-]+[ ,]*|and |the )+$")
_MORE_COUNTRIES_LIST = """
    albania argentina armenia australia azerbaijan brazil egypt iceland india israel japan
    kazakhstan kosovo mexico montenegro morocco singapore tunisia
"""
_MORE_COUNTRIES = frozenset(
    [
        *_MORE_COUNTRIES_LIST.split(),
        "bosnia and herzegovina",
        "north macedonia",
        "south korea",
        "united kingdom",
        "united states",
    ]
)


def is_pair(text: str, place: int) -> bool:
    """Tell whether an "and" joins what an earlier word takes together: "both a and b"."""
    found = list(_PAIRING.finditer(text, 0, place))
    return bool(found) and not _AND.search(text, found[-1].end(), place)


def holds_together(plain: Plain, cuts: Sequence[Phrase], each: bool = False) -> bool:
    """Tell whether the parts of a list cannot be told from what its first part governs.

    "A bank that lends, a mill and a shop" are three, for each has its article.

    :param each: an item hangs on none of them, as far as their rule knows.
    """
    parts = [one.words for one in cuts]
    first, later = parts[0], parts[1:]
    if not later:
        return False
    if _CLAUSE.search(first) and not all(_CLAUSE.search(one) for one in later):
        return not all(_ARTICLE.search(plain.text, 0, one.start) for one in cuts)
    if not each and GOVERNS.search(first) and are_bare(plain, cuts[1:]):
        return True
    return bool(_HEAD.match(first)) or _has_countries(parts) or _is_nested(parts)


def _is_nested(parts: Sequence[str]) -> bool:
    """Tell whether a list ends in another: "a board and offices in Brest, Lviv and Lublin"."""
    return any(
        _LAST_OF_OUTER.search(one) and _PROPERS.match(following)
        for one, following in pairwise(parts)
    )


def carried_head(parts: Sequence[str]) -> str | None:
    """Give the words that each later part of a list lacks, None where it may lack none."""
    found = _HEAD.match(parts[0])
    if found is None or _OWN.search(_OF_NAME.sub(r"\1\2", parts[0]), found.end()):
        return None
    later = parts[1:]
    if any(_OWN.search(one) for one in later):
        return None
    surely = found.group("led") in ("of", "from") or all(_PROPERS.match(one) for one in later)
    return found.group() if surely else None


def with_head(plain: Plain, head: str, item: Phrase) -> Phrase:
    """Give a later item of a list with the head that it shares, and its own article."""
    article = _ARTICLE.search(plain.text, 0, item.start)
    return item._replace(words=f"{head}{article.group() if article else ''}{item.words}")


def _has_countries(parts: Sequence[str]) -> bool:
    """Tell whether countries stand among towns: "Kawasaki, Japan and Pittsburgh, United States"."""
    named = [one.strip().removeprefix("the ") for one in parts]
    if not all(_PROPER.match(one) for one in named[1:]):
        return False
    alone = [one.lower() in COUNTRIES | _MORE_COUNTRIES for one in named]
    return any(alone) and not all(alone)
