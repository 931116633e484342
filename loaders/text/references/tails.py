"""What web pages and printed pages put behind an entry: labels of links, numbers of pages."""

import re
from collections.abc import Collection

from cbris.loaders.text.references.spacing import is_page_furniture
from cbris.loaders.text.references.traits import could_end

__all__ = ["is_foot", "is_label_line", "is_page_line", "without_tail"]

# Labels that stand behind nothing but a reference, even where the blank before them is lost.
_SURE_LABELS = (
    r"(?:(?:View|Search|Find|Look up)(?: (?:this|it))?"
    r"(?: (?:in|on|at|article(?: in| on)?|record in))? )?"
    r"(?:Google ?Scholar|Scopus|Web of Science|PubMed(?: Central)?)"
    r"|Cross ?[Rr]ef|CROSSREF|View (?:in )?[Aa]rticle|View (?:at )?[Pp]ublisher(?: [Ss]ite)?"
    r"|Taylor & Francis Online|MathSciNet|zbMATH|Semantic Scholar|Publisher Site|Medline|MEDLINE"
    r"|Return to ref(?:erence)? \d+ in article|Go to (?:reference|citation|original source)\.*"
    r"|Open ?URL|Download (?:reference|citation)s?|Abstract ?/ ?FREE Full Text|Free Full Text"
    r"|Open in a new tab|External [Ll]ink|Green Version|PMC free article|SAGE Journals|Wiley"
    r" Online Library|View PDF|Google Search"
)
# Labels that are also words of references: only beside a sure one, in brackets, or on a line.
_LABELS = (
    rf"(?:{_SURE_LABELS}|Article|Chapter|Book|MATH|ADS|CAS|ISI|DOI|PDF|Full [Tt]ext|Abstract|View"
    r"|Link)"
)
_GLUE = r"[\s|;,·•\[\](){}®™↗>]*"
_TAIL = re.compile(
    rf"(?:{_GLUE}(?:(?<=[\[(|\n])|(?<=\d)|(?<=\w)(?=[A-Z])|(?<=[\s.)\]]))"
    rf"(?=(?:{_LABELS}{_GLUE})*?(?:{_SURE_LABELS})|(?<=\[){_LABELS}\])"
    rf"(?:{_LABELS}{_GLUE})+)[.]?$"
)
_TAIL_LINE = re.compile(
    rf"{_GLUE}(?:{_LABELS}{_GLUE})+[.]?|View more references?|Show (?:all|more)\b.*"
)
_LAST_LISTED = """
    Scholar scholar Ref ref CROSSREF Scopus Science PubMed Central rticle ublisher Site Online Net
    MATH edline MEDLINE citation source URL eference Text tab ink Version Journals Library PDF
    Search DOI ADS CAS ISI Book Chapter View references Abstract
"""
_LAST = tuple(_LAST_LISTED.split())
_BEHIND_LAST = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "])|;,.®™↗}>"
_PAGE_LINE = re.compile(
    r"[-–— |]*\d{1,4}[-–— |]*|\f+|[Pp]age \d+(?: of \d+)?|[Сс]тор(?:інка|\.) \d+"
    r"|[Ss](?:eite|trona|ida) \d+"
    r"|\S.{0,60}(?: {4,}|\t)\d{1,4}(?: {4,}|\t)\s*\S.{0,60}"
    r"|\S.{0,100}?(?: {4,}|\t)\s*\d{1,4}|\d{1,4}(?: {4,}|\t)\s*\S.{0,100}|[=_*–—-]{5,}"
)
_FOOT = re.compile(
    r"\W*(?:©|\(c\) ?\d{4}|copyright ?[©:(\d]|downloaded (?:from|by)\b|full text\s*$|pdf\s*$)",
    re.IGNORECASE,
)
_YEAR_LINE = re.compile(r"(?:1[89]|20)\d\d")
MAX_TAIL = 240
MAX_PAGE_LINE = 200
MAX_HEAD = 110
MAX_HEADS = 3


def is_page_line(words: str) -> bool:
    """Tell whether a line holds the number of a page, perhaps with a running head beside it."""
    return len(words) <= MAX_PAGE_LINE and bool(_PAGE_LINE.fullmatch(words))


def is_foot(line: str) -> bool:
    """Tell whether a line is one that pages print at their feet: of rights, of downloads."""
    return bool(_FOOT.match(line))


def is_label_line(words: str) -> bool:
    """Tell whether a line holds labels of links and nothing else."""
    return _ends_in_label(words) and bool(_TAIL_LINE.fullmatch(words))


def without_tail(text: str, start: int, end: int, heads: Collection[str] = ()) -> int:
    """Give where an entry ends before the labels of links and the furniture of its page.

    :param heads: lines that the pages of the text repeat, without their numbers.
    """
    while True:
        cut = _page_end(text, start, _labels_end(text, start, end), heads)
        if cut >= end:
            return cut
        end = cut


def _ends_in_label(words: str) -> bool:
    return words.rstrip(_BEHIND_LAST).endswith(_LAST)


def _labels_end(text: str, start: int, end: int) -> int:
    if not _ends_in_label(text[max(start, end - 24) : end]):
        return end
    first = max(start, end - MAX_TAIL)
    line = text.rfind("\n", start, end)
    while line >= 0 and is_label_line(text[line:end].strip()):
        end = start + len(text[start:line].rstrip())
        line = text.rfind("\n", start, end)
    match = _TAIL.search(text, first, end)
    return start + len(text[start : match.start()].rstrip()) if match else end


def _page_end(text: str, start: int, end: int, heads: Collection[str]) -> int:
    """Drop last lines that belong to the page: its number, and the heads beside the number."""
    if "\n" not in text[start:end]:
        return end
    lines = text[start:end].split("\n")
    kept = len(lines)
    numbered = False
    while kept > 1 and _drops(lines, kept - 1, heads):
        numbered |= is_page_line(lines[kept - 1].strip("\f "))
        kept -= 1
    if numbered:
        kept = _without_heads(lines, kept)
    return start + len("\n".join(lines[:kept]).rstrip())


def _drops(lines: list[str], i: int, heads: Collection[str]) -> bool:
    line = lines[i].strip()
    if not line or re.sub(r"\d+", "", line).strip().casefold() in heads:
        return True
    before = lines[i - 1].strip()
    if _YEAR_LINE.fullmatch(line) and before:
        return False
    if is_foot(line):
        return True
    fed = "\f" in lines[i] and is_page_furniture(line)
    return fed or (is_page_line(line) and (not before or could_end(before)))


def _without_heads(lines: list[str], kept: int) -> int:
    """Leave out a short block between blank lines and the number of a page."""
    first = kept
    while first > 1 and lines[first - 1].strip():
        first -= 1
    block = lines[first:kept]
    short = 0 < len(block) <= MAX_HEADS and all(len(line) < MAX_HEAD for line in block)
    above = next((line.strip() for line in reversed(lines[:first]) if line.strip()), "")
    blank = first < kept and not lines[first - 1].strip()
    return first if short and blank and above and could_end(above) else kept
