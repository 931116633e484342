"""Authors in a header: one block each, or one line for all."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cbris.loaders.text.document import Author, Name, Span
from cbris.loaders.text.institutes import INSTITUTE
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.orcid import ORCID, is_valid, normal
from cbris.loaders.text.private import private_spans
from cbris.loaders.text.references.names import full_names, take_names

__all__ = ["Byline", "author_names", "read_byline", "tells_of_a_person"]

_DEGREE = re.compile(
    r"\b(?:Ph\.?\s?D|Dr\.?\s?(?:habil|Sc)|Doctor of|D\.?Sc|Candidate of|Cand\.|M\.?Sc|Master of"
    r"|MBA|PhD"
    r"|д\.\s?\w\.\s?н|к\.\s?\w\.\s?н|д-р\s|канд\.|кандидат|доктор|магістр|магистр)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\b(?:professor|researcher|head|lecturer|director|fellow|scientist|dean|rector|student"
    r"|assistant|chief"
    r"|deputy|engineer|analyst|manager|adviser|postgraduate|доцент|професор|співробітни\w+"
    r"|завідувач\w*|начальни\w+"
    r"|директор\w*|викладач\w*|декан|ректор|аспірант\w*|студент\w*|інженер|профессор|сотрудник"
    r"|заведующ\w+|аспирант\w*)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s[–—-]\s|\s?[—]\s?|\s[–]\s")
_POSITION_OF = re.compile(rf"^(?P<position>.+?),?\s(?:of|at|in)\s(?:the\s)?(?P<place>[{UPPER}].*)$")
_SUPERSCRIPT = re.compile(
    r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+|(?<=[^\W\d_.])\d{1,2}(?=[,;\s]|$)|(?<=\.)\d{1,2}(?=[,;\s]|$)"
)
_RESEARCHER_ID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)|\bORCID(?:\s?iD)?\b\s?:?", re.IGNORECASE
)
MAX_NAMES_LINE = 400


class Byline(NamedTuple):
    """One author, and an ORCID that fails its check."""

    author: Author
    invalid_orcid: str | None


def author_names(line: str) -> tuple[Name, ...]:
    """Read a line that holds names and nothing else; empty if it holds other words."""
    words = " ".join(_SUPERSCRIPT.sub("", line).replace("©", "").split()).strip(" ,;.")
    if len(words) > MAX_NAMES_LINE:
        return ()
    for reading in (words + ".", words):
        taken = take_names(reading)
        if taken.names and not reading[taken.end :].strip(" .,;"):
            return taken.names
    return full_names(_title_case(words), family_first=False)


def read_byline(block: str) -> Byline | None:
    """Read "Name — degree, position of institute, address; phone; ORCID: …".

    The name may also stand on a line of its own. None if the block begins with no name.
    """
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    first = _DASH.split(lines[0], maxsplit=1)
    names = author_names(first[0])
    at_comma = not names and "," in lines[0]
    if at_comma:
        taken = take_names(lines[0])
        if len(taken.names) != 1 or not _describes(lines[0][taken.end :]):
            return None
        names, first = taken.names, [lines[0][: taken.end], lines[0][taken.end :].lstrip(" ,")]
    described = "\n".join([*first[1:], *lines[1:]])
    if len(names) != 1 or not described or not _describes(described):
        return None
    return _with_description(first[0].strip(" ,;."), names[0], described)


def _with_description(printed: str, name: Name, described: str) -> Byline:
    orcid, invalid = _orcid(described)
    parts = _parts(described)
    degree = [part for part in parts if _DEGREE.search(part)]
    rest = [part for part in parts if part not in degree]
    position, affiliation = _work_place(rest)
    author = Author(
        name=_as_printed(printed, name),
        family=name.family,
        given=name.given,
        degree=", ".join(degree) or None,
        position=position,
        affiliation=affiliation,
        orcid=orcid,
    )
    return Byline(author, invalid)


def _as_printed(printed: str, name: Name) -> str:
    words = " ".join(_SUPERSCRIPT.sub("", printed).split())
    return (
        f"{words}."
        if (name.given or "").endswith(".") and words.endswith((name.given or "")[:-1])
        else words
    )


def _orcid(text: str) -> tuple[str | None, str | None]:
    match = ORCID.search(text)
    if not match:
        return None, None
    orcid = normal(match[0])
    return (orcid, None) if is_valid(orcid) else (None, orcid)


def tells_of_a_person(line: str) -> bool:
    """Tell whether a line gives a degree, or a position with what stands around it."""
    return bool(_DEGREE.search(line) or ("," in line and _POSITION.search(line)))


def _describes(text: str) -> bool:
    return any(p.search(text) for p in (_DEGREE, _POSITION, INSTITUTE, ORCID))


def _parts(described: str) -> list[str]:
    """Cut a description at commas, without what is private and without the ORCID."""
    spans = private_spans(described)
    limit = min((span.start for span in spans), default=len(described))
    identifier = ORCID.search(described)
    open_part = _without(described, spans) if limit == 0 else described[:limit]
    if identifier and identifier.start() < limit:
        open_part = ORCID.sub(" ", open_part)
    cleaned = re.sub(_RESEARCHER_ID, " ", open_part)
    pieces = re.split(r",(?![^()]*\))|;|\n", cleaned)
    return [piece for piece in (" ".join(part.split()).strip(" .:") for part in pieces) if piece]


def _without(text: str, spans: Iterable[Span]) -> str:
    kept, position = [], 0
    for span in spans:
        kept.append(text[position : span.start])
        position = span.end
    return " ".join([*kept, text[position:]])


def _work_place(parts: list[str]) -> tuple[str | None, str | None]:
    """Tell position from institute; "Researcher of Institute" is both."""
    positions: list[str] = []
    places: list[str] = []
    for part in parts:
        match = _POSITION_OF.match(part)
        is_position, is_institute = bool(_POSITION.search(part)), bool(INSTITUTE.search(part))
        if is_position and is_institute and match and INSTITUTE.search(match["place"]):
            positions.append(match["position"])
            places.append(match["place"])
        elif is_position:
            positions.append(part)
        elif is_institute:
            places.append(part)
    return ", ".join(positions) or None, ", ".join(dict.fromkeys(places)) or None


def _title_case(words: str) -> str:
    """Write a family name in capitals as a word, so that "Іван ПЕТРЕНКО" is two names."""
    return " ".join(
        word.capitalize() if word.isupper() and len(word) > 3 else word for word in words.split()
    )
