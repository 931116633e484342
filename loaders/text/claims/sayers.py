"""Who says what follows where no pattern of holders.yaml tells: by the subject of the saying.

The clause over a claim ("Able (2001), having asked forty firms, concluded that") has a subject.
People hold what they say; figures and results speak for the text itself.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from cbris.loaders.text.claims.governing import Governing
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.holders import Holding, holdings, is_person, names
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.triggers import expanded
from cbris.loaders.text.claims.views import ASKED, FIGURES, PEOPLE, SAID_ASIDE, SELF, is_view

__all__ = ["followed", "is_quoted", "sayer_of"]

MAX_OPENING = 20  # characters before the name of whom a sentence is about
MAX_SPEECH = 160  # characters before a colon that may let people speak
MIN_QUOTE = 20  # characters; less between quotation marks is a term
# What only people do: the text's own results neither believe nor complain.
_OPINES = (
    r"(?:argu(?:e|es|ed)|claim(?:s|ed)?|believe[sd]?|says?|said|complain(?:s|ed)?|thinks?|thought"
    r"|maintain(?:s|ed)?|insist(?:s|ed)?|contend(?:s|ed)?|feels?|felt|admit(?:s|ted)?|warn(?:s|ed)?"
    r"|recall(?:s|ed)?|assert(?:s|ed)?|declare[sd]?|state[sd]?|stress(?:es|ed)?|emphasi[sz]e[sd]?"
    r"|mention(?:s|ed)?|remark(?:s|ed)?|explain(?:s|ed)?|report(?:s|ed)?|tells?|told|adds?|added"
    r"|answer(?:s|ed)?|repl(?:y|ies|ied)|concede[sd]?|assure[sd]?|allege[sd]?|holds?|held"
    r"|lament(?:s|ed)?|worr(?:y|ies|ied)|regret(?:s|ted)?|agree[sd]?|object(?:s|ed)?|posit(?:s|ed)?"
    r"|affirm(?:s|ed)?|proclaim(?:s|ed)?|perceive[sd]?|repeat(?:s|ed)?|confess(?:es|ed)?)"
)
_FINDS = (
    r"(?:show(?:s|ed|n)?|finds?|found|conclude[sd]?|note[sd]?|observe[sd]?|indicate[sd]?"
    r"|confirm(?:s|ed)?|demonstrate[sd]?|reveal(?:s|ed)?|suggest(?:s|ed)?|estimate[sd]?"
    r"|calculate[sd]?|establish(?:es|ed)?|prove[sdn]?|highlight(?:s|ed)?|underline[sd]?"
    r"|acknowledge[sd]?|recogni[sz]e[sd]?|point(?:s|ed)?|infer(?:s|red)?|predict(?:s|ed)?"
    r"|document(?:s|ed)?)"
)
_NO_NOUN = r"(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bof )(?<!\bmember )(?<!\bthis )"
_SAYING = re.compile(
    rf"{_NO_NOUN}\b(?:(?P<opines>{_OPINES})|{_FINDS})\b(?! (?:of|between)\b)"
    r"(?: out)?(?:,? [^,;:.]{0,50}?)?,? that\b",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\s*(?:which|this|that)\s+(?:\w+ly\s+|also\s+|in turn\s+)*")
_IN_WORK = re.compile(
    r"\bin (?:the |his |her |their )?(?:\w+ )?(?:works?|stud(?:y|ies)|writings|papers?|books?"
    r"|publications|reports?|articles?) (?:of|by) ",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:it (?:is|was|has|had|can|must|should|may)|there (?:is|are|was))\b", re.IGNORECASE
)
_BY_THE_WAY = re.compile(
    r"\s*(?:and |or |but )?(?:in|on|by|with|for|after|before|at|from|during|who|which"
    r"|whose|having|based|drawing|too|also|again|then|as|however|therefore|thus|moreover"
    r"|[a-z]+ing|[a-z]+ly)\b"
    r"|\s*(?:(?:has|have|had|do|does|did|will|also|already|[a-z]+ly)\s*)*$"
)
_AS_TOLD = re.compile(
    r"\b(?:(?:told|tells) us|said|says|puts? (?:it|this)|complain(?:s|ed)|pointed out"
    r"|explain(?:s|ed)"
    r"|report(?:s|ed)|recall(?:s|ed)|note[sd]?|argue[sd]?|remark(?:s|ed)?|observe[sd]?|stress(?:e[sd])?"
    r"|admit(?:s|ted)|summed up|believe[sd]?), *(?:the |an? )?$",
    re.IGNORECASE,
)
_WORKS = "study|paper|article|report|book|evaluation|results?|findings?|analysis|conclusions?|work"
_LINK = (
    r"(?:(?:Whereas|While|Although|However|Moreover|Furthermore|Similarly|Thus|Indeed|Later|Finally"
    r"|In addition|But|And|Yet|Elsewhere|Also|Therefore|At the same time|Nevertheless"
    r"|In particular),? )?"
)
_PERSON = (
    "authors?|scholars?|researchers?|scientists?|economists?|experts?|geographers?|sociologists?"
)
_PAIR = r"(?:[Bb]oth|[Tt]hese|[Tt]hose|[Tt]he (?:same|two|three|latter))"


@cache
def _back() -> re.Pattern[str]:
    """Give the pattern of a sentence that goes on with what somebody was said to say."""
    return re.compile(
        expanded(
            rf"\W*{_LINK}(?:[Ii]n an? [^,;:.]{{3,30}}?,? )?"
            rf"(?:(?:[Hh]e|[Ss]he|[Tt]hey|{_PAIR} (?:{_PERSON})"
            rf"|[Tt]he (?:{_PERSON}|{_WORKS}))"
            r" (?:\w+ly |also |further |then |too |have |has |had |in turn,? )*{say}"
            r"|(?:[Ii]n|[Aa]ccording to|[Ff]or|[Ff]rom)"
            r" (?:his|her|their|him|them|the (?:same )?authors?)"
            r"|(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w+ )?"
            rf"(?:{_WORKS}|model|estimates|data|survey|argument|interviews)"
            r"|[Aa]s (?:he|she|they|the authors))"
        )
    )


@cache
def _cited() -> re.Pattern[str]:
    return re.compile(
        expanded(r"(?:(?P<holder>{cited}){mark}|(?P<body>{body})(?:{mark})?|(?P<full>{names}))")
    )


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(
        expanded(r"\s*(?P<holder>{lone})(?=,|\s*$| (?:who|is|was|has|had|[a-z]+(?:ed|ly))\b)")
    )


def sayer_of(
    plain: Plain, over: Governing, things: frozenset[str], aside: str = ""
) -> Holding | None:
    """Give whoever is the subject of the clause that reports a claim, None if nobody is.

    :param things: words of the names of places and programmes, which hold nothing.
    :param aside: what stands between the subject of the claim and its verb.
    """
    if is_view(aside) or SAID_ASIDE.search(aside):
        return Holding((), over.at)
    if (_AS_TOLD.search(over.own) and not SELF.search(over.own)) or is_view(over.own):
        return Holding((), over.at)
    if _is_colon_speech(plain, over):
        return Holding((), over.at)
    said = list(_SAYING.finditer(over.over))
    if not said:
        return None
    start, end = _subject(over.over, said[-1].start())
    who = over.over[start:end]
    if SELF.search(who) and not ASKED.search(who):
        return Holding((), over.at, own=True)
    if FIGURES.match(who.strip()):
        return None
    if _IT.search(who):
        return _author_of_work(who, over.at)
    found = list(_cited().finditer(plain.text, over.at + start, over.at + end))
    if found:
        return Holding(_names(found[-1]), over.at)
    lone = _lone().match(who)
    if lone and all(is_person(one, frozenset(), things) for one in names(lone.group("holder"))):
        return Holding(names(lone.group("holder")), over.at)
    opines = said[-1].group("opines")
    return Holding((), over.at) if opines or PEOPLE.search(who) else None


def _is_colon_speech(plain: Plain, over: Governing) -> bool:
    """Tell whether the words before a colon let people speak: "the mayors agreed: ..."."""
    before = plain.masked[max(0, over.begin - MAX_SPEECH) : over.begin].rstrip(' "')
    if not before.endswith(":"):
        return False
    clause = re.split(r"[.;]\s", before)[-1]
    return bool(
        re.search(rf"\b(?:{_OPINES}|answers?|opinion|view|reply)\b", clause)
        and PEOPLE.search(clause)
        and not SELF.search(clause)
    )


def _author_of_work(who: str, at: int) -> Holding | None:
    """Give the author of "in the works of Able it is stated that"."""
    work = _IN_WORK.search(who)
    if work is None or SELF.search(who):
        return None
    found = _lone_name().match(who, work.end())
    return Holding(names(found.group("holder")) if found else (), at)


@cache
def _lone_name() -> re.Pattern[str]:
    return re.compile(expanded(r"(?:the )?(?P<holder>{names}|{lone})"))


def _names(found: re.Match[str]) -> tuple[str, ...]:
    if body := found.group("body"):
        return (body,)
    return names(found.group("holder") or found.group("full"))


def _subject(text: str, verb: int) -> tuple[int, int]:
    """Find the piece before a verb that holds its subject, past what is said by the way."""
    end = verb
    while end > 0:
        start = text.rfind(",", 0, end) + 1
        piece = text[start:end]
        if _WHICH.fullmatch(piece):  # "firms gained, which suggests that": not the firms suggest it
            return start, end
        if not _BY_THE_WAY.match(piece) and not Grammar.load().aside.match(piece):
            return start, end
        if start == 0:
            return 0, verb
        end = start - 1
    return 0, verb


def is_quoted(plain: Plain, start: int) -> bool:
    """Tell whether a place stands between quotation marks that hold more than a term."""
    marks = [found.start() for found in re.finditer('"', plain.text)]
    if len(marks) % 2 or not marks:
        return False
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return any(low < start < high and high - low > MIN_QUOTE for low, high in pairs)


def followed(
    plains: Sequence[Plain],
    held: Iterable[tuple[Holding, ...]],
    families: frozenset[str],
    things: frozenset[str],
) -> Iterator[tuple[Holding, ...]]:
    """Let "they also argue" and "in her view" mean whom the sentence before has named."""
    last: tuple[str, ...] = ()
    for n, own in enumerate(held):
        back = _back().match(plains[n].text) if own or _may_go_on(plains[n]) else None
        if back and n:
            before = last or _named(holdings(plains[n - 1], families, things))
            before = before or _cited_in(plains[n - 1])
            if before:
                rest = (one for one in own if one.names)
                own = (Holding(before, min(back.end(), len(plains[n].text))), *rest)
            elif not own and not back.group().strip().startswith(("The ", "the ")):
                own = (Holding((), back.end()),)
        last = _named(own)
        yield own


def _may_go_on(plain: Plain) -> bool:
    return any(word in plain.text[:60] for word in ("e ", "hey ", "is ", "er ", "eir ", "them"))


def _named(held: Sequence[Holding]) -> tuple[str, ...]:
    return next((one.names for one in reversed(held) if one.names), ())


def _cited_in(plain: Plain) -> tuple[str, ...]:
    found = [
        one
        for one in _cited().finditer(plain.text)
        if not one.group("full") or one.start() < MAX_OPENING
    ]
    return _names(found[0]) if found else ()
