"""Words that the layout, or a cut in the wrong place, has left of a phrase.

A subject that begins with a verb, an object that ends with an adjective whose noun is cut off, a
full stop or a formula inside of either: none of them is a phrase, and so there is no claim.
"""

import re

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.objects import is_adjective
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["is_cut_off", "is_fragment"]

# A formula, a mark of a note, an address, the end of another sentence.
_RUBBISH = re.compile(
    r"[|\\{}#=<>^~_@\U0001d400-\U0001d7ff]|https?:|www\."
    r"|(?<=[a-z]{3})(?<!\betc)[.?!] ?[A-Z][a-z]|[,;?!:]$|\s-\s(?:which|who|that|i\.e|e\.g)"
)
# "Merged with a firm", "is updated or other standards": the rest of another clause.
_REST = re.compile(
    r"[a-z]{2,}(?<!ne)(?<!se)ed (?:with|to|by|into|as|for|from|on|upon|that|the|an?|its|their)\b"
    r"|[a-z]{3,}ed (?:and|or) (?:other|the|an?)\b"
    r"|(?:seeing|doing|having|being|knowing|noting|saying) (?:this|that|so|these|those|it|been)\b"
)
_AS = re.compile(r" as (?P<word>[\w-]+)$")


def is_fragment(plain: Plain, subject: Phrase) -> bool:
    """Tell whether a subject is a rest of another clause, or holds what is no word."""
    if _RUBBISH.search(subject.words) or _REST.match(subject.words):
        return True
    first, _, rest = subject.words.partition(" ")
    if not rest or not first.islower() or kind_of(first) != "pure":
        return False
    return not plain.masked[: subject.start].endswith(
        ("to ", "To ")
    )  # "to reach the town takes a day"


def is_cut_off(plain: Plain, thing: Phrase) -> bool:
    """Tell whether an object has lost its noun, or goes on into what is not its own.

    "Technological progress as younger, smaller firms tend to": the noun is behind the comma.
    """
    words = thing.words
    if _RUBBISH.search(words):
        return True
    last = words.rpartition(" ")[2]
    behind = plain.masked[thing.end : thing.end + 2]
    found = _AS.search(words)
    return bool(found and behind[:1] == "," and is_adjective(last))
