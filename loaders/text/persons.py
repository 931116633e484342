"""Persons by their names in running text: "V.A. Vasin", "Lundquist and Trippl (2009)".

The authors of the text itself, in its byline, are no mentions: its metadata has them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from cbris.loaders.text.bylines import Bylines
from cbris.loaders.text.candidates import Cover
from cbris.loaders.text.cues import stretches
from cbris.loaders.text.document import Layout, Span
from cbris.loaders.text.families import argued, cited_families, said_of
from cbris.loaders.text.letters import UPPER, WORD
from cbris.loaders.text.references.given_names import GIVEN_NAMES

__all__ = ["find_persons"]

# An initial may be a digraph ("Yu."), or a capital with strokes that the scan doubled ("lI.").
_INITIAL = rf"(?:[{UPPER}][a-zа-яіїєґ]?|(?!11)[lI1|]{{2}})\.(?:\s?-\s?)?"
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
_WORDS = re.compile(WORD)
_INITIAL_MARK = re.compile(rf"\.(?<=[{UPPER}lI1|]\.)|\.(?<=[{UPPER}][a-zа-яіїєґ]\.)")
_YEAR_MARK = re.compile(r"(?:19|20)\d\d")
_OTHERS_MARK = re.compile(r"et\sal\b")
NAMES_BEFORE, NAMES_AFTER = 240, 80
"""Code points around a mark in which the names are that it tells."""
LONGEST_BEFORE = 30
_TITLE = (
    r"(?:Prof(?:essor|\.)|Dr\.?|Mr\.?|Mrs\.?|Ms\.?|President|Minister|Mayor|Commissioner|Chancellor"
    r"|Governor|Senator|prof\.|проф\.|професор|профессор|акад\.|академік|академик)"
)
# Given names of the field beside those that tell the order of names in references.
_MORE_GIVEN_LISTED = """
    aigerim ahmet ali armen azamat bekzod bengt björn bjørn davit dilshod emine fatma giorgi hasan
    heinz hüseyin jörg jürgen knut levan mehmet mustafa nino nurlan philip uwe
    бела бенгт джеффрі джозеф йозеф кеннет майкл михаэль пол річард роберт роджер філіп
    ричард йоган вальтер альфред август жан франсуа
"""
_GIVEN = GIVEN_NAMES | frozenset(_MORE_GIVEN_LISTED.split())
_TITLES_LISTED = """
    Prof Dr Mr Ms President Minister Mayor Commissioner Chancellor Governor Senator prof. проф акад
"""
_TITLES = tuple(_TITLES_LISTED.split())
"""What stands in each title; a text that has none of them is not searched for one."""
_TITLED = re.compile(rf"\b{_TITLE}\s(?:(?:dr|hab\.|Dr\.?)\s)*(?P<name>{WORD}\s{_DOUBLE})")
_INITIAL_START = re.compile(rf"[{UPPER}][a-zа-яіїєґ]?\.\s?(?=\S)")
_ONE_NAMED = re.compile(_NAMED)
_OF_A_TOWN = re.compile(
    r"\b(?:in|at|from|near|(?:Treaty|Agreement|Convention|Charter|Declaration|Summit|Council)\sof)"
    r"\s$"
)
_NOT_INITIALS = re.compile(
    r"(?:p|Pp|[Vv]ol|[Nn]o|[Aa]rt|[Ss]t|Figure|Table)\.|[lI1|]{2,3}\.\s?[A-Z]{3}|.*\sSt\.$"
)
_NO_FAMILY_WORDS = """
    Idem Ibid Ibidem Ders Dies Eadem Author Authors Editor Editors
    Comisión Gobierno Ministerio Consejo Agencia Instituto Universidad Kommission Regierung Kanton
    Gouvernement Commissione Governo Ministère Institut Universität Université Komisja Komisia
    Reglamento Règlement Verordnung Rozporządzenie Ley Loi Gesetz Ustawa
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
_NO_GIVEN_WORDS = """
    Since After Before According Following Like Unlike Under With Thus Here However When Where And
    But Both See Also By While Although Because If From Of To Later Earlier Recently Similarly
    Finally First Second Third Moreover Still Yet Only Even What Whereas Then Instead Or
"""
_NO_GIVEN = frozenset(_NO_GIVEN_WORDS.split())
_NO_FAMILY = frozenset(_NO_FAMILY_WORDS.split()) | _NO_GIVEN


def find_persons(text: str, layout: Layout) -> tuple[Span, ...]:
    """Find names of persons outside the byline and the reference list, in order."""
    references = layout.references
    families = cited_families(text, references, _may_be_family)
    found = {
        span
        for part in (Span(0, references.start), Span(references.end, len(text)))
        if part.start < part.end
        for span in (
            *_persons(text, part, layout.header.end),
            *said_of(text, _behind(part, layout.header.end), families),
            *argued(text, _behind(part, layout.header.end), _may_be_family),
        )
        if not span.overlaps(references)
    }
    listed = sorted(found)
    bylines = Bylines(text, layout, listed)
    own = text[: layout.header.end].lower()
    return tuple(
        span
        for span in listed
        if not bylines.hold(span)
        and not (span.start >= layout.header.end and _is_own(text, span, own))
    )


def _is_own(text: str, span: Span, header: str) -> bool:
    """Tell whether a name with initials is that of an author whom the header names."""
    name = text[span.start : span.end]
    family = _WORDS.findall(name)[-1:]
    full = bool(_INITIAL_START.match(name)) and bool(family)
    return full and re.search(rf"\b{re.escape(family[0].lower())}\b", header) is not None


def _persons(text: str, part: Span, header_end: int) -> Iterator[Span]:
    yield from _written_out(text, _around(_INITIAL_MARK, text, part))
    years = _around(_YEAR_MARK, text, part)
    yield from _cited(text, [*years, *_around(_OTHERS_MARK, text, part)])
    yield from _narrated(text, years)
    yield from _listed(text, years, part)
    yield from _full(text, max(part.start, header_end), part.end)
    if any(title in text for title in _TITLES):
        yield from (Span(*match.span("name")) for match in _TITLED.finditer(text, *part))


def _behind(part: Span, start: int) -> Span:
    return Span(min(max(part.start, start), part.end), part.end)


def _around(mark: re.Pattern[str], text: str, part: Span) -> list[Span]:
    """Give the stretches of a part of the text in which a mark has names around it."""
    places = [match.start() for match in mark.finditer(text, *part)]
    return [
        Span(max(part.start, start), min(part.end, end))
        for start, end in stretches(text, places, NAMES_BEFORE, NAMES_AFTER)
    ]


def _matches(
    pattern: re.Pattern[str], text: str, places: Iterable[Span]
) -> Iterator[re.Match[str]]:
    return chain.from_iterable(pattern.finditer(text, *place) for place in places)


def _written_out(text: str, places: Sequence[Span]) -> Iterator[Span]:
    """Yield names with initials; the family name comes first only where no initial does."""
    first = [_span(match) for match in _matches(_FIRST_INITIALS, text, places) if _is_name(match)]
    yield from first
    cover = Cover(first)
    for match in _matches(_FIRST_FAMILY, text, places):
        span = _span(match)
        # "Perkmann, M." stands in lists only.
        if "," not in match[0] and _is_name(match) and not cover.overlaps(span):
            yield span


def _is_name(match: re.Match[str]) -> bool:
    words = _WORDS.findall(match[0])
    if not words or (words[-1] in _DIGRAPHS and match[0].endswith(words[-1])):
        return False
    return not _NOT_INITIALS.match(match[0]) and _NO_FAMILY.isdisjoint(words)


def _span(match: re.Match[str]) -> Span:
    """Give the name without a blank or the mark of the genitive at its end."""
    return Span(match.start(), match.start() + len(_GENITIVE.sub("", match[0].rstrip())))


def _cited(text: str, places: Sequence[Span]) -> Iterator[Span]:
    for pattern in (_CITED_PAIR, _CITED_FIRST):
        for match in _matches(pattern, text, places):
            if _NO_FAMILY.isdisjoint(match.groups()):
                yield from (Span(*match.span(n)) for n in range(1, len(match.groups()) + 1))


def _narrated(text: str, places: Sequence[Span]) -> Iterator[Span]:
    """Yield the name of "Perkmann (2003)"."""
    for match in _matches(_NARRATIVE, text, places):
        start = match.start("family" if match["given"] in (None, *_NO_GIVEN) else "given")
        before = text[max(0, start - LONGEST_BEFORE) : start]
        if _may_be_family(match["family"]) and not _OF_A_TOWN.search(before):
            yield Span(start, start + len(_GENITIVE.sub("", text[start : match.end("family")])))


def _listed(text: str, places: Sequence[Span], part: Span) -> Iterator[Span]:
    """Yield the names of "scholars such as Perkmann and Trippl", and of "… and Trippl (2010)"."""
    lists = [match.span("names") for match in _SCHOLARS.finditer(text, *part)]
    lists += [match.span() for match in _matches(_LISTED, text, places)]
    for start, end in lists:
        for one in _ONE_NAMED.finditer(text, start, end):
            if _NO_FAMILY.isdisjoint(_WORDS.findall(one[0])):
                yield _without_opening(text, one)


def _without_opening(text: str, name: re.Match[str]) -> Span:
    """Leave out the word that opens the sentence: "Since Perkmann"."""
    first, _, rest = name[0].partition(" ")
    opens = bool(rest) and first in _NO_GIVEN
    return Span(name.start() + (len(first) + 1 if opens else 0), name.end())


def _full(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield names whose first word is a given name, behind the header: "Michael Porter"."""
    for match in _WRITTEN_OUT.finditer(text, start, end):
        words = _WORDS.findall(match[0])
        if match[1].lower() in _GIVEN and _NO_FAMILY.isdisjoint(words):
            yield _span(match)


def _may_be_family(word: str) -> bool:
    return word not in _NO_FAMILY and not word.isupper() and not word.endswith(_ENDINGS_OF_THINGS)
