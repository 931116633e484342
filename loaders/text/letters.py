"""Letter classes for patterns, and letters of one script that stand in for another's."""

import re
from collections.abc import Sequence
from itertools import groupby

__all__ = ["LETTER", "LOWER", "MENDED", "UPPER", "WORD", "unmix"]

MENDED = "\ua78f"
"""Stands inside a working text where a word was mended; a letter, so that patterns see a word."""

_LAST_CYRILLIC = 0x530
_LETTERS = [chr(code) for code in range(0x41, _LAST_CYRILLIC) if chr(code).isalpha()]


def _ranges(letters: Sequence[str]) -> str:
    """Write letters for a class of a pattern, which is read the faster the shorter it is."""
    parts: list[str] = []
    for _, run in groupby(enumerate(letters), key=lambda one: ord(one[1]) - one[0]):
        first, *others = (letter for _, letter in run)
        parts.append(f"{first}-{others[-1]}" if len(others) > 1 else first + "".join(others))
    return "".join(parts)


UPPER = _ranges([letter for letter in _LETTERS if letter.isupper()])
LOWER = _ranges([letter for letter in _LETTERS if letter.islower()]) + MENDED
_CASED = _ranges([one for one in _LETTERS if one.isupper() or one.islower()]) + MENDED
LETTER = r"[^\W\d_]"
WORD = rf"[{UPPER}](?:[{_CASED}]|['’ʼ`´](?=[{_CASED}]))+"
"""A word with a capital, two letters at least."""

_LATIN = "ABCEHIKMOPTXYaceiopxyjs"
_CYRILLIC = "АВСЕНІКМОРТХУасеіорхујѕ"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_ANY_WORD = re.compile(rf"{LETTER}{{2,}}")
_IS_LATIN = re.compile(r"[A-Za-z]")
_IS_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def unmix(text: str) -> str:
    """Write every word of two scripts in the script of most of its letters.

    A look-alike that was exchanged leaves MENDED behind the word.
    """
    if text.isascii() or not (_IS_CYRILLIC.search(text) and _IS_LATIN.search(text)):
        return text
    return _ANY_WORD.sub(lambda match: _unmix_word(match[0]), text)


def _unmix_word(word: str) -> str:
    if word.isascii() or not _IS_LATIN.search(word):
        return word
    latin, cyrillic = len(_IS_LATIN.findall(word)), len(_IS_CYRILLIC.findall(word))
    if not latin or not cyrillic:
        return word
    changed = word.translate(_TO_LATIN if latin >= cyrillic else _TO_CYRILLIC)
    pure = not (_IS_LATIN.search(changed) and _IS_CYRILLIC.search(changed))
    return changed + MENDED if pure else word
