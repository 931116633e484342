"""What is no running text, and claims nothing: captions, rows of tables, references."""

import re

__all__ = ["is_prose"]

_CAPTION = re.compile(
    r"\W*(?:(?:figure|fig|table|tab|chart|graph|map|box|scheme|diagram|appendix)\.?\s*\d|sources?\s*:"
    r"|notes?\s*:|key\s?words?\s*:|jel\b|udc\b|e-?mail\b|issn\b|isbn\b|doi\b|https?:|received\b|accepted\b"
    r"|copyright\b|©|hypothes[ie]s\s+\d|h\d+[a-z]?\s*:)",
    re.IGNORECASE,
)
# What only an entry of a list of references has: initials and a year, pages, a volume.
_ENTRY = re.compile(
    r"\bpp?\.\s?\d+\s?[-–]\s?\d|\bvol\.\s?\d|\b\d+\s?\(\d+\)\s?[,:.]\s?\d|\bisbn\b|\bissn\b|doi\.org"
    r"|\bretrieved from\b",
    re.IGNORECASE,
)
_ENTRY_SIGNS = ("p.", "vol.", "(", "isbn", "issn", "doi.org", "retrieved from")
_LABEL = re.compile(
    r"\b(?:(?:figure|fig|table|tab|chart|graph|map|box|scheme|hypothesis)\.?\s*\d+(?:\.\d+)?[a-z]?"
    r"|h\d[a-z]?|key\s?words?)\s*[.:–-]\s*$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    r"[A-Z][\w'’-]+,? (?:[A-Z]\.\s?){1,3}(?:[,&]| and |\s*\(\d{4}|\s+[A-Z][a-z]+ )"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CELL = re.compile(r"\t|\S {3,}\S|\s\|\s")
_CELL_SIGNS = ("\t", "   ", "|")
_FIGURE = re.compile(r"(?<!\w)[-+]?\d[\d.,%]*(?!\w)")


def is_prose(text: str, before: str = "") -> bool:
    """Tell whether a sentence, as it stands in the raw text, can claim something.

    :param before: what stands before it, a label as a rule: "Figure 2. ".
    """
    if _CAPTION.match(text) or _LABEL.search(before) or _is_entry(text):
        return False
    if _AUTHOR.match(text) and _YEAR.search(text):
        return False
    return not _is_row(text)


def _is_entry(text: str) -> bool:
    low = text.casefold()
    return any(sign in low for sign in _ENTRY_SIGNS) and bool(_ENTRY.search(text))


def _is_row(text: str) -> bool:
    """Tell a row of a table, by its cells or its many figures."""
    celled = any(sign in text for sign in _CELL_SIGNS)
    if celled and len(_CELL.findall(text)) >= 2:
        return True
    return len(_FIGURE.findall(text)) * 4 > text.count(" ") + 5
