"""Names of people at the beginning of a reference, in the orders that lists print them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from cbris.loaders.text.document import Name
from cbris.loaders.text.letters import LOWER, MENDED, UPPER, WORD
from cbris.loaders.text.references.given_names import FAMILY_NAMES, GIVEN_NAMES, IBERIAN_NAMES

__all__ = [
    "CORPORATE",
    "Names",
    "full_names",
    "is_family_first",
    "is_written_out",
    "read_names",
    "take_names",
]

INITIAL = rf"[{UPPER}](?:hch|{MENDED}|-?[{LOWER}]{MENDED}?)?\."
INITIALS = rf"{INITIAL}(?:\s?-?\s?{INITIAL}){{0,3}}"
# Each alternative is one word: two readings of "van der" would be tried in all combinations.
PARTICLE = (
    r"(?:(?:[Vv][ao]n|[Zz]u[mr]?|[Dd]e[nrl]?|[Dd]ella|[Dd][aio]|[Dd]os|du|[Ll][aeo]s?|[Tt]e[nr]"
    r"|[Ee]l|[Aa]l|[Bb]en|[Mm]ac|St\.|фон|ван|де)[ -]|[dDlL]['’](?=[A-Z]))"
)
FAMILY = rf"{PARTICLE}{{0,3}}{WORD}(?:\s?[-‐–]\s?{WORD})*(?:\s{WORD}(?:-{WORD})?)?"
SUFFIX = r"(?:,?\s(?:Jr|Sr|III|II)\b\.?)?"
_BARE_INITIALS = rf"[{UPPER}]{{1,3}}|[{UPPER}](?:\s[{UPPER}]){{1,2}}|[{UPPER}]-[{UPPER}]"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<family>{FAMILY}),\s?(?P<given>{INITIALS}){SUFFIX}(?!\w)",
        rf"(?P<family>{FAMILY})\s(?P<given>{INITIALS})(?!\w)",
        rf"(?P<given>{INITIALS})\s?(?P<family>{PARTICLE}{{0,3}}{WORD}(?:-{WORD})"
        rf"*(?:\s{WORD}(?=\s*(?:[,;:.&(]|$)))?)"
        rf"{SUFFIX}",
        rf"(?P<family>{PARTICLE}{{0,3}}{WORD}(?:-{WORD})*(?:\s{WORD})?),?\s(?P<given>{_BARE_INITIALS})"
        r"(?=\s*(?:[,.;:&(/]|and\b|et\b|$))",
        rf"(?P<family>{PARTICLE}{{0,3}}{WORD}(?:-{WORD})*(?:\s{WORD})?),\s"
        rf"(?P<given>{WORD}(?:-{WORD})?(?:\s{INITIALS}|\s{WORD})?)(?=\s*(?:;|\(\d{{4}}))",
    )
)
_PARTICLE_BEHIND = re.compile(
    r"\s(?P<particle>[vV]an(?: de[nr]?| der)?|[vV]on(?: der)?|de(?: la)?|der|da|dos|ter)(?=,|\s&"
    r"|\s\(|\.)"
)
_LAST_INVERTED = re.compile(
    rf"(?P<family>{PARTICLE}{{0,3}}{WORD}(?:-{WORD})*(?:\s{WORD})?),\s"
    rf"(?P<given>{WORD}(?:-{WORD})?(?:\s{INITIALS}|\s{WORD})?)(?=\.\s|,\s\d{{4}}|\s\()"
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;]?\s*(?:&|\b(?:and|und|et|та|і|й|и|i|oraz|a|és|și|şi|y|og|och|ja)\b)\s*"
    r"|[;,]\s*(?:(?:…"
    r"|\.\s?\.\s?\.)\s*(?:&\s*)?)?|(?:…|\.\.\.)\s*|\s?/\s?|\s[–—-]\s)"
)
_OTHERS = re.compile(
    r",?;?\s*[\[(]?(?:\bet\.? al\b\.?|(?:та|і|й) ін(?:ш\w*\b|\.)|и др(?:угие\b|\.)|and (?:others"
    r"|al\.)"
    r"|ta in\.|i in(?:ni\b|\.)|a kol(?:ektív|ektiv)?\b\.?|u\.\s?a\.|et coll?\.|és mtsai\.?"
    r"|m\. fl\.)[\])]?,?",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*(?:;|,?\s(?:and|&|та|і|и|und|és|oraz|i|a)\s|,\s*(?:and\s|&\s)?|\s?/\s?|\s[–—-]\s)\s*"
)
_PERSON = re.compile(
    rf"{PARTICLE}{{0,3}}{WORD}(?:-{WORD})*(?:\s(?:{INITIALS}|{PARTICLE}{{0,3}}{WORD}(?:-{WORD})*)){{1,2}}"
)
_WRITTEN_OUT = re.compile(
    rf"{WORD}(?:-{WORD})?,?\s(?:{PARTICLE}{{0,3}}{WORD}(?:-{WORD})?|[{UPPER}]\.)(?:\s{WORD}(?:-{WORD})?)?"
    r"(?=\.\s|:\s|,\s|\s\(\d{4}|\s(?:and|&|und|і|та|и|i|és)\s)"
)
_FAMILY_FIRST = re.compile(rf"{FAMILY},?\s{INITIALS}")
_FAMILY_LAST = re.compile(rf"{INITIALS}\s?{WORD}")
_PAIR = re.compile(
    rf"({PARTICLE}{{0,3}}{WORD}(?:-{WORD})*),\s({WORD}(?:-{WORD})?(?:\s(?:{INITIALS}|{WORD}))?)"
)
_ONE_FAMILY = re.compile(rf"{PARTICLE}{{0,3}}{WORD}(?:[- ]{WORD})?")
_CORPORATE_END = r"(?:AG|GmbH|Ltd|LLC|Inc|S\.A|Corp|PLC|plc)"
CORPORATE = re.compile(
    rf"\b(?:{_CORPORATE_END}|[Cc]ommission|Committee|Council|Institute|University|Bank|Ministry"
    rf"|Agency"
    r"|Office|Organi[sz]ation|Association|Union|Nations|Department|Centre|Center|Parliament|Fund"
    r"|Foundation|Forum|Secretariat|Government|Federation|Group|Network|Academy|Service|Authority"
    r"|Держ(?:ком|служб|стат)\w*|Укрстат|Євростат|Евростат|ООН|ОЕСР|ЮНЕСКО|OECD|UNESCO|UNCTAD"
    r"|WIPO|IMF|WTO|ESPON|Eurostat|Комісія|[Іі]нститут|Міністерство|Рада"
    r"|[Сс]лужба|[Цц]ентр"
    r"|Банк"
    r"|Університет|Агентство|Організація|Комиссия|Институт|Министерство|Совет|Кабінет|Асоціація)\b"
)
_LEGAL_FORM = re.compile(rf"\b{_CORPORATE_END}\.?$")
_ACRONYM = re.compile(rf"[{UPPER}]{{3,10}}(?:\s?/\s?[{UPPER}]{{2,10}})?")
MAX_CORPORATE_WORDS = 12


class Names(NamedTuple):
    """The names read, and where the words behind them begin."""

    names: tuple[Name, ...]
    end: int


def take_names(text: str) -> Names:
    """Read names with initials from the beginning, as far as they go."""
    names: list[Name] = []
    position = end = 0
    while match := _form(text, position) or _after_semicolon(text, position, end):
        particle = _PARTICLE_BEHIND.match(text, match.end())
        family = f"{particle['particle']} {match['family']}" if particle else match["family"]
        names.append(Name(_plain(family), _plain(match["given"])))
        end = particle.end() if particle else match.end()
        separator = _SEPARATOR.match(text, end)
        if not separator or separator.end() == end:
            break
        position = separator.end()
    others = _OTHERS.match(text, end) if names else None
    return Names(_without_points(names), others.end() if others else end)


def read_names(text: str, family_first: bool = False) -> tuple[Name, ...]:
    """Read a text that holds names and nothing else; empty if it holds other words."""
    words = text.strip(" ,.;:")
    taken = take_names(text.strip(" ,;:"))
    if taken.names and not text.strip(" ,;:")[taken.end :].strip(" .,;:"):
        return taken.names
    return full_names(_OTHERS.sub("", words), family_first)


def full_names(text: str, family_first: bool) -> tuple[Name, ...]:
    """Read names that are written out; the list decides together which part is the family."""
    if CORPORATE.search(text):
        return ()
    inverted = _inverted(text)
    if inverted:
        return inverted
    parts = [part for part in _PART.split(text) if part]
    if not parts or not all(_PERSON.fullmatch(part) for part in parts):
        return ()
    vote = _vote(parts)
    swapped = vote > 0 or (vote == 0 and family_first and len(parts) > 1)
    return tuple(_ordered(part, swapped) for part in parts)


def is_family_first(entries: Iterable[str]) -> bool:
    """Tell whether most entries of a list open with the family name before initials."""
    votes = [
        bool(_FAMILY_FIRST.match(entry)) - bool(_FAMILY_LAST.match(entry)) for entry in entries
    ]
    return sum(votes) > 0


def is_written_out(entries: Iterable[str]) -> bool:
    """Tell whether most entries of a list open with names that bear no initials."""
    votes = [1 if _WRITTEN_OUT.match(entry) else -1 for entry in entries]
    return sum(votes) > 0


def corporate(text: str) -> Name | None:
    """Read a body as author: by its legal form, its kind, or an acronym."""
    words = text.strip(" ,;:¦")
    if ": " in words:
        return None
    named = _LEGAL_FORM.search(words) or _ACRONYM.fullmatch(words) or CORPORATE.search(words)
    return Name(literal=words) if named and len(words.split()) <= MAX_CORPORATE_WORDS else None


def has_legal_form(text: str) -> bool:
    """Tell whether the words end as the name of a firm does."""
    return bool(_LEGAL_FORM.search(text.strip(" .,;:¦")))


def _without_points(names: list[Name]) -> tuple[Name, ...]:
    """Drop the point of a sentence behind the last initials, where no others bear points."""
    pointed = ["." in (name.given or "") for name in names]
    if len(names) > 1 and pointed[-1] and not any(pointed[:-1]):
        names[-1] = Name(names[-1].family, (names[-1].given or "").rstrip("."))
    return tuple(names)


def _form(text: str, position: int) -> re.Match[str] | None:
    return next(filter(None, (form.match(text, position) for form in _FORMS)), None)


def _after_semicolon(text: str, position: int, end: int) -> re.Match[str] | None:
    """Match the last "Family, Given." of a list that semicolons part."""
    return _LAST_INVERTED.match(text, position) if ";" in text[end:position] else None


def _inverted(text: str) -> tuple[Name, ...]:
    """Read "Family, Given" lists: separated by semicolons, or the first inverted alone."""
    pieces = [
        piece.strip(" ,")
        for piece in re.split(
            r";|,?\s(?:&|and|und|et|та|і|i)\s|\s[–—-]\s|\s?/\s?",
            text,
        )
        if piece.strip(" ,;")
    ]
    matches = [_PAIR.fullmatch(piece) for piece in pieces]
    if all(matches):
        return tuple(Name(m[1], m[2]) for m in matches if m)
    if alternating := _alternating(text):
        return alternating
    first = _PAIR.match(text)
    if not first or ";" in text:
        return ()
    rest = [part for part in _PART.split(text[first.end() :]) if part]
    if not all(_PERSON.fullmatch(part) for part in rest):
        return ()
    return (Name(first[1], first[2]), *(_ordered(part, False) for part in rest))


def _alternating(text: str) -> tuple[Name, ...]:
    """Read "Family, Given, Family, Given", where most of the second ones are given names."""
    pieces = [piece for piece in re.split(r",\s(?:and\s|&\s)?|\sand\s", text) if piece]
    families, given = pieces[::2], pieces[1::2]
    if len(pieces) < 4 or len(families) != len(given):
        return ()
    known = sum(one.split()[0].split("-")[0].casefold() in GIVEN_NAMES for one in given)
    named = all(map(_ONE_FAMILY.fullmatch, families))
    if not named or 2 * known < len(given):
        return ()
    return tuple(Name(one, other) for one, other in zip(families, given, strict=True))


def _vote(parts: Iterable[str]) -> int:
    """Weigh every name: above 0 the family stands first, below 0 last."""
    return sum(_weight(part.split()) for part in parts)


def _weight(words: list[str]) -> int:
    first, last = words[0].casefold(), words[-1].casefold()
    given_last = last in GIVEN_NAMES or last.split("-")[0] in GIVEN_NAMES
    given_first = first in GIVEN_NAMES or first.split("-")[0] in GIVEN_NAMES
    return given_last - given_first + (first in FAMILY_NAMES) - (last in FAMILY_NAMES)


def _ordered(name: str, family_first: bool) -> Name:
    words = name.split()
    if family_first:
        return Name(words[0], " ".join(words[1:]))
    small = ("van", "von", "de", "der", "da", "del", "di", "dos", "le", "la", "ter", "ten")
    at = next((i for i, w in enumerate(words[1:-1], 1) if w.casefold() in small), -1)
    if at == -1 and len(words) == 3 and _is_double_family(words):
        at = 1
    return Name(" ".join(words[at:]), " ".join(words[:at]))


def _is_double_family(words: list[str]) -> bool:
    """Tell two family names, as in Spain and Portugal, from two given names."""
    first, middle = words[0].casefold(), words[1].casefold()
    return "." not in middle and first in IBERIAN_NAMES and middle not in GIVEN_NAMES


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("- ", "-").replace(" -", "-")
