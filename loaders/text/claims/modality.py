"""How a claim is meant: the modality that the words at the trigger say."""

import re

__all__ = ["is_denied", "modality_of"]

# The first that is found decides; the names are those of ontology/vocabularies/modality.ttl.
_WORDS = (
    ("necessary", r"must|need|needs|necessary|required|has to|have to|essential|indispensable"),
    ("recommended", r"should|ought|advisable|recommended|desirable|worth"),
    (
        "possible",
        r"can|could|may|might|possible|possibly|perhaps|probably|likely|potentially|presumably|unlikely"
        r"|tends?|seems?|appears?|expected|able",
    ),
)
_MODAL = re.compile(
    r"\b(?:must|should|ought|can|could|may|might|possible|it is necessary)\b", re.IGNORECASE
)
_UNCERTAIN = re.compile(
    r"\b(?:ruled out|excluded|assum|expect|hypothesi|suppos|presum|predict|anticipat|speculat"
    r"|likely|possible|probable|conceivable|plausible|appears|seems|may be|might be)\w*"
    r"(?: \w+){0,2} that\b[^.;:]*$"
    r"|\b(?:perhaps|maybe|possibly|probably|presumably),?\b[^.;:]*$",
    re.IGNORECASE,
)
_PROVEN = re.compile(
    r"(?:\b(?:has been|have been|was|is|were|been|it) (?:\w+ly |also )?(?:proven|proved|shown"
    r"|found|established|confirmed|demonstrated|substantiated|revealed|verified|ascertained)"
    r"|\b(?:results?|findings?|analysis|analyses|data|evidence|study|studies|research|survey"
    r"|calculations?|regressions?|estimates|we|experience)\b[^.;:,]{0,60}"
    r"\b(?:shows?|showed|shown|proves?|proved|proven|confirm(?:s|ed)?|demonstrate[sd]?|reveal(?:s|ed)?"
    r"|indicate[sd]?|finds?|found|established))(?: \w+)? that\b(?:(?!, but\b)[^.;:])*$",
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
_TABLE = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _WORDS)


def is_denied(before: str) -> bool:
    """Tell whether the words before a trigger deny what follows: "it is wrong to say that"."""
    low = before.casefold()
    return ("that" in low or "whether" in low) and bool(_DENIAL.search(before))


def modality_of(between: str, trigger: str, before: str, conditional: bool, held: bool) -> str:
    """Name the modality.

    :param between: the auxiliaries and adverbs before the trigger.
    :param trigger: of it only a modal counts: "an essential part" is not said to be needed.
    :param before: all that stands before the trigger in its sentence.
    :param conditional: the clause stands behind an "if".
    :param held: the text gives it as what somebody says.
    """
    said = " ".join([between, *_MODAL.findall(trigger.replace("if necessary", ""))])
    for name, pattern in _TABLE:
        if pattern.search(said):
            return name
    if conditional or _UNCERTAIN.search(before):
        return "possible"
    if held:
        return "reported"
    return "proven" if _PROVEN.search(before) else "asserted"
