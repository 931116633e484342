"""Claims against annotated statements.

A statement is found where a claim agrees with it in three things: the quotes overlap by half
of the shorter one and half of the annotated one, and subject and object agree each (half of
their content words are shared, stemmed, or all words of one are among those of the other).
Relation words of annotators are their own, so they are not compared. Annotations are
rarely complete: a claim beside them is not wrong for that, so only recall is given.
"""

import re
from collections.abc import Sequence

from cbris.loaders.evaluation.gold import Gold, Record
from cbris.loaders.evaluation.tally import Difference, Tally
from cbris.loaders.text.document import Claim

__all__ = ["compare_claims", "likeness"]

STATEMENTS = "statement"
ENOUGH = 0.5
_STOP_WORDS = """
    a an the of in on at to for and or as by with from its their his her this these that which who
    is are was were be been it not only but also such so both any some other than into through
    within between etc
"""
_STOP = frozenset(_STOP_WORDS.split())
_ENDINGS = ("isation", "ization", "ations", "ation", "ings", "ing", "ies", "es", "ed", "s", "e")
_OWN = frozenset({"article", "publication", "paper", "study", "author", "authors", "text"})
"""Words of annotators for the publication itself."""


def compare_claims(gold: Gold, claims: Sequence[Claim], tally: Tally) -> None:
    """Count the statements that a claim of its own agrees with, the best pairs first."""
    statements = gold.statements or ()
    pairs = sorted(
        (-agreed, at, other)
        for at, statement in enumerate(statements)
        for other, claim in enumerate(claims)
        if (agreed := _agreement(statement, claim))
    )
    found: dict[int, int] = {}
    for _, at, other in pairs:
        if at not in found and other not in found.values():
            found[at] = other
    tally.expected[STATEMENTS] += len(statements)
    tally.recalled[STATEMENTS] += len(found)
    for at, one in enumerate(statements):
        if at not in found:
            words = f"{one['subject']} | {one['relation']} | {one['object']}"
            tally.differences.append(Difference(gold.name, STATEMENTS, words, None))


def likeness(one: str, other: str) -> float:
    """Measure how far two phrases agree; 0.5 or more is agreement."""
    first, second = _tokens(one), _tokens(other)
    if not first or not second:
        return 0.0
    jaccard = len(first & second) / len(first | second)
    contained = first <= second or second <= first
    return max(jaccard, ENOUGH if contained else 0.0)


def _agreement(gold: Record, claim: Claim) -> float:
    if not _overlap(gold, claim):
        return 0.0
    own = claim.subject == "document" and str(gold["subject"]).casefold() in _OWN
    parts = [
        1.0 if own else likeness(gold["subject"], claim.subject),
        likeness(gold["object"], claim.object),
    ]
    return sum(parts) if min(parts) >= ENOUGH else 0.0


def _overlap(gold: Record, claim: Claim) -> bool:
    common = min(gold["end"], claim.end) - max(gold["start"], claim.start)
    length = gold["end"] - gold["start"]
    return all(common >= one / 2 for one in (length, min(length, claim.end - claim.start)))


def _tokens(words: str) -> frozenset[str]:
    found = re.findall(r"[^\W_]+", words.casefold().replace("’", "'").replace("'s", ""))
    return frozenset(_stem(word) for word in found if word not in _STOP)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
