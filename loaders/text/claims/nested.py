"""What hangs on the end of a list, or on one of its items, and is no item of its own.

"Tolls, mills and ports, each of them paying rent" are three; "grain, and access to roads, mills
and ports" are two: what the last one gives access to is not told apart.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cbris.loaders.text.claims.clauses import Phrase, phrase
from cbris.loaders.text.claims.plain import Plain

__all__ = ["GOVERNS", "are_bare", "joined", "sure", "without_aside"]

_LED = "through|by|in|with|to|from|at|on|under|into|via|within|during|after|as|for|across|over"
_DONE = (
    r"(?:(?!(?:need|speed|seed|feed|bed|hundred|demand-led)\b)[a-z-]{2,}ed|built|made|held|set|given"
    r"|taken|led|known|seen|drawn|grown|spent|paid|brought|taught|sold|written|chosen|driven)"
)
_ASIDE = re.compile(
    r",\s(?:(?:each|all|both|most|some|many|none|one|two|three|several) of (?:them|which|whom)\b"
    rf"|(?:each|all|both) [a-z]+ing\b|(?:\w+ly )?{_DONE}(?: (?:out|up|down|off))? (?:{_LED})\b)"
)
_GERUND = re.compile(r"\s*(?:the )?[a-z]+ing\b")
# "Guilds of many kinds, working in ways": the last words of all, behind no "and".
_DOING = re.compile(
    r",\s(?!(?:including|contributing|training|housing|banking|farming|engineering|marketing|planning)\b)"
    r"[a-z]{3,}ing (?:in|with|on|by|to|from|through|at|as|across|within) (?!.*,? (?:and|or) )"
)
_LINK = re.compile(r"\b(?:and|or)\b")
_PREPOSITION = re.compile(r"\w (?:of|in|for|with|from|to|between|among|on|about|by|at|against) \w")
# "Shortages in health care, construction and trade": of each of them, it seems.
GOVERNS = re.compile(
    r"\w (?:of|in|for|with|from|to|between|among|on|about|by|at|against) (?:[\w'-]+ ?){1,2}$"
)
_BARE = re.compile(r"[\w'-]+(?: [\w'-]+)?(?: (?:and|or) [\w'-]+(?: [\w'-]+)?)?")
# Without them a thing is another: "specific industries and firms" are not all firms.
_LIMITING = re.compile(
    r"(?:specific|particular|certain|some|selected|individual|similar|other|few|fewer|more|less"
    r"|foreign|neighbouring|new|joint|common|shared|poor|poorer|low|lower|high|higher|weak|weaker"
    r"|better|limited|insufficient|inadequate|unequal|uneven|scarce|missing|small|smaller|large"
    r"|larger|reduced|increased|strong|stronger|good|bad|lack of|shortage of) [\w'-]+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_ONE_WORD = re.compile(r"[a-z-]+")


def without_aside(plain: Plain, whole: Phrase) -> Phrase:
    """Leave out what is said of a list, or of its last item, behind a comma."""
    text = plain.outside(whole.start, whole.end)
    found = _ASIDE.search(text) or (None if _GERUND.match(text) else _DOING.search(text))
    if found is None or " " not in text[: found.start()].strip():
        return whole
    return phrase(plain, whole.start, whole.start + found.start())


def joined(plain: Plain, cuts: Sequence[Phrase], each: bool = False) -> tuple[Phrase, ...]:
    """Join the items that are one: the objects of a preposition, the bearers of an adjective."""
    cuts = tuple(cuts)
    if len(cuts) < 2:
        return cuts
    place = _nested(plain, cuts, each)
    if place is not None:
        return (*cuts[:place], phrase(plain, cuts[place].start, cuts[-1].end))
    return cuts


def sure(plain: Plain, cuts: Sequence[Phrase]) -> Iterator[Phrase]:
    """Leave out "services" in "rules on tariffs, services, and the protection of workers"."""
    governed = False
    for item in cuts:
        alone = _ONE_WORD.fullmatch(item.words) and are_bare(plain, [item])
        if not (governed and alone):
            governed = bool(GOVERNS.search(item.words))
            yield item


def _nested(plain: Plain, cuts: Sequence[Phrase], each: bool) -> int | None:
    """Find the item from which on a list is one thing."""
    links = [bool(_LINK.search(plain.text, one.end, two.start)) for one, two in pairwise(cuts)]
    for place, item in enumerate(cuts[:-1]):
        later = cuts[place + 1 :]
        opened = place > 0 and links[place - 1]  # "and access to roads, mills"
        named = any(one.words[:1].isupper() for one in later)
        outer = named and _LINK.search(item.words)
        bare = place > 0 and are_bare(plain, later) and not outer
        if bare and opened and _PREPOSITION.search(item.words):
            return place
        if bare and not each and GOVERNS.search(item.words):
            return place
        if _LIMITING.fullmatch(item.words) and all(_ONE_WORD.fullmatch(one.words) for one in later):
            return place
    return None


def are_bare(plain: Plain, later: Sequence[Phrase]) -> bool:
    """Tell whether items are mere nouns, without an article of their own."""
    return all(
        _BARE.fullmatch(one.words) and not _ARTICLE.search(plain.text, 0, one.start)
        for one in later
    )
