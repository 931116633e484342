"""The noun phrase left of a trigger, back to the beginning of its clause.

There is no parser: commas, colons and a list of finite verbs tell where a clause begins
and ends. Where they do not tell, there is no phrase, and so no claim.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cbris.loaders.text.claims.clauses import (
    LINKED,
    RELATIVE,
    Phrase,
    Stretch,
    is_clause,
    phrase,
    pieces_of,
)
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.noun_phrases import is_noun_phrase
from cbris.loaders.text.claims.objects import is_adjective
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["Left", "before", "left_of"]


_OPEN_RELATIVE = re.compile(r"\s(?:that|which|who)$", re.IGNORECASE)
# "A", "B" is: the verb belongs to all of them; so it does to what stands before a dash.
_BY_THE_WAY = re.compile(
    r" (?:on the (?:other|one) hand|furthermore|however|moreover|in turn|therefore|for example"
    r"|for instance|in particular|as such|hence|thus|in general)$"
)
_ACCORDING = re.compile(r"[Aa]ccording to [^()\[\]]{2,80}(?:\(\d{4}[^()]*\)|\[\d[^\]]*\]),?\s")
_QUOTED_LIST = re.compile(r"(?:\", \"|[–—]\s*\"?)$")
_SUBORDINATE = re.compile(r"\s*(?:and |but )?(?:while|whereas|because|although|though)\s")
_LINK = re.compile(r"\s*(?:and|but|or|as well as)\s", re.IGNORECASE)
_GERUND = re.compile(r"[a-z]{2,}ing\b")
_NEGATIVE = re.compile(
    r"\b(?:not|never|no longer|cannot|hardly|rarely|seldom|scarcely|barely|fail(?:s|ed)? to"
    r"|unlikely to|unable to)\b(?! only)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\s*(?:however,? |and |but |that )?(?P<if>if|unless|provided|without|in the absence of) ",
    re.IGNORECASE,
)
_BEFORE_NOUN = re.compile(
    r"\b(?:of|through|by|with|to|as|on|in|for|from|into|at|is|are|was|were)\s", re.IGNORECASE
)
_DETERMINER = re.compile(r"\b(?:the|an?|these|those|some|any)\s", re.IGNORECASE)


@dataclass(frozen=True)
class Left:
    """What stands left of a trigger.

    `subject` is None where there is no clear noun phrase; `shared` says that the verb
    is joined to an earlier one whose subject it has; `pronoun` is the pronoun that
    stands there instead, at `place`; `between` are the auxiliaries and adverbs before the trigger.
    """

    subject: Phrase | None = None
    between: str = ""
    shared: bool = False
    pronoun: str | None = None
    place: int = 0
    conditional: int | None = None
    relative: bool = False

    @property
    def negative(self) -> bool:
        """Tell whether the verb is negated."""
        return bool(_NEGATIVE.search(self.between))


def left_of(plain: Plain, trigger: int, verbs: Sequence[int] = ()) -> Left:
    """Read the subject that ends where the trigger begins.

    :param verbs: where the triggers before this one begin: each has a clause of its own.
    """
    low = _floor(plain, trigger)
    tail = plain.masked[low:trigger]
    found = Grammar.load().auxiliary.search(tail)
    between = found.group() if found else ""
    bare = _BY_THE_WAY.sub("", tail[: len(tail) - len(between)].rstrip(' -–—"'))
    pieces = pieces_of(bare, low)
    last = plain.masked[slice(*pieces[-1])].strip().lower()
    left = Left(None, between, conditional=_condition(plain, pieces))
    if _QUOTED_LIST.search(plain.text, 0, low):
        return left
    if not bare.strip() and _opens_clause(plain, low, trigger):
        return left
    if re.search(r"(?:^|\s)(?:and|or|but)$", last):
        return replace(left, shared=True)
    gap = None
    if not last and _GERUND.match(plain.masked, trigger):
        pieces = pieces[:-1]
    elif not last:
        pieces, gap = _without_aside(plain, pieces[:-1])
        if gap is None or any(_comma(plain, gap) < verb for verb in verbs):
            return replace(left, shared=True)
    return _with_subject(plain, pieces, gap, left, verbs)


def _opens_clause(plain: Plain, low: int, trigger: int) -> bool:
    """Tell whether the trigger is the first word of a clause that has a subject of its own.

    "Trade fell; reduced income forces schools to merge": a participle there belongs to a noun.
    """
    before = plain.text[:low].rstrip(' "')
    participle = plain.masked[trigger : trigger + 20].partition(" ")[0].endswith("ed")
    return before.endswith(".") or (participle and before.endswith((";", ":")))


def _floor(plain: Plain, trigger: int) -> int:
    """Find where the clause of a trigger begins at the earliest."""
    opening = plain.text.rfind("(", 0, trigger)
    if opening > plain.text.rfind(")", 0, trigger):
        return opening + 1
    low = max((end for _, end in plain.breaks if end <= trigger), default=0)
    if "ccording to" in plain.text:
        cited = (one.end() for one in _ACCORDING.finditer(plain.text, low, trigger))
        low = max(cited, default=low)
    return low


def _without_aside(plain: Plain, pieces: list[Stretch]) -> tuple[list[Stretch], Stretch | None]:
    """Take off what is said by the way between the subject and its verb."""
    grammar = Grammar.load()
    for n in range(len(pieces) - 1, 0, -1):
        if grammar.aside.match(plain.masked[slice(*pieces[n])]):
            return pieces[:n], (pieces[n][0], pieces[-1][1])
    return pieces, None


def _comma(plain: Plain, gap: Stretch) -> int:
    """Find the end of the first piece of a gap."""
    mark = plain.masked.find(",", gap[0], gap[1])
    return mark if mark >= 0 else gap[1]


def _with_subject(
    plain: Plain, pieces: list[Stretch], gap: Stretch | None, left: Left, verbs: Sequence[int]
) -> Left:
    start, end = _first(plain, pieces, verbs), pieces[-1][1]
    if start is None:
        return left
    if gap and RELATIVE.match(plain.masked[slice(*gap)].strip()):
        end, gap = gap[1], None
    text = plain.masked[start:end]
    relative = _OPEN_RELATIVE.search(text.rstrip())
    if relative and text.rstrip()[: relative.start()].strip():
        antecedent = _antecedent(plain, start, start + relative.start())
        if antecedent and plain.masked[: antecedent.start].rstrip().endswith(","):
            antecedent = None  # the last of several: "respect, trust and ties which"
        return replace(left, subject=antecedent, relative=True)
    start += _lead(text)
    subject = phrase(plain, start, end, gap)
    if _has_verb(plain, (start, end), verbs) or _is_dangling(plain, subject):
        return left
    if Grammar.load().pronoun.fullmatch(subject.words):
        return replace(left, pronoun=subject.words.lower(), place=subject.start)
    return replace(left, subject=subject if is_noun_phrase(plain, subject) else None)


def _is_dangling(plain: Plain, subject: Phrase) -> bool:
    """Tell whether a gerund hangs on the clause before it: "it grew, compelling firms"."""
    if not _GERUND.match(subject.words) or Grammar.load().participle.match(subject.words):
        return False
    before = plain.masked[: subject.start].rstrip()
    return before.endswith(",") and is_clause(plain, _floor(plain, subject.start), subject.start)


def _first(plain: Plain, pieces: list[Stretch], verbs: Sequence[int]) -> int | None:
    """Find where the (perhaps coordinated) subject begins among the pieces.

    None if several pieces stand side by side without an "and".
    """
    grammar = Grammar.load()
    texts = [_after_report(plain.masked[slice(*piece)]) for piece in pieces]
    clauses = [
        is_clause(plain, end - len(text), end) or _has_verb(plain, (start, end), verbs)
        for text, (start, end) in zip(texts, pieces, strict=True)
    ]
    first = len(texts) - 1
    while first > 0 and not (
        clauses[first - 1]
        or grammar.intro.match(texts[first - 1])
        or grammar.aside.match(texts[first - 1])
    ):
        first -= 1
    if first > 0 and not clauses[first - 1] and _opens_list(texts[first - 1]):
        first -= 1
    joined = bool(LINKED.search(texts[-1]))
    if _SUBORDINATE.match(texts[-1]):
        return pieces[-1][0]
    behind = first > 0 and clauses[first - 1]
    if behind and grammar.intro.match(texts[first - 1]):  # "since 1990 mills have moved to A, B"
        behind = _has_inner_list(texts[first:])
    linked = _LINK.match(texts[first]) or _SUBORDINATE.match(texts[first])
    if behind and not linked:
        links = [n for n in range(first, len(texts)) if _LINK.match(texts[n])]
        if not links and _ends_in_list(texts[first:]):
            return None  # "it shows how the acts of abbots, towns and mills have changed it"
        first = links[-1] if links else len(texts) - 1
    before = texts[first - 1].strip() if first > 0 else ""
    opened = _LINK.match(texts[first]) or grammar.intro.match(before)
    if is_adjective(before.rpartition(" ")[2]) and not opened:
        return None  # "cultural, economic and other distance"
    return pieces[first][0] if joined or first == len(texts) - 1 else None


def _ends_in_list(texts: Sequence[str]) -> bool:
    """Tell whether a list ends there that began in the clause before."""
    link = LINKED.search(texts[-1])
    if link is None or _SUBORDINATE.match(texts[0]):
        return False
    first = texts[-1][: link.start()].split()
    return not first or not is_adjective(first[-1])  # "regional and local trade" is one thing


def _has_inner_list(texts: Sequence[str]) -> bool:
    """Tell whether a list ends before the last piece: "Ely and Ware, and the quay became"."""
    inner = any(LINKED.search(text) and not _LINK.match(text) for text in texts[:-1])
    return inner and bool(_LINK.match(texts[-1]))


def _opens_list(text: str) -> bool:
    """Tell whether a list of subjects begins there: "whereas the sea, wages and rules hinder"."""
    found = _SUBORDINATE.match(text)
    rest = text[found.end() :].strip() if found else ""
    grammar = Grammar.load()
    return bool(rest) and not (
        grammar.intro.match(rest) or grammar.aside.match(rest) or is_adjective(rest.split()[-1])
    )


def _has_verb(plain: Plain, piece: Stretch, verbs: Sequence[int]) -> bool:
    """Tell whether one of the verbs stands in the piece outside a relative clause."""
    return any(
        piece[0] <= verb < piece[1] and not RELATIVE.search(plain.masked, piece[0], verb)
        for verb in verbs
    )


def before(plain: Plain, end: int) -> Phrase | None:
    """Give the noun phrase that ends at a comma, back to its last article."""
    low = _floor(plain, end)
    marks = [found.start() for found in _DETERMINER.finditer(plain.masked, low, end)]
    found = phrase(plain, marks[-1], end) if marks else None
    return found if found and "," not in found.words and is_noun_phrase(plain, found) else None


def _antecedent(plain: Plain, start: int, end: int) -> Phrase | None:
    """Give the noun phrase right before "that"."""
    text = plain.masked[start:end]
    marks = [found.end() for found in _BEFORE_NOUN.finditer(text)]
    marks += [found.start() for found in _DETERMINER.finditer(text)]
    found = phrase(plain, start + max(marks, default=0), end)
    first, _, rest = found.words.partition(" ")
    if kind_of(first) in ("pure", "mixed") and rest and plain.masked[: found.start].endswith("to "):
        found = Phrase(rest, found.start + len(first) + 1, found.end)  # "to create frameworks"
    return found if is_noun_phrase(plain, found) else None


def _lead(text: str) -> int:
    """Measure what stands before the noun phrase: links, adverbs, "it is noted that"."""
    grammar = Grammar.load()
    start = len(text) - len(_after_report(text))
    start += len(text[start:]) - len(text[start:].lstrip(' "'))
    found = grammar.lead.match(text, start)
    return found.end() if found else start


def _after_report(text: str) -> str:
    """Give what stands behind "it is noted that"."""
    if "that" not in text:
        return text
    reports = [found.end() for found in Grammar.load().reporting.finditer(text)]
    return text[max(reports, default=0) :]


def _condition(plain: Plain, pieces: list[Stretch]) -> int | None:
    """Find where an "if" clause before the subject begins."""
    for start, end in pieces[:-1]:
        if found := _CONDITION.match(plain.masked, start, end):
            return found.start("if")
    return None
