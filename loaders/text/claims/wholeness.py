"""Whether the words of a slot hang together, or hold what is no noun phrase.

There is no parser. A noun phrase of several words is looked through for the signs of a clause
that the list of verbs does not know, and a number or a pronoun alone is none at all.
"""

import re

__all__ = ["is_broken", "is_number", "starts_with_verb"]

_NUMERALS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundreds?|thousands?|millions?|dozens?|half|thirds?|quarters?|fifths?|tenths?|first|second"
    "|fourth|last|latter|former|majority|minority|rest|remainder|several|many|most|few|some|all"
    "|both|each|none|either|neither|others?|another|everyone|everybody|nobody|nothing|per|cent"
)
# A number, or what counts without saying what: "187", "only three", "two thirds", "the rest".
_NUMBER = re.compile(
    rf"(?:(?:(?:only|about|almost|nearly|over|around|roughly|some|another|further|an?|the|and|of"
    r"|less|fewer|more|than|at|least|up|to|just|slightly|well|far|by)"
    rf"|{_NUMERALS})[\s-]+)*(?:(?:{_NUMERALS})|[€$£]?\d[\d.,]*\s?(?:%|per ?cent)?)",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r".*\b(?:of|for|by|to|between|with|from) (?:the )?(?:last|latter|former|same|rest|others?|first"
    r"|second|third|one|ones|two|three|four|him|her|them|it|this|these|those|whom|which)$"
    r"|(?:which|who|whom|whose|that|what|whoever|whatever|whichever)$",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nothing|nobody|no one|none)\b", re.IGNORECASE)
_CHAIN = re.compile(r", (?:and |but |or )?(?:that|whether|how|why|what) ", re.IGNORECASE)
# A determiner that stands right behind a noun: "the paper estimates the effect", "terms the
# members agreed on". Between them stands a verb, or one that the phrase wants.
_ABUTTED = re.compile(
    r"(?<![,;:\"])\s(?:the|an?|its|their|his|her|our|these|those|this) (?!(?:lot|few|little)\b)",
    re.IGNORECASE,
)
_BEFORE_DETERMINER_LIST = """
    of in on at by for with from to into onto upon over under above below between among amongst
    within without through throughout across along around about against towards toward during
    before after since until till despite behind beyond beside besides near off out outside inside
    past per via like unlike than as and or nor but not plus versus concerning regarding including
    both all half such quite rather even only just also especially particularly notably namely
    that which who where when while if because whether so same next opposite amid amidst up down
    almost nearly once twice aboard except save let alone mainly mostly chiefly partly solely
"""
_BEFORE_DETERMINER = frozenset(_BEFORE_DETERMINER_LIST.split())
# "Started attracting", "only when the state": the verb of another clause, or what opens one.
_STARTED = re.compile(
    r"\b(?:started|began|stopped|ceased|kept) [a-z]+ing\b|\bonly (?:when|after|once|if|where)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[\w'’-]+$")
_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|to)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[\w-]+(?:ing|ly)$", re.IGNORECASE)
# "Declined to pay", "set it apart": the verb of another clause.
_PAST = re.compile(
    r"[a-z]{3,}ed (?:to|not|by|from|with|on|in|at|for|that|because|when|after|before|it|them|the"
    r"|an?|its|their|no)\b|(?:set|put|took|led|gave|made|came|went|kept|let|held|sent|cost|won|lost|met"
    r"|meant|left|ran|fell|rose|stood|paid|drew|felt) (?:to|it|them|him|her|its|their|the|an?|in|on"
    r"|up|out|off|from|by|for|no|not|little|much|only)\b"
    r"|(?:an? |one |two |some )?(?:[\w-]+ )?(?:centur(?:y|ies)|decades?|years?|months?|weeks?|days?"
    r"|generations?) (?:ago|later|earlier|before)\b"
)


def is_number(words: str) -> bool:
    """Tell whether words only count, or point at something that they do not name."""
    return bool(_NUMBER.fullmatch(words) or _POINTS_BACK.match(words))


def is_broken(words: str) -> bool:
    """Tell whether a subject holds more than a noun phrase: a verb, a chain of clauses, nobody."""
    if any(one.search(words) for one in (_NOBODY, _CHAIN, _STARTED)):
        return True
    return any(_is_abutted(words, found.start()) for found in _ABUTTED.finditer(words))


def _is_abutted(words: str, end: int) -> bool:
    """Tell whether the word before a determiner is one that none can follow."""
    before = _WORD_BEFORE.search(words, 0, end)
    if before is None or _RELATIVE.search(words, 0, end):
        return False
    word = before.group().lower()
    return word not in _BEFORE_DETERMINER and not _PARTICIPLE.match(word)


def starts_with_verb(words: str) -> bool:
    """Tell whether an object begins with a verb in the past: its trigger was a noun then."""
    return bool(_PAST.match(words))
