"""What a relative clause claims, and which verbs are its own."""

import re

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.emptiness import EFFECTS
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.slots import Hit

__all__ = ["is_of_relative", "is_restrictive"]

_RELATIVE = re.compile(r"\b(?:which|who|that|whose|where|whereby)\s")
_MODAL = re.compile(r"\b(?:can|may|must|should|could|might)\b")
_CLOSED = re.compile(
    r",\s*(?:and|but|or|yet)?\s*(?:(?:\w+ly|also|then|thus|is|are|was|were|can|may|has|have|will|not)\s+)*$"
)


def is_of_relative(plain: Plain, last: int, trigger: int) -> bool:
    """Tell whether a verb belongs to a relative clause that is still open.

    "It leads to a gap in skill, which is deep and requires courses": the gap requires them.

    :param last: where the verb before begins.
    :param trigger: where this one begins.
    """
    if not _RELATIVE.search(plain.masked, last, trigger):
        return False
    return not _CLOSED.search(plain.masked, last, trigger)


def is_restrictive(hit: Hit) -> bool:
    """Tell whether "that" only says which ones: "projects that need a team" claims no need.

    An effect is told all the same of the one thing that had it: "the treaty that created". Other
    relations are claimed of what may be so, or take its form.
    """
    subject, relation = hit.left.subject, hit.rule.relation
    if hit.rule.object == "left" and hit.left.relative:
        return relation in EFFECTS or " " not in (subject.words if subject else "")
    if hit.match.groupdict().get("s") or hit.rule.subject != "left":
        return False
    if not hit.left.relative or subject is None:
        return False
    if relation in ("institutionalises", "takes-form"):
        return relation != "takes-form" and " " not in subject.words
    if relation in EFFECTS:
        return not _is_told_of_one(hit, subject)
    return not _MODAL.search(hit.left.between) or " " not in subject.words


def _is_told_of_one(hit: Hit, subject: Phrase) -> bool:
    """Tell whether a relative clause tells what one thing did: "the treaty that created it"."""
    one = hit.plain.masked[: subject.start].endswith(("The ", "the "))
    return one and " " in subject.words and hit.match.group().partition(" ")[0].endswith("ed")
