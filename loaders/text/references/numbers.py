"""Volume, issue, pages and extent in the words of a reference."""

import re

from cbris.loaders.text.letters import LOWER

__all__ = ["pages_of", "take_numbers"]

_DASH = r"\s?[-–—‒−‐]+\s?"
_PAGE = r"[A-Za-z]?\d{1,6}"
_RANGE = rf"{_PAGE}{_DASH}{_PAGE}(?![\d-])"
_PAGE_MARK = r"(?:\b(?:pp?|рр?|[сСcCSs]|стор|стр|[рРP]{1,2})\s?\.|\bpp?\b|\bpages?|\bр\.)\s?"
_SERIAL = r"(?:\d+[A-Z]?(?:[-–/]\d+)?(?:\s?\(\d+(?:[-–/]\d+)?\))?)"
_NO = (
    r"(?:\b(?:[Nn]o|Nr|[Nn]um|[Ii]ss|Is|[Вв]ип|[Вв]ып|[Vv]yp|Ch|Numb)\s?\.|\b(?:No|Nos?|Number"
    r"|Issue|Iss|Випуск|Выпуск|Вип)\b\.?|N[°oº]\.?|№)"
)
_VOL = r"(?:\b(?:[Vv]ol(?:ume)?s?|Т|Том|T|V|Bd|Band|[Тт]ом|vyp?)\b\.?|\bТ\.|\bт\.)"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # Each names what it gives; what one cuts out, the next does not see.
        rf"\(\s?{_PAGE_MARK}(?P<pages>{_RANGE}|{_PAGE})\s?\)",
        rf"(?:{_VOL}\s?)?(?<![\w/.-])(?P<volume>\d{{1,4}})\s?[,.]\s?{_NO}\s?(?P<issue>{_SERIAL})",
        rf"{_NO}\s?(?P<issue>{_SERIAL})",
        rf"(?<![\w/.-])(?P<volume>\d{{1,4}})\s?\((?P<issue>[^()¦]{{0,12}}?\d[\d–/-]*)\)\s?[,:.;]?\s{{0,2}}"
        rf"(?:{_PAGE_MARK})?(?P<pages>{_RANGE}|e?\d{{3,6}}(?=\s*[.¦]|$))",
        rf"{_VOL}\s?№?\s?(?P<volume>\d+[A-Z]?(?:[-–]\d+)?"
        rf"|[IVXLC]+\b)(?:\s?\((?P<issue>\d[\d–/-]*)\))?",
        rf"{_PAGE_MARK}(?P<pages>{_RANGE}|{_PAGE})(?!\s?[{LOWER}])",
        r"(?<![\w/.-])(?P<volume>\d{1,4})\s?\((?P<issue>[^()¦]{0,12}?\d[\d–/-]*)\)(?=\s*(?:[,.:;¦]|$))",
        rf"(?<![\w/.(-])(?P<volume>\d{{1,4}})\s?[,:;.]\s{{0,2}}(?P<pages>{_RANGE}|e\d{{3,}})",
        rf"(?<![\w/.(-])(?P<volume>\d{{1,3}})\s?¦\s?[,:]?\s?(?P<pages>{_RANGE})",
        r"(?<![\w–/-])(?P<num_pages>\d{1,4})\s?(?:pp?|р|[сc]|стор|стр|s|S|С|pages)\b\.?(?!\s?\d)",
        rf"(?:(?<=[,.:;¦–—])|(?<=^))\s*(?P<pages>{_RANGE})(?=\s*(?:[.,;¦)]|$))",
        r"(?<=[,.;¦])\s*(?P<volume>\d{1,3})(?=\s*[.,;]?\s*¦)",
    )
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
        found["issue"] = re.sub(r"\s+(?=\()|^(?:no|№|iss)\.?\s?", "", found["issue"], flags=re.I)
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
