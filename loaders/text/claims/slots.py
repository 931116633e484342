"""What fills the subject and the object of a rule at one place of a sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cbris.loaders.text.claims.holders import NAME
from cbris.loaders.text.claims.lists import enumeration, in_brackets, items
from cbris.loaders.text.claims.phrases import Left, Phrase, phrase, right_of
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.rules import Rule

__all__ = ["Antecedent", "Hit", "Slot", "fill_object", "fill_subject"]


@dataclass(frozen=True)
class Antecedent:
    """What a pronoun of this sentence may stand for: words of the sentence before.

    `clause` is what was said there as a whole, `thing` the last thing it spoke of.
    """

    clause: str | None = None
    thing: str | None = None


@dataclass(frozen=True)
class Hit:
    """A trigger found in a sentence, between the one before it and the one behind it."""

    rule: Rule
    match: re.Match[str]
    plain: Plain
    left: Left
    limit: int | None
    shared: Phrase | None
    antecedent: Antecedent


@dataclass(frozen=True)
class Slot:
    """The phrases that fill a slot; `whole` is the stretch that a quote must cover."""

    phrases: tuple[Phrase, ...] = ()
    whole: tuple[int, int] | None = None
    listed: bool = field(default=False, compare=False)


def fill_subject(hit: Hit) -> Slot:
    """Fill the subject of the hit's rule; an empty slot means that there is no claim."""
    if hit.match.groupdict().get("s"):
        return _split(hit, phrase(hit.plain, *hit.match.span("s")), hit.rule.split_subject)
    return _SUBJECTS[hit.rule.subject](hit)


def fill_object(hit: Hit) -> Slot:
    """Fill the object of the hit's rule; an empty slot means that there is no claim."""
    if hit.match.groupdict().get("o"):
        return _split(hit, phrase(hit.plain, *hit.match.span("o")), hit.rule.split_object)
    return _OBJECTS[hit.rule.object](hit)


def _left(hit: Hit) -> Slot:
    if hit.left.shared and hit.shared:
        return Slot((hit.shared,), (hit.shared.start, hit.match.start()))
    if hit.left.pronoun == "this" and hit.antecedent.clause:
        return _said_before(hit, hit.antecedent.clause)
    return _split(hit, hit.left.subject, hit.rule.split_subject) if hit.left.subject else Slot()


def _said_before(hit: Hit, words: str | None) -> Slot:
    """Fill a slot with words of the sentence before; the quote has the pronoun only."""
    place = hit.match.start()
    return Slot((Phrase(words, place, place),), (place, place)) if words else Slot()


def _document(hit: Hit) -> Slot:
    return _said_before(hit, "document")


def _earlier(hit: Hit) -> Slot:
    return _said_before(hit, hit.antecedent.thing)


def _right(hit: Hit) -> Slot:
    several = "list" in (hit.rule.split_object, hit.rule.split_subject)
    found = right_of(hit.plain, hit.match.end(), hit.limit, several)
    return _split(hit, found, hit.rule.split_object)


def _right_subject(hit: Hit) -> Slot:
    found = right_of(hit.plain, hit.match.end(), hit.limit, hit.rule.split_subject == "list")
    return _split(hit, found, hit.rule.split_subject)


def _brackets(hit: Hit) -> Slot:
    return _several(in_brackets(hit.plain, hit.match.end()))


def _enumeration(hit: Hit) -> Slot:
    found = _several(enumeration(hit.plain, hit.match.end()))
    return Slot(found.phrases, found.whole, listed=True)


def _split(hit: Hit, whole: Phrase, split: str) -> Slot:
    return _several(_SPLITS[split](hit.plain, whole)) if whole.words else Slot()


def _several(found: Sequence[Phrase]) -> Slot:
    return Slot(tuple(found), (found[0].start, found[-1].end)) if found else Slot()


def _names(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    found = NAME.finditer(plain.text, whole.start, whole.end)
    return tuple(Phrase(match.group(), *match.span()) for match in found)


def _unsplit(plain: Plain, whole: Phrase) -> tuple[Phrase, ...]:
    return (whole,)


_SPLITS: Mapping[str, Callable[[Plain, Phrase], tuple[Phrase, ...]]] = {
    "none": _unsplit,
    "list": items,
    "names": _names,
}
_SUBJECTS: Mapping[str, Callable[[Hit], Slot]] = {
    "left": _left,
    "right": _right_subject,
    "brackets": _brackets,
    "document": _document,
    "earlier": _earlier,
}
_OBJECTS: Mapping[str, Callable[[Hit], Slot]] = {
    "left": _left,
    "right": _right,
    "pairs": _right,
    "brackets": _brackets,
    "earlier": _earlier,
    "enumeration": _enumeration,
}
