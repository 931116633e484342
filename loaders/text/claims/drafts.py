"""One sentence: the hits of all rules, and the claims drafted from them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.emptiness import EFFECTS, is_bare, is_plausible, is_unresolved
from cbris.loaders.text.claims.fragments import is_cut_off, is_fragment, items_alone
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.relatives import is_of_relative, is_restrictive
from cbris.loaders.text.claims.rules import Rule, matches
from cbris.loaders.text.claims.senses import is_another_sense
from cbris.loaders.text.claims.slots import Antecedent, Hit, Slot, fill_object, fill_subject
from cbris.loaders.text.claims.subjects import left_of
from cbris.loaders.text.claims.verbal import is_its_verb
from cbris.loaders.text.claims.verbs import is_plural, kind_of

__all__ = ["Draft", "draft"]

MIN_OWNER = 6  # words before a trigger that may name whose thing is looked into
MAX_TRIGGERS = 40  # more in one sentence is no prose, and would take long
Found = tuple[Rule, re.Match[str]]
_JOINED = re.compile(r"(?:,|\band|\bor|\bbut)(?:\s+(?:\w+ly|also|then|thus|is|are|can|not))*\s*$")


_WHICH = re.compile(r"[\s\"]*(?:\([^()]*\))?[\s\"]*,\s+(?:which\s+(?:\w+ ){0,2})?")
_RAISED = re.compile(
    r"\b(?:(?:un)?likely|tend(?:s|ed)?|seems?|appears?|expected|fail(?:s|ed)?|has|have|had|needs?|(?:un)?able"
    r"|known|continues?|helps?|ought|shown|found|proven) to (?:\w+ly )?$"
)
# "To deepen the canal and improve": the second base form hangs on the same "to".
_COORDINATED = re.compile(
    r"\bto (?:\w+ly )?[a-z]+ "
    r"(?:(?!(?:can|could|may|might|will|should|must|that|which)\b)[\w-]+,? )*?"
    r"(?:(?<=,\s)|and |or )(?:\w+ly |also |then )*$"
)
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?(?:\w+\s+(?:and|or)\s+)?(?:\w+ly\s+)?$")
_TENSED = frozenset(["pure-s", "mixed-s", "past", "auxiliary"])
_AUTHOR = re.compile(r"\s*(?:et al\.?)?,?\s*[(\[]\d{4}[a-z]?[^()]*[)\]]")
_NO = re.compile(
    r"no (?!longer|more|less|fewer|later|one|matter|doubt|sooner)(?=\w)", re.IGNORECASE
)
_TAIL = re.compile(r" (?:of|for|in|to|between|with|among|from|on|at|by) ")
_BUT = re.compile(r",? but\b")  # "not only funds research but also buys it"
# "Does not always lead": sometimes it does, so nothing is plainly denied.
_HALF_DENIED = re.compile(
    r"\bnot\b.*\b(?:automatically|necessarily|always|yet|fully|entirely|immediately"
    r"|completely|solely|exclusively|merely|by (?:it|them)sel(?:f|ves)|directly)\b|"
    r"(?:\bnot\b|\bfail(?:s|ed)? to\b).*\b(?:holistically|adequately|sufficiently|properly"
    r"|effectively|consistently|systematically|comprehensively|equally|uniformly|fully|always)\b"
    r"|\bneeds? not\b"
)
_WISH = re.compile(r"\bwould\b")
_BE = re.compile(r"\b(?:be|been|being|is|are|was|were)\b")
_OWNED = re.compile(
    r"(?:[a-z]+ (?:of |and |for |in |how |whether )?)?(?:their|its|his|her) "
    r"|(?:how|why|whether|what|when|where) (?:they|it|he|she) "
)
_WORD = re.compile(r"[A-Za-z][\w'-]{2,}")
_VERB_BEHIND = re.compile(
    r"\"?(?:,| [–—-])\"?"
    r" (?:can|could|may|might|is|are|was|were|has|have|had|will|would|must|should)"
    r"(?! (?:not )?(?:been )?the (?:case|same)\b) "
)
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are|was|were)\s+(?:\w+\s+)?$")


@dataclass(frozen=True)
class Draft:
    """A claim in terms of the readable sentence; `start` and `end` bound its quote."""

    hit: Hit
    subject: Phrase
    object: Phrase
    start: int
    end: int
    order: int | None = None
    negated: bool = False  # "has no trust"


@dataclass
class _Reading:
    """What was met so far in one sentence."""

    subject: Phrase | None = None
    verbs: list[int] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def draft(plain: Plain, where: str, antecedent: Antecedent) -> list[Draft]:
    """Draft the claims of one sentence, in the order of their triggers.

    :param where: the part of the text whose rules apply, "body" or "references".
    """
    found = _found(plain, where)
    if len(found) > MAX_TRIGGERS:
        return []
    reading = _Reading()
    for n, (rule, match) in enumerate(found):
        hit = _hit(plain, rule, match, _limit(plain, match, found[n + 1 :]), reading, antecedent)
        drafts = list(_drafts(hit))
        reading.drafts.extend(drafts)
        inside = "s" in match.groupdict() or rule.id == "recommends.should"
        if inside or rule.subject not in ("left", "document"):
            continue
        if drafts or not rule.verbs or match.start() in plain.finite:  # else a noun: "the funds"
            reading.subject = hit.left.subject or reading.subject
            reading.verbs.append(match.start())
    return reading.drafts


def _found(plain: Plain, where: str) -> list[Found]:
    """Find every trigger but infinitives ("to lead to"), in the order of the sentence."""
    found = [
        (rule, match)
        for rule, match in matches(plain.lower, plain.text)
        if rule.where == where and not _is_infinitive(plain, match.start())
    ]
    return sorted(found, key=lambda one: (one[1].start(), one[1].end()))


def _is_infinitive(plain: Plain, place: int) -> bool:
    """Tell whether a verb stands behind a "to" that makes it no statement: "in order to lead"."""
    low = max(0, place - 140)
    kind = kind_of(plain.masked[place : place + 20].partition(" ")[0])
    if kind in _TENSED:
        return False
    if kind in ("pure", "mixed") and _COORDINATED.search(plain.masked, low, place):
        return True
    if not _INFINITIVE.search(plain.masked, low, place):
        return False
    return not _RAISED.search(plain.masked, low, place)


def _limit(plain: Plain, match: re.Match[str], rest: Sequence[Found]) -> int | None:
    """Find where the object ends because the same subject gets another verb."""
    for _, following in rest:
        joined = _JOINED.search(plain.masked, match.end(), following.start())
        participle = following.group().endswith("ed")  # "theoretical and applied bases"
        if following.start() > match.end() and joined and not participle:
            return joined.start()
    return None


def _hit(
    plain: Plain,
    rule: Rule,
    match: re.Match[str],
    limit: int | None,
    reading: _Reading,
    antecedent: Antecedent,
) -> Hit:
    left = left_of(plain, match.start(), _verbs(reading, match))
    clause = _clause(plain, match.start(), reading.drafts)
    if "not only" in left.between and (other := _BUT.search(plain.masked, match.end())):
        limit = min(limit or other.start(), other.start())
    shared = reading.subject
    if left.shared and reading.verbs and is_of_relative(plain, reading.verbs[-1], match.start()):
        shared = None
    return Hit(rule, match, plain, left, limit, shared, clause, antecedent, _it(rule, reading))


def _it(rule: Rule, reading: _Reading) -> Phrase | None:
    """Give what "it" stands for in "A helps trade, while B hinders it"."""
    if rule.relation not in EFFECTS or not reading.drafts:
        return None
    last = reading.drafts[-1]
    things = {one.object.words for one in reading.drafts}
    if last.hit.rule.relation not in EFFECTS or len(things) > 1:
        return None
    head = _TAIL.split(last.object.words)[0].split()[-1]  # "search for partners"
    several = is_plural(head) or " and " in last.object.words
    return None if several else last.object


def _verbs(reading: _Reading, match: re.Match[str]) -> list[int]:
    return [verb for verb in reading.verbs if verb < match.start()]


def _clause(plain: Plain, end: int, drafts: Sequence[Draft]) -> Phrase | None:
    """Give the last claim as one phrase if only ", which" parts it from the place."""
    if not drafts or not _WHICH.fullmatch(plain.text, drafts[-1].end, end):
        return None
    if drafts[-1].hit.rule.subject == "document":
        return drafts[-1].object
    words = plain.text[drafts[-1].start : drafts[-1].end].replace('"', "")
    return Phrase(words, drafts[-1].start, drafts[-1].end)


def _drafts(hit: Hit) -> Iterator[Draft]:
    if _is_not_said(hit):
        return
    objects = fill_object(hit)
    if hit.rule.object == "pairs" and objects.whole:
        yield from _pairs(hit, objects)
        return
    subjects = fill_subject(hit)
    if not subjects.whole or not objects.whole:
        return
    things = objects.phrases
    if hit.rule.relation in EFFECTS:
        things = tuple(items_alone(things))
    for subject in subjects.phrases:
        if is_fragment(hit.plain, subject) or not is_plausible(hit, subject):
            continue
        for n, found in enumerate(things, 1):
            thing, negated = _without_no(found)
            lost = thing.start <= 1 and hit.plain.text[:1].islower()
            same = thing.words.lower().startswith(subject.words.lower())
            bare = is_bare(hit.rule.relation, thing.words)
            bare = bare or is_cut_off(hit.plain, thing, hit.rule.quality)
            if lost or same or bare or is_unresolved(subject.words, thing.words):
                continue
            if _goes_on(hit, thing) or (n == 1 and _is_unowned(hit, subject, thing)):
                continue
            wording = (hit.left.between, hit.match.group(), subject.words, thing.words)
            if is_another_sense(hit.rule.relation, *wording):
                continue
            start, end = _quote(hit, subjects, objects, subject, thing)
            order = n if hit.rule.order and len(objects.phrases) > 1 else None
            yield Draft(hit, subject, thing, start, end, order, negated)


def _goes_on(hit: Hit, thing: Phrase) -> bool:
    """Tell whether a finite verb follows that has an object for its subject, or none at all."""
    if hit.left.relative or not hit.rule.verbs or hit.match.group().endswith("ing"):
        return False
    return bool(_VERB_BEHIND.match(hit.plain.text, thing.end))


def _is_unowned(hit: Hit, subject: Phrase, thing: Phrase) -> bool:
    """Tell whether "(this paper studies) their role" has nobody whose role it is."""
    if subject.words != "document" or not _OWNED.match(thing.words):
        return False
    return len(_WORD.findall(hit.plain.text, 0, hit.match.start())) < MIN_OWNER


def _without_no(thing: Phrase) -> tuple[Phrase, bool]:
    """Take the "no" off "no joint priorities": the claim is denied then."""
    found = _NO.match(thing.words)
    if found is None:
        return thing, False
    return thing._replace(words=thing.words[found.end() :], start=thing.start + found.end()), True


def _is_not_said(hit: Hit) -> bool:
    """Tell whether the trigger asserts nothing.

    So in a question, in a wish ("would lead to"), and where an active verb of ours stands
    in the passive.
    """
    if hit.plain.text.endswith("?") or is_restrictive(hit):
        return True
    if _HALF_DENIED.search(hit.left.between):
        return True
    if hit.left.conditional is not None and hit.left.negative:
        return True  # "without trust, grants cannot lead to growth" says no more than that
    if hit.match.groupdict().get("s"):
        return False
    subject = hit.left.subject
    if subject and _AUTHOR.match(hit.plain.text, subject.end, hit.match.start()):
        return True  # "Trippl (2010) refers to": what a person does is not claimed of a thing
    if hit.rule.verbs and not is_its_verb(hit):
        return True
    between, first = hit.left.between, hit.match.group().partition(" ")[0]
    if first.endswith("ing"):
        return bool(_WISH.search(between))
    done = first.endswith("ed")
    return bool(_PASSIVE.search(between) or _WISH.search(between) or (done and _BE.search(between)))


def _pairs(hit: Hit, listed: Slot) -> Iterator[Draft]:
    """Draft "the first comes before the second" for the neighbours of a list."""
    start, end = _quote(
        hit, Slot(), replace(listed, listed=False), listed.phrases[0], listed.phrases[0]
    )
    for n, (first, second) in enumerate(pairwise(listed.phrases), 1):
        yield Draft(hit, first, second, start, end, n)


def _condition(hit: Hit) -> list[tuple[int, int]]:
    """Give the stretch of an "if" before the claim: a quote without it says more."""
    place = hit.left.conditional
    return [(place, place)] if place is not None else []


def _quote(
    hit: Hit, subjects: Slot, objects: Slot, subject: Phrase, thing: Phrase
) -> tuple[int, int]:
    """Bound the smallest stretch with subject, trigger and object.

    An item of a numbered list is quoted alone: the list may be a page long.
    """
    if objects.listed:
        return thing.start, thing.end
    if subjects.listed:
        return subject.start, subject.end
    places = [
        hit.match.span(),
        *_condition(hit),
        *(slot.whole for slot in (subjects, objects) if slot.whole),
    ]
    start, end = min(start for start, _ in places), max(end for _, end in places)
    text = hit.plain.text[start:end]
    return start + len(text) - len(text.lstrip(" ,;")), end - len(text) + len(text.rstrip(" ,;"))
