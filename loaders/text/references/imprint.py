"""Container, publisher and place among the words behind a title."""

import re
from collections.abc import Sequence

from cbris.loaders.text.letters import WORD
from cbris.loaders.text.references.places import COUNTRIES, PLACES, TOWNS
from cbris.loaders.text.references.serials import SERIAL, SERIES
from cbris.loaders.text.references.titles import tidy

__all__ = [
    "PUBLISHER",
    "SERIAL",
    "by_comma",
    "imprint",
    "is_imprint",
    "is_place",
    "named",
    "says_nothing",
]

PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w*|Publications|Verlag\w*|Books?|Elsevier|Springer|Routledge|Wiley"
    r"|Elgar|Palgrave"
    r"|Macmillan|Sage|SAGE|Academic|Printing|Editions?|Éditions?|Ediciones|Edizioni|Vydavnytstvo"
    r"|Vydavnychyi"
    r"|Видавництво|Вид-во|вид-во|Изд-во|изд-во|Издательство|Видавничий|Видавець|University"
    r"|Universität"
    r"|Univerzita|Univerzity|Uniwersytet\w*|Universitatea|Université|Universidad|Egyetem|Institute?"
    r"|Instytut|Institut|Інститут|Університет|університет\w*|Commission|Bank|Office|Council|ТОВ"
    r"|ПП|ФОП"
    r"|Dumka|думка|OECD|Wydawnictwo|Wyd\.|Oficyna|PWN|PWE|Difin|Scholar|Kiadó|Vydavateľstvo"
    r"|Vydavatelství"
    r"|Nakladatelství|Editura|Nomos|Academia|Akademia|Akademie|Ashgate|Pinter|Pinter|Emerald|Brill"
    r"|Lang|Blackwell|Oxford UP|Edward|Campus|Наука|Знання|Либідь|Логос|КНЕУ|КНЕУ|ЦУЛ|НАН|НАНУ"
    r"|ІРД|УжНУ"
    r"|House|Centre|Center|Agency|Foundation|Association|Ministry|Міністерство|Комісія|друкарня"
    r"|Друкарня"
    r"|Поліграф\w*|Видав\w*|центр)\b"
)
_REPORT_NUMBER = re.compile(r"^(?:COM|SEC|SWD)\s?\(\d{4}\)\s?\d+(?:\s?final)?,\s")
_NO_PUBLISHER = re.compile(
    r"(?:(?:working|discussion|policy|research) (?:paper|brief|report)s?|report|final report"
    r"|mimeo|doctoral"
    r"|thesis|dissertation|(?:candidate|doctor|master|extended abstract|phd)\b.{0,40}"
    r"|COM ?\(?\d[^,]*|SEC ?\([^,]*"
    r"|SWD ?\([^,]*|text|print|sine loco|Сер(?:ія)?\b.*|Ser(?:iia|ies)?\b.*|Серия\b.*|Вид\. \d.*"
    r"|дис\..*"
    r"|автореф.*|навч.*|підруч.*|моногр.*|zb\..*|dys\..*|avtoref.*|L|C|OJ|ст|art|sect?|ETS|poz"
    r"|item|(?:ch|ч|кн|kn|pt|part|ст|st|col|розд)\.\s?\d+|\d{1,2}\s[^\W\d_]+\.?\s?\(?|link|access"
    r"|online)",
    re.IGNORECASE,
)
_PLACE_PUBLISHER = re.compile(
    rf"(?P<place>{WORD}(?:[ -]{WORD}|\.-{WORD}|-{WORD})?(?:,\s[A-Z]{{2}}|,\sD\.?C\.?"
    rf"|(?:(?:[,;/–-]|\sand\s|\s&\s)\s?{WORD}(?:\s{WORD})?){{0,2}})?"
    rf"|[МКЛХСKMОД]\.(?:[;,]?\s?[МКЛХСKM]\.)?|СПб\.?|L\.|N\.\s?Y\.)\s?:\s?(?P<publisher>\S.*)"
)
_NAME_WORD = r"(?:[«„“\"]?[^\W\d_a-zа-яіїєґ][\w’'.«»“”\"-]*|&|and|i|a|та|і|of|for|und|für|és)"
_ABBREVIATED_PLACES = frozenset(
    ("м", "к", "л", "х", "о", "д", "k", "m", "l", "спб", "n.y", "n. y", "ny")
)
_NAMES = re.compile(
    rf"(?:{WORD}(?:[ -]{WORD})?(?:,\s{WORD})?)\s?:\s?(?:{_NAME_WORD}(?:\s|,\s)?){{1,5}}\.?"
)
_PAIR = re.compile(rf"{_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}},\s{WORD}(?:\s{WORD})?")
_BETWEEN_TOWNS = re.compile(r"\s?[/–;&]\s?|\s(?:and|und|та|і|i|a)\s|(?<=\w)-(?=\w)")
_STATES = frozenset(
    ("ca", "conn.", "d.c", "d.c.", "dc", "il", "ma", "mass", "mass.", "md", "mi", "nj", "ny", "pa")
)
MAX_PLACE_WORDS = 3
MAX_TOWN_WORDS = 2
MIN_TITLE_WORDS = 3


def imprint(parts: Sequence[str], numbered: bool, extent: bool) -> dict[str, str]:
    """Tell container, publisher and place among the pieces behind a title.

    :param numbered: volume, issue or pages were found, so a container is expected.
    :param extent: the number of pages was found, so a place and a publisher are.
    """
    found: dict[str, str] = {}
    for part in parts:
        part = _REPORT_NUMBER.sub("", part)
        if not part:
            continue
        if SERIES.match(part) and "container" in found:
            found["container"] = f"{found['container']}. {part}"
        elif not says_nothing(part):
            _add(found, named(part, numbered, extent, found))
    return found


def says_nothing(part: str) -> bool:
    """Tell whether a piece names a kind or a number, and no publisher."""
    return bool(_NO_PUBLISHER.fullmatch(part))


def _add(found: dict[str, str], more: dict[str, str]) -> None:
    """Add fields; a publisher with its place wins over a piece that only might be one."""
    if {"place", "publisher"} <= more.keys() and "place" not in found and "publisher" in found:
        loose = found.pop("publisher")
        if SERIAL.search(loose):
            found.setdefault("container", loose)
    for name, value in more.items():
        found.setdefault(name, value)


def is_imprint(part: str) -> bool:
    """Tell whether a piece surely names a place or a publisher, and no periodical."""
    match = _PLACE_PUBLISHER.fullmatch(part)
    if is_place(part) or (match and (is_place(match["place"]) or _NAMES.fullmatch(match[0]))):
        return True
    return bool(PUBLISHER.search(part) or _PAIR.fullmatch(part)) and not SERIAL.search(part)


def named(part: str, numbered: bool, extent: bool, found: dict[str, str]) -> dict[str, str]:
    """Name the fields that one piece gives."""
    match = _PLACE_PUBLISHER.fullmatch(part)
    if match and _parts_place(match, part, extent or not numbered):
        return _place_first(match)
    if is_place(part):
        return {"place": f"{part}." if len(part) == 1 else part}
    last = part.rpartition(", ")
    ends_in_place = bool(last[0]) and is_place(last[2])
    if not numbered and not ends_in_place and _PAIR.fullmatch(part) and not SERIAL.search(part):
        return {"publisher": last[0], "place": last[2]}
    if numbered and not extent and "container" not in found:
        surely = ends_in_place and PUBLISHER.search(last[0]) and not SERIAL.search(last[0])
        if not surely:
            return {"container": part}
    if ends_in_place:
        return by_comma(part)
    if not numbered and not extent and SERIAL.search(part) and not PUBLISHER.search(part):
        return {"container": part}
    if extent and len(part.split()) <= MAX_TOWN_WORDS and not PUBLISHER.search(part):
        return {"place": part}
    return {"publisher": part}


def by_comma(words: str) -> dict[str, str]:
    """Read "Publisher, Place" or "Publisher, Place, Country"."""
    pieces = words.split(", ")
    first = len(pieces) - 1
    while first > 1 and is_place(", ".join(pieces[first - 1 :])) and is_place(pieces[first - 1]):
        first -= 1
    return {"publisher": ", ".join(pieces[:first]), "place": ", ".join(pieces[first:])}


def is_place(words: str) -> bool:
    """Tell whether words are a town, with its country or beside another, and nothing else."""
    stripped = words.strip(" .,[]()").removeprefix("м. ").removeprefix("m. ")
    if PUBLISHER.search(stripped):
        return False
    low = stripped.casefold()
    if low in TOWNS or low.strip(".") in _ABBREVIATED_PLACES:
        return True
    towns = low.split(", ")
    if len(towns) > 1:
        return _are_places(towns)
    halves = [half for half in _BETWEEN_TOWNS.split(low) if half]
    if len(halves) > 1:
        return len(halves) <= MAX_PLACE_WORDS and any(map(_is_town, halves))
    return _is_town(low) or low in COUNTRIES


def _are_places(towns: Sequence[str]) -> bool:
    """Tell whether most of a list are towns, or a short name stands before its country."""
    known = sum(is_place(town.removeprefix("and ")) for town in towns)
    if 2 * known > len(towns):
        return True
    return towns[-1] in COUNTRIES and len(towns[0].split()) < MAX_PLACE_WORDS


def _is_town(low: str) -> bool:
    words = [word for word in low.split() if word not in _STATES]
    return low in TOWNS or (len(words) == 1 and _is_known(words[0]))


def _is_known(word: str) -> bool:
    return word in PLACES or word in COUNTRIES or any(half in PLACES for half in word.split("-"))


def _parts_place(match: re.Match[str], part: str, expected: bool) -> bool:
    if is_place(match["place"]) or is_place(match["publisher"]):
        return True
    if PUBLISHER.search(match["publisher"]):
        return True
    return expected and not SERIAL.search(part)


def _place_first(match: re.Match[str]) -> dict[str, str]:
    """Tell the two apart, as some lists print the publisher first: "Pinter: London"."""
    place, publisher = match["place"], tidy(match["publisher"])
    if is_place(publisher) and not is_place(place):
        return {"place": publisher, "publisher": place}
    return {"place": place, "publisher": publisher}
