"""Dates in the words of a reference: the day of access, the year of publication."""

import re
from datetime import date

__all__ = ["MONTH", "find_year", "parse_date", "take_accessed"]

_MONTHS = (
    ("january", "jan", "січня", "січень", "января", "январь"),
    ("february", "feb", "лютого", "лютий", "февраля", "февраль"),
    ("march", "mar", "березня", "березень", "марта", "март"),
    ("april", "apr", "квітня", "квітень", "апреля", "апрель"),
    ("may", "травня", "травень", "мая", "май"),
    ("june", "jun", "червня", "червень", "июня", "июнь"),
    ("july", "jul", "липня", "липень", "июля", "июль"),
    ("august", "aug", "серпня", "серпень", "августа", "август"),
    ("september", "sept", "sep", "вересня", "вересень", "сентября", "сентябрь"),
    ("october", "oct", "жовтня", "жовтень", "октября", "октябрь"),
    ("november", "nov", "листопада", "листопад", "ноября", "ноябрь"),
    ("december", "dec", "грудня", "грудень", "декабря", "декабрь"),
)
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH = "(?:" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + r")\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_DAY}(?:\sof)?\s{MONTH},?\s{_YEAR}|{MONTH}\s{_DAY},?\s{_YEAR}|{_YEAR},?\s{MONTH}\s{_DAY}"
    rf"|{_DAY}-{MONTH}-{_YEAR}|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?{_YEAR}"
    rf"|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}|{MONTH},?\s{_YEAR}|{_YEAR})(?:\s?(?:р|г)\.)?"
)
_ACCESS_WORDS = (
    r"(?:(?:last\s)?(?:date\sof\s)?(?:last\s)?access(?:ed)?(?:\sdate)?(?:\son)?|accessed\sat"
    r"|date\sof\s(?:application|appeal|reference|treatment|visit|viewing|request|circulation)"
    r"|retrieved(?:\son)?|(?:last\s)?viewed(?:\son)?|(?:last\s)?visited(?:\son)?|cited"
    r"|checked(?:\son)?"
    r"|дата\s(?:звернення|доступу|перегляду|обращения|доступа)|звернення|переглянуто"
    r"|останній\sдоступ)"
)
_ACCESSED = re.compile(
    rf"[\[(]?\s*\b{_ACCESS_WORDS}\s*[:.–—-]?\s*(?P<date>{_DATE})[.\s]*[\])]?(?:,?\s(?=from\b))?",
    re.IGNORECASE,
)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})")
_ISO = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_IN_WORDS = re.compile(r"[^\W\d_]{3,}")
_IN_PARENTHESES = re.compile(
    rf"[(\[]\s?(?:(?:{MONTH}\s)?(?:{_DAY}\s)?(?:{MONTH}\s)?)?(?P<year>{_YEAR})(?:/\d{{2,4}})?[a-zа-я]?"
    rf"(?:,\s(?:{MONTH}|{_DAY}|\s|[-–])+)?\s?[)\]]",
    re.IGNORECASE,
)
_STANDALONE = re.compile(
    rf"(?:(?<=[,.;:¦\]])\s?|(?<=\s[–—])\s?|^"
    rf"|(?<=[,.;:–—¦\]])\s(?:{_DAY}\s)?{MONTH}\s(?:{_DAY},?\s)?)"
    rf"(?P<year>{_YEAR})[a-z]?(?:\s?(?:р|г|y)\.|\s{MONTH}(?:\s{_DAY})?)?(?=\s*[,.;:¦–—)]"
    rf"|\s*$)(?![-–—/]\d|\s?[-–—]\s?\d)",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"(?<![\w/–—-])(?P<year>{_YEAR})(?=\s*[.,;]?\s*(?:¦|$))")


def parse_date(words: str) -> str | None:
    """Give a full date as ISO 8601, day before month in figures; None if a part is missing."""
    for pattern, order in ((_DAY_MONTH_YEAR, (3, 2, 1)), (_ISO, (1, 2, 3))):
        if match := pattern.search(words):
            return _iso(*(int(match[group]) for group in order))
    names = [word.casefold() for word in _IN_WORDS.findall(words)]
    month = next((_NUMBER_OF[name] for name in names if name in _NUMBER_OF), None)
    year = re.search(_YEAR, words)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    if not (month and year and day):
        return None
    return _iso(int(year[0]), month, int(day[0]))


def take_accessed(text: str, gap: str) -> tuple[str, str | None]:
    """Cut the day of access out of a reference, so that its year is never the work's."""
    match = _ACCESSED.search(text)
    if not match:
        return text, None
    return f"{text[: match.start()]} {gap} {text[match.end() :]}", parse_date(match["date"])


def find_year(text: str) -> re.Match[str] | None:
    """Find the year of publication: in parentheses, else the last that stands by itself."""
    parenthesised = _IN_PARENTHESES.search(text)
    if parenthesised:
        return parenthesised
    standing = list(_STANDALONE.finditer(text)) or list(_LOOSE.finditer(text))
    return standing[-1] if standing else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
