"""Mend words that a hyphen or a line break cut, and letters of the wrong script.

Mending works on a copy: a mended place carries MENDED, so that whichever field it ends
up in can say that it was mended; the raw entry stays as printed.
"""

import re
from collections.abc import Callable, Container
from functools import cached_property

from cbris.loaders.text.hyphens import COMPOUND_STARTS, PREFIXES
from cbris.loaders.text.letters import MENDED, unmix
from cbris.loaders.text.references.spacing import join_links, part_glued

__all__ = ["bare", "known_words", "mend"]

# The hyphen comes first and what stands before it is looked at then: so a search is fast.
_BROKEN = re.compile(
    r"[-‐\u00ad](?:(?<=[^\W\d_]{2}[-‐])(\s*\n\s*)?(?=([^\W\d_]{2,}))|(?<=\w\u00ad)\s*(?=\w))"
)
_KEPT = (PREFIXES | COMPOUND_STARTS) - {"re", "de"}
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r"[\w-]{4,}")
_FRAGMENT = re.compile(
    r"(?:[aeiou]?[bcdfglmnprstvz]{0,2})?(?:tions?|sions?|tional|ments?|mental|mentation|ness"
    r"|ities|ity"
    r"|tives?|bility|nomics?|ology|logies|zation|вання|ення|ності|ність|ційн\w+|ції|ція|ського"
    r"|ська|ський|ских|ской|ности|ность|ция|ции)"
)
_COMMON_LISTED = """
    analysis approach assessment border cooperation country countries cross development
    economic economics economy education european evaluation financial framework funding
    government implementation industrial information innovation innovations innovative
    institute institutional integration international investment journal knowledge management
    national organization organisation perspective policy political problems production
    programme project regional research review science scientific social specialization
    specialisation strategic strategy structural studies sustainable system systems technical
    technological technologies technology territorial theoretical transborder transfer
    university розвитку співробітництва інновацій регіонів економіки управління
"""
_COMMON = frozenset(_COMMON_LISTED.split())


# A look-alike in the label of a number or an editor is no repair of a field's words.
_LABELS = re.compile(
    r"(?<!\w)((?:[Vv]ol|[Nn]o|[Ii]ss|[Ee]d|[Rr]ed|[Cc]h|URL|DOI|[Ii]n|[Вв]ип|[Сс]тор|[Тт]ом"
    r"|[Рр]ед|pp)s?)"
    rf"{MENDED}(?!\w)"
)
_LONE_INITIAL = re.compile(
    rf"(?P<before>[A-Za-z]{MENDED}?,?\s"
    rf"|[A-Z]{MENDED}?\.\s?)(?P<letter>[АВСЕІНКМОРТХ])(?=\.(?!\s?\d))"
)
_LONE_LETTER = re.compile(r"[АВСЕІНКМОРТХ]\.")
_TO_LATIN = str.maketrans("АВСЕІНКМОРТХ", "ABCEIHKMOPTX")


def known_words(text: str) -> Container[str]:
    """Give the words that a text writes without a hyphen, with the field's commonest."""
    return _KnownWords(text)


class _KnownWords(Container[str]):
    """Words in lower case; those of the text are collected when one is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        return word in _COMMON or word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        words = (word for word in set(_RUN.findall(self._text)) if word.isalpha())
        return frozenset(map(str.casefold, words))


def mend(text: str, known: Container[str]) -> str:
    """Join broken words and links, unmix scripts, and write every run of blanks as one."""
    joined = _BROKEN.sub(_mender(known), join_links(text))
    one_script = joined if joined.isascii() else _unmixed(joined)
    return " ".join(part_glued(one_script).split())


def _unmixed(text: str) -> str:
    """Unmix words; an initial beside a Latin name is Latin, and labels are no repair."""
    words = unmix(text)
    words = _LABELS.sub(r"\1", words) if MENDED in words else words
    if not _LONE_LETTER.search(words):
        return words
    return _LONE_INITIAL.sub(
        lambda match: f"{match['before']}{match['letter'].translate(_TO_LATIN)}{MENDED}", words
    )


def bare(value: str) -> str:
    """Give a field's value without the marks of mending."""
    return value.replace(MENDED, "")


def _mender(known: Container[str]) -> Callable[[re.Match[str]], str]:
    def mended(match: re.Match[str]) -> str:
        if match[2] is None:
            return MENDED
        left, at_line_end = _word_before(match.string, match.start()), bool(match[1])
        kept = "-" if at_line_end else match[0]
        return MENDED if _is_broken(left, match[2], at_line_end, known) else kept

    return mended


def _word_before(text: str, end: int) -> str:
    start = end
    while start and _LETTER.match(text, start - 1):
        start -= 1
    return text[start:end]


def _is_broken(left: str, right: str, at_line_end: bool, known: Container[str]) -> bool:
    before, after = left.casefold(), right.casefold()
    if not right[0].islower():
        return False
    if at_line_end:
        return before not in COMPOUND_STARTS
    if before in _KEPT or (before in known and after in known):
        return False
    return before + after in known or (before not in known and bool(_FRAGMENT.fullmatch(after)))
