"""Volume, issue, pages and extent in the words of a reference."""

import re

from cbris.loaders.text.letters import LOWER, UPPER

__all__ = ["pages_of", "take_numbers"]

_DASH = r"\s?[-–—‒−‐]+\s?"
_PAGE = r"(?:[A-Za-z]{1,2}[-.]?)?\d{1,6}"
_RANGE = rf"{_PAGE}{_DASH}{_PAGE}(?![\d-])"
_RANGES = rf"{_RANGE}(?:,\s?{_RANGE}(?=\s*[.;¦)]|\s*$))?"
_PAGE_MARK = (
    r"(?:\b(?:pp?|рр?|[сСcCSs]{1,2}|[Сс]тор|[Сс]тр|[Ss]tr|[рРP]{1,2}|[Ss]eiten?)\s?\.|\b[Pp]p\b"
    r"|\bp\b(?=\s?\d)|\b[Pp]ages?\b|\bр\.|\b[Ss](?=\s\d+[-–]\d))\s?:?\s?"
)
_PAGE_END = (
    r"\s?(?:pp?|р|[сc]|стор|стр|str|strán|stran|s|S|С|pages|oldal|old|o|lpp|psl|lk|bls|Seiten)"
    r"\b\.?(?!\s?\d)"
)
_SERIAL = (
    r"(?:\d+[A-Za-zА-Я]?(?:\s?[-–/]\s?\d+)?"
    r"(?:\s?\((?:№|[Nn]o\.?|N)?\s?\d{1,3}(?:\s?[-–/]\s?\d+)?\))?)"
)
_NO = (
    r"(?:\b(?:[Nn]os?|[Nn]r|[Nn]um|[Ii]ss|Is|[Вв]ип|[Вв]ып|[Vv]yp|[Vv]ip|Ch|Numb|[HhzZnNчč]"
    r"|[Zz]esz|sz"
    r"|čís?)\s?\."
    r"|\b(?:N[oO]s?|n[or]|Nr|NR|[Nn]umber|[Ii]ssue|[Ii]ss|[Вв]ипуск|[Вв]ыпуск|[Вв]ип|[Hh]eft"
    r"|[Zz]eszyt"
    r"|[Čč]íslo|[Vv]ypusk)\b\.?:?|[Nn]\.?[°oº]\.?(?=\s?\d)|[Nn]úm\.|бр\.|\bN(?=\s?\d)|№№?)"
)
_VOL = (
    r"(?:\b(?:[Vv]ol(?:ume)?s?|VOL|Т|Том|T|V|Bd|Band|[Тт]ом|[Tt]om|TOM|Jg|Jahrg|Jahrgang"
    r"|[Rr]oč(?:ník)?"
    r"|[Rr]oczn(?:ik)?|Volumul|köt)\b\.?|\b[ТтtTR]\.|\bkötet)"
)
_V = r"\d{1,4}[A-Z]?(?:[-–/]\d+)?(?!\d)"
_ROMAN = r"[IVXLC]+\b"
_INSIDE = (
    r"[^()\[\]¦]{0,14}?\d[\d–/-]*(?:\s?\(\d+\))?|(?:[Ss]pecial [Ii]ssue|SI|[Ss]uppl(?:ement)?\.?)"
    r"(?:\s?\d+)?|S\d+"
)
_BEFORE = r"(?<![\w/.-])"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<volume>\d{1,3}|\b[IVXLC]{1,6})\.\sévf(?:olyam|\.),?[\s¦]+(?P<issue>\d{1,3}(?:[-–/]\d+)?)\.\ssz(?:ám|\.)",
        # Each names what it gives; what one cuts out, the next does not see.
        r"\b[sS]s\.\s(?P<num_pages>\d{1,4})(?!\s?[-–\d])",
        rf"\(\s?{_PAGE_MARK}(?P<pages>{_RANGES}|{_PAGE})\s?\)",
        rf"(?:{_VOL}\s?)?{_BEFORE}(?P<volume>\d{{1,4}})"
        rf"\s?[,.:;]?\s?\(?{_NO}\s?(?P<issue>{_SERIAL})\)?",
        rf"{_VOL}\s?№?\s?(?P<volume>\d+[A-Z]?|{_ROMAN})\s?[,.:;]\s?{_NO}\s?(?P<issue>{_SERIAL})",
        rf"{_NO}\s?(?P<issue>{_SERIAL})",
        rf"(?:{_VOL}\s?)?{_BEFORE}(?P<volume>\d{{1,4}}(?:[–-]\d{{1,3}})?|\b[IVXLC]{{1,7}})"
        rf"\s?[(\[](?P<issue>{_INSIDE})[)\]]\s?"
        rf"[,:.;–-]*\s{{0,2}}(?:[Aa]rticle\s(?:[Nn]o\.?\s)?|{_PAGE_MARK})?"
        rf"(?P<pages>{_RANGES}|e\d{{2,}}|\d{{1,8}}(?=\s*[.¦]|\s*$))",
        rf"{_VOL}\s?№?\s?(?P<volume>\d+[A-Z]?(?:[-–]\d+)?|{_ROMAN})(?:\s?[(/]"
        rf"(?P<issue>\d[\d–/-]*)\)?)?",
        r"[Aa]rt(?:icle|\.)\s(?:[Nn](?:o|umber|r)?\.?\s?)?(?P<pages>[A-Za-z]?\d{2,8})",
        rf"(?P<pages>{_RANGE})\.?{_PAGE_END}",
        rf"{_PAGE_MARK}(?P<pages>{_RANGES}|{_PAGE})(?!\s?[{LOWER}]|\d)",
        rf"{_BEFORE}(?P<volume>\d{{1,4}})\s?[(\[](?P<issue>{_INSIDE})[)\]](?=\s*(?:[,.:;¦]|$))",
        rf"(?<![\w/(-])(?<!\d\.)(?P<volume>\d{{1,4}})[.:/]\s?(?P<issue>\d{{1,2}}(?:[-–]\d)?)"
        rf"(?:\s*¦\s*)?\s?[,:]\s{{0,2}}(?P<pages>{_RANGE})",
        rf"(?<![\w/.(-])(?P<volume>\d{{1,4}})\s?[,:;.]\s{{0,2}}(?P<pages>{_RANGES}|e\d{{2,}}"
        r"|\d{3,6}(?=\s*[.¦]|\s*$))",
        rf"(?<![\w/.(-])(?P<volume>\d{{1,3}})\s?¦\s?[,:]?\s?(?P<pages>{_RANGE})",
        rf"(?<![\w–/-])(?P<num_pages>\d{{1,4}}){_PAGE_END}",
        rf"(?:(?<=[,.:;¦‖–—])|(?<=^))\s*(?P<pages>{_RANGES})(?=\s*(?:[.,;¦)]|$))",
        r"(?:(?<=Papers)|(?<=Paper)|(?<=Series)|(?<=Reports)|(?<=Report)|(?<=Brief)|(?<=Notes))\s"
        r"(?P<issue>\d{1,4}(?:[/-]\d{1,4})?)(?=\s*[.,]?\s*(?:¦|$))",
        r"(?<=[,;¦])\s*(?P<volume>\d{1,3})(?=\s*[.,;:]?\s*(?:¦|$))",
        rf"(?<=[{LOWER}{UPPER}]\s)(?P<volume>\d{{1,3}})(?=\s*[.,;:]?\s*¦)",
        rf"(?<=[{LOWER}])\s(?P<volume>\d{{1,3}})(?=,\s*(?:¦|$))",
    )
)
_OWN_LABEL = re.compile(
    r"\s+(?=\()|^(?:nos?|nr|№|iss(?:ue)?|n|вип|heft|h)\b\.?:?\s?", re.IGNORECASE
)
_LAST_CENTURIES = range(1800, 2100)


def pages_of(words: str) -> str:
    """Write a range of pages with a plain hyphen."""
    return re.sub(_DASH, "-", words)


def take_numbers(text: str, gap: str) -> tuple[str, dict[str, str]]:
    """Cut the numbers out of the words behind a title, a gap left for each.

    Gives ``volume``, ``issue``, ``pages`` and ``num_pages`` where they were found.
    """
    found: dict[str, str] = {}
    for pattern in _PATTERNS:
        match = _fitting(pattern, text, found)
        if match:
            found |= {name: value for name, value in match.groupdict().items() if value}
            text = f"{text[: match.start()]} {gap} {text[match.end() :]}"
    if "pages" in found:
        found["pages"] = pages_of(found["pages"])
    if "issue" in found:
        found["issue"] = _OWN_LABEL.sub("", found["issue"])
    return text, found


def _fitting(pattern: re.Pattern[str], text: str, found: dict[str, str]) -> re.Match[str] | None:
    """Give the last match that names nothing known already and is no year."""
    for match in reversed(list(pattern.finditer(text))):
        named = {name: value for name, value in match.groupdict().items() if value}
        if not found.keys() & named.keys() and not _is_year(named):
            return match
    return None


def _is_year(named: dict[str, str]) -> bool:
    lone = named.get("volume") or named.get("num_pages") or ""
    return lone.isdigit() and int(lone) in _LAST_CENTURIES
