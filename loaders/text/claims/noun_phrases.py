"""What a subject has to look like: a noun phrase of some words, without a verb of its own."""

import re

from cbris.loaders.text.claims.clauses import RELATIVE, Phrase, is_clause
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.objects import is_adjective
from cbris.loaders.text.claims.plain import Plain

__all__ = ["is_noun_phrase"]

MAX_WORDS = 40

# "Results indicated trust ...": a report without "that"; and the number of a heading.
_REPORT = re.compile(
    r"\b(?:indicated|suggested|showed|argue[sd]?|stated|claimed|believe[sd]?|concluded|revealed|shows|suggests|indicates|reveals"
    r"|noted|mentioned|reported)\s+(?!(?:by|in|at|to|on|for|of|from|as|through|with|above|below|earlier"
    r"|and|or|that|which)\b)\w|\b\d+\.\d+\b",
)
# A subject that begins so denies its verb, or says of how few it holds: no claim is safe.
_NONE_OF = re.compile(
    r"(?:no|none|neither|nor|few|little|hardly|not|nobody|nothing)\b", re.IGNORECASE
)
# What no noun phrase begins with, nor ends with.
_NO_NOUN = re.compile(
    r"(?:[a-z]{3,}ly(?<!\bearly)(?<!family)(?<!supply)|unable|able|likely|than|because|both|either"
    r"|etc|have|has|had|be|quite|e\.g\.?|i\.e\.?|others?|another|same|former|latter|following|known|called|named|acting|serving|thus|only"
    r"|just|et al|respectively|which|who|whom|whose|where|when|how|whereby"
    r"|wherein|whilst|while|far(?! (?:right|left|east|north|south|west)\b))\b(?!-)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:^|[\s,])(?:the|an?|of|in|for|to|on|at|by|with|from|and|or|than|that|as|their|its|our"
    r"|more|most|very|such|this|these|those|between|because|since|before"
    r"|after|during|until|other)$",
    re.IGNORECASE,
)
# "Fast-track (permits cut)": what stands before a noun that was taken for a verb.
_BEFORE_NOUN = re.compile(
    r"[\w]+-(?:track|term|scale|level|border|wide|tech|country|region|sector|industry|firm|speed"
    r"|value|skill|income|quality|cost|run|time)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"(?:i|it|they|we|you|he|she)\s", re.IGNORECASE)
_STUDY = r"(?:study|paper|article|report|chapter|research|work)"
_POSSESSIVE = re.compile(rf"(?:its|their|his|her|my|your|our)\b(?! {_STUDY}\b)", re.IGNORECASE)
# "Breaking these traps": which ones, another sentence says.
_UNRESOLVED = re.compile(
    r"(?<!^)\b(?:it|them|this|these|those|they|we|he|she|(?<!&)(?-i:I)|my|me|while|whereas|although|because|thereby|thus|whether|if|unless|how|why|what|insofar|inasmuch"
    r"|each other)\b",
    re.IGNORECASE,
)


def is_noun_phrase(plain: Plain, found: Phrase) -> bool:
    """Tell whether the words can be a subject: some, not too many, no verb, no adverbial."""
    grammar, words = Grammar.load(), found.words
    if not words or words.count(" ") >= MAX_WORDS or grammar.pronoun.fullmatch(words):
        return False
    if any(one.match(words) for one in (_PERSONAL, _NONE_OF, _NO_NOUN, _POSSESSIVE)):
        return False
    if _BEFORE_NOUN.fullmatch(words) or _UNRESOLVED.search(words) or _REPORT.search(words):
        return False
    if _OPEN_END.search(words) or grammar.intro.match(words) or grammar.unreal.match(words):
        return False
    if is_adjective(words.rpartition(" ")[2]) or _is_open(plain, found):
        return False
    return not is_clause(plain, found.start, found.end)


def _is_open(plain: Plain, found: Phrase) -> bool:
    """Tell whether a relative clause in the words still wants its verb: "ways by which firms"."""
    relative = RELATIVE.search(plain.masked, found.start, found.end)
    if relative is None:
        return False
    return not any(relative.start() <= verb < found.end for verb in plain.finite)
