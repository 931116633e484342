"""Words in an object that point at what it does not name."""

import re

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.plain import Plain

__all__ = ["is_one_side", "is_said_twice", "points_away"]

# "Data to make this possible", "a way to do so": another sentence says what.
_ALONE = re.compile(
    r"\b(?:this|that|these|those)(?= (?:possible|impossible|easier|harder|clear|happen(?:s|ed)?"
    r"|came|comes|is|are|was|were|can|could|may|might|will|would|has|have|had|does|did|way|end|effect"
    r"|regard|respect|and|or|in|at|on|by|to|for|with|from|through|into)\b|$)|\bdo(?:ing)? so\b"
    r"|\bit (?:is|was|does|did|can|could|may|might|will|would|has|had)\b",
    re.IGNORECASE,
)
_RELATIVE_THAT = re.compile(r"[\w'-]+ that$", re.IGNORECASE)
_THAT_OF = re.compile(r"(?:that|those) (?:in|at|on|by|with|from|for|to|is|are|was|were)\b")
_COMPARED = re.compile(r"\b(?:than|as|to|from|with|between|and|like|of|in)\s+$", re.IGNORECASE)
# "This problem", "these firms": a thing that was named before, if at all.
_NAMED = re.compile(
    r"\b(?:this|these|such(?! as\b)) (?!(?:present )?(?:article|paper|study|report|chapter|thesis"
    r"|work|book|volume|research|text|essay|area|field|sphere|direction|context|sense|regard|respect"
    r"|domain|period|stage)\b)(?:[\w-]+ )?(?P<noun>[\w-]+)",
    re.IGNORECASE,
)
# "Of that mill's stones": which one, nothing here tells.
_THAT = re.compile(
    r"\b(?:of|for|about|from|by|to|on|with|at) that "
    r"(?!(?:of|in|the|an?|is|are|was|were|from|for|on|with|by)\b)"
    r"(?P<noun>[a-z][\w-]+)"
)
_OTHERS = re.compile(r"\b(?:it|them|him|her)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w'-]{2,}")
_QUESTION = re.compile(
    r"(?:answer|address|ask|raise|pose|tackle|explore|solve)(?:ing)? (?:the|this|these|a|an|one"
    r"|several|some|two|three|four|five|\s|following|research|main|central|key)*"
    r"(?:questions?|issues?|problems?|tasks?)|(?:what|how|why) (?:this|that|it)\b.*"
    r"|.* (?:why|how|whether)",
    re.IGNORECASE,
)
_ONE_SIDE = re.compile(
    r"\b(?:on|of|for|from|to|at) (?:the )?one (?:side|hand|bank|end|part|half)\b(?!.*\bother\b)"
)
_ASKS = re.compile(r"(?:whether|how|why|to what extent)\b")  # a text asks of what it is about
MIN_BEFORE = 3  # words of a thing that "it" may stand for


def points_away(plain: Plain, found: Phrase, listed: int, earlier: str) -> bool:
    """Tell whether an object has a pointer, or an empty question, that nothing in it resolves.

    :param listed: where the list begins of which the object is one item.
    :param earlier: the sentence before, which may name what "these firms" are.
    """
    words = found.words
    if _QUESTION.fullmatch(words) or is_one_side(words):
        return True
    for one in _ALONE.finditer(words):
        before = words[: one.start()]
        compared = _THAT_OF.match(words, one.start()) and _COMPARED.search(before)
        relative = one.group().lower() == "that" and _RELATIVE_THAT.search(words[: one.end()])
        impersonal = one.group().lower().startswith("it ") and _WORD.search(before)
        if not (compared or relative or impersonal):
            return True
    unnamed = not _ASKS.match(words) and _is_unnamed(plain, found, earlier)
    return unnamed or _lacks_antecedent(plain.text[listed : found.end])


def is_one_side(words: str) -> bool:
    """Tell whether words are half of "the state on one side, the towns on the other"."""
    return _ONE_SIDE.search(words) is not None


def _is_unnamed(plain: Plain, found: Phrase, earlier: str) -> bool:
    """Tell whether "these firms" are of a kind that neither sentence spoke of before."""
    before = f"{earlier} {plain.text[: found.start]}".lower()
    for one in _NAMED.finditer(found.words):
        stem = one.group("noun").lower().rstrip("s")
        named = found.words[: one.start()].lower()
        if stem and stem not in before and stem not in named:
            return True
    lone = _THAT.search(found.words)
    return lone is not None and lone["noun"].rstrip("s") not in before


def _lacks_antecedent(words: str) -> bool:
    """Tell whether "it" or "them" stands where the object has named no thing yet."""
    found = _OTHERS.search(words)
    return found is not None and len(_WORD.findall(words[: found.start()])) < MIN_BEFORE


def is_said_twice(plain: Plain, found: Phrase) -> bool:
    """Tell whether a thing is only half of "from town to town", "step by step"."""
    if " " in found.words:
        first, _, rest = found.words.lower().partition(" ")
        return f"{rest} ".startswith((f"to {first} ", f"by {first} ", f"after {first} "))
    low = plain.lower
    word = re.escape(found.words.lower())
    near = low[max(0, found.start - 40) : found.end + 40]
    return re.search(rf"\b{word} (?:to|by|after) {word}\b", near) is not None
