"""Where an object ends because the subject goes on to do something else."""

import re

from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["another", "second_verb"]

# "And relieves the road": no noun in s stands before an article.
_SECOND_VERB = re.compile(
    r",? (?:and|but) (?:also |then |thus |thereby |\w+ly )?(?!(?:[\w-]*ss|plus|across|towards"
    r"|versus|thus|as|is|was|has|besides|perhaps|always|sometimes|afterwards|its|his|this)\b)"
    r"(?:[a-z]+s (?:the|an?|its|their) |(?:aids|assists|results) in "
    r"|(?:contributes|leads|helps) to "
    r"|(?:acts|serves) (?:as|to) |(?:relies|depends) (?:up)?on |consists of "
    r"|(?:related|linked|associated|correlated) (?:to|with) )"
)
# "And change the rules", "and to protect it": a base form behind what the first verb has.
_SECOND_BASE = re.compile(
    r",? (?:and|but) (?:also |then |thus |thereby |\w+ly )?(?:(?P<to>to )[a-z]+|(?P<verb>[a-z]+))"
    r" (?:the|an?|its|their|this|these|them|it) "
)
_TO_VERB = re.compile(r"(?:^|\s)to (?P<verb>[a-z]+)")
_BASE = frozenset(["pure", "mixed"])
# "(Is a factor of) trade and a means to peace": what the subject is besides.
_SECOND_ROLE = re.compile(
    r",? (?:and|but) (?:also )?an? (?:[\w-]+ ){0,2}(?:instrument|means|factor|tool|element"
    r"|condition|form|source|driver|engine|component|prerequisite|precondition|way|method|basis)"
    r" (?:of|for|to|in)"
)
# "(Found that tolls hinder) trade and that the guilds know it".
_LATER_BASE = re.compile(r",? and (?P<verb>[a-z]+) (?!(?:of|and|or|in|for)\b)[a-z]")
_COMMA = re.compile(r",")
_AND_THAT = re.compile(r",? (?:and|but) (?:also )?that (?!(?:of|in|for|to|with|at|on|from|by)\b)")
_THAT = re.compile(r"\bthat\b")
# "(Valleys are marked by) poor soil, hills by wind": another subject, whose verb is left out.
_ANOTHER_BY = re.compile(
    r",? (?:and |while )?(?:the )?(?:[\w-]+ ){0,4}(?![\w-]+(?:ed|en|un|lt|de|wn|ht) by )[\w-]+s by "
)
_ARTICLE = re.compile(r"\s*\"?an?\s", re.IGNORECASE)


def second_verb(plain: Plain, start: int, end: int) -> re.Match[str] | None:
    """Find the second verb, or the second role, of the subject: "trade and relieves the road"."""
    found = _SECOND_VERB.search(plain.masked, start, end)
    if found is None and not _ARTICLE.match(plain.masked, start):
        found = _SECOND_ROLE.search(plain.masked, start, end)
    return found or _second_base(plain, start, end)


def another(plain: Plain, start: int, end: int) -> re.Match[str] | None:
    """Find what is said of another subject: "trade and that guilds know it"."""
    found = _AND_THAT.search(plain.masked, start, end)
    if found and not _THAT.search(plain.masked, start, found.start()):
        return found
    if base := _later_base(plain, start, end):
        return base
    if plain.masked[max(0, start - 4) : start + 1].strip() != "by":
        return None
    comma = plain.masked.find(",", start, end)
    return _ANOTHER_BY.match(plain.masked, comma, end) if comma > start else None


def _later_base(plain: Plain, start: int, end: int) -> re.Match[str] | None:
    """Find where "(should build) mills, share boats and remove tolls" goes on with a verb."""
    found = _LATER_BASE.search(plain.masked, start, end)
    if found is None or kind_of(found["verb"]) != "pure":
        return None
    words = plain.masked[start : found.start()].split()
    if any(kind_of(word.strip(",")) == "pure" for word in words):
        return None
    if _has_infinitive(plain, start - 3, found.start()):
        return None
    return _COMMA.search(plain.masked, start, found.start()) or found


def _second_base(plain: Plain, start: int, end: int) -> re.Match[str] | None:
    """Find a second base form of the main verb; in "to sell and buy the fish" there is none."""
    found = _SECOND_BASE.search(plain.masked, start, end)
    if found is None or _has_infinitive(plain, start - 3, found.start()):
        return None
    first = plain.masked[start : found.start()].split()[:1]
    if not first or kind_of(first[0]) in _BASE:
        return None
    return found if found["to"] or kind_of(found["verb"]) in _BASE else None


def _has_infinitive(plain: Plain, start: int, end: int) -> bool:
    """Tell whether a "to" with its verb stands there; "access to land" has none."""
    found = _TO_VERB.finditer(plain.masked, start, end)
    return any(kind_of(one["verb"]) in (*_BASE, "auxiliary") for one in found)
