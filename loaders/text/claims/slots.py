"""What fills the subject and the object of a rule at one place of a sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cbris.loaders.text.claims.clauses import Phrase, is_taken_over, phrase
from cbris.loaders.text.claims.colon import behind_colon
from cbris.loaders.text.claims.lists import enumeration, in_brackets
from cbris.loaders.text.claims.objects import is_object, is_question, right_of
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.pointers import is_said_twice, points_away
from cbris.loaders.text.claims.rules import Rule
from cbris.loaders.text.claims.splits import SPLITS
from cbris.loaders.text.claims.subjects import Left, before, left_of
from cbris.loaders.text.claims.triggers import expanded
from cbris.loaders.text.claims.verbs import is_plural

__all__ = ["Antecedent", "Hit", "Slot", "fill_object", "fill_subject"]


MAX_CLAUSE = 25  # words; "this" for more than that says nothing
_PROBLEMS = re.compile(
    r"\b(?:problems|obstacles|barriers|difficulties|weaknesses|shortcomings) (?:of|in) (?:the )?"
    r"(?P<thing>.+)"
)
# Relations that a whole clause can be the subject of.
_OF_A_CLAUSE_LIST = """
    achieves activates attracts creates enables ensures hinders increases influences leads-to
    promotes reduces requires
"""
_OF_A_CLAUSE = frozenset(_OF_A_CLAUSE_LIST.split())
_DOCUMENT = re.compile(expanded("(?:the |this |our )?(?:present |current )?{study}"), re.IGNORECASE)
_THIS = re.compile(r"(?:^|\b)(?:[Tt]he|[Tt]his|[Oo]ur) $")
_AS = re.compile(r" as (?:an?|the|part|well as)\b(?! result)")
# "The use of German as a working language": the "as" belongs to the noun.
_HELD_AS = re.compile(
    r"\b(?:preservation|retention|use|recognition|role|status|position|perception|treatment"
    r"|reputation|function|choice|designation|understanding|image|importance|emergence"
    r"|establishment|acceptance|classification) of\b[^,;]*$"
)
_GERUND = re.compile(r"(?:leading|resulting)\b")
_FOLLOWING = re.compile(r"(?:following|as follows|above|below)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"(?:these|this|those|that|such(?! [\w-]+ as\b))\s+"
    r"(?P<rest>(?:[\w-]+ ){0,3}?(?P<noun>[\w-]+))"
    r"(?= (?:of|in|for|to|at|on|by|with|from|as|between|through)\b(?! wh(?:ich|om|ose)\b)|$|,)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Antecedent:
    """What a pronoun of this sentence may stand for: words of the sentence before.

    `clause` is what was said there as a whole, `thing` the last thing it spoke of,
    `text` all of it.
    """

    clause: str | None = None
    thing: str | None = None
    text: str = ""


@dataclass(frozen=True)
class Hit:
    """A trigger found in a sentence, and what stands around it.

    `limit` is where its object ends at the latest, `shared` the subject of the verb
    before, `clause` a claim that ends right before it, for "which" to stand for, `thing`
    the object of the claim before, for "it" to stand for.
    """

    rule: Rule
    match: re.Match[str]
    plain: Plain
    left: Left
    limit: int | None
    shared: Phrase | None
    clause: Phrase | None
    antecedent: Antecedent
    thing: Phrase | None = None


@dataclass(frozen=True)
class Slot:
    """The phrases that fill a slot; `whole` is the stretch that a quote must cover."""

    phrases: tuple[Phrase, ...] = ()
    whole: tuple[int, int] | None = None
    listed: bool = field(default=False, compare=False)


def fill_subject(hit: Hit) -> Slot:
    """Fill the subject of the hit's rule; an empty slot means that there is no claim."""
    if hit.match.groupdict().get("t"):
        return _with_tail(hit)
    if hit.match.groupdict().get("s"):
        return _split(hit, _group(hit, "s"), hit.rule.split_subject)
    return _SUBJECTS[hit.rule.subject](hit)


def fill_object(hit: Hit) -> Slot:
    """Fill the object of the hit's rule; an empty slot means that there is no claim."""
    if hit.match.groupdict().get("o"):
        slot = _split(hit, _group(hit, "o"), hit.rule.split_object)
        return _several([one for one in slot.phrases if not is_said_twice(hit.plain, one)])
    return _OBJECTS[hit.rule.object](hit)


def _with_tail(hit: Hit) -> Slot:
    """Join the two halves of "a model has emerged that describes growth"."""
    first, second = _group(hit, "s"), _group(hit, "t")
    words = f"{first.words} {second.words}"
    return Slot((Phrase(words, first.start, second.end),), (first.start, second.end))


def _group(hit: Hit, name: str) -> Phrase:
    return phrase(hit.plain, *hit.match.span(name), brackets=True)


def _left(hit: Hit) -> Slot:
    if hit.left.shared and hit.shared:
        return _same(hit)
    if hit.clause and _can_be_said_of_a_clause(hit):
        return Slot((hit.clause,), (hit.clause.start, hit.match.start()))
    if hit.left.pronoun == "this" and hit.antecedent.clause:
        if hit.antecedent.clause.count(" ") >= MAX_CLAUSE:
            return Slot()
        return _said_before(hit, hit.antecedent.clause)
    if hit.left.subject is None:
        return Slot()
    if _is_document(hit.plain, hit.left.subject):
        itself = hit.left.subject._replace(words="document")
        return Slot() if hit.rule.relation in _OF_A_CLAUSE else _several([itself])
    return _split(hit, hit.left.subject, hit.rule.split_subject)


def _is_document(plain: Plain, subject: Phrase) -> bool:
    """Tell whether the subject is "this study" itself, and not a study of somebody's."""
    if not _DOCUMENT.fullmatch(subject.words):
        return False
    named = re.match(r"(?:our|this|present)\b", subject.words, re.IGNORECASE)
    return bool(named or _THIS.search(plain.text, 0, subject.start))


def _can_be_said_of_a_clause(hit: Hit) -> bool:
    """Tell whether ", which" may stand for all that was said: "which leads to a rise"."""
    if hit.left.pronoun != "which":
        return bool(_GERUND.search(hit.match.group()))
    return hit.rule.relation in _OF_A_CLAUSE


def _same(hit: Hit) -> Slot:
    """Take the subject of the verb before; the quote reaches back to it."""
    if hit.shared and is_taken_over(hit.plain, hit.shared.end, hit.match.start()):
        return Slot()
    subject = _resolved(hit.shared, hit.antecedent) if hit.shared else None
    return Slot((subject,), (subject.start, hit.match.start())) if subject else Slot()


def _through(hit: Hit) -> Slot:
    """Take the phrase that ends with the trigger itself."""
    found = left_of(hit.plain, hit.match.end()).subject
    return _split(hit, found, hit.rule.split_subject) if found else Slot()


def _before(hit: Hit) -> Slot:
    found = before(hit.plain, hit.match.start())
    return _split(hit, found, hit.rule.split_subject) if found else Slot()


def _said_before(hit: Hit, words: str | None) -> Slot:
    """Fill a slot with words of the sentence before; the quote has the pronoun only."""
    place = hit.match.start()
    start = place if hit.left.pronoun is None else hit.left.place
    return Slot((Phrase(words, place, place),), (start, place)) if words else Slot()


def _document(hit: Hit) -> Slot:
    return _said_before(hit, "document")


def _earlier(hit: Hit) -> Slot:
    """Take the thing whose problems the sentence before spoke of last."""
    found = _PROBLEMS.search(hit.antecedent.thing or "")
    return _said_before(hit, found.group("thing") if found else None)


def _colon_list(hit: Hit) -> Slot | None:
    """Fill a slot with the list behind a colon: "includes the following: a; b"."""
    listed = behind_colon(hit.plain, hit.match.end(), hit.match.groupdict().get("h"))
    if listed is None:
        return None
    return replace(_several(listed.items), listed=listed.marked)


def _has_clause(hit: Hit) -> bool:
    """Tell whether the trigger is the verb of its clause: no other one can follow."""
    groups = hit.match.groupdict()
    return not (hit.left.relative or groups.get("s") or groups.get("o"))


def _right(hit: Hit) -> Slot:
    if (listed := _colon_list(hit)) is not None:
        return listed
    several = hit.rule.split_object in ("list", "each", "series")
    question = hit.rule.subject == "document" and is_question(hit.plain, hit.match.end())
    limit = None if question else hit.limit
    found = right_of(
        hit.plain,
        hit.match.end(),
        limit,
        several,
        question,
        _has_clause(hit),
    )
    if question:
        loose = _is_pointer(hit, found, found.start)
        return Slot() if loose else _split(hit, found, "none")
    if found.words == "it" and hit.thing:
        return _several([found._replace(words=hit.thing.words)])
    slot = _split(hit, found, hit.rule.split_object)
    kept = [one for one in slot.phrases if is_object(one.words, hit.rule.quality)]
    return _several([one for one in kept if not _is_pointer(hit, one, kept[0].start)])


def _is_pointer(hit: Hit, found: Phrase, listed: int) -> bool:
    if found.start == found.end:
        return False
    away = points_away(hit.plain, found, listed, hit.antecedent.text)
    return away or is_said_twice(hit.plain, found)


def _right_subject(hit: Hit) -> Slot:
    if (listed := _colon_list(hit)) is not None:
        return listed
    found = right_of(
        hit.plain,
        hit.match.end(),
        hit.limit,
        hit.rule.split_subject == "list",
        strict=_has_clause(hit),
    )
    cut = _AS.search(hit.plain.masked, found.start, found.end)
    if cut and not _HELD_AS.search(hit.plain.masked, found.start, cut.start()):
        found = phrase(hit.plain, found.start, cut.start())
    slot = _split(hit, found, hit.rule.split_subject)
    return _several([one for one in slot.phrases if is_object(one.words)])


def _brackets(hit: Hit) -> Slot:
    return _several(in_brackets(hit.plain, hit.match.end()))


def _enumeration(hit: Hit) -> Slot:
    found = _several(enumeration(hit.plain, hit.match.end()))
    return Slot(found.phrases, found.whole, listed=True)


def _split(hit: Hit, whole: Phrase, split: str) -> Slot:
    parts = SPLITS[split](hit.plain, whole) if whole.words else ()
    return _several([one for part in parts if (one := _resolved(part, hit.antecedent))])


def _resolved(whole: Phrase, antecedent: Antecedent) -> Phrase | None:
    """Take "these" from a noun that the sentence before has; None if it has it not.

    "The following aspects" says nothing without what follows: None as well.
    """
    if _FOLLOWING.match(whole.words):
        return None
    pointing = _POINTING.match(whole.words)
    if pointing is None:
        return whole
    noun = pointing.group("noun").lower()
    if not re.search(rf"\b{re.escape(noun)}\b", antecedent.text.lower()):
        return None
    alone = whole.words[:4].lower() == "such" and pointing.group("rest").lower() == noun
    if alone and is_plural(noun):
        return None  # "such countries": those of a kind that only the sentence before tells
    skipped = pointing.start("rest")
    return Phrase(whole.words[skipped:], whole.start + skipped, whole.end)


def _several(found: Sequence[Phrase]) -> Slot:
    return Slot(tuple(found), (found[0].start, found[-1].end)) if found else Slot()


_SUBJECTS: Mapping[str, Callable[[Hit], Slot]] = {
    "left": _left,
    "right": _right_subject,
    "brackets": _brackets,
    "document": _document,
    "earlier": _earlier,
    "same": _same,
    "through": _through,
    "before": _before,
}
_OBJECTS: Mapping[str, Callable[[Hit], Slot]] = {
    "left": _left,
    "right": _right,
    "pairs": _right,
    "brackets": _brackets,
    "earlier": _earlier,
    "enumeration": _enumeration,
}
