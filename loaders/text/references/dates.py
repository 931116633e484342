"""Dates in the words of a reference: the day of access, the year of publication."""

import re
from datetime import date

from cbris.loaders.text.alternatives import one_of

__all__ = ["MONTH", "find_date", "find_year", "parse_date", "take_accessed"]

_MONTHS_LISTED = """
    january jan січня січень січ января январь янв stycznia styczeń ledna január januára
    januar ianuarie tammikuuta sichnia enero gennaio janvier janeiro ocak jaanuar janvāris
    janvārī sausio leden
    february feb лютого лютий лют февраля февраль фев lutego luty února február februára
    februar februarie helmikuuta liutoho febrero febbraio février fevereiro şubat veebruar
    februāris februārī vasario únor
    march mar березня березень бер марта март marca marzec března március marec märz martie
    maaliskuuta bereznia marzo mars março mart märts marts martā kovo březen
    april apr квітня квітень квіт апреля апрель апр kwietnia kwiecień dubna április apríla
    aprilie huhtikuuta kvitnia abril aprile avril nisan aprill aprīlis aprīlī balandžio duben
    may травня травень трав мая май maja maj května május mája mai toukokuuta travnia mayo
    maggio maio mayıs maijs maijā gegužės květen
    june jun червня червень черв июня июнь czerwca czerwiec června június júna juni iunie
    kesäkuuta chervnia junio giugno juin junho haziran juuni jūnijs jūnijā birželio červen
    july jul липня липень лип июля июль lipca lipiec července július júla juli iulie
    heinäkuuta lypnia julio luglio juillet julho temmuz juuli jūlijs jūlijā liepos červenec
    august aug серпня серпень серп августа август авг sierpnia sierpień srpna augusztus
    augusta elokuuta serpnia agosto août ağustos augusts augustā rugpjūčio srpen
    september sept sep вересня вересень верес сентября сентябрь сент września wrzesień září
    szeptember septembra septembrie syyskuuta veresnia septiembre settembre septembre setembro
    eylül septembris septembrī rugsėjo
    october oct жовтня жовтень жовт октября октябрь окт października październik října október
    októbra oktober octombrie lokakuuta zhovtnia octubre ottobre octobre outubro ekim oktoober
    oktobris oktobrī spalio říjen
    november nov листопада листопад лист ноября ноябрь нояб listopada listopad listopadu
    novembra noiembrie marraskuuta lystopada noviembre novembre novembro kasım novembris
    novembrī lapkričio
    december dec грудня грудень груд декабря декабрь дек grudnia grudzień prosince decembra
    dezember decembrie joulukuuta hrudnia diciembre dicembre décembre dezembro aralık
    detsember decembris decembrī gruodžio
"""
_FIRST_OF_MONTH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def _month_numbers() -> dict[str, int]:
    """Map each name to its number; the English name opens each month of the list."""
    numbers: dict[str, int] = {}
    number = 0
    for name in _MONTHS_LISTED.split():
        number += name in _FIRST_OF_MONTH
        numbers.setdefault(name, number)
    return numbers


_NUMBER_OF = _month_numbers()
MONTH = rf"{one_of(_NUMBER_OF)}\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_DAY}\.?(?:\s(?:of|de))?\s{MONTH}(?:\sde)?,?\s{_YEAR}|{MONTH}\s{_DAY},?\s{_YEAR}"
    rf"|{_YEAR}[,.]?\s{MONTH}\s{_DAY}|{_DAY}-{MONTH}-{_YEAR}"
    rf"|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}|\d{{1,2}}[./]\d{{1,2}}[./]\d\d(?!\d)"
    rf"|{_YEAR}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}|{MONTH},?\s{_YEAR}|{_YEAR})"
    rf"(?:\s?(?:року|roku|р|г|r)\b\.?)?"
)
_ANY_DATE = re.compile(rf"(?<!\w){_DATE}", re.IGNORECASE)
_ACCESS_WORDS = (
    r"(?:(?:last\s)?(?:date\sof\s)?(?:last\s)?ac?cess(?:ed)?(?:\sdate)?(?:\son)?|ac?cess(?:ed)?\sat"
    r"|assessed(?:\son)?|\w+\sac?cess(?:ed)?\s(?:was\s)?on"
    r"|date\sof\s(?:application|appeal|reference|treatment|visit|viewing|request|circulation|use"
    r"|the\sapplication)|application\sdate|appeal\sdate|date\sviewed"
    r"|retrieved(?:\son)?|(?:last\s)?viewed(?:\son)?|(?:last\s)?visited(?:\son)?|cited"
    r"|seen(?:\son)?"
    r"|(?:last\s)?checked(?:\son)?|consulted(?:\son)?|downloaded(?:\son)?"
    r"|дата\s(?:звернення|доступу|перегляду|обращения|доступа|відвідування|останнього\s\w+)"
    r"|звернення|переглянуто|останн(?:ій|є)\s(?:доступ|звернення|перегляд)"
    r"|дата\sпоследнего\s\w+|data\s(?:zvernennia|dostępu|dostupu|obrashcheniya|dostepu|wejścia)"
    r"|dostęp"
    r"|dostep|cit\.|citováno|citované|letöltve|letöltés(?:\sdátuma|\sideje)?|hozzáférés|megtekintve"
    r"|utolsó\sletöltés|(?:zuletzt\s)?abgerufen(?:\sam)?|(?:letzter\s)?zugriff(?:\sam)?"
    r"|accesat(?:\sla)?"
    r"|consultat(?:\sla)?|viitattu|luettu|hämtad|skatīts|žiūrėta|consultée?\sle|consulta(?:do|da)?"
    r"(?:\s(?:em|el|a))?|fecha\sde\s(?:acceso|consulta)|(?:ultimo\s)?accesso|consultato(?:\sil)?"
    r"|ac(?:esso|edido)\sem|citat|vizualizat|erişim(?:\starihi)?|besucht\sam|pristupljeno|vaadatud)"
)
_ACCESSED = re.compile(
    rf"[\[({{]?\s*(?<!\w){_ACCESS_WORDS}\s*[:.–—-]?\s*(?P<date>{_DATE})[.\s]*[\])}}]?"
    rf"(?:,?\s(?=from\b|at\b))?",
    re.IGNORECASE,
)
_BARE_ACCESS = re.compile(
    rf"(?<=\S)\s*[\[(](?P<date>\d{{1,2}}\.\d{{1,2}}\.{_YEAR}|{_YEAR}-\d\d-\d\d)[\])](?=\W*$)"
)
# One of these is in each of the words for access: a quick look before the slow search.
_ACCESS_STEMS_LISTED = """
    access acess assessed date retriev seen viewed visited check consul downlo звернен дост
    перегл обращ відвід останн послед zvern dost obrash wejś cit. citov letölt hozzáf megtek
    abgeruf zugriff accesat viitat luettu hämtad skat žiūr cited acedido citat vizual erişim besucht
    pristup vaadat
"""
_ACCESS_STEMS = tuple(_ACCESS_STEMS_LISTED.split())
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_SHORT = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,2})")
_IN_WORDS = re.compile(r"[^\W\d_]{3,}")
_SUFFIX = r"(?:[a-zа-я]\b)?"
_IN_PARENTHESES = re.compile(
    rf"[(\[]\s?(?:(?:{MONTH}\s)?(?:{_DAY}\s)?(?:{MONTH}\s)?)?[cс]?(?P<year>{_YEAR})(?:/\d{{2,4}})?"
    rf"{_SUFFIX}(?:\s?(?:р|г)\.)?(?:[,/]?\s?(?:{MONTH}|{_DAY}|\s|[-–]|{_YEAR}|spring|summer"
    rf"|autumn|fall"
    rf"|winter)+)?\s?[)\]]",
    re.IGNORECASE,
)
_STANDALONE = re.compile(
    rf"(?:(?<=[,.;:¦‖\]])\s?|(?<=\s[–—])\s?|^"
    rf"|(?<=[,.;:–—¦‖\]])\s(?:{_DAY}\s?[–-]\s?)?(?:{_DAY}\s)?{MONTH}\s(?:{_DAY},?\s)?)"
    rf"[cс©]?(?P<year>{_YEAR})(?:[–/-]{_YEAR})?{_SUFFIX}(?:\s?(?:р|г|y|r)\."
    rf"|\s{MONTH}(?:\s{_DAY})?)?"
    rf"(?=\s*[,.;:¦–—)]|\s*$)(?![-–—/]\d|\s?[-–—]\s?\d|\.\d)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"(?<![\w/–—№-])(?<!№\s)(?<!No\.\s)(?<![\d.]\.)(?P<year>{_YEAR})(?=\s*[.,;]?\s*(?:¦|$)"
    rf"|;\s?\d|\s\d{{1,3}}\s?\(\d|,\s\d{{1,3}}(?:\s?\(\d+\))?,\s[\de]"
    rf"|,\s(?:[sSpPсСzt]|ss|pp|nr|no|vol|t|z|№|R|č|roč|wyd)\b\.?\s?[\dIVX№])"
)
_IN_DATE = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}[./]\d{{1,2}}[./]|\d{{1,2}}\.?\s?[IVX]+\.?\s?"
    rf"|{_DAY}\.?\s{MONTH}\s)(?P<year>{_YEAR})(?!\d)",
    re.IGNORECASE,
)
CENTURY = 2000


def parse_date(words: str) -> str | None:
    """Give a full date as ISO 8601, day before month in figures; None if a part is missing."""
    for pattern, order in ((_DAY_MONTH_YEAR, (3, 2, 1)), (_ISO, (1, 2, 3))):
        if match := pattern.search(words):
            return _iso(*(int(match[group]) for group in order))
    if match := _SHORT.search(words):
        return _iso(CENTURY + int(match[3]), int(match[2]), int(match[1]))
    names = [word.casefold() for word in _IN_WORDS.findall(words)]
    month = next((_NUMBER_OF[name] for name in names if name in _NUMBER_OF), None)
    year = re.search(_YEAR, words)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    if not (month and year and day):
        return None
    return _iso(int(year[0]), month, int(day[0]))


def take_accessed(text: str, gap: str) -> tuple[str, str | None]:
    """Cut the day of access out of a reference, so that its year is never the work's."""
    low = text.casefold()
    match = _ACCESSED.search(text) if any(stem in low for stem in _ACCESS_STEMS) else None
    match = match or _BARE_ACCESS.search(text)
    if not match:
        return text, None
    return f"{text[: match.start()]} {gap} {text[match.end() :]}", parse_date(match["date"])


def find_date(text: str, value: str) -> tuple[int, int] | None:
    """Find the words of a date that is given as ISO 8601."""
    year = value[:4]
    if year not in text:
        return None
    dates = (match.span() for match in _ANY_DATE.finditer(text) if year[2:] in match[0])
    return next((span for span in dates if parse_date(text[slice(*span)]) == value), None)


def find_year(text: str) -> re.Match[str] | None:
    """Find the year of publication: in parentheses, else the last that stands by itself."""
    parenthesised = _IN_PARENTHESES.search(text)
    if parenthesised:
        return parenthesised
    standing = list(_STANDALONE.finditer(text)) or list(_LOOSE.finditer(text))
    return standing[-1] if standing else _IN_DATE.search(text)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
