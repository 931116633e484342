"""The values of fields that formats share, brought to one form."""

import re
from collections.abc import Iterable
from datetime import date

from cbris.loaders.text.document import Author, Name
from cbris.loaders.text.orcid import ORCID, is_valid, normal
from cbris.loaders.text.people import named_person

__all__ = [
    "author_of",
    "doi_of",
    "folded",
    "iso_date",
    "issns_of",
    "language_of",
    "listed",
    "name_of",
    "orcid_of",
    "page_range",
    "range_of",
    "stands_in",
    "year_of",
]

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DASHES = re.compile(r"\s*[-‐‑‒–—−]+\s*")
_ISSN = re.compile(r"(?<![\d-])(\d{4})-?(\d{3}[\dXxХх])(?![\d-])")
_DATE = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WORDS = re.compile(r"[^\W_]+")
MIN_TITLE_WORDS = 3
TITLE_WITHIN = 8000
"""The code points at the beginning of a text in which its title must stand."""
_KEYWORD_SEPARATORS = (";", "|", ",")
_LANGUAGES = {
    "bel": "be", "belarusian": "be", "ces": "cs", "cze": "cs", "czech": "cs", "de": "de",
    "deu": "de", "ger": "de", "german": "de", "eng": "en", "english": "en", "american": "en",
    "british": "en", "usenglish": "en", "ukenglish": "en", "fra": "fr", "fre": "fr",
    "french": "fr", "hun": "hu", "hungarian": "hu", "pol": "pl", "polish": "pl", "rum": "ro",
    "ron": "ro", "romanian": "ro", "rus": "ru", "russian": "ru", "slk": "sk", "slo": "sk",
    "slovak": "sk", "ua": "uk", "ukr": "uk", "ukrainian": "uk", "українська": "uk",
    "английский": "en", "англійська": "en", "русский": "ru",
}  # fmt: skip


def folded(text: str | None) -> str | None:
    """Give a text with single blanks; None if nothing is left."""
    return " ".join((text or "").split()) or None


def doi_of(text: str | None) -> str | None:
    """Give the DOI in a text, without the address of a resolver."""
    found = _DOI.search(text or "")
    return found[0].rstrip(".,;)>\"'") if found else None


def orcid_of(text: str | None) -> str | None:
    """Give the ORCID iD in a text, if its check character is right."""
    found = ORCID.search(text or "")
    return normal(found[0]) if found and is_valid(found[0]) else None


def year_of(text: object) -> str | None:
    """Give the first year of four digits in a date."""
    found = _YEAR.search(str(text)) if text is not None else None
    return found[0] if found else None


def iso_date(text: str | None) -> str | None:
    """Give a whole date that is written year first, as ISO 8601 writes it."""
    found = _DATE.search(text or "")
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def issns_of(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Give the ISSNs in some texts, each once, if their check character is right."""
    found = (match for text in texts for match in _ISSN.finditer(text or ""))
    numbers = (f"{m[1]}-{m[2].upper().replace('Х', 'X')}" for m in found)
    return tuple(dict.fromkeys(one for one in numbers if _is_issn(one.replace("-", ""))))


def _is_issn(digits: str) -> bool:
    total = sum(
        int(digit) * weight for digit, weight in zip(digits[:7], range(8, 1, -1), strict=True)
    )
    return digits[7] == "0123456789X"[-total % 11]


def page_range(text: str | None) -> str | None:
    """Give pages with one plain hyphen between first and last."""
    return _DASHES.sub("-", folded(text) or "").strip("-") or None


def range_of(first: str | None, last: str | None) -> str | None:
    """Join a first and a last page."""
    first, last = page_range(first), page_range(last)
    return first if not last or first == last or (first and "-" in first) else f"{first}-{last}"


def language_of(text: str | None) -> str | None:
    """Give a two-letter code from a code or a name of a language."""
    word = re.split(r"[-_\s,;]", (text or "").strip().casefold())[0]
    return _LANGUAGES.get(word, word if re.fullmatch("[a-z]{2}", word) else None)


def listed(text: str | None) -> tuple[str, ...]:
    """Split keywords at the first kind of separator that they have."""
    text = folded(text) or ""
    separator = next((mark for mark in _KEYWORD_SEPARATORS if mark in text), None)
    parts: Iterable[str] = text.split(separator) if separator else [text]
    return tuple(word for word in (part.strip(" .") for part in parts) if word)


def name_of(words: str | None) -> Name | None:
    """Split a name: at its comma, else as a name in running text is split."""
    words = folded(words)
    if not words:
        return None
    family, comma, given = words.partition(",")
    if comma and family.strip() and "," not in given and given.strip():
        return Name(family.strip(), given.strip())
    return named_person(words)


def author_of(
    words: str | None = None,
    *,
    family: str | None = None,
    given: str | None = None,
    affiliation: str | None = None,
    orcid: str | None = None,
) -> Author | None:
    """Make an author of the words of a name, or of its two parts where they are known."""
    family, given = folded(family), folded(given)
    name = Name(family, given) if family else name_of(words or given)
    if name is None:
        return None
    shown = name.literal or " ".join(filter(None, [name.given, name.family]))
    known = {"affiliation": folded(affiliation), "orcid": orcid_of(orcid)}
    return Author(shown, name.family, name.given, **known)


def stands_in(title: str, text: str) -> bool:
    """Tell whether the words of a title stand at the beginning of a text."""
    words = _WORDS.findall(title.casefold())
    if len(words) < MIN_TITLE_WORDS:
        return False
    return "".join(words) in "".join(_WORDS.findall(text[:TITLE_WITHIN].casefold()))
