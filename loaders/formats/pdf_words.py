"""The words of a page of a PDF, with their places in points."""

from ctypes import byref
from itertools import pairwise
from math import sin
from typing import NamedTuple

from pypdfium2 import PdfTextPage
from pypdfium2 import raw as pdfium

__all__ = ["Word", "page_words"]

HYPHENS = {0x02, 0xFFFE}
"""What PDFium gives for a hyphen at the end of a line."""
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
SOFT_HYPHEN = 0xAD
TURNED = 0.2
GAP = 0.25
"""A wider gap than this part of the height of the letters parts two words."""
MAX_LETTERS = 200_000
"""Of a page with more letters than this the rest is not read."""


class Word(NamedTuple):
    """A word and its box; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """The height of its letters with what is above and below them."""
        return self.top - self.bottom


class _Letter(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float
    text: str


def page_words(page: PdfTextPage) -> list[Word]:
    """Give the words of a page in the order of the file.

    PDFium has put blanks where letters stand apart. So only the first and the last letter of
    a word are looked up, and the others where these two do not stand on one line.
    """
    words: list[Word] = []
    run: list[tuple[int, str]] = []
    unicode_of = pdfium.FPDFText_GetUnicode
    for at in range(min(pdfium.FPDFText_CountChars(page), MAX_LETTERS)):
        code = unicode_of(page, at)
        if code in HYPHENS:
            run.append((at, "-"))
            words += _words(page, run)
            run = []
        elif text := _text(code):
            run.append((at, text))
        elif run:
            words += _words(page, run)
            run = []
    return words + _words(page, run)


def _words(page: PdfTextPage, run: list[tuple[int, str]]) -> list[Word]:
    """Give the word of some letters, or the several that they turn out to be."""
    if not run or not _is_upright(page, run[0][0]):
        return []
    first, last = _letter(page, *run[0]), _letter(page, *run[-1])
    if first and last and last.right >= first.right and not _shifted(first, last):
        bottom, top = min(first.bottom, last.bottom), max(first.top, last.top)
        return [Word(first.left, bottom, last.right, top, "".join(text for _, text in run))]
    letters = [found for one in run if (found := _letter(page, *one))]
    words, word = [], letters[:1]
    for before, letter in pairwise(letters):
        if _parts(before, letter):
            words.append(_word(word))
            word = []
        word.append(letter)
    return [*words, _word(word)] if word else words


def _is_upright(page: PdfTextPage, at: int) -> bool:
    """Tell whether a letter stands upright: what is turned was printed along an edge."""
    return abs(sin(pdfium.FPDFText_GetCharAngle(page, at))) < TURNED


def _letter(page: PdfTextPage, at: int, text: str) -> _Letter | None:
    """Look up where a letter stands; None if it stands nowhere."""
    box = pdfium.FS_RECTF()
    found = pdfium.FPDFText_GetLooseCharBox(page, at, byref(box))
    if not found or box.right <= box.left or box.top <= box.bottom:
        return None
    return _Letter(box.left, box.bottom, box.right, box.top, text)


def _text(code: int) -> str:
    """Give a letter; a blank, half of a pair, and what is no letter of Unicode give nothing."""
    if not 0x21 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    letter = chr(code)
    if code == SOFT_HYPHEN:
        return letter
    return LIGATURES.get(letter, letter) if letter.isprintable() else ""


def _parts(before: _Letter, letter: _Letter) -> bool:
    """Tell whether a letter stands too far from the one before to be in the same word."""
    height = max(before.top - before.bottom, letter.top - letter.bottom)
    beside = letter.left - before.right
    return beside > GAP * height or beside < -height or _shifted(before, letter)


def _shifted(before: _Letter, letter: _Letter) -> bool:
    """Tell whether two letters stand at different heights."""
    height = max(before.top - before.bottom, letter.top - letter.bottom)
    return abs((before.top + before.bottom) - (letter.top + letter.bottom)) > 0.6 * height


def _word(letters: list[_Letter]) -> Word:
    return Word(
        letters[0].left,
        min(one.bottom for one in letters),
        max(one.right for one in letters),
        max(one.top for one in letters),
        "".join(one.text for one in letters),
    )
