"""Free phrases told by what a sentence says of them: what hinders, what is necessary.

"What slows them down is that …" makes what follows a barrier, whatever its words. Where the
words of a frame leave the kind open ("respondents named …"), the topic before it decides.
"""

import re
from collections.abc import Iterator

from cbris.loaders.text.candidates import Candidate
from cbris.loaders.text.cues import Windows
from cbris.loaders.text.document import Kind, Span
from cbris.loaders.text.naming import Frame, Naming

__all__ = ["framed"]

MAX_SENTENCE = 700
MAX_SUBJECT = 190
MAX_PHRASE = 200
MIN_PHRASE = 5
BEFORE = 30
TOPIC_WITHIN = 700
_COPULAS = frozenset({"is", "are", "was", "were", "remains", "in", "є", "является"})
"""Behind these a list of things may stand, not only a clause."""
MIN_WORDS_APART = 2
"""So many words behind "and" make a thing of their own."""

_END = re.compile(
    r"(?<!\b[A-ZА-ЯІЇЄ])(?<!\bal)(?<!e\.g)(?<!i\.e)(?<!\bcf)(?<!\bNo)[.!?…](?=[\s”»\"\[]|$)"
    r"|\n\s*\n|[()“”«»]|:\s"
)
_BROKEN_OFF = re.compile(
    r",?\s(?:but|while|whereas|although|though|because|so\sthat|since|rather\sthan|instead\sof|"
    r"which\smeans|але|оскільки|тоді\sяк|хоча|тому\sщо|но|так\sкак|поскольку|хотя|потому\sчто)\b"
    r"|,\s(?:and\s)?(?:when|if|then|until|after|before|once)\s"
    r"|\s[–—]\s|,\s(?:as|according|writes?|argues?|says?|по\sмнению|на\sдумку)\s"
)
_JOINT = re.compile(
    r"\s*;\s*(?:on\sthe\sother(?:\shand)?,\s+|and\s+|та\s+|і\s+|и\s+)?|\s*,\s+(?:and\s+|or\s+|та\s+|і\s+|и\s+|а\sтакож\s+|а\sтакже\s+)?"
    r"|\s+(?:and|as\swell\sas|та|і|й|и|а\sтакож|а\sтакже)\s+"
)
_AND = re.compile(r"\b(?:and|or|as\swell\sas|та|і|й|и|також|также)\b")
_REPEATED = re.compile(
    r"(?:(?:above\sall|in\spart|finally|especially|secondly|first|second|third),?\s+)?"
    r"(?:(?:that|to|of|from|on|by|about|in|because\sof|due\sto|where|when|if|once|від|от|на|про|без|що|что)\s+)?"
    r"(?:(?:the|an?)\s+)?",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?:the|an?|that|to|of|from|where|when|if|on|by|about|not|від|от|що|что)\s")
_ASIDE = re.compile(
    r"(?:(?:about|of|in|from|to)\s)?(?:which|who|whose|whom|where\sthe|thus|thereby|including|especially"
    r"|etc|respectively|however|therefore|for\sexample|for\sinstance|a\ssituation|an?\s\w+\sthat"
    r"|followed\sby|leading|making|який|яка|яке|які|якою|якого|що|котор\w+|что)\b"
)
_SHARED_NOUN = re.compile(r"(?:al|ic|ive|ary|ous)\s+(?:and|та|і|й|и)\s+$")
"""Adjectives that have their noun behind "and": "regional and national projects"."""
_VERBAL = re.compile(
    r"\w+ly\b|\w+(?:ed|s|ує|ють|ет|ют)\b|(?:is|are|was|has|have|had|will|can|may|makes?)\b"
)
_LEAD = re.compile(
    r"(?:(?:In|For|At|On|Since|Before|After|Among|Under|By|To|As|With|According\sto|Despite)\s[^,;]{2,60}"
    r"|Besides|Also|Moreover|Furthermore|Further|Thus|Hence|However|Here|Today|Again|Yet|Still"
    r"|First|Second|Third|[A-Z][a-z]+ly|however|therefore|thus|Водночас|Крім\sтого|Кроме\sтого|Однак|Однако|Також|Также|Тому),\s+"
    r"|(?:Besides|Also|Thus|Hence|But|And|Since\sthen|Yet|Still|Often|Today|Here)\s+"
)
_BACK = re.compile(
    r"[.!?;:…]\s+|\n\s*\n|[()“”«»]|,\s+(?:and|but|while|whereas|although|yet|так\sкак|але|но|а)\s+"
    r"|\b(?:that|whereas|while|although|because|since|but|що|что)\s+"
)
_NOT_SUBJECT = re.compile(
    r"(?:does|do|did|is|are|if|when|this|that|these|those|such|it|they|we|i|he|she|you|which|who|what|all|both|others?|some|many|"
    r"none|nothing|nobody|there|here|how|neither|either|one|each|them|us|him|her|to|"
    r"розвитку|співпраці|співробітництву|інтеграції|цьому|тому|развитию|сотрудничеству|интеграции|этому|"
    r"це|цей|ця|ці|він|вона|вони|воно|які|який|яка|яке|що|это|этот|эта|эти|он|она|они|оно|что|котор\w+)\b"
    r"|(?:[\w-]+\s){0,3}(?:factors?|barriers?|obstacles?|problems?|difficulties|constraints?|reasons?|"
    r"conditions?|circumstances|authors?|paper|article|study|чинники|фактори|фактор[ыа]|бар.єри|барьеры)\b"
    r"(?!\sof\b)",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\b(?:analys[ie]s|results?|models?|study|paper|sample|estimates?|method\w*|survey|article|chapter"
    r"|дослідження|исследовани[ея]|аналізу?|анализа?)\b[^,;.]{0,25}$"
)
"""What an author says of his own work hinders nobody."""
_HANGING = re.compile(r"\b(?:there|which|that|who|it|they|this|these|and|or|not|to|де|які|які)\s*$")
_NEGATED = re.compile(
    r"\b(?:not|n.t|never|no\slonger|neither|nor|unlikely\sto|hardly|не|ні|ни)\s(?:\w+ly\s)?$"
)
_NOT_OBJECT = re.compile(
    r"(?:this|these|those|such|it|they|them|him|her|us|we|which|who|what|how|whether|why|each|both|"
    r"much|more|less|further|also|not\sonly|one\b|two|three|several|many|others?|to\b|as\b|be\b|been|"
    r"its?|their|his|our|my|time|only|where|when|if|still|by|some|the\ssame|that\s(?:of|which)\b|"
    r"(?:[\w-]+\s){0,2}(?:factors?|barriers?|obstacles?|hurdles?|conditions?|prerequisites?)\b|"
    r"це|цьо\w+|цим\w*|ці|його|її|їх|того|тих|це|это\w*|этих|этим\w*|его|ее|её|их|тех|чого|чего|как|як)\b",
    re.IGNORECASE,
)


def framed(text: str, windows: Windows) -> Iterator[Candidate]:
    """Yield the phrases that stand in a frame, behind its words or in front of them."""
    naming = Naming.load()
    first = len(naming.patterns) + len(naming.enumerations)
    for number, frame in enumerate(naming.frames, start=first):
        for window in windows.of(number, frame.reach):
            for match in frame.cue.compiled.finditer(text, *window):
                kind = frame.kind or _topic(text, match.start(), naming)
                if kind:
                    yield from (
                        Candidate(one, kind, phrase=True) for one in _said(text, match, frame)
                    )


def _topic(text: str, place: int, naming: Naming) -> Kind | None:
    """Give the kind that the words in front of a place have last spoken of."""
    before = text[max(0, place - TOPIC_WITHIN) : place]
    last: tuple[int, Kind | None] = (-1, None)
    for kind, topic in naming.topics.items():
        for match in topic.finditer(before):
            last = max(last, (match.start(), kind), key=lambda one: one[0])
    return last[1]


def _said(text: str, match: re.Match[str], frame: Frame) -> Iterator[Span]:
    """Give what a frame says something of, where its sentence has what it needs."""
    end = _sentence_end(text, match.end())
    start = _clause_start(text, match.start())
    if _OWN_WORK.search(text[max(0, match.start() - 45) : match.end()]):
        return
    if frame.needs and not frame.needs.search(text, _sentence_start(text, match.start()), end):
        return
    if frame.before:
        hanging = _HANGING.search(text[start : match.start()])
        if not hanging and not _NOT_SUBJECT.match(text, start, match.start()):
            yield from _things(text, start, match.start(), clause=False)
    elif not _NEGATED.search(text[max(0, match.start() - 25) : match.start()]):
        if stop := _BROKEN_OFF.search(text, match.end(), end):
            end = stop.start()
        if frame.one and (joint := _JOINT.search(text, match.end(), end)):
            end = joint.start()
        if frame.clause or not _NOT_OBJECT.match(text, match.end(), end):
            listed = match[0].split()[-1] in _COPULAS
            yield from _things(text, match.end(), end, clause=frame.clause and not listed)


def _sentence_end(text: str, start: int) -> int:
    limit = min(len(text), start + MAX_SENTENCE)
    found = _END.search(text, start, limit)
    return found.start() if found else limit


def _sentence_start(text: str, end: int) -> int:
    start = max(0, end - MAX_SENTENCE)
    return max((found.end() for found in _END.finditer(text, start, end)), default=start)


def _clause_start(text: str, end: int) -> int:
    """Give where the subject in front of a place begins."""
    start = max(0, end - MAX_SUBJECT)
    for found in _BACK.finditer(text, start, end):
        start = found.end()
    while lead := _LEAD.match(text, start, end):
        start = lead.end()
    return start


def _things(text: str, start: int, end: int, *, clause: bool) -> Iterator[Span]:
    """Part what is named into its items, or give all of it where it is no list."""
    parts = list(_parts(text, start, end, clause=clause))
    if any(" " not in " ".join(text[slice(*part)].split()) for part in parts):
        parts = [(start, end)]  # "legal, social and economic rules" are one thing.
    aside = False
    for at, (left, right) in enumerate(parts):
        if at and _ASIDE.match(text, left, right):
            aside = True
            continue
        if aside and not _OPENS.match(text, left, right):
            continue  # The clause in between may hold a list of its own.
        if opening := _REPEATED.match(text, left, right):
            left = opening.end()
        raw = text[left:right].rstrip(" \t\r\n,;.")
        named = MIN_PHRASE <= len(raw) <= MAX_PHRASE and len(raw.split()) > 1
        if named and (clause or not _NOT_OBJECT.match(raw)):
            yield Span(left, left + len(raw))


def _parts(text: str, start: int, end: int, *, clause: bool) -> Iterator[tuple[int, int]]:
    """Cut at joints; behind a comma something more is named only where "and" closes a list."""
    closed = False
    for joint in _JOINT.finditer(text, start, end):
        if joint.start() < start:
            continue
        mark = joint.group().strip()
        if _closes(mark, text, joint.end(), end, clause=clause):
            yield start, joint.start()
            closed = True
            break
        if not mark.startswith((";", ",")) and not _apart(text, joint.end(), end, clause=clause):
            continue
        yield start, joint.start()
        start = joint.end()
    if not closed:
        yield start, end


def _closes(mark: str, text: str, start: int, end: int, *, clause: bool) -> bool:
    """Tell whether a joint ends what is named: no list goes on behind it."""
    if mark.startswith(";"):
        return "other" not in mark and not _OPENS.match(text, start, end)
    listed = _AND.search(text, start, end) or ";" in text[start:end]
    return mark == "," and (clause or not listed)


def _apart(text: str, start: int, end: int, *, clause: bool) -> bool:
    """Tell whether what stands behind "and" is a thing of its own."""
    if _OPENS.match(text, start, end):
        return True
    if text[start : start + 1].isupper():
        return False
    if _SHARED_NOUN.search(text, max(0, start - BEFORE), start):
        return False
    rest = text[start:end].split(",", 1)[0]
    return not clause and not _VERBAL.match(rest) and len(rest.split()) >= MIN_WORDS_APART
