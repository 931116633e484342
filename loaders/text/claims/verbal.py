"""Whether a trigger that is made of a verb is one: "the funds of" and "lower costs" are not."""

import re

from cbris.loaders.text.claims.slots import Hit
from cbris.loaders.text.claims.verbs import agrees, kind_of
from cbris.loaders.text.claims.wholeness import starts_with_verb

__all__ = ["is_its_verb"]

_PRESENT = frozenset(["pure", "mixed", "pure-s", "mixed-s", "past", "ed"])
_GOVERNS = re.compile(
    r"\b(?:can|cannot|could|may|might|will|shall|should|must|to|do|does|did|not|helps?)\b"
)
_FINITE = frozenset(["pure", "pure-s", "past", "auxiliary"])
_NATION = re.compile(r"[A-Z][a-z]+(?:ian|ean|ish|ese|nch|tch|rman|man|ss|sh)$")
# "EU fund allocations": one body takes no base form.
_ACRONYM = re.compile(r"(?:.* )?[A-Z][A-Z&-]*[A-Z]$")
_SAME_IN_PAST = frozenset(["cut", "set", "put", "cost", "hit", "let", "split", "spread", "offset"])
# Hardly ever the verb where nothing but a subject stands before it.
_ADJECTIVES = frozenset(["condition", "ease", "lower"])


def is_its_verb(hit: Hit) -> bool:
    """Tell whether the trigger is a verb, and the verb of its subject.

    A past behind another verb is an adjective: "they show improved results".
    """
    first = hit.match.group().partition(" ")[0]
    if first[0].isupper() and hit.match.start() > 0:
        return False  # "the Regional Development Fund"
    before = hit.plain.masked[: hit.match.start()].split()[-1:]
    if before and before[0].endswith(("'", "'s")):
        return False  # "employees' needs"
    if first.endswith("ed") and before and str(kind_of(before[0])) in _PRESENT:
        return False
    subject = hit.left.subject
    if hit.left.shared or subject is None or _GOVERNS.search(hit.left.between):
        return True
    if _is_noun(hit, first, subject.words):
        return False
    return agrees(subject.words, first)


def _is_noun(hit: Hit, first: str, subject: str) -> bool:
    """Tell whether a word that can be a noun or an adjective is one, by its neighbours."""
    if str(kind_of(first)).startswith("pure"):
        return False
    if _ACRONYM.match(subject) and kind_of(first) == "mixed" and first not in _SAME_IN_PAST:
        return " and " not in subject
    if first in _ADJECTIVES or subject.endswith("ed") or _NATION.match(subject):
        return True
    behind = hit.plain.masked[hit.match.end() :].lstrip(' "')
    following = behind.partition(" ")[0]
    return str(kind_of(following)) in _FINITE or starts_with_verb(behind)
