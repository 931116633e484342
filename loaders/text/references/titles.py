"""Where a title ends, and the pieces behind it."""

import re

from cbris.loaders.text.letters import LOWER, UPPER, WORD
from cbris.loaders.text.references.places import PLACES

__all__ = [
    "BREAK",
    "GAP",
    "drop_edition",
    "first_boundary",
    "quoted_title",
    "segments",
    "split_by_comma",
    "tidy",
    "unquoted",
]

GAP = "¦"
"""Stands where a number, a link or a date was cut out."""

BREAK = "‖"
"""Stands where a dash parts what a full stop behind an abbreviation would not."""

_BOUNDARY = re.compile(
    rf"\s*‖\s*|(?<![\s.])(?:\.[”»\"]?|[?!][”»\"]?)\s+(?=[{UPPER}\d«“\"„‘'\[№¦])|\s*¦[\s.,;:¦]*"
)
_STRONG = "."
_ABBREVIATIONS_LISTED = """
    acad adm adv am ann appl arch assoc balt biol bull cf ch chem co col comm comp conf corp
    cult demogr dept dev dr ecol econ ed eds educ eff emp eng engl environ eur evol fig financ
    fr gen geogr geol ger germ gov govt gr hist hrsg ie inc ind indus inf inform innov inst
    instit int integr intern intl is iss issue j jr khar lett lib lit ltd manag management matem
    mater math mgmt mt nat natl nauk no nr numb ord org p phil phys pol polit pp pr prakt probl
    proc prof proj psych publ q quant quart red reg rep repr res rev rocz roz roč s saint sci
    sect ser soc sociol st stat str strat stud stycz sup supp suppl sust sustain syst t tech
    technol trans ukr univ urb urban vol vs vyd vyp vyr wyd yb z zag zah zb zesz č авг акад англ
    апр асп бер берез бюл в верес вид вип всеукр вісн г гл гос груд дек держ дис дисс доп доц ек
    екон ж жовт зав заг зб изд им канд кв квіт кер кн конф л лип листоп лют м март мат матем
    матер междунар мол моногр міжвуз міжнар мін навч наук нац нояб окр окт орг под посіб пр
    практ пров проф проц психол під регіон ред респ рос с сб сем сент серп серія см соц спец ст
    стор стр студ січ т та тез тех техн тов трав укр ун упоряд утв уч ф фак фев філол хім ч черв
    чл шк юрид янв ім ін
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())
_CAPITAL_ABBREVIATIONS = frozenset(("Art", "Asp", "Dem", "Lab", "Plan", "Spec", "Theor"))
_TOWN_AHEAD = re.compile(rf"(?P<town>{WORD}(?:-{WORD})*)(?:\s?:\s|,\s(?:\d{{4}}|¦)|\s*¦|,\s*¦)")
_FIRST_WORD = re.compile(rf"[.?!]\s[{UPPER}][{LOWER}]{{1,8}}$|^\s*[{UPPER}][{LOWER}]{{1,8}}$")
_NUMBERED_NEXT = re.compile(
    rf"(?:[{UPPER}][{LOWER}]{{1,8}}\s)?[{UPPER}][{LOWER}]{{0,8}}\.,?\s*(?:\d|¦|$)"
)
_CENTURY = re.compile(r"[IVXІХ]{1,5}\s?ст$")
_QUOTED = re.compile(
    r"^(?:[«“\"„‟](?P<title>[^”»\"“]{6,}?)[,.]?[”»\"“‟]"
    r"|[‘'‚](?P<single>.{6,}?)[,.]?[’'‘](?=[,.]?\s)(?!\s[a-z]))[,.]?\s*"
)
_SERIAL = re.compile(
    r"\b(?:Journal|Review|Studies|Research|Letters|Quarterly|Bulletin|Proceedings|Revue|Zeitschrift"
    r"|Studia|Zeszyty|Rocznik|Вісник|Журнал|Збірник|Вестник|Economics|Policy|Planning|Geography"
    r"|Science|Management)\b"
)
_EDITION = re.compile(
    r"[\[(,.]*\s?\b(?:\d+(?:st|nd|rd|th)|\d+-?[аеог]?\w{0,2}\.?|[Rr]ev(?:ised)?\.?|[Ss]econd"
    r"|[Tt]hird"
    r"|[Ff]irst|[Nn]ew|[Ii]nternational|\d+\.,?\s(?:\w+\.?\s)?)\s?"
    r"(?:ed(?:ition|n|\.)?|вид(?:ання|\.)?|изд(?:ание|\.)?|vyd(?:ání|anie|annia|\.)?|wyd(?:anie"
    r"|\.)?"
    r"|kiad(?:ás|\.)|Aufl(?:age|\.)?)(?!\w)\.?"
    r"(?:,?\s(?:перераб|доп|стер|испр|переробл|перероб|виправл|доповн|rev|dopl|rozš)\w*\.?"
    r"(?:\s[итi]а?\s\w+\.?)?)*[\])]?"
)
_WORDS = re.compile(r"[^\W\d_]{2}")
_LABEL = re.compile(
    r"(?i:vol|no|iss|issue|pp?|вип|том|art|article|available|from|in|and|doi|issn|isbn)\.?[\s\d-]*"
)
_PLACE_LETTERS = frozenset("КМЛХK")
_PAIRS = (("«", "»"), ("“", "”"), ("„", "”"), ("„", "“"), ('"', '"'), ("‘", "’"), ("'", "'"))
LOOK_BACK = 40
_LAST_WORD = re.compile(r"(?P<chain>[^\W\d_]{1,8}\.\s)?(?P<word>[^\W\d_]+)$")
_CHAIN_NEXT = re.compile(rf"[{UPPER}][{LOWER}]{{0,7}}(?:[.,]|\s¦)")
MAX_ABBREVIATION = 8
MAX_LOWER_ABBREVIATION = 5
MIN_TITLE_WORDS = 2


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
            return match.start() + (0 if match[0].strip()[0] in (GAP, BREAK) else 1)
    return weak or len(text)


def segments(text: str) -> list[str]:
    """Cut words at gaps and full stops, abbreviations kept whole; empty pieces left out."""
    pieces, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if GAP in match[0] or not _is_abbreviation(text, match):
            hard = match[0].strip()[0] in (GAP, BREAK)
            pieces.append(text[start : match.start() + (not hard)])
            start = match.end()
    tidied = [tidy(piece) for piece in [*pieces, text[start:]]]
    return [piece for piece in tidied if _is_piece(piece)]


def _is_piece(words: str) -> bool:
    named = _WORDS.search(words) or words in _PLACE_LETTERS
    return bool(named) and not _LABEL.fullmatch(words)


def tidy(words: str) -> str:
    """Drop the punctuation around a value; the point of an abbreviated name stays."""
    inner = words.rstrip(" ¦‖,;:–—/-\n").lstrip(" .¦‖,;:–—/-\n")
    abbreviated = inner.endswith(".") and bool(re.search(rf"[{LOWER}]\.\s[{UPPER}]\w*\.", inner))
    stripped = inner if abbreviated else inner.rstrip(" .,;:–—/-")
    return stripped.strip(" ¦‖,;:").strip('«»“”"„') if stripped.count('"') % 2 else stripped


def unquoted(words: str) -> str:
    """Drop quotation marks that hold the whole of a value."""
    inner = words.strip(" .,;:")
    for opening, closing in _PAIRS:
        whole = inner.startswith(opening) and inner.endswith(closing)
        if whole and closing not in inner[1:-1] and opening not in inner[1:-1]:
            return inner[1:-1].strip(" .,;:")
    return words


def drop_edition(words: str) -> str:
    """Cut out the number of an edition."""
    return _EDITION.sub("", words)


def quoted_title(text: str) -> tuple[str, str] | None:
    """Split words that open with a title in quotation marks into title and rest."""
    match = _QUOTED.match(text)
    return (match["title"] or match["single"], text[match.end() :]) if match else None


def split_by_comma(text: str) -> tuple[str, str] | None:
    """Split "Title, Container": where all behind the comma is written as a name.

    Of several such commas it is the first before the word of a periodical, else the last.
    """
    after = max(text.rfind("? "), text.rfind("! ")) + 1
    halves = [
        (text[: match.start()], text[match.end() :])
        for match in re.finditer(r",\s+", text)
        if match.start() > after and _parts_title(text[: match.start()], text[match.end() :])
    ]
    serial = [(left, right) for left, right in halves if _SERIAL.search(right.split(", ")[0])]
    if halves:
        return (serial or halves[-1:])[0]
    rest = text[after:].strip()
    return (text[:after], rest) if after and _is_name(rest) else None


def _parts_title(left: str, right: str) -> bool:
    words = len(left.split())
    long = words > MIN_TITLE_WORDS or (words == MIN_TITLE_WORDS and bool(_SERIAL.search(right)))
    return long and _is_name(right)


def _is_name(words: str) -> bool:
    """Tell whether the words are capitalised as the name of a journal is."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) >= len("with")]
    capital = sum(word[0].isupper() for word in long)
    return (
        bool(words[:1].isupper())
        and bool(long)
        and (capital == len(long) or (bool(_SERIAL.search(words)) and capital >= len(long) / 2))
    )


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    if text[match.start()] != _STRONG or BREAK in match[0]:
        return False
    before = _LAST_WORD.search(text[max(0, match.start() - LOOK_BACK) : match.start()])
    if not before:
        return False
    word = before["word"]
    chained = (
        before["chain"]
        and (word[0].isupper() or len(word) <= MAX_LOWER_ABBREVIATION)
        and len(word) < MAX_ABBREVIATION
        and _CHAIN_NEXT.match(text, match.end())
    )
    single = len(word) == 1 and word.isupper()
    if _CENTURY.search(text, max(0, match.start() - LOOK_BACK), match.start()):
        return False
    if (town := _TOWN_AHEAD.match(text, match.end())) and town["town"].casefold() in PLACES:
        return False
    if _FIRST_WORD.search(text, max(0, match.start() - LOOK_BACK), match.start()) and (
        _NUMBERED_NEXT.match(text, match.end())
    ):
        return True
    listed = word.casefold() in _ABBREVIATIONS or word in _CAPITAL_ABBREVIATIONS
    return single or listed or bool(chained)
