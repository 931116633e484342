"""Blanks and lines that layout put into an entry, or left out of it."""

import re
from collections import Counter

from cbris.loaders.text.letters import LOWER, UPPER

__all__ = ["is_page_furniture", "join_links", "part_glued", "running_heads", "without_page_lines"]

_BROKEN_LINK = re.compile(
    r"((?:https?://|www\.|10\.\d{4,9}/)\S*[./_=&?%-])[ \t]*\n\s*"
    r"(?=[\w%~.-]+(?:[/.=&?_-]|\d|\s*$))"
)
# Each mark comes first and what stands before it is looked at then: so a search is fast.
_GLUED = re.compile(
    rf"(?P<mark>[.,:;–—](?:(?<=[{LOWER}]{{2}}.)(?<![–—])(?=[{UPPER}][{LOWER}]|\d{{4}}\b)"
    rf"|(?<=\d[.,])(?=[{UPPER}][{LOWER}]|pp\.|[CСP]\.)"
    rf"|(?<=\d{{4}}\.)(?=\d{{2,3}}\s?[pсc]\.)|(?<=[\])][.,])(?=[{UPPER}]|Iss)"
    rf"|(?<=[.,][–—])(?=[\dТCСPVNB№])|(?<=[{LOWER}\d]\.)(?=[–—])"
    rf"|(?<=[{LOWER}][.,])(?=(?:Vol|Iss|No|pp)\.)))"
    rf"|(?P<before>/(?<=[{LOWER}{UPPER}]/)/(?=\S))"
)
_LINK = re.compile(r"\S*?(?:://|www\.|@|10\.\d{4,9}/|\w\.\w+/)")
_LINK_SIGNS = ("/", "www.", "@")
_NUMBER_LINE = re.compile(r"[-–— |]*\d{1,4}[-–— |]*|[_=*–—-]{3,}|\f+")
_DIGITS = re.compile(r"\d+")
MAX_HEAD = 120
MIN_HEAD = 6
_REFERENCE_LIKE = re.compile(r"\d\s?[–-]\s?\d|https?:|doi|[{(\[]\d{4}")
_HEAD_LIKE = re.compile(
    rf"[{UPPER}\W\d]{{12,}}|.*\b(?:Issue|Vol|No|Вип|Том|№|ISSN|Journal|Вісник|Вестник)\b.*"
    rf"|(?:[{UPPER}]\.\s?){{1,2}}\S+(?:,\s(?:[{UPPER}]\.\s?){{1,2}}\S+)*"
)


def join_links(text: str) -> str:
    """Join a link that breaks behind a mark at the end of a line."""
    return _BROKEN_LINK.sub(r"\1", text) if "\n" in text else text


def part_glued(text: str) -> str:
    """Put the blank behind a full stop or comma that was lost in copying; links are left."""
    if any(sign in text for sign in _LINK_SIGNS):
        return _GLUED.sub(_parted_outside_links, text)
    return _GLUED.sub(_parted, text)


def running_heads(text: str) -> frozenset[str]:
    """Collect the short lines that a text repeats, their numbers left out."""
    lines = (line.strip() for line in text.split("\n"))
    counts = Counter(_key(line) for line in lines if MIN_HEAD <= len(line) <= MAX_HEAD)
    return frozenset(key for key, count in counts.items() if count > 1)


def is_page_furniture(line: str) -> bool:
    """Tell whether a line is a page number, a rule, or looks like a running head."""
    return bool(_NUMBER_LINE.fullmatch(line) or _HEAD_LIKE.fullmatch(line))


def without_page_lines(raw: str, heads: frozenset[str]) -> str:
    """Leave out page numbers, rules and running heads that stand within an entry."""
    if "\n" not in raw and "\f" not in raw:
        return raw
    lines = raw.split("\n")
    paged = [i for i, line in enumerate(lines) if _NUMBER_LINE.fullmatch(line.strip())]
    kept = (line for i, line in enumerate(lines) if not _is_page_line(lines, i, paged, heads))
    return "\n".join(kept)


def _is_page_line(lines: list[str], i: int, paged: list[int], heads: frozenset[str]) -> bool:
    line = lines[i].strip()
    if i in paged or (i and _key(line) in heads and not _REFERENCE_LIKE.search(line)):
        return True
    beside = any(all(not lines[j].strip() for j in range(min(i, p) + 1, max(i, p))) for p in paged)
    return beside and 0 < i < len(lines) - 1 and bool(_HEAD_LIKE.fullmatch(line))


def _key(line: str) -> str:
    return _DIGITS.sub("", line).strip().casefold()


def _parted_outside_links(match: re.Match[str]) -> str:
    start = match.start()
    while start and not match.string[start - 1].isspace():
        start -= 1
    return match[0] if _LINK.match(match.string, start) else _parted(match)


def _parted(match: re.Match[str]) -> str:
    return f" {match['before']} " if match["before"] else f"{match['mark']} "
