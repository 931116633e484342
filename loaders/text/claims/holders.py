"""Who is said to hold what a stretch of a sentence says, read from patterns/holders.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from cbris.loaders.text.claims.plain import Plain
from cbris.loaders.text.claims.triggers import expanded
from cbris.loaders.text.letters import UPPER
from cbris.loaders.text.yaml_files import read_packaged

__all__ = [
    "FAMILY",
    "NAME",
    "Holding",
    "carried",
    "holder_at",
    "holdings",
    "is_conceded",
    "is_over",
    "is_person",
    "mended",
    "names",
    "number_before",
    "said_behind",
]

NAME = re.compile(expanded("{name}"))
_SAYS = re.compile(r"that\b|,")
_THAT = re.compile(r"that\b")
_AS = re.compile(r"\b[Aa]s \w")
_NO = re.compile(r" no \w")
# "Evidence shows that": nouns that open a sentence without an article are no family names.
_NOUN = re.compile(
    r".*(?:[ts]ion|ence|ance|ment|ness|ity|ism|ship|ics|ture|ysis|ory|logic|work|search)s?$"
    r"|.*(?:ies|ees|ives|ians|ists|ants|ers)$|(?:Firm|Owner|Worker|Manager|Leader|Teacher|Farmer|Employer"
    r"|Stakeholder|Visitor|Investor|Producer|Grower|Evaluator|Auditor|Member|Partner|Official|Mayor"
    r"|Student|Resident|Citizen|Practitioner|Commuter|Expert|Scholar|Researcher|Author|Engineer"
    r"|Respondent|Official|Opponent|Proponent|Supporter|Voter|Doctor|Nurse)s?$"
    r"|(?:Policy|Policies|Strategy|Program(?:me)?|Plan|Region|Euroregion|Euregio|Agenda|Deal|Act"
    r"|Treaty|Initiative|Scoreboard|Index|Report|Survey|Project|Group|Board|Valley|Rhine|Europe"
    r"|Area|States?|Law|Regional|National|European|Cross-[Bb]order|Euro[a-z]+)$"
)
_NEEDS = {
    "{cited}": re.compile(r"\w\.?,? ?(?:\(\d{4}|\[\d)"),
    "{name": re.compile(rf"[{UPPER}]\w{{0,2}}\.[\s-]?[{UPPER}l]"),
}
_ALL_NEEDS = (*_NEEDS.values(), _SAYS, _THAT, _AS, _NO)
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
FAMILY = re.compile(rf"(?<![\w.])(?!{_YEAR})[{UPPER}][\w'’-]{{1,}}(?!\w*\.)")
_OWN_AGAIN = re.compile(
    r"(?:;|, but|, yet|, although|, whereas) (?:(?:however|yet|but|still|nevertheless),? )?"
    r"(?:in (?:reality|fact|practice|truth|our|this)|our|we|this (?:paper|article|study)"
    r"|the (?:data|results|figures|evidence|survey)|here|nevertheless)\b"
)
_CONCEDES = re.compile(
    r"\W*(?:(?:and|but|yet|thus|so),? )?(?:although|though|even though|while|whilst|whereas)\b",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"[;:]\s|—")
_COMMA = re.compile(r",\s(?!(?:and|or|but|which|who|whose|where|while|whereas|as|for|in)\b)")
_OTHERS = re.compile(r",? (?:et al\.?|and others|and colleagues)$")
_BETWEEN_NAMES = re.compile(r",? and |,? & |, ")
_NUMBER_WORDS = "two three four five six seven eight nine ten"
_NUMBERS = {word: n for n, word in enumerate(_NUMBER_WORDS.split(), 2)}
_ITEM = re.compile(r"(?:^|\n)\s*\(?(\d{1,2})[.)]\s+$")
_ANNOUNCED = re.compile(rf"\b({'|'.join(_NUMBERS)})\b[^:]{{0,80}}:$", re.IGNORECASE)


@dataclass(frozen=True)
class Holding:
    """Who holds what is said from `start` on, up to the end of the sentence.

    Without names it is somebody whom the text does not name, or, if `own`, its author.
    """

    names: tuple[str, ...]
    start: int
    own: bool = False


class _Pattern(NamedTuple):
    """A rule of holders.yaml; `needs` is what a sentence must have for it, easily found."""

    trigger: re.Pattern[str]
    needs: re.Pattern[str]
    own: bool
    known: bool
    lone: bool


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(map(_pattern, read_packaged("patterns/holders.yaml")["rules"]))


def _pattern(rule: Mapping[str, Any]) -> _Pattern:
    trigger = rule["trigger"]
    needs = next((needs for part, needs in _NEEDS.items() if part in trigger), _needed(trigger))
    own, known = rule.get("own", False), rule.get("known", False)
    lone = "{lone}" in trigger
    return _Pattern(re.compile(expanded(trigger)), needs, own, known, lone)


def _needed(trigger: str) -> re.Pattern[str]:
    """Give what a sentence must have for a trigger without a citation or initials."""
    if trigger.endswith(" that"):
        return _THAT
    if trigger.startswith("[Aa]s "):
        return _AS
    return _NO if trigger.endswith(r" no (?=\w)") else _SAYS


def holdings(
    plain: Plain,
    families: frozenset[str] = frozenset(),
    things: frozenset[str] = frozenset(),
) -> tuple[Holding, ...]:
    """Find whom a sentence gives as holders of what follows, in the order of the sentence.

    :param families: names that make a holder without a citation: those of the references.
    :param things: words of the names of places and programmes, which hold nothing.
    """
    met = {needs: bool(needs.search(plain.text)) for needs in _ALL_NEEDS}
    found = [
        (match, one.own)
        for one in _patterns()
        if met[one.needs]
        for match in one.trigger.finditer(plain.text)
        if not one.known or all(name.split()[-1] in families for name in _named(match))
        if not one.lone or all(is_person(name, families, things) for name in _named(match))
    ]
    sure = [match for match, own in found if own or _named(match)]
    bodies = [match for match, _ in found if match.groupdict().get("body")]
    found = [
        (match, own)
        for match, own in found
        if match in bodies or not any(_overlap(match, body) for body in bodies)
    ]
    kept = {
        Holding(_named(match), _end(match), own)
        for match, own in found
        if match in sure or not any(_overlap(match, other) for other in sure)
    }
    return tuple(sorted(kept, key=lambda one: (one.start, one.names)))


def is_person(name: str, families: frozenset[str], things: frozenset[str]) -> bool:
    """Tell whether capitalised words without initials are a person's name."""
    words = name.split()
    if words[-1] in families:
        return True
    return not any(word in things or _NOUN.match(word) for word in words)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _named(match: re.Match[str]) -> tuple[str, ...]:
    groups = match.groupdict()
    if body := groups.get("body") or groups.get("as_body"):
        return (body,)
    holder = groups.get("holder") or groups.get("as_holder")
    return names(holder) if holder else ()


def _end(match: re.Match[str]) -> int:
    """Give where the name of the holder ends; without a name, where the match does."""
    groups = match.groupdict()
    named = next((name for name in ("body", "holder") if groups.get(name)), 0)
    return match.end(named)


def said_behind(plain: Plain, place: int, things: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Give whom the end of a clause names as holder: ", according to Able", ", notes A. Able"."""
    found = _behind().match(plain.text, place)
    if found is None:
        return ()
    person = found.group("holder") or found.group("as_holder")
    lone = _named(found)
    if not person or NAME.match(person):
        return lone
    return lone if all(is_person(name, frozenset(), things) for name in lone) else ()


@cache
def _behind() -> re.Pattern[str]:
    """Give the pattern of a holder behind what is claimed."""
    return re.compile(
        expanded(
            r"\"?,?\"? (?:as |at least |or so )?(?:"
            r"(?:is |was |were |has been |had been |already |earlier |also |\w+ly )*"
            r"(?:shown|noted|argued|stressed|pointed out|demonstrated|suggested|found|observed"
            r"|concluded|emphasi[sz]ed) by|according to|in the (?:view|opinion|words) of"
            r"|argues?|argued|notes?|noted|says|said|states|stated|points out|stresses|believes"
            r"|writes|claims) (?:the )?(?:(?P<body>{body})|(?P<holder>{names}|{lone}))"
            r"|,? as (?:the )?(?:(?P<as_body>{body})|(?P<as_holder>{names}|{lone}))(?:{mark})?"
            r" (?:has |have |had |already |earlier |also |\w+ly )*{say}"
        )
        + r"(?=[ .,;]|$)"
    )


def names(text: str) -> tuple[str, ...]:
    """Give the personal names in a text: initials and family name, else family names alone.

    An l that stands for a capital I among the initials is mended.
    """
    full = tuple(mended(found.group()) for found in NAME.finditer(text))
    return full or tuple(_BETWEEN_NAMES.split(_OTHERS.sub("", text)))


def mended(name: str) -> str:
    """Write the initials in capitals: "T.lI." is what a scanner makes of "T.I."."""
    initials, family = re.fullmatch(r"(.*\.)\s*(\S+)", name, re.DOTALL).groups()  # type: ignore[union-attr]
    family = family.removesuffix("'s")
    return f"{re.sub(r'(?<=[.])l(?=I[.])', '', initials)} {family}"


def holder_at(found: Sequence[Holding], position: int) -> Holding | None:
    """Give who holds what is said at a position, None if nothing is said of it."""
    before = [holding for holding in found if holding.start <= position]
    return before[-1] if before else None


def is_over(plain: Plain, start: int, place: int) -> bool:
    """Tell whether the text speaks for itself again: "they believe so; in reality, roads lead"."""
    return bool(_OWN_AGAIN.search(plain.lower, start, place))


def is_conceded(plain: Plain, start: int, place: int) -> bool:
    """Tell whether a holder stands in a "while Able says that roads fail," before a place."""
    if not _CONCEDES.match(_BREAKS.split(plain.masked[:start])[-1]):
        return False
    said = _THAT.search(plain.masked, start, place)
    verbs = [verb for verb in plain.finite if said and said.end() <= verb < place]
    return bool(verbs) and bool(_COMMA.search(plain.masked, verbs[0], place))


def number_before(text: str, start: int) -> int | None:
    """Give the number of the list item that begins at the start ("1. "), if it is one."""
    found = _ITEM.search(text, max(0, start - 12), start)
    return int(found.group(1)) if found else None


def carried(
    sentences: Sequence[str],
    numbers: Sequence[int | None],
    found: Iterable[tuple[Holding, ...]],
) -> Iterator[tuple[Holding, ...]]:
    """Carry the holders of "X distinguishes two kinds:" into the list that follows.

    The item behind the colon belongs to it. The other items do only if there are as
    many as were announced: a longer list is two lists run together.

    :param numbers: for each sentence, the number that it bears as a list item.
    """
    held: tuple[Holding, ...] = ()
    left = 0
    for n, own in enumerate(found):
        if numbers[n] is not None and left > 0:
            left -= 1
            own = own or held
        elif numbers[n] is not None:
            held = ()
        yield own
        if sentences[n].endswith(":"):
            held = (Holding(own[-1].names, 0),) if own else ()
            left = _belonging(sentences[n], numbers[n + 1 :]) if own else 0


def _belonging(sentence: str, following: Sequence[int | None]) -> int:
    """Count the numbered items that belong to a sentence that ends in a colon."""
    items = [number for number in following if number is not None]
    last = next((n for n, number in enumerate(items) if number != n + 1), len(items))
    announced = _ANNOUNCED.search(sentence)
    return last if announced and _NUMBERS[announced.group(1).lower()] == last else min(last, 1)
