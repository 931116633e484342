"""The title of a publication among the lines of its header, in each of its languages."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from cbris.loaders.text.front.lines import Front, Line
from cbris.loaders.text.front.marks import is_prose
from cbris.loaders.text.front.tongues import tongue
from cbris.loaders.text.hyphens import COMPOUND_STARTS, PREFIXES
from cbris.loaders.text.institutes import INSTITUTE

__all__ = ["Title", "choose_title", "find_titles", "same_title"]

_LABEL = re.compile(
    r"^(?:title|назва(?: статті)?|тема|название|tytuł|titel|titlu|cím)\s*:\s*", re.IGNORECASE
)
_CHAPTER = re.compile(
    r"^(?:chapter|kapitel|kapitola|rozdział|розділ|глава|fejezet|capitolul|capítulo|capitolo)\s"
    r"(?:\d{1,2}|[IVX]+)\s?[:.–—]\s*",
    re.IGNORECASE,
)
_RUNNING_PAGE = re.compile(r"(?:\s{3,}|\t)\d{1,4}$")
_SERIES = re.compile(
    r"\b(?:(?:discussion|working|occasional|research|policy) (?:papers?|notes?|briefs?)"
    r"|műhelytanulmány\w*"
    r"|arbeitspapiere?|diskussionspapiere?|documentos? de trabajo|cahiers?"
    r"|technical report|zeszyt nr"
    r"|papers?,? (?:no|nr|№)\b|reports?,? (?:no|nr|№)\b|препринт|серія"
    r"|book of abstracts|збірник тез|materiały konferencyjne)\b",
    re.IGNORECASE,
)
"""The name of a series, where a number or another word in capitals stands with it."""
_NOTE_MARK = re.compile(r"[\s]*[*†‡¹²³⁴]+$")
_JOURNAL = re.compile(
    r"\b(?:journal|bulletin|herald|proceedings|annals|letters|transactions|visnyk|вісник|вестник"
    r"|журнал|збірник|записки"
    r"|сборник|хабаршы\w*|zeszyty|zeitschrift|jahrbuch|revista|časopis|szemle|scientific notes"
    r"|наукові праці"
    r"|науковий|часопис|acta|review|quarterly|conference|конференці\w+|materials of|матеріали"
    r"|тези)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"^(?:section|розділ|секція|рубрика|раздел|секция)\b|^[^\W\d_]+(?: (?:та|і|и"
    r"|and) [^\W\d_]+){1,2}$",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\W*(?:УДК|UDC|UDK|ӘОЖ|ББК|JEL)\b")
_NUMBERED = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s|[IVX]+\.\s|(?:table|figure|fig\.|рис\.|табл\w*)\s?\d)", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s+[^\W_]")
MAX_SENTENCES = 2
"""A title and, behind a point, its subtitle."""
MAX_WORDS = 28
_NON_WORD = re.compile(r"[^\w]+")
MIN_WORDS = 3
MAX_SERIES_WORDS = 9
MAX_LENGTH = 400
ALIKE = 0.85
NEARLY = 0.75
"""How far the first title may stand behind the best: further ones are translations."""
NEAR = 3
"""Lines, blank ones left out, between a title and the names that it stands beside."""


class Title(NamedTuple):
    """A title on one or several lines, its language, and how much speaks for it."""

    words: str
    language: str | None
    first: int
    last: int
    score: float


def find_titles(front: Front, taken: frozenset[int] = frozenset()) -> list[Title]:
    """Find what may be a title, in the order of the text.

    :param taken: lines that tell of the authors.
    """
    lines = front.lines
    runs = _runs(lines, taken)
    titles = [_title(lines, run, taken) for run in runs]
    return [title for title in titles if title is not None]


def choose_title(titles: Sequence[Title], cited: str | None = None) -> Title | None:
    """Choose the first of the best titles; one that is cited so is taken at once."""
    if cited:
        same = [title for title in titles if same_title(title.words, cited)]
        if same:
            return same[0]
    best = max((title.score for title in titles), default=0.0)
    return next((one for one in titles if one.score > 0 and one.score >= best - NEARLY), None)


def same_title(one: str, other: str) -> bool:
    """Tell whether two spellings are of one title, letter case and marks aside."""
    first, second = (_NON_WORD.sub(" ", words.casefold()).split() for words in (one, other))
    if first == second:
        return True
    if abs(len(first) - len(second)) > max(3, len(first) // 3):
        return False
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def _runs(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[list[int]]:
    """Yield runs of lines of words; a new language or a blank line opens a new run."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if line.kind != "words" or at in taken:
            if run:
                yield run
            run = []
            continue
        if run and _is_other_language(lines[run[-1]].text, line.text):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _is_other_language(one: str, other: str) -> bool:
    if one.endswith((":", "?", ",", "-", "–")):
        return False
    first, second = tongue(one), tongue(other)
    if first is None or second is None or first == second:
        return False
    if _is_cyrillic(first) != _is_cyrillic(second) or one.isupper() == other.isupper():
        return True
    return one.isupper() and len(other.split()) > MIN_WORDS and len(one.split()) > MIN_WORDS


def _is_cyrillic(language: str) -> bool:
    return language in ("uk", "ru", "be", "kk")


def _title(lines: Sequence[Line], run: Sequence[int], taken: frozenset[int]) -> Title | None:
    words = _joined([_RUNNING_PAGE.sub("", lines[at].text) for at in run])
    words = words.lstrip("# ").replace("**", "")
    words = _NOTE_MARK.sub("", _CHAPTER.sub("", _LABEL.sub("", words))).strip(" .;,")
    count = len(words.split())
    if count < MIN_WORDS or len(words) > MAX_LENGTH or not _is_wordy(words):
        return None
    if is_prose(words) or _is_sentences(words) or _NUMBERED.match(words):
        return None
    return Title(words, tongue(words), run[0], run[-1], _score(lines, run, taken, words))


def _is_sentences(words: str) -> bool:
    """Tell whether words are more than a title and its subtitle behind a point."""
    parts = _SENTENCE.findall(words.replace("vs. ", "vs "))
    return bool(parts) and (len(parts) >= MAX_SENTENCES or len(words.split()) > MAX_WORDS)


def _is_wordy(words: str) -> bool:
    return sum(map(str.isalpha, words)) > len(words) / 2 and "@" not in words


def _score(lines: Sequence[Line], run: Sequence[int], taken: frozenset[int], words: str) -> float:
    count = len(words.split())
    score = min(count, 10) / 5
    score += 1.5 if words.isupper() else 0.0
    score += 1.5 if _is_near_names(lines, run, taken) else 0.0
    score -= 2.0 if _JOURNAL.search(words) and run[0] <= NEAR else 0.0
    score -= 1.5 if _SECTION.match(words) else 0.0
    score -= 3.0 if _SERIES.search(words) and count < MAX_SERIES_WORDS else 0.0
    score -= 0.5 if _SENTENCE.search(words) else 0.0
    score -= 1.5 if _is_before_class(lines, run[-1]) else 0.0
    score -= 1.0 if lines[run[-1]].text.endswith((",", ";")) else 0.0
    score -= 1.5 if INSTITUTE.search(words) and count < 8 and not words.isupper() else 0.0
    score -= 2.0 if words[:1].islower() else 0.0
    return score


def _is_before_class(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a number of classification follows, as it does behind a section's name."""
    behind = next((line for line in lines[at + 1 :] if line.kind != "blank"), None)
    return bool(behind and behind.kind == "code" and _CLASS.match(behind.text))


def _is_near_names(lines: Sequence[Line], run: Sequence[int], taken: frozenset[int]) -> bool:
    filled = [at for at, line in enumerate(lines) if line.kind != "blank"]
    first, last = filled.index(run[0]), filled.index(run[-1])
    near = (*filled[max(0, first - 1) : first], *filled[last + 1 : last + 1 + NEAR])
    return any(at in taken for at in near)


def _joined(texts: Sequence[str]) -> str:
    """Join the lines of a title; a word that is broken at the end of a line becomes whole."""
    joined = ""
    for text in texts:
        words = " ".join(text.replace("\u00ad", "").split())
        if joined.endswith("-") and joined[-2:-1].isalpha() and words[:1].isalpha():
            start = re.split(r"[\s-]", joined[:-1])[-1].casefold()
            keeps = start in COMPOUND_STARTS or start in PREFIXES or words[:1].isupper()
            joined = f"{joined}{words}" if keeps else f"{joined[:-1]}{words}"
        else:
            joined = f"{joined} {words}" if joined else words
    return joined
