"""What says too little to be a claim: empty subjects, objects without what they hang on."""

import re

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.pointers import is_one_side
from cbris.loaders.text.claims.slots import Hit
from cbris.loaders.text.claims.triggers import MACROS
from cbris.loaders.text.claims.verbs import is_plural
from cbris.loaders.text.claims.wholeness import is_broken, is_number

__all__ = ["EFFECTS", "is_bare", "is_plausible", "is_unresolved"]

_EFFECTS_LIST = """
    achieves activates attracts causes creates enables ensures hinders increases influences
    institutionalises leads-to promotes reduces
"""
EFFECTS = frozenset(_EFFECTS_LIST.split())
_POINTING = re.compile(
    r"(?:same|this|these|those|such(?! [\w-]+ as)|it|them|him|her|doing (?:so|this|that))\b",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b(?:concept|term|notion|word|expression)\b", re.IGNORECASE)
_OPINION = re.compile(
    r".*\b(?:research question|this (?:thesis|paper|article|study|literature)|the literature)\b|"
    r"(?:this |these )?(?:\w+ )?(?:fact|notion|idea|view|claim|hypothes[ie]s|argument|finding"
    r"|statement|conclusion|assumption|belief|proposition|theory)s?\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"(?:ways?|reasons?|things?|facts?|cases?|points?|(?:[\w-]+ )?examples?|results?"
    r"|findings?|questions?|people"
    r"|(?:(?:different|several|various|main|key|certain|such|some|new|many|all|both) )?"
    r"(?:dimensions|factors|aspects|proposals|types|elements|issues|changes|areas|features"
    r"|characteristics|approach(?:es)?|effects?|methods?|stages?|steps?|phases?|trends?|situation"
    r"|phenomenon|matters?|problems?|solutions?|options?|scenarios?|contexts?|ideas?|terms?|emotions|shift|mode|mechanisms|respects|circumstances|models?|method))",
    re.IGNORECASE,
)
# "Is a crucial factor that promotes growth": what the factor is, stands elsewhere.
_WEAK_HEAD = re.compile(
    r"(?:[\w-]+ ){0,2}(?:factors?|instruments?|tools?|elements?|mechanisms?|phenomen(?:a|on)|means"
    r"|aspects?|conditions?|circumstances?|things?|one|ones|kind|form|way|step|solution|problem)",
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
# What a text on its own work can be said to do; "this thesis became commonplace" is no such work.
_OF_A_TEXT_LIST = """
    aims-at based-on characterised-by complements defined-as distinguishes emphasises finds-no-link
    has-goal has-task identifies includes investigates measures presents recommends uses
    wrote-about
"""
_OF_A_TEXT = frozenset(_OF_A_TEXT_LIST.split())
_WORK = MACROS["study"]
# "A recent study explores", "his paper": somebody else's.
_ANOTHERS_WORK = re.compile(
    r"\b(?:an?|another|one|his|her|their|each|every|no|any|recent|earlier|previous|classic|seminal"
    r"|influential|second|third|first|last|joint|comparative|empirical|pilot|\w+'s?)"
    r" (?:[\w-]+ ){0,3}$|\b(?:strands?|bod(?:y|ies)|lines?|streams?|pieces?|sets?|kinds?) of $",
    re.IGNORECASE,
)
_OTHER_TEXT = re.compile(
    rf"\((?:1[89]|20)\d\d[a-z]?\)|\[\d+\]|\b(?:an?|another|one|recent|his|her|their) "
    rf"(?:[\w-]+ ){{0,3}}{_WORK}\b|\b{_WORK} (?:by|of) ",
    re.IGNORECASE,
)
_NAMED_BARE = re.compile(rf"the {_WORK}\b", re.IGNORECASE)
_OWN_WORK = re.compile(rf"{_WORK}\b")
_AFTER_THE = re.compile(r"\b[Tt]he $")
_THESIS = re.compile(r"\bthesis$", re.IGNORECASE)
# "Is no obstacle to", "plays a minor role in": the noun is there, and what it says is taken back.
_TAKEN_BACK = re.compile(
    r"\b(?:no|hardly|scarcely|barely|little|minor|weak|weaker|limited|negligible|marginal|modest"
    r"|insignificant|subordinate|secondary|passive|former|potential|supposed|alleged|apparent"
    r"|ostensible|theoretical|imaginary|false|less|lesser|insufficient|inadequate|poor|doubtful"
    r"|questionable|ambiguous|mere)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\bnot\b(?! only)", re.IGNORECASE)
_SOLE = re.compile(
    r"\b(?:only|sole|single|main|primary|chief|most important|major|key)\b", re.IGNORECASE
)
_TAIL = re.compile(r" (?:of|for|in|to|between|with|among|from|on|at|by|that|which|who) |, ")
_SAYS_NO = frozenset(["finds-no-link", "lacks", "has-defect", "characterised-as"])


def is_plausible(hit: Hit, subject: Phrase) -> bool:
    """Tell whether a subject says enough, and its sentence has not lost its beginning."""
    if _is_taken_back(hit):
        return False
    if _EMPTY.fullmatch(subject.words) or _COUNTED.fullmatch(subject.words):
        return False
    if _POINTING.match(subject.words) or is_number(subject.words) or is_one_side(subject.words):
        return False
    weak = hit.left.relative and hit.rule.relation in EFFECTS
    if weak and _WEAK_HEAD.fullmatch(subject.words):
        return False
    if _is_read(hit, subject) and is_broken(subject.words):
        return False
    if hit.rule.relation != "aims-at" and _OF_THE_STUDY.fullmatch(subject.words):
        return False
    if hit.rule.id == "defined-as.means" and "means" in hit.match.group():
        quoted = hit.plain.text[subject.end : subject.end + 1] == '"'
        return quoted or bool(_TERM.search(subject.words))
    if hit.plain.masked[: subject.start].endswith((", where ", ", where the ")):
        return False  # "the Nordic countries, where trade is free": there alone
    if subject.words == "document":
        return _is_of_this_text(hit, subject)
    return not (subject.start <= 1 and hit.plain.text[:1].islower())


def _is_taken_back(hit: Hit) -> bool:
    """Tell whether a word in the trigger undoes it, or says how far only it is denied."""
    rule, words = hit.rule, hit.match.group()
    if rule.verbs or rule.polarity == "negative" or rule.relation in _SAYS_NO:
        return False
    if set(hit.match.groupdict()) & {"s", "o"}:
        return False
    negative = hit.left.negative or bool(_NOT.search(words))
    return bool(_TAKEN_BACK.search(words) or (negative and _SOLE.search(words)))


def _is_of_this_text(hit: Hit, subject: Phrase) -> bool:
    """Tell whether "document" is this text itself, and no other that it speaks of."""
    if hit.rule.relation not in _OF_A_TEXT:
        return False
    text, start = hit.plain.text, subject.start
    if hit.rule.relation == "based-on" and _THESIS.search(text[: subject.end]):
        return False
    if _OWN_WORK.match(text, start) and _ANOTHERS_WORK.search(text, 0, start):
        return False
    start -= len("the ") if _AFTER_THE.search(text, 0, start) else 0
    named = _NAMED_BARE.match(text, start)
    return not (named and _OTHER_TEXT.search(hit.antecedent.text))


def _is_read(hit: Hit, subject: Phrase) -> bool:
    """Tell whether a subject is the noun phrase before its verb, and no clause that it sums up."""
    read = "s" not in hit.match.groupdict() and subject is not hit.clause
    return read and subject.start < subject.end


def is_unresolved(subject: str, words: str) -> bool:
    """Tell whether "its" cannot be the subject's: "war and unrest hinder its trade"."""
    if words.startswith("their "):
        if subject == "document" or " and " in subject:
            return False
        return not is_plural(_TAIL.split(subject)[0].split()[-1])
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
