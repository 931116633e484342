"""What says too little to be a claim: empty subjects, objects without what they hang on."""

import re

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.slots import Hit
from cbris.loaders.text.claims.verbs import is_plural
from cbris.loaders.text.claims.wholeness import is_broken, is_number

__all__ = ["EFFECTS", "is_bare", "is_plausible", "is_unresolved"]

_EFFECTS_LIST = """
    achieves activates attracts causes creates enables ensures hinders increases influences
    institutionalises leads-to promotes reduces
"""
EFFECTS = frozenset(_EFFECTS_LIST.split())
_POINTING = re.compile(
    r"(?:same|this|these|those|such(?! [\w-]+ as)|it|them|him|her)\b", re.IGNORECASE
)
_TERM = re.compile(r"\b(?:concept|term|notion|word|expression)\b", re.IGNORECASE)
_OPINION = re.compile(
    r".*\b(?:research question|this (?:thesis|paper|article|study|literature)|the literature)\b|"
    r"(?:this |these )?(?:\w+ )?(?:fact|notion|idea|view|claim|hypothes[ie]s|argument|finding"
    r"|statement|conclusion|assumption|belief|proposition|theory)s?\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:ways?|reasons?|things?|facts?|cases?|points?|examples?|results?|findings?|questions?|people"
    r"|(?:(?:different|several|various|main|key|certain|such|some|new|many|all|both) )?"
    r"(?:dimensions|factors|aspects|proposals|types|elements|issues|changes|areas|features"
    r"|characteristics|approach(?:es)?|effects?|methods?|stages?|steps?|phases?|trends?|situation"
    r"|phenomenon|problems?|solutions?|options?|scenarios?|contexts?|ideas?|terms?|emotions|shift|mode|mechanisms|respects|circumstances))",
    re.IGNORECASE,
)
# How a study was made, and what others are still to make.
_OF_THE_STUDY = re.compile(
    r"(?:(?:empirical|primary|collected|final) )?"
    r"(?:materials?|samples?|questionnaires?|data(?:set)?)"
    r"|(?:high|low|higher|lower|good|poor|such)? ?(?:scores?|values?|figures?|numbers?|ranks?)"
    r"|(?:further|future|additional|more|subsequent|later|other|previous) "
    r"(?:stud(?:y|ies)|research|work|analys[ie]s|surveys?|papers?|articles?)"
    r"|(?:results?|findings?) of the (?:survey|study|analysis|interviews?|questionnaire)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"(?:.* )?(?:of|among) (?:the )?(?:them|these|those|it|latter|former|which|whom|others)\b.*"
    r"|(?:.* )?(?:ways?|manner)|others? (?:as well|too)|it (?:is|was)\b.*",
    re.IGNORECASE,
)
_CLASSES = frozenset(["acts-as", "defined-as", "kind-of"])
_COMPARED = re.compile(
    r"(?:more|less) (?:[\w-]+ ){0,2}[\w-]+|(?:better|higher|lower) [\w-]+", re.IGNORECASE
)
_SHARE = re.compile(
    r"(?:about |over |almost |nearly |around |more than )?\d[\d.,]*\s?(?:%|per ?cent)"
)
_COUNTED = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|several|\d+) (?:[\w-]+ ){0,2}?(?:barriers"
    r"|obstacles|factors|problems|conditions|reasons|drivers|causes|aspects|things|elements)",
    re.IGNORECASE,
)


def is_plausible(hit: Hit, subject: Phrase) -> bool:
    """Tell whether a subject says enough, and its sentence has not lost its beginning."""
    if _EMPTY.fullmatch(subject.words) or _COUNTED.fullmatch(subject.words):
        return False
    if _POINTING.match(subject.words) or is_number(subject.words):
        return False
    if _is_read(hit, subject) and is_broken(subject.words):
        return False
    if hit.rule.relation != "aims-at" and _OF_THE_STUDY.fullmatch(subject.words):
        return False
    if hit.rule.id == "defined-as.means" and " of " in subject.words:
        return "refers" in hit.match.group() or bool(_TERM.search(subject.words))
    if subject.words == "document":
        return True
    return not (subject.start <= 1 and hit.plain.text[:1].islower())


def _is_read(hit: Hit, subject: Phrase) -> bool:
    """Tell whether a subject is the noun phrase before its verb, and no clause that it sums up."""
    read = "s" not in hit.match.groupdict() and subject is not hit.clause
    return read and subject.start < subject.end


def is_unresolved(subject: str, words: str) -> bool:
    """Tell whether "its" cannot be the subject's: "war and unrest hinder its trade"."""
    if not words.startswith("its "):
        return False
    return " and " in subject or (" of " not in subject and is_plural(subject.split()[-1]))


def is_bare(relation: str, words: str) -> bool:
    """Tell whether an object says too little.

    So do a mere view ("supports the idea that"), "a more advanced form" (than which?), a verb
    alone as an aim, and what is a part of the object rather than of the subject ("covers 40 %
    of the territory").
    """
    if _OF_THEM.fullmatch(words):
        return True
    if relation in EFFECTS and _OPINION.match(words):
        return True
    if relation in _CLASSES and _COMPARED.fullmatch(words):
        return True
    if relation != "presents" and _EMPTY.fullmatch(words):
        return True
    if relation == "aims-at" and " " not in words:  # "to answer"
        return True
    return relation == "includes" and bool(_SHARE.match(words))
