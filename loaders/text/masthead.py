"""The line of a journal page that names journal, volume, issue, year and pages."""

import re
from collections.abc import Mapping
from functools import lru_cache

from cbris.loaders.text.references.dates import find_year
from cbris.loaders.text.references.numbers import take_numbers

__all__ = ["read_masthead"]

GAP = "¦"
_MARK = re.compile(
    r"№\s?\d|\b(?:Vol|No|Nr|Iss|Вип|Вып|vyp|Vyp|vip|Issue|Volume|Випуск|Выпуск|Том|Т|Tom|T|Zeszyt"
    r"|z|Heft|Jg|Jahrgang|Roč|roč|č|Ročník"
    r"|Band|Bd|Anul|Номер|Числ[оа]|VOL|NO|ISSUE|vol|no|nr|issue|t)\b\.?\s?[°º№]?\s?[\dIVX]"
    r"|\b(?:Cilt|Sayı|Tome|Årgång|Letnik|Broj)\b|\d\.\s?(?:Jg|ročník)\b"
    r"|\b[an]\.\s[IVXLC\d]+\b|\d{1,4},\s\d{1,3}\s\((?:19|20)\d\d\)|\d\s\((?:19|20)\d\d\)\s\d{5}"
    r"|(?:19|20)\d\d,\s\d{5}"
    r"|[Cc]onferen|[Kk]onferen|[Кк]онферен|[Pp]roceedings"
    r"|\bISSN\b|\d\s?\(\d+\)|\b\d{1,3}\s?:\s?\d{1,3}\s?,"
    r"|\((?:19|20)\d\d\)\s\d{1,4}:|\bévf|\bszám\b|;\s?\d{1,4}\s?[:(]|(?:19|20)\d\d,\s\d{1,3},\s\d|\b\d{1,3}\s?/\s?(?:19"
    r"|20)\d\d\b|\b\d{1,4}\s\((?:19|20)\d\d\)\s\d"
)
_FOREIGN = (
    (
        re.compile(
            r"\b(?:Cilt|Tome|Årgång|Årg|Letnik|Köide|Sējums|Vuosikerta|Anul|Anno)\b\.?\s*:?\s*(?=\d|[IVXLC]+\b)"
            r"|\b(?:a|anno|año|ano|roč)\.?\s(?=[IVXLC]+\b)",
            re.IGNORECASE,
        ),
        "Vol. ",
    ),
    (
        re.compile(
            r"\b(?:Sayı|Nummer|Broj|Br|št|Numero|fasc|číslo|č)\b\.?\s*:?\s*(?=\d)", re.IGNORECASE
        ),
        "No. ",
    ),
    (
        re.compile(r"\b(\d{1,3})\.\s?(?:Jg|Jahrgang|ročník|årgang|årg)\b\.?", re.IGNORECASE),
        r"Vol. \1",
    ),
    (re.compile(r"\b(?:Yıl|Jahr|Año|Ano|Rok)\s:?\s?(?=(?:19|20)\d\d)", re.IGNORECASE), ""),
    (re.compile(r"(?<=\d\))\s?/\s?(?=(?:19|20)\d\d\b)"), ", "),
    (re.compile(r",?\s\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?=\s*$)"), ""),
)
"""Words for volume and issue, before or behind the number, in the form that all lines are read."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PAGES = r"(?P<pages>\d+\s?[-–—]\s?\d+|\d{1,7})"
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!\.\s)(?<![№\d])(?P<volume>\d{{1,4}}),\s(?P<issue>\d{{1,3}})\s\({_YEAR}\)[,:]?\s{_PAGES}(?![\d(])",
        rf"(?<!\.\s)(?<!№\s)(?<![№\d])(?P<volume>\d{{1,4}})\s\({_YEAR}\)[,:]?\s(?P<pages>\d+\s?[-–—]\s?\d+|\d{{5,7}})(?![\d(])",
        rf"{_YEAR},?\s(?P<volume>\d{{1,4}})\s?\((?P<issue>\d{{1,3}})\),\s{_PAGES}(?=\s*(?:;|,?\s*{GAP}|\.?$))",
        rf"^{_YEAR}\s?\|\s?(?:(?P<volume>\d+)\s?\|\s?)?(?P<issue>\d+(?:\s?\(\d+\))?)\s?\|\s?{_PAGES}$",
        r"(?<=,)\s(?:[Aa]rt(?:icle|\.)?\s(?:no\.?\s)?)?(?P<pages>\d{5,7})$",
    )
)
_NO_JOURNAL = re.compile(
    r"(?:číslo|ročník|roč|číslo|heft|nummer|numer|tom|zeszyt|issue|volume|no|nr|vol|січень|лютий)\W*",
    re.IGNORECASE,
)
_LOOSE_YEAR = re.compile(r"(?<![\w/–-])(?:19|20)\d\d(?![\w/–-])")
_PAGES_AFTER = re.compile(
    r"(?<!\d)(?P<pages>\d+\s?[-–—]\s?\d+)\s?(?:pp?|с|c|стор|стр|s|S|old|oldal)\b\.?"
)
_VOLUME_COLON = re.compile(
    r"(?P<volume>\d{1,4})\s?:\s?(?P<issue>\d{1,3}(?:[-–]\d)?),\s(?:pp?\.\s)?(?P<pages>\d+\s?[-–—]\s?\d+)"
)
_YEAR_FIRST = re.compile(
    r"\((?P<year>(?:19|20)\d\d)\)\s(?P<volume>\d{1,4}):(?P<pages>\d+\s?[-–—]\s?\d+|\d{1,5})(?!\d)"
)
_YEAR_SLASH = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)\s?/\s?(?P<issue>\d{1,2})\b(?!\s?/)"
    r"|\b(?P<first>\d{1,2})\s?/\s?(?P<last>(?:19|20)\d\d)\b"
)
_ISSN = re.compile(
    r"\(?\b[ep]?-?ISSN\b[^\d]{0,12}\d{4}[-–]\d{3}[\dXХ]\)?(?:\s?\((?:print|online)\))?",
    re.IGNORECASE,
)
_DATES = re.compile(
    r"\b(?:received|accepted|revised|submitted|надійшла|прийнят|retrieved|accessed)\b",
    re.IGNORECASE,
)
_NUMERO = re.compile(r"\b(?:Núm|Nº|n[.º°]|Num|nro)\.?º?\s(?=\d)", re.IGNORECASE)
_SOURCE = re.compile(r"^(?:source|published in|in|джерело|источник|źródło)\s?:\s+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")
_TAIL = re.compile(
    r"[\s,(–—-]*\b(?:Випуск|Выпуск|ВИПУСК|ВЫПУСК|ТОМ|VOL|ISSUE|Вип|Вып|Vol|Issue|No|Nr|Том|Т|Jg|Jahrgang|Roč|Nr|серія|series"
    r"|рік|год|р|г|pp?|с|С|S|s)\.?\s*[№:]?\s*$|\s*[(\[]\s*$"
)
_MEETING = re.compile(
    r"\b(?:proceedings|conference|konferenc\w+|конференці\w+|конференци\w+|tagung|congress)\b.*"
    r"\b(?:pp?|[сСsS])\.\s?\d",
    re.IGNORECASE,
)
"""Proceedings, of which a paper has pages without a volume."""
_PARALLEL = re.compile(r"\s\([^()]{6,}\)?$")
"""The name in another language, in brackets."""
_SERIES = re.compile(
    r"(?:policy (?:brief|paper|note)|working paper|discussion paper|briefing|report"
    r"|preprint)s?(?: series)?",
    re.IGNORECASE,
)
"""The kind of a series, which is no name of a journal."""
_LINK = re.compile(
    r"(?:\bDOI\b\s?:?\s?)?(?:https?://|www\.|10\.\d{4,9}/)\S+|\bdoi:\s?\S+", re.IGNORECASE
)
_CITED = re.compile(r"^[^\W\d_][\w’'-]+,?\s(?:[^\W\d_]\.\s?)+.{0,80}\(?(?:19|20)\d\d\)?")
_SENTENCE = re.compile(r"[a-zа-яіїє]{3,}\s(?:is|are|was|were|has|have|the|that|which|є|що|это)\s")
MAX_LINE = 220
MAX_WORDS = 28
MAX_JOURNAL_WORDS = 15


def read_masthead(line: str) -> dict[str, str]:
    """Give ``journal``, ``volume``, ``issue``, ``year`` and ``pages``; empty if it is none.

    A masthead holds a number of volume or issue and a year; the journal is what stands
    before the first of them, or behind all where nothing stands before.
    """
    return dict(_read(line))


@lru_cache(maxsize=256)
def _read(line: str) -> Mapping[str, str]:
    if len(line) > MAX_LINE or not _MARK.search(line) or len(line.split()) > MAX_WORDS:
        return {}
    if _DATES.search(line) or _CITED.match(line) or _SENTENCE.search(line):
        return {}
    line = _SOURCE.sub("", line)
    text = _LINK.sub(f" {GAP} ", _ISSN.sub(" ", _NUMERO.sub("No. ", line)))
    for pattern, plain in _FOREIGN:
        text = pattern.sub(plain, text)
    text, found = _numbered(text)
    text, pages = _pages(text)
    found |= pages
    if "year" not in found:
        year = find_year(text) or _LOOSE_YEAR.search(text)
        if year:
            words = year["year"] if "year" in year.groupdict() else year[0]
            found["year"] = re.sub(r"\D", "", words)
            text = f"{text[: year.start()]} {GAP} {text[year.end() :]}"
    text, numbers = take_numbers(text, GAP)
    numbers.pop("num_pages", None)
    found = numbers | found
    if not ({"volume", "issue"} & found.keys() or "ISSN" in line):
        return found if found.keys() == {"year", "pages"} and _MEETING.search(line) else {}
    return found | _journal(text) if "year" in found or len(found) > 1 else {}


def _numbered(text: str) -> tuple[str, dict[str, str]]:
    """Read "15:3, 201–219" and "2019/3" or "3/2019"."""
    for pattern in _WHOLE:
        match = pattern.search(text)
        if match:
            read = {name: value for name, value in match.groupdict().items() if value}
            read["pages"] = _range(read["pages"])
            return f"{text[: match.start()]} {GAP} {text[match.end() :]}", read
    match = _VOLUME_COLON.search(text)
    if match:
        found = match.groupdict() | {"pages": _range(match["pages"])}
        return f"{text[: match.start()]} {GAP} {text[match.end() :]}", found
    match = _YEAR_FIRST.search(text)
    if match:
        found = match.groupdict() | {"pages": _range(match["pages"])}
        return f"{text[: match.start()]} {GAP} {text[match.end() :]}", found
    match = _YEAR_SLASH.search(text)
    if match and not re.search(r"\d\s?/\s?\d+\s?/", text):
        year, issue = match["year"] or match["last"], match["issue"] or match["first"]
        return f"{text[: match.start()]} {GAP} {text[match.end() :]}", {
            "year": year,
            "issue": issue,
        }
    return text, {}


def _pages(text: str) -> tuple[str, dict[str, str]]:
    match = _PAGES_AFTER.search(text)
    if not match:
        return text, {}
    return f"{text[: match.start()]} {GAP} {text[match.end() :]}", {"pages": _range(match["pages"])}


def _range(pages: str) -> str:
    return re.sub(r"\s?[-–—]\s?", "-", pages)


def _journal(text: str) -> dict[str, str]:
    parts = [_cleaned(part) for part in text.split(GAP)]
    first = parts[0]
    behind = [part for part in parts[1:] if _fits(part)]
    name = first if _fits(first) else behind[0] if not first and len(behind) == 1 else ""
    return {"journal": name} if name else {}


def _cleaned(part: str) -> str:
    words = part.strip(' ,.;:–—-/|«»"“”¦•·()')
    bare = _TAIL.sub("", words).strip(' ,.;:–—-/|«»"“”¦•·(')
    bare = _PARALLEL.sub("", bare)
    return f"{bare}»" if bare.count("«") > bare.count("»") else bare


def _fits(name: str) -> bool:
    if _SERIES.fullmatch(name) or _NO_JOURNAL.fullmatch(name):
        return False
    return bool(_LETTERS.search(name)) and len(name.split()) <= MAX_JOURNAL_WORDS
