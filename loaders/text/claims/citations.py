"""Whom the brackets behind a claim cite: "(Able & Baker, 2001; World Bank, 2010)"."""

import re

from cbris.loaders.text.claims.drafts import Draft
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.letters import UPPER

__all__ = ["cited_by", "cited_with"]

MAX_CITED = 6
MAX_NAME = 6  # words; a longer one is no name
YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_PARTICLE = r"(?:(?:[Dd]e|[Vv]an|[Vv]on|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Ll]a|[Tt]en)\s)"
_WORK = rf"{_PARTICLE}{{0,2}}[{UPPER}][\w'’-]+[^();]{{0,80}}?,? ?(?<!-){YEAR}(?:, [^();]{{0,30}})?"
_HINT = r"(?:(?:e\.\s?g\.|for example|for instance),? )"
_SEE = rf"(?:{_HINT}|(?:see|see also|see, e\.g\.|cf\.|among others),? )"
_WORKS = rf"(?P<works>{_WORK}(?:; {_WORK}){{0,9}})\)"
_CITATION = re.compile(rf"[\s\"]*\({_HINT}?{_WORKS}")
_SEEN = re.compile(rf"[\s\"]*\({_SEE}?{_WORKS}")
# "The evidence is based on small samples (e.g. Able, 2001)": an example, who says no such thing.
_STRICT = re.compile(rf"[\s\"]*\({_WORKS}")
_EVIDENCE = re.compile(
    r"\b(?:evidence|stud(?:y|ies)|literature|research|works?|papers?|articles?|authors?|scholars?"
    r"|researchers?|samples?|data(?:sets?)?|surveys?|examples?|contributions?|publications?"
    r"|analys[ie]s|models?|approach(?:es)?|theor(?:y|ies))\b"
)
# "(Horizon 2020)", "(ESPON 2013)": a programme, and no author.
_PROGRAMMES = frozenset(
    ["Horizon", "Europe", "Agenda", "Strategy", "Interreg", "INTERREG", "ESPON", "Vision", "Rio"]
)
_LAST = re.compile(r"[\s\"]*(?:\.|$)")
_OWN = re.compile(r"\b(?:we|our|this (?:paper|article|study|chapter|report|research))\b")
_BETWEEN = re.compile(r",? and |,? & |, & ?|, ")
_OTHERS = re.compile(r",? (?:et al\b\.?,?|and (?:others|colleagues)).*$")
_INITIALS = re.compile(rf"(?:\s|^)(?:[{UPPER}]\.[\s-]?)+$")
_NAME = re.compile(
    rf"{_PARTICLE}{{0,2}}[{UPPER}][\w'’-]+(?:\s(?:of|for|and|the|[{UPPER}][\w'’-]+))"
    rf"{{0,{MAX_NAME}}}"
)
# Another clause: what it cites bears out that clause alone.
_CONTRAST = re.compile(r",\s(?:while|whereas|but|yet|although|though|however)\s")


def cited_by(one: Draft) -> tuple[str, ...]:
    """Give the authors cited right behind a claim, or where its clause ends.

    Nobody if the sentence speaks of its own author: the citation then bears out or compares;
    nobody either if several places of the claim cite: each bears out a part.
    """
    plain = one.hit.plain
    if "(" not in plain.text or _OWN.search(plain.lower):
        return ()
    return _cited(one, _STRICT if _EVIDENCE.search(_words(one)) else _CITATION)


def cited_with(one: Draft) -> tuple[str, ...]:
    """Give the authors cited for what "some scholars" are said to say."""
    return _cited(one, _SEEN) if "(" in one.hit.plain.text else ()


def _words(one: Draft) -> str:
    return f"{one.subject.words} | {one.object.words}".lower()


def _cited(one: Draft, pattern: re.Pattern[str]) -> tuple[str, ...]:
    hit, plain = one.hit, one.hit.plain
    if one.object.start >= hit.match.start() and one.object.end < one.end:
        item = pattern.match(plain.text, one.object.end)
        if item:  # each item of a list may cite for itself
            return _authors(item.group("works"))
    if pattern.search(plain.text, hit.match.start(), one.end):
        return ()
    limit = _clause_end(plain, one.end)
    found = pattern.match(plain.text, one.end) or pattern.search(plain.text, one.end, limit)
    if found is None or (found.start() > one.end and not _ends(plain, found, limit)):
        return ()
    return _authors(found.group("works"))


def _ends(plain: Plain, found: re.Match[str], limit: int) -> bool:
    return found.end() >= limit - 1 or bool(_LAST.match(plain.text, found.end()))


def _clause_end(plain: Plain, place: int) -> int:
    """Find the mark behind a place that parts its clause from the next one for good."""
    ends = [start for start, _ in plain.breaks if start >= place]
    contrast = _CONTRAST.search(plain.masked, place)
    return min([*ends[:1], *([contrast.start()] if contrast else []), len(plain.text)])


def _authors(works: str) -> tuple[str, ...]:
    names = (name for work in works.split("; ") for name in _names(work))
    return tuple(dict.fromkeys(names))[:MAX_CITED]


def _names(work: str) -> list[str]:
    """Give the family names, and the names of bodies, before the year of a work."""
    bare = _OTHERS.sub("", re.split(rf",? ?{YEAR}", work)[0])
    pieces = (_INITIALS.sub("", piece.strip(" ,.")) for piece in _BETWEEN.split(bare))
    return [
        piece
        for piece in pieces
        if _NAME.fullmatch(piece) and not piece.endswith("-") and piece not in _PROGRAMMES
    ]
