"""Words that the layout, or a cut in the wrong place, has left of a phrase.

A subject that begins with a verb, an object that ends with an adjective whose noun is cut off, a
full stop or a formula inside of either: none of them is a phrase, and so there is no claim.
"""

import re
from collections.abc import Sequence

from cbris.loaders.text.claims.clauses import Phrase
from cbris.loaders.text.claims.grammar import Grammar
from cbris.loaders.text.claims.objects import is_adjective
from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.verbs import kind_of

__all__ = ["is_cut_off", "is_fragment", "items_alone"]

# A formula, a mark of a note, an address, the end of another sentence.
_RUBBISH = re.compile(
    r"[|\\{}#=<>^~_@\U0001d400-\U0001d7ff]|https?:|www\."
    r"|(?<=[a-z]{3})(?<!\betc)[.?!] ?[A-Z]\w|\b(?:Inc|Ltd|Corp)\. [A-Z]|[,;?!:]$|^\(?[a-z]\) "
    r"|\s-\s(?:which|who|that|i\.e|e\.g)"
)
_ITEM_BEFORE = re.compile(
    r"\b(?:of|for|in|to|with|on) [^,;:]{2,60}, (?P<item>[\w-]+(?: [\w-]+)?), and $"
)
# "Merged with a firm", "is updated or other standards": the rest of another clause.
_REST = re.compile(
    r"[a-z]{2,}(?<!ne)(?<!se)ed (?:with|to|by|into|as|for|from|on|upon|that|the|an?|its|their)\b"
    r"|[a-z]{3,}ed (?:and|or) (?:other|the|an?)\b"
    r"|(?:seeing|doing|having|being|knowing|noting|saying) (?:this|that|so|these|those|it|been)\b"
)
# "Able and Baker show that": a noun was taken for the verb.
_SAYS = re.compile(
    r"\b(?:shows?|showed|finds?|found|argues?|argued|suggests?|suggested|reveals?|revealed|reports?"
    r"|reported|demonstrates?|demonstrated|indicates?|indicated|concludes?|concluded|confirms?"
    r"|confirmed) that\b"
)
_HANGING = re.compile(
    r"(?:,? (?:and|or))?,? (?:consequently|therefore|thus|hence|moreover|however|accordingly"
    r"|in particular|for example|for instance|in turn|respectively)$|, (?:and|or),? [a-z]+ly$"
    r"|\b(?:primarily|mainly|chiefly|mostly|largely|partly|precisely|especially|particularly|merely"
    r"|simply|solely|exclusively)$"
)
# "Ash is tied to barges, some to mills": what is said of others.
_GAPPED = re.compile(
    r"(?:,| and| while)(?: and)? (?:some|others?|many|several|most|the (?:latter|former|others?"
    r"|rest|second|third)|[A-Z]{3,}) (?:to|by|with|from|in|on|for|as|of) "
    r"|,? (?:and|while) [\w -]{3,40}"
    r" (?:to|by|with|from|on|for) (?:the )?(?:[\w-]+ ){0,2}ones\b"
    r"|\bones (?:to|by|with|from|on|for) |,? (?:and|while) those [^,;]+ ones?$"
    r"|, (?:and|but) (?:[\w-]+ ){1,3}(?:less|more) than "
)
_COMPARED = re.compile(r"\s*than\b")
# "The tendency, where aims are unclear, to copy others".
_WANTING = re.compile(
    r"(?:tendency|ability|inability|capacity|willingness|likelihood|probability|possibility|extent"
    r"|degree|process|opportunity|chance|need|right|duty|ways?|manner|act|set|number|level|measure"
    r"|idea|fact|belief|intention|effort|attempt|freedom|power)"
)
_OPEN_LIST = """
    single sustained simple difficult challenging complex younger older newer bigger nearer sound
    rapid solid rigid flexible modern urban rural main vast broad steady
"""
_OPEN = frozenset(_OPEN_LIST.split())
# "Open markets, offering talent": what the markets do is no item; "training of clerks" is one.
_DOING = re.compile(
    r"(?:thus |thereby )?(?!(?:marketing|engineering|manufacturing|housing|banking|farming|fishing"
    r"|mining|shipping|financing|pricing|training|planning|monitoring|accounting|processing)\b)"
    r"[a-z]{3,}ing (?!(?:of|for|in|and|or|with|to|at|on|by|as|from)\b)[a-z]"
)


def is_fragment(plain: Plain, subject: Phrase) -> bool:
    """Tell whether a subject is a rest of another clause, or holds what is no word."""
    if _RUBBISH.search(subject.words) or _REST.match(subject.words):
        return True
    if _is_last_of_list(plain, subject.start):
        return True
    first, _, rest = subject.words.partition(" ")
    if not rest or not first.islower() or kind_of(first) != "pure":
        return False
    return not plain.masked[: subject.start].endswith(
        ("to ", "To ")
    )  # "to reach the town takes a day"


def _is_last_of_list(plain: Plain, start: int) -> bool:
    """Tell whether a subject is an item of a longer one: "rules for the sale, care, and use of"."""
    found = _ITEM_BEFORE.search(plain.masked, 0, start)
    if found is None:
        return False
    if " " in found["item"] and Grammar.load().aside.match(found["item"]):
        return False
    return not any(found.start() <= verb < found.end() for verb in plain.finite)


def is_cut_off(plain: Plain, thing: Phrase, quality: bool = False) -> bool:
    """Tell whether an object has lost its noun, or goes on into what is not its own.

    "Technological progress as younger, smaller firms tend to": the noun is behind the comma.

    :param quality: adjectives alone will do.
    """
    words = thing.words
    if _RUBBISH.search(words) or _SAYS.search(words) or _HANGING.search(words):
        return True
    if _GAPPED.search(words):
        return True
    if thing.start < thing.end and _COMPARED.match(plain.masked, thing.end):
        return True  # "firms more reliably than": the comparison is lost
    behind = plain.masked[thing.end : thing.end + 3].strip('" ')
    if not behind.startswith(","):
        return False
    return bool(_WANTING.fullmatch(words)) or (not quality and _ends_open(words))


def _ends_open(words: str) -> bool:
    """Tell whether words end with an adjective: "their quest for a single", "a difficult"."""
    last = words.rpartition(" ")[2]
    return last in _OPEN or is_adjective(last)


def items_alone(listed: Sequence[Phrase]) -> Sequence[Phrase]:
    """Leave out what the last thing of a list does: "open markets, offering talent to all"."""
    if not listed or _is_doing(listed[0].words):
        return listed
    place = next((n for n, item in enumerate(listed) if _is_doing(item.words)), len(listed))
    return listed[:place]


def _is_doing(words: str) -> bool:
    return bool(_DOING.match(words)) and not Grammar.load().participle.match(words)
