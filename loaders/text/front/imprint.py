"""Journal, volume, issue, year, pages and ISSN: from mastheads, labels and running heads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cbris.loaders.text.front.furniture import JOURNAL_LABEL, is_menu
from cbris.loaders.text.front.lines import Line
from cbris.loaders.text.front.persons import Person, read_people
from cbris.loaders.text.masthead import read_masthead

__all__ = ["find_journal_line", "read_imprint", "running_heads"]

_LABELLED: Mapping[str, re.Pattern[str]] = {
    name: re.compile(
        rf"^\W*(?:{words})\s*[:–—-]?\s*(?P<value>{value})\s*\.?(?:$|\s[|;])", re.IGNORECASE
    )
    for name, words, value in (
        (
            "pages",
            r"pages?|pp\.|сторінки|страницы|strony|seiten|oldalak|páginas|sayfa|с\.",
            r"\d+\s?[-–—]\s?\d+(?=\s*(?:[|;]|\.?$))",
        ),
        ("volume", r"volume|том|tom|band|volumul", r"\d+"),
        ("issue", r"issue|number|випуск|номер|выпуск|numer|heft", r"\d+(?:\s?\(\d+\))?"),
        ("year", r"year|рік|год|rok|jahr", r"(?:19|20)\d\d"),
        (
            "journal",
            r"(?:journal|журнал|czasopismo|zeitschrift|published in)\s?:",
            r"[^\W\d_].{4,120}",
        ),
    )
}
_JOURNAL_LINE = re.compile(
    r"^(?:the\s)?(?:[\w’'-]+\s){0,4}?(?:journal|bulletin|herald|annals|transactions|letters"
    r"|visnyk)(?:\s(?:of|on|for)\b.*|[\w\s&:,’'-]*)$"
    r"|^(?:науковий\s)?(?:вісник|вестник|журнал|збірник|записки|zeszyty|zeitschrift für|revista"
    r"|acta)\b[^.!?]*$",
    re.IGNORECASE,
)
_JOURNAL_WORD = re.compile(
    r"\b(?:journal|bulletin|herald|annals|letters|review|studies|studios|proceedings|notes|visnyk"
    r"|вісник|вестник|журнал|збірник"
    r"|студії|записки|сборник|zeszyty|zeitschrift|jahrbuch|revista|časopis|szemle|acta|хабаршы\w*"
    r"|economics?|economy|економіка"
    r"|экономика|наук\w*|science\w*|research|forum|planning|policy|society|проблеми|проблемы)\b",
    re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"(?:\bpp?\.|\b[сСsS]\.|,\s(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December))$"
)
_YEAR_BEHIND = re.compile(r"(?<=[^\W\d_]),\s(?:19|20)\d\d$")
MAX_BROKEN = 16
"""Code points of a line that may be the end of the line before."""
_ARTICLE = re.compile(r"articles?|статті|статья|artykuły?", re.IGNORECASE)
_PAGE_LINE = re.compile(r"^[ \t\u00a0]*\d{1,4}[ \t\u00a0]*$", re.MULTILINE)
_BREADCRUMB = re.compile(r"\s+[/>»›]\s+")
_OF_ISSUE = re.compile(r"[):]\s*:?\s*(?P<journal>[^\W\d_][^/>»]{3,100})$")
MAX_JOURNAL_WORDS = 12
MIN_STEPS = 3
TOP = 8
AROUND = 160
MAX_PAGES = 400


def read_imprint(lines: Sequence[Line]) -> dict[str, str]:
    """Read the fullest masthead, and what labels and a line above it add to it."""
    read = [
        _masthead(_unwrapped(lines, at))
        for at, line in enumerate(lines)
        if line.kind in ("masthead", "furniture", "words") and not is_menu(line.text)
    ]
    found: dict[str, str] = max(read, key=len, default={})
    found = {**_labelled(lines), **found}
    for other in read:
        if _agree(found, other):
            found = {**other, **found}
    below = _labelled_above(lines)
    if "journal" not in found and below:
        return {**found, "journal": below}
    if found and "journal" not in found:
        above = _line_above(lines)
        found |= {"journal": above} if above else {}
    return found


def _unwrapped(lines: Sequence[Line], at: int) -> str:
    """Give a line, with the number on the next where it ends with "pp." or a month."""
    words = lines[at].text
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    goes_on = below[:1].isdigit() and len(below) < MAX_BROKEN and _UNFINISHED.search(words)
    return f"{words} {below}" if goes_on else words


def _agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    shared = [name for name in other if name in one and name not in ("journal",)]
    return bool(shared) and all(one[name] == other[name] for name in shared)


def _masthead(line: str) -> dict[str, str]:
    """Read a masthead; in a path of a site, the step that names volume and issue."""
    steps = _BREADCRUMB.split(line)
    if len(steps) < MIN_STEPS:
        return read_masthead(line)
    for step in steps:
        read = read_masthead(step)
        if read:
            behind = _OF_ISSUE.search(step)
            read.pop("journal", None)
            return read | ({"journal": behind["journal"].strip(" .")} if behind else {})
    return {}


def _labelled(lines: Sequence[Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if line.kind == "names":
            continue
        for name, pattern in _LABELLED.items():
            if name == "journal" and line.kind == "words" and ":" not in line.text:
                continue
            match = pattern.match(line.text) if name not in found else None
            if match:
                value = match["value"].strip(" .")
                found[name] = re.sub(r"\s?[-–—]\s?", "-", value) if name == "pages" else value
    return found


def _labelled_above(lines: Sequence[Line]) -> str | None:
    """Give the line behind one that says nothing but "journal"."""
    filled = [line for line in lines if line.kind != "blank"]
    for label, line in pairwise(filled):
        if JOURNAL_LABEL.fullmatch(label.text) and line.kind in ("words", "furniture"):
            return line.text.strip(" .,;")
    for line in filled:
        steps = _BREADCRUMB.split(line.text)
        if len(steps) == MIN_STEPS and _ARTICLE.fullmatch(steps[2]) and " " in steps[1]:
            return steps[1]
    return None


def _line_above(lines: Sequence[Line]) -> str | None:
    """Give the name of the journal that stands right above a masthead without one."""
    for at, line in enumerate(lines):
        if line.kind != "masthead":
            continue
        above = next(
            (one for one in reversed(lines[:at]) if one.kind not in ("blank", "code")), None
        )
        below = next((one for one in lines[at + 1 :] if one.kind != "blank"), None)
        cut = _YEAR_BEHIND.search(above.text) if above and above.kind == "words" else None
        if above and cut:
            return above.text[: cut.start()]
        named = above and above.kind == "words" and len(above.text.split()) <= MAX_JOURNAL_WORDS
        touching = above is lines[at - 1] and above is next(_filled(lines), None)
        if above and named and below and (touching or _JOURNAL_WORD.search(above.text)):
            return above.text.strip(' .,;«»“”"')
    return None


def _filled(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are neither blank nor part of the page."""
    yield from (line for line in lines if line.kind not in ("blank", "furniture", "code"))


def find_journal_line(lines: Sequence[Line]) -> str | None:
    """Give a line at the top that is a journal's name and nothing else."""
    top = [line for line in lines if line.kind != "blank"][:TOP]
    for line in top:
        fits = line.kind == "words" and len(line.text.split()) <= MAX_JOURNAL_WORDS
        if fits and _JOURNAL_LINE.match(line.text):
            return line.text.strip(" .,;")
    return None


def running_heads(text: str) -> tuple[dict[str, str], tuple[Person, ...]]:
    """Read the journal and the authors from lines beside the numbers of pages."""
    imprint: dict[str, str] = {}
    people: tuple[Person, ...] = ()
    for line in _beside_pages(text):
        read = read_masthead(line)
        if read.get("journal") and len(read) > len(imprint):
            imprint = read
        elif not read and not people:
            named = read_people(line)
            initials = all("." in (person.given or "") for person in named.people)
            people = named.people if named.sure and initials else people
    return imprint, people


def _beside_pages(text: str) -> Iterator[str]:
    for n, match in enumerate(_PAGE_LINE.finditer(text)):
        if n >= MAX_PAGES:
            return
        before = text[max(0, match.start() - AROUND) : match.start()].split("\n")[1:]
        after = text[match.end() : match.end() + AROUND].split("\n")[:-1]
        near = [line.strip() for line in before if line.strip(" _\t\r")][-2:]
        behind = [line.strip() for line in after if line.strip(" _\t\r")][:1]
        yield from (line for line in (*near, *behind) if line)
