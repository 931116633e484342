"""What stands behind a name: degree, position and institute, and how to reach the person."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cbris.loaders.text.institutes import INSTITUTE, UNIT, is_institute
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.orcid import ORCID, is_valid, normal

__all__ = [
    "PRIVATE",
    "Description",
    "begins_with_work",
    "describes",
    "is_contact",
    "read_description",
    "tells_of_work",
]

PRIVATE = "\ue003"
"""Stands in a line for a phone, a mail or an address."""
_DEGREE = re.compile(
    r"\b(?:Ph\.?\s?D|Dr\.?\s?(?:habil|hab|Sc)|Doctor of|Doctor in|D\.?Sc|D\.?\sin\s|Candidate of"
    r"|Cand\.|M\.?Sc|Master of"
    r"|MBA|PhD|dr (?:hab|inż|n\.)|mgr(?: inż)?\b|CSc|DrSc|Sc\.D|LL\.?M|(?-i:M\.?D)(?=\W|$)"
    r"|Dr\.?\s(?:rer|med|phil|oec|jur|iur|ing)\b"
    r"|д\.\s?\w+\.\s?н|к\.\s?\w+\.\s?н|д-р\s|do[ck]tor\s|kand[iy]dat\b|канд\.|кандидат|доктор"
    r"|магістр|магистр)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\bprof\.|\b(?:professor|researcher|head|lecturer|director|fellow|scientist|dean|rector|student"
    r"|assistant|chief|deputy|engineer|analyst|manager|adviser|advisor|postgraduate|applicant"
    r"|coordinator|expert|doctoral candidate|phd candidate"
    r"|доцент|професор|співробітни\w+|завідувач\w*|начальни\w+"
    r"|директор\w*|викладач\w*|декан|ректор|аспірант\w*|студент\w*|інженер|здобувач\w*"
    r"|докторант\w*|профессор|сотрудник"
    r"|заведующ\w+|преподаватель|аспирант\w*|соискатель|profesor|aspirantk?a?|dotsent|adiunkt"
    r"|docent|doktorand\w*|doctorand\w*|lector|conferențiar|tanár|docens|munkatárs|ricercat\w+"
    r"|wissenschaftliche\w*|investigador\w*|profesora|professora?|chercheu\w+|asistent\w*)\b",
    re.IGNORECASE,
)
_POSITION_OF = re.compile(rf"^(?P<position>.+?),?\s(?:of|at|in)\s(?:the\s)?(?P<place>[{UPPER}].*)$")
_CONTACT = re.compile(
    r"\W*(?:e-?mails?|contact|kontakt|tel|phone|fax|mob|тел|факс|моб|е-?mail|пошта"
    r"|ел\. ?адреса|адрес[аи]?|address|corresponding author"
    r"|correspondence|contact)\b\.?",
    re.IGNORECASE,
)
_RESEARCHER_ID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)|\bORCID(?:\s?iD)?\b\s?:?"
    r"|\b(?:Scopus|Web of Science|WoS|Researcher)\s?(?:Author\s)?-?ID\s?:?\s?[\w-]+",
    re.IGNORECASE,
)
_CONTACT_LABEL = re.compile(
    r"\b(?:e-?mail|е-?mail|tel|phone|fax|тел|моб|факс)\b\.?\s?:?\s*$|^\s*[:.]\s*", re.IGNORECASE
)
_PLACE = re.compile(
    rf"(?:(?:м|г|с|смт|m|city of)\.?\s)?[{UPPER}][\w’'ʼ-]+(?:[ -][{UPPER}][\w’'ʼ-]+){{0,3}}"
)
_LEADING_MARK = re.compile(
    r"^[\d*†‡¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈ\s)\]]+(?=\D)|^\(?[a-f]\)\s|^[a-f]\s(?=[A-Z])|^\[\d\]\s?"
)
_ABBREVIATED = re.compile(r"(?<!\w)\w\.\s?\w$")
_COMMA = re.compile(r",(?![^()]*\))|;|\n|\|")
_UNIT_INSIDE = re.compile(
    r"\b(?:fakulta|faculty|department|katedra|tanszék|kar|központ|csoport|факультет|кафедра|institut"
    r"|fakultet|oddelek|osakond)\b",
    re.IGNORECASE,
)
"""A part of an institute whose kind stands behind its name."""
MAX_POSITION_WORDS = 14


class Description(NamedTuple):
    """What is told of an author; `invalid_orcid` is one that fails its check."""

    degree: str | None = None
    position: str | None = None
    affiliation: str | None = None
    orcid: str | None = None
    invalid_orcid: str | None = None


def describes(words: str) -> bool:
    """Tell whether words give a degree, a position, an institute or an ORCID."""
    if ORCID.search(words):
        return True
    return is_institute(words) or _tells_of_a_person(words)


def tells_of_work(words: str) -> bool:
    """Tell whether words hold a degree, a position, an institute or an ORCID anywhere."""
    return any(sign.search(words) for sign in (_DEGREE, _POSITION, INSTITUTE, ORCID))


def begins_with_work(words: str) -> bool:
    """Tell whether words begin with a degree, or are the name of an institute."""
    return bool(_DEGREE.match(words.strip())) or is_institute(words)


def _tells_of_a_person(line: str) -> bool:
    """Tell whether a line gives a degree, or a position with what stands around it."""
    if _DEGREE.search(line):
        return True
    found = _POSITION.search(line)
    if not found or len(line.split()) > MAX_POSITION_WORDS * 3:
        return False
    return "," in line or bool(_POSITION.match(line)) or line.strip().endswith(found[0])


def is_contact(line: str) -> bool:
    """Tell whether a line begins with the label of a mail, a phone or an address."""
    return bool(_CONTACT.match(line))


def read_description(described: str) -> Description:
    """Read the words behind a name; phones, mails and addresses are left out."""
    orcid, invalid = _orcid(described)
    parts = _parts(described)
    degree = [part for part in parts if _DEGREE.search(part) and not INSTITUTE.search(part)]
    rest = [part for part in parts if part not in degree]
    position, affiliation = _work_place(rest)
    return Description(", ".join(degree) or None, position, affiliation, orcid, invalid)


def _orcid(text: str) -> tuple[str | None, str | None]:
    match = ORCID.search(text)
    if not match:
        return None, None
    orcid = normal(match[0])
    return (orcid, None) if is_valid(orcid) else (None, orcid)


def _parts(described: str) -> list[str]:
    """Cut a description at commas, without the ORCID and what stands behind an address."""
    open_part = ORCID.sub(" ", "\n".join(map(_open_part, described.split("\n"))))
    cleaned = _RESEARCHER_ID.sub(" ", open_part)
    pieces = (_CONTACT_LABEL.sub("", part.strip()) for part in _COMMA.split(cleaned))
    folded = (" ".join(_LEADING_MARK.sub("", part).split()).strip(" .:()") for part in pieces)
    return [_closed(part) for part in folded if part and not is_contact(part)]


def _closed(part: str) -> str:
    """Give back the bracket or the point of an abbreviation that stripping took from the end."""
    if part.count("(") > part.count(")"):
        return f"{part})"
    return f"{part}." if _ABBREVIATED.search(part) else part


def _open_part(line: str) -> str:
    """Give a line up to what is private in it, or what stands behind that at its beginning."""
    return line.lstrip(f"{PRIVATE} ,;").split(PRIVATE)[0]


def _work_place(parts: Sequence[str]) -> tuple[str | None, str | None]:
    """Tell position from institute; "Researcher of Institute" is both.

    A town and a country behind an institute belong to it.
    """
    positions: list[str] = []
    places: list[str] = []
    for part in parts:
        match = _POSITION_OF.match(part)
        is_position = bool(_POSITION.search(part))
        is_institute = bool(INSTITUTE.search(part))
        if is_position and is_institute and match and INSTITUTE.search(match["place"]):
            positions.append(match["position"])
            places.append(match["place"])
        elif is_position:
            positions.append(part)
        elif (
            is_institute
            or UNIT.match(part)
            or (places and (_PLACE.fullmatch(part) or _UNIT_INSIDE.search(part)))
        ):
            places.append(part)
    positions = [
        one for one in positions if not any(other.startswith(f"{one} ") for other in positions)
    ]
    return ", ".join(positions) or None, ", ".join(dict.fromkeys(places)) or None
