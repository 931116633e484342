"""Title, container, publisher and place in the words behind the authors."""

import re
from collections.abc import Sequence

from cbris.loaders.text.letters import LOWER, UPPER, WORD

__all__ = ["GAP", "first_boundary", "imprint", "quoted_title", "segments", "split_by_comma", "tidy"]

GAP = "¦"
"""Stands where a number, a link or a date was cut out."""

_BOUNDARY = re.compile(
    rf"(?<![\s.])(?:\.[”»\"]?|[?!][”»\"]?)\s+(?=[{UPPER}\d«“\"„‘'(\[№¦])|\s*¦[\s.,;:¦]*"
)
_STRONG = "."
_ABBREVIATIONS_LISTED = """
    acad adm adv am ann appl arch assoc biol bull chem co comm comp conf cf corp dept dev dr
    ecol econ ed eds educ eng engl environ eur fig financ fr gen geogr geol ger germ gov govt
    hist ie inc ind inf inform innov inst int intern intl is iss issue jr j lett ltd manag
    management math mgmt mt nat natl nauk no nr numb org p pp phys pol polit pr proc prof publ
    q quart rep res red rev saint sci ser soc sociol st stat stud sup suppl sust syst technol
    tech trans ukr univ vol vs vyd vyp zag zah акад в вид вип вип вісн дис доц ек екон ж зб ім
    ін канд кн м мат матер наук нац під проф ред с см ст стр т та тех тов упоряд ун укр утв ч
    шк
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())
SERIAL = re.compile(
    r"\b(?:Journal|Journals?|Review|Reviews|Studies|Research|Letters|Quarterly|Annals|Bulletin"
    r"|Proceedings|"
    r"Transactions|Magazine|Gazette|Revista|Revue|Zeitschrift|Archives?|Advances|Papers|Visnyk"
    r"|Zhurnal|Zbirnyk"
    r"|Naukov\w+|Herald|Вісник|Журнал|Збірник|Записки|Праці|Вестник|Известия|Часопис|Economics"
    r"|Policy|Planning"
    r"|Geography|Science|Sciences|Management)\b|\bJ\."
)
PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w*|Publications|Verlag|Books?|Elsevier|Springer|Routledge|Wiley|Elgar"
    r"|Palgrave"
    r"|Macmillan|Sage|SAGE|Academic|Printing|Editions?|Vydavnytstvo|Видавництво|Вид-во|Изд-во"
    r"|Издательство"
    r"|Видавничий|University|Institute|Commission|Bank|Office|Council|ТОВ|ПП|Dumka|думка|OECD)\b"
)
_PLACE_PUBLISHER = re.compile(
    rf"(?P<place>{WORD}(?:[ -]{WORD}|\.-{WORD})?(?:,\s[A-Z]{{2}}|(?:,\s{WORD}(?:\s{WORD})?)?)?"
    rf"|[МКЛХС]\.|K\.)\s?:\s?(?P<publisher>\S.*)"
)
_PLACES_LISTED = """
    amsterdam antwerp athens barcelona basel beijing berlin bern berkeley boston bratislava
    brussels bucharest budapest cambridge cheltenham chicago chernivtsi copenhagen dnipro
    dordrecht dublin edinburgh farnham frankfurt geneva hamburg heidelberg helsinki kharkiv
    kiev krakow kyiv lisbon ljubljana london luxembourg lutsk luzern lviv madrid manchester
    melbourne milan minsk moscow munich odesa odessa oslo oxford paris poltava prague riga
    rivne rome rzeszow sofia stockholm strasbourg sumy sydney tallinn ternopil tokyo toronto
    uzhhorod vienna vilnius vinnytsia warsaw warszawa washington wien york zurich zürich київ
    львів харків одеса ужгород чернівці луцьк рівне тернопіль суми полтава дніпро вінниця
    москва минск санкт-петербург
"""
PLACES = frozenset(_PLACES_LISTED.split())
_QUOTED = re.compile(r"^[«“\"„‘](?P<title>[^”»\"“]{8,}?)[,.]?[”»\"“’][,.]?\s*")
_EDITION = re.compile(
    r"[\[(]?\b(?:\d+(?:st|nd|rd|th)|\d-[еге]\w*|[Rr]ev(?:ised)?\.?|[Ss]econd"
    r"|[Tt]hird)\s(?:ed(?:ition|n|\.)?|вид)\b\.?[\])]?"
)
_WORDS = re.compile(r"[^\W\d_]{2}")
_LABEL = re.compile(
    r"(?i:vol|no|iss|issue|pp?|вип|том|art|article|available|from|in|and|doi|issn|isbn)\.?[\s\d-]*"
)
LOOK_BACK = 40
_LAST_WORD = re.compile(r"(?P<chain>[^\W\d_]{1,8}\.\s)?(?P<word>[^\W\d_]+)$")
_CHAIN_NEXT = re.compile(rf"[{UPPER}][{LOWER}]{{0,7}}(?:[.,]|\s¦)")
MAX_ABBREVIATION = 8
MIN_TITLE_WORDS = 3
MAX_PLACE_WORDS = 3


def first_boundary(text: str) -> int:
    """Give where the first sentence ends, after its mark; the length if it never does.

    A question mark ends a title only where no full stop does so later.
    """
    weak = 0
    for match in _BOUNDARY.finditer(text):
        if _is_abbreviation(text, match):
            continue
        if match[0].lstrip()[0] in "?!" and not weak:
            weak = match.start() + 1
        elif match[0].lstrip()[0] not in "?!":
            return match.start() + (0 if GAP in match[0] else 1)
    return weak or len(text)


def segments(text: str) -> list[str]:
    """Cut words at gaps and full stops, abbreviations kept whole; empty pieces left out."""
    pieces, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if GAP in match[0] or not _is_abbreviation(text, match):
            pieces.append(text[start : match.start() + (GAP not in match[0])])
            start = match.end()
    tidied = [tidy(piece) for piece in [*pieces, text[start:]]]
    return [piece for piece in tidied if _WORDS.search(piece) and not _LABEL.fullmatch(piece)]


def tidy(words: str) -> str:
    """Drop the punctuation around a value; the point of an abbreviated name stays."""
    inner = words.strip(" ¦,;:–—/-\n")
    abbreviated = inner.endswith(".") and bool(re.search(rf"[{LOWER}]\.\s[{UPPER}]\w*\.", inner))
    stripped = inner if abbreviated else inner.rstrip(" .,;:–—/-")
    return stripped.strip(" ¦,;:").strip('«»“”"„') if stripped.count('"') % 2 else stripped


def quoted_title(text: str) -> tuple[str, str] | None:
    """Split words that open with a title in quotation marks into title and rest."""
    match = _QUOTED.match(text)
    return (match["title"], text[match.end() :]) if match else None


def split_by_comma(text: str) -> tuple[str, str] | None:
    """Split "Title, Container": at the first comma behind which all is written as a name."""
    after = max(text.rfind("? "), text.rfind("! ")) + 1
    for match in re.finditer(r",\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        words = len(left.split())
        if words >= MIN_TITLE_WORDS and match.start() > after and _is_name(right):
            return left, right
    return (
        (text[:after], text[after:].strip()) if after and _is_name(text[after:].strip()) else None
    )


def imprint(parts: Sequence[str], numbered: bool, extent: bool) -> dict[str, str]:
    """Tell container, publisher and place among the pieces behind a title.

    :param numbered: volume, issue or pages were found, so a container is expected.
    :param extent: the number of pages was found, so a place and a publisher are.
    """
    found: dict[str, str] = {}
    for part in (tidy(_EDITION.sub("", part)) for part in parts):
        if not part:
            continue
        for name, value in _named(part, numbered, extent, found).items():
            found.setdefault(name, value)
    return found


def _named(part: str, numbered: bool, extent: bool, found: dict[str, str]) -> dict[str, str]:
    match = _PLACE_PUBLISHER.fullmatch(part)
    if match and not SERIAL.search(part) and (extent or _is_place(match["place"]) or not numbered):
        return {"place": match["place"], "publisher": tidy(match["publisher"])}
    if _is_place(part):
        return {"place": part}
    expects = numbered and not extent and "container" not in found
    if expects:
        return {"container": part}
    last = part.rpartition(", ")
    if last[0] and _is_place(last[2]):
        return {"publisher": last[0], "place": last[2]}
    if extent and len(part.split()) == 1:
        return {"place": part}
    return {"publisher": part}


def _is_place(words: str) -> bool:
    bare = re.split(r"[ ,;/–-]+", words.strip(" .,").casefold())
    return len(bare) <= MAX_PLACE_WORDS and (bare[0] in PLACES or bare[-1] in PLACES)


def _is_name(words: str) -> bool:
    """Tell whether the words are capitalised as the name of a journal is."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) >= len("with")]
    capital = sum(word[0].isupper() for word in long)
    return (
        bool(words[:1].isupper())
        and bool(long)
        and (capital == len(long) or (bool(SERIAL.search(words)) and capital >= len(long) / 2))
    )


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if text[match.start()] != _STRONG:
        return False
    before = _LAST_WORD.search(text[max(0, match.start() - LOOK_BACK) : match.start()])
    if not before:
        return False
    word = before["word"]
    chained = (
        before["chain"] and len(word) < MAX_ABBREVIATION and _CHAIN_NEXT.match(text, match.end())
    )
    single = len(word) == 1 and word.isupper()
    return single or word.casefold() in _ABBREVIATIONS or bool(chained)
