"""Family names of cited authors, and where running text says something of them.

A list of references tells which words are names: "Balassa" after "Balassa, B. (1961)". So
"Balassa [3] distinguished" and "Haas, on the other hand, held" name persons.
"""

import re
from collections.abc import Callable, Iterator

from cbris.loaders.text.document import Span
from cbris.loaders.text.letters import UPPER, WORD

__all__ = ["argued", "cited_families", "said_of"]

MIN_FAMILY = 4
"""Letters of a family name that is known by itself."""
LONGEST_NAMES = 160
"""Code points of an entry in which its authors are looked for."""
_INITIAL = rf"[{UPPER}][a-zа-яіїєґ]?\."
_LINE = re.compile(r"^[^\w\n]{0,3}(?:\d+[^\w\n]{1,3})?(?=[^\W\d_])[^\n]+", re.MULTILINE)
_NAMES_END = re.compile(r"[“”\"«:(]|//|\b(?:19|20)\d\d\b|\b[Ii]n:")
_FAMILY_FIRST = re.compile(
    rf"(?<![\w.-])({WORD}(?:-{WORD})?),?\s(?:{_INITIAL}|[A-Z]{{1,3}}(?=[,.;]))"
)
_FAMILY_LAST = re.compile(rf"(?:{_INITIAL}-?\s?){{1,3}}\s?({WORD}(?:-{WORD})?)")
_WRITTEN_OUT = re.compile(rf"^({WORD}(?:-{WORD})?),\s{WORD}")
_AND_WRITTEN_OUT = re.compile(rf"\band\s{WORD}(?:\s{_INITIAL})?\s({WORD}(?:-{WORD})?)(?=[.,])")
_PARTICLE = re.compile(r"(?:(?:van|von|de|der|den|di|la|le|da|del)\s){1,2}$")
_NOT_IN_FRONT = re.compile(
    r"(?:\b(?:in|at|from|near|of\sthe|(?:Treaty|University|City|Region|Bay|Gulf)\sof)\s"
    rf"|[-–&@/]\s?|[{UPPER}][\w.-]+,\s|{_INITIAL}\s?)$"
)
_VERBS = (
    r"did|does|had|has|was|is|could|would|may|saw|wrote|held|found|spoke|understood|took|gave|put"
    r"|made|drew|built|thought|sees|says|said|set|meant|[a-z]{3,}(?:-\n[a-z]+)?(?:ed|[^su]s)"
)
_SAID = re.compile(
    rf"['’ʼ`]s\b|\s?\[\d|\s?\((?:19|20)\d\d|(?:\s(?:also|already|first|later|even|still|thus|and\sothers"
    rf"|et\sal\.?))?\s(?:{_VERBS})\b(?!:)"
    r"|,\s(?:on\sthe\sother|however|in\sturn|for\sexample|by\scontrast|in\scontrast|too|for\s(?:his|her))"
    r"|\s(?:вважа|зазнача|визнача|пропону|пише|розгляда|виділя|довод|считает|отмеча|определя|пишет|указыва"
    r"|выделя|рассматрива|показа|поясн|различ)\w+"
)
_TOLD = re.compile(
    r"\b(?:[Aa]ccording\sto|[Ff]ollowing|[Uu]nlike|[Ll]ike|[Aa]fter|[Ff]or|[Bb]y|[Ww]ith|[Aa]s|[Ss]ee|[Nn]ach|[Ss]elon"
    r"|(?:[Ss]chool|[Tt]heory|[Tt]ypology|[Cc]oncept|[Ss]tages|[Mm]odel|[Ww]ork|[Ii]deas?)\sof)\s$"
)
_TOLD_END = re.compile(r"\s?[,.;:[(]|\s(?:and|we|it|this)\b")
_FIRST_OF_PAIR = re.compile(
    rf"\b(?:[Aa]ccording\sto|[Ff]ollowing|[Uu]nlike|[Ss]ee|[Bb]y|of)\s({WORD})\s(?:and|&)\s$"
)
_NAME = rf"(?:(?:van|von|de|der|den|di|la|le|da|del)\s){{0,2}}{WORD}(?:-{WORD})?"
_ARGUED = re.compile(
    rf"\b(?:(?:[Aa]s\s(?P<as>{_NAME}(?:\sand\s{_NAME})?)\s(?:has\s|have\s|once\s|rightly\s)?"
    r"(?:point(?:s|ed)?\sout|put(?:s)?\sit|argue[sd]?|note[sd]?|show(?:s|ed|n)?|observe[sd]?|remark(?:s|ed)"
    r"|remind(?:s|ed)?|wrote|writes?|stress(?:es|ed)?|emphasi[sz]e[sd]?|suggest(?:s|ed)?)\b)"
    rf"|(?:[Aa]ccording\sto\s(?P<pair>{_NAME}\sand\s{_NAME})(?=,\s))"
    rf"|(?:(?<=[.!?]\s)(?P<asks>{_NAME})\s(?:has|have)\s(?:asked|argued|shown|written|suggested|stressed|claimed)\b))"
)
_ONE_NAME = re.compile(_NAME)
BEFORE = 30
"""Code points in front of a name that tell what it is."""


def cited_families(
    text: str, references: Span, may_be_family: Callable[[str], bool]
) -> frozenset[str]:
    """Give the family names of the authors in a list of references."""
    found: set[str] = set()
    for line in _LINE.finditer(text, *references):
        names = line[0][:LONGEST_NAMES].lstrip("[]()0123456789.– -•\t")
        ended = _NAMES_END.search(names)
        authors = names[: ended.start()] if ended else names
        for pattern in (_WRITTEN_OUT, _FAMILY_FIRST, _FAMILY_LAST, _AND_WRITTEN_OUT):
            found |= {match[1] for match in pattern.finditer(authors)}
    return frozenset(one for one in found if len(one) >= MIN_FAMILY and may_be_family(one))


def said_of(text: str, part: Span, families: frozenset[str]) -> Iterator[Span]:
    """Yield the family names in a part of the text where something is said of their bearers."""
    for family in families:
        start = text.find(family, *part)
        while start >= 0:
            end = start + len(family)
            if _is_said(text, start, end, part, families):
                before = _PARTICLE.search(text[max(part.start, start - BEFORE) : start])
                yield Span(start - (len(before[0]) if before else 0), end)
            start = text.find(family, end, part.end)


def argued(text: str, part: Span, may_be_family: Callable[[str], bool]) -> Iterator[Span]:
    """Yield the names of "As Balassa pointed out" and the like, with no list that tells them."""
    for match in _ARGUED.finditer(text, *part):
        start, end = match.span(match.lastgroup or 0)
        for one in _ONE_NAME.finditer(text, start, end):
            if may_be_family(one[0].split()[-1]) and len(one[0]) >= MIN_FAMILY:
                yield Span(*one.span())


def _is_said(text: str, start: int, end: int, part: Span, families: frozenset[str]) -> bool:
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    before = text[max(part.start, start - BEFORE) : start]
    before = _PARTICLE.sub("", before)
    if _NOT_IN_FRONT.search(before):
        return False
    if _SAID.match(text, end):
        return True
    if _TOLD.search(before) and _TOLD_END.match(text, end):
        return True
    pair = _FIRST_OF_PAIR.search(text[max(part.start, start - 2 * BEFORE) : start])
    if pair and pair[1] in families and _TOLD_END.match(text, end):
        return True
    joined = re.compile(rf"\s(?:and|&|та|и|і)\s({WORD})").match(text, end)
    return bool(joined and joined[1] in families and _SAID.match(text, joined.end()))
