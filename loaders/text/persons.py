"""Persons by their names in running text: "V.A. Vasin", "Lundquist and Trippl (2009)".

The authors of the text itself, in its byline, are no mentions: its metadata has them.
"""

import re
from collections.abc import Iterator

from cbris.loaders.text.bylines import Bylines
from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.given_names import GIVEN_NAMES

__all__ = ["find_persons"]

# An initial may be a digraph ("Yu."), or a capital with strokes that the scan doubled ("lI.").
_INITIAL = rf"(?:[{UPPER}][a-zа-яіїєґ]?|[lI1|]{{2}})\.(?:\s?-\s?)?"
_INITIALS = rf"{_INITIAL}(?:\s?{_INITIAL}){{0,2}}"
_PARTICLE = r"(?:(?:van|von|de|der|den|di|la|le|da|del)\s+){0,2}"
_FAMILY = rf"{_PARTICLE}{WORD}(?:-{WORD})?"
_FIRST_INITIALS = re.compile(rf"(?<![\w.]){_INITIALS}\s*{_FAMILY}(?![\w.]*\.\s?[{UPPER}]\.)")
_FIRST_FAMILY = re.compile(
    rf"(?<![\w.]){WORD}(?:-{WORD})?(?:[ \u00a0]{WORD})?,?\s(?:{_INITIAL}\s?){{1,2}}(?!\w)"
)
_GENITIVE = re.compile(r"['’ʼ`]s$")
_YEAR = r"\s*[(,]\s?\(?(?:19|20)\d\d"
_CITED_PAIR = re.compile(rf"\b({WORD})\s(?:and|&|та|і|и)\s({WORD})(?={_YEAR}(?!\d|\s?[-–]))")
_CITED_FIRST = re.compile(rf"\b({WORD})\s(?=et\sal\b)")
_DOUBLE = rf"{_PARTICLE}{WORD}(?:-{WORD})?"
_NARRATIVE = re.compile(
    rf"(?<![\w.-])(?:(?P<given>{WORD})\s)?(?P<family>{_DOUBLE})(?:['’ʼ`]s)?"
    rf"\s?\((?:19|20)\d\d[a-z]?\s?[,:;)]"
)
_NAMED = rf"(?:(?:{_INITIAL}\s?){{1,2}}|{WORD}\s)?{_DOUBLE}"
_SCHOLARS = re.compile(
    rf"\b(?:scholars|scientists|researchers|economists|authors|experts)[,:]?"
    rf"\s(?:such\sas|like|as|including)\s(?P<names>{_NAMED}(?:,\s{_NAMED})*(?:,?\sand\s{_NAMED})?)"
)
_LISTED = re.compile(
    rf"(?<![\w.-]){_NAMED}(?:,\s{_NAMED})*,?\s(?:and|&)\s{_NAMED}(?=\s?\((?:19|20)\d\d)"
)
_WRITTEN_OUT = re.compile(rf"(?<![\w.-])({WORD})(?:-{WORD})?\s(?:{_INITIAL}\s?)?{_FAMILY}")
_ONE_NAMED = re.compile(_NAMED)
_OF_A_TOWN = re.compile(
    r"\b(?:in|at|from|near|(?:Treaty|Agreement|Convention|Charter|Declaration|Summit|Council)\sof)\s$"
)
_NOT_INITIALS = re.compile(r"(?:p|Pp|[Vv]ol|[Nn]o|[Aa]rt|[Ss]t|Figure|Table)\.")
_NO_FAMILY_WORDS = """
    The This In It For On At As And Figure Fig Table Part Chapter Article Section Vol No Annex
    Appendix Str Street Kyiv City Region University Institute Journal Press Science
    Doctor Dr Professor Prof Associate Associated Assistant Senior Head Candidate PhD Master
    Sc Ph
    January February March April May June July August September October November December
    Spring Summer Autumn Winter Act Law Treaty Protocol Charter Index Report Review Guide Euroregion
    Council Commission Parliament Ministry Strategy Agenda Brexit Schengen Group Committee Bank
    Euroregions Programme Program Fund Covenant Statute Code Directive Edition Issue
"""
_DIGRAPHS_LISTED = "Yu Ye Ya Iu Ia Ie Zh Kh Ch Sh Ts Ju Ja Je Ю Я"
_DIGRAPHS = frozenset(_DIGRAPHS_LISTED.split())
"""Initials of two letters, which are no family names."""
_ENDINGS_OF_THINGS = ("tion", "ment", "ship", "ism", "ance", "ence", "ity", "ing", "ies", "ics")
_NO_FAMILY = frozenset(_NO_FAMILY_WORDS.split())
_NO_GIVEN_WORDS = """
    Since After Before According Following Like Unlike Under With Thus Here However When Where And
    But Both See Also By While Although Because If From Of To Later Earlier Recently Similarly
    Finally First Second Third Moreover Still Yet Only Even What Whereas Then Instead Or
"""
_NO_GIVEN = frozenset(_NO_GIVEN_WORDS.split())


def find_persons(text: str, layout: Layout) -> tuple[Span, ...]:
    """Find names of persons outside the byline and the reference list, in order."""
    named = (*_written_out(text), *_cited(text), *_narrated(text), *_full(text, layout.header.end))
    found = sorted({span for span in named if not span.overlaps(layout.references)})
    bylines = Bylines(text, layout, found)
    return tuple(span for span in found if not bylines.hold(span))


def _written_out(text: str) -> Iterator[Span]:
    """Yield names with initials; the family name comes first only where no initial does."""
    first = [_span(match) for match in _FIRST_INITIALS.finditer(text) if _is_name(match)]
    yield from first
    for match in _FIRST_FAMILY.finditer(text):
        span = _span(match)
        if _is_name(match) and not any(span.overlaps(other) for other in first):
            yield span


def _is_name(match: re.Match[str]) -> bool:
    words = re.findall(WORD, match[0])
    if not words or (words[-1] in _DIGRAPHS and match[0].endswith(words[-1])):
        return False
    return not _NOT_INITIALS.match(match[0]) and _NO_FAMILY.isdisjoint(words)


def _span(match: re.Match[str]) -> Span:
    """Give the name without a blank or the mark of the genitive at its end."""
    return Span(match.start(), match.start() + len(_GENITIVE.sub("", match[0].rstrip())))


def _cited(text: str) -> Iterator[Span]:
    for pattern in (_CITED_PAIR, _CITED_FIRST):
        for match in pattern.finditer(text):
            if _NO_FAMILY.isdisjoint(match.groups()):
                yield from (Span(*match.span(n)) for n in range(1, len(match.groups()) + 1))


def _narrated(text: str) -> Iterator[Span]:
    """Yield "Perkmann (2003)" and "scholars such as Perkmann and Trippl"."""
    for match in _NARRATIVE.finditer(text):
        start = match.start("family" if match["given"] in (None, *_NO_GIVEN) else "given")
        if _may_be_family(match["family"]) and not _OF_A_TOWN.search(text, 0, start):
            yield Span(start, match.end("family"))
    lists = [match.span("names") for match in _SCHOLARS.finditer(text)]
    for start, end in (*lists, *(match.span() for match in _LISTED.finditer(text))):
        for one in _ONE_NAMED.finditer(text, start, end):
            if _NO_FAMILY.isdisjoint(re.findall(WORD, one[0])):
                yield _without_opening(text, one)


def _without_opening(text: str, name: re.Match[str]) -> Span:
    """Leave out the word that opens the sentence: "Since Perkmann"."""
    first, _, rest = name[0].partition(" ")
    opens = bool(rest) and first in _NO_GIVEN
    return Span(name.start() + (len(first) + 1 if opens else 0), name.end())


def _full(text: str, start: int) -> Iterator[Span]:
    """Yield names whose first word is a given name, behind the header: "Michael Porter"."""
    for match in _WRITTEN_OUT.finditer(text, start):
        words = re.findall(WORD, match[0])
        if match[1].lower() in GIVEN_NAMES and _NO_FAMILY.isdisjoint(words):
            yield _span(match)


def _may_be_family(word: str) -> bool:
    return word not in _NO_FAMILY and not word.isupper() and not word.endswith(_ENDINGS_OF_THINGS)
