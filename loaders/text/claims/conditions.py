"""The condition of a claim: a claim without it says more than its sentence does."""

import re
from dataclasses import replace

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.drafts import Draft
from cbris.loaders.text.claims.governing import governing_of
from cbris.loaders.text.claims.scopes import scope_of
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["conditioned"]

MAX_CONDITION = 180
_LIGHT = (
    r"\w+ly|any|at all|not|only|necessary|possible|ever|so|need be|anything|you will|appropriate"
    r"|applicable|slightly|indirect|small|weak"
)
_ONLY_AT = (
    "in|where|when|for|after|at|among|within|under|on|to|once|by|with|through|as|between|during|if"
)
_STRICT = (
    r"(?:(?:but|and|though|albeit) )?"
    r"(?:(?:only|even|especially|particularly|mainly|at least|just|precisely) )?"
    rf"(?:if(?! (?:{_LIGHT})\b)|unless|provided|providing that|as long as|so long as|assuming"
    r"|on (?:the )?condition that"
    r"|depending (?:up)?on"
    r"|in (?:the |those )?(?:cases?|event|absence|presence)(?: where| when| that| in which| of)"
    r"|except(?:ing)?(?: where| when| if| in| for| that)|save (?:for|where)"
    rf"|with the exception of)|(?:(?:but|and|though|albeit) )?only (?:{_ONLY_AT})"
)
_LOOSE = (
    r"when(?:ever)?|where(?:ver)?|once|until"
    r"|under (?:the |certain |these |such |favourable |some )?(?:\w+ )?conditions?"
)
_BEHIND = re.compile(rf"(?:,? (?:{_STRICT})|\s(?:{_LOOSE}))\s", re.IGNORECASE)
_CLOSE = re.compile(
    r"[;:]|[.](?=\s|$)|,\s(?:and|but|while|whereas|which|who|so|yet|or|because|since)\s|$"
)
_POINTS = re.compile(r"\b(?:it|this|that|these|those|such|so|they|them|he|she|we)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:can|could|may|might|will probably|probably|possibly|perhaps|likely)\b")
_OPENS = re.compile(
    rf"(?P<when>(?:(?:only|even|especially) )?(?:{_LOOSE}|as long as|so long as"
    r"|in cases? (?:where|when|of)|in case|whenever|wherever|depending on"
    r"|with (?:sufficient|adequate|enough|proper|appropriate))\s[^,;:]{3,120}"
    r"),\s",
    re.IGNORECASE,
)
# "As the firm grows, it exports": behind the "as" that opens its clause.
_GROWS = re.compile(
    r"(?P<when>(?:[\w-]+ ){1,8}(?:becomes?|grows?|gets?|increases?|rises?|falls?|declines?)\b"
    r"[^,;:]{0,80}),\s",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"if (?:anything|so|not|at all|need be)\s*$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|has|have)\b")


def conditioned(one: Draft) -> Draft | None:
    """Give a draft with its condition in its object, None where that cannot be said.

    "If roads are good, trust leads to growth" says that trust leads to growth if roads are good.
    """
    before = _before(one)
    if before is not None:
        if _POINTS.search(before) or "," in before:
            return one if _HEDGED.search(one.hit.left.between) else None
        return _with(one, f" {before[:1].lower()}{before[1:]}")
    if scope := scope_of(one):
        one = _with(one, f" {scope}")
    behind = _behind(one)
    if behind is None:
        return one
    start, end = behind
    words = one.hit.plain.masked[start:end]
    if len(words) > MAX_CONDITION:
        return None
    return replace(_with(one, words.rstrip()), end=start + len(words.rstrip()))


def _with(one: Draft, condition: str) -> Draft:
    words = one.object.words + " ".join([" ", *condition.replace('"', "").split()])[1:]
    return replace(one, object=Phrase(words.replace(" ,", ","), one.object.end, one.object.end))


def _before(one: Draft) -> str | None:
    """Give the condition that opens the clause of the claim."""
    left = one.hit.left
    if left.conditional is None:
        return _circumstance(one)
    end = left.subject.start if left.subject else one.hit.match.start()
    words = one.hit.plain.masked[left.conditional : end]
    words = words.rpartition(",")[0] or words
    if _EMPTY.match(words):
        return None
    return " ".join(words.split())


def _circumstance(one: Draft) -> str | None:
    """Give a "where wages differ" before what is said in general; of the past it is a date."""
    over = governing_of(one.hit)
    found = _OPENS.match(over.own)
    opener = ""
    if found is None and one.hit.plain.lower.endswith("as ", 0, over.begin):
        found, opener = _GROWS.match(over.own), "as "
    if found is None:
        return None
    verb = one.hit.match.group().partition(" ")[0]
    past = (
        verb.endswith("ed") or kind_of(verb.lower()) == "past" or _PAST.search(one.hit.left.between)
    )
    return None if past else opener + found.group("when")


def _behind(one: Draft) -> tuple[int, int] | None:
    """Find the condition behind the claim, in its clause."""
    text = one.hit.plain.masked
    found = _BEHIND.match(text, one.end)
    if found is None:
        return None
    close = _CLOSE.search(text, found.end())
    return (one.end, close.start() if close else len(text))
