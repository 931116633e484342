"""How a claim is meant: the modality that the words at the trigger say."""

import re

__all__ = ["is_denied", "modality_of"]

# The first that is found decides; the names are those of ontology/vocabularies/modality.ttl.
_WORDS = (
    ("necessary", r"must|need|needs|necessary|required|has to|have to|essential|indispensable"),
    ("recommended", r"should|ought|advisable|recommended|desirable|worth"),
    ("possible", r"can|could|may|might|possible|possibly|perhaps|probably"),
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|doubt(?:s|ed|ful)?|disput(?:es?|ed)|refut(?:es?|ed)|reject(?:s|ed)?"
    r"|wrong|false|untrue|unlikely|myth|misleading|not (?:true|proven|proved|clear|certain|evident)"
    r"|no (?:evidence|proof|indication))\b[^.;]{0,40}\b(?:that|whether)\b[^.;]*$",
    re.IGNORECASE,
)
_TABLE = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in _WORDS)


def is_denied(before: str) -> bool:
    """Tell whether the words before a trigger deny what follows: "it is wrong to say that"."""
    return bool(_DENIAL.search(before))


def modality_of(words: str, conditional: bool, held: bool) -> str:
    """Name the modality.

    :param words: the auxiliaries before the trigger, and the trigger itself.
    :param conditional: the clause stands behind an "if".
    :param held: the text gives it as what somebody says.
    """
    words = words.lower().replace("if necessary", "")
    for name, pattern in _TABLE:
        if pattern.search(words):
            return name
    if conditional:
        return "possible"
    return "reported" if held else "asserted"
