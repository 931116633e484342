"""How a claim is meant: the modality that the words at the trigger say."""

import re

from cbris.loaders.text.claims.governing import governing_of
from cbris.loaders.text.claims.slots import Hit
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["is_denied", "is_hedged", "modality_of", "words_of"]

# The first that is found decides; the names are those of ontology/vocabularies/modality.ttl.
_WORDS = (
    ("necessary", r"must|need|needs|necessary|required|has to|have to|essential|indispensable"),
    ("recommended", r"should|ought|advisable|recommended|desirable|worth"),
    (
        "possible",
        r"can|could|may|might|possible|possibly|perhaps|probably|likely|potentially|presumably|unlikely"
        r"|tends?|seems?|appears?|expected|(?:is|are|be) (?:\w+ly )?able|sometimes|occasionally"
        r"|apparently|arguably|seemingly",
    ),
)
_MODAL = re.compile(
    r"\b(?:must|should|ought|can|could|may|might|possible|it is necessary)\b", re.IGNORECASE
)
# Verbs and adjectives of the clause over a claim that leave it open.
_UNCERTAIN = re.compile(
    r"(?:\b(?:ruled out|excluded|assum|expect|presum|predict|anticipat|speculat"
    r"|suspect|suggest|hint|likely|possible|probable|conceivable|plausible|arguable)\w*"
    r"|\b(?:appear|seem)(?:s|ed)?\b[^,;:]*|\b(?:may|might|could)\b [^,;:]*"
    r"|\breasons? to (?:think|believe|assume)"
    r"|\b(?:perhaps|maybe|possibly|probably|presumably|apparently)\b[^,;:]*)"
    r"(?: \w+){0,3}? that\b[^.;:]*$",
    re.IGNORECASE,
)
# Adverbs of its own clause that do.
_DOUBTING = re.compile(
    r"\b(?:perhaps|maybe|possibly|probably|presumably|apparently|seemingly|arguably|conceivably"
    r"|sometimes|occasionally|at times|in some (?:cases|places|instances|circumstances))\b",
    re.IGNORECASE,
)
_PROVEN = re.compile(
    r"(?:\b(?:has been|have been|was|is|were|been|it) (?:\w+ly |also )?(?:proven|proved|shown"
    r"|found|established|confirmed|demonstrated|substantiated|revealed|verified|ascertained)"
    r"|\b(?:results?|findings?|analysis|analyses|data|evidence|study|studies|research|survey"
    r"|calculations?|regressions?|estimates|we|experience)\b[^.;:,]{0,60}"
    r"\b(?:shows?|showed|shown|proves?|proved|proven|confirm(?:s|ed)?|demonstrate[sd]?|reveal(?:s|ed)?"
    r"|finds?|found|established))(?: \w+)? that\b(?:(?!, but\b)[^.;:])*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|doubt(?:s|ed|ful)?|disput(?:es?|ed)|refut(?:es?|ed)|reject(?:s|ed)?"
    r"|question(?:s|ed|able)?|debatable|unclear|unknown|uncertain|contrary|disagree[sd]?"
    r"|wrong|false|untrue|unlikely|myth|misleading|not (?:true|proven|proved|clear|certain|evident)"
    r"|mistaken?|error|erroneous|premature|incorrect|naive|illusion|fallacy|overstate[sd]?"
    r"|(?:cannot|not|hardly|never|fail(?:s|ed)? to|unable to|nothing to|yet to)"
    r" (?:be |been |yet |always |\w+ly )*(?:said|argued?|claim(?:ed)?|assumed?|concluded?"
    r"|expect(?:ed)?|maintain(?:ed)?|mean|imply|suggest|believed?|think|find|found|show|shown|follow|prove|proven"
    r"|confirm(?:ed)?|demonstrated?|establish(?:ed)?|verif(?:y|ied)|indicate|reveal|guarantee"
    r"|recogni[sz]e|reported?|substantiated?)"
    r"|(?:no|none|nobody|neither|nor|few|no one)\b(?: [\w-]+){0,8}? (?:has |have |had )?"
    r"(?:shown|shows?|showed|proved|proven|proves?|found|finds?|confirm(?:s|ed)?|indicate[sd]?"
    r"|demonstrate[sd]?|suggest(?:s|ed)?|reveal(?:s|ed)?|claim(?:s|ed)?|argue[sd]?|believe[sd]?)"
    r"|(?:idea|assumption|belief|notion|premise|possibility|fear|hope|risk|proposition|hypothesis)"
    r"|(?:no|little|scant|insufficient) (?:\w+ )?(?:evidence|proof|indication|support))\b"
    r"[^.;,]{0,40}(?:, [\w ]{3,20},)?[^.;,]{0,20}\b(?:that|whether)\b[^.;,]*$",
    re.IGNORECASE,
)
_UNABLE = re.compile(r"\b(?:can|could) (?:not|never)\b", re.IGNORECASE)  # it is not so
_MADE_POSSIBLE = re.compile(r"\bma(?:k(?:es?|ing)|de) it possible\b", re.IGNORECASE)
_TABLE = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in _WORDS}
_GROUP = re.compile(
    r"[\s\"]*(?:(?:also|then|thus|not only|\w+ly) )*(?P<modal>can|could|may|might|must|should"
    r"|ought)\b(?!.*(?:;|\b(?:which|who|whose|where)\b))"
)
_WEAKER = ("recommended", "possible")


def is_denied(before: str) -> bool:
    """Tell whether the words before a trigger deny what follows: "it is wrong to say that"."""
    low = before.casefold()
    return ("that" in low or "whether" in low) and bool(_DENIAL.search(before))


def words_of(match: re.Match[str]) -> str:
    """Give the words of a trigger without those of the subject and the object in it."""
    text, start = match.group(), match.start()
    for name in match.groupdict():
        low, high = match.span(name)
        if low >= 0:
            text = text[: low - start] + " " * (high - low) + text[high - start :]
    return text


def is_hedged(hit: Hit) -> bool:
    """Tell whether the verb group says that a thing may be or should be, not that it is."""
    return _weaker(hit) is not None


def _weaker(hit: Hit) -> str | None:
    return next((name for name in _WEAKER if _TABLE[name].search(hit.left.between)), None)


def _shared_modal(hit: Hit) -> str:
    """Give the modal of an earlier verb that a base form shares: "can grind wheat and feed us"."""
    if not hit.left.shared or hit.left.between.strip() or hit.shared is None:
        return ""
    verb = hit.match.group().partition(" ")[0].lower()
    if hit.shared.end > hit.match.start() or kind_of(verb) not in ("pure", "mixed"):
        return ""
    found = _GROUP.match(hit.plain.masked, hit.shared.end, hit.match.start())
    return found.group("modal") if found else ""


def modality_of(hit: Hit, held: bool, named: bool = True) -> str:
    """Name the modality.

    The verb group of the claim decides first, then its rule, then the adverbs of its clause
    and the clause over it; a hedge elsewhere in the sentence says nothing of it.

    :param held: the text gives it as what somebody says.
    :param named: it says who; else no more is known than that somebody says so.
    """
    if held and not named and hit.rule.subject != "document":
        return "reported"
    # Of the trigger only a modal counts: "an essential part" is not said to be needed.
    inside = _MADE_POSSIBLE.sub("", words_of(hit.match)).replace("if necessary", "")
    said = " ".join([_UNABLE.sub("", hit.left.between), *_MODAL.findall(inside)])
    said = f"{said} {_shared_modal(hit)}"
    found = next((name for name, pattern in _TABLE.items() if pattern.search(said)), None)
    if hit.rule.modality:
        weaker = None if hit.rule.subject == "document" else _weaker(hit)
        return weaker or hit.rule.modality
    if found:
        return found
    over = governing_of(hit)
    if _DOUBTING.search(over.own) or _UNCERTAIN.search(over.over):
        return "possible"
    if held:
        return "reported"
    return "proven" if _PROVEN.search(over.over) else "asserted"
