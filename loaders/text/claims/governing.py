"""What stands over a claim in its sentence: adverbials of its clause, clauses before its "that"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cbris.loaders.text.claims.slots import Hit

__all__ = ["Governing", "governing_of"]

# What opens the clause of a claim; behind it stand its adverbials and its subject.
_OPENER = re.compile(
    r"[;:]\s|(?<=\w\w)\.\s|\b(?:that|whether),?\s|(?:,|\s[–—-])\s(?:and|but|or|so|yet|nor)\s"
    r"|\s?\b(?:while|whereas|although|though|because|since"
    r"|(?<!long )(?<!soon )(?<!well )(?<!far )as)\s(?!(?:well|such|long|soon|far)\b)",
    re.IGNORECASE,
)
# What ends the reach of a clause that reports: the next one speaks for itself.
_END = re.compile(r"[;:]\s|(?<=\w\w\w)\.\s|,\s(?:but|yet|although|though)\s|—")
_REPORTS = ("that", "whether", " to ", "how", "why")


@dataclass(frozen=True)
class Governing:
    """The words over a claim: `own` of its clause, `over` of the clauses that report it.

    `own` reaches from the beginning of the clause to the noun phrase before the verb,
    `over` is empty if nothing there can report or doubt; it begins at the place `at`,
    the clause of the claim at `begin`.
    """

    own: str
    over: str
    at: int = 0
    begin: int = 0


def governing_of(hit: Hit) -> Governing:
    """Read what stands over the claim of a hit."""
    return _governing(hit.plain.masked, _left_edge(hit))


@lru_cache(maxsize=64)  # each claim asks several times
def _governing(sentence: str, place: int) -> Governing:
    text = sentence[:place]
    openers = [found.end() for found in _OPENER.finditer(text)]
    own = text[max(openers, default=0) :]
    before = text[: len(text) - len(own)]
    at = max((found.end() for found in _END.finditer(before)), default=0)
    over = before[at:]
    return Governing(own, over if any(word in over for word in _REPORTS) else "", at, len(before))


def _left_edge(hit: Hit) -> int:
    """Find where the claim itself begins: its first noun phrase, else its trigger."""
    if "s" in hit.match.groupdict() and hit.match.start("s") >= 0:
        return min(hit.match.start("s"), hit.match.start())
    if hit.left.shared and hit.shared and hit.shared.start < hit.match.start():
        return hit.shared.start
    if hit.left.subject is not None and hit.rule.subject != "document":
        return min(hit.left.subject.start, hit.match.start())
    return hit.match.start()
