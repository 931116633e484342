"""Where a sentence has the words of a claim, and yet does not claim it.

It is denied, restricted, only imagined, or asked. What is doubtful here is no claim.
"""

import re
from collections.abc import Mapping
from functools import cache

from cbris.loaders.text.claims.drafts import Draft
from cbris.loaders.text.claims.governing import Governing
from cbris.loaders.text.claims.modality import words_of
from cbris.loaders.text.yaml_files import read_packaged

__all__ = ["affirms", "is_restricted", "is_taken_back"]

NEAR = 40  # characters behind a trigger that tell what is denied

_SHAPES = {
    "negation": r"\b(?:{})\b[^,;:]*\b(?:that|whether)\b",
    "asserted": r"\b(?:{})\b",
    "imagined": r"\b(?:{}),? (?:that|whether)\b(?:(?!, (?:we|but)\b)[^;:])*$",
    "asked": r"\b(?:{}) whether\b[^;:]*$",
    "opening": r"[\s\"(]*(?:(?:and|but|however|yet|so),? )?(?:{})\b",
    "leading": r"\b(?:{}) (?:the |an? |any |such )?$",
    "unreal_group": r"\b(?:{})\b",
    "whole": r"(?:an? |the )?(?:\w+ )?(?:{})\b",
    "void": r"(?:{})\b",
    "insignificant": r"\b(?:{})\b",
    "taken_back": (
        r"[\s,;\"]*(?:but |yet |[a-z]+ly,? |however,? |in (?:fact|reality|truth),? |still,? |and )*"
        r"(?:which|such|nothing|none|(?:this|that|these|those|such an?)(?: [\w-]+)?"
        r"|our (?:data|results|findings|analysis|figures|evidence|own)"
        r"|the (?:reality|facts?|truth|evidence|data|opposite|reverse|contrary|figures))\b"
        r"[^.;:]{0,60}?\b(?:{})"
    ),
}
_CONFIRMED = re.compile(
    r"\b(?:confirm|support|prove|corroborate|verif|substantiate|bear out|bore out|reinforce)\w*"
    r" (?:the|our|this|an?) (?:\w+ ){0,2}(?:hypothesis|thesis|view|idea|argument|claim|assumption"
    r"|theory),? that\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not(?! only)|cannot|never)\b|n't", re.IGNORECASE)
_SAYS_IT = re.compile(
    r"(?:\b[A-Z][\w'-]+|\bet al\.?|\bauthors|\bscholars|\bcritics|\bthey|\bs?he)\s+"
    r"(?:\w+ly |also )?(?:argue[sd]?|contends?|contended|points? out|pointed out|claim(?:s|ed)?"
    r"|believe[sd]?|maintain(?:s|ed)?|suggest(?:s|ed)?|conclude[sd]?|assert(?:s|ed)?)\s(?!that\b)"
)
_NO_ONE = re.compile(
    r"\b(?:nothing|nobody|no one|none|neither|nor|not|no|hardly any)\b", re.IGNORECASE
)
# "That fares fell, that trade grew": one clause of several, taken for a phrase.
_CHAIN = re.compile(r"^that |, (?:and )?that (?:[\w-]+ ){2}")
# "With Ely it is wise to trade, and with the other ones to wait": each holds of its own.
_OPPOSED = re.compile(
    r"\b(with|for|in|among|on|from|to|at) (?:the )?(?:[\w-]+ ){1,4}[^;]*, (?:and|but|while|whereas)"
    r" \1 (?:the |those )?[\w-]+ (?:ones?|counterparts?)\b",
    re.IGNORECASE,
)
_ANY = re.compile(r"any(?:one|body|thing)?\b", re.IGNORECASE)
_LABEL = re.compile(
    r"\b(?:myth|question|assumption|prejudice|objection|misconception|claim|fiction|hypothesis)"
    r"(?: \w+)?: (?:the |an? )?$",
    re.IGNORECASE,
)
_MORE = re.compile(r"(?:more|fewer|less|better|worse|[a-z]+er)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b.*", re.IGNORECASE)
# "There is no agency that finances", "it is not the border that hinders".
_NO_SUCH = re.compile(
    r"\b(?:not|no|never|nor|neither|none|hardly|scarcely|barely|little|few|without|far from|only"
    r"|less|(?:lack|absence|want|shortage) of|rather than|instead of|any)"
    r"(?: [\w-]+){0,3} *(?:the |an? |any )?$",
    re.IGNORECASE,
)


@cache
def _lists() -> Mapping[str, re.Pattern[str]]:
    """Read the wordings of patterns/restrictions.yaml, by their names."""
    lists = read_packaged("patterns/restrictions.yaml")
    return {
        name: re.compile(shape.replace("{}", "|".join(lists[name].split(", "))), re.IGNORECASE)
        for name, shape in _SHAPES.items()
    }


def affirms(before: str) -> bool:
    """Tell whether words that seem to deny affirm: "there is no doubt that"."""
    return bool(_lists()["asserted"].search(before))


def is_restricted(one: Draft, over: Governing) -> bool:
    """Tell whether the sentence denies, restricts or only imagines what a draft claims."""
    return (
        _is_governed_away(over)
        or _is_unreal(one)
        or _denies_in_part(one)
        or _is_of_none(one)
        or _swallows_a_saying(one)
        or bool(_OPPOSED.search(one.hit.plain.masked))
        or bool(_CHAIN.search(f"{one.subject.words}, {one.object.words}"))
        or bool(_LABEL.search(one.hit.plain.text, 0, one.start))
        or bool(_lists()["insignificant"].search(one.hit.plain.masked, one.end))
    )


def is_taken_back(text: str, following: str) -> bool:
    """Tell whether what stands behind a claim says that it is not so.

    :param text: the rest of the sentence behind the claim.
    :param following: the next sentence.
    """
    if "," in text[:3] and _lists()["taken_back"].match(text[:140]):
        return True
    return bool(_lists()["taken_back"].match(following[:140]))


def _is_governed_away(over: Governing) -> bool:
    if _lists()["opening"].match(over.own) or _lists()["leading"].search(over.own):
        return True
    if not over.over or affirms(over.over):
        return False
    if _lists()["negation"].search(over.over) or _lists()["asked"].search(over.over):
        return True
    return bool(_lists()["imagined"].search(over.over)) and not _CONFIRMED.search(over.over)


def _is_unreal(one: Draft) -> bool:
    """Tell whether the verb group itself says that it did not, or hardly ever does."""
    return bool(_lists()["unreal_group"].search(one.hit.left.between))


def _denies_in_part(one: Draft) -> bool:
    """Tell a "not" that denies only the whole: "is not the only basis of decisions"."""
    hit = one.hit
    if _lists()["void"].match(one.object.words) or _is_half_compared(one):
        return True
    group = hit.left.between + words_of(hit.match)
    denial = _NOT.search(group)
    if denial is None:
        return False
    behind = group[denial.end() :].strip()
    near = hit.plain.masked[hit.match.end() : hit.match.end() + NEAR].strip()
    return any(_lists()["whole"].match(words) for words in (behind, behind.partition(" ")[2], near))


def _swallows_a_saying(one: Draft) -> bool:
    """Tell whether somebody says so before the verb: "Able claims tolls" of hindering."""
    if one.hit.rule.subject == "document":
        return False
    return bool(_SAYS_IT.search(one.hit.plain.masked, one.subject.start, one.hit.match.start()))


def _is_half_compared(one: Draft) -> bool:
    """Tell whether an object has lost its "than": "more jobs" of "more jobs than clubs do"."""
    more = _MORE.match(one.object.words) and " than " not in one.object.words
    return bool(more) and one.hit.plain.masked.startswith((" than ", ", than "), one.object.end)


def _is_of_none(one: Draft) -> bool:
    """Tell whether the subject is nothing: "and nothing prevents", "no agency that finances"."""
    hit = one.hit
    left = hit.left.subject
    if _ANY.match(one.subject.words):
        return True
    if left is None or hit.rule.subject == "document":
        return False
    if _NO_ONE.search(_RELATIVE.sub("", left.words)):
        return True
    return hit.left.relative and bool(_NO_SUCH.search(hit.plain.masked, 0, left.start))
