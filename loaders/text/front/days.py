"""The days on which a publication was received, accepted and published."""

import re
from collections.abc import Iterable, Iterator, Mapping

from cbris.loaders.text.references.dates import MONTH, parse_date

__all__ = ["find_days", "year_of_copyright", "year_of_date"]

_DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{4}}"
    rf"|\d{{4}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s{MONTH},?\s\d{{4}}|{MONTH}\s\d{{1,2}}(?:st|nd|rd"
    rf"|th)?,?\s\d{{4}})"
)
_WORDS: Mapping[str, str] = {
    "received": r"received|submitted|надійшл[аои]|nadiishl[aoy][^\d\n]{0,30}?"
    r"|отриман[аои]|подан[ао]|recibido|recebido|ricevuto|reçu|prijato|doručeno|zaslané"
    r"|поступила|получена|otrzymano|wpłynęło"
    r"|eingegangen|beérkezett|primit|saapunut|дата надходження|дата поступления",
    "accepted": r"accepted|прийнят[аои]|принята|przyjęto|angenommen|elfogadva|acceptat|hyväksytty"
    r"|aceptado|aceite|accettato|accepté|prihvaćeno|přijato|prijaté",
    "published": r"(?:article )?publication date|published(?: online)?|first published"
    r"|available online"
    r"|опублікован[аои]|опубликован[аои]|опубл\."
    r"|дата публікації|дата публикации|opublikowano|veröffentlicht|megjelent|publicat",
}
_PATTERNS = {
    name: re.compile(
        rf"(?<![\w-])(?:{words})(?=\W|$)[^\d\n;,]{{0,40}}?\s*[:–—-]?\s*\n?\s*(?P<date>{_DATE})",
        re.IGNORECASE,
    )
    for name, words in _WORDS.items()
}
_STEMS = (
    "receiv", "submit", "accept", "publish", "online", "надійш", "отрим", "подан", "поступ",
    "получ", "прийн", "принят", "публ", "дата", "otrzym", "wpłyn", "przyj", "publ", "einge",
    "angenom", "veröff", "beérk", "elfog", "megj", "primit", "saap", "hyväk", "надх", "nadiish",
    "recib", "receb", "ricev", "reçu", "acept", "aceit", "accett", "accept", "prija", "přija",
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[^\n]{0,120}?\b(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_PLACE_AND_DATE = re.compile(
    rf"(?P<place>[^\d:;()]{{0,40}}?)(?<![^\W\d_])"
    rf"(?:\d{{1,2}}[./]\s?\d{{1,2}}[./]\s?|(?:\d{{1,2}}\.?\s)?{MONTH}[,]?\s|)"
    r"(?P<year>(?:19|20)\d\d)(?:\.\s[^\W\d_]{3,12})?\.?",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:horizon|europe|europa|agenda|strategy|vision|interreg|copyright|received|accepted|since|in"
    r"|from|till|until|of|and|the|vol|no|nr|issue|report)\b",
    re.IGNORECASE,
)
_YEAR_LABEL = re.compile(
    r"^\W*(?:year|рік|год|rok|rocznik|jahr|yıl|año)\s*:?\s+(?P<year>(?:19|20)\d\d)$", re.I
)
MAX_DATE_LINE = 60
MAX_PLACE_WORDS = 4
BEFORE = 90
BEHIND = 12
"""Code points of the words and the rest of a date around its year."""


def find_days(words: str) -> dict[str, str]:
    """Give ``received``, ``accepted`` and ``published`` as ISO dates, as far as they are told."""
    found: dict[str, str] = {}
    for around in _around_years(words):
        lowered = around.casefold()
        if not any(stem in lowered for stem in _STEMS):
            continue
        for name, pattern in _PATTERNS.items():
            match = pattern.search(around) if name not in found else None
            date = parse_date(match["date"]) if match else None
            if date:
                found[name] = date
    return found


def _around_years(words: str) -> Iterator[str]:
    """Yield what stands around the years, for a date has one; neighbours are yielded together."""
    start = end = -1
    for match in _YEAR.finditer(words):
        if match.start() - BEFORE > end:
            if end >= 0:
                yield words[start:end]
            start = max(0, match.start() - BEFORE)
        end = match.end() + BEHIND
    if end >= 0:
        yield words[start:end]


def year_of_copyright(words: str) -> str | None:
    """Give the year that a line of copyright names."""
    match = _COPYRIGHT.search(words)
    return match["year"] if match else None


def year_of_date(lines: Iterable[str]) -> str | None:
    """Give the year of the first line that holds a date, or a town and a date, and no more."""
    for line in lines:
        if len(line) > MAX_DATE_LINE or not _YEAR.search(line):
            continue
        match = _YEAR_LABEL.match(line) or _PLACE_AND_DATE.fullmatch(line)
        place = match.groupdict().get("place") or "" if match else ""
        if match and len(place.split()) <= MAX_PLACE_WORDS and not _NO_PLACE.search(place):
            return match["year"]
    return None
